//! The worker's part of an import: many rows in one piece, and everybody told, through the definer functions alone.

use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Stored, Tx, mails::NewMail, programme::Addressee};
use crate::{
    clock::new_id,
    domain::{
        ids::{OffboardingImportId, OrganisationId},
        language::Language,
    },
};

/// The import whose turn it is, locked until the transaction ends; none while another worker has it.
pub async fn job(tx: &mut Tx) -> Stored<Option<OffboardingImportId>> {
    let id = sqlx::query_scalar!("select app.offboarding_job()").fetch_one(tx.conn()).await?;
    Ok(id.map(OffboardingImportId))
}

/// A partner that is identified now.
pub struct Flagged {
    /// Who.
    pub organisation_id: OrganisationId,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When the direct programme is planned to end.
    pub planned_on: NaiveDate,
}

/// Applies the next `limit` rows; answers the partners that are identified by that and have it in their log.
pub async fn batch(tx: &mut Tx, id: OffboardingImportId, limit: i32, open: &[String]) -> Stored<Vec<Flagged>> {
    let ids = || -> Vec<Uuid> { (0..limit).map(|_| new_id()).collect() };
    let rows = sqlx::query!(
        r#"select organisation_id as "organisation_id!", name as "name!", reason as "reason!", planned_on as "planned_on!"
           from app.offboarding_batch($1, $2, $3, $4, $5)"#,
        id.0,
        limit,
        &ids(),
        &ids(),
        open
    )
    .fetch_all(tx.conn())
    .await?;
    let flagged = rows.into_iter().map(|row| Flagged {
        organisation_id: OrganisationId(row.organisation_id),
        name: row.name,
        reason: row.reason,
        planned_on: row.planned_on,
    });
    Ok(flagged.collect())
}

/// Whom mails about these organisations go to: global admins, then the primary contact.
pub async fn addressees(tx: &mut Tx, of: &[Uuid]) -> Stored<Vec<(OrganisationId, Addressee)>> {
    let rows = sqlx::query!(
        r#"select organisation_id as "organisation_id!", name as "name!", mail as "mail!", language as "language!" from app.addressees_of($1)"#,
        of
    )
    .fetch_all(tx.conn())
    .await?;
    let known = rows.into_iter().map(|row| {
        let language = row.language.parse().unwrap_or(Language::En);
        (OrganisationId(row.organisation_id), Addressee { name: row.name, mail: row.mail, language })
    });
    Ok(known.collect())
}

/// Writes to the partners that are identified.
pub async fn write_to(tx: &mut Tx, id: OffboardingImportId, mails: &[NewMail]) -> Stored<()> {
    let mails: Vec<Value> = mails.iter().map(NewMail::row).collect();
    sqlx::query!("select app.offboarding_mails($1, $2)", id.0, json!(mails)).execute(tx.conn()).await?;
    Ok(())
}

/// Ends the import if its last row is applied.
pub async fn end(tx: &mut Tx, id: OffboardingImportId) -> Stored<bool> {
    let ended = sqlx::query_scalar!("select app.offboarding_end($1, $2)", id.0, new_id::<Uuid>());
    Ok(ended.fetch_one(tx.conn()).await?.unwrap_or(false))
}
