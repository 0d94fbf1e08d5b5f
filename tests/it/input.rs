//! What people type, and what nobody's browser would send: refused at its field with everything else kept, or refused whole; never half
//! done, never shown unescaped, never an error page of ours.

use axum::http::{Method, header};
use sqlx::Row;

use crate::support::{
    Actor, Page, TestApp,
    actors::{encoded, filled},
    crawl::crawl,
    world::Company,
};

/// A form, who fills it in, and which of its fields are typed.
struct Form {
    who: &'static str,
    path: &'static str,
    good: &'static [(&'static str, &'static str)],
    typed: &'static [&'static str],
}

const FORMS: &[Form] = &[
    Form {
        who: "manager",
        path: "/ops/partners/new",
        good: &[
            ("name", "Harbor IT"),
            ("country", "IE"),
            ("region", "EU"),
            ("language", "en"),
            ("programme", "direct"),
            ("partner_ids", "4100002"),
            ("inactive_partner_ids", ""),
            ("first_name", "Hana"),
            ("last_name", "Hughes"),
            ("mail", "hana@harbor.example"),
        ],
        typed: &["name", "partner_ids", "inactive_partner_ids", "first_name", "last_name", "mail"],
    },
    Form {
        who: "partner",
        path: "/settings/partner-profile/primary-contact",
        good: &[
            ("first_name", "Anna"),
            ("last_name", "Other"),
            ("contact_mail", "anna@alpine-cloud.example"),
            ("contact_phone", "+33 1 99 00 00 00"),
        ],
        typed: &["first_name", "last_name", "contact_mail", "contact_phone"],
    },
    Form {
        who: "partner",
        path: "/settings/support-profile",
        good: &[
            ("support_website", "https://help.alpine-cloud.example"),
            ("support_mail", "help@alpine-cloud.example"),
            ("support_phone", "+33 1 99 00 00 01"),
        ],
        typed: &["support_website", "support_mail", "support_phone"],
    },
    Form { who: "stranger", path: "/reset-password", good: &[("mail", "anna@alpine-cloud.example")], typed: &["mail"] },
];

struct Portal {
    app: TestApp,
    alpine: Company,
    partner: Actor,
    manager: Actor,
}

async fn portal() -> Portal {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let partner = app.signed_in(&alpine.mail("admin")).await;
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    Portal { app, alpine, partner, manager }
}

impl Portal {
    fn actor(&self, form: &Form) -> Actor {
        match form.who {
            "partner" => self.partner.clone(),
            "manager" => self.manager.clone(),
            _ => self.app.stranger(),
        }
    }

    /// Everything that is stored, in one value.
    async fn digest(&self) -> String {
        let statement = "select md5(string_agg(t, '' order by t)) from (
             select o::text t from organisations o union all select c::text from primary_contacts c union all select s::text from support_profiles s
             union all select m::text from mails m union all select e::text from activity_entries e) x";
        self.app.rows(statement).await[0].get(0)
    }
}

/// The form's good fields with one of them different.
fn with<'a>(form: &'a Form, field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    form.good.iter().map(|(name, good)| if *name == field { (*name, value) } else { (*name, *good) }).collect()
}

/// Whether everything that was typed is still in the form.
#[track_caller]
fn must_keep(page: &Page, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        // a page cannot hold these characters as they are
        if !value.contains(['\0', '\r', '\n']) {
            assert_eq!(page.value(name).as_deref(), Some(*value), "{} lost what was typed into {name}", page.path);
        }
    }
}

#[tokio::test]
async fn bad_characters_and_lengths_are_refused_at_their_field_and_everything_typed_is_kept() {
    let portal = portal().await;
    let before = portal.digest().await;
    let long = "x".repeat(2000);
    let bad = [
        "a\u{1}b",
        "a\0b",
        "a\rb",
        "a\nb",
        "a\u{7f}b",
        "a\u{202e}b",
        "a\u{2067}b",
        "a\u{200b}b",
        "a\u{feff}b",
        "a\u{ad}b",
        "a\u{e0041}b",
        &long,
    ];
    for form in FORMS {
        let actor = portal.actor(form);
        let page = actor.get(form.path).await;
        for field in form.typed {
            for value in bad {
                let fields = with(form, field, value);
                let answer = actor.send_form(&page, form.path, &fields).await;
                answer.must_be(422);
                assert!(answer.field_error(field).is_some(), "{} {field}={value:?}: {:?}", form.path, answer.errors());
                assert_eq!(answer.errors().len(), 1, "{} {field}={value:?}: {:?}", form.path, answer.errors());
                assert!(answer.has(&format!("[name=\"{field}\"][aria-invalid=true]")), "{} marks {field}", form.path);
                must_keep(&answer, &fields);
            }
        }
    }
    assert_eq!(portal.digest().await, before);
}

