//! Whether everything is in order: what the nightly check of all invariants found, and when heads were anchored.

use askama::Template;
use axum::response::Response;
use chrono::TimeDelta;
use serde::Deserialize;

use crate::{
    store::{
        mails::{self, Waiting},
        verify::{self, AnchorDay, Run},
    },
    verify::checks,
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
    },
};

/// How many nights are shown.
const NIGHTS: i64 = 14;

/// A broken invariant.
struct Broken {
    name: String,
    meaning: String,
    rows: Vec<String>,
}

/// A night.
struct Night {
    run: Run,
    broken: usize,
}

#[derive(Template)]
#[template(path = "ops/health.html")]
struct HealthPage {
    page: Frame,
    newest: Option<Night>,
    is_late: bool,
    broken: Vec<Broken>,
    asked: Vec<(&'static str, String)>,
    nights: Vec<Night>,
    anchors: Vec<AnchorDay>,
    mails: Waiting,
}

/// A finding as the nightly check kept it.
#[derive(Deserialize)]
struct Kept {
    check: String,
    rows: Vec<String>,
}

fn kept(run: &Run) -> Vec<Kept> {
    serde_json::from_value(run.findings.clone()).unwrap_or_default()
}

/// `GET /ops/health`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let runs = verify::runs(&mut tx, NIGHTS).await?;
    let anchors = verify::anchor_days(&mut tx, NIGHTS).await?;
    let mails = mails::waiting(&mut tx).await?;
    let broken = runs.first().map(kept).unwrap_or_default();
    let broken = broken.into_iter().map(|found| Broken {
        meaning: page.word("check", &found.check),
        name: found.check,
        rows: found.rows,
    });
    let broken = broken.collect();
    let mut nights = runs.into_iter().map(|run| Night { broken: kept(&run).len(), run });
    let newest = nights.next();
    let is_late = newest.as_ref().is_none_or(|night| me.at - night.run.at > TimeDelta::hours(36));
    let nights = nights.collect();
    let asked = checks().map(|check| (check.name, page.word("check", check.name))).collect();
    Ok(ok(&HealthPage { page, newest, is_late, broken, asked, nights, anchors, mails }))
}
