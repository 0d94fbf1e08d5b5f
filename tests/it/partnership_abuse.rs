//! Whom links to partnerships must withstand: scanners, replays, races, guesses, forwarded mail (abuse A).

use std::collections::BTreeSet;

use axum::{body::Body, http::Method};
use sqlx::{AssertSqlSafe, Row};

use crate::{
    partnership::{ACCEPT, ANSWER, CLEAN, DECLINE, LIST, NEW, NORA, ROSA, draft, go_on, invite, partners, to_bluebird},
    support::{Actor, TestApp, app::Setting},
};

/// What the database holds, in one.
async fn digest(app: &TestApp) -> String {
    app.rows("select md5(string_agg(t::text, '|' order by id)) from partnership_invitations t").await[0].get(0)
}

/// Accepts without a key of idempotency, as whoever writes the request by hand.
async fn accept(rosa: &Actor, shown: &str) -> u16 {
    rosa.post(ACCEPT, &[("understood", "on"), ("shown", shown)]).await.status.as_u16()
}

#[tokio::test]
async fn abuse_a1_a3_a_scanner_changes_nothing_and_burns_nothing() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let before = digest(&app).await;
    let scanner = app.stranger().with_header("user-agent", "LinkScanner/1.0");
    for _ in 0..20 {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
            for path in [link.as_str(), CLEAN, ANSWER] {
                let request = scanner.request(method.clone(), path).body(Body::empty()).expect("a request");
                scanner.send(request).await;
            }
        }
    }
    assert_eq!(digest(&app).await, before);
    let rosa = app.signed_in(ROSA).await;
    go_on(&rosa, &link).await.must_be(200);
    rosa.submit_on(ANSWER, ACCEPT, &[("understood", "on")]).await.must_be(303);
    assert_eq!(partners(&app).await, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a2_a13_a15_link_pages_run_no_script_leak_no_token_and_stand_in_no_frame() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    let arrival = rosa.get(&link).await;
    assert_eq!(arrival.header(axum::http::header::REFERRER_POLICY), Some("no-referrer"));
    assert!(arrival.body.is_empty());
    let token = link.rsplit('/').next().unwrap();
    for page in [rosa.get(CLEAN).await, go_on(&rosa, &link).await] {
        let policy = page.header(axum::http::header::CONTENT_SECURITY_POLICY).expect("a policy").to_owned();
        assert!(policy.contains("script-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(page.header(axum::http::header::CACHE_CONTROL), Some("no-store"));
        assert!(!page.body.contains("<script"), "{} asks for script that it may not run", page.path);
        assert!(!page.body.contains(token), "{} holds the token", page.path);
        assert!(page.links().iter().all(|l| !l.starts_with("http")), "no other site is asked");
    }
    // nor does the database, in whatever table
    let tables = "select format('select count(*) from %s t where t::text like $1', c.oid::regclass) from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace";
    for row in app.rows(tables).await {
        let statement: String = row.get(0);
        let found: i64 = sqlx::query_scalar(AssertSqlSafe(statement.clone()))
            .bind(format!("%{token}%"))
            .fetch_one(&mut app.superuser().await)
            .await
            .expect("a count");
        assert_eq!(found, 0, "{statement}");
    }
}

#[tokio::test]
async fn abuse_a4_forwarded_mail_gives_nothing_to_others_and_the_provider_learns_of_it() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, path, link) = to_bluebird(&app).await;
    let camille = app.signed_in("camille@cascade.example").await;
    let page = go_on(&camille, &link).await;
    page.must_be(403);
    assert!(
        !page.text("main").contains("Nordwind") && !page.text("main").contains("Bluebird"),
        "{}",
        page.text("main")
    );
    for _ in 0..3 {
        camille.post(ACCEPT, &[("understood", "on"), ("shown", "00")]).await.must_be(403);
        camille.post(DECLINE, &[("reason", "")]).await.must_be(403);
    }
    nora.get(&path).await.must_say("Opened").must_say("Another organisation tried to answer");
    assert_eq!(
        app.count("select count(*) from activity_entries where action = 'partnership_invitation_misdirected'").await,
        1
    );
    assert_eq!(partners(&app).await, 0);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a5_neither_token_nor_form_can_be_bent() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let token = link.rsplit('/').next().unwrap();
    for at in [0, 7, 21, 42] {
        let other = if token.as_bytes()[at] == b'A' { "E" } else { "A" };
        let bent = format!("{}{other}{}", &token[..at], &token[at + 1..]);
        let stranger = app.stranger();
        let arrival = stranger.get(&format!("/invitations/partnership/{bent}")).await;
        if arrival.status == 303 {
            stranger.get(CLEAN).await.must_be(404);
        } else {
            arrival.must_be(404);
        }
    }
    let rosa = app.signed_in(ROSA).await;
    let page = go_on(&rosa, &link).await;
    let shown = page.value("shown").expect("what was shown");
    for extra in ["provider_id", "reseller_id", "role", "kind", "state"] {
        let fields = [("understood", "on"), ("shown", shown.as_str()), (extra, "00000000-0000-7000-8000-000000000000")];
        rosa.post(ACCEPT, &fields).await.must_be(422);
    }
    assert_eq!(accept(&rosa, &shown).await, 303);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a6_a_dead_link_stays_dead_in_every_state() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, _, used) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    let shown = go_on(&rosa, &used).await.value("shown").expect("what was shown");
    assert_eq!(accept(&rosa, &shown).await, 303);
    let (_, link) = invite(&nora, &[("whom", "anyone")]).await;
    let camille = app.signed_in("camille@cascade.example").await;
    let shown = go_on(&camille, &link).await.value("shown").expect("what was shown");
    for state in ["accepted", "declined", "expired", "withdrawn", "replaced"] {
        // put there by force: only the state is tried
        let mut superuser = app.superuser().await;
        let columns = match state {
            "accepted" | "declined" => {
                "answered_at = app.now(), answered_by_name = 'X', reseller_id = provider_id, replaced_by = null"
            }
            "replaced" => "replaced_by = id, answered_at = null",
            _ => "answered_at = null, replaced_by = null",
        };
        for statement in [
            "alter table partnership_invitations disable trigger user".to_owned(),
            format!(
                "update partnership_invitations set state = '{state}', {columns} where addressee_id is null and recipient_mail = '' and state not in ('withdrawn') or state = 'declined' and addressee_id is null"
            ),
            "alter table partnership_invitations enable trigger user".to_owned(),
        ] {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut superuser).await.expect("a state");
        }
        let before = digest(&app).await;
        camille.get(CLEAN).await.must_be(410);
        camille.post_raw(CLEAN, "").await.must_be(410);
        for form in [ACCEPT, DECLINE] {
            let fields: &[(&str, &str)] = if form == ACCEPT { &[("understood", "on"), ("shown", &shown)] } else { &[] };
            camille.post(form, fields).await.must_be(410);
        }
        assert_eq!(digest(&app).await, before, "{state}");
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a7_a_link_opens_its_own_door_only() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let token = link.rsplit('/').next().unwrap();
    app.stranger().submit("/reset-password", &[("mail", ROSA)]).await.must_be(200);
    let mail = app.mail_to(ROSA).await.rendered.text;
    let reset = mail
        .split_whitespace()
        .find(|w| w.contains("/reset-password/"))
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let doors = [
        ("/invitations/partnership", CLEAN),
        ("/reset-password", "/reset-password/choose"),
        ("/accept-user", "/accept-user"),
    ];
    for (token, home) in [(token, 0), (reset.as_str(), 1)] {
        for (at, (door, clean)) in doors.iter().enumerate() {
            let stranger = app.stranger();
            stranger.get(&format!("{door}/{token}")).await.must_lead_to(clean);
            stranger.get(clean).await.must_be(if at == home { 200 } else { 404 });
        }
    }
}