#[tokio::test]
async fn missing_fields_are_asked_for_one_by_one() {
    let portal = portal().await;
    for form in FORMS {
        let actor = portal.actor(form);
        let page = actor.get(form.path).await;
        for field in form.typed.iter().filter(|field| **field != "inactive_partner_ids") {
            for value in ["", "   ", "\u{a0}\u{2003}"] {
                let answer = actor.send_form(&page, form.path, &with(form, field, value)).await;
                answer.must_be(422);
                assert!(answer.field_error(field).is_some(), "{} {field}={value:?}: {:?}", form.path, answer.errors());
            }
        }
        let nothing: Vec<(&str, &str)> = form.good.iter().map(|(name, _)| (*name, "")).collect();
        let answer = actor.send_form(&page, form.path, &nothing).await;
        let expected = form.good.iter().filter(|(name, _)| *name != "inactive_partner_ids").count();
        assert_eq!(answer.must_be(422).errors().len(), expected, "{}: {:?}", form.path, answer.errors());
        assert!(answer.title().starts_with("Error:"), "{}", answer.title());
    }
}

#[tokio::test]
async fn what_looks_wrong_is_explained_at_its_field() {
    let portal = portal().await;
    let wrong: &[(usize, &str, &[&str])] = &[
        (
            0,
            "mail",
            &[
                "hana",
                "hana@",
                "@harbor.example",
                "hana@harbor",
                "a@b@c.example",
                "hana@harbor.example, x@evil.example",
                "Hana <hana@harbor.example>",
            ],
        ),
        (0, "partner_ids", &["12345", "12345678901", "4100002x", "-4100002", "4100002.5", "٤١٠٠٠٠٢"]),
        (0, "name", &["1234", "--", "x"]),
        (0, "country", &["XX", "fr", "France", ""]),
        (0, "programme", &["operator", "direct_bill"]),
        (1, "contact_mail", &["anna@gmail.com", "anna@outlook.com"]),
        (1, "contact_phone", &["12345", "call me", "+33 1 99 00 12 34 56 78 90", "1+99001234"]),
        (
            2,
            "support_website",
            &[
                "javascript:alert(1)",
                "ftp://x.example",
                "http://localhost",
                "https://u:p@x.example",
                "data:text/html,x",
                "not a site",
            ],
        ),
    ];
    for (form, field, values) in wrong {
        let form = &FORMS[*form];
        let actor = portal.actor(form);
        let page = actor.get(form.path).await;
        for value in *values {
            let answer = actor.send_form(&page, form.path, &with(form, field, value)).await;
            answer.must_be(422);
            assert!(answer.field_error(field).is_some(), "{} {field}={value:?}: {:?}", form.path, answer.errors());
        }
    }
}

/// Texts that do something in a page that forgets to escape.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "\" autofocus onfocus=alert(1) x=\"",
    "' onmouseover='alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<math><mtext></mtext><script>alert(1)</script>",
    "<!--<img src=\"--><img src=x onerror=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)} #{alert(1)} <%= alert(1) %>",
    "<style>@import'https://evil.example'</style>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=p>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
];

/// Markup that no page of ours has.
const FOREIGN: &str = "script:not([src]), [onerror], [onload], [onfocus], [onmouseover], iframe, math, style, base, a[href^=javascript], form[action*=evil], img[src=x]";

