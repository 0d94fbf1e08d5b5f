//! Verification of the business (F51–F55): the legal profile, the mailbox, the desk, and how an enrollment meets it.

use chrono::TimeDelta;
use sqlx::Row;

use crate::{
    enrollment::{DIETER, enroll, partner_page},
    support::{Actor, TestApp, app::Setting, app::link_in},
};

pub const LEGAL: &str = "/settings/partner-profile/legal";
const EDIT: &str = "/settings/partner-profile/legal/edit";
pub const FIX: &str = "/settings/partner-profile/verification/fix";
const RESEND: &str = "/settings/partner-profile/verification/resend";
pub const NORA: &str = "nora@nordwind.example";
pub const RAVI: &str = "ravi@northlight.example";
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

/// State and part of a partner's verification.
pub async fn stands(app: &TestApp, name: &str) -> String {
    let statement = "select o.name, v.state || coalesce(' ' || v.stage, '') || case when v.asked_at is null then '' else ' asked' end
         from verifications v join organisations o on o.id = v.organisation_id";
    let rows = app.rows(statement).await;
    let found = rows.iter().find(|row| row.get::<String, _>(0) == name);
    found.map(|row| row.get(1)).unwrap_or_default()
}

/// The partner's verification at the desk.
pub async fn desk(operator: &Actor, name: &str) -> String {
    partner_page(operator, name).await.replace("/ops/partners/", "/ops/verifications/")
}

/// Presses a button of the desk.
pub async fn says(operator: &Actor, desk: &str, fields: &[(&str, &str)]) -> crate::support::Page {
    operator.submit_on(desk, &format!("{desk}/decision"), fields).await
}

/// A day that a document may be of.
pub async fn recent(app: &TestApp) -> String {
    (app.now().await - TimeDelta::days(30)).format("%Y-%m-%d").to_string()
}

#[tokio::test]
async fn a_refusal_is_disputed_with_a_document_and_authorized_by_somebody_else() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    nora.get(LEGAL).await.must_say("The business was not confirmed");
    nora.get(FIX).await.must_say("The extract you sent is of another company.");
    let day = recent(&app).await;
    let said =
        [("text", "Here is the right one."), ("kind", "register"), ("issued_on", day.as_str()), ("step", "send")];
    // a refusal is disputed with something new
    let bare = [("text", "It is wrong."), ("kind", ""), ("issued_on", ""), ("step", "send")];
    let without = nora.upload(FIX, FIX, &bare, None).await;
    assert!(without.must_be(422).field_error("document").is_some());
    assert_eq!(without.value("text").as_deref(), Some("It is wrong."));
    nora.upload(FIX, FIX, &said, Some(("extract.pdf", "application/pdf", PDF))).await.must_lead_to(LEGAL);
    assert_eq!(stands(&app, "Nordwind Distribution").await, "pending decision");
    assert_eq!(app.mail_to(NORA).await.kind, "verification_received");
    let ravi = app.signed_in(RAVI).await;
    let desk = desk(&ravi, "Nordwind Distribution").await;
    let page = ravi.get(&desk).await;
    page.must_say("Here is the right one.").must_say("Somebody else has to authorize");
    let decision = format!("{desk}/decision");
    let authorize = [("verdict", "authorize"), ("stage", "decision"), ("text", ""), ("reason", "")];
    ravi.post(&decision, &authorize).await.must_be(403);
    let stella = app.signed_in("stella@northlight.example").await;
    says(&stella, &desk, &[("verdict", "authorize"), ("text", "Welcome back.")]).await.must_lead_to(&desk);
    assert_eq!(stands(&app, "Nordwind Distribution").await, "authorized");
    let mail = app.mail_to(NORA).await;
    assert!(mail.kind == "verification_authorized" && mail.rendered.text.contains("Welcome back."));
    // the second decision learns who was first
    ravi.post(&decision, &[("verdict", "reject"), ("stage", "decision"), ("text", "No."), ("reason", "other")])
        .await
        .must_be(409)
        .must_say("Stella Brandt");
}

