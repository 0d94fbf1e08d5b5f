//! The queue of verifications: what waits for us, by date, and what waits for the partner.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::{
    store::{
        page::{LIMIT, SIZE},
        verifications::{self, QueueKey, Queued},
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
#[template(path = "ops/verifications.html")]
struct VerificationsPage {
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

/// `GET /ops/verifications`
pub async fn show(member: Member, Query(query): Query<QueueQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let for_partner = query.waiting == "partner";
    let after = query.after.as_deref().and_then(key);
    let mut found = if for_partner {
        verifications::asked(&mut tx, after, LIMIT).await?
    } else {
        verifications::queue(&mut tx, after, LIMIT).await?
    };
    let more = found.len() > SIZE;
    found.truncate(SIZE);
    let (base, join) = if for_partner {
        (format!("{}?waiting=partner", path::OPS_VERIFICATIONS), '&')
    } else {
        (path::OPS_VERIFICATIONS.to_owned(), '?')
    };
    let last = found.last().and_then(|q| Some((if for_partner { q.moved_at } else { q.due_at? }, q.id)));
    let older = last.filter(|_| more).map(|(at, id)| format!("{base}{join}after={}~{id}", at.timestamp_micros()));
    let rows = found.into_iter().map(|queued| Row {
        href: fill(path::OPS_VERIFICATION, &[&queued.id]),
        age_days: (me.at - queued.started_at).num_days(),
        overdue: queued.due_at.is_some_and(|due| due < me.at),
        queued,
    });
    Ok(ok(&VerificationsPage { page, rows: rows.collect(), for_partner, older, first: after.map(|_| base) }))
}
