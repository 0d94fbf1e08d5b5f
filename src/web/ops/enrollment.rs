//! One enrollment at the desk: who, the checks, the thread, the notes, and the decision's three buttons.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::verification::JudgedForm;
use crate::{
    domain::{
        agreement::AgreementKind,
        document::DocumentKind,
        enrollment::{EnrollmentState, EnrollmentStep, ReasonCode},
        ids::EnrollmentId,
        permission::Permission,
        readiness::Item,
        text,
    },
    store::{
        agreements,
        documents::{self, Document},
        enrollment_threads::{self, Line},
        enrollments::{self, Enrollment},
        organisations::{self, Organisation},
    },
    web::{
        activity::{self, Day},
        enrollment::readiness::{Row, rows},
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::{
        enrollment_decision::{self as workflow, DecideError, Verdict},
        names,
    },
};

/// The decision's form; which of the three buttons was pressed is its `verdict`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionForm {
    verdict: String,
    reason: String,
    text: String,
    kinds: Vec<String>,
}

#[derive(Template)]
#[template(path = "ops/enrollment.html")]
struct EnrollmentPage {
    page: Frame,
    errors: FormErrors,
    form: DecisionForm,
    note: String,
    judged: JudgedForm,
    documents: Vec<Document>,
    kinds: Vec<Choice>,
    may_read_documents: bool,
    enrollment: Enrollment,
    organisation: Organisation,
    partner_href: String,
    checks: Vec<Row>,
    messages: Vec<Line>,
    notes: Vec<Line>,
    reasons: Vec<Choice>,
    may_decide: bool,
    may_approve: bool,
    may_ask: bool,
    may_reject: bool,
    may_note: bool,
    decision_action: String,
    assign_action: String,
    note_action: String,
    overdue: bool,
    alike: Vec<String>,
    journey: Vec<Day>,
    signed: Option<String>,
    log_href: String,
}

/// The reasons of a refusal, none of them chosen.
fn reasons(page: &Frame) -> Vec<Choice> {
    let none = Choice::new("", page.t("choose-one"));
    let reason = |code: &ReasonCode| Choice::new(code.code(), page.t(&format!("reason-{}", code.code())));
    std::iter::once(none).chain(ReasonCode::ALL.iter().map(reason)).collect()
}

async fn render(
    member: Member,
    id: EnrollmentId,
    form: DecisionForm,
    note: String,
    errors: FormErrors,
) -> Result<EnrollmentPage, PageError> {
    let Member { mut tx, me, page } = member;
    let enrollment =
        enrollments::find(&mut tx, id).await?.filter(|e| e.submitted_at.is_some()).ok_or(PageError::NotFound)?;
    let organisation = organisations::find(&mut tx, enrollment.organisation_id).await?.ok_or(PageError::NotFound)?;
    let messages = enrollment_threads::messages(&mut tx, id).await?;
    let notes = enrollment_threads::notes(&mut tx, id).await?;
    let items: Vec<Item> = serde_json::from_value(enrollment.checks.clone()).unwrap_or_default();
    let may = me.may(Permission::DecideEnrollment).is_ok();
    let signed = agreements::acceptances(&mut tx, organisation.id).await?;
    let signed = signed.into_iter().rfind(|a| a.kind == AgreementKind::IndirectReseller);
    let open = |step| may && enrollment.state.allows(step);
    Ok(EnrollmentPage {
        alike: names::alike(&mut tx, &organisation.name, &[organisation.id]).await?,
        journey: activity::journey(&mut tx, &me, &page, organisation.id, id).await?,
        signed: signed
            .filter(|_| enrollment.state == EnrollmentState::Active)
            .map(|signed| fill(path::OPS_CERTIFICATE, &[&signed.id])),
        log_href: activity::about_link(&organisation.name),
        checks: rows(&items, &page),
        reasons: reasons(&page),
        may_approve: open(EnrollmentStep::Approve) && workflow::may_approve(&me, &enrollment),
        may_decide: open(EnrollmentStep::Approve) || open(EnrollmentStep::Reject),
        may_ask: open(EnrollmentStep::Ask),
        may_reject: open(EnrollmentStep::Reject),
        may_note: may,
        may_read_documents: me.may(Permission::SeeVerifications).is_ok(),
        documents: documents::list(&mut tx, enrollment.organisation_id, Some(id)).await?,
        judged: JudgedForm::default(),
        kinds: DocumentKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.code(), page.word("document-kind", kind.code())))
            .collect(),
        decision_action: fill(path::OPS_DECISION, &[&id]),
        assign_action: fill(path::OPS_ASSIGN, &[&id]),
        note_action: fill(path::OPS_NOTE, &[&id]),
        partner_href: fill(path::OPS_PARTNER, &[&organisation.id]),
        overdue: enrollment.due_at.is_some_and(|due| due < me.at),
        page,
        errors,
        form,
        note,
        enrollment,
        organisation,
        messages,
        notes,
    })
}

