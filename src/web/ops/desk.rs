//! A desk's queue: two lists of what waits, for us by due date and for the partner by the day it began to, and the pages of each.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

use crate::store::page::SIZE;

/// Which of the two lists, and where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeskQuery {
    waiting: String,
    after: Option<String>,
}

/// A page of a list.
pub struct Leaf<T> {
    /// Its lines.
    pub found: Vec<T>,
    /// The page after this one.
    pub older: Option<String>,
    /// The first page, from any other one.
    pub first: Option<String>,
}

impl DeskQuery {
    /// Whether the list is that of what waits for the partner.
    pub fn for_partner(&self) -> bool {
        self.waiting == "partner"
    }

    /// The moment and the id after which the page begins.
    pub fn after(&self) -> Option<(DateTime<Utc>, Uuid)> {
        let (micros, id) = self.after.as_deref()?.split_once('~')?;
        Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
    }

    /// The page at `path` of what was found after that, one line more than it shows if there are more.
    pub fn leaf<T, I: Display>(
        &self,
        path: &str,
        mut found: Vec<T>,
        key: impl Fn(&T) -> Option<(DateTime<Utc>, I)>,
    ) -> Leaf<T> {
        let more = found.len() > SIZE;
        found.truncate(SIZE);
        let (base, join) =
            if self.for_partner() { (format!("{path}?waiting=partner"), '&') } else { (path.to_owned(), '?') };
        let last = found.last().filter(|_| more).and_then(key);
        let older = last.map(|(at, id)| format!("{base}{join}after={}~{id}", at.timestamp_micros()));
        Leaf { found, older, first: self.after.as_ref().map(|_| base) }
    }
}
