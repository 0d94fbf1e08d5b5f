//! When much is asked at once, or the database is busy: waiting has an end, says so, and passes.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use axum::http::header;
use sqlx::{Connection, Executor};

use crate::{
    proxy::FaultProxy,
    support::{Setting, TestApp, side_by_side, world::PASSWORD},
};

#[tokio::test]
async fn abuse_h1_a_full_pool_says_come_back_later_and_health_needs_no_pool() {
    let app = TestApp::with(Setting { connections: 2, ..Setting::default() }).await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    let held = (app.app.db.begin_reading(None).await.expect("one"), app.app.db.begin_reading(None).await.expect("two"));
    let began = Instant::now();
    for path in ["/overview", "/activity"] {
        let page = actor.get(path).await;
        assert!(page.must_be(503).header(header::RETRY_AFTER).is_some(), "{path} says when to come back");
        assert!(!page.heading().is_empty(), "{path} is a page all the same");
    }
    assert!(began.elapsed() < Duration::from_secs(7), "waited {:?}", began.elapsed());
    let began = Instant::now();
    actor.get("/healthz").await.must_be(200);
    assert!(began.elapsed() < Duration::from_millis(100));
    let began = Instant::now();
    assert!(actor.get("/readyz").await.must_be(503).header(header::RETRY_AFTER).is_some());
    assert!(began.elapsed() < Duration::from_millis(300));
    drop(held);
    app.settle().await;
    actor.get("/overview").await.must_be(200);
    actor.get("/readyz").await.must_be(200);
}

#[tokio::test]
async fn no_request_holds_a_connection_while_it_waits_for_another() {
    let app = TestApp::with(Setting { connections: 1, ..Setting::strict() }).await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let half_way = app.stranger();
    half_way.submit("/sign-in", &[("mail", &alpine.mail("admin")), ("password", PASSWORD)]).await.must_be(303);
    let people = [
        app.stranger(),
        half_way,
        app.signed_in(&alpine.mail("admin")).await,
        app.signed_in(&operator.mail("super")).await,
    ];
    let mut stuck = BTreeSet::new();
    for actor in &people {
        for route in &app.routes {
            let path = route.path.replace(['{', '}'], "");
            let actor = actor.copy();
            let page =
                if route.method == "GET" { actor.get(&path).await } else { actor.post_raw(&path, "next=%2Fx").await };
            if page.status == 503 {
                stuck.insert(format!("{} {}", route.method, route.path));
            }
        }
    }
    app.look_at_mails().await;
    assert!(stuck.is_empty(), "these need two connections at once: {stuck:?}");
}

#[tokio::test]
async fn abuse_h2_a_long_list_is_walked_page_by_page_there_and_back() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    for n in 0..60 {
        // names that differ in nothing a sort looks at first
        world.partner(&format!("Partner {n:02}"), "direct").await;
    }
    let auditor = app.signed_in(&operator.mail("auditor")).await;
    let mut seen = Vec::new();
    let mut path = "/ops/partners".to_owned();
    let mut last = String::new();
    for _ in 0..10 {
        let page = auditor.get(&path).await;
        let rows = page.rows();
        assert!((1..=25).contains(&rows.len()), "{path} has {} rows", rows.len());
        seen.extend(rows.into_iter().map(|row| row[0].clone()));
        last = path;
        let Some(next) = page.attributes("a[rel=next]", "href").into_iter().next() else { break };
        path = next;
    }
    let wanted: Vec<String> = (0..60).map(|n| format!("Partner {n:02}")).collect();
    assert_eq!(seen, wanted, "each once and in order");
    let back = auditor.get(&last).await.attributes("a[rel=prev]", "href").into_iter().next().expect("a way back");
    assert_eq!(auditor.get(&back).await.rows()[0][0], "Partner 25");
    // nobody asks for more than a page, or for what is not there
    for query in
        ["?limit=100000", "?size=1000000", "?after=nonsense", "?after=~", "?page=2", "?name=partner%200&limit=9999"]
    {
        let rows = auditor.get(&format!("/ops/partners{query}")).await.rows().len();
        assert!(rows <= 25, "{query} gave {rows} rows");
    }
    assert_eq!(auditor.get("/ops/partners?name=PARTNER%200").await.rows().len(), 10);
    assert_eq!(auditor.get("/ops/partners?name=%25").await.rows().len(), 0, "a sign of a pattern is a sign");
}

#[tokio::test]
async fn abuse_h2_the_log_is_walked_page_by_page_there_and_back() {
    let app = TestApp::new().await;
    let alpine = app.world().await.partner("Alpine Cloud", "direct").await;
    let actor = app.signed_in(&alpine.mail("admin")).await;
    let fill = "select app.record_as(null, o.id, gen_random_uuid(), 'support_profile_changed', 'support_profile', null, 'n' || n, array[o.id], '{}', '[]')
         from generate_series(1, 60) n, organisations o";
    app.execute(fill).await;
    let mut path = "/activity".to_owned();
    let mut seen = Vec::new();
    let mut pages = 0;
    loop {
        let page = actor.get(&path).await;
        pages += 1;
        seen.extend(
            page.texts(".timeline li li p:first-child, .timeline ol ol > li > p:first-of-type")
                .into_iter()
                .filter(|text| text.contains(" n")),
        );
        let Some(next) = page.attributes("a[rel=next]", "href").into_iter().next() else { break };
        path = next;
    }
    assert_eq!(pages, 3);
    let different: BTreeSet<&String> = seen.iter().collect();
    assert_eq!(different.len(), 60, "each entry once");
}

