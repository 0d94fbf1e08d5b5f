//! A partner's document: taken away, accepted, or refused with a reason.

use axum::response::Response;
use serde::Deserialize;

use super::{
    enrollment::judged as enrollment_page,
    verification::{DecisionForm, JudgedForm, page as verification_page},
};
use crate::{
    domain::{ids::DocumentId, text},
    store::documents,
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{done, invalid},
        path::Id,
        routes::{fill, path},
        verification::download,
    },
    words::Message,
    workflows::verification_decision::{self as workflow, DecideError},
};

/// The form beside a document; which of its two buttons was pressed is its `judgement`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct JudgeForm {
    judgement: String,
    refusal: String,
}

/// `GET /ops/documents/{document}`
pub async fn show(mut member: Member, Id(id): Id<DocumentId>) -> Result<Response, PageError> {
    download(&mut member.tx, id).await
}

/// `POST /ops/documents/{document}`
pub async fn judge(
    mut member: Member,
    Id(id): Id<DocumentId>,
    form: CheckedForm<JudgeForm>,
) -> Result<Response, PageError> {
    let document = documents::find(&mut member.tx, id).await?.ok_or(PageError::NotFound)?;
    let there = match document.enrollment_id {
        Some(enrollment) => fill(path::OPS_ENROLLMENT, &[&enrollment]),
        None => fill(path::OPS_VERIFICATION, &[&document.organisation_id]),
    };
    let mut errors = FormErrors::default();
    let refusal = match form.fields.judgement.as_str() {
        "accept" => None,
        "refuse" => Some(errors.parsed("refusal", text::paragraphs(&form.fields.refusal, 500))),
        _ => return Err(PageError::BadForm),
    };
    if !errors.is_empty() {
        let judged = JudgedForm { document: Some(id), refusal: form.fields.refusal };
        if let Some(enrollment) = document.enrollment_id {
            return enrollment_page(member, enrollment, judged, errors).await;
        }
        let organisation = document.organisation_id;
        return Ok(invalid(&verification_page(member, organisation, DecisionForm::default(), judged, errors).await?));
    }
    member.once(&form, &there).await?;
    let page = member.page.clone();
    match workflow::judge(member.tx, &member.me, id, refusal.as_deref()).await {
        Ok(_) => Ok(done(&there, "flash-document-judged")),
        Err(DecideError::Judged(judged)) => {
            let by = judged.judged_by_name.clone().unwrap_or_default();
            let at = judged.judged_at.map(|at| page.datetime(&at)).unwrap_or_default();
            let key = format!("document-judged-{}", judged.state);
            Err(PageError::Conflict(Message::new(key).with("signer", by).with("at", at)))
        }
        Err(DecideError::Store(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}
