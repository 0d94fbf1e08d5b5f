//! What other sites can make a browser do here: nothing.

use axum::{
    body::Body,
    http::{Method, header},
};

use crate::support::{Actor, Setting, TestApp, world::PASSWORD};

/// Headers a browser sends with a form of another site, or of nobody.
const FOREIGN: [&[(&str, &str)]; 6] = [
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("sec-fetch-site", "same-site"), ("origin", "https://other.portal.test")],
    &[("sec-fetch-site", "cross-site")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "https://portal.test:444")],
];

async fn post_from_elsewhere(actor: &Actor, path: &str, headers: &[(&str, &str)]) -> u16 {
    let mut request =
        actor.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    actor.send(request.body(Body::empty()).expect("a request")).await.status.as_u16()
}

#[tokio::test]
async fn abuse_e8_no_form_of_another_site_is_taken_by_any_route() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let people =
        [app.stranger(), app.signed_in(&alpine.mail("admin")).await, app.signed_in(&operator.mail("super")).await];
    let before = app.count("select count(*) from sessions").await;
    let mut taken = Vec::new();
    for route in app.routes.iter().filter(|route| route.method == "POST") {
        let path = route.path.replace(['{', '}'], "");
        for headers in FOREIGN {
            for actor in &people {
                let status = post_from_elsewhere(&actor.copy(), &path, headers).await;
                if status != 403 {
                    taken.push(format!("{path} with {headers:?}: {status}"));
                }
            }
        }
    }
    assert!(taken.is_empty(), "\n{}", taken.join("\n"));
    assert_eq!(app.count("select count(*) from sessions").await, before, "no session was begun or planted");
    people[1].get("/overview").await.must_be(200);
}

#[tokio::test]
async fn abuse_e8_the_refusal_is_a_page_that_says_what_to_do() {
    let app = TestApp::new().await;
    let stranger = app.stranger();
    let request = stranger.request(Method::POST, "/sign-in").header("sec-fetch-site", "cross-site");
    let page = stranger.send(request.body(Body::empty()).expect("a request")).await;
    assert!(!page.must_be(403).heading().is_empty());
    assert!(page.has("main a[href]"), "there is a way on");
}

#[tokio::test]
async fn a_program_without_a_browser_s_headers_is_no_other_site() {
    let app = TestApp::new().await;
    assert_ne!(post_from_elsewhere(&app.stranger(), "/sign-in", &[]).await, 403);
}

/// Sixty ways to lead somebody away, of five kinds.
const HOSTS: &[&str] = &[
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
];
const SCHEMES: &[&str] = &[
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "HTTPS://evil.example",
    "http:evil.example",
    "ftp://evil.example",
    "//evil.example:443",
];
const SCRIPTS: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://evil.example/x",
    "javascript://portal.test/%0aalert(1)",
];
const ENCODED: &[&str] = &[
    "%2f%2fevil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "%5c%5cevil.example",
    "/%2e%2e//evil.example",
    "%68ttps://evil.example",
    "/%09/evil.example",
];
const TRICKS: &[&str] = &[
    "/.//evil.example",
    "/..//evil.example",
    "/x/..//evil.example",
    "/./\\evil.example",
    "/.\\evil.example",
    "/x/../../\\evil.example",
    "/ /evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\u{a0}//evil.example",
    "\u{feff}//evil.example",
    "/\u{0}/evil.example",
    "／／evil.example",
    "/overview\r\nLocation: https://evil.example",
    "/overview\nSet-Cookie: a=b",
    "//portal.test@evil.example",
    "//evil.example\\@portal.test",
    "https://portal.test@evil.example",
    "https://portal.test.evil.example",
    "//evil.example#portal.test",
    "//evil.example?portal.test",
    "?next=//evil.example",
    "#//evil.example",
    "evil.example",
    "@evil.example",
    ".evil.example",
    ":443//evil.example",
    "//[::1]/",
    "//0x7f.1/",
    "//2130706433/",
    "//ⓔvil.example",
    "/;//evil.example",
    "",
];

fn payloads() -> Vec<String> {
    let all = [HOSTS, SCHEMES, SCRIPTS, ENCODED, TRICKS].concat();
    all.into_iter().map(str::to_owned).chain(["/".repeat(3000)]).collect()
}

/// Whether a browser on our page stays with us when it goes there.
fn stays(app: &TestApp, location: &str) -> bool {
    let base = app.app.base_url.join("/sign-in").expect("our page");
    let joined = base.join(location).expect("an address");
    let plain = location.starts_with('/')
        && !location[1..].starts_with(['/', '\\'])
        && !location.contains(['\\', '\r', '\n', '\t']);
    plain && joined.origin() == base.origin() && !joined.path().starts_with("//")
}

#[tokio::test]
async fn abuse_e9_nobody_is_led_away_after_signing_in() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    let payloads = payloads();
    assert!(payloads.len() >= 60);
    let mut away = Vec::new();
    for (n, payload) in payloads.iter().enumerate() {
        let encoded: String = url::form_urlencoded::byte_serialize(payload.as_bytes()).collect();
        let mut answers = vec![actor.get(&format!("/sign-in?next={encoded}")).await];
        answers.push(actor.post("/language", &[("lang", "en"), ("next", payload)]).await);
        // a password costs time, so every sixth is enough here
        if n % 6 == 0 {
            answers.push(
                app.stranger()
                    .post("/sign-in", &[("mail", admin.as_str()), ("password", PASSWORD), ("next", payload)])
                    .await,
            );
        }
        for answer in answers {
            answer.must_be(303);
            if !stays(&app, answer.location()) {
                away.push(format!("{payload:?} at {} leads to {:?}", answer.path, answer.location()));
            }
        }
    }
    assert!(away.is_empty(), "\n{}", away.join("\n"));
}

#[tokio::test]
async fn abuse_e9_nor_after_the_second_factor_and_its_set_up() {
    let app = TestApp::with(Setting::strict()).await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    for payload in payloads().iter().step_by(5) {
        app.set_clock(chrono::TimeDelta::zero()).await;
        app.execute("update credentials set totp_last_step = 0").await;
        let code = app.code_of(&admin).await;
        let answer = actor.post("/mfa", &[("code", code.as_str()), ("next", payload)]).await;
        assert!(stays(&app, answer.must_be(303).location()), "{payload:?} leads to {:?}", answer.location());
    }
    let other = app.world().await.partner("Harbor IT", "direct").await.mail("admin");
    let actor = app.stranger();
    actor.submit("/sign-in", &[("mail", &other), ("password", PASSWORD)]).await;
    actor.submit_on("/settings/security", "/settings/security/second-factor", &[]).await.must_be(303);
    let code = app.code_of(&other).await;
    let page = actor.post("/settings/security", &[("code", code.as_str()), ("next", "//evil.example")]).await;
    assert!(page.must_be(200).links().iter().all(|link| !link.contains("evil")), "{:?}", page.links());
    app.look_at_mails().await;
}
