//! Every page of the table of routes, in each look there is: accessible, as wide as its window, and without a complaint in the console.

use std::process::Command;

use partner_center::demo::PASSWORD;
use serde::Deserialize;

use crate::{portal::Portal, support::Browser};

/// A line of `routes --json`.
#[derive(Deserialize)]
struct Route {
    method: String,
    path: String,
}

/// Every page that has no parameters, as the program itself tells them.
fn pages() -> Vec<String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_partner-center"));
    let told = program.args(["routes", "--json"]).env_remove("DATABASE_URL").output().expect("the program");
    let routes: Vec<Route> = serde_json::from_slice(&told.stdout).expect("a table");
    let pages = routes.into_iter().filter(|route| route.method == "GET" && !route.path.contains('{'));
    pages.map(|route| route.path).collect()
}

/// Somebody who looks at everything they can.
struct Look {
    mail: &'static str,
    language: &'static str,
    width: u32,
    dark: bool,
}

const LOOKS: [Look; 6] = [
    Look { mail: "gaelle@alpine.example", language: "en", width: 1280, dark: false },
    Look { mail: "gaelle@alpine.example", language: "fr", width: 320, dark: true },
    Look { mail: "olivia@northlight.example", language: "fr", width: 1280, dark: true },
    Look { mail: "olivia@northlight.example", language: "en", width: 320, dark: false },
    Look { mail: "carla@lakeside.example", language: "fr", width: 320, dark: false },
    Look { mail: "paul@meridian.example", language: "en", width: 1280, dark: true },
];

async fn signed_in(portal: &Portal, look: &Look) -> Browser {
    let browser = Browser::start(look.language, look.width, look.dark, true).await.at(portal.address());
    let french = look.language == "fr";
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

#[tokio::test]
async fn every_page_is_right_in_every_look() {
    let portal = Portal::start().await;
    let pages = pages();
    assert!(pages.len() > 15, "{pages:?}");
    for look in &LOOKS {
        let stranger = Browser::start(look.language, look.width, look.dark, true).await.at(portal.address());
        for path in ["/sign-in", "/reset-password", "/nothing/here"] {
            stranger.goto(path).await;
            check(&stranger, look).await;
        }
        let browser = signed_in(&portal, look).await;
        for path in &pages {
            browser.goto(path).await;
            check(&browser, look).await;
        }
    }
}
