//! Every page, opened by everybody who may: words from the catalogue only, and a markup that works with every device.

use std::collections::BTreeSet;

use partner_center::mail::transport::Transport;
use scraper::{ElementRef, Html, Selector, node::Node};
use tokio::sync::OnceCell;

use crate::support::{
    Actor, Page, Setting, TestApp,
    crawl::{crawl, route_of},
    html::text_of,
};

/// One person of each kind in the demo world, and of each state of an enrollment.
const PEOPLE: [&str; 18] = [
    "gaelle@alpine.example",
    "ada@alpine.example",
    "hana@harbor.example",
    "dieter@delta.example",
    "sophie@sable.example",
    "camille@cascade.example",
    "axel@cascade.example",
    "rosa@bluebird.example",
    "paul@meridian.example",
    "carla@lakeside.example",
    "nils@lakeside.example",
    "olivia@northlight.example",
    "ravi@northlight.example",
    "admin@fjord.example",
    "admin@garrigue.example",
    "admin@iris.example",
    "admin@jura.example",
    "admin@kite.example",
];

/// Every page of everybody, and of nobody.
async fn everything(app: &TestApp, prepare: impl Fn(&Actor)) -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    let stranger = app.stranger();
    stranger.submit("/reset-password", &[("mail", PEOPLE[0])]).await.must_be(200);
    app.worker_with(Transport::Demo).run_due().await.expect("a mail in the demo's mailbox");
    app.look_at_mails().await;
    prepare(&stranger);
    pages.extend(crawl(&stranger, &app.routes).await.into_iter().map(|page| ("a stranger".to_owned(), page)));
    for mail in PEOPLE {
        let person = app.signed_in(mail).await;
        prepare(&person);
        let found = crawl(&person, &app.routes).await;
        pages.extend(
            found.into_iter().filter(|page| !page.path.starts_with("/styleguide")).map(|page| (mail.to_owned(), page)),
        );
    }
    pages
}

/// The same in everybody's own language, opened once for all tests.
async fn pages() -> &'static [(String, Page)] {
    static PAGES: OnceCell<Vec<(String, Page)>> = OnceCell::const_new();
    let open = async || everything(&TestApp::with(Setting::demo()).await, |_| {}).await;
    PAGES.get_or_init(open).await
}

