//! How far the partners that are both direct and indirect are with their customers.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::customer_move::MoveState,
    store::{
        customer_moves::{self, OnTheWay},
        page::{Cursor, LIMIT, SIZE, page as make_page},
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
        transition::{Bar, bars},
    },
};

/// Where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TransitionsQuery {
    after: Option<String>,
    before: Option<String>,
}

/// A line.
struct Row {
    name: String,
    href: String,
    numbers: Vec<String>,
    progress: String,
}

#[derive(Template)]
#[template(path = "ops/transitions.html")]
struct TransitionsPage {
    page: Frame,
    states: Vec<String>,
    rows: Vec<Row>,
    bars: Vec<Bar>,
    total: i64,
    previous: String,
    next: String,
}

/// The key of a page: an id and a folded name.
fn key(text: &str) -> Option<(&str, Uuid)> {
    let (id, name) = text.split_once('~')?;
    Some((name, id.parse().ok()?))
}

fn turn(direction: &str, partner: &OnTheWay) -> String {
    let key = format!("{}~{}", partner.partner_id, partner.name.to_lowercase());
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair(direction, &key).finish();
    format!("{}?{query}", path::OPS_TRANSITIONS)
}

/// `GET /ops/transitions`
pub async fn show(member: Member, Query(query): Query<TransitionsQuery>) -> Result<Response, PageError> {
    let Member { mut tx, page, .. } = member;
    let cursor = Cursor::from_parts(query.after.as_deref().and_then(key), query.before.as_deref().and_then(key));
    let found = make_page(customer_moves::partners(&mut tx, &cursor, LIMIT).await?, &cursor, SIZE, |_| ());
    let counts = customer_moves::all_counts(&mut tx).await?;
    let row = |partner: &OnTheWay| Row {
        name: partner.name.clone(),
        href: fill(path::OPS_PARTNER, &[&partner.partner_id]),
        numbers: MoveState::ALL.map(|state| page.number(&partner.counts.of(state))).into(),
        progress: page.t2(
            "transitions-progress",
            "done",
            page.number(&partner.counts.asked()),
            "all",
            page.number(&partner.counts.meant()),
        ),
    };
    Ok(ok(&TransitionsPage {
        states: MoveState::ALL.map(|state| page.word("move-state", state.code())).into(),
        rows: found.rows.iter().map(row).collect(),
        bars: bars(&page, &counts),
        total: counts.all(),
        previous: found.previous.and(found.rows.first()).map(|it| turn("before", it)).unwrap_or_default(),
        next: found.next.and(found.rows.last()).map(|it| turn("after", it)).unwrap_or_default(),
        page,
    }))
}
