//! The desk's queue: what waits for a decision, by due date, and what waits for the partner.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::{
    store::{
        enrollment_queue::{self, QueueKey, Queued},
        page::{LIMIT, SIZE},
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
};

/// Which of the two lists, and where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueQuery {
    waiting: String,
    after: Option<String>,
}

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

fn key(text: &str) -> Option<QueueKey> {
    let (micros, id) = text.split_once('~')?;
    Some((DateTime::<Utc>::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
}

/// `GET /ops/enrollments`
pub async fn show(member: Member, Query(query): Query<QueueQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let for_partner = query.waiting == "partner";
    let after = query.after.as_deref().and_then(key);
    let limit = LIMIT;
    let mut found = if for_partner {
        enrollment_queue::asked(&mut tx, after, limit).await?
    } else {
        enrollment_queue::queue(&mut tx, after, limit).await?
    };
    let more = found.len() > SIZE;
    found.truncate(SIZE);
    let base = if for_partner {
        format!("{}?waiting=partner", path::OPS_ENROLLMENTS)
    } else {
        path::OPS_ENROLLMENTS.to_owned()
    };
    let join = if for_partner { '&' } else { '?' };
    let last = found.last().and_then(|q| Some((if for_partner { q.submitted_at } else { q.due_at }?, q.id)));
    let older = last.filter(|_| more).map(|(at, id)| format!("{base}{join}after={}~{id}", at.timestamp_micros()));
    let first = after.map(|_| base);
    let rows = found.into_iter().map(|queued| Row {
        href: fill(path::OPS_ENROLLMENT, &[&queued.id]),
        age_days: queued.submitted_at.map_or(0, |at| (me.at - at).num_days()),
        overdue: queued.due_at.is_some_and(|due| due < me.at),
        queued,
    });
    let rows = rows.collect();
    Ok(ok(&EnrollmentsPage { page, rows, for_partner, older, first }))
}
