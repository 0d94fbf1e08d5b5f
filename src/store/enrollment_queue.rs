//! Enrollments that wait: for the operator's decision, for the partner's answer, for its agreement.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, reminders::Due};
use crate::domain::{
    enrollment::EnrollmentState,
    ids::{EnrollmentId, OrganisationId},
};

/// A line of the operator's queue.
pub struct Queued {
    /// Which.
    pub id: EnrollmentId,
    /// Whose.
    pub name: String,
    /// Where it stands.
    pub state: EnrollmentState,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Until when it is decided; nothing while the partner is asked.
    pub due_at: Option<DateTime<Utc>>,
    /// Who takes care of it.
    pub assignee_name: Option<String>,
}

/// Where a page of the queue begins: a moment and an id.
pub type QueueKey = (DateTime<Utc>, Uuid);

/// A page of what the operator has to decide, the most pressing first.
pub async fn queue(tx: &mut Tx, after: Option<QueueKey>, limit: i64) -> Stored<Vec<Queued>> {
    let (at, id) = after.unwrap_or((DateTime::<Utc>::UNIX_EPOCH, Uuid::nil()));
    let rows = sqlx::query_as!(
        Queued,
        r#"select e.id as "id: EnrollmentId", o.name, e.state as "state: EnrollmentState", e.submitted_at, e.due_at, e.assignee_name
           from enrollments e join organisations o on o.id = e.organisation_id
           where e.state in ('in_review', 'appealed') and (e.due_at, e.id) > ($1, $2)
           order by e.due_at, e.id limit $3"#,
        at,
        id,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A page of what waits for the partner's answer, the oldest first.
pub async fn asked(tx: &mut Tx, after: Option<QueueKey>, limit: i64) -> Stored<Vec<Queued>> {
    let (at, id) = after.unwrap_or((DateTime::<Utc>::UNIX_EPOCH, Uuid::nil()));
    let rows = sqlx::query_as!(
        Queued,
        r#"select e.id as "id: EnrollmentId", o.name, e.state as "state: EnrollmentState", e.submitted_at, e.due_at, e.assignee_name
           from enrollments e join organisations o on o.id = e.organisation_id
           where e.state = 'needs_info' and (e.submitted_at, e.id) > ($1, $2)
           order by e.submitted_at, e.id limit $3"#,
        at,
        id,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Enrollments due before `until`, for the worker.
pub async fn due_before(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<Due>> {
    let rows = sqlx::query_as!(
        Due,
        r#"select e.id, o.name, e.due_at as "due_at!" from enrollments e join organisations o on o.id = e.organisation_id
           where e.state in ('in_review', 'appealed') and e.due_at < $1 order by e.due_at, e.id limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// An approved enrollment whose agreement waits (N06).
pub struct Waiting {
    /// Which.
    pub id: EnrollmentId,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub decided_at: DateTime<Utc>,
}

/// Approved enrollments decided before `until`, for the worker.
pub async fn waiting_agreement(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<Waiting>> {
    let rows = sqlx::query_as!(
        Waiting,
        r#"select e.id as "id: EnrollmentId", e.organisation_id as "organisation_id: OrganisationId", o.name, e.decided_at as "decided_at!"
           from enrollments e join organisations o on o.id = e.organisation_id
           where e.state = 'approved' and e.decided_at < $1 order by e.decided_at limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