/// Every text the database holds, in one.
async fn data(app: &TestApp) -> String {
    let tables = "select format('select string_agg(distinct v #>> ''{}'', E''\\n'') from %s t, lateral jsonb_path_query(to_jsonb(t), ''$.**'') v
                   where jsonb_typeof(v) = ''string''', c.oid::regclass)
         from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'";
    let mut all = String::new();
    for row in app.rows(tables).await {
        let statement: String = sqlx::Row::get(&row, 0);
        let mut connection = app.superuser().await;
        // put together by the database from its own tables' names
        let text: Option<String> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(statement)).fetch_one(&mut connection).await.expect("texts");
        all.push_str(&text.unwrap_or_default());
        all.push('\n');
    }
    folded(&all)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is left of a text without its pseudo-translated parts, which stand in brackets.
fn without_pseudo(text: &str) -> String {
    let mut depth = 0_i32;
    let keep = |c: &char| {
        depth += i32::from(*c == '[');
        let outside = depth == 0;
        depth -= i32::from(*c == ']' && depth > 0);
        outside
    };
    text.chars().filter(keep).collect()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a text is no sentence of ours: data, a date, a number, a code.
fn is_data(text: &str, data: &str) -> bool {
    let pieces = text.split(['·', '–', '(', ')', ',', '\u{a0}']).map(folded);
    folded(text).len() > 1 && data.contains(&folded(text))
        || pieces.into_iter().all(|piece| {
            let letters = piece.chars().any(char::is_alphabetic);
            let day = MONTHS.iter().any(|month| piece.contains(month)) && piece.split(' ').count() == 3;
            let hexadecimal = piece.len() >= 10 && piece.chars().all(|c| c.is_ascii_hexdigit());
            // a first and a last name, a postal code and a city
            let values = piece.split(' ').count() <= 4 && piece.split(' ').all(|word| data.contains(word));
            !letters || values || day || hexadecimal
        })
}

/// The texts people read or hear on a page that are in its own language.
fn said(page: &Page) -> Vec<String> {
    let dom = page.dom();
    let mut texts = Vec::new();
    for node in dom.tree.root().descendants() {
        let own_language =
            |element: &ElementRef<'_>| element.value().name() != "html" && element.attr("lang").is_some();
        let ancestors: Vec<ElementRef<'_>> = node.ancestors().filter_map(ElementRef::wrap).collect();
        if ancestors.iter().any(|element| {
            own_language(element) || matches!(element.value().name(), "script" | "style" | "title" | "code")
        }) {
            continue;
        }
        match node.value() {
            Node::Text(text) => texts.push(text.to_string()),
            Node::Element(element) if element.attr("lang").is_none() => {
                texts.extend(
                    ["alt", "title", "placeholder", "aria-label"]
                        .iter()
                        .filter_map(|name| element.attr(name))
                        .map(str::to_owned),
                );
            }
            _ => {}
        }
    }
    texts.into_iter().filter(|text| !text.trim().is_empty()).collect()
}

#[tokio::test]
async fn every_sentence_of_every_page_comes_from_the_catalogue() {
    let app = TestApp::with(Setting::demo()).await;
    let pages = everything(&app, |person| person.set_cookie("portal-language", "en-XA")).await;
    let data = data(&app).await;
    let mut foreign = BTreeSet::new();
    for (who, page) in &pages {
        for text in said(page) {
            // what stands for people without script is one raw text to a browser that has it
            let text = text.replace("<p class=\"hint\">", "").replace("</p>", "");
            let rest = without_pseudo(&text);
            // languages are called by their own names
            if !is_data(&rest, &data) && !matches!(rest.trim(), "English" | "Français") {
                foreign.insert(format!("{} ({who}): {}", page.path, text.trim()));
            }
        }
    }
    app.look_at_mails().await;
    assert!(
        foreign.is_empty(),
        "these sentences stand in no catalogue:\n{}",
        foreign.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[tokio::test]
async fn every_page_has_one_heading_a_title_and_labelled_fields() {
    let mut faults = BTreeSet::new();
    for (who, page) in pages().await {
        faults.extend(faults_of(page).into_iter().map(|fault| format!("{} ({who}): {fault}", page.path)));
    }
    assert!(faults.is_empty(), "\n{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn every_page_is_reached_by_links_alone() {
    let app = TestApp::with(Setting::demo()).await;
    let pages = pages().await;
    let reached: BTreeSet<&str> =
        pages.iter().filter_map(|(_, page)| route_of(&app.routes, "GET", &page.path)).map(|route| route.path).collect();
    // what only a mailed link, a kept form or a half-finished sign-in leads to; home only leads on
    let elsewhere = [
        "/",
        "/mfa",
        "/resume",
        "/accept-user",
        "/accept-user/{token}",
        "/reset-password/choose",
        "/reset-password/{token}",
        // files to take away
        "/activity/export.csv",
        "/activity/export.json",
        "/agreements/{version}/text",
        "/customers/export",
        "/settings/partner-profile/verification/documents/{document}",
        "/ops/documents/{document}",
        "/verify-email",
        "/verify-email/{token}",
        "/transition/customers/export",
        // what a form of the board leads to
        "/transition/customers/prepare",
        "/transition/customers/batches/{batch}",
        "/ops/offboarding/export.csv",
        "/ops/offboarding/imports/template.csv",
        "/ops/offboarding/month/list.csv",
        "/ops/offboarding/imports/{import}/faults.csv",
        "/c/invitations",
        "/c/invitations/{token}",
        "/c/invitations/answer",
        "/c/receipts/{invitation}",
        "/c/join",
        "/c/join/{token}",
        "/c/join/confirm",
        // of customers that have a partner; the crowd of this test has none
        "/c/partners/{relationship}/end",
        "/invitations/partnership",
        "/invitations/partnership/{token}",
        "/invitations/partnership/answer",
    ];
    let lost = app
        .routes
        .iter()
        .filter(|route| route.method == "GET" && !reached.contains(route.path) && !elsewhere.contains(&route.path));
    let lost: Vec<&str> = lost.map(|route| route.path).collect();
    assert!(lost.is_empty(), "nobody gets to {lost:?}");
}

fn select<'a>(dom: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    dom.select(&Selector::parse(css).expect("a selector")).collect()
}

/// What is wrong with a page's markup.
fn faults_of(page: &Page) -> Vec<String> {
    let dom = page.dom();
    let mut faults = Vec::new();
    let headings = select(&dom, "h1");
    if headings.len() != 1 || text_of(headings[0]).is_empty() {
        faults.push(format!("{} first-level headings", headings.len()));
    }
    if page.title().split(" - ").next().is_none_or(str::is_empty) {
        faults.push("no title".into());
    }
    let language = page.attributes("html", "lang");
    if !language.iter().any(|code| matches!(code.as_str(), "en" | "fr")) {
        faults.push(format!("the language is {language:?}"));
    }
    for field in select(&dom, "input:not([type=hidden]):not([type=submit]), select, textarea") {
        let id = field.attr("id").unwrap_or_default();
        let labelled = !id.is_empty() && !select(&dom, &format!("label[for=\"{id}\"]")).is_empty();
        let wrapped = field.ancestors().filter_map(ElementRef::wrap).any(|element| element.value().name() == "label");
        if !labelled && !wrapped && field.attr("aria-label").is_none() && field.attr("aria-labelledby").is_none() {
            faults.push(format!("the field {:?} has no label", field.attr("name")));
        }
    }
    let mut ids = BTreeSet::new();
    faults.extend(
        select(&dom, "[id]")
            .into_iter()
            .filter_map(|element| element.attr("id"))
            .filter(|id| !ids.insert(*id))
            .map(|id| format!("the id {id} twice")),
    );
    for control in select(&dom, "a[href], button") {
        let named = !text_of(control).is_empty() || control.attr("aria-label").is_some();
        if !named {
            faults.push(format!("a control without a name: {}", control.html()));
        }
    }
    let pointed = ["aria-describedby", "aria-labelledby", "aria-controls"];
    for name in pointed {
        let all = page.attributes(&format!("[{name}]"), name);
        faults.extend(
            all.iter()
                .flat_map(|ids| ids.split(' '))
                .filter(|id| !ids.contains(id))
                .map(|id| format!("{name} points to nothing: {id}")),
        );
    }
    faults
}
