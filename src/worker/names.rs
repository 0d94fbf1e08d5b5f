//! Makes the keys by which names are found again that could be taken for others (abuse C13): of new names, of changed ones, and of all
//! after an upgrade that looks at letters in another way.

use super::Worker;
use crate::{domain::look_alike, store::names};

/// So many that a round takes a moment only: mails and deadlines come between.
const AT_ONCE: i64 = 200;

/// Makes some of what is missing.
pub async fn run(worker: &Worker) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    let names = names::not_looked_at(&mut tx, AT_ONCE).await?;
    if names.is_empty() {
        return Ok(());
    }
    let (partners, keys): (Vec<_>, Vec<_>) =
        names.iter().flat_map(|(id, name)| look_alike::keys(name).into_iter().map(move |key| (*id, key))).unzip();
    names::keep_looks(&mut tx, &partners, &keys).await?;
    Ok(tx.commit().await?)
}