#[tokio::test]
async fn abuse_g1_what_is_typed_is_shown_as_text_everywhere() {
    let portal = portal().await;
    for (n, payload) in PAYLOADS.iter().enumerate() {
        let (name, number, mail) = (format!("A {payload}"), format!("41{n:05}"), format!("admin{n}@x.example"));
        let person = format!("B {payload}");
        let person: String = person.chars().take(79).collect();
        let fields = [
            ("name", name.as_str()),
            ("country", "IE"),
            ("region", "EU"),
            ("language", "en"),
            ("programme", "direct"),
            ("partner_ids", number.as_str()),
            ("first_name", person.trim()),
            ("last_name", person.trim()),
            ("mail", mail.as_str()),
        ];
        let answer = portal.manager.submit("/ops/partners/new", &fields).await;
        answer.must_be(303);
        let page = portal.manager.follow(&answer).await;
        assert!(page.text("main").contains(name.trim()), "{payload} is not shown as it is");
        assert!(!page.has(FOREIGN), "{payload} on {}", page.path);
        let contact = [("first_name", person.trim()), ("last_name", person.trim())];
        portal.partner.submit("/settings/partner-profile/primary-contact", &contact).await.must_be(303);
        for path in ["/settings/partner-profile", "/settings/partner-profile/primary-contact", "/activity", "/overview"]
        {
            assert!(!portal.partner.get(path).await.has(FOREIGN), "{payload} on {path}");
        }
    }
    for page in crawl(&portal.manager, &portal.app.routes).await {
        assert!(!page.has(FOREIGN), "{}", page.path);
    }
    portal.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_g1_what_comes_in_an_address_or_a_wrong_form_is_shown_as_text_too() {
    let portal = portal().await;
    for payload in PAYLOADS {
        let query: String = url::form_urlencoded::byte_serialize(payload.as_bytes()).collect();
        let stranger = portal.app.stranger();
        let mut pages = vec![
            stranger.get(&format!("/sign-in?next=/{query}")).await,
            stranger.get(&format!("/reset-password?next=/{query}")).await,
            stranger.get(&format!("/{query}")).await,
            portal.manager.get(&format!("/ops/partners?name={query}")).await,
            portal.manager.get(&format!("/ops/partners?after={query}")).await,
            portal.partner.get(&format!("/activity?after={query}&x={query}")).await,
        ];
        pages.push(stranger.post("/sign-in", &[("mail", *payload), ("password", "wrong"), ("next", *payload)]).await);
        pages.push(
            portal
                .partner
                .submit(
                    "/settings/support-profile",
                    &[("support_website", payload), ("support_mail", payload), ("support_phone", payload)],
                )
                .await,
        );
        stranger.post("/settings/support-profile", &[("support_mail", payload), (*payload, payload)]).await;
        for page in pages {
            assert!(!page.has(FOREIGN), "{payload} on {}", page.path);
            assert!(
                !page.status.is_server_error() && page.status != 429,
                "{payload}: {} answered {}",
                page.path,
                page.status
            );
        }
        // ten wrong passwords from one address make it wait; that is another test's affair
        portal.app.execute("delete from sign_in_failures").await;
    }
}

#[tokio::test]
async fn abuse_g7_a_page_that_breaks_tells_a_reference_and_nothing_else() {
    let portal = portal().await;
    portal.app.execute("alter table partner_ids rename column number to renamed").await;
    let page = portal.partner.get("/settings/identifiers").await;
    page.must_be(500);
    let body = page.body.to_lowercase();
    for word in ["column", "sql", "select", "panick", ".rs", "relation", "postgres", "renamed", "backtrace"] {
        assert!(!body.contains(word), "{word} is on the page that says something broke");
    }
    assert!(!page.heading().is_empty());
    assert!(page.has("main a[href]"), "there is a way on");
    assert!(page.headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn abuse_g8_g9_fields_that_are_not_the_form_s_and_fields_given_twice_are_refused() {
    let portal = portal().await;
    let before = portal.digest().await;
    for form in FORMS {
        let actor = portal.actor(form);
        let page = actor.get(form.path).await;
        let good = filled(&page, form.path, form.good);
        for extra in [
            "organisation_id",
            "id",
            "kind",
            "role",
            "roles",
            "email_verified",
            "state",
            "is_admin",
            "_method",
            "version",
            "created_at",
        ] {
            let mut fields = good.clone();
            fields.push((extra.to_owned(), "1".to_owned()));
            actor.post(form.path, &fields).await.must_be(422);
        }
        for (name, value) in good.iter().filter(|(name, _)| name != "next") {
            let mut fields = good.clone();
            fields.push((name.clone(), value.clone()));
            actor.post(form.path, &fields).await.must_be(422);
        }
    }
    assert_eq!(portal.digest().await, before);
}

#[tokio::test]
async fn abuse_g10_no_number_and_no_bytes_make_a_page_break() {
    let portal = portal().await;
    let before = portal.digest().await;
    let numbers = [
        "0",
        "-1",
        "1e9",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "NaN",
        "",
        "٣",
        "1 ",
        "0x10",
        "2147483648",
    ];
    let page = portal.partner.get("/settings/support-profile").await;
    for number in numbers {
        let mut fields = page.form("/settings/support-profile");
        fields.retain(|(name, _)| name != "_version");
        fields.push(("_version".into(), number.into()));
        fields
            .iter_mut()
            .filter(|(name, _)| name == "support_mail")
            .for_each(|(_, value)| *value = "new@alpine-cloud.example".into());
        let answer = portal.partner.post("/settings/support-profile", &fields).await;
        assert!(matches!(answer.status.as_u16(), 409 | 422), "_version={number:?} answered {}", answer.status);
        let number: String = url::form_urlencoded::byte_serialize(number.as_bytes()).collect();
        portal.partner.get(&format!("/activity?after={number}")).await.must_be(200);
    }
    let bodies: [&[u8]; 8] = [
        b"\xff\xfe=\xfd",
        b"support_mail=%ff%fe",
        b"support_mail=%00",
        b"%00=1",
        b"&&&===&",
        b"support_mail=%ed%a0%80",
        b"support_mail=%",
        b"{\"support_mail\":1}",
    ];
    for body in bodies {
        portal.partner.post_raw("/settings/support-profile", body).await.must_be(422);
    }
    let marks = encoded(&[("support_mail", "e\u{301}".repeat(20_000))]);
    portal.partner.post_raw("/settings/support-profile", marks).await.must_be(422);
    portal.partner.post_raw("/settings/support-profile", vec![b'x'; 1_200_000]).await.must_be(413);
    for path in [
        "/%00",
        "/%ff%fe",
        "/ops/partners/%00",
        "/reset-password/%ff",
        "/..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2fsrc",
        "/activity?%ff=%00",
    ] {
        for actor in [&portal.partner, &portal.manager] {
            let page = actor.get(path).await;
            assert!(matches!(page.status.as_u16(), 200 | 400 | 403 | 404), "{path} answered {}", page.status);
        }
    }
    assert_eq!(portal.digest().await, before);
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused() {
    let portal = portal().await;
    for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x", ""] {
        let request =
            portal.partner.request(Method::POST, "/settings/support-profile").header("sec-fetch-site", "same-origin");
        let request =
            request.header(header::CONTENT_TYPE, kind).body("support_mail=a%40b.example".into()).expect("a request");
        portal.partner.send(request).await.must_be(422);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_is_sent_many_times_is_answered_once() {
    let portal = portal().await;
    let form = &FORMS[0];
    let page = portal.manager.get(form.path).await;
    let fields = filled(&page, form.path, form.good);
    let mut tasks = Vec::new();
    for _ in 0..8 {
        let (actor, fields) = (portal.manager.clone(), fields.clone());
        tasks.push(tokio::spawn(async move { actor.post("/ops/partners/new", &fields).await }));
    }
    let mut locations = std::collections::BTreeSet::new();
    for task in tasks {
        let answer = task.await.expect("no panic");
        locations.insert(answer.must_be(303).location().to_owned());
    }
    // and once more after the back button
    locations.insert(portal.manager.post(form.path, &fields).await.location().to_owned());
    assert_eq!(locations.len(), 1, "every answer leads to the one partner: {locations:?}");
    assert_eq!(portal.app.count("select count(*) from organisations where name = 'Harbor IT'").await, 1);
    assert_eq!(portal.app.mails().await.len(), 1);
    // another form with the same key is no repetition
    let mut other = fields.clone();
    other.iter_mut().filter(|(name, _)| name == "name").for_each(|(_, value)| *value = "Harbor Two".into());
    portal.manager.post(form.path, &other).await.must_be(422);
}

#[tokio::test]
async fn a_key_that_is_the_id_of_something_else_breaks_nothing() {
    let portal = portal().await;
    let form = &FORMS[0];
    let page = portal.manager.get(form.path).await;
    let mut fields = filled(&page, form.path, form.good);
    fields.retain(|(name, _)| name != "_key");
    fields.push(("_key".into(), portal.alpine.id.to_string()));
    let answer = portal.manager.post(form.path, &fields).await;
    assert!(matches!(answer.status.as_u16(), 409 | 422), "answered {}", answer.status);
    assert_eq!(portal.app.count("select count(*) from organisations where name = 'Harbor IT'").await, 0);
}

#[tokio::test]
async fn abuse_b5_a_form_made_for_another_organisation_is_refused() {
    let portal = portal().await;
    let other = portal.app.world().await.partner("Harbor IT", "direct").await;
    let harbor = portal.app.signed_in(&other.mail("admin")).await;
    // the tab of one organisation, sent with the session of another
    let tab = portal.partner.get("/settings/support-profile").await;
    let fields = filled(&tab, "/settings/support-profile", &[("support_mail", "help@alpine-cloud.example")]);
    harbor.post("/settings/support-profile", &fields).await.must_be(409);
    assert_eq!(portal.app.count("select count(*) from support_profiles where mail like 'help@%'").await, 0);
}

#[tokio::test]
async fn of_two_who_edit_the_same_the_second_is_told() {
    let portal = portal().await;
    let colleague = portal.app.signed_in(&portal.alpine.mail("admin")).await;
    let (mine, theirs) =
        (portal.partner.get("/settings/support-profile").await, colleague.get("/settings/support-profile").await);
    portal
        .partner
        .send_form(&mine, "/settings/support-profile", &[("support_mail", "first@alpine-cloud.example")])
        .await
        .must_be(303);
    let answer = colleague
        .send_form(&theirs, "/settings/support-profile", &[("support_mail", "second@alpine-cloud.example")])
        .await;
    answer.must_be(409);
    assert_eq!(portal.app.count("select count(*) from support_profiles where mail like 'first@%'").await, 1);
}
