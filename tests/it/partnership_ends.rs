//! Every end a link to a partnership can come to has its own page with a way on; and the link survives whatever lies between.

use partner_center::demo::PASSWORD;

use crate::{
    partnership::{ACCEPT, ANSWER, CLEAN, NORA, ROSA, draft, go_on, invite, partners, to_bluebird},
    support::{TestApp, app::Setting},
};

#[tokio::test]
async fn whoever_is_not_meant_gets_a_page_that_says_so_and_a_way_on() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, _, link) = to_bluebird(&app).await;
    for (person, status, heading) in [
        ("camille@cascade.example", 403, "another organisation"),
        ("gaelle@alpine.example", 403, "another organisation"),
        ("carla@lakeside.example", 403, "for resellers"),
        ("ravi@northlight.example", 403, "for resellers"),
        (NORA, 403, "your own invitation"),
        // not a global admin: hands it over
        ("theo@bluebird.example", 403, "invites you to a partnership"),
    ] {
        let actor = app.signed_in(person).await;
        let page = go_on(&actor, &link).await;
        page.must_be(status);
        assert!(page.heading().contains(heading), "{person}: {}", page.heading());
        assert!(page.links().iter().any(|l| l.starts_with('/') && l != "/"), "{person} has no way on");
        actor.post(ACCEPT, &[("understood", "on"), ("shown", "00")]).await.must_be(403);
    }
    let theo = app.signed_in("theo@bluebird.example").await;
    let page = go_on(&theo, &link).await;
    page.must_say("Rosa").must_say(link.rsplit('/').next().unwrap());
    assert!(page.links().iter().any(|l| l.starts_with("mailto:rosa@bluebird.example?")));
    // open links: what is missing is said
    let (_, open) = invite(&nora, &[("whom", "anyone")]).await;
    for (person, heading) in [
        ("gaelle@alpine.example", "Become an indirect reseller"),
        ("paul@meridian.example", "Become an indirect reseller"),
    ] {
        let page = go_on(&app.signed_in(person).await, &open).await;
        assert!(page.must_be(403).heading().contains(heading), "{person}: {}", page.heading());
    }
    assert_eq!(partners(&app).await, 0);
    app.look_at_mails().await;
}

#[tokio::test]
async fn region_standing_and_partnership_stand_in_the_way_with_words_of_their_own() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    let page = go_on(&rosa, &link).await;
    let shown = page.value("shown").expect("what was shown");
    let fields = [("understood", "on"), ("shown", shown.as_str())];
    for (set, unset, status, says) in [
        (
            "update organisations set region = 'NA' where name = 'Nordwind Distribution'",
            "update organisations set region = 'EU' where name = 'Nordwind Distribution'",
            403,
            "North America",
        ),
        (
            "update programme_enrollments set standing = 'suspended' where organisation_id = (select id from organisations where name = 'Bluebird Services')",
            "update programme_enrollments set standing = 'active' where organisation_id = (select id from organisations where name = 'Bluebird Services')",
            403,
            "suspended",
        ),
        (
            "update programme_enrollments set standing = 'suspended' where organisation_id = (select id from organisations where name = 'Nordwind Distribution')",
            "update programme_enrollments set standing = 'active' where organisation_id = (select id from organisations where name = 'Nordwind Distribution')",
            403,
            "cannot take partners",
        ),
    ] {
        app.execute(set).await;
        rosa.get(ANSWER).await.must_be(status).must_say(says);
        rosa.post(ACCEPT, &fields).await.must_be(status).must_say(says);
        app.execute(unset).await;
    }
    assert_eq!(partners(&app).await, 0);
    rosa.post(ACCEPT, &fields).await.must_be(303);
    let nora = app.signed_in(NORA).await;
    let (_, second) = invite(&nora, &[("whom", "anyone")]).await;
    go_on(&rosa, &second).await.must_be(409).must_say("partners already");
    app.look_at_mails().await;
}

