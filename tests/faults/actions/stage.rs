//! Brings a portal to the moment before a button is pressed.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use partner_center::config::SecondFactor;
use sqlx::{Executor, postgres::PgConnectOptions};
use uuid::Uuid;

use super::{A_FILE, Action, LATER, Press, RECENTLY, THE_CODE, THE_FIRST};
use crate::{
    proxy::FaultProxy,
    support::{Actor, Page, Setting, TestApp, app::link_in},
};

/// As many pages of one kind are looked through for a form.
const MOST_PAGES: usize = 40;
const FILE: (&str, &str, &[u8]) = ("extract.pdf", "application/pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");

/// A person in front of a filled form, in a portal whose way to its database can be cut.
pub struct Scene {
    /// The portal.
    pub app: TestApp,
    /// The link to its database.
    pub proxy: FaultProxy,
    /// Who presses the button.
    pub actor: Actor,
    form: Filled,
}

/// A form with everything in it.
struct Filled {
    path: String,
    fields: Vec<(String, String)>,
    /// The name of its file, if it takes one.
    file: Option<String>,
}

impl Scene {
    /// Makes a new world with everything ready for this action.
    pub async fn of(action: &Action) -> Self {
        let second_factor = if action.strict { SecondFactor::Required } else { SecondFactor::Off };
        let mut proxy = None;
        let app = TestApp::reached(Setting { second_factor, ..Setting::demo() }, |options: PgConnectOptions| {
            let made = FaultProxy::in_front_of(&options);
            let through = made.through(&options);
            proxy = Some(made);
            through
        });
        let mut stage = Stage { app: app.await, people: BTreeMap::new(), letter: None };
        stage.app.superuser().await.execute(sqlx::raw_sql(action.world)).await.expect("a world");
        for press in action.before {
            if press.who.is_empty() {
                stage.app.set_clock(TimeDelta::minutes(1)).await;
                continue;
            }
            let (actor, form) = stage.open(press).await;
            let answer = form.send(&actor).await;
            assert!(
                answer.status.as_u16() < 400,
                "{} {}: {} {:?}",
                press.who,
                press.form,
                answer.status,
                answer.errors()
            );
            stage.app.settle().await;
            if answer.status == 303 {
                stage.remember_letter(&actor.follow(&answer).await);
            }
        }
        let (actor, form) = stage.open(&action.press).await;
        stage.app.settle().await;
        stage.app.look_at_mails().await;
        Self { app: stage.app, proxy: proxy.expect("it was asked for"), actor, form }
    }

    /// Presses the button, in this tab.
    pub async fn press(&self, tab: &Actor) -> Page {
        let answer = self.form.send(tab).await;
        self.app.settle().await;
        answer
    }
}

impl Filled {
    async fn send(&self, actor: &Actor) -> Page {
        let Some(name) = &self.file else { return actor.post(&self.path, &self.fields).await };
        let rest: Vec<_> = self.fields.iter().filter(|(_, value)| value != A_FILE).cloned().collect();
        let file = (rest.len() < self.fields.len()).then_some(FILE);
        actor.send_file_as(name, &self.path, &rest, file).await
    }
}

/// Whether a path is one of this route; what stands for an id must be one, but for kinds, which are words.
fn fits(route: &str, path: &str) -> bool {
    let is_part = |known: &str, part: &str| match known {
        "{kind}" => true,
        id if id.starts_with('{') => Uuid::try_parse(part).is_ok(),
        word => word == part,
    };
    let (route, path) = (route.split('/'), path.split('?').next().unwrap_or_default().split('/'));
    route.clone().count() == path.clone().count() && route.zip(path).all(|(known, part)| is_part(known, part))
}

/// Where the form of this press goes, if the page has it with the button that is pressed.
fn action_on(page: &Page, press: &Press) -> Option<String> {
    let actions = page.attributes("form[method=post]", "action").into_iter();
    let mut actions = actions.map(|action| action.split('?').next().unwrap_or_default().to_owned());
    actions.find(|action| {
        let pressed = |(name, value): &(&str, &str)| {
            let button = format!("form[action^=\"{action}\"] button[name=\"{name}\"]");
            value.starts_with('<') || !page.has(&button) || page.has(&format!("{button}[value=\"{value}\"]"))
        };
        fits(press.form, action) && press.fields.iter().all(pressed)
    })
}

