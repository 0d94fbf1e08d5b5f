//! Reminders: the row is the proof that one was sent.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx};

/// Something the operator has to decide until a date, for the alarm (N08).
pub struct Due {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub name: String,
    /// Until when it is decided.
    pub due_at: DateTime<Utc>,
}

/// Claims a reminder; false if it was sent before.
pub async fn remind_once(tx: &mut Tx, kind: &str, subject: Uuid, number: i32) -> Stored<bool> {
    let done = sqlx::query!(
        "insert into reminders (kind, subject_id, number, at) values ($1, $2, $3, app.now()) on conflict do nothing",
        kind,
        subject,
        number
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}
