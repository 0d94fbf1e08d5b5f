//! Work that waits for no request: mails, reminders, deadlines. Runs in the same process as the pages or on its own.

pub mod agreements;
pub mod customer_invitations;
mod names;
pub mod nightly;
pub mod offboarding;
pub mod outbox;
pub mod partnerships;
mod people;
pub mod relationships;
pub mod schedule;

use std::time::Duration;

use tokio::sync::watch;

use crate::{app::App, mail::transport::Transport, store::Db};

/// What the worker needs beside the `App`.
#[derive(Clone)]
pub struct Worker {
    /// The application.
    pub app: App,
    /// The database as `portal_worker` sees it.
    pub db: Db,
    /// The database as `portal_verify` sees it, if that is set up.
    pub verify: Option<Db>,
    /// Where mails go.
    pub transport: Transport,
}

impl Worker {
    /// Works until told to stop; what was begun is ended first.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let round = self.run_due().await;
            self.app.metrics.round(round.is_ok());
            let busy = match round {
                Ok(done) => done > 0,
                Err(error) => {
                    tracing::warn!(%error, "worker: a round failed");
                    false
                }
            };
            if !busy {
                tokio::select! {
                    () = tokio::time::sleep(Duration::from_millis(500)) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }

    /// Does everything that is due once, and says how much that was.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn run_due(&self) -> anyhow::Result<usize> {
        // keys of names are owed to nobody: without them names are compared one by one
        names::run(self).await?;
        let due = schedule::run(self).await?
            + people::purge(self).await?
            + partnerships::run(self).await?
            + offboarding::run(self).await?
            + agreements::run(self).await?
            + customer_invitations::run(self).await?
            + relationships::run(self).await?
            + outbox::deliver(self).await?;
        // last, and alone in its failure: mails and reminders do not wait for a disk that is full
        if let Err(error) = nightly::run(self).await {
            tracing::error!(error = format!("{error:#}"), "worker: tonight's jobs failed");
        }
        Ok(due)
    }
}