struct Stage {
    app: TestApp,
    people: BTreeMap<&'static str, Actor>,
    letter: Option<String>,
}

impl Stage {
    async fn person(&mut self, who: &'static str) -> Actor {
        if !self.people.contains_key(who) {
            let actor = if who.contains('@') { self.app.signed_in(who).await } else { self.app.stranger() };
            self.people.insert(who, actor);
        }
        self.people[who].clone()
    }

    fn remember_letter(&mut self, page: &Page) {
        let text = page.value("text").unwrap_or_default();
        let begin = ["/invitations/partnership/", "/c/invitations/"].into_iter().find_map(|begin| text.find(begin));
        if let Some(link) = begin.and_then(|from| text[from..].split_whitespace().next()) {
            self.letter = Some(link.to_owned());
        }
    }

    async fn open(&mut self, press: &Press) -> (Actor, Filled) {
        let actor = self.person(press.who).await;
        let mut trail = press.page.split(" > ").peekable();
        let first = trail.next().unwrap_or_default();
        let path = match first.split_once(' ') {
            Some(("mail", to)) => link_in(&self.app.mail_to(to).await),
            _ if first == "letter" => self.letter.clone().expect("a letter with a link"),
            _ => first.to_owned(),
        };
        let mut page = actor.get(&path).await;
        while page.status == 303 {
            page = actor.follow(&page).await;
        }
        page.must_be(200);
        while let Some(pattern) = trail.next() {
            page = further(&actor, &page, pattern, trail.peek().copied(), press).await;
        }
        self.remember_letter(&page);
        let action = action_on(&page, press)
            .unwrap_or_else(|| panic!("{} has no form for {}: {}", page.path, press.form, page.text("main")));
        let fields = self.filled(&page, &action, press).await;
        let file = page.attributes(&format!("form[action^=\"{action}\"] input[type=file]"), "name").into_iter().next();
        (actor, Filled { path: action, fields, file })
    }

    async fn filled(&self, page: &Page, action: &str, press: &Press) -> Vec<(String, String)> {
        let mut fields = page.form(action);
        fields.retain(|(name, _)| !press.fields.iter().any(|(typed, _)| typed == name));
        for (name, value) in press.fields {
            let day =
                |days| async move { (self.app.now().await + TimeDelta::days(days)).format("%Y-%m-%d").to_string() };
            let value = match *value {
                THE_FIRST => offered(page, name),
                THE_CODE => {
                    let who = press.fields.iter().find(|(name, _)| *name == "for").map_or(press.who, |(_, who)| who);
                    self.app.code_of(who).await
                }
                RECENTLY => day(-30).await,
                LATER => day(365).await,
                value => value.to_owned(),
            };
            fields.push(((*name).to_owned(), value));
        }
        fields.retain(|(name, _)| name != "for");
        fields
    }
}

/// The first page behind a link of this kind that has the form, or the way on to it.
async fn further(actor: &Actor, page: &Page, pattern: &str, next: Option<&str>, press: &Press) -> Page {
    for link in page.links().into_iter().filter(|link| fits(pattern, link)).take(MOST_PAGES) {
        let found = actor.get(&link).await;
        let leads_on = |next: &str| found.links().iter().any(|link| fits(next, link));
        if found.status == 200 && next.map_or_else(|| action_on(&found, press).is_some(), leads_on) {
            return found;
        }
    }
    panic!("{} has no link to {pattern} that leads to {}", page.path, press.form)
}

/// The first value that a control offers.
fn offered(page: &Page, name: &str) -> String {
    let offers =
        format!("[name=\"{name}\"][value]:not([value=\"\"]), [name=\"{name}\"] option[value]:not([value=\"\"])");
    page.attributes(&offers, "value").into_iter().next().unwrap_or_else(|| panic!("{} offers no {name}", page.path))
}
