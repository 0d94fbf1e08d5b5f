//! Requests for access: who asks for which role, and what an admin answered.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::{ids::MembershipId, me::Me, permission::Role};

/// A request for access.
#[derive(Debug, Clone)]
pub struct AccessRequest {
    /// Its id.
    pub id: Uuid,
    /// Who asks.
    pub membership_id: MembershipId,
    /// Their name.
    pub person_name: String,
    /// The role's code.
    pub role: String,
    /// The page it is about; may be empty.
    pub path: String,
    /// What the person says.
    pub note: String,
    /// open, granted or declined.
    pub state: String,
    /// When it was asked.
    pub created_at: DateTime<Utc>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// By whom.
    pub answered_by_name: Option<String>,
    /// What was said.
    pub answer: String,
}

/// Writes a request down.
pub async fn insert(tx: &mut Tx, me: &Me, id: Uuid, role: Role, path: &str, note: &str) -> Stored<()> {
    sqlx::query!(
        "insert into access_requests (id, organisation_id, membership_id, person_name, role, path, note, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, app.now())",
        id,
        me.organisation_id.0,
        me.membership_id.0,
        me.name,
        role.code(),
        path,
        note
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The newest ten requests of one person.
pub async fn of(tx: &mut Tx, membership: MembershipId) -> Stored<Vec<AccessRequest>> {
    let rows = sqlx::query_as!(
        AccessRequest,
        r#"select id, membership_id as "membership_id: MembershipId", person_name, role, path, note, state, created_at, answered_at, answered_by_name, answer
           from access_requests where membership_id = $1 order by created_at desc, id desc limit 10"#,
        membership.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The open requests of my organisation, oldest first.
pub async fn open(tx: &mut Tx, me: &Me) -> Stored<Vec<AccessRequest>> {
    let rows = sqlx::query_as!(
        AccessRequest,
        r#"select id, membership_id as "membership_id: MembershipId", person_name, role, path, note, state, created_at, answered_at, answered_by_name, answer
           from access_requests where organisation_id = $1 and state = 'open' order by created_at, id limit 50"#,
        me.organisation_id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// One request of my organisation.
pub async fn find(tx: &mut Tx, me: &Me, id: Uuid) -> Stored<Option<AccessRequest>> {
    let row = sqlx::query_as!(
        AccessRequest,
        r#"select id, membership_id as "membership_id: MembershipId", person_name, role, path, note, state, created_at, answered_at, answered_by_name, answer
           from access_requests where id = $1 and organisation_id = $2"#,
        id,
        me.organisation_id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Answers a request; false if somebody was faster.
pub async fn answer(tx: &mut Tx, id: Uuid, granted: bool, by_name: &str, text: &str) -> Stored<bool> {
    let answered = sqlx::query!(
        "update access_requests set state = $2, answered_at = app.now(), answered_by_name = $3, answer = $4 where id = $1 and state = 'open'",
        id,
        if granted { "granted" } else { "declined" },
        by_name,
        text
    );
    Ok(answered.execute(tx.conn()).await?.rows_affected() == 1)
}
