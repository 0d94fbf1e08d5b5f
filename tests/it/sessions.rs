//! Sessions: a new id whenever somebody proves who they are, cookies that only a browser and only we can use, and two ends.

use chrono::TimeDelta;

use crate::support::{Actor, Page, Setting, TestApp, app::link_in, world::PASSWORD};

async fn portal() -> (TestApp, String) {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    (app, admin)
}

/// An id that could have been ours.
const PLANTED: &str = "q83vASNFZ4mrze8BI0VniQ";

#[tokio::test]
async fn abuse_e4_a_planted_session_is_not_the_one_somebody_signs_in_to() {
    let (app, admin) = portal().await;
    let victim = app.stranger();
    victim.set_cookie("__Host-portal", PLANTED);
    let attacker = victim.copy();
    victim.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_lead_to("/overview");
    assert_ne!(victim.session_cookie().as_deref(), Some(PLANTED));
    attacker.get("/overview").await.must_be(303);
}

#[tokio::test]
async fn abuse_e4_a_session_that_was_real_before_signing_in_is_another_one_after() {
    let (app, admin) = portal().await;
    let victim = app.stranger();
    // a form that was kept gives strangers a session
    victim.post("/settings/support-profile", &[("support_mail", "x")]).await.must_be(303);
    let before = victim.session_cookie().expect("a session");
    let attacker = victim.copy();
    victim.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_lead_to("/overview");
    assert_ne!(victim.session_cookie(), Some(before));
    attacker.get("/overview").await.must_be(303);
    assert_eq!(app.count("select count(*) from sessions where person_id is not null").await, 1);
}

#[tokio::test]
async fn abuse_e4_unknown_ids_are_never_stored() {
    let (app, _) = portal().await;
    let stranger = app.stranger();
    stranger.set_cookie("__Host-portal", PLANTED);
    for path in ["/", "/sign-in", "/overview", "/nothing"] {
        stranger.get(path).await;
    }
    stranger.post("/settings/support-profile", &[("support_mail", "x")]).await.must_be(303);
    assert_ne!(stranger.session_cookie().as_deref(), Some(PLANTED));
}

fn check_cookies(page: &Page, secure: bool) {
    for cookie in page.set_cookies() {
        let attributes: Vec<String> = cookie.split(';').skip(1).map(|part| part.trim().to_ascii_lowercase()).collect();
        let has = |name: &str| attributes.iter().any(|attribute| attribute == name);
        // one that is taken back has nothing to hide
        let gone = has("max-age=0");
        assert!((gone || has("httponly") && has("samesite=lax")) && has("path=/"), "{}: {cookie}", page.path);
        assert!(!attributes.iter().any(|attribute| attribute.starts_with("domain")), "{}: {cookie}", page.path);
        assert_eq!(has("secure"), secure, "{}: {cookie}", page.path);
        let name = cookie.split('=').next().unwrap_or_default();
        let secret = matches!(name.trim_start_matches("__Host-"), "portal" | "portal-link");
        assert!(!secret || secure == name.starts_with("__Host-"), "{}: {cookie}", page.path);
    }
}

#[tokio::test]
async fn abuse_e5_every_cookie_is_for_this_host_and_for_no_script() {
    for (setting, secure) in
        [(Setting::default(), true), (Setting { base_url: "http://127.0.0.1:8080", ..Setting::default() }, false)]
    {
        let app = TestApp::with(setting).await;
        let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
        let actor = app.stranger();
        let mut pages = vec![actor.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await];
        pages.push(actor.post("/language", &[("lang", "en"), ("next", "/")]).await);
        pages.push(actor.submit("/settings/support-profile", &[("support_mail", "new@alpine-cloud.example")]).await);
        pages.push(actor.get("/settings/partner-profile").await);
        pages.push(actor.post_raw("/sign-out", "").await);
        pages.push(actor.submit("/reset-password", &[("mail", &admin)]).await);
        pages.push(actor.get(&link_in(&app.mail_to(&admin).await)).await);
        let cookies: usize = pages.iter().map(|page| page.set_cookies().len()).sum();
        assert!(cookies >= 6, "only {cookies} cookies");
        for page in &pages {
            check_cookies(page, secure);
        }
    }
}

#[tokio::test]
async fn the_cookie_s_value_is_nowhere_in_the_database() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    let value = actor.session_cookie().expect("a session");
    let rows = app.rows("select s::text from sessions s").await;
    assert!(rows.iter().all(|row| !sqlx::Row::get::<String, _>(row, 0).contains(&value)));
}

async fn is_in(actor: &Actor) -> bool {
    actor.get("/overview").await.status == 200
}

#[tokio::test]
async fn abuse_e5_a_session_ends_half_an_hour_after_the_last_request() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    for minutes in [20, 40, 60] {
        app.set_clock(TimeDelta::minutes(minutes)).await;
        assert!(is_in(&actor).await, "still there after {minutes} minutes");
        app.settle().await;
    }
    app.set_clock(TimeDelta::minutes(89)).await;
    let copy = actor.copy();
    app.set_clock(TimeDelta::minutes(91)).await;
    assert!(!is_in(&copy).await, "gone after 31 quiet minutes");
    // nor does it come back when the clock does
    app.set_clock(TimeDelta::minutes(61)).await;
    assert!(is_in(&actor).await, "the clock alone decided");
}

#[tokio::test]
async fn abuse_e5_a_session_ends_after_twelve_hours_however_busy() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    for quarters in 1..48 {
        app.set_clock(TimeDelta::minutes(15 * quarters)).await;
        assert!(is_in(&actor).await, "still there after {quarters} quarters of an hour");
        app.settle().await;
    }
    app.set_clock(TimeDelta::hours(12) + TimeDelta::seconds(1)).await;
    assert!(!is_in(&actor).await);
}

#[tokio::test]
async fn a_new_password_ends_every_session_of_the_person() {
    let (app, admin) = portal().await;
    let (laptop, phone) = (app.signed_in(&admin).await, app.signed_in(&admin).await);
    let stranger = app.stranger();
    stranger.submit("/reset-password", &[("mail", &admin)]).await.must_be(200);
    let arrived = stranger.get(&link_in(&app.mail_to(&admin).await)).await;
    let page = stranger.follow(&arrived).await;
    stranger
        .send_form(&page, "/reset-password/choose", &[("password", "a new and longer password")])
        .await
        .must_be(303);
    assert!(!is_in(&laptop).await && !is_in(&phone).await);
    stranger.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_be(422);
}

#[tokio::test]
async fn somebody_who_is_cut_off_is_out_with_the_next_request() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    assert!(is_in(&actor).await);
    // the last global admin stays, so there is another one
    let domain = admin.split('@').nth(1).expect("a domain");
    app.world().await.person_at(domain, "zoe", &["global_admin"]).await;
    app.execute(
        "update memberships m set state = 'blocked' from people p where p.id = m.person_id and p.mail like 'admin@%'",
    )
    .await;
    assert!(!is_in(&actor).await);
    app.stranger().submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_be(422);
}
