//! What was accepted, to read again and to print.

use askama::Template;
use axum::response::Response;

use crate::{
    domain::{agreement::AgreementKind, ids::CustomerInvitationId, tier::Tier},
    store::{
        agreements::{self, Acceptance},
        customer_invitations::{self, CustomerInvitation},
        organisations,
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Id,
    },
};

#[derive(Template)]
#[template(path = "customer/receipt.html")]
struct ReceiptPage {
    page: Frame,
    organisation: String,
    invitation: CustomerInvitation,
    tier: Tier,
    reseller: String,
    provider: String,
    agreement: Option<Acceptance>,
    hash: String,
    reference: String,
}

/// `GET /c/receipts/{invitation}`
pub async fn show(member: Member, Id(id): Id<CustomerInvitationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let mine = |i: &CustomerInvitation| i.customer_id == Some(me.organisation_id) && i.state.code() == "accepted";
    let invitation = customer_invitations::find(&mut tx, id).await?.filter(mine).ok_or(PageError::NotFound)?;
    let mut names = Vec::new();
    for partner in invitation.askers() {
        let found = organisations::find(&mut tx, partner).await?;
        names.push(found.map_or_else(|| page.t("receipt-former-partner"), |partner| partner.name));
    }
    let mut names = names.into_iter();
    let accepted = agreements::acceptances(&mut tx, me.organisation_id).await?;
    let agreement = accepted
        .into_iter()
        .find(|a| a.kind == AgreementKind::Customer && Some(a.accepted_at) <= invitation.answered_at);
    let hash = agreement.as_ref().map(|a| hex::encode(&a.body_hash)).unwrap_or_default();
    let reseller = names.next().unwrap_or_default();
    let provider = names.next().unwrap_or_default();
    let reference = invitation.id.to_string();
    Ok(ok(&ReceiptPage {
        page,
        reference,
        tier: invitation.tier(),
        organisation: me.organisation_name,
        invitation,
        reseller,
        provider,
        agreement,
        hash,
    }))
}
