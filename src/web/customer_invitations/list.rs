//! The joint invitations of a reseller and its provider in every state, the same for both (F35, F65).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::letter::Actions;
use crate::{
    domain::{
        customer_invitation::InvitationState, ids::OrganisationId, partnership::PartnershipState,
        permission::Permission,
    },
    store::{
        customer_invitations::{self, CustomerInvitation},
        page::{Cursor, LIMIT, SIZE, page as make_page},
        partnerships,
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
};

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    state: String,
    after: Option<Uuid>,
    before: Option<Uuid>,
}

/// A line.
struct Row {
    /// Whom it is for, in words.
    to: String,
    invitation: CustomerInvitation,
    href: String,
    actions: Actions,
}

#[derive(Template)]
#[template(path = "customer_invitations/list.html")]
struct ListPage {
    page: Frame,
    errors: FormErrors,
    partner: String,
    here: String,
    back: (&'static str, &'static str),
    invite: Option<String>,
    state: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
}

/// `GET /indirect-providers/{provider}/invitations`
pub async fn with_provider(
    member: Member,
    id: Id<OrganisationId>,
    query: Query<ListQuery>,
) -> Result<Response, PageError> {
    show(member, id.0, query.0, false).await
}

/// `GET /indirect-resellers/{reseller}/customer-invitations`
pub async fn with_reseller(
    member: Member,
    id: Id<OrganisationId>,
    query: Query<ListQuery>,
) -> Result<Response, PageError> {
    show(member, id.0, query.0, true).await
}

async fn show(
    member: Member,
    other: OrganisationId,
    query: ListQuery,
    is_provider: bool,
) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partner = partnerships::with(&mut tx, me.organisation_id, other).await?.ok_or(PageError::NotFound)?;
    let (reseller, provider) = if is_provider { (other, me.organisation_id) } else { (me.organisation_id, other) };
    let (list, invite, permission) = if is_provider {
        (path::RESELLER_CUSTOMER_INVITATIONS, path::RESELLER_INVITE, Permission::InviteForReseller)
    } else {
        (path::PROVIDER_INVITATIONS, path::PROVIDER_INVITE, Permission::InviteCustomers)
    };
    let here = fill(list, &[&other]);
    let state = InvitationState::from_code(&query.state);
    let cursor = Cursor::from_parts(query.after, query.before);
    let rows = customer_invitations::list(&mut tx, reseller, provider, state, cursor, LIMIT).await?;
    let now = tx.now().await?;
    let found = make_page(rows, &cursor, SIZE, |invitation| invitation.id.0);
    let narrowed = state.map(|state| format!("state={}&", state.code())).unwrap_or_default();
    let at = |direction: &str, id| format!("{here}?{narrowed}{direction}={id}");
    let row = |invitation: CustomerInvitation| Row {
        to: match invitation.recipient() {
            "" if invitation.campaign => page.t("joint-campaign"),
            "" => page.t("joint-anyone"),
            named => named.to_owned(),
        },
        href: fill(path::CUSTOMER_INVITATION, &[&invitation.id]),
        actions: Actions::new(&me, &invitation, now),
        invitation,
    };
    let may_invite = me.may(permission).is_ok() && partner.state == PartnershipState::Active;
    let words = |state: InvitationState| Choice::new(state.code(), page.word("invitation-state", state.code()));
    let all = std::iter::once(Choice::new("", page.t("invitations-all-states")));
    Ok(ok(&ListPage {
        newer: found.previous.map(|id| at("before", id)),
        older: found.next.map(|id| at("after", id)),
        rows: found.rows.into_iter().map(row).collect(),
        states: all.chain(InvitationState::ALL.map(words)).collect(),
        state: state.map(InvitationState::code).unwrap_or_default().to_owned(),
        invite: may_invite.then(|| fill(invite, &[&other])),
        back: if is_provider {
            (path::INDIRECT_RESELLERS, "nav-indirect-resellers")
        } else {
            (path::INDIRECT_PROVIDERS, "nav-indirect-providers")
        },
        errors: FormErrors::default(),
        partner: partner.name,
        here,
        page,
    }))
}
