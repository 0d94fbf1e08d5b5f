//! The programme's settings, its operator, and whom mails about an organisation go to.

use chrono::NaiveDate;

use super::{Stored, Tx};
use crate::domain::{ids::OrganisationId, language::Language};

/// Settings of the programme.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Whether enrollments with everything green are approved at once (D2).
    pub auto_approve: bool,
    /// Working days a decision may take (S11).
    pub approval_days: i32,
}

/// The programme's settings.
pub async fn settings(tx: &mut Tx) -> Stored<Settings> {
    Ok(sqlx::query_as!(Settings, "select auto_approve, approval_days from programme_settings")
        .fetch_one(tx.conn())
        .await?)
}

/// Changes the programme's settings.
pub async fn set_settings(tx: &mut Tx, to: &Settings) -> Stored<()> {
    sqlx::query!(
        "update programme_settings set auto_approve = $1, approval_days = $2",
        to.auto_approve,
        to.approval_days
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The organisation that runs the programme.
#[derive(Debug, Clone)]
pub struct Operator {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whose holidays count.
    pub country: String,
    /// Whose midnight counts.
    pub zone: chrono_tz::Tz,
}

/// The organisation that runs the programme.
pub async fn operator(tx: &mut Tx) -> Stored<Operator> {
    let row = sqlx::query!(r#"select id as "id!", name as "name!", country as "country!", time_zone as "zone!" from app.operator_organisation()"#)
        .fetch_one(tx.conn())
        .await?;
    Ok(Operator {
        id: OrganisationId(row.id),
        name: row.name,
        country: row.country,
        zone: row.zone.parse().unwrap_or(chrono_tz::UTC),
    })
}

/// Somebody a mail goes to.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// The language they read.
    pub language: Language,
}

/// The global admins of an organisation: the own one's, or for operator and worker anyone's.
pub async fn admins_of(tx: &mut Tx, id: OrganisationId) -> Stored<Vec<Addressee>> {
    let rows = sqlx::query!(
        r#"select name as "name!", mail as "mail!", language as "language!" from app.admins_of($1)"#,
        id.0
    )
    .fetch_all(tx.conn())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Addressee { name: row.name, mail: row.mail, language: row.language.parse().unwrap_or(Language::En) })
        .collect())
}

/// The operator's people with one of these roles.
pub async fn operators_with(tx: &mut Tx, roles: &[&str]) -> Stored<Vec<Addressee>> {
    let roles: Vec<String> = roles.iter().map(ToString::to_string).collect();
    let rows = sqlx::query!(r#"select name as "name!", mail as "mail!", language as "language!" from app.operators_with(variadic $1::text[])"#, &roles)
        .fetch_all(tx.conn())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Addressee { name: row.name, mail: row.mail, language: row.language.parse().unwrap_or(Language::En) })
        .collect())
}

/// Public holidays of a country from `from` on.
pub async fn holidays(tx: &mut Tx, country: &str, from: NaiveDate) -> Stored<Vec<NaiveDate>> {
    let rows = sqlx::query_scalar!(
        r#"select "on" from holidays where country = $1 and "on" >= $2 order by "on""#,
        country,
        from
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
