//! The end of a partnership, from either side: what stays, what ends, whom it concerns, and the statement that it is meant (F64).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{
    entry::Member,
    error::PageError,
    forms::{CheckedForm, FormErrors},
    page::{Frame, done, invalid, ok},
    path::Id,
    routes::{fill, path},
};
use crate::{
    domain::ids::OrganisationId,
    store::{
        Tx,
        partnerships::{self, Partner},
    },
    words::Message,
    workflows::partnership::{self, RemoveError},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EndForm {
    good_faith: String,
}

#[derive(Template)]
#[template(path = "partnership_end.html")]
struct EndPage {
    page: Frame,
    errors: FormErrors,
    partner: Partner,
    is_provider: bool,
    back: String,
    list: &'static str,
    action: String,
}

async fn find(tx: &mut Tx, me: OrganisationId, other: OrganisationId) -> Result<Partner, PageError> {
    partnerships::with(tx, me, other).await?.ok_or(PageError::NotFound)
}

fn render(page: Frame, partner: Partner, is_provider: bool, errors: FormErrors) -> EndPage {
    let id = partner.partner_id;
    let (list, one, action) = if is_provider {
        (path::INDIRECT_RESELLERS, path::INDIRECT_RESELLER, path::INDIRECT_RESELLER_REMOVE)
    } else {
        (path::INDIRECT_PROVIDERS, path::INDIRECT_PROVIDER, path::INDIRECT_PROVIDER_REMOVE)
    };
    EndPage { page, errors, partner, is_provider, back: fill(one, &[&id]), list, action: fill(action, &[&id]) }
}

async fn show(member: Member, other: OrganisationId, is_provider: bool) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partner = find(&mut tx, me.organisation_id, other).await?;
    Ok(ok(&render(page, partner, is_provider, FormErrors::default())))
}

async fn submit(
    mut member: Member,
    other: OrganisationId,
    form: CheckedForm<EndForm>,
    is_provider: bool,
) -> Result<Response, PageError> {
    let list = if is_provider { path::INDIRECT_RESELLERS } else { path::INDIRECT_PROVIDERS };
    let partner = match find(&mut member.tx, member.me.organisation_id, other).await {
        Ok(partner) => partner,
        Err(error) => {
            // the same form, answered before, leads to where its answer led
            member.once(&form, list).await?;
            return Err(error);
        }
    };
    if form.fields.good_faith != "on" {
        let errors = FormErrors::of("good_faith", "missing-good-faith");
        return Ok(invalid(&render(member.page, partner, is_provider, errors)));
    }
    member.once(&form, list).await?;
    match partnership::remove(member.tx, &member.me, &partner, is_provider).await {
        Ok(()) => Ok(done(list, "flash-partnership-removed")),
        Err(RemoveError::NotFound) => Err(PageError::Conflict(Message::new("partnership-removed-before"))),
        Err(RemoveError::Store(error)) => Err(error.into()),
    }
}

/// `GET /indirect-resellers/{reseller}/remove`
pub async fn show_reseller(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    show(member, id, true).await
}

/// `POST /indirect-resellers/{reseller}/remove`
pub async fn submit_reseller(
    member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<EndForm>,
) -> Result<Response, PageError> {
    submit(member, id, form, true).await
}

/// `GET /indirect-providers/{provider}/remove`
pub async fn show_provider(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    show(member, id, false).await
}

/// `POST /indirect-providers/{provider}/remove`
pub async fn submit_provider(
    member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<EndForm>,
) -> Result<Response, PageError> {
    submit(member, id, form, false).await
}