#[tokio::test]
async fn abuse_a8_sixteen_clicks_at_once_make_one_partnership() {
    let app = TestApp::with(Setting { connections: 20, ..Setting::demo() }).await;
    let (_, _, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    let shown = go_on(&rosa, &link).await.value("shown").expect("what was shown");
    let clicks = (0..16).map(|_| {
        let (tab, shown) = (rosa.copy(), shown.clone());
        tokio::spawn(async move { accept(&tab, &shown).await })
    });
    let mut answers = Vec::new();
    for click in clicks.collect::<Vec<_>>() {
        answers.push(click.await.expect("an answer"));
    }
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| matches!(status, 303 | 409 | 410 | 503)), "{answers:?}");
    assert_eq!(partners(&app).await, 1);
    assert_eq!(
        app.count(
            "select count(*) from activity_entries where action = 'partnership_made' and subject_name like 'Nordwind%'"
        )
        .await,
        2
    );
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a8_accepting_against_withdrawing_has_one_winner_and_no_half() {
    let app = TestApp::with(Setting { connections: 20, ..Setting::demo() }).await;
    let nora = app.signed_in(NORA).await;
    let rosa = app.signed_in(ROSA).await;
    for round in 0..16 {
        let (path, link) = invite(&nora, &[("whom", "partner"), ("partner", "4200001")]).await;
        let shown = go_on(&rosa, &link).await.value("shown").expect("what was shown");
        let (taken, back) = (rosa.copy(), nora.copy());
        let withdraw = format!("{path}/withdraw");
        let (accepted, withdrawn) = tokio::join!(
            tokio::spawn(async move { accept(&taken, &shown).await }),
            tokio::spawn(async move { back.post_raw(&withdraw, "").await.status.as_u16() })
        );
        let (accepted, withdrawn) = (accepted.expect("an answer"), withdrawn.expect("an answer"));
        let state = nora.get(&path).await.text("dd .status");
        match (accepted, withdrawn) {
            (303, 409) => assert_eq!((state.as_str(), partners(&app).await), ("Accepted", 1), "round {round}"),
            (410, 303) => assert_eq!((state.as_str(), partners(&app).await), ("Withdrawn", 0), "round {round}"),
            other => panic!("round {round}: {other:?}, {state}"),
        }
        if accepted == 303 {
            app.execute("update partnerships set state = 'removed', removed_at = app.now(), removed_by_name = 'X' where state = 'active' and provider_id = (select id from organisations where name = 'Nordwind Distribution')").await;
        }
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a10_an_accepted_link_does_not_outlive_its_partnership() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, _, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    let shown = go_on(&rosa, &link).await.value("shown").expect("what was shown");
    assert_eq!(accept(&rosa, &shown).await, 303);
    let links = nora.get("/indirect-resellers").await.links();
    let end = links.into_iter().find(|l| l.ends_with("/remove")).expect("a way to end it");
    nora.submit_on(&end, &end, &[("good_faith", "on")]).await.must_be(303);
    rosa.get(&link).await.must_lead_to(CLEAN);
    rosa.get(CLEAN).await.must_be(410);
    assert_eq!(accept(&rosa, &shown).await, 410);
    assert_eq!(partners(&app).await, 0);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a11_the_portal_sends_fifty_letters_a_day_and_no_more() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let (path, _) = draft(&nora, &[("whom", "mail"), ("mail", "rosa@bluebird.example")]).await;
    app.execute("alter table partnership_invitations disable trigger user").await;
    app.execute("insert into partnership_invitations (id, provider_id, token_hash, state, language, subject, message, by_portal, created_by, created_by_name, created_at, sent_at, expires_at) select gen_random_uuid(), provider_id, sha256(n::text::bytea), 'sent', 'en', 'x', 'x', true, created_by, 'x', app.now(), app.now(), app.now() + interval '1 day' from partnership_invitations, generate_series(1, 50) n where state = 'draft' and recipient_mail = 'rosa@bluebird.example'").await;
    app.execute("alter table partnership_invitations enable trigger user").await;
    let mails = app.mails().await.len();
    nora.submit_on(&path, &path, &[("step", "send")]).await.must_be(429);
    assert_eq!(app.mails().await.len(), mails);
    nora.submit_on(&path, &path, &[("step", "done")]).await.must_lead_to(LIST);
}

#[tokio::test]
async fn abuse_a14_guesses_are_all_alike_and_soon_held_up() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let guesser = app.stranger().at("203.0.113.9");
    let mut shapes = BTreeSet::new();
    let mut held = 0;
    for _ in 0..60 {
        let guess = partner_center::auth::link::Token::new();
        let arrival = guesser.get(&format!("/invitations/partnership/{}", guess.secret())).await;
        let page = if arrival.status == 303 { guesser.get(CLEAN).await } else { arrival };
        match page.status.as_u16() {
            404 => shapes.insert(page.text("main")),
            429 => {
                held += 1;
                true
            }
            other => panic!("{other}"),
        };
    }
    assert!(held > 0 && shapes.len() == 1, "{held} {shapes:?}");
    // others are not held up
    app.stranger().at("203.0.113.10").get(&link).await.must_lead_to(CLEAN);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a16_what_is_accepted_is_what_was_shown() {
    let app = TestApp::with(Setting::demo()).await;
    let (_, _, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    let page = go_on(&rosa, &link).await;
    app.execute("update organisations set name = 'Nordwind Holding' where name = 'Nordwind Distribution'").await;
    rosa.send_form(&page, ACCEPT, &[("understood", "on")]).await.must_be(409);
    rosa.post(ACCEPT, &[("understood", "on"), ("shown", "not hexadecimal")]).await.must_be(422);
    app.execute("update organisations set name = 'Nordwind Distribution' where name = 'Nordwind Holding'").await;
    rosa.send_form(&page, ACCEPT, &[("understood", "on")]).await.must_be(303);
    assert_eq!(partners(&app).await, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn only_the_legal_steps_are_open_whoever_writes_the_statement() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    nora.submit(NEW, &[("whom", "anyone")]).await.must_be(303);
    let states = ["draft", "sent", "opened", "accepted", "declined", "expired", "withdrawn", "replaced"];
    let mut moved = Vec::new();
    for from in states {
        for to in states.iter().filter(|to| **to != from) {
            let statement = format!("update partnership_invitations set state = '{to}' where state = '{from}'");
            // the schema's owner sees every row and acts for nobody
            if let Ok(done) = sqlx::query(AssertSqlSafe(statement)).execute(&mut app.owner().await).await
                && done.rows_affected() > 0
            {
                moved.push((from, *to));
            }
        }
    }
    assert!(moved.is_empty(), "{moved:?}");
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_c13_whoever_consents_is_told_whom_a_name_looks_like() {
    let app = TestApp::with(Setting::demo()).await;
    // Nordwind calls itself like Meridian, with a Cyrillic е
    let rename = "update organisations set name = U&'M\\0435ridian Distribution' where domain = 'nordwind.example'";
    app.execute(rename).await;
    let (_, _, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    go_on(&rosa, &link).await.must_be(200);
    let page = rosa.get(ANSWER).await;
    page.must_be(200)
        .must_say("This name looks like another one")
        .must_say("It can be mistaken for: Meridian Distribution");
    // the operator sees it where it decides about the partner
    let ravi = app.signed_in("ravi@northlight.example").await;
    let partner = crate::enrollment::partner_page(&ravi, "M\u{435}ridian Distribution").await;
    ravi.get(&partner).await.must_say("This name looks like another one");
    ravi.get(&partner.replace("/ops/partners/", "/ops/verifications/"))
        .await
        .must_say("It can be mistaken for: Meridian Distribution");
    // and registers nobody of such a name without having made sure
    let olivia = app.signed_in("olivia@northlight.example").await;
    let fields = [
        ("name", "Bluebird Serv\u{456}ces"),
        ("country", "FR"),
        ("region", "EU"),
        ("language", "en"),
        ("programme", "direct"),
        ("partner_ids", "4199001"),
        ("first_name", "Nell"),
        ("last_name", "Newton"),
        ("mail", "nell@newton.example"),
    ];
    let asked = olivia.submit("/ops/partners/new", &fields).await;
    asked.must_be(422).must_say("It can be mistaken for: Bluebird Services");
    assert_eq!(asked.value("mail").as_deref(), Some("nell@newton.example"));
    olivia.send_form(&asked, "/ops/partners/new", &[("alike_checked", "on")]).await.must_be(303);
    app.look_at_mails().await;
}
