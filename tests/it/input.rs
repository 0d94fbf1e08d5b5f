//! What people type: refused at its field with everything else kept, and shown as the text it is wherever it appears.

mod forms;
mod hostile;
mod repeated;

use crate::support::crawl::crawl;
use forms::{FORMS, must_keep, portal, with};

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
        let mut answer = portal.manager.submit("/ops/partners/new", &fields).await;
        if answer.has("[name=alike_checked]") {
            // some of them look like each other
            answer = portal.manager.send_form(&answer, "/ops/partners/new", &[("alike_checked", "on")]).await;
        }
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
