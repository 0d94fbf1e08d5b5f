//! The operator's desk: asking, deciding, four eyes, two operators at once.

use crate::{
    enrollment::{DIETER, GAELLE, enroll, partner_page, state},
    support::{Actor, TestApp, app::Setting},
    verification::{PDF, recent},
};

const STATUS: &str = "/enroll/indirect-reseller/status";

/// Dieter's enrollment in review; answers its page at the desk.
async fn in_review(app: &TestApp, operator: &Actor) -> String {
    let dieter = app.signed_in(DIETER).await;
    enroll(&dieter, "Delta Systems").await.must_lead_to(STATUS);
    desk(operator, "Delta Systems").await
}

async fn desk(operator: &Actor, name: &str) -> String {
    let page = operator.get(&partner_page(operator, name).await).await;
    page.links().into_iter().find(|link| link.starts_with("/ops/enrollments/")).expect("a link to the enrollment")
}

#[tokio::test]
async fn the_reviewer_asks_the_partner_answers_and_the_reviewer_approves() {
    let app = TestApp::with(Setting::demo()).await;
    let ravi = app.signed_in("ravi@northlight.example").await;
    let page = in_review(&app, &ravi).await;
    let decision = format!("{page}/decision");
    let open = ravi.get(&page).await;
    let ask = [("verdict", "ask"), ("text", "Who answers at night?"), ("reason", "")];
    ravi.post(&decision, &ask).await.must_lead_to(&page);
    assert!(open.form_names(&decision).contains(&"text".to_owned()));
    assert_eq!(state(&app, "Delta Systems").await, "needs_info");
    assert!(app.mail_to("contact@delta.example").await.rendered.text.contains("Who answers at night?"));
    let dieter = app.signed_in(DIETER).await;
    dieter.get(STATUS).await.must_say("Who answers at night?");
    dieter.submit_on(STATUS, "/enroll/indirect-reseller/answer", &[("text", " ")]).await.must_be(422);
    dieter
        .submit_on(STATUS, "/enroll/indirect-reseller/answer", &[("text", "Our partner in Kiel.")])
        .await
        .must_lead_to(STATUS);
    ravi.get(&page).await.must_say("Our partner in Kiel.");
    ravi.post(&decision, &[("verdict", "approve"), ("text", ""), ("reason", "")]).await.must_lead_to(&page);
    assert_eq!(state(&app, "Delta Systems").await, "approved");
    assert_eq!(app.mail_to("contact@delta.example").await.kind, "enrollment_approved");
}

