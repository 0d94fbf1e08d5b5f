//! From direct partner to indirect reseller, as the partner goes through it.

use chrono::TimeDelta;

use crate::support::{
    Actor, Page, TestApp,
    app::{Setting, link_in},
};

const START: &str = "/enroll/indirect-reseller";
const DETAILS: &str = "/enroll/indirect-reseller/details";
const CONFIRM: &str = "/enroll/indirect-reseller/confirm";
const STATUS: &str = "/enroll/indirect-reseller/status";

pub const GAELLE: &str = "gaelle@alpine.example";
pub const DIETER: &str = "dieter@delta.example";

/// Readiness, form and confirmation, up to Enroll now.
pub async fn enroll(partner: &Actor, company: &str) -> Page {
    partner.submit(START, &[]).await.must_lead_to(DETAILS);
    partner.submit(DETAILS, &[]).await.must_lead_to(CONFIRM);
    partner.submit(CONFIRM, &[("understood", "on"), ("company_name", company)]).await
}

/// The state of the newest enrollment of a company.
pub async fn state(app: &TestApp, company: &str) -> String {
    let rows = app.rows("select o.name, e.state from enrollments e join organisations o on o.id = e.organisation_id order by e.attempt").await;
    let found = rows.iter().rev().find(|row| sqlx::Row::get::<String, _>(*row, 0) == company);
    found.map(|row| sqlx::Row::get(row, 1)).unwrap_or_default()
}

#[tokio::test]
async fn s11_with_everything_green_the_approval_comes_at_once_and_goes_to_the_primary_contact() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    let overview = gaelle.get("/overview").await;
    assert!(overview.links().contains(&START.to_owned()), "{:?}", overview.links());
    enroll(&gaelle, "  alpine   CLOUD ").await.must_lead_to(STATUS);
    assert_eq!(state(&app, "Alpine Cloud").await, "approved");
    // S12: to the contact of the form, in the organisation's language, and not to whoever is signed in
    let mails = app.mails().await;
    let approvals: Vec<_> = mails.iter().filter(|mail| mail.kind == "enrollment_approved").collect();
    assert_eq!(approvals.iter().map(|m| m.recipient.as_str()).collect::<Vec<_>>(), ["contact@alpine.example"]);
    assert!(approvals[0].rendered.subject.contains("approuvée"), "{}", approvals[0].rendered.subject);
    assert_eq!(link_in(approvals[0]), "/overview");
    let received: Vec<_> =
        mails.iter().filter(|mail| mail.kind == "enrollment_received").map(|m| m.recipient.as_str()).collect();
    assert_eq!(received.len(), 2, "{received:?}");
}

#[tokio::test]
async fn s09_who_was_not_identified_sees_no_task_and_gets_403_at_every_step() {
    let app = TestApp::with(Setting::demo()).await;
    for mail in [
        "hana@harbor.example",
        "rosa@bluebird.example",
        "paul@meridian.example",
        "omar@orchard.example",
        "ravi@northlight.example",
    ] {
        let actor = app.signed_in(mail).await;
        assert!(!actor.get("/overview").await.links().contains(&START.to_owned()), "{mail}");
        for page in [START, DETAILS, CONFIRM, STATUS] {
            actor.get(page).await.must_be(403);
        }
        actor.post::<&str, &str>(START, &[]).await.must_be(403);
    }
}

#[tokio::test]
async fn s04_other_roles_see_the_task_and_who_can_and_cannot_enroll() {
    let app = TestApp::with(Setting::demo()).await;
    let ada = app.signed_in("ada@alpine.example").await;
    ada.get("/overview").await.must_say("Gaelle Martin");
    ada.get(START).await.must_be(200);
    ada.post::<&str, &str>(START, &[]).await.must_be(403).must_say("Gaelle Martin");
    let bruno = app.signed_in("bruno@alpine.example").await;
    bruno.get(START).await.must_be(403).must_say("Gaelle Martin");
}

#[tokio::test]
async fn s03_a_partner_that_is_not_ready_is_told_what_to_mend_and_mends_it() {
    let app = TestApp::with(Setting::demo()).await;
    let sophie = app.signed_in("sophie@sable.example").await;
    let page = sophie.get(START).await;
    assert!(page.form_names(START).is_empty(), "nothing to press while something is red");
    for fix in ["/settings/identifiers", "/settings/support-profile"] {
        assert!(page.links().contains(&fix.to_owned()), "{:?}", page.links());
    }
    sophie.post::<&str, &str>(START, &[]).await.must_be(409);
    let support = [
        ("support_website", "sable.example/aide"),
        ("support_mail", "aide@sable.example"),
        ("support_phone", "+32 2 000 00 00"),
    ];
    sophie.submit("/settings/support-profile", &support).await.must_be(303);
    let spare = sophie.get("/settings/identifiers").await.attributes("input[name=partner_id]", "value");
    sophie
        .submit("/settings/identifiers", &[("partner_id", spare.first().expect("the spare Partner ID"))])
        .await
        .must_be(303);
    enroll(&sophie, "Sable Networks").await.must_lead_to(STATUS);
    assert_eq!(state(&app, "Sable Networks").await, "approved");
    app.look_at_mails().await;
}

