//! The tags of a customer (F83).

use axum::response::Response;
use serde::Deserialize;

use super::show::{self, Typed};
use crate::{
    domain::{customer, ids::OrganisationId},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{done, invalid},
        path::Id,
        routes::{fill, path},
    },
    workflows::customer::{Tagged, tag},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TagsForm {
    tags: String,
}

/// `POST /customers/{customer}/tags`
pub async fn submit(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<TagsForm>,
) -> Result<Response, PageError> {
    let known = show::find(&mut member.tx, &member.me, id).await?;
    let mut errors = FormErrors::default();
    let tags = errors.parsed("tags", customer::tags(&form.fields.tags));
    if !errors.is_empty() {
        let typed = Typed { tags: Some(form.fields.tags), errors, ..Typed::default() };
        return Ok(invalid(&show::page(member, id, typed).await?));
    }
    let there = fill(path::CUSTOMER, &[&id]);
    member.once(&form, &there).await?;
    match tag(member.tx, &member.me, &known.listed, &tags).await? {
        Tagged::Set => Ok(done(&there, "flash-saved")),
        Tagged::TooMany => Err(PageError::Conflict(crate::words::Message::new("customer-tags-limit"))),
    }
}
