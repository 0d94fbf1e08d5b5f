//! The log: written only by the definer function, read a page at a time.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Stored, Tx, mails::NewMail, page::Cursor};
use crate::{
    clock::new_id,
    domain::{
        activity::Action,
        ids::{EventId, OrganisationId},
    },
};

/// What happened, to be written with everything it causes.
pub struct Event {
    /// What was done.
    pub action: Action,
    /// To which kind of thing.
    pub subject_kind: &'static str,
    /// To which one.
    pub subject_id: Option<Uuid>,
    /// Its name then.
    pub subject_name: String,
    /// Every organisation that is told.
    pub parties: Vec<OrganisationId>,
    /// Old and new values, reasons; never a secret.
    pub detail: Value,
    /// The mails it causes.
    pub mails: Vec<NewMail>,
}

/// Writes one entry per party and the mails, in the transaction of the change itself.
pub async fn record(tx: &mut Tx, event: &Event) -> Stored<EventId> {
    let id: EventId = new_id();
    let parties: Vec<Uuid> = event.parties.iter().map(|party| party.0).collect();
    let mails = json!(event.mails.iter().map(NewMail::row).collect::<Vec<_>>());
    sqlx::query!(
        "select app.record($1, $2, $3, $4, $5, $6, $7, $8)",
        id.0,
        event.action.code(),
        event.subject_kind,
        event.subject_id,
        event.subject_name,
        &parties,
        event.detail,
        mails
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// The same for what the automatic checks of an enrollment did: nobody's act but the portal's.
pub async fn record_checks(tx: &mut Tx, event: &Event) -> Stored<()> {
    let parties: Vec<Uuid> = event.parties.iter().map(|party| party.0).collect();
    let mails = json!(event.mails.iter().map(NewMail::row).collect::<Vec<_>>());
    sqlx::query!(
        "select app.record_checks($1, $2, $3, $4, $5, $6, $7)",
        new_id::<Uuid>(),
        event.action.code(),
        event.subject_id,
        event.subject_name,
        &parties,
        event.detail,
        mails
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// One line of the log.
pub struct Entry {
    /// Its place in the organisation's chain.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; empty for the portal itself.
    pub person_name: String,
    /// For which organisation.
    pub acting_name: String,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which, by its name then.
    pub subject_name: String,
    /// Old and new values, reasons.
    pub detail: Value,
    /// The chain's hash after this line, in hex.
    pub hash: String,
}

/// A page of the organisation's log, newest first.
pub async fn list(tx: &mut Tx, organisation: OrganisationId, cursor: Cursor<i64>, limit: i64) -> Stored<Vec<Entry>> {
    let (older_than, newer_than) = cursor.bounds(i64::MAX, 0);
    let rows = if cursor.is_backwards() {
        sqlx::query_as!(
            Entry,
            r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
               from activity_entries where organisation_id = $1 and seq > $2 order by seq limit $3"#,
            organisation.0, newer_than, limit
        ).fetch_all(tx.conn()).await?
    } else {
        sqlx::query_as!(
            Entry,
            r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
               from activity_entries where organisation_id = $1 and seq < $2 order by seq desc limit $3"#,
            organisation.0, older_than, limit
        ).fetch_all(tx.conn()).await?
    };
    Ok(rows)
}

/// The newest fifty entries of one thing.
pub async fn of(tx: &mut Tx, organisation: OrganisationId, kind: &str, id: Uuid) -> Stored<Vec<Entry>> {
    let rows = sqlx::query_as!(
        Entry,
        r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
           from activity_entries where organisation_id = $1 and subject_kind = $2 and subject_id = $3 order by seq desc limit 50"#,
        organisation.0,
        kind,
        id
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The newest fifty entries about some kinds of things.
pub async fn about(tx: &mut Tx, organisation: OrganisationId, kinds: &[&str]) -> Stored<Vec<Entry>> {
    let kinds: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Entry,
        r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
           from activity_entries where organisation_id = $1 and subject_kind = any ($2) order by seq desc limit 50"#,
        organisation.0,
        &kinds
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
