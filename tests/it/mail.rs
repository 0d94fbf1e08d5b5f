//! Mails: what they say and to whom, where their links lead, and what they never hold.

mod delivery;
mod registered;

use chrono::TimeDelta;
use partner_center::mail::transport::Transport;
use sqlx::Row;

use crate::support::{Setting, TestApp, app::link_in, world::PASSWORD};
use registered::{NEW, portal, register, with};

#[tokio::test]
async fn n29_a_partner_registered_by_the_operator_signs_in_from_the_mailed_link() {
    let (app, manager) = portal().await;
    let registered = register(&manager, &NEW).await;
    registered.must_be(303);
    manager.follow(&registered).await.must_be(200).must_say("Alpine Cloud");

    let mail = app.mail_to("gaelle@alpine.example").await;
    assert_eq!(mail.kind, "person_invited");
    assert!(
        mail.rendered.subject.contains("vous êtes invité"),
        "in the organisation's language: {}",
        mail.rendered.subject
    );
    let link = link_in(&mail);
    assert!(mail.rendered.html.contains(&format!("https://portal.test{link}")), "both parts hold the same link");

    let gaelle = app.stranger();
    let arrived = gaelle.get(&link).await;
    assert_eq!(arrived.header(axum::http::header::REFERRER_POLICY), Some("no-referrer"));
    let page = gaelle.follow(arrived.must_lead_to("/accept-user")).await;
    page.must_be(200).must_say("Alpine Cloud");
    assert!(
        page.header(axum::http::header::CONTENT_SECURITY_POLICY)
            .is_some_and(|policy| policy.contains("script-src 'none'"))
    );
    gaelle.send_form(&page, "/accept-user", &[("password", "short")]).await.must_be(422);
    let joined = gaelle.send_form(&page, "/accept-user", &[("password", "a believable password")]).await;
    let page = gaelle.follow(joined.must_lead_to("/overview")).await;
    page.must_be(200).must_say("Alpine Cloud");

    let later = app.stranger();
    later
        .submit("/sign-in", &[("mail", "gaelle@alpine.example"), ("password", "a believable password")])
        .await
        .must_lead_to("/overview");
    // the link has done its work
    let late = app.stranger();
    let arrived = late.get(&link).await;
    late.follow(&arrived).await.must_be(410);
}

#[tokio::test]
async fn opening_a_link_many_times_and_in_many_ways_writes_nothing() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let link = link_in(&app.mail_to("gaelle@alpine.example").await);
    let digest = "select md5(string_agg(t::text, '|' order by t::text)) from (select token_hash::text from link_tokens where used_at is null
         union all select id_hash::text from sessions union all select id::text || state from memberships) t";
    let before: String = app.rows(digest).await[0].get(0);
    for method in ["GET", "HEAD", "OPTIONS", "GET", "GET"] {
        let scanner = app.stranger();
        for path in [link.as_str(), "/accept-user"] {
            let request = scanner.request(method.parse().expect("a method"), path);
            scanner.send(request.body(axum::body::Body::empty()).expect("a request")).await;
        }
        assert!(scanner.session_cookie().is_none(), "{method} gave a session");
    }
    let after: String = app.rows(digest).await[0].get(0);
    assert_eq!(before, after);
    let gaelle = app.stranger();
    let arrived = gaelle.get(&link).await;
    gaelle.follow(&arrived).await.must_be(200);
}

#[tokio::test]
async fn a_link_works_for_what_it_was_sent_for_and_as_long_as_it_says() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let link = link_in(&app.mail_to("gaelle@alpine.example").await);
    let elsewhere = app.stranger();
    let arrived = elsewhere.get(&link.replace("/accept-user/", "/reset-password/")).await;
    elsewhere.follow(&arrived).await.must_be(404);
    let nobody = app.stranger();
    nobody.get("/accept-user/not-a-token").await.must_be(404);
    let arrived = nobody.get(&format!("/accept-user/{}", "A".repeat(43))).await;
    nobody.follow(&arrived).await.must_be(404);
    app.set_clock(TimeDelta::days(14) + TimeDelta::minutes(1)).await;
    let late = app.stranger();
    let arrived = late.get(&link).await;
    late.follow(&arrived).await.must_be(410);
    late.post("/accept-user", &[("password", "a believable password")]).await.must_be(410);
}

#[tokio::test]
async fn a_newer_reset_link_takes_the_place_of_the_older() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let mut links = Vec::new();
    for _ in 0..2 {
        app.stranger().submit("/reset-password", &[("mail", &admin)]).await.must_be(200);
        links.push(link_in(&app.mail_to(&admin).await));
    }
    for (link, status) in links.iter().zip([410, 200]) {
        let actor = app.stranger();
        let arrived = actor.get(link).await;
        actor.follow(&arrived).await.must_be(status);
    }
}

