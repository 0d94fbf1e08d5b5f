//! Signing in: the account behind a mail address, and how often it was tried.

use chrono::{DateTime, Utc};

use super::{Stored, Tx};
use crate::domain::{
    ids::{MembershipId, PersonId},
    language::Language,
};

/// An account that can sign in.
pub struct Account {
    /// The person.
    pub person_id: PersonId,
    /// Their first active place.
    pub membership_id: MembershipId,
    /// The stored password.
    pub password_hash: Option<String>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// The language the person chose.
    pub language: Option<Language>,
}

/// The account of this mail address.
pub async fn find(tx: &mut Tx, mail: &str) -> Stored<Option<Account>> {
    let row = sqlx::query!(
        "select person_id, password_hash, second_factor, membership_id, person_language from app.sign_in_find($1)",
        mail
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.and_then(|row| {
        Some(Account {
            person_id: PersonId(row.person_id?),
            membership_id: MembershipId(row.membership_id?),
            password_hash: row.password_hash,
            second_factor: row.second_factor.unwrap_or(false),
            language: row.person_language.and_then(|code| code.parse().ok()),
        })
    }))
}

/// Until when this address has to wait before it may try this account again.
pub async fn wait(tx: &mut Tx, mail: &str, address: &str) -> Stored<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!("select app.sign_in_wait($1, $2)", mail, address).fetch_one(tx.conn()).await?)
}

/// Counts a try before its password is looked at.
pub async fn try_once(tx: &mut Tx, mail: &str, address: &str) -> Stored<i64> {
    Ok(sqlx::query_scalar!(r#"select app.sign_in_try($1, $2) as "id!""#, mail, address).fetch_one(tx.conn()).await?)
}

/// Gives the try back and forgets the failures before it.
pub async fn succeeded(tx: &mut Tx, attempt: i64, mail: &str, address: &str) -> Stored<()> {
    sqlx::query!("select app.sign_in_succeeded($1, $2, $3)", attempt, mail, address).execute(tx.conn()).await?;
    Ok(())
}

/// Saves the language a person chose.
pub async fn set_language(tx: &mut Tx, language: Language) -> Stored<()> {
    sqlx::query!("select app.language_set($1)", language.code()).execute(tx.conn()).await?;
    Ok(())
}
