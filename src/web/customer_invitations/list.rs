//! Invitations to customers in every state: of a reseller and its provider, the same for both (F35, F65), or of a direct partner alone
//! (F80).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::letter::Actions;
use crate::{
    domain::{
        customer_invitation::InvitationState,
        customer_policy::may_create,
        ids::OrganisationId,
        partnership::PartnershipState,
        permission::{Permission, Refusal},
        programme::Programme,
        tier::Tier,
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
    tier: Tier,
    title: String,
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

/// `GET /customers/invitations`: also of a partner that has become a reseller since.
pub async fn alone(member: Member, query: Query<ListQuery>) -> Result<Response, PageError> {
    if !member.me.is_in(Programme::Direct) {
        return Err(PageError::Forbidden(Refusal::Programme(Programme::Direct)));
    }
    let me = &member.me;
    let may_invite = me.may(Permission::RequestRelationship).is_ok() && may_create(me).is_ok();
    let place = Place {
        title: member.page.t("solo-title"),
        reseller: me.organisation_id,
        provider: None,
        here: path::CUSTOMER_INVITATIONS.into(),
        invite: may_invite.then(|| path::CUSTOMERS_INVITE.into()),
        back: (path::CUSTOMERS, "nav-customers"),
    };
    list(member, place, query.0).await
}

async fn show(
    mut member: Member,
    other: OrganisationId,
    query: ListQuery,
    is_provider: bool,
) -> Result<Response, PageError> {
    let me = &member.me;
    let partner = partnerships::with(&mut member.tx, me.organisation_id, other).await?.ok_or(PageError::NotFound)?;
    let (reseller, provider) = if is_provider { (other, me.organisation_id) } else { (me.organisation_id, other) };
    let (list_of, invite, permission, back) = if is_provider {
        let back = (path::INDIRECT_RESELLERS, "nav-indirect-resellers");
        (path::RESELLER_CUSTOMER_INVITATIONS, path::RESELLER_INVITE, Permission::InviteForReseller, back)
    } else {
        let back = (path::INDIRECT_PROVIDERS, "nav-indirect-providers");
        (path::PROVIDER_INVITATIONS, path::PROVIDER_INVITE, Permission::InviteCustomers, back)
    };
    let may_invite = me.may(permission).is_ok() && partner.state == PartnershipState::Active;
    let place = Place {
        title: member.page.t1("joint-title-with", "partner", &partner.name),
        reseller,
        provider: Some(provider),
        here: fill(list_of, &[&other]),
        invite: may_invite.then(|| fill(invite, &[&other])),
        back,
    };
    list(member, place, query).await
}

/// Whose invitations, and where their list stands.
struct Place {
    title: String,
    reseller: OrganisationId,
    provider: Option<OrganisationId>,
    here: String,
    /// Where a new one is begun, if that is open.
    invite: Option<String>,
    back: (&'static str, &'static str),
}

async fn list(member: Member, place: Place, query: ListQuery) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let state = InvitationState::from_code(&query.state);
    let cursor = Cursor::from_parts(query.after, query.before);
    let rows = customer_invitations::list(&mut tx, place.reseller, place.provider, state, cursor, LIMIT).await?;
    let now = tx.now().await?;
    let found = make_page(rows, &cursor, SIZE, |invitation| invitation.id.0);
    let narrowed = state.map(|state| format!("state={}&", state.code())).unwrap_or_default();
    let at = |direction: &str, id| format!("{}?{narrowed}{direction}={id}", place.here);
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
    let words = |state: InvitationState| Choice::new(state.code(), page.word("invitation-state", state.code()));
    let all = std::iter::once(Choice::new("", page.t("invitations-all-states")));
    Ok(ok(&ListPage {
        newer: found.previous.map(|id| at("before", id)),
        older: found.next.map(|id| at("after", id)),
        rows: found.rows.into_iter().map(row).collect(),
        states: all.chain(InvitationState::ALL.map(words)).collect(),
        state: state.map(InvitationState::code).unwrap_or_default().to_owned(),
        tier: Tier::of(place.provider.as_ref()),
        title: place.title,
        invite: place.invite,
        back: place.back,
        here: place.here,
        errors: FormErrors::default(),
        page,
    }))
}
