//! Coming in with a password, being made to wait, and not losing one's way or one's words over it.

use chrono::TimeDelta;

use crate::support::{Actor, Page, TestApp, app::link_in, world::PASSWORD};

async fn try_password(actor: &Actor, mail: &str, password: &str) -> Page {
    actor.post("/sign-in", &[("mail", mail), ("password", password), ("next", "")]).await
}

/// A portal with one partner; answers its admin's address too.
async fn portal() -> (TestApp, String) {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    (app, admin)
}

#[tokio::test]
async fn abuse_e1_a_wrong_password_and_an_unknown_address_get_the_same_page() {
    let (app, admin) = portal().await;
    let known = try_password(&app.stranger(), &admin, "not the password").await;
    let unknown = try_password(&app.stranger(), "nobody@alpine-cloud.example", "not the password").await;
    known.must_be(422);
    assert_eq!(known.errors().len(), 1);
    assert_eq!(known.body.replace(&admin, "MAIL"), unknown.body.replace("nobody@alpine-cloud.example", "MAIL"));
    assert_eq!(known.status, unknown.status);
}

#[tokio::test]
async fn abuse_e1_asking_for_a_new_password_tells_nobody_whether_there_is_an_account() {
    let (app, admin) = portal().await;
    let known = app.stranger().submit("/reset-password", &[("mail", &admin)]).await;
    let unknown = app.stranger().submit("/reset-password", &[("mail", "nobody@alpine-cloud.example")]).await;
    known.must_be(200);
    assert_eq!(known.body.replace(&admin, "MAIL"), unknown.body.replace("nobody@alpine-cloud.example", "MAIL"));
    let mails = app.mails().await;
    assert_eq!(mails.iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), [admin.as_str()]);
}

#[tokio::test]
async fn abuse_e2_one_address_cannot_try_one_password_on_many_accounts() {
    let (app, admin) = portal().await;
    for account in 0..20 {
        try_password(&app.stranger(), &format!("account{account}@alpine-cloud.example"), "Winter 2026 !")
            .await
            .must_be(422);
    }
    let stopped = try_password(&app.stranger(), &admin, PASSWORD).await;
    stopped.must_be(429);
    let wait: i64 =
        stopped.header(axum::http::header::RETRY_AFTER).and_then(|value| value.parse().ok()).expect("how long");
    assert!((1..=20).contains(&wait), "{wait} seconds");
    // another address is not meant, and after the wait there is one more try
    try_password(&app.stranger().at("198.51.100.7"), &admin, PASSWORD).await.must_lead_to("/overview");
    app.set_clock(TimeDelta::seconds(21)).await;
    try_password(&app.stranger(), "account21@alpine-cloud.example", "Winter 2026 !").await.must_be(422);
    try_password(&app.stranger(), "account22@alpine-cloud.example", "Winter 2026 !").await.must_be(429);
}

#[tokio::test]
async fn abuse_e3_failing_on_purpose_makes_nobody_but_the_failing_address_wait() {
    let (app, admin) = portal().await;
    let attacker = app.stranger().at("198.51.100.66");
    for _ in 0..10 {
        try_password(&attacker, &admin, "wrong").await.must_be(422);
    }
    // even with the right password, from there
    try_password(&attacker, &admin, PASSWORD).await.must_be(429).must_say("Wait");
    try_password(&app.stranger(), &admin, PASSWORD).await.must_lead_to("/overview");
    app.set_clock(TimeDelta::minutes(16)).await;
    try_password(&attacker, &admin, PASSWORD).await.must_lead_to("/overview");
    let states = app.count("select count(*) from memberships where state <> 'active'").await;
    assert_eq!(states, 0, "the account's state does not change");
}

#[tokio::test]
async fn a_success_gives_the_tries_back() {
    let (app, admin) = portal().await;
    for _ in 0..3 {
        for _ in 0..8 {
            try_password(&app.stranger(), &admin, "wrong").await.must_be(422);
        }
        try_password(&app.stranger(), &admin, PASSWORD).await.must_lead_to("/overview");
    }
    assert_eq!(app.count("select count(*) from sign_in_failures").await, 0);
}

#[tokio::test]
async fn empty_fields_are_asked_for_and_the_address_stays() {
    let (app, admin) = portal().await;
    let page = app.stranger().submit("/sign-in", &[("mail", &admin), ("password", "")]).await;
    page.must_be(422);
    assert!(page.field_error("password").is_some());
    assert_eq!(page.value("mail").as_deref(), Some(admin.as_str()));
    assert!(page.title().starts_with("Error:"), "{}", page.title());
    let page = app.stranger().submit("/sign-in", &[("mail", ""), ("password", "secret words")]).await;
    assert!(page.must_be(422).field_error("mail").is_some());
    assert!(!page.body.contains("secret words"), "a password is never shown again");
}

#[tokio::test]
async fn the_address_is_the_same_in_capitals_and_with_spaces_around() {
    let (app, admin) = portal().await;
    try_password(&app.stranger(), &format!("  {} ", admin.to_uppercase()), PASSWORD).await.must_lead_to("/overview");
}