/// `GET /ops/enrollments/{enrollment}`
pub async fn show(member: Member, Id(id): Id<EnrollmentId>) -> Result<Response, PageError> {
    Ok(ok(&render(member, id, DecisionForm::default(), String::new(), FormErrors::default()).await?))
}

/// The page with what was typed beside a document.
pub(super) async fn judged(
    member: Member,
    id: EnrollmentId,
    judged: JudgedForm,
    errors: FormErrors,
) -> Result<Response, PageError> {
    let page = render(member, id, DecisionForm::default(), String::new(), errors).await?;
    Ok(invalid(&EnrollmentPage { judged, ..page }))
}

fn check(form: &DecisionForm) -> Result<Verdict, FormErrors> {
    let mut errors = FormErrors::default();
    let written = |errors: &mut FormErrors| errors.parsed("text", text::paragraphs(&form.text, 2000));
    let verdict = match form.verdict.as_str() {
        "approve" if form.text.trim().is_empty() => Some(Verdict::Approve { text: String::new() }),
        "approve" => Some(Verdict::Approve { text: written(&mut errors) }),
        "ask" => Some(Verdict::Ask {
            text: written(&mut errors),
            kinds: form.kinds.iter().filter_map(|kind| DocumentKind::from_code(kind)).collect(),
        }),
        "reject" => {
            let text = written(&mut errors);
            let reason = ReasonCode::from_code(&form.reason);
            if reason.is_none() {
                errors.add("reason", Message::new("missing-reason-code"));
            }
            reason.map(|reason| Verdict::Reject { reason, text })
        }
        _ => {
            errors.add("", Message::new("missing-verdict"));
            None
        }
    };
    verdict.filter(|_| errors.is_empty()).ok_or(errors)
}

/// `POST /ops/enrollments/{enrollment}/decision`
pub async fn decide(
    mut member: Member,
    Id(id): Id<EnrollmentId>,
    form: CheckedForm<DecisionForm>,
) -> Result<Response, PageError> {
    let verdict = match check(&form.fields) {
        Ok(verdict) => verdict,
        Err(errors) => return Ok(invalid(&render(member, id, form.fields, String::new(), errors).await?)),
    };
    let there = fill(path::OPS_ENROLLMENT, &[&id]);
    member.once(&form, &there).await?;
    let page = member.page.clone();
    workflow::decide(member.tx, &member.me, id, &verdict).await.map_err(|error| refused(error, &page))?;
    Ok(done(&there, "flash-decided"))
}

/// `POST /ops/enrollments/{enrollment}/assignee`
pub async fn assign(
    mut member: Member,
    Id(id): Id<EnrollmentId>,
    form: CheckedForm<super::offboarding::LiftForm>,
) -> Result<Response, PageError> {
    let there = fill(path::OPS_ENROLLMENT, &[&id]);
    member.once(&form, &there).await?;
    let page = member.page.clone();
    workflow::assign(member.tx, &member.me, id).await.map_err(|error| refused(error, &page))?;
    Ok(done(&there, "flash-assigned"))
}

/// The note's form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoteForm {
    note: String,
}

/// `POST /ops/enrollments/{enrollment}/notes`
pub async fn note(
    mut member: Member,
    Id(id): Id<EnrollmentId>,
    form: CheckedForm<NoteForm>,
) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let body = errors.parsed("note", text::paragraphs(&form.fields.note, 2000));
    if !errors.is_empty() {
        return Ok(invalid(&render(member, id, DecisionForm::default(), form.fields.note, errors).await?));
    }
    let there = fill(path::OPS_ENROLLMENT, &[&id]);
    member.once(&form, &there).await?;
    let page = member.page.clone();
    workflow::note(member.tx, &member.me, id, &body).await.map_err(|error| refused(error, &page))?;
    Ok(done(&there, "flash-noted"))
}

/// What a second decision meets: who decided what, and when (E-ENR-STATE).
fn refused(error: DecideError, page: &Frame) -> PageError {
    match error {
        DecideError::NotFound => PageError::NotFound,
        DecideError::FourEyes => PageError::Refused(Message::new("enrollment-four-eyes")),
        DecideError::Store(error) => error.into(),
        DecideError::NotOpen(e) => {
            let by = e.decided_by_name.clone().unwrap_or_else(|| page.t("activity-by-portal"));
            let at = e.decided_at.map(|at| page.datetime(&at)).unwrap_or_default();
            PageError::Conflict(Message::new(format!("decided-{}", e.state.key())).with("signer", by).with("at", at))
        }
    }
}
