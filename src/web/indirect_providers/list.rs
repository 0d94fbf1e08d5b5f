//! Indirect providers: the providers this reseller works with (F27, S34).

use askama::Template;
use axum::response::Response;

use crate::{
    domain::{partnership::PartnershipState, permission::Permission},
    store::{
        partnership_invitations::{self, Waiting},
        partnerships::{self, Partner},
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        routes::{fill, path},
    },
};

/// A line.
struct Row {
    partner: Partner,
    href: String,
    customers: String,
    pending: String,
    invite: Option<String>,
    invitations: String,
    remove: Option<String>,
    blocked: bool,
}

#[derive(Template)]
#[template(path = "indirect_providers/list.html")]
struct ListPage {
    page: Frame,
    rows: Vec<Row>,
    /// Invitations that wait for an answer.
    waiting: Vec<Waiting>,
    /// The directory, narrowed to the own country (S27).
    find: String,
}

/// `GET /indirect-providers`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partners = partnerships::providers(&mut tx, me.organisation_id).await?;
    let waiting = if me.invitations > 0 { partnership_invitations::waiting(&mut tx).await? } else { Vec::new() };
    let may_invite = me.may(Permission::InviteCustomers).is_ok();
    let may_remove = me.may(Permission::RemoveProvider).is_ok();
    let row = |partner: Partner| Row {
        href: fill(path::INDIRECT_PROVIDER, &[&partner.partner_id]),
        customers: page.number(&partner.customers),
        pending: page.number(&partner.pending),
        invite: (may_invite && partner.state == PartnershipState::Active)
            .then(|| fill(path::PROVIDER_INVITE, &[&partner.partner_id])),
        invitations: fill(path::PROVIDER_INVITATIONS, &[&partner.partner_id]),
        remove: may_remove.then(|| fill(path::INDIRECT_PROVIDER_REMOVE, &[&partner.partner_id])),
        blocked: partner.state == PartnershipState::Blocked,
        partner,
    };
    let rows = partners.into_iter().map(row).collect();
    let find = format!("{}?country={}", path::FIND_A_PROVIDER, me.country);
    Ok(ok(&ListPage { page, rows, waiting, find }))
}