#[tokio::test]
async fn the_desk_looks_part_by_part_asks_for_documents_and_judges_each() {
    let app = TestApp::with(Setting::demo()).await;
    let (ravi, dieter) = (app.signed_in(RAVI).await, app.signed_in(DIETER).await);
    let desk = desk(&ravi, "Delta Systems").await;
    assert_eq!(stands(&app, "Delta Systems").await, "pending business");
    assert!(
        says(&ravi, &desk, &[("verdict", "ask"), ("text", "An extract, please.")]).await.field_error("kinds").is_some()
    );
    let asked = [("verdict", "ask"), ("text", "An extract, please."), ("kinds", "register")];
    says(&ravi, &desk, &asked).await.must_lead_to(&desk);
    assert_eq!(stands(&app, "Delta Systems").await, "pending business asked");
    let mail = app.mail_to("contact@delta.example").await;
    assert!(mail.rendered.text.contains("An extract, please.") && mail.rendered.text.contains("company register"));
    dieter.get("/overview").await.must_say("The operator asks for documents.");
    let day = recent(&app).await;
    let add = |name| [("text", ""), ("kind", "register"), ("issued_on", day.as_str()), ("step", name)];
    dieter.upload(FIX, FIX, &add("add"), Some(("one.pdf", "application/pdf", PDF))).await.must_lead_to(FIX);
    dieter.upload(FIX, FIX, &add("add"), Some(("two.pdf", "application/pdf", PDF))).await.must_lead_to(FIX);
    assert_eq!(stands(&app, "Delta Systems").await, "pending business asked");
    let done = [("text", "Both are there."), ("kind", ""), ("issued_on", ""), ("step", "send")];
    dieter.upload(FIX, FIX, &done, None).await.must_lead_to(LEGAL);
    assert_eq!(stands(&app, "Delta Systems").await, "pending business");
    let page = ravi.get(&desk).await;
    page.must_say("Both are there.");
    let files: Vec<String> = page.links().into_iter().filter(|link| link.starts_with("/ops/documents/")).collect();
    assert_eq!(files.len(), 2);
    let refuse = |why| [("judgement", "refuse"), ("refusal", why)];
    assert!(ravi.submit_on(&desk, &files[0], &refuse(" ")).await.must_be(422).field_error("refusal").is_some());
    ravi.submit_on(&desk, &files[0], &refuse("Cut off at the edge.")).await.must_lead_to(&desk);
    ravi.submit_on(&desk, &files[1], &[("judgement", "accept")]).await.must_lead_to(&desk);
    ravi.post(&files[1], &refuse("Changed my mind")).await.must_be(409).must_say("Ravi Menon");
    dieter.get(FIX).await.must_say("Cut off at the edge.").must_say("Accepted");
    says(&ravi, &desk, &[("verdict", "deepen")]).await.must_lead_to(&desk);
    says(&ravi, &desk, &[("verdict", "pass")]).await.must_lead_to(&desk);
    says(&ravi, &desk, &[("verdict", "authorize")]).await.must_lead_to(&desk);
    assert_eq!(stands(&app, "Delta Systems").await, "authorized");
    app.look_at_mails().await;
}

#[tokio::test]
async fn of_two_who_say_that_a_part_holds_only_the_first_is_taken() {
    let app = TestApp::with(Setting::demo()).await;
    let (ravi, stella) = (app.signed_in(RAVI).await, app.signed_in("stella@northlight.example").await);
    let desk = desk(&ravi, "Quillon Distribution").await;
    let pass = [("verdict", "pass"), ("stage", "employment"), ("text", ""), ("reason", "")];
    let decision = format!("{desk}/decision");
    let (one, other) = tokio::join!(ravi.post(&decision, &pass), stella.post(&decision, &pass));
    let statuses = [one.status.as_u16(), other.status.as_u16()];
    assert!(matches!(statuses, [303, 409] | [409, 303]), "{statuses:?}");
    assert_eq!(stands(&app, "Quillon Distribution").await, "pending business");
}

