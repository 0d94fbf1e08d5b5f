//! The second factor: asked for where it must be, and every proof of it good for one time.

use chrono::TimeDelta;

use crate::support::{Actor, Setting, TestApp, app::link_in, side_by_side, world::PASSWORD};

async fn portal() -> (TestApp, String) {
    let app = TestApp::with(Setting::strict()).await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    (app, admin)
}

/// Somebody at an address of their own whose password was right and whose code is awaited.
async fn half_way(app: &TestApp, mail: &str, n: u8) -> Actor {
    let actor = app.stranger().at(&format!("198.51.100.{n}"));
    let page = actor.submit("/sign-in", &[("mail", mail), ("password", PASSWORD)]).await;
    page.must_lead_to("/mfa?next=%2Foverview");
    actor
}

async fn statuses(jobs: Vec<(Actor, String)>) -> Vec<u16> {
    side_by_side(jobs.into_iter().map(|(actor, code)| async move {
        actor.post("/mfa", &[("code", code.as_str()), ("next", "/overview")]).await.status.as_u16()
    }))
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn abuse_e7_a_code_works_once_however_many_use_it_at_the_same_time() {
    let (app, admin) = portal().await;
    app.signed_in(&admin).await;
    // the next half minute: the code that set the factor up is used already
    app.set_clock(TimeDelta::seconds(60)).await;
    let mut jobs = Vec::new();
    for n in 1..=16 {
        jobs.push((half_way(&app, &admin, n).await, String::new()));
    }
    let code = app.code_of(&admin).await;
    let answers = statuses(jobs.into_iter().map(|(actor, _)| (actor, code.clone())).collect()).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 422).count(), 15, "{answers:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn abuse_e7_a_recovery_code_works_once() {
    let (app, admin) = portal().await;
    let actor = app.stranger();
    actor.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_be(303);
    actor.submit_on("/settings/security", "/settings/security/second-factor", &[]).await.must_be(303);
    let code = app.code_of(&admin).await;
    let page = actor.submit("/settings/security", &[("code", &code)]).await;
    let codes: Vec<String> = page.must_be(200).texts("main li").into_iter().filter(|text| text.contains('-')).collect();
    assert!(codes.len() >= 8, "recovery codes: {codes:?}");
    app.look_at_mails().await;
    let mut jobs = Vec::new();
    for n in 1..=16 {
        jobs.push((half_way(&app, &admin, n).await, codes[0].clone()));
    }
    let answers = statuses(jobs).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    // in capitals and without its hyphens it is still the same code
    let again = half_way(&app, &admin, 20).await;
    again
        .post("/mfa", &[("code", codes[0].to_uppercase().replace('-', " ")), ("next", String::new())])
        .await
        .must_be(422);
    again.post("/mfa", &[("code", codes[1].as_str()), ("next", "")]).await.must_be(303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn abuse_e7_a_reset_link_works_once() {
    let (app, admin) = portal().await;
    app.stranger().submit("/reset-password", &[("mail", &admin)]).await.must_be(200);
    let link = link_in(&app.mail_to(&admin).await);
    let mut jobs = Vec::new();
    for n in 0..16 {
        let actor = app.stranger();
        actor.get(&link).await.must_lead_to("/reset-password/choose");
        jobs.push(async move {
            let password = format!("a new and longer password {n}");
            actor.post("/reset-password/choose", &[("password", password)]).await.status.as_u16()
        });
    }
    let answers = side_by_side(jobs).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    // those who waited too long for a core are told so; nobody else got through
    assert!(answers.iter().all(|status| matches!(status, 303 | 410 | 503)), "{answers:?}");
    let late = app.stranger();
    let arrived = late.get(&link).await;
    late.follow(&arrived).await.must_be(410);
}

#[tokio::test]
async fn guessing_codes_makes_the_guesser_wait() {
    let (app, admin) = portal().await;
    app.signed_in(&admin).await;
    let guesser = half_way(&app, &admin, 9).await;
    for _ in 0..10 {
        guesser.post("/mfa", &[("code", "000000"), ("next", "")]).await.must_be(422);
    }
    guesser.post("/mfa", &[("code", "000000"), ("next", "")]).await.must_be(429);
    // the password's success does not give these tries back
    half_way(&app, &admin, 9).await.post("/mfa", &[("code", "000000"), ("next", "")]).await.must_be(429);
}

#[tokio::test]
async fn a_password_alone_opens_nothing_but_the_first_page_and_the_way_to_a_second_factor() {
    let (app, admin) = portal().await;
    let actor = app.stranger();
    actor.submit("/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await.must_lead_to("/overview");
    let classes: Vec<(String, &str, String)> = app
        .routes
        .iter()
        .map(|route| (format!("{:?}", route.class), route.method, route.path.replace(['{', '}'], "")))
        .collect();
    for (class, method, path) in classes.iter().filter(|(class, ..)| class.starts_with("Mfa")) {
        let page = if *method == "GET" { actor.get(path).await } else { actor.copy().post_raw(path, "").await };
        page.must_be(303);
        assert!(
            page.location().starts_with("/settings/security?next="),
            "{class} {method} {path} leads to {}",
            page.location()
        );
    }
    actor.get("/overview").await.must_be(200);
    actor.get("/settings/security").await.must_be(200);
}

#[tokio::test]
async fn every_route_is_of_a_class_and_only_these_need_nobody_to_be_signed_in() {
    let (app, _) = portal().await;
    let public: Vec<&str> =
        app.routes.iter().filter(|route| format!("{:?}", route.class) == "Public").map(|route| route.path).collect();
    for path in public {
        let known = ["/", "/sign-in", "/sign-out", "/mfa", "/reset-password", "/accept-user", "/language"];
        // links are read before sign-in; answering one is not public
        let links = [
            "/reset-password/",
            "/accept-user/",
            "/invitations/partnership",
            "/c/invitations",
            "/c/join",
            "/verify-email",
        ];
        let answers = path.ends_with("/answer") || path.ends_with("/accept") || path.ends_with("/decline");
        // the directory and help are for everybody; writing to a provider is not (F22, F24)
        let reading = path.starts_with("/find-a-provider") && !path.ends_with("/contact") || path.starts_with("/help");
        let fits = known.contains(&path) || reading || (links.iter().any(|link| path.starts_with(link)) && !answers);
        assert!(fits, "{path} is open to everybody");
    }
    let without_permission =
        app.routes.iter().filter(|route| format!("{:?}", route.class) != "Public" && route.permission.is_none());
    assert_eq!(without_permission.count(), 0);
}

#[tokio::test]
async fn what_binds_a_company_asks_again_after_ten_minutes_and_keeps_the_form() {
    let (app, admin) = portal().await;
    let actor = app.signed_in(&admin).await;
    let page = actor.get("/settings/security").await;
    app.set_clock(TimeDelta::minutes(11)).await;
    let asked = actor.send_form(&page, "/settings/security/recovery-codes", &[]).await;
    asked.must_lead_to("/mfa?next=/resume");
    let code_page = actor.follow(&asked).await;
    let proved = actor.send_form(&code_page, "/mfa", &[("code", &app.code_of(&admin).await)]).await;
    let resume = actor.follow(proved.must_lead_to("/resume")).await;
    actor.send_form(&resume, "/settings/security/recovery-codes", &[]).await.must_be(200);
    // the change is told by mail
    assert!(app.mails().await.iter().filter(|mail| mail.kind == "second_factor_set").count() >= 2);
}

#[tokio::test]
async fn a_deep_link_survives_the_second_factor() {
    let (app, admin) = portal().await;
    app.signed_in(&admin).await;
    app.set_clock(TimeDelta::seconds(60)).await;
    let actor = app.stranger();
    let turned_away = actor.get("/activity?after=9").await;
    let sign_in = actor.follow(&turned_away).await;
    let half = actor.send_form(&sign_in, "/sign-in", &[("mail", &admin), ("password", PASSWORD)]).await;
    let page = actor.follow(&half).await;
    actor.send_form(&page, "/mfa", &[("code", &app.code_of(&admin).await)]).await.must_lead_to("/activity?after=9");
}

#[tokio::test]
async fn nobody_gets_past_the_password_by_asking_for_the_code_s_page() {
    let (app, admin) = portal().await;
    app.signed_in(&admin).await;
    let stranger = app.stranger();
    stranger.get("/mfa").await.must_lead_to("/sign-in");
    stranger
        .post("/mfa", &[("code", app.code_of(&admin).await), ("next", String::new())])
        .await
        .must_lead_to("/sign-in");
    // half-way is not in
    half_way(&app, &admin, 3).await.get("/overview").await.must_be(303);
}
