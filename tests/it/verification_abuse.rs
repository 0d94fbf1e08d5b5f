//! Files that are not what they say, and documents in front of those who may not read them.

use axum::http::header;

use crate::{
    support::{TestApp, app::Setting},
    verification::{FIX, LEGAL, NORA, PDF, RAVI, desk, recent, stands},
};

const NORDWIND: &str = "nordwind.example";

/// Nora brings one document; answers where the operator and where she takes it away.
async fn brought(app: &TestApp) -> (String, String) {
    let nora = app.signed_in(NORA).await;
    let day = recent(app).await;
    let fields = [("text", ""), ("kind", "register"), ("issued_on", day.as_str()), ("step", "add")];
    nora.upload(FIX, FIX, &fields, Some(("Extrait été.pdf", "text/html", PDF))).await.must_lead_to(FIX);
    let own = nora.get(FIX).await.links().into_iter().find(|link| link.contains("/documents/")).expect("a link");
    (own.replace("/settings/partner-profile/verification", "/ops"), own)
}

#[tokio::test]
async fn abuse_g4_a_wrong_file_is_refused_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let before = app.count("select count(*) from documents").await;
    let day = recent(&app).await;
    let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
    let files: [(&str, &[u8]); 8] = [
        ("page.pdf", b"<html><script>alert(1)</script></html>"),
        ("tool.pdf", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("bomb.pdf", b"PK\x03\x04\x14\x00"),
        ("extract.html", PDF),
        ("../../etc/cron.d/x.pdf", PDF),
        ("a;b.pdf", PDF),
        ("empty.pdf", b""),
        ("large.pdf", &large),
    ];
    for (name, content) in files {
        let fields = [("text", "As asked."), ("kind", "register"), ("issued_on", day.as_str()), ("step", "send")];
        let page = nora.upload(FIX, FIX, &fields, Some((name, "application/pdf", content))).await;
        assert!(page.must_be(422).field_error("document").is_some(), "{name}: {:?}", page.errors());
        assert_eq!(page.value("text").as_deref(), Some("As asked."), "{name}");
        assert_eq!(page.value("kind").as_deref(), Some("register"), "{name}");
        assert_eq!(page.value("issued_on").as_deref(), Some(day.as_str()), "{name}");
    }
    let file = Some(("extract.pdf", "application/pdf", PDF));
    for (field, kind, issued_on) in [
        ("issued_on", "register", "2020-01-01"),
        ("issued_on", "register", "2999-01-01"),
        ("issued_on", "register", "soon"),
        ("kind", "", day.as_str()),
        ("kind", "employment", day.as_str()),
        ("kind", "passport", day.as_str()),
    ] {
        let mut fields = nora.get(FIX).await.form(FIX);
        fields.retain(|(name, _)| name.starts_with('_'));
        for (name, value) in [("text", "As asked."), ("kind", kind), ("issued_on", issued_on), ("step", "send")] {
            fields.push((name.into(), value.into()));
        }
        let page = nora.send_file(FIX, &fields, file).await;
        assert!(page.must_be(422).field_error(field).is_some(), "{field} {kind} {issued_on}: {:?}", page.errors());
    }
    assert_eq!(app.count("select count(*) from documents").await, before);
    assert_eq!(stands(&app, "Nordwind Distribution").await, "rejected decision");
}

#[tokio::test]
async fn abuse_g4_files_come_only_where_a_form_has_one() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let file = Some(("a.pdf", "application/pdf", PDF));
    for path in ["/settings/support-profile", "/settings/partner-profile/legal/edit"] {
        let fields = nora.get(path).await.form(path);
        nora.send_file(path, &fields, file).await.must_be(422);
    }
    // fields that the form does not have, a hidden field twice, a file under another name
    let good = nora.get(FIX).await.form(FIX);
    for extra in [("state", "accepted"), ("_org", "x"), ("text", "twice")] {
        let mut fields = good.clone();
        fields.push(("step".into(), "add".into()));
        fields.push((extra.0.into(), extra.1.into()));
        nora.send_file(FIX, &fields, file).await.must_be(422);
    }
    let stranger = app.stranger();
    let answer = stranger.send_file(FIX, &good, file).await;
    assert!(answer.location().starts_with("/sign-in?next="), "{}", answer.location());
    // nothing was asked of this partner
    let hana = app.signed_in("hana@harbor.example").await;
    let fields = [("text", "x"), ("kind", "register"), ("issued_on", "2026-01-01"), ("step", "send")];
    hana.send_file(FIX, &fields, file).await.must_be(409);
}