#[tokio::test]
async fn a_rejection_needs_reason_and_words_and_can_be_appealed_once_decided_by_another() {
    let app = TestApp::with(Setting::demo()).await;
    let ravi = app.signed_in("ravi@northlight.example").await;
    let page = in_review(&app, &ravi).await;
    let decision = format!("{page}/decision");
    let bare = ravi.post(&decision, &[("verdict", "reject"), ("text", ""), ("reason", "")]).await;
    bare.must_be(422);
    assert!(bare.field_error("reason").is_some() && bare.field_error("text").is_some());
    ravi.post(&decision, &[("verdict", "reject"), ("text", "The register disagrees."), ("reason", "profile")])
        .await
        .must_lead_to(&page);
    let dieter = app.signed_in(DIETER).await;
    dieter.get(STATUS).await.must_say("The register disagrees.");
    let (action, day) = ("/enroll/indirect-reseller/appeal", recent(&app).await);
    let said = [("text", "It is corrected."), ("kind", "register"), ("issued_on", day.as_str())];
    let picture = Some(("extract.pdf", "application/pdf", b"GIF89a".as_slice()));
    let refused = dieter.upload(STATUS, action, &said, picture).await;
    assert!(refused.must_be(422).field_error("document").is_some());
    assert_eq!(refused.value("text").as_deref(), Some("It is corrected."));
    dieter.upload(STATUS, action, &said, Some(("extract.pdf", "application/pdf", PDF))).await.must_lead_to(STATUS);
    dieter.get(STATUS).await.must_say("extract.pdf");
    ravi.get(&page).await.must_say("extract.pdf").must_say("It is corrected.");
    assert_eq!(state(&app, "Delta Systems").await, "appealed");
    // whoever decided before does not approve the appeal, and whoever identified the partner neither (abuse C8)
    for mail in ["ravi@northlight.example", "olivia@northlight.example"] {
        let operator = app.signed_in(mail).await;
        operator.post(&decision, &[("verdict", "approve"), ("text", ""), ("reason", "")]).await.must_be(403);
    }
    let stella = app.signed_in("stella@northlight.example").await;
    stella.post(&decision, &[("verdict", "approve"), ("text", ""), ("reason", "")]).await.must_lead_to(&page);
    assert_eq!(state(&app, "Delta Systems").await, "approved");
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_c8_the_database_too_refuses_an_approval_by_whoever_identified_the_partner() {
    let app = TestApp::with(Setting::demo()).await;
    let olivia = app.signed_in("olivia@northlight.example").await;
    let page = in_review(&app, &olivia).await;
    olivia
        .post(&format!("{page}/decision"), &[("verdict", "approve"), ("text", ""), ("reason", "")])
        .await
        .must_be(403);
    assert_eq!(state(&app, "Delta Systems").await, "in_review");
    app.look_at_mails().await;
}

#[tokio::test]
async fn readers_among_the_operators_see_the_desk_and_decide_nothing() {
    let app = TestApp::with(Setting::demo()).await;
    let ravi = app.signed_in("ravi@northlight.example").await;
    let page = in_review(&app, &ravi).await;
    for mail in ["audrey@northlight.example", "finn@northlight.example"] {
        let reader = app.signed_in(mail).await;
        let shown = reader.get(&page).await;
        shown.must_be(200);
        assert!(shown.form_names(&format!("{page}/decision")).is_empty());
        for action in ["decision", "assignee", "notes"] {
            reader.post::<&str, &str>(&format!("{page}/{action}"), &[]).await.must_be(403);
        }
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn of_two_operators_one_decides_and_the_other_is_told_who_decided_what() {
    for _ in 0..4 {
        let app = TestApp::with(Setting::demo()).await;
        let ravi = app.signed_in("ravi@northlight.example").await;
        let stella = app.signed_in("stella@northlight.example").await;
        let page = in_review(&app, &ravi).await;
        let decision = format!("{page}/decision");
        let (approve, reject) = (
            [("verdict", "approve"), ("text", ""), ("reason", "")],
            [("verdict", "reject"), ("text", "No."), ("reason", "other")],
        );
        let (one, other) = tokio::join!(ravi.post(&decision, &approve), stella.post(&decision, &reject));
        let statuses = [one.status.as_u16(), other.status.as_u16()];
        assert!(matches!(statuses, [303, 409] | [409, 303]), "{statuses:?}");
        let (lost, winner) = if statuses[0] == 409 { (&one, "Stella Brandt") } else { (&other, "Ravi Menon") };
        lost.must_say(winner);
        app.look_at_mails().await;
    }
}

#[tokio::test]
async fn a_withdrawal_and_an_approval_at_once_have_one_outcome() {
    for _ in 0..4 {
        let app = TestApp::with(Setting::demo()).await;
        let ravi = app.signed_in("ravi@northlight.example").await;
        let page = in_review(&app, &ravi).await;
        let decision = format!("{page}/decision");
        let dieter = app.signed_in(DIETER).await;
        let (approved, withdrawn) = tokio::join!(
            ravi.post(&decision, &[("verdict", "approve"), ("text", ""), ("reason", "")]),
            dieter.post("/enroll/indirect-reseller/withdraw", &[("sure", "on")]),
        );
        let statuses = (approved.status.as_u16(), withdrawn.status.as_u16(), state(&app, "Delta Systems").await);
        assert!(
            matches!((statuses.0, statuses.1, statuses.2.as_str()), (303, 409, "approved") | (409, 303, "withdrawn")),
            "{statuses:?}"
        );
        app.look_at_mails().await;
    }
}

#[tokio::test]
async fn notes_stay_at_the_desk() {
    let app = TestApp::with(Setting::demo()).await;
    let ravi = app.signed_in("ravi@northlight.example").await;
    let page = in_review(&app, &ravi).await;
    ravi.submit_on(&page, &format!("{page}/notes"), &[("note", "Ask the registrar on Monday")])
        .await
        .must_lead_to(&page);
    ravi.get(&page).await.must_say("Ask the registrar on Monday");
    let dieter = app.signed_in(DIETER).await;
    for path in [STATUS, "/activity", "/settings/partner-profile/program-info", "/overview"] {
        assert!(!dieter.get(path).await.body.contains("registrar on Monday"), "{path}");
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_draft_is_not_the_operator_s_business() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    gaelle.submit("/enroll/indirect-reseller", &[]).await.must_be(303);
    let ravi = app.signed_in("ravi@northlight.example").await;
    let page = ravi.get(&partner_page(&ravi, "Alpine Cloud").await).await;
    assert!(!page.links().iter().any(|link| link.starts_with("/ops/enrollments/")), "{:?}", page.links());
}
