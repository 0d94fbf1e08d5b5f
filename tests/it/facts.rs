//! One test for each of the facts of security.md §0, so that none of them comes back.

use std::time::Duration;

use axum::http::header;
use partner_center::{
    mail::transport::Transport,
    store::{sessions::Sessions, sign_ins},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tower_sessions::{SessionStore, session::Id};

use crate::support::{Setting, TestApp, actors::encoded, crawl::crawl, smtp_sink::SmtpSink};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fact_1_a_cancelled_begin_swallows_no_later_commit() {
    let app = TestApp::with(Setting { connections: 2, ..Setting::default() }).await;
    let mut acknowledged = 0;
    for round in 0..60_u64 {
        for n in 0..6 {
            let db = app.app.db.clone();
            let begin = tokio::spawn(async move { db.begin(None).await.map(drop) });
            tokio::time::sleep(Duration::from_micros((round * 131 + n * 57) % 700)).await;
            begin.abort();
        }
        let (mut tx, _) = app.app.db.begin(None).await.expect("a transaction");
        sign_ins::try_once(&mut tx, &format!("round-{round}"), "address").await.expect("a row");
        tx.commit().await.expect("an acknowledgement");
        acknowledged += 1;
    }
    app.app.db.close().await;
    assert_eq!(app.count("select count(*) from sign_in_failures").await, acknowledged);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fact_1_browsers_that_hang_up_cost_nobody_else_an_acknowledged_write() {
    let app = TestApp::with(Setting { connections: 2, base_url: "http://127.0.0.1:8080", ..Setting::default() }).await;
    let address = app.listen().await;
    let request = |mark: &str| {
        // a form of somebody whose session is over is kept: one row, and an answer that says so
        let body = encoded(&[("support_mail", mark)]);
        let kind = "application/x-www-form-urlencoded";
        format!(
            "POST /settings/support-profile HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
    };
    let mut clients = Vec::new();
    for n in 0..200_u64 {
        let hangs_up = n % 3 != 0;
        let text = request(&format!("mark-{n:03}"));
        clients.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(address).await.expect("a connection");
            stream.write_all(text.as_bytes()).await.expect("sent");
            if hangs_up {
                tokio::time::sleep(Duration::from_micros(n * 7919 % 30_000)).await;
                return None;
            }
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.expect("an answer");
            answer.starts_with("HTTP/1.1 303").then(|| format!("mark-{n:03}"))
        }));
    }
    let mut acknowledged = Vec::new();
    for client in clients {
        acknowledged.extend(client.await.expect("no panic"));
    }
    app.settle().await;
    assert!(acknowledged.len() > 30, "only {} were answered", acknowledged.len());
    // what is kept is sealed, so the rows are counted
    let kept = app.count("select count(*) from sessions where data ? 'kept'").await;
    let acknowledged = i64::try_from(acknowledged.len()).expect("few");
    assert!(kept >= acknowledged, "{acknowledged} were acknowledged, {kept} are there");
}

#[tokio::test]
async fn abuse_e6_fact_2_a_late_save_brings_no_session_back() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    let in_flight = actor.copy();
    let id: Id = actor.session_cookie().and_then(|cookie| cookie.parse().ok()).expect("a session");
    // a request that loaded its session before the sign-out and saves it after
    let store = Sessions(app.app.db.clone());
    let mut record = store.load(&id).await.expect("the store").expect("a session");
    record.data.insert("late".into(), serde_json::json!(true));
    actor.post_raw("/sign-out", "").await.must_be(303);
    store.save(&record).await.expect("a save that hits no row is no failure");
    assert!(store.load(&id).await.expect("the store").is_none());
    in_flight.get("/overview").await.must_be(303);
    assert_eq!(app.count("select count(*) from sessions where ended_at is null or data <> '{}'").await, 0);
}

