//! What the clock does to relationships: those whose customer has asked to end them end when their day has come and nothing runs (F90).

use super::Worker;
use crate::{
    store::relationships,
    workflows::relationship_end::{self, RemoveError},
};

/// Does what is due and says how much that was.
///
/// # Errors
/// When the database is not available.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let today = relationship_end::today(&mut tx).await?;
    let due = relationships::ending_due(&mut tx, today).await?;
    drop(tx);
    let mut ended = 0;
    for ending in due {
        let tx = worker.db.begin_job(None).await?;
        match relationship_end::end_asked(tx, &ending).await {
            Ok(done) => ended += usize::from(done),
            // something began to run meanwhile; the next round looks again
            Err(RemoveError::Duties | RemoveError::NotFound | RemoveError::NoAdministration) => {}
            Err(RemoveError::Store(error)) => return Err(error.into()),
        }
    }
    Ok(ended)
}
