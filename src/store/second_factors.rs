//! Second factors: sealed seeds, time steps that count once, recovery codes that count once.

use super::{Stored, Tx};
use crate::domain::ids::PersonId;

/// A person's sealed seed.
pub struct SecondFactor {
    /// Sealed with the portal's key.
    pub seed: Option<Vec<u8>>,
    /// Whether a first code has proved it.
    pub confirmed: bool,
}

/// The second factor of a person.
pub async fn find(tx: &mut Tx, person: PersonId) -> Stored<Option<SecondFactor>> {
    let row = sqlx::query!("select totp_seed, confirmed from app.second_factor_of($1)", person.0)
        .fetch_optional(tx.conn())
        .await?;
    Ok(row.map(|row| SecondFactor { seed: row.totp_seed, confirmed: row.confirmed.unwrap_or(false) }))
}

/// Stores a new seed of the signed-in person, until a code confirms it.
pub async fn set_seed(tx: &mut Tx, sealed: &[u8]) -> Stored<()> {
    sqlx::query!("select app.second_factor_set($1)", sealed).execute(tx.conn()).await?;
    Ok(())
}

/// Takes a time step; false if it, or a later one, was taken before.
pub async fn use_step(tx: &mut Tx, person: PersonId, step: i64) -> Stored<bool> {
    Ok(sqlx::query_scalar!("select app.second_factor_use($1, $2)", person.0, step)
        .fetch_one(tx.conn())
        .await?
        .unwrap_or(false))
}

/// Replaces the signed-in person's recovery codes.
pub async fn replace_codes(tx: &mut Tx, hashes: &[Vec<u8>]) -> Stored<()> {
    sqlx::query!("select app.recovery_codes_replace($1)", hashes).execute(tx.conn()).await?;
    Ok(())
}

/// Takes a recovery code; false if it is not one or was taken before.
pub async fn use_code(tx: &mut Tx, person: PersonId, hash: &[u8]) -> Stored<bool> {
    Ok(sqlx::query_scalar!("select app.recovery_code_use($1, $2)", person.0, hash)
        .fetch_one(tx.conn())
        .await?
        .unwrap_or(false))
}

/// How many recovery codes the signed-in person has left.
pub async fn codes_left(tx: &mut Tx) -> Stored<i64> {
    Ok(sqlx::query_scalar!("select app.recovery_codes_left()").fetch_one(tx.conn()).await?.unwrap_or(0))
}