#[tokio::test]
async fn an_open_verification_leads_to_a_person_with_a_due_date_that_both_sides_see() {
    let app = TestApp::with(Setting::demo()).await;
    let dieter = app.signed_in(DIETER).await;
    enroll(&dieter, "Delta Systems").await.must_lead_to(STATUS);
    assert_eq!(state(&app, "Delta Systems").await, "in_review");
    dieter.get(STATUS).await.must_say("23:59");
    let ravi = app.signed_in("ravi@northlight.example").await;
    ravi.get("/ops/enrollments").await.must_say("Delta Systems").must_say("23:59");
    app.look_at_mails().await;
}

#[tokio::test]
async fn with_automatic_approval_switched_off_a_person_decides_even_when_all_is_green() {
    let app = TestApp::with(Setting::demo()).await;
    let olivia = app.signed_in("olivia@northlight.example").await;
    olivia.post("/ops/settings", &[("approval_days", "5")]).await.must_be(303);
    let gaelle = app.signed_in(GAELLE).await;
    enroll(&gaelle, "Alpine Cloud").await.must_lead_to(STATUS);
    assert_eq!(state(&app, "Alpine Cloud").await, "in_review");
    app.look_at_mails().await;
}

#[tokio::test]
async fn enroll_now_needs_the_tick_and_the_company_s_name() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    gaelle.submit(START, &[]).await.must_lead_to(DETAILS);
    gaelle.submit(DETAILS, &[]).await.must_lead_to(CONFIRM);
    let page = gaelle.submit(CONFIRM, &[("company_name", "Alpine Clown")]).await;
    page.must_be(422);
    assert!(page.field_error("understood").is_some() && page.field_error("company_name").is_some());
    assert_eq!(page.value("company_name").as_deref(), Some("Alpine Clown"));
    assert_eq!(state(&app, "Alpine Cloud").await, "draft");
}

#[tokio::test]
async fn the_form_refuses_bad_input_and_keeps_what_was_typed() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    gaelle.submit(START, &[]).await.must_lead_to(DETAILS);
    for (field, bad) in [
        ("support_website", "javascript:alert(1)"),
        ("support_website", ""),
        ("support_mail", "a@b@c.example"),
        ("support_mail", "help\u{202e}@alpine.example"),
        ("support_phone", "call us"),
        ("support_phone", "+33 1\u{0}99 00 12 34"),
    ] {
        let page = gaelle.submit(DETAILS, &[(field, bad)]).await;
        page.must_be(422);
        assert!(page.field_error(field).is_some(), "{field} {bad:?}");
    }
    let kept =
        gaelle.submit(DETAILS, &[("support_website", "not a site"), ("support_mail", "new@alpine.example")]).await;
    assert_eq!(kept.value("support_mail").as_deref(), Some("new@alpine.example"));
    assert_eq!(kept.value("support_website").as_deref(), Some("not a site"));
}

#[tokio::test]
async fn the_draft_is_kept_and_a_stale_tab_loses_nothing() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    gaelle.submit(START, &[]).await.must_lead_to(DETAILS);
    let old_tab = gaelle.get(DETAILS).await;
    gaelle.submit(DETAILS, &[("support_mail", "first@alpine.example")]).await.must_lead_to(CONFIRM);
    let stale = gaelle.send_form(&old_tab, DETAILS, &[("support_mail", "second@alpine.example")]).await;
    stale.must_be(409).must_say("first@alpine.example");
    assert_eq!(stale.value("support_mail").as_deref(), Some("second@alpine.example"));
    // resumed later, it is as it was saved
    assert_eq!(gaelle.get(DETAILS).await.value("support_mail").as_deref(), Some("first@alpine.example"));
}

