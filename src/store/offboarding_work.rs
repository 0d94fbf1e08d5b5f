//! The worker's part of an import: many rows in one piece, and everybody told, through the definer functions alone.

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use super::{Stored, Tx};
use crate::{clock::new_id, domain::ids::OffboardingImportId};

/// The import whose turn it is, locked until the transaction ends; none while another worker has it.
pub async fn job(tx: &mut Tx) -> Stored<Option<OffboardingImportId>> {
    let id = sqlx::query_scalar!("select app.offboarding_job()").fetch_one(tx.conn()).await?;
    Ok(id.map(OffboardingImportId))
}

/// The days for which the next `limit` lines plan the end.
pub async fn days(tx: &mut Tx, id: OffboardingImportId, limit: i32) -> Stored<Vec<NaiveDate>> {
    let days = sqlx::query_scalar!(r#"select day as "day!" from app.offboarding_days($1, $2) day"#, id.0, limit);
    Ok(days.fetch_all(tx.conn()).await?)
}

/// Applies the next `limit` lines: who is identified by that has it in their log and gets a mail, in which a day reads as `in_words` has it
/// under language and day.
pub async fn piece(tx: &mut Tx, id: OffboardingImportId, limit: i32, open: &[String], in_words: &Value) -> Stored<()> {
    let ids = || -> Vec<Uuid> { (0..limit).map(|_| new_id()).collect() };
    sqlx::query!(
        "select app.offboarding_piece($1, $2, $3, $4, $5, $6, $7)",
        id.0,
        limit,
        &ids(),
        &ids(),
        new_id::<Uuid>(),
        open,
        in_words
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends the import if its last row is applied.
pub async fn end(tx: &mut Tx, id: OffboardingImportId) -> Stored<bool> {
    let ended = sqlx::query_scalar!("select app.offboarding_end($1, $2)", id.0, new_id::<Uuid>());
    Ok(ended.fetch_one(tx.conn()).await?.unwrap_or(false))
}