#[tokio::test]
async fn a_deep_link_survives_signing_in() {
    let (app, admin) = portal().await;
    let stranger = app.stranger();
    let deep = "/activity?after=7&x=a%26b";
    let turned_away = stranger.get(deep).await;
    turned_away.must_be(303);
    let page = stranger.follow(&turned_away).await;
    assert_eq!(page.must_be(200).heading(), "Sign in");
    stranger.send_form(&page, "/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_lead_to(deep);
    stranger.get(deep).await.must_be(200);
}

#[tokio::test]
async fn a_deep_link_survives_a_forgotten_password() {
    let (app, admin) = portal().await;
    let stranger = app.stranger();
    let sign_in = stranger.get("/settings/partner-profile").await;
    let sign_in = stranger.follow(&sign_in).await;
    let forgotten =
        sign_in.links().into_iter().find(|link| link.starts_with("/reset-password")).expect("a way for the forgetful");
    let page = stranger.get(&forgotten).await;
    stranger.send_form(&page, "/reset-password", &[("mail", &admin)]).await.must_be(200);
    // the mail is opened in another browser
    let other = app.stranger();
    let link = link_in(&app.mail_to(&admin).await);
    let arrived = other.get(&link).await;
    let page = other.follow(&arrived).await;
    let chosen = other.send_form(&page, "/reset-password/choose", &[("password", "a new and longer password")]).await;
    let page = other.follow(&chosen).await;
    let fields = [("mail", admin.as_str()), ("password", "a new and longer password")];
    other.send_form(&page, "/sign-in", &fields).await.must_lead_to("/settings/partner-profile");
}

#[tokio::test]
async fn a_form_survives_the_end_of_the_session() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    let page = actor.get("/settings/support-profile").await;
    actor.copy().post_raw("/sign-out", "").await.must_lead_to("/sign-in");
    let fields =
        [("support_website", "https://help.alpine-cloud.example"), ("support_mail", "help@alpine-cloud.example")];
    let sent = actor.send_form(&page, "/settings/support-profile", &fields).await;
    sent.must_lead_to("/sign-in?next=/resume");
    let sign_in = actor.follow(&sent).await;
    let back = actor.send_form(&sign_in, "/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await;
    let resume = actor.follow(back.must_lead_to("/resume")).await;
    resume.must_be(200).must_say("https://help.alpine-cloud.example");
    // nothing is sent until the person says so
    assert_eq!(app.count("select count(*) from support_profiles where mail like 'help@%'").await, 0);
    actor.send_form(&resume, "/settings/support-profile", &[]).await.must_lead_to("/settings/partner-profile");
    assert_eq!(app.count("select count(*) from support_profiles where mail like 'help@%'").await, 1);
}

#[tokio::test]
async fn a_kept_form_is_not_sent_for_another_organisation() {
    let (app, admin) = portal().await;
    let other = app.world().await.partner("Harbor IT", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    let page = actor.get("/settings/support-profile").await;
    actor.copy().post_raw("/sign-out", "").await;
    let sent =
        actor.send_form(&page, "/settings/support-profile", &[("support_mail", "help@alpine-cloud.example")]).await;
    let sign_in = actor.follow(&sent).await;
    let back = actor.send_form(&sign_in, "/sign-in", &[("mail", &other), ("password", PASSWORD)]).await;
    let resume = actor.follow(&back).await;
    actor.send_form(&resume, "/settings/support-profile", &[]).await.must_be(409);
    assert_eq!(app.count("select count(*) from support_profiles where mail like 'help@%'").await, 0);
}

#[tokio::test]
async fn a_kept_form_holds_no_password() {
    let (app, _) = portal().await;
    let stranger = app.stranger();
    let fields = [("password", "a secret"), ("new_password", "a secret"), ("code", "123456"), ("text", "kept")];
    stranger.post("/settings/support-profile", &fields).await.must_lead_to("/sign-in?next=/resume");
    assert_eq!(app.count("select count(*) from sessions where data::text like '%kept%'").await, 1);
    assert_eq!(
        app.count("select count(*) from sessions where data::text like '%a secret%' or data::text like '%123456%'")
            .await,
        0
    );
}

#[tokio::test]
async fn the_language_is_chosen_before_and_kept_after_signing_in() {
    let (app, admin) = portal().await;
    let stranger = app.stranger().reading("de, fr;q=0.8, en;q=0.5");
    assert_eq!(stranger.get("/sign-in").await.heading(), "Se connecter");
    let page = stranger.get("/sign-in").await;
    stranger.send_form(&page, "/language", &[("lang", "en")]).await.must_lead_to("/sign-in");
    assert_eq!(stranger.get("/sign-in").await.heading(), "Sign in");
    stranger.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await;
    let page = stranger.get("/activity").await;
    stranger.send_form(&page, "/language", &[("lang", "fr")]).await.must_lead_to("/activity");
    // another browser, no cookie: the person's choice
    let elsewhere = app.signed_in(&admin).await;
    assert_eq!(elsewhere.get("/overview").await.heading(), "Vue d'ensemble");
    elsewhere.post("/language", &[("lang", "xx"), ("next", "/")]).await.must_be(422);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_says_so() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    let stolen = actor.copy();
    let page = actor.get("/overview").await;
    let out = actor.send_form(&page, "/sign-out", &[]).await;
    let page = actor.follow(out.must_lead_to("/sign-in")).await;
    assert!(page.has("[role=status]"), "the page says that one is signed out");
    stolen.get("/overview").await.must_be(303);
    assert_eq!(app.count("select count(*) from sessions where ended_at is null and person_id is not null").await, 0);
}
