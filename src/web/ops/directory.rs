//! Entries of the directory that wait for the operator, and those it has decided about.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::{
    store::{
        directory_entries::{self as entries, Moderated, ModeratedKey},
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
pub struct DirectoryQuery {
    show: String,
    after: String,
}

/// A line.
struct Row {
    entry: Moderated,
    href: String,
}

#[derive(Template)]
#[template(path = "ops/directory.html")]
struct DirectoryPage {
    page: Frame,
    rows: Vec<Row>,
    decided: bool,
    waiting_href: &'static str,
    decided_href: String,
    first: Option<String>,
    more: Option<String>,
}

fn key(text: &str) -> Option<ModeratedKey> {
    let (micros, id) = text.split_once('~')?;
    Some((DateTime::<Utc>::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
}

/// `GET /ops/directory`
pub async fn show(member: Member, Query(query): Query<DirectoryQuery>) -> Result<Response, PageError> {
    let Member { mut tx, page, .. } = member;
    let decided = query.show == "decided";
    let after = key(&query.after);
    let mut found = if decided {
        entries::decided(&mut tx, after, LIMIT).await?
    } else {
        entries::queue(&mut tx, after, LIMIT).await?
    };
    let more = found.len() > SIZE;
    found.truncate(SIZE);
    let decided_href = format!("{}?show=decided", path::OPS_DIRECTORY);
    let (base, join) = if decided { (decided_href.as_str(), '&') } else { (path::OPS_DIRECTORY, '?') };
    let last = found.last().filter(|_| more);
    let more = last.map(|last| format!("{base}{join}after={}~{}", last.at.timestamp_micros(), last.id));
    let first = after.map(|_| base.to_owned());
    let row = |entry: Moderated| Row { href: fill(path::OPS_DIRECTORY_ENTRY, &[&entry.id]), entry };
    let rows = found.into_iter().map(row).collect();
    Ok(ok(&DirectoryPage { page, rows, decided, waiting_href: path::OPS_DIRECTORY, decided_href, first, more }))
}
