//! One provider as its reseller sees it: company, since when, customers, support.

use askama::Template;
use axum::response::Response;

use crate::{
    domain::{ids::OrganisationId, partnership::PartnershipState, permission::Permission},
    store::{
        organisations::{self, Organisation},
        partnerships::{self, Partner},
        profiles::{self, SupportProfile},
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Id,
        routes::{fill, path},
    },
};

#[derive(Template)]
#[template(path = "indirect_providers/provider.html")]
struct ProviderPage {
    page: Frame,
    partner: Partner,
    organisation: Organisation,
    support: Option<SupportProfile>,
    customers: String,
    invite: Option<String>,
    invitations: String,
    remove: Option<String>,
}

/// `GET /indirect-providers/{provider}`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partner = partnerships::with(&mut tx, me.organisation_id, id).await?.ok_or(PageError::NotFound)?;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let support = profiles::support_profile(&mut tx, id).await?;
    Ok(ok(&ProviderPage {
        customers: page.number(&partner.customers),
        invite: (me.may(Permission::InviteCustomers).is_ok() && partner.state == PartnershipState::Active)
            .then(|| fill(path::PROVIDER_INVITE, &[&id])),
        invitations: fill(path::PROVIDER_INVITATIONS, &[&id]),
        remove: me.may(Permission::RemoveProvider).is_ok().then(|| fill(path::INDIRECT_PROVIDER_REMOVE, &[&id])),
        page,
        partner,
        organisation,
        support,
    }))
}