#[tokio::test]
async fn abuse_g4_a_document_is_taken_away_as_a_file_and_never_shown() {
    let app = TestApp::with(Setting::demo()).await;
    let (at_desk, own) = brought(&app).await;
    for (mail, link) in [(NORA, &own), (RAVI, &at_desk), ("audrey@northlight.example", &at_desk)] {
        let file = app.signed_in(mail).await.get(link).await;
        file.must_be(200);
        assert_eq!(&file.bytes[..], PDF);
        assert_eq!(file.header(header::CONTENT_TYPE), Some("application/pdf"));
        assert_eq!(file.header(header::X_CONTENT_TYPE_OPTIONS), Some("nosniff"));
        assert_eq!(file.header(header::CACHE_CONTROL), Some("no-store"));
        assert!(file.header(header::CONTENT_SECURITY_POLICY).is_some_and(|policy| policy.contains("sandbox")));
        let disposition = file.header(header::CONTENT_DISPOSITION).expect("a disposition");
        assert!(
            disposition
                .starts_with("attachment; filename=\"Extrait _t_.pdf\"; filename*=UTF-8''Extrait%20%C3%A9t%C3%A9.pdf"),
            "{disposition}"
        );
    }
    assert!(
        std::fs::read_dir(app.files())
            .expect("the directory")
            .flatten()
            .all(|entry| !entry.file_name().to_string_lossy().ends_with(".pdf"))
    );
}

#[tokio::test]
async fn abuse_b14_documents_are_read_by_exactly_those_who_may_at_that_moment() {
    let app = TestApp::with(Setting::demo()).await;
    let (at_desk, own) = brought(&app).await;
    let mut world = app.world().await;
    let reader = world.person_at(NORDWIND, "pa", &["partner_admin"]).await;
    let account = world.person_at(NORDWIND, "ac", &["account_admin"]).await;
    let agent = world.person_at(NORDWIND, "aa", &["admin_agent"]).await;
    let users = world.person_at(NORDWIND, "um", &["user_admin"]).await;
    for (mail, link, status) in [
        (reader.as_str(), &own, 200),
        (account.as_str(), &own, 200),
        (agent.as_str(), &own, 403),
        (users.as_str(), &own, 403),
        ("hana@harbor.example", &own, 404),
        ("carla@lakeside.example", &own, 403),
        ("finn@northlight.example", &at_desk, 403),
    ] {
        app.signed_in(mail).await.get(link).await.must_be(status);
    }
    // UM reads the legal profile; the partner admin reads and does not act
    app.signed_in(&users).await.get(LEGAL).await.must_be(200);
    let reading = app.signed_in(&reader).await;
    assert!(reading.get(FIX).await.form_names(FIX).is_empty());
    let fields = [("text", "x"), ("kind", ""), ("issued_on", ""), ("step", "send")];
    reading.send_file(FIX, &fields, None).await.must_be(403);
    // an old bookmark of somebody whose role is gone
    app.execute("update memberships set roles = '{default_user}' where 'partner_admin' = any (roles)").await;
    reading.get(&own).await.must_be(403);
    app.stranger().get(&own).await.must_be(303);
    // another partner's page is no way in either
    let ravi = app.signed_in(RAVI).await;
    let page = desk(&ravi, "Nordwind Distribution").await;
    app.signed_in("hana@harbor.example").await.get(&page).await.must_be(403);
}
