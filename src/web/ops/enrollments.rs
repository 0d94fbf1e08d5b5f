//! The desk's queue: what waits for a decision, by due date, and what waits for the partner.

use askama::Template;
use axum::response::Response;

use super::desk::{DeskQuery, Leaf};
use crate::{
    store::{
        enrollment_queue::{self, Queued},
        page::LIMIT,
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
#[template(path = "ops/enrollments.html")]
struct EnrollmentsPage {
    page: Frame,
    rows: Vec<Row>,
    for_partner: bool,
    older: Option<String>,
    first: Option<String>,
}

/// `GET /ops/enrollments`
pub async fn show(member: Member, Query(query): Query<DeskQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let for_partner = query.for_partner();
    let found = if for_partner {
        enrollment_queue::asked(&mut tx, query.after(), LIMIT).await?
    } else {
        enrollment_queue::queue(&mut tx, query.after(), LIMIT).await?
    };
    let key = |q: &Queued| Some((if for_partner { q.submitted_at } else { q.due_at }?, q.id));
    let Leaf { found, older, first } = query.leaf(path::OPS_ENROLLMENTS, found, key);
    let rows = found.into_iter().map(|queued| Row {
        href: fill(path::OPS_ENROLLMENT, &[&queued.id]),
        age_days: queued.submitted_at.map_or(0, |at| (me.at - at).num_days()),
        overdue: queued.due_at.is_some_and(|due| due < me.at),
        queued,
    });
    Ok(ok(&EnrollmentsPage { rows: rows.collect(), page, for_partner, older, first }))
}