#[tokio::test]
async fn fact_3_connections_survive_a_migration_that_adds_columns() {
    let app = TestApp::with(Setting { connections: 1, ..Setting::default() }).await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let people = [app.signed_in(&alpine.mail("admin")).await, app.signed_in(&operator.mail("super")).await];
    for actor in &people {
        // twice: the second time statements come from the connection's cache
        crawl(actor, &app.routes).await;
        assert!(crawl(actor, &app.routes).await.len() > 5);
    }
    let add = "do $$ declare t regclass; begin
         for t in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
             execute format('alter table %s add column added_later text', t);
         end loop; end $$";
    app.execute(add).await;
    for actor in &people {
        let before = app.count("select count(*) from pg_stat_activity where datname = current_database() and application_name = 'partner-center'").await;
        for route in app.routes.iter().filter(|route| route.method == "GET" && !route.path.contains('{')) {
            let page = actor.get(route.path).await;
            assert!(!page.status.is_server_error(), "{} answered {}", route.path, page.status);
        }
        assert!(before >= 1);
    }
    people[0].submit("/settings/support-profile", &[("support_mail", "new@alpine-cloud.example")]).await.must_be(303);
}

#[tokio::test]
async fn fact_4_a_poisoned_mail_stops_nobody_else_s() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    app.stranger().submit("/reset-password", &[("mail", &admin)]).await.must_be(200);
    let poison = "insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, sealed, not_before, created_at)
         select gen_random_uuid(), n::text, p.kind, o.id, p.recipient, p.name, 'en', p.data::jsonb, p.sealed, app.now() - interval '1 hour', app.now()
         from organisations o, (values
             (1, 'person_invited', 'a@alpine.example', E'Al\\r\\nBcc: x@evil.example', '{}', null),
             (2, 'person_invited', E'a@alpine.example\\r\\nBcc: x@evil.example', 'A', '{}', null),
             (3, 'person_invited', 'not an address', 'A', '{}', null),
             (4, 'no_such_mail', 'a@alpine.example', 'A', '{}', null),
             (5, 'person_invited', 'a@alpine.example', 'A', '{\"organisation\": \"A\\r\\nBcc: x@evil.example\"}', null),
             (6, 'person_invited', 'a@alpine.example', 'A', '[1, null, {}]', null),
             (7, 'password_reset', 'a@alpine.example', 'A', '{}', '\\x00ff'::bytea),
             (8, 'password_reset', 'a@alpine.example', E'\\u202e\\u200b', '{}', null)
         ) p(n, kind, recipient, name, data, sealed)";
    assert_eq!(app.execute(poison).await, 8);
    app.look_at_mails().await;
    let sink = SmtpSink::start().await;
    let worker = app.worker_with(Transport::smtp(&sink.url(), "portal@portal.test").expect("a transport"));
    worker.run_due().await.expect("a round");
    let arrived = sink.messages();
    assert!(arrived.iter().any(|mail| mail.to == [admin.clone()]), "the good mail is there");
    for mail in &arrived {
        assert!(mail.to.iter().all(|to| !to.contains("evil")), "{:?}", mail.to);
        let head = String::from_utf8_lossy(&mail.raw);
        let head = head.split("\r\n\r\n").next().unwrap_or_default();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    }
    assert_eq!(app.count("select count(*) from mails where state = 'sending'").await, 0, "each has an outcome");
    assert!(app.count("select count(*) from mails where state = 'dead'").await >= 4);
}

#[tokio::test]
async fn fact_5_no_forwarded_name_gets_into_a_page_or_a_redirect() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    for (name, value) in [
        ("forwarded", "host=evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-original-url", "https://evil.example/"),
    ] {
        let liar = app.signed_in(&admin).await.with_header(name, value);
        for path in ["/", "/sign-in", "/overview", "/settings/security", "/nothing"] {
            let page = liar.get(path).await;
            assert!(!page.body.contains("evil.example"), "{name} on {path}");
            assert!(page.header(header::LOCATION).is_none_or(|to| to.starts_with('/')), "{name} on {path}");
        }
    }
}

#[tokio::test]
async fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let liar = app.signed_in(&admin).await;
    liar.post_raw("/sign-out", "").await;
    let liar = liar.with_header("x-forwarded-for", "203.0.113.9");
    liar.post("/sign-in", &[("mail", admin.as_str()), ("password", "wrong"), ("next", "")]).await.must_be(422);
    assert_eq!(app.count("select count(*) from sign_in_failures where address = '192.0.2.1'").await, 1);
}
