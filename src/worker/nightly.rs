//! Once a day: the heads of all chains are anchored in the database and in the file beside it, and every invariant is asked.

use anyhow::Context;
use serde_json::json;

use super::Worker;
use crate::{
    store::verify::{anchor_heads, keep, open_jobs},
    verify::{self, anchor_file},
};

/// Does what today still lacks and says how many jobs that were.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let (anchor, check) = open_jobs(&mut tx).await?;
    drop(tx);
    let mut done = 0;
    if anchor {
        done += self::anchor(worker).await?;
    }
    if check {
        done += self::check(worker).await?;
    }
    Ok(done)
}

/// The file goes first: what it holds too much is true all the same, what it lacked would be missed for ever.
async fn anchor(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let anchors = anchor_heads(&mut tx).await?;
    if !anchors.is_empty() {
        let data_dir = worker.app.data_dir.clone();
        let written = tokio::task::spawn_blocking(move || anchor_file::append(&data_dir, &anchors)).await?;
        written.context("the file of anchors cannot be written")?;
    }
    tx.commit().await?;
    Ok(1)
}

async fn check(worker: &Worker) -> anyhow::Result<usize> {
    let Some(db) = &worker.verify else { return Ok(0) };
    let report = verify::run(db, &worker.app.data_dir).await?;
    for finding in &report.findings {
        tracing::error!(check = finding.check, rows = ?finding.rows, "an invariant is broken");
    }
    let mut tx = worker.db.begin_job(None).await?;
    keep(&mut tx, report.checks, &json!(report.findings)).await?;
    tx.commit().await?;
    Ok(1)
}
