//! Where the enrollment stands, whose turn it is, what was said, and what the partner can do now.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{only_identified, who_can};
use crate::{
    domain::{
        document::DocumentKind,
        enrollment::{EnrollmentState, EnrollmentStep},
        permission::Permission,
        text,
    },
    store::{
        documents::{self, Document},
        enrollment_threads::{self, Line},
        enrollments::{self, Enrollment},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok, see_other},
        routes::path,
        upload::{UploadForm, document, kinds},
    },
    workflows::{
        enrollment::{self, Standing},
        verification::Upload,
    },
};

/// The answer to a question, or the reason for an appeal, with a document.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentForm {
    text: String,
    kind: String,
    issued_on: String,
}

/// A form with nothing but its button and, for withdrawing, a tick.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WithdrawForm {
    sure: String,
}

#[derive(Template)]
#[template(path = "enrollment/status.html")]
struct StatusPage {
    page: Frame,
    errors: FormErrors,
    form: DocumentForm,
    accepted: Vec<Choice>,
    documents: Vec<Document>,
    may_read_documents: bool,
    state: EnrollmentState,
    enrollment: Enrollment,
    messages: Vec<Line>,
    may_answer: bool,
    may_appeal: bool,
    may_withdraw: bool,
    may_restart: bool,
    may_enroll: bool,
    who: Vec<String>,
}

/// The kinds of documents that are asked for; any, when the operator asked for none in particular.
fn accepted(enrollment: &Enrollment) -> Vec<DocumentKind> {
    let asked: Vec<_> = enrollment.asked_kinds.iter().filter_map(|kind| DocumentKind::from_code(kind)).collect();
    if asked.is_empty() { DocumentKind::ALL.to_vec() } else { asked }
}

async fn render(
    member: Member,
    form: DocumentForm,
    errors: FormErrors,
) -> Result<Result<StatusPage, Response>, PageError> {
    let Member { mut tx, me, page } = member;
    let standing = enrollment::standing(&mut tx, &me).await?;
    only_identified(&standing)?;
    let Standing { flag, enrollment: Some(enrollment), state } = standing else {
        return Ok(Err(see_other(path::ENROLLMENT)));
    };
    let messages = enrollment_threads::messages(&mut tx, enrollment.id).await?;
    let may_enroll = me.may(Permission::Enroll).is_ok();
    let may = |step| may_enroll && state.allows(step);
    Ok(Ok(StatusPage {
        may_answer: may(EnrollmentStep::Answer),
        may_appeal: may(EnrollmentStep::Appeal),
        may_withdraw: may(EnrollmentStep::Withdraw) && state != EnrollmentState::Draft,
        may_restart: may(EnrollmentStep::StartAgain) && flag.is_some(),
        may_enroll,
        who: who_can(&mut tx, &me).await?,
        errors,
        form,
        accepted: kinds(&page, &accepted(&enrollment)),
        may_read_documents: me.may(Permission::ReadDocuments).is_ok(),
        documents: documents::list(&mut tx, me.organisation_id, Some(enrollment.id)).await?,
        page,
        state,
        enrollment,
        messages,
    }))
}

/// `GET /enroll/indirect-reseller/status`
pub async fn show(member: Member) -> Result<Response, PageError> {
    Ok(match render(member, DocumentForm::default(), FormErrors::default()).await? {
        Ok(page) => ok(&page),
        Err(elsewhere) => elsewhere,
    })
}

/// What was written, the document beside it, and where it leads; or the page again with what is wrong.
struct Written {
    member: Member,
    text: String,
    upload: Option<Upload>,
}

async fn written(mut member: Member, sent: UploadForm<DocumentForm>) -> Result<Result<Written, Response>, PageError> {
    let UploadForm { form, file } = sent;
    let newest = enrollments::newest(&mut member.tx, member.me.organisation_id).await?;
    let accepted = newest.map(|enrollment| accepted(&enrollment)).unwrap_or_default();
    let mut errors = FormErrors::default();
    let text = errors.parsed("text", text::paragraphs(&form.fields.text, 2000));
    let today = member.me.at.with_timezone(&member.me.time_zone).date_naive();
    let upload = document(&mut errors, file, &form.fields.kind, &form.fields.issued_on, &accepted, today);
    if !errors.is_empty() {
        return Ok(Err(match render(member, form.fields, errors).await? {
            Ok(page) => invalid(&page),
            Err(elsewhere) => elsewhere,
        }));
    }
    member.once(&form, path::ENROLLMENT_STATUS).await?;
    Ok(Ok(Written { member, text, upload }))
}

/// `POST /enroll/indirect-reseller/answer`
pub async fn answer(member: Member, sent: UploadForm<DocumentForm>) -> Result<Response, PageError> {
    let Written { member, text, upload } = match written(member, sent).await? {
        Ok(written) => written,
        Err(again) => return Ok(again),
    };
    enrollment::answer(member.tx, &member.me, &text, upload.as_ref()).await?;
    Ok(done(path::ENROLLMENT_STATUS, "flash-answered"))
}

/// `POST /enroll/indirect-reseller/appeal`
pub async fn appeal(member: Member, sent: UploadForm<DocumentForm>) -> Result<Response, PageError> {
    let Written { member, text, upload } = match written(member, sent).await? {
        Ok(written) => written,
        Err(again) => return Ok(again),
    };
    enrollment::appeal(member.tx, &member.me, &text, upload.as_ref()).await?;
    Ok(done(path::ENROLLMENT_STATUS, "flash-appealed"))
}

/// `POST /enroll/indirect-reseller/withdraw`
pub async fn withdraw(mut member: Member, form: CheckedForm<WithdrawForm>) -> Result<Response, PageError> {
    if form.fields.sure != "on" {
        let errors = FormErrors::of("sure", "missing-sure");
        return Ok(match render(member, DocumentForm::default(), errors).await? {
            Ok(page) => invalid(&page),
            Err(elsewhere) => elsewhere,
        });
    }
    member.once(&form, path::ENROLLMENT_STATUS).await?;
    enrollment::withdraw(member.tx, &member.me).await?;
    Ok(done(path::ENROLLMENT_STATUS, "flash-withdrawn"))
}
