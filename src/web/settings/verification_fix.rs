//! "Fix now" (F54): what the operator asks or why it refused, which documents it accepts, and the answer with a document beside it.

use askama::Template;
use axum::{extract::State, response::Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use crate::{
    app::App,
    domain::{
        document::DocumentKind,
        permission::Permission,
        text,
        verification::{APPEAL_DAYS, Ball, Stage, Verification},
    },
    store::{
        documents::{self, Document},
        enrollment_threads::Line,
        verifications::{self, Case},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        routes::path,
        upload::{UploadForm, document, kinds},
        verification::turn,
    },
    words::Message,
    workflows::verification::{self, Answer, AnswerError},
};

/// The form; which of its two buttons was pressed is its `step`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FixForm {
    text: String,
    kind: String,
    issued_on: String,
    step: String,
}

#[derive(Template)]
#[template(path = "settings/verification_fix.html")]
struct FixPage {
    page: Frame,
    errors: FormErrors,
    form: FixForm,
    case: Case,
    turn: &'static str,
    disputes: bool,
    appeal_until: Option<DateTime<Utc>>,
    is_open: bool,
    accepted: Vec<Choice>,
    documents: Vec<Document>,
    messages: Vec<Line>,
}

/// The kinds that are accepted now; none when nothing is asked.
fn accepted(case: &Case) -> Vec<DocumentKind> {
    match case.at {
        Verification::Pending(stage, Ball::Partner) if stage != Stage::Email => {
            case.asked_kinds.iter().filter_map(|kind| DocumentKind::from_code(kind)).collect()
        }
        Verification::Rejected(stage) => DocumentKind::at(stage),
        _ => Vec::new(),
    }
}

async fn render(member: Member, form: FixForm, errors: FormErrors) -> Result<FixPage, PageError> {
    let Member { mut tx, me, page } = member;
    let id = me.organisation_id;
    let case = verifications::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let disputes = matches!(case.at, Verification::Rejected(_));
    let appeal_until = case.decided_at.filter(|_| disputes).map(|at| at + TimeDelta::days(APPEAL_DAYS));
    let is_asked = case.question.is_some() || appeal_until.is_some_and(|until| until > me.at);
    Ok(FixPage {
        turn: turn(&case),
        disputes,
        appeal_until,
        is_open: is_asked && me.may(Permission::BringDocuments).is_ok(),
        accepted: kinds(&page, &accepted(&case)),
        documents: documents::list(&mut tx, id, None).await?,
        messages: verifications::messages(&mut tx, id).await?,
        page,
        errors,
        form,
        case,
    })
}

/// `GET /settings/partner-profile/verification/fix`
pub async fn show(member: Member) -> Result<Response, PageError> {
    Ok(ok(&render(member, FixForm::default(), FormErrors::default()).await?))
}

/// `POST /settings/partner-profile/verification/fix`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    sent: UploadForm<FixForm>,
) -> Result<Response, PageError> {
    let UploadForm { form, file } = sent;
    let hand_over = match form.fields.step.as_str() {
        "send" => true,
        "add" => false,
        _ => return Err(PageError::BadForm),
    };
    // before the state is looked at, which the first sending has changed
    member.once(&form, if hand_over { path::LEGAL } else { path::VERIFICATION_FIX }).await?;
    let case = verifications::find(&mut member.tx, member.me.organisation_id).await?.ok_or(PageError::NotFound)?;
    let accepted = accepted(&case);
    if case.question.is_none() && !matches!(case.at, Verification::Rejected(_)) {
        return Err(not_open());
    }
    let mut errors = FormErrors::default();
    let is_written = !form.fields.text.trim().is_empty();
    let written = if is_written || hand_over { text::paragraphs(&form.fields.text, 2000) } else { Ok(String::new()) };
    let written = errors.parsed("text", written);
    let today = member.me.at.with_timezone(&member.me.time_zone).date_naive();
    let upload = document(&mut errors, file, &form.fields.kind, &form.fields.issued_on, &accepted, today);
    if upload.is_none() && !hand_over && errors.is_empty() {
        errors.add("document", Message::new("missing-document"));
    }
    let disputes = hand_over && matches!(case.at, Verification::Rejected(_));
    if upload.is_none() && disputes && errors.is_empty() {
        let id = member.me.organisation_id;
        if !documents::has_come_since_refusal(&mut member.tx, id).await? {
            errors.add("document", Message::new("missing-document-appeal"));
        }
    }
    if !errors.is_empty() {
        return Ok(invalid(&render(member, form.fields, errors).await?));
    }
    let answer = Answer { text: &written, upload: upload.as_ref(), hand_over };
    answered(&app, member, &answer).await
}

async fn answered(app: &App, member: Member, answer: &Answer<'_>) -> Result<Response, PageError> {
    match verification::answer(app, member.tx, &member.me, answer).await {
        Ok(()) if answer.hand_over => Ok(done(path::LEGAL, "flash-verification-answered")),
        Ok(()) => Ok(done(path::VERIFICATION_FIX, "flash-document-added")),
        Err(AnswerError::NeedsDocument) => Err(PageError::Conflict(Message::new("missing-document-appeal"))),
        Err(AnswerError::TooLate) => Err(PageError::Conflict(Message::new("verification-too-late"))),
        Err(AnswerError::TooMany) => Err(PageError::TooMany(24 * 60 * 60)),
        Err(AnswerError::NotOpen(_)) => Err(not_open()),
        Err(AnswerError::Store(error)) => Err(error.into()),
    }
}

fn not_open() -> PageError {
    PageError::Conflict(Message::new("verification-not-asked"))
}
