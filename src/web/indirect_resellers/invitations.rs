//! The provider's invitations in every state, with what can be done about each (F63).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{
        me::Me,
        partnership::{InvitationState, InvitationStep},
        permission::Permission,
    },
    store::{
        page::{Cursor, LIMIT, SIZE, page as make_page},
        partnership_invitations::{self, Filter, Invitation},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
    workflows::partnership_invitation::may_move,
};

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct InvitationsQuery {
    state: String,
    after: Option<Uuid>,
    before: Option<Uuid>,
}

/// A line.
struct Row {
    invitation: Invitation,
    href: String,
    resend: Option<String>,
    withdraw: Option<String>,
}

#[derive(Template)]
#[template(path = "indirect_resellers/invitations.html")]
struct InvitationsPage {
    page: Frame,
    errors: FormErrors,
    state: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
    may_invite: bool,
}

/// Where an invitation is sent again, and where it is taken back, if this person may.
pub fn actions(me: &Me, invitation: &Invitation) -> (Option<String>, Option<String>) {
    let mine = me.may(Permission::InviteReseller).is_ok() && may_move(me, invitation);
    let again = mine && invitation.state.can_be_sent_again();
    let back = mine && invitation.state.allows(InvitationStep::Withdraw);
    (
        again.then(|| fill(path::RESELLER_INVITATION_RESEND, &[&invitation.id])),
        back.then(|| fill(path::RESELLER_INVITATION_WITHDRAW, &[&invitation.id])),
    )
}

/// `GET /indirect-resellers/invitations`
pub async fn show(member: Member, Query(query): Query<InvitationsQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let filter = Filter { state: InvitationState::from_code(&query.state) };
    let cursor = Cursor::from_parts(query.after, query.before);
    let rows = partnership_invitations::list(&mut tx, me.organisation_id, filter, cursor, LIMIT).await?;
    let found = make_page(rows, &cursor, SIZE, |invitation| invitation.id);
    let at = |direction: &str, id| match filter.state {
        Some(state) => format!("{}?state={}&{direction}={id}", path::RESELLER_INVITATIONS, state.code()),
        None => format!("{}?{direction}={id}", path::RESELLER_INVITATIONS),
    };
    let (newer, older) = (found.previous.map(|id| at("before", id)), found.next.map(|id| at("after", id)));
    let row = |invitation: Invitation| {
        let (resend, withdraw) = actions(&me, &invitation);
        Row { href: fill(path::RESELLER_INVITATION, &[&invitation.id]), resend, withdraw, invitation }
    };
    let rows = found.rows.into_iter().map(row).collect();
    let words = |state: InvitationState| Choice::new(state.code(), page.word("invitation-state", state.code()));
    let all = std::iter::once(Choice::new("", page.t("invitations-all-states")));
    Ok(ok(&InvitationsPage {
        states: all.chain(InvitationState::ALL.map(words)).collect(),
        state: filter.state.map(InvitationState::code).unwrap_or_default().to_owned(),
        may_invite: me.may(Permission::InviteReseller).is_ok(),
        errors: FormErrors::default(),
        page,
        rows,
        newer,
        older,
    }))
}
