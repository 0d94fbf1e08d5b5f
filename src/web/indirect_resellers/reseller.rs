//! One reseller as its provider sees it: company, Partner ID, agreement, standing, customers, support (F72).

use askama::Template;
use axum::response::Response;

use super::list::StandingWord;
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
#[template(path = "indirect_resellers/reseller.html")]
struct ResellerPage {
    page: Frame,
    partner: Partner,
    organisation: Organisation,
    support: Option<SupportProfile>,
    standing: StandingWord,
    customers: String,
    invite: Option<String>,
    invitations: String,
    remove: Option<String>,
    remind: Option<String>,
    add_customer: Option<String>,
}

/// `GET /indirect-resellers/{reseller}`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partner = partnerships::with(&mut tx, me.organisation_id, id).await?.ok_or(PageError::NotFound)?;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let support = profiles::support_profile(&mut tx, id).await?;
    let may_remind = me.may(Permission::InviteReseller).is_ok() && partner.signed_at.is_none();
    let may_add = me.may(Permission::CreateCustomerForReseller).is_ok() && partner.state == PartnershipState::Active;
    Ok(ok(&ResellerPage {
        add_customer: may_add.then(|| fill(path::RESELLER_CUSTOMERS_NEW, &[&id])),
        standing: StandingWord::new(&page, &partner),
        customers: page.number(&partner.customers),
        invite: (me.may(Permission::InviteForReseller).is_ok() && partner.state == PartnershipState::Active)
            .then(|| fill(path::RESELLER_INVITE, &[&id])),
        invitations: fill(path::RESELLER_CUSTOMER_INVITATIONS, &[&id]),
        remove: me.may(Permission::RemoveReseller).is_ok().then(|| fill(path::INDIRECT_RESELLER_REMOVE, &[&id])),
        remind: may_remind.then(|| fill(path::INDIRECT_RESELLER_REMIND, &[&id])),
        page,
        partner,
        organisation,
        support,
    }))
}
