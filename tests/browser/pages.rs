//! Every page somebody can get to by links, in each look there is: accessible, no wider than its window, and without a complaint in the
//! console.

use std::{
    collections::{BTreeSet, VecDeque},
    process::Command,
};

use partner_center::demo::PASSWORD;
use serde::Deserialize;

use crate::{portal::Portal, support::Browser};

/// A line of `routes --json`.
#[derive(Deserialize)]
struct Route {
    method: String,
    path: String,
}

impl Route {
    /// Files to take away are no pages, and the first one only leads on.
    fn is_a_page(&self) -> bool {
        let takes_away = ["export", "/documents/"].iter().any(|part| self.path.contains(part))
            || self.path.ends_with(".csv")
            || self.path.ends_with("/text");
        self.method == "GET" && self.path != "/" && !takes_away
    }

    fn has(&self, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let same = |(pattern, part): (&str, &str)| pattern.starts_with('{') || pattern == part;
        self.path.split('/').count() == path.split('/').count() && self.path.split('/').zip(path.split('/')).all(same)
    }
}

/// Every page, as the program itself tells them; those without parameters first.
fn routes() -> Vec<Route> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_partner-center"));
    let told = program.args(["routes", "--json"]).env_remove("DATABASE_URL").output().expect("the program");
    let mut routes: Vec<Route> = serde_json::from_slice(&told.stdout).expect("a table");
    routes.retain(Route::is_a_page);
    routes.sort_by_key(|route| route.path.contains('{'));
    routes
}

/// Somebody who looks at everything they can.
struct Look {
    mail: &'static str,
    language: &'static str,
    width: u32,
    dark: bool,
    /// How many different pages there are for this person, at least.
    pages: usize,
}

async fn signed_in(portal: &Portal, look: &Look) -> Browser {
    let browser = Browser::start(look.language, look.width, look.dark, true).await.at(portal.address());
    let french = look.language == "fr";
    for path in ["/sign-in", "/reset-password", "/nothing/here"] {
        browser.goto(path).await;
        check(&browser, look).await;
    }
    browser.goto("/sign-in").await;
    browser.fill(if french { "Adresse e-mail" } else { "Email" }, look.mail).await;
    browser.fill(if french { "Mot de passe" } else { "Password" }, PASSWORD).await;
    browser.click_button(if french { "Se connecter" } else { "Sign in" }).await;
    assert_eq!(browser.heading().await, if french { "Vue d'ensemble" } else { "Overview" });
    browser
}

async fn check(browser: &Browser, look: &Look) {
    browser.assert_no_sideways_scroll().await;
    browser.assert_accessible().await;
    browser.assert_no_complaints().await;
    assert_eq!(browser.is_dark().await, look.dark, "{} is in the other colours", browser.path().await);
}

/// Opens one page of every route that links lead to.
async fn looks_at_everything(look: Look) {
    let portal = Portal::start().await;
    let routes = routes();
    let browser = signed_in(&portal, &look).await;
    let mut waiting: VecDeque<String> =
        routes.iter().map(|route| route.path.clone()).filter(|path| !path.contains('{')).collect();
    let mut seen = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let Some(route) = routes.iter().find(|route| route.has(&path)) else { continue };
        if seen.insert(&route.path) {
            browser.goto(&path).await;
            check(&browser, &look).await;
            waiting.extend(browser.links().await);
        }
    }
    assert!(seen.len() >= look.pages, "{} pages: {seen:?}", seen.len());
}

macro_rules! looks {
    ($($name:ident: $mail:literal, $language:literal, $width:literal, dark: $dark:literal, pages: $pages:literal;)*) => {$(
        #[tokio::test]
        async fn $name() {
            let look = Look { mail: $mail, language: $language, width: $width, dark: $dark, pages: $pages };
            looks_at_everything(look).await;
        }
    )*};
}

looks! {
    every_page_of_a_direct_partner_at_a_desk: "gaelle@alpine.example", "en", 1280, dark: false, pages: 55;
    every_page_of_a_dual_partner_on_a_phone: "camille@cascade.example", "fr", 320, dark: true, pages: 55;
    every_page_of_the_programme_manager_at_a_desk: "olivia@northlight.example", "fr", 1280, dark: true, pages: 55;
    every_page_of_a_reviewer_on_a_phone: "ravi@northlight.example", "en", 320, dark: false, pages: 55;
    every_page_of_a_provider_on_a_phone: "paul@meridian.example", "en", 320, dark: true, pages: 55;
    every_page_of_a_customer_at_a_desk: "omar@orchard.example", "fr", 1280, dark: false, pages: 50;
}
