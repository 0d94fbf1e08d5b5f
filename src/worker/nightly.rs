//! Once a day: the heads of all chains are anchored in the database and in the file beside it, and every invariant is asked.

use anyhow::Context;
use serde_json::json;

use super::Worker;
use crate::{
    store::verify::{anchor_heads, keep, open_jobs},
    verify::{self, anchor_file},
};

/// Does what today still lacks.
pub async fn run(worker: &Worker) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    let (anchor, check) = open_jobs(&mut tx).await?;
    drop(tx);
    if anchor {
        self::anchor(worker).await?;
    }
    if check {
        self::check(worker).await?;
    }
    Ok(())
}

/// The file goes first: what it holds too much is true all the same, what it lacked would be missed for ever.
async fn anchor(worker: &Worker) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    let anchors = anchor_heads(&mut tx).await?;
    if !anchors.is_empty() {
        let data_dir = worker.app.data_dir.clone();
        let written = tokio::task::spawn_blocking(move || anchor_file::append(&data_dir, &anchors)).await?;
        written.context("the file of anchors cannot be written")?;
    }
    Ok(tx.commit().await?)
}

async fn check(worker: &Worker) -> anyhow::Result<()> {
    let Some(db) = &worker.verify else { return Ok(()) };
    let report = verify::run(db, &worker.app.data_dir).await?;
    for finding in &report.findings {
        tracing::error!(check = finding.check, rows = ?finding.rows, "an invariant is broken");
    }
    let mut tx = worker.db.begin_job(None).await?;
    keep(&mut tx, report.checks, &json!(report.findings)).await?;
    Ok(tx.commit().await?)
}
