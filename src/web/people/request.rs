//! Answering a request for access.

use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::list;
use crate::{
    domain::text,
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::done,
        path::Id,
        routes::path,
    },
    words::Message,
    workflows::access::{self, AccessError},
};

/// The form; two buttons of it decide.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    answer: String,
    decision: String,
}

/// `POST /settings/access-requests/{request}`
pub async fn answer(
    mut member: Member,
    Id(id): Id<Uuid>,
    form: CheckedForm<AnswerForm>,
) -> Result<Response, PageError> {
    let granted = match form.fields.decision.as_str() {
        "grant" => true,
        "decline" => false,
        _ => return Err(PageError::BadForm),
    };
    let mut errors = FormErrors::default();
    let text = errors.parsed("answer", text::optional(&form.fields.answer, 500));
    if !errors.is_empty() {
        return list::answered(member, errors, (id, form.fields.answer)).await;
    }
    member.once(&form, path::USERS).await?;
    access::answer(member.tx, &member.me, id, granted, &text).await?;
    Ok(done(path::USERS, if granted { "flash-access-granted" } else { "flash-access-declined" }))
}

impl From<AccessError> for PageError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotFound => Self::NotFound,
            AccessError::Role => Self::BadForm,
            AccessError::Waiting => Self::Conflict(Message::new("access-waiting")),
            AccessError::Answered => Self::Conflict(Message::new("access-answered")),
            AccessError::People(error) => error.into(),
        }
    }
}