#[tokio::test]
async fn abuse_h3_every_connection_has_its_limits() {
    let app = TestApp::new().await;
    for db in [&app.app.db, &app.worker_with(partner_center::mail::transport::Transport::None).db] {
        let mut tx = db.begin_job(None).await.expect("a transaction");
        for (statement, seconds) in [
            ("select extract(epoch from current_setting('statement_timeout')::interval)::bigint", 5),
            ("select extract(epoch from current_setting('lock_timeout')::interval)::bigint", 2),
            ("select extract(epoch from current_setting('idle_in_transaction_session_timeout')::interval)::bigint", 10),
        ] {
            assert_eq!(tx.count(statement).await.expect("a setting"), seconds, "{statement}");
        }
    }
}

#[tokio::test]
async fn abuse_h3_somebody_else_s_lock_is_waited_for_two_seconds_and_no_longer() {
    let app = TestApp::new().await;
    let alpine = app.world().await.partner("Alpine Cloud", "direct").await;
    let actor = app.signed_in(&alpine.mail("admin")).await;
    let page = actor.get("/settings/support-profile").await;
    let mut other = app.superuser().await;
    let mut lock = other.begin().await.expect("a transaction");
    lock.execute("lock table support_profiles in share row exclusive mode").await.expect("a lock");
    let began = Instant::now();
    let answer =
        actor.send_form(&page, "/settings/support-profile", &[("support_mail", "new@alpine-cloud.example")]).await;
    assert!(answer.must_be(503).header(header::RETRY_AFTER).is_some());
    assert!((Duration::from_secs(1)..Duration::from_secs(5)).contains(&began.elapsed()), "{:?}", began.elapsed());
    // reading goes on meanwhile
    actor.get("/settings/partner-profile").await.must_be(200);
    lock.rollback().await.expect("the end of the lock");
    actor
        .send_form(&page, "/settings/support-profile", &[("support_mail", "new@alpine-cloud.example")])
        .await
        .must_be(303);
}

#[tokio::test]
async fn abuse_h1_a_database_that_goes_away_and_comes_back_costs_a_page_not_the_portal() {
    let app = TestApp::new().await;
    let alpine = app.world().await.partner("Alpine Cloud", "direct").await;
    let actor = app.signed_in(&alpine.mail("admin")).await;
    actor.get("/overview").await.must_be(200);
    // every connection is cut, as after a restart of the server
    app.execute("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = 'partner-center'").await;
    actor.get("/overview").await.must_be(200);
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_answered_with_a_page_in_the_persons_own_language() {
    let mut proxy = None;
    let app = TestApp::reached(Setting::default(), |options| {
        let made = FaultProxy::in_front_of(&options);
        let through = made.through(&options);
        proxy = Some(made);
        through
    })
    .await;
    let proxy = proxy.expect("it was asked for");
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    app.execute("update people set language = 'fr'").await;
    let writer = app.signed_in(&admin).await.reading("en");
    let form = writer.get("/settings/support-profile").await;
    // past the look at the session, before the end of the transaction
    proxy.hang_after(12);
    let written =
        writer.send_form(&form, "/settings/support-profile", &[("support_mail", "help@alpine-cloud.example")]).await;
    written.must_be(503).must_say("dure plus longtemps").must_say("pas encore certain");
    assert!(written.header(header::RETRY_AFTER).is_some(), "it says when to come back");
    assert!(written.header(header::CONTENT_SECURITY_POLICY).is_some(), "it is a page like any other");
    proxy.pass();
    app.settle().await;
}

#[tokio::test]
async fn abuse_b15_an_organisation_that_asks_for_too_much_keeps_nobody_else_waiting() {
    let app = TestApp::with(Setting { connections: 4, ..Setting::default() }).await;
    let mut world = app.world().await;
    let (noisy, quiet) = (world.partner("Noisy", "direct").await, world.partner("Quiet", "direct").await);
    let people = (app.signed_in(&noisy.mail("admin")).await, app.signed_in(&quiet.mail("admin")).await);
    // exports whose readers have fallen asleep, and more of them
    let exports = side_by_side((0..50).map(|_| {
        let actor = people.0.clone();
        async move { actor.get("/activity/export.json").await.status.as_u16() }
    }));
    let pages = side_by_side((0..30).map(|_| {
        let actor = people.1.clone();
        async move { actor.get("/overview").await.status.as_u16() }
    }));
    let (exports, pages) = tokio::join!(exports, pages);
    assert_eq!(pages, vec![200; 30], "the quiet one's pages");
    assert!(exports.iter().all(|status| matches!(status, 200 | 503)), "{exports:?}");
    // with every turn taken, the noisy one alone is told to come back
    let held: Vec<_> = std::iter::from_fn(|| app.app.turns.now(noisy.id)).collect();
    assert_eq!(held.len(), 2, "a half of the connections is for the others");
    assert!(people.0.get("/overview").await.must_be(503).header(header::RETRY_AFTER).is_some());
    people.1.get("/overview").await.must_be(200);
    // whoever is known waits for a turn before they ask the database for anything
    app.execute("revoke execute on function app.entered(bytea) from portal_app").await;
    let turn_comes = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        app.execute("grant execute on function app.entered(bytea) to portal_app").await;
        drop(held);
    };
    let (waited, ()) = tokio::join!(people.0.get("/overview"), turn_comes);
    waited.must_be(200);
    // whose session has ended is nobody, whatever their organisation asks for
    let held: Vec<_> = std::iter::from_fn(|| app.app.turns.now(noisy.id)).collect();
    assert_eq!(held.len(), 2);
    app.execute("update sessions set ended_at = app.now()").await;
    people.0.get("/sign-in").await.must_be(200);
    drop(held);
}
