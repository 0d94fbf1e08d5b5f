//! What no browser of ours would send: refused whole, without a word about how the portal is made.

use axum::http::{Method, header};

use super::forms::{FORMS, portal};
use crate::support::actors::{encoded, filled};

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

/// What a number can be typed as.
const NUMBERS: &[&str] = &[
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

#[tokio::test]
async fn abuse_g10_no_number_makes_a_page_break() {
    let portal = portal().await;
    let before = portal.digest().await;
    let page = portal.partner.get("/settings/support-profile").await;
    for number in NUMBERS {
        let mut fields = page.form("/settings/support-profile");
        fields.retain(|(name, _)| name != "_version");
        fields.push(("_version".into(), (*number).into()));
        fields
            .iter_mut()
            .filter(|(name, _)| name == "support_mail")
            .for_each(|(_, value)| *value = "new@alpine-cloud.example".into());
        let answer = portal.partner.post("/settings/support-profile", &fields).await;
        assert!(matches!(answer.status.as_u16(), 409 | 422), "_version={number:?} answered {}", answer.status);
        let number: String = url::form_urlencoded::byte_serialize(number.as_bytes()).collect();
        portal.partner.get(&format!("/activity?after={number}")).await.must_be(200);
    }
    assert_eq!(portal.digest().await, before);
}

/// Bodies that are no form of anybody's.
const BODIES: [&[u8]; 8] = [
    b"\xff\xfe=\xfd",
    b"support_mail=%ff%fe",
    b"support_mail=%00",
    b"%00=1",
    b"&&&===&",
    b"support_mail=%ed%a0%80",
    b"support_mail=%",
    b"{\"support_mail\":1}",
];

#[tokio::test]
async fn abuse_g10_no_bytes_make_a_page_break() {
    let portal = portal().await;
    let before = portal.digest().await;
    for body in BODIES {
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