#[tokio::test]
async fn abuse_c1_steps_cannot_be_skipped_and_enrolling_twice_is_once() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    // the form before the start, the confirmation before the form: led to where it stands
    gaelle.get(CONFIRM).await.must_lead_to(START);
    gaelle.submit(START, &[]).await.must_lead_to(DETAILS);
    gaelle.submit(DETAILS, &[]).await.must_lead_to(CONFIRM);
    let page = gaelle.get(CONFIRM).await;
    let fields = [("understood", "on"), ("company_name", "Alpine Cloud")];
    gaelle.send_form(&page, CONFIRM, &fields).await.must_lead_to(STATUS);
    // the same form again finds the first answer; a fresh one says where the enrollment stands
    gaelle.send_form(&page, CONFIRM, &fields).await.must_lead_to(STATUS);
    let statement = page.value("statement").expect("the statement's version");
    gaelle
        .post(CONFIRM, &[("understood", "on"), ("company_name", "Alpine Cloud"), ("statement", &statement)])
        .await
        .must_be(409);
    let entries = app.count("select count(*) from activity_entries a join organisations o on o.id = a.organisation_id where o.name = 'Alpine Cloud' and action = 'enrollment_submitted'").await;
    assert_eq!(entries, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_c2_a_flag_removed_meanwhile_and_a_submission_have_exactly_one_outcome() {
    for round in 0..6 {
        let app = TestApp::with(Setting::demo()).await;
        let gaelle = app.signed_in(GAELLE).await;
        gaelle.submit(START, &[]).await.must_lead_to(DETAILS);
        gaelle.submit(DETAILS, &[]).await.must_lead_to(CONFIRM);
        let olivia = app.signed_in("olivia@northlight.example").await;
        let partner = partner_page(&olivia, "Alpine Cloud").await;
        let page = gaelle.get(CONFIRM).await;
        let lift = format!("{partner}/offboarding/lift");
        let (enrolled, lifted) = tokio::join!(
            gaelle.send_form(&page, CONFIRM, &[("understood", "on"), ("company_name", "Alpine Cloud")]),
            olivia.post::<&str, &str>(&lift, &[]),
        );
        let outcome = (enrolled.status.as_u16(), lifted.status.as_u16(), state(&app, "Alpine Cloud").await);
        let fits = matches!((outcome.0, outcome.1, outcome.2.as_str()), (303, 409, "approved") | (403, 303, "draft"));
        assert!(fits, "round {round}: {outcome:?}");
        app.look_at_mails().await;
    }
}

/// The operator's page of a partner.
pub async fn partner_page(operator: &Actor, name: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("name", name).finish();
    let page = operator.get(&format!("/ops/partners?{query}")).await;
    let found = page.links().into_iter().find(|link| link.starts_with("/ops/partners/") && !link.ends_with("/new"));
    found.unwrap_or_else(|| panic!("no {name} among {:?}", page.links()))
}

#[tokio::test]
async fn withdrawn_it_can_be_begun_again_with_a_new_attempt() {
    let app = TestApp::with(Setting::demo()).await;
    let dieter = app.signed_in(DIETER).await;
    enroll(&dieter, "Delta Systems").await.must_lead_to(STATUS);
    dieter.submit_on(STATUS, "/enroll/indirect-reseller/withdraw", &[]).await.must_be(422);
    dieter.submit_on(STATUS, "/enroll/indirect-reseller/withdraw", &[("sure", "on")]).await.must_lead_to(STATUS);
    assert_eq!(state(&app, "Delta Systems").await, "withdrawn");
    enroll(&dieter, "Delta Systems").await.must_lead_to(STATUS);
    assert_eq!(app.count("select max(attempt)::bigint from enrollments e join organisations o on o.id = e.organisation_id where o.name = 'Delta Systems'").await, 2);
    app.look_at_mails().await;
}

#[tokio::test]
async fn the_overdue_alarm_comes_a_working_day_before_and_when_due_once_each() {
    let app = TestApp::with(Setting::demo()).await;
    let dieter = app.signed_in(DIETER).await;
    enroll(&dieter, "Delta Systems").await.must_lead_to(STATUS);
    app.mails().await;
    let alarms = async || {
        let mails = app.mails().await;
        mails.iter().filter(|m| m.kind == "enrollment_due" && m.rendered.subject.contains("Delta Systems")).count()
    };
    let before = alarms().await;
    app.set_clock(TimeDelta::days(9)).await;
    let after = alarms().await;
    // one mail each to the programme manager and to the reviewer
    assert_eq!(after - before, 2);
    assert_eq!(alarms().await, after);
}

#[tokio::test]
async fn program_info_and_the_tracker_say_where_it_stands() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    enroll(&gaelle, "Alpine Cloud").await.must_lead_to(STATUS);
    gaelle.get("/settings/partner-profile/program-info").await.must_be(200).must_say("Qualified");
    let tracker = gaelle.get("/transition").await;
    assert_eq!(tracker.texts("[aria-current=step]").len(), 1);
    app.look_at_mails().await;
}
