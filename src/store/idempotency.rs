//! A form answered once: its key finds the first answer (security.md §5, Idempotency).

use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::ids::OrganisationId;

/// What a key says.
pub enum Claim {
    /// Nobody has used it; it is ours if this transaction commits.
    Fresh,
    /// The same form was answered; this is where the answer led.
    Answered(String),
    /// Another form used it.
    Foreign,
}

/// Claims `key` for a form whose success leads to `location`. Waits for another request that holds the same key.
pub async fn claim(
    tx: &mut Tx,
    organisation: OrganisationId,
    key: Uuid,
    request_hash: &[u8],
    location: &str,
) -> Stored<Claim> {
    let inserted = sqlx::query!(
        "insert into idempotency_keys (organisation_id, key, request_hash, location) values ($1, $2, $3, $4) on conflict do nothing",
        organisation.0,
        key,
        request_hash,
        location
    )
    .execute(tx.conn())
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Claim::Fresh);
    }
    let first = sqlx::query!(
        "select request_hash, location from idempotency_keys where organisation_id = $1 and key = $2",
        organisation.0,
        key
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(if first.request_hash == request_hash { Claim::Answered(first.location) } else { Claim::Foreign })
}
