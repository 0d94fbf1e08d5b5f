//! The signed-in person's own: organisations to act for, sessions, password.

use chrono::{DateTime, Utc};

use super::{Stored, Tx};
use crate::domain::ids::MembershipId;

/// An organisation the person can act for.
pub struct Place {
    /// The person's place in it.
    pub membership_id: MembershipId,
    /// Its name.
    pub organisation_name: String,
    /// The person's roles there.
    pub roles: Vec<String>,
    /// Whether this session acts for it.
    pub is_current: bool,
}

/// The organisations the person can act for, by name.
pub async fn places(tx: &mut Tx) -> Stored<Vec<Place>> {
    let rows = sqlx::query_as!(
        Place,
        r#"select membership_id as "membership_id!: MembershipId", organisation_name as "organisation_name!", roles as "roles!", is_current as "is_current!"
           from app.my_memberships()"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A live session of the person.
pub struct OwnSession {
    /// What it is called in a form.
    pub handle: String,
    /// The organisation it acts for.
    pub organisation_name: String,
    /// Where from.
    pub address: String,
    /// With which browser, as it says itself.
    pub agent: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// Names by what stands for them in a browser's own words; the first that fits counts, because each claims to be the ones after it.
const BROWSERS: &[(&str, &str)] =
    &[("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

impl OwnSession {
    /// Browser and system by name, as far as they can be told.
    pub fn browser(&self) -> String {
        let named = |names: &[(&str, &'static str)]| {
            names.iter().find(|(mark, _)| self.agent.contains(mark)).map(|(_, name)| *name)
        };
        [named(BROWSERS), named(SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The person's live sessions, newest first.
pub async fn sessions(tx: &mut Tx) -> Stored<Vec<OwnSession>> {
    let rows = sqlx::query_as!(
        OwnSession,
        r#"select handle as "handle!", organisation_name as "organisation_name!", address as "address!", agent as "agent!",
               created_at as "created_at!", is_current as "is_current!"
           from app.my_sessions()"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Ends one of the person's sessions; false if it had ended.
pub async fn end_session(tx: &mut Tx, handle: &str) -> Stored<bool> {
    Ok(sqlx::query_scalar!("select app.my_session_end($1)", handle)
        .fetch_optional(tx.conn())
        .await?
        .flatten()
        .unwrap_or(false))
}

/// Ends every session of the person, this one too.
pub async fn end_sessions(tx: &mut Tx) -> Stored<()> {
    sqlx::query!("select app.my_sessions_end()").execute(tx.conn()).await?;
    Ok(())
}

/// Stores a new password, ends the other sessions and keeps a way back for the mailbox's owner.
pub async fn change_password(
    tx: &mut Tx,
    password_hash: &str,
    token_hash: &[u8],
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    sqlx::query!("select app.password_change($1, $2, $3)", password_hash, token_hash, expires_at)
        .execute(tx.conn())
        .await?;
    Ok(())
}
