//! What partner and operator write to each other about an enrollment, and the notes of the operator's desk.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, enrollments::Enrollment};
use crate::domain::ids::EnrollmentId;

/// A line of the thread between partner and operator, or a note of the desk.
pub struct Line {
    /// Whether the operator wrote it.
    pub from_operator: bool,
    /// Who.
    pub person_name: String,
    /// What.
    pub body: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a line of the thread.
pub async fn insert_message(
    tx: &mut Tx,
    enrollment: &Enrollment,
    from_operator: bool,
    person_name: &str,
    body: &str,
) -> Stored<()> {
    sqlx::query!(
        "insert into enrollment_messages (id, enrollment_id, organisation_id, from_operator, person_name, body, at) values ($1, $2, $3, $4, $5, $6, app.now())",
        crate::clock::new_id::<Uuid>(),
        enrollment.id.0,
        enrollment.organisation_id.0,
        from_operator,
        person_name,
        body
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The thread, oldest first.
pub async fn messages(tx: &mut Tx, id: EnrollmentId) -> Stored<Vec<Line>> {
    let rows = sqlx::query_as!(
        Line,
        "select from_operator, person_name, body, at from enrollment_messages where enrollment_id = $1 order by at, id limit 200",
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Writes a note of the desk.
pub async fn insert_note(tx: &mut Tx, id: EnrollmentId, person_name: &str, body: &str) -> Stored<()> {
    sqlx::query!(
        "insert into enrollment_notes (id, enrollment_id, person_name, body, at) values ($1, $2, $3, $4, app.now())",
        crate::clock::new_id::<Uuid>(),
        id.0,
        person_name,
        body
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The desk's notes, oldest first.
pub async fn notes(tx: &mut Tx, id: EnrollmentId) -> Stored<Vec<Line>> {
    let rows = sqlx::query_as!(
        Line,
        r#"select true as "from_operator!", person_name, body, at from enrollment_notes where enrollment_id = $1 order by at, id limit 200"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
