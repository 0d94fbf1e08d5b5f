//! A partner gives the administration rights back that a customer has given it (2.5).

use axum::response::Response;
use serde::Deserialize;

use super::show;
use crate::{
    domain::ids::{OrganisationId, RelationshipId},
    web::{
        entry::Member,
        error::PageError,
        forms::CheckedForm,
        page::done,
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::relationship_end::{self, RemoveError},
};

/// The form: which relationship.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RenounceForm {
    relationship: String,
}

/// `POST /customers/{customer}/renounce-administration`
pub async fn submit(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<RenounceForm>,
) -> Result<Response, PageError> {
    let relationship: RelationshipId = form.fields.relationship.parse().map_err(|_| PageError::BadForm)?;
    let customer = show::find(&mut member.tx, &member.me, id).await?.listed.name;
    let there = fill(path::CUSTOMER, &[&id]);
    member.once(&form, &there).await?;
    match relationship_end::renounce(member.tx, &member.me, (id, &customer), relationship).await {
        Ok(()) => Ok(done(&there, "flash-administration-renounced")),
        Err(RemoveError::NoAdministration) => Err(PageError::Conflict(Message::new("administration-ended-before"))),
        Err(error) => Err(error.into()),
    }
}