#[tokio::test]
async fn a_mailbox_gets_three_reset_mails_an_hour_and_no_more() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    for n in 0..6 {
        let somewhere = app.stranger().at(&format!("198.51.100.{n}"));
        somewhere.submit("/reset-password", &[("mail", &admin)]).await.must_be(200);
    }
    assert_eq!(app.mails().await.len(), 3);
}

/// Everything that could make a link point elsewhere.
const LIES: [(&str, &str); 10] = [
    ("forwarded", "host=evil.example;proto=https"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-host", "evil.example"),
    ("x-original-url", "https://evil.example/reset-password"),
    ("x-rewrite-url", "https://evil.example/"),
    ("x-forwarded-proto", "http"),
    ("x-forwarded-port", "8443"),
    ("x-forwarded-prefix", "/evil.example"),
    ("referer", "https://evil.example/"),
];

#[tokio::test]
async fn abuse_f1_links_in_mails_come_from_the_configuration_alone() {
    let (app, _) = portal().await;
    let mut world = app.world().await;
    for (n, (header, value)) in LIES.into_iter().enumerate() {
        let admin = world.partner(&format!("Partner {n}"), "direct").await.mail("admin");
        let liar = app.stranger().at(&format!("198.51.100.{n}")).with_header(header, value);
        let sent = liar.post("/reset-password", &[("mail", admin.as_str()), ("next", "//evil.example")]).await;
        sent.must_be(200);
        let mail = app.mail_to(&admin).await;
        for part in [&mail.rendered.text, &mail.rendered.html] {
            assert!(!part.contains("evil"), "{header}: {part}");
            for (at, _) in part.match_indices("://") {
                assert!(
                    part[..at + 3].ends_with("https://") && part[at + 3..].starts_with("portal.test/"),
                    "{header}: {part}"
                );
            }
        }
    }
}

#[tokio::test]
async fn abuse_f1_only_our_own_name_is_answered() {
    let app = TestApp::new().await;
    for host in [
        "evil.example",
        "portal.test.evil.example",
        "portal.test:8443",
        "localhost",
        "127.0.0.1",
        "",
        "portal.test@evil.example",
    ] {
        let stranger = app.stranger();
        let mut request = stranger.request(axum::http::Method::GET, "/sign-in");
        request.headers_mut().expect("headers").insert("host", host.parse().expect("a header"));
        stranger.send(request.body(axum::body::Body::empty()).expect("a request")).await.must_be(421);
    }
    app.stranger().get("/sign-in").await.must_be(200);
}

/// Names with markup in them.
const NAMES: [&str; 8] = [
    "<b>Bold</b> & Sons",
    "<script>alert(1)</script> Ltd",
    "\"><img src=x onerror=alert(1)>",
    "</p><a href=\"https://evil.example\">Click</a>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;i&gt; Entities &amp; Co",
    "'; drop table mails; --",
    "[Click](https://evil.example) Ltd",
];

#[tokio::test]
async fn abuse_f2_a_name_puts_no_markup_into_a_mail() {
    let (app, manager) = portal().await;
    for (n, name) in NAMES.into_iter().enumerate() {
        let mail = format!("admin{n}@alpine.example");
        let number = format!("41000{n:02}");
        let mut fields = with("name", name);
        fields.retain(|(field, _)| !matches!(*field, "mail" | "partner_ids"));
        fields.extend([("mail", mail.as_str()), ("partner_ids", number.as_str())]);
        register(&manager, &fields).await.must_be(303);
        let sent = app.mail_to(&mail).await;
        let html = scraper::Html::parse_document(&sent.rendered.html);
        let select = |css: &str| html.select(&scraper::Selector::parse(css).expect("a selector")).count();
        assert_eq!(select("script, img, b, i, [onerror]"), 0, "{name}: {}", sent.rendered.html);
        assert_eq!(select("a[href*=evil]"), 0, "{name}: {}", sent.rendered.html);
        assert!(html.root_element().text().collect::<String>().contains(name), "{name} is shown as it is");
        assert!(sent.rendered.text.contains(name), "and not escaped in the text part: {}", sent.rendered.text);
    }
}

#[tokio::test]
async fn abuse_f3_names_with_line_ends_or_invisible_characters_are_refused_where_they_are_typed() {
    let (app, manager) = portal().await;
    for field in ["name", "first_name", "last_name"] {
        for name in [
            "Al\rpine",
            "Al\npine",
            "Al\r\nBcc: x@evil.example",
            "Al\0pine",
            "Al\u{202e}enipl",
            "Al\u{200b}pine",
            "Al\u{feff}pine",
            "Al\u{7f}pine",
            "Al\u{2066}pine",
        ] {
            let fields: Vec<(&str, &str)> =
                NEW.iter().map(|(known, value)| (*known, if *known == field { name } else { *value })).collect();
            let page = register(&manager, &fields).await;
            page.must_be(422);
            assert!(page.field_error(field).is_some(), "{field} with {name:?}: {:?}", page.errors());
        }
    }
    assert_eq!(app.count("select count(*) from mails").await, 0);
}

#[tokio::test]
async fn abuse_f4_a_reset_mail_goes_to_one_stored_address() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let encoded = admin.replace('@', "%40");
    let bodies = [
        format!("mail={encoded}&mail=thief%40evil.example"),
        format!("mail%5B%5D={encoded}&mail%5B%5D=thief%40evil.example"),
        format!("mail={encoded}%2Cthief%40evil.example"),
        format!("mail={encoded}%3Bthief%40evil.example"),
        format!("mail={encoded}%20thief%40evil.example"),
        format!("mail={encoded}%0Athief%40evil.example"),
        format!("mail={encoded}%0D%0ABcc%3A%20thief%40evil.example"),
        format!("mail={encoded}%00"),
        format!("mail=%22thief%40evil.example%22%20%3C{encoded}%3E"),
        format!("mail={encoded}&to=thief%40evil.example"),
    ];
    for (n, body) in bodies.into_iter().enumerate() {
        let somewhere = app.stranger().at(&format!("198.51.100.{n}"));
        somewhere.post_raw("/reset-password", body.clone()).await.must_be(422);
    }
    assert!(app.mails().await.is_empty());
    app.stranger().post("/reset-password", &[("mail", admin.to_uppercase())]).await.must_be(200);
    assert_eq!(app.mail_to(&admin).await.recipient, admin);
}

