//! The transition board of a partner that is both direct and indirect: one row for each direct customer, and how far they all are.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};

use super::query::BoardQuery;
use crate::{
    domain::{
        customer_move::{Bulk, MoveState},
        ids::OrganisationId,
        me::Me,
        partnership::PartnershipState,
        permission::Permission,
    },
    store::{
        customer_moves::{self, Counts, Move},
        page::{LIMIT, SIZE, page as make_page},
        partnerships::{self, Partner},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
    words::Message,
};

/// A line.
struct Row {
    id: String,
    name: String,
    href: String,
    state: MoveState,
    since: DateTime<Utc>,
    provider: String,
    invitation: Option<String>,
    extend: Option<String>,
    hand_over: Option<String>,
    /// Whether something can be done to it together with others.
    choosable: bool,
}

/// A filter that is set.
struct Chip {
    label: String,
    href: String,
}

/// A bar of the chart, which is a table at the same time.
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// The number in words.
    pub text: String,
    /// Its share of the longest bar, of a hundred.
    pub share: i64,
}

#[derive(Template)]
#[template(path = "transition/board.html")]
struct BoardPage {
    page: Frame,
    errors: FormErrors,
    query: BoardQuery,
    states: Vec<Choice>,
    providers: Vec<Choice>,
    choosable: Vec<Choice>,
    deeds: Vec<Choice>,
    rights: Vec<Choice>,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    bars: Vec<Bar>,
    asked: i64,
    meant: i64,
    total: i64,
    previous: String,
    next: String,
    export: String,
    may_move: bool,
}

/// The board is for partners that are both; others have nothing to move.
///
/// # Errors
/// For everybody else, with the reason.
pub(super) fn only_dual(me: &Me) -> Result<(), PageError> {
    if me.is_dual() { Ok(()) } else { Err(PageError::Refused(Message::new("board-not-dual"))) }
}

/// `GET /transition/customers`
pub async fn show(member: Member, Query(query): Query<BoardQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    only_dual(&me)?;
    let counts = customer_moves::counts(&mut tx, me.organisation_id).await?;
    let cursor = query.cursor();
    let found = customer_moves::list(&mut tx, &query.filter(), &cursor, LIMIT).await?;
    let found = make_page(found, &cursor, SIZE, |_| ());
    let partners = partnerships::providers(&mut tx, me.organisation_id).await?;
    let names: HashMap<OrganisationId, &str> = partners.iter().map(|p| (p.partner_id, p.name.as_str())).collect();
    let rows = found.rows.iter().map(|it| row(&me, it, &names)).collect();
    let states = states(&page);
    let providers = choices(&partners, |_| true);
    let choosable = choices(&partners, |partner| partner.state == PartnershipState::Active);
    let chips = query.chosen().map(|(name, value)| chip(&page, &query, (&states, &providers), name, value)).collect();
    Ok(ok(&BoardPage {
        errors: FormErrors::default(),
        previous: found.previous.and(found.rows.first()).map(|it| query.turn("before", it)).unwrap_or_default(),
        next: found.next.and(found.rows.last()).map(|it| query.turn("after", it)).unwrap_or_default(),
        export: query.link(path::TRANSITION_EXPORT, "", None),
        deeds: Bulk::ALL.map(|deed| Choice::new(deed.code(), page.word("board-deed", deed.code()))).into(),
        rights: ["on", "off"].map(|code| Choice::new(code, page.word("joint-administration", code))).into(),
        bars: bars(&page, &counts),
        asked: counts.asked(),
        meant: counts.meant(),
        total: counts.all(),
        may_move: me.may(Permission::MoveCustomers).is_ok() && !choosable.is_empty(),
        states: with_all(&page, states),
        providers: with_all(&page, providers),
        choosable,
        chips,
        rows,
        page,
        query,
    }))
}

fn row(me: &Me, it: &Move, names: &HashMap<OrganisationId, &str>) -> Row {
    let may_extend = me.may(Permission::ExtendRelationship).is_ok();
    let may_remove = me.may(Permission::RemoveRelationship).is_ok();
    let direct = !matches!(it.state, MoveState::Consented | MoveState::HandedOver);
    let at = |pattern: &str| fill(pattern, &[&it.customer_id]);
    let invited = it.invitation_id.filter(|_| me.may(Permission::SeeCustomerInvitation).is_ok());
    Row {
        id: it.customer_id.to_string(),
        name: it.name.clone(),
        href: at(path::CUSTOMER),
        state: it.state,
        since: it.changed_at,
        provider: it.provider_id.and_then(|id| names.get(&id)).map(ToString::to_string).unwrap_or_default(),
        invitation: invited.map(|id| fill(path::CUSTOMER_INVITATION, &[&id])),
        extend: (direct && may_extend).then(|| at(path::CUSTOMER_TRANSFER)),
        hand_over: (it.state == MoveState::Consented && may_remove).then(|| at(path::CUSTOMER_REMOVE)),
        choosable: Bulk::ALL.into_iter().any(|deed| it.state.take(deed.step()).is_ok()),
    }
}

/// The states as choices.
pub(super) fn states(page: &Frame) -> Vec<Choice> {
    MoveState::ALL.map(|state| Choice::new(state.code(), page.word("move-state", state.code()))).into()
}

fn choices(partners: &[Partner], which: impl Fn(&Partner) -> bool) -> Vec<Choice> {
    let those = partners.iter().filter(|partner| which(partner));
    those.map(|partner| Choice::new(partner.partner_id.to_string(), partner.name.clone())).collect()
}

fn with_all(page: &Frame, choices: Vec<Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", page.t("customers-all"))).chain(choices).collect()
}

/// The numbers as bars.
pub fn bars(page: &Frame, counts: &Counts) -> Vec<Bar> {
    let longest = MoveState::ALL.into_iter().map(|state| counts.of(state)).max().unwrap_or(0).max(1);
    let bar = |state: MoveState| Bar {
        label: page.word("move-state", state.code()),
        text: page.number(&counts.of(state)),
        share: counts.of(state) * 100 / longest,
    };
    MoveState::ALL.map(bar).into()
}

fn chip(
    page: &Frame,
    query: &BoardQuery,
    (states, providers): (&[Choice], &[Choice]),
    name: &'static str,
    value: &str,
) -> Chip {
    let choices = match name {
        "state" => states,
        "with" => providers,
        _ => &[],
    };
    let label = choices.iter().find(|choice| choice.value == value).map_or(value, |choice| &choice.label);
    let label = page.t2("customers-chip", "field", page.word("board-field", name), "value", label);
    Chip { label, href: query.link(path::TRANSITION_CUSTOMERS, name, None) }
}
