//! Proofs of the primary contact's mailbox: the link's hash, and what has become of it (F53).

use chrono::{DateTime, Utc};

use super::{Stored, Tx};
use crate::domain::ids::{EventId, OrganisationId};

/// A link that was sent.
pub struct Sent {
    /// Where to.
    pub mail: String,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
}

/// The newest link of an organisation.
pub async fn newest(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Sent>> {
    let row = sqlx::query_as!(
        Sent,
        r#"select mail as "mail!", created_at as "sent_at!", expires_at as "expires_at!" from app.email_proof_newest($1)"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Writes a new link in place of the older ones; false when too many were sent.
pub async fn issue(tx: &mut Tx, id: OrganisationId, hash: &[u8]) -> Stored<bool> {
    let issued = sqlx::query_scalar!(r#"select app.email_proof_issue($1, $2) as "issued!""#, id.0, hash);
    Ok(issued.fetch_one(tx.conn()).await?)
}

/// The address that is to be proved: the changed one while a change waits.
pub async fn address(tx: &mut Tx, id: OrganisationId) -> Stored<Option<String>> {
    Ok(sqlx::query_scalar!("select app.address_to_prove($1)", id.0).fetch_one(tx.conn()).await?)
}

/// A mailbox that waits to be proved.
pub struct Waiting {
    /// Whose contact's.
    pub organisation_id: OrganisationId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Mailboxes that have waited since then and were not written to lately, for the worker.
pub async fn waiting(tx: &mut Tx, since: DateTime<Utc>) -> Stored<Vec<Waiting>> {
    let rows = sqlx::query_as!(
        Waiting,
        r#"select organisation_id as "organisation_id!: OrganisationId", name as "name!", since as "since!" from app.email_proofs_waiting($1)"#,
        since
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// What a link says.
pub struct Proof {
    /// Whose contact.
    pub organisation_name: String,
    /// Which mailbox.
    pub mail: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
    /// live, used, replaced, expired or changed.
    pub state: String,
}

/// The link with this hash.
pub async fn find(tx: &mut Tx, hash: &[u8]) -> Stored<Option<Proof>> {
    let row = sqlx::query_as!(
        Proof,
        r#"select organisation_name as "organisation_name!", mail as "mail!", created_at as "sent_at!", expires_at as "expires_at!", state as "state!"
           from app.email_proof_find($1)"#,
        hash
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Uses a link; false if it does not work any more.
pub async fn prove(tx: &mut Tx, hash: &[u8], event: EventId, due_at: DateTime<Utc>) -> Stored<bool> {
    let used = sqlx::query_scalar!(r#"select app.email_proof_use($1, $2, $3) as "used!""#, hash, event.0, due_at);
    Ok(used.fetch_one(tx.conn()).await?)
}