#[tokio::test]
async fn readers_among_the_operators_see_the_queue_and_decide_nothing() {
    let app = TestApp::with(Setting::demo()).await;
    let audrey = app.signed_in("audrey@northlight.example").await;
    let queue = audrey.get("/ops/verifications").await;
    queue.must_say("Delta Systems").must_say("Overdue").must_say("Appeal");
    audrey.get("/ops/verifications?waiting=partner").await.must_say("Iris Telecom");
    let desk = desk(&audrey, "Delta Systems").await;
    assert!(audrey.get(&desk).await.form_names(&format!("{desk}/decision")).is_empty());
    audrey.post(&format!("{desk}/decision"), &[("verdict", "pass"), ("stage", "business")]).await.must_be(403);
}

#[tokio::test]
async fn a_change_of_an_authorized_profile_waits_and_the_old_value_stays_in_force() {
    let app = TestApp::with(Setting::demo()).await;
    let (gaelle, ravi) = (app.signed_in("gaelle@alpine.example").await, app.signed_in(RAVI).await);
    let edit = gaelle.get(EDIT).await;
    // direct partner: the name is locked, the country is no field at all
    edit.must_say("The name of an authorized partner is locked");
    assert!(!edit.form_names(EDIT).iter().any(|name| name == "name" || name == "country"));
    let mut renamed = edit.form(EDIT);
    renamed.push(("name".into(), "Other Cloud".into()));
    gaelle.post(EDIT, &renamed).await.must_be(422);
    gaelle.submit(EDIT, &[("address_line1", "5 rue Neuve")]).await.must_lead_to(LEGAL);
    assert_eq!(stands(&app, "Alpine Cloud").await, "pending business");
    let in_force = "select count(*) from organisations where name = 'Alpine Cloud' and address_line1 = '5 rue Neuve'";
    assert_eq!(app.count(in_force).await, 0);
    gaelle.get(LEGAL).await.must_say("5 rue Neuve");
    // an enrollment now needs a person
    gaelle.get("/enroll/indirect-reseller").await.must_say("A person will decide");
    let desk = desk(&ravi, "Alpine Cloud").await;
    says(&ravi, &desk, &[("verdict", "reject"), ("text", "The register disagrees."), ("reason", "business")])
        .await
        .must_lead_to(&desk);
    assert_eq!(stands(&app, "Alpine Cloud").await, "authorized");
    assert_eq!(app.count(in_force).await, 0);
    gaelle.get(LEGAL).await.must_say("The register disagrees.");
    gaelle.submit(EDIT, &[("address_line1", "5 rue Neuve")]).await.must_lead_to(LEGAL);
    says(&ravi, &desk, &[("verdict", "pass")]).await.must_lead_to(&desk);
    says(&ravi, &desk, &[("verdict", "authorize")]).await.must_lead_to(&desk);
    assert_eq!(app.count(in_force).await, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_changed_mailbox_is_proved_by_its_link_before_it_counts() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in("gaelle@alpine.example").await;
    let contact = "/settings/partner-profile/primary-contact";
    gaelle.submit(contact, &[("contact_mail", "bureau@alpine.example")]).await.must_be(303);
    assert_eq!(stands(&app, "Alpine Cloud").await, "pending email");
    assert_eq!(app.count("select count(*) from primary_contacts where mail = 'contact@alpine.example'").await, 1);
    let link = link_in(&app.mail_to("bureau@alpine.example").await);
    let anybody = app.stranger();
    let page = anybody.get(&link).await;
    let page = anybody.follow(page.must_lead_to("/verify-email")).await;
    page.must_say("bureau@alpine.example");
    assert_eq!(stands(&app, "Alpine Cloud").await, "pending email");
    anybody.submit("/verify-email", &[]).await.must_be(200);
    // its domain is the company's own, so nobody has to look who works there
    assert_eq!(stands(&app, "Alpine Cloud").await, "pending decision");
    anybody.get("/verify-email").await.must_be(410);
    anybody.post::<&str, &str>("/verify-email", &[]).await.must_be(410);
    let ravi = app.signed_in(RAVI).await;
    let desk = desk(&ravi, "Alpine Cloud").await;
    says(&ravi, &desk, &[("verdict", "authorize")]).await.must_lead_to(&desk);
    assert_eq!(app.count("select count(*) from primary_contacts where mail = 'bureau@alpine.example'").await, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn links_that_were_replaced_changed_or_too_late_say_so() {
    let app = TestApp::with(Setting::demo()).await;
    let iris = app.signed_in("admin@iris.example").await;
    let mut links = Vec::new();
    for _ in 0..5 {
        iris.submit_on(LEGAL, RESEND, &[]).await.must_lead_to(LEGAL);
        links.push(link_in(&app.mail_to("contact@iris.example").await));
    }
    iris.submit_on(LEGAL, RESEND, &[]).await.must_be(429);
    let arrive = async |link: &str| {
        let anybody = app.stranger();
        let page = anybody.get(link).await;
        anybody.follow(&page).await
    };
    arrive(&links[0]).await.must_be(410).must_say("A newer link took this one's place");
    arrive(&links[4]).await.must_be(200);
    app.set_clock(TimeDelta::days(8)).await;
    arrive(&links[4]).await.must_be(410).must_say("This link has expired");
    let iris = app.signed_in("admin@iris.example").await;
    let contact = "/settings/partner-profile/primary-contact";
    iris.submit(contact, &[("contact_mail", "accueil@iris.example")]).await.must_be(303);
    arrive(&links[4]).await.must_be(410).must_say("The address was changed meanwhile");
    let unknown = format!("/verify-email/{}", "A".repeat(43));
    arrive(&unknown).await.must_be(404);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_registered_partner_begins_with_its_mailbox() {
    let app = TestApp::with(Setting::demo()).await;
    let olivia = app.signed_in("olivia@northlight.example").await;
    let fields = [
        ("name", "Newton Services"),
        ("country", "FR"),
        ("region", "EU"),
        ("language", "en"),
        ("programme", "direct"),
        ("partner_ids", "4199001"),
        ("first_name", "Nell"),
        ("last_name", "Newton"),
        ("mail", "nell@newton.example"),
    ];
    olivia.submit("/ops/partners/new", &fields).await.must_be(303);
    assert_eq!(stands(&app, "Newton Services").await, "pending email");
    let nell = app.stranger();
    let page = nell.get(&link_in(&app.mail_to("nell@newton.example").await)).await;
    nell.follow(&page).await.must_be(200);
    nell.submit("/accept-user", &[("password", "a long enough password")]).await.must_be(303);
    nell.get("/overview").await.must_say("The primary contact has to confirm its mailbox");
    // N02 went out with the registration
    let mails = app.mails().await;
    let proof = mails.iter().find(|mail| mail.kind == "email_ownership" && mail.recipient == "nell@newton.example");
    let proof = proof.expect("the link to the contact's mailbox");
    let anybody = app.stranger();
    let page = anybody.get(&link_in(proof)).await;
    anybody.follow(&page).await.must_be(200);
    anybody.submit("/verify-email", &[]).await.must_be(200);
    // no domain is known of it, so a person looks who works there
    assert_eq!(stands(&app, "Newton Services").await, "pending employment");
}

#[tokio::test]
async fn a_refused_verification_blocks_an_enrollment_and_leads_to_the_way_on() {
    let app = TestApp::with(Setting::demo()).await;
    let (ravi, dieter) = (app.signed_in(RAVI).await, app.signed_in(DIETER).await);
    let desk = desk(&ravi, "Delta Systems").await;
    says(&ravi, &desk, &[("verdict", "reject"), ("text", "Not found."), ("reason", "business")])
        .await
        .must_lead_to(&desk);
    let readiness = dieter.get("/enroll/indirect-reseller").await;
    assert!(readiness.links().contains(&LEGAL.to_owned()), "{:?}", readiness.links());
    dieter.post::<&str, &str>("/enroll/indirect-reseller", &[]).await.must_be(409);
    dieter.get("/overview").await.must_say("The business was not confirmed.");
    app.look_at_mails().await;
}

#[tokio::test]
async fn over_five_working_days_the_partner_is_told_whom_to_ask() {
    let app = TestApp::with(Setting::demo()).await;
    app.signed_in(DIETER).await.get(LEGAL).await.must_say("three to five working days");
    app.set_clock(TimeDelta::days(20)).await;
    let page = app.signed_in(DIETER).await.get(LEGAL).await;
    page.must_say("This takes longer than usual").must_say("Contact the operator's support");
}

#[tokio::test]
async fn an_enrollment_s_question_is_answered_with_a_document() {
    let app = TestApp::with(Setting::demo()).await;
    let (ravi, dieter) = (app.signed_in(RAVI).await, app.signed_in(DIETER).await);
    let status = "/enroll/indirect-reseller/status";
    enroll(&dieter, "Delta Systems").await.must_lead_to(status);
    let page = ravi.get(&partner_page(&ravi, "Delta Systems").await).await;
    let desk = page.links().into_iter().find(|link| link.starts_with("/ops/enrollments/")).expect("the enrollment");
    let ask = [("verdict", "ask"), ("text", "Your tax letter, please."), ("kinds", "tax")];
    ravi.submit_on(&desk, &format!("{desk}/decision"), &ask).await.must_lead_to(&desk);
    let mail = app.mail_to("contact@delta.example").await;
    assert!(mail.rendered.text.contains("tax office"), "{}", mail.rendered.text);
    let (action, day) = ("/enroll/indirect-reseller/answer", recent(&app).await);
    let with = |kind| [("text", "Here it is."), ("kind", kind), ("issued_on", day.as_str())];
    let file = Some(("tax letter.pdf", "application/pdf", PDF));
    let wrong = dieter.post(action, &[("text", "Here it is."), ("kind", "other"), ("issued_on", "x")]).await;
    wrong.must_be(303);
    // without a file the rest says nothing; so far it was answered in words. Asked again, with a file of the wrong kind:
    ravi.submit_on(&desk, &format!("{desk}/decision"), &ask).await.must_lead_to(&desk);
    let mut fields = dieter.get(status).await.form(action);
    fields.retain(|(name, _)| name.starts_with('_'));
    fields.extend(with("register").map(|(name, value)| (name.to_owned(), value.to_owned())));
    let refused = dieter.send_file(action, &fields, file).await;
    assert!(refused.must_be(422).field_error("kind").is_some());
    assert_eq!(refused.value("text").as_deref(), Some("Here it is."));
    dieter.upload(status, action, &with("tax"), file).await.must_lead_to(status);
    let page = ravi.get(&desk).await;
    let document = page.links().into_iter().find(|link| link.starts_with("/ops/documents/")).expect("the document");
    ravi.submit_on(&desk, &document, &[("judgement", "accept")]).await.must_lead_to(&desk);
    dieter.get(status).await.must_say("tax letter.pdf").must_say("Accepted");
    app.look_at_mails().await;
}

#[tokio::test]
async fn the_security_contact_comes_before_a_change_of_the_legal_profile() {
    let app = TestApp::with(Setting::demo()).await;
    app.execute("delete from security_contacts").await;
    let hana = app.signed_in("hana@harbor.example").await;
    hana.submit(EDIT, &[("city", "Galway")]).await.must_be(422).must_say("security contact is missing");
    let contact = "/settings/partner-profile/security-contact";
    let fields = [
        ("first_name", "Una"),
        ("middle_name", "B."),
        ("last_name", "Night"),
        ("contact_mail", "una@harbor.example"),
        ("contact_phone", "+353 1 900 00 00"),
    ];
    hana.submit(contact, &fields).await.must_lead_to(LEGAL);
    hana.submit(contact, &[("contact_phone", "+353 1 900 00 01")]).await.must_lead_to(LEGAL);
    // nobody verifies it
    assert_eq!(stands(&app, "Harbor IT").await, "authorized");
    hana.submit(EDIT, &[("city", "Galway")]).await.must_lead_to(LEGAL);
    app.look_at_mails().await;
}