#[tokio::test]
async fn abuse_f7_the_outbox_holds_no_link_that_works() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let waiting: String = app.rows("select string_agg(m::text, '') from mails m").await[0].get(0);
    let link = link_in(&app.mail_to("gaelle@alpine.example").await);
    let token = link.rsplit('/').next().expect("a token");
    assert!(!waiting.contains(token));
    assert_eq!(
        app.count("select count(*) from mails where sealed is not null").await,
        0,
        "wiped when the mail has left"
    );
    for table in ["link_tokens", "mails", "activity_entries", "sessions"] {
        let statement = format!("select coalesce(string_agg(t::text, ''), '') from {table} t");
        // names of ours, written above
        let dump: String = sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
            .fetch_one(&mut app.superuser().await)
            .await
            .expect("a dump");
        assert!(!dump.contains(token), "{table} holds the token");
    }
}

#[tokio::test]
async fn mails_are_written_in_the_person_s_language_before_the_organisation_s() {
    let app = TestApp::new().await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let ask = async |wanted: &str| {
        app.stranger().submit("/reset-password", &[("mail", &admin)]).await.must_be(200);
        let subject = app.mail_to(&admin).await.rendered.subject;
        assert!(subject.contains(wanted), "{subject}");
    };
    ask("password").await;
    let actor = app.signed_in(&admin).await;
    actor.post("/language", &[("lang", "fr"), ("next", "/")]).await.must_be(303);
    ask("mot de passe").await;
}

#[tokio::test]
async fn without_a_mail_server_mails_wait_and_the_operator_sees_them() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    assert_eq!(app.worker_with(Transport::None).run_due().await.expect("a round"), 0);
    let page = manager.get("/ops/mails").await;
    let row = &page.rows()[0];
    assert!(row[1].contains("gaelle@alpine.example"), "{row:?}");
    app.look_at_mails().await;
    assert!(!page.body.contains("accept-user/"), "never a link");
}

#[tokio::test]
async fn the_demo_s_mailbox_shows_each_mail_whole_with_its_link() {
    let app = TestApp::with(Setting::demo()).await;
    app.stranger().submit("/reset-password", &[("mail", "gaelle@alpine.example")]).await.must_be(200);
    app.worker_with(Transport::Demo).run_due().await.expect("a round");
    app.look_at_mails().await;
    let reader = app.stranger();
    let list = reader.get("/demo/mail?to=gaelle@alpine.example").await;
    let one = list.links().into_iter().find(|link| link.starts_with("/demo/mail/")).expect("a mail");
    let mail = reader.get(&one).await;
    let link = mail.links().into_iter().find(|link| link.contains("/reset-password/")).expect("its link");
    let arrived = reader.get(link.trim_start_matches("http://127.0.0.1:8080")).await;
    let page = reader.follow(&arrived).await;
    reader.send_form(&page, "/reset-password/choose", &[("password", "a new and longer password")]).await.must_be(303);
    reader.submit("/sign-in", &[("mail", "gaelle@alpine.example"), ("password", PASSWORD)]).await.must_be(422);
}