#[tokio::test]
async fn an_invitation_to_a_mailbox_is_for_its_organisation_alone() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let (_, link) = invite(&nora, &[("whom", "mail"), ("mail", "purchasing@bluebird.example")]).await;
    let camille = app.signed_in("camille@cascade.example").await;
    let page = go_on(&camille, &link).await;
    page.must_be(403).must_say("p•••@bluebird.example");
    assert!(!page.body.contains("purchasing@"));
    go_on(&app.signed_in(ROSA).await, &link).await.must_be(200);
    app.look_at_mails().await;
}

#[tokio::test]
async fn the_link_survives_a_forgotten_password_even_in_another_browser() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let browser = app.stranger();
    browser.get(&link).await.must_lead_to(CLEAN);
    browser.submit(CLEAN, &[]).await.must_lead_to(ANSWER);
    let sign_in = browser.get(ANSWER).await.location().to_owned();
    let forgotten = browser.get(&sign_in).await.links().into_iter().find(|l| l.starts_with("/reset-password")).unwrap();
    browser.submit(&forgotten, &[("mail", ROSA)]).await.must_be(200);
    let token = link.rsplit('/').next().unwrap();
    let stored = app.rows("select next from link_tokens where kind = 'reset_password' and next is not null").await;
    assert!(!stored.is_empty() && stored.iter().all(|row| !sqlx::Row::get::<String, _>(row, 0).contains(token)));
    let mail = app.mail_to(ROSA).await.rendered.text;
    let reset = mail.split_whitespace().find(|w| w.contains("/reset-password/")).unwrap();
    let reset = reset.split_once("/reset-password").map(|(_, rest)| format!("/reset-password{rest}")).unwrap();
    let phone = app.stranger();
    phone.get(&reset).await.must_be(303);
    let chosen = phone.submit("/reset-password/choose", &[("password", "a whole new believable one")]).await;
    let back = chosen.must_be(303).location().to_owned();
    assert!(!back.contains(token), "no token in an address");
    phone.submit(&back, &[("mail", ROSA), ("password", "a whole new believable one")]).await.must_lead_to(ANSWER);
    phone.get(ANSWER).await.must_be(200).must_say("Nordwind Distribution");
}

#[tokio::test]
async fn under_a_required_second_factor_accepting_proves_it_afresh_and_loses_nothing() {
    let app =
        TestApp::with(Setting { second_factor: partner_center::config::SecondFactor::Required, ..Setting::demo() })
            .await;
    let nora = app.signed_in(NORA).await;
    let (_, link) = invite(&nora, &[("whom", "partner"), ("partner", "4200001")]).await;
    let rosa = app.signed_in(ROSA).await;
    let page = go_on(&rosa, &link).await;
    page.must_be(200);
    app.set_clock(chrono::TimeDelta::minutes(15)).await;
    let asked = rosa.send_form(&page, ACCEPT, &[("understood", "on")]).await;
    let mfa = asked.must_be(303).location().to_owned();
    assert!(mfa.starts_with("/mfa"), "{mfa}");
    let code = app.code_of(ROSA).await;
    rosa.submit(&mfa, &[("code", &code)]).await.must_lead_to("/resume");
    rosa.submit_on("/resume", ACCEPT, &[]).await.must_lead_to("/indirect-providers");
    assert_eq!(partners(&app).await, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_kept_letter_lies_sealed() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let (path, link) = draft(&nora, &[("whom", "anyone")]).await;
    let page = nora.get(&path).await;
    app.set_clock(chrono::TimeDelta::hours(1)).await;
    nora.send_form(&page, &path, &[("step", "save")]).await.must_be(303);
    let token = link.rsplit('/').next().unwrap();
    for row in app.rows("select data::text from sessions").await {
        assert!(!sqlx::Row::get::<String, _>(&row, 0).contains(token));
    }
    let sign_in = nora.get("/resume").await.location().to_owned();
    nora.submit(&sign_in, &[("mail", NORA), ("password", PASSWORD)]).await.must_lead_to("/resume");
    nora.get("/resume").await.must_be(200);
}
