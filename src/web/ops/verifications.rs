//! The queue of verifications: what waits for us, by date, and what waits for the partner.

use askama::Template;
use axum::response::Response;

use super::desk::{DeskQuery, Leaf};
use crate::{
    store::{
        page::LIMIT,
        verifications::{self, Queued},
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
};

/// A line.
struct Row {
    queued: Queued,
    href: String,
    age_days: i64,
    overdue: bool,
}

#[derive(Template)]
#[template(path = "ops/verifications.html")]
struct VerificationsPage {
    page: Frame,
    rows: Vec<Row>,
    for_partner: bool,
    older: Option<String>,
    first: Option<String>,
}

/// `GET /ops/verifications`
pub async fn show(member: Member, Query(query): Query<DeskQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let for_partner = query.for_partner();
    let found = if for_partner {
        verifications::asked(&mut tx, query.after(), LIMIT).await?
    } else {
        verifications::queue(&mut tx, query.after(), LIMIT).await?
    };
    let key = |q: &Queued| Some((if for_partner { q.moved_at } else { q.due_at? }, q.id));
    let Leaf { found, older, first } = query.leaf(path::OPS_VERIFICATIONS, found, key);
    let rows = found.into_iter().map(|queued| Row {
        href: fill(path::OPS_VERIFICATION, &[&queued.id]),
        age_days: (me.at - queued.started_at).num_days(),
        overdue: queued.due_at.is_some_and(|due| due < me.at),
        queued,
    });
    Ok(ok(&VerificationsPage { rows: rows.collect(), page, for_partner, older, first }))
}
