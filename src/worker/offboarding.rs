//! Applies lists of partners to be identified for off-boarding, a piece at a time.

use super::Worker;
use crate::workflows::offboarding_import;

/// Applies one piece of the import whose turn it is, and says whether there was one: mails and deadlines come between the pieces.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    let tx = worker.db.begin_job(None).await?;
    Ok(usize::from(offboarding_import::work(tx).await?))
}
