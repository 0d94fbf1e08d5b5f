//! The partner's profile: contact, support, Partner IDs, programmes, verification.

use chrono::{DateTime, Utc};

use super::{Stored, Tx};
use crate::domain::{
    ids::{OrganisationId, PartnerIdId},
    programme::{Programme, Standing},
};

/// Where the organisation is reached about the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrimaryContact {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Mail address.
    pub mail: String,
    /// Phone number.
    pub phone: String,
    /// Raised with every change.
    pub version: i32,
}

/// What customers see when they need help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportProfile {
    /// Web address.
    pub website: String,
    /// Mail address.
    pub mail: String,
    /// Phone number.
    pub phone: String,
    /// Raised with every change.
    pub version: i32,
}

/// One Partner ID.
#[derive(Debug, Clone)]
pub struct PartnerId {
    /// Its row.
    pub id: PartnerIdId,
    /// Its number.
    pub number: String,
    /// ISO 3166 code.
    pub country: String,
    /// Whether it is active.
    pub active: bool,
    /// Whether orders and incentives go by it.
    pub associated: bool,
}

/// One programme row.
#[derive(Debug, Clone)]
pub struct ProgrammeRow {
    /// Which programme.
    pub programme: Programme,
    /// How it stands.
    pub standing: Standing,
    /// Since when.
    pub activated_at: DateTime<Utc>,
    /// Since when no new direct customers are taken.
    pub new_customers_closed_at: Option<DateTime<Utc>>,
}

/// The primary contact.
pub async fn primary_contact(tx: &mut Tx, id: OrganisationId) -> Stored<Option<PrimaryContact>> {
    let row = sqlx::query_as!(
        PrimaryContact,
        "select first_name, last_name, mail, phone, version from primary_contacts where organisation_id = $1",
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Changes the primary contact; false if somebody else did so since `version`.
pub async fn set_primary_contact(tx: &mut Tx, id: OrganisationId, to: &PrimaryContact) -> Stored<bool> {
    let done = sqlx::query!(
        "update primary_contacts set first_name = $2, last_name = $3, mail = $4, phone = $5, version = version + 1 where organisation_id = $1 and version = $6",
        id.0, to.first_name, to.last_name, to.mail, to.phone, to.version
    ).execute(tx.conn()).await?;
    Ok(done.rows_affected() == 1)
}

/// The support profile.
pub async fn support_profile(tx: &mut Tx, id: OrganisationId) -> Stored<Option<SupportProfile>> {
    let row = sqlx::query_as!(
        SupportProfile,
        "select website, mail, phone, version from support_profiles where organisation_id = $1",
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Changes the support profile; false if somebody else did so since `version`.
pub async fn set_support_profile(tx: &mut Tx, id: OrganisationId, to: &SupportProfile) -> Stored<bool> {
    let done = sqlx::query!(
        "update support_profiles set website = $2, mail = $3, phone = $4, version = version + 1 where organisation_id = $1 and version = $5",
        id.0, to.website, to.mail, to.phone, to.version
    ).execute(tx.conn()).await?;
    Ok(done.rows_affected() == 1)
}

/// All Partner IDs.
pub async fn partner_ids(tx: &mut Tx, id: OrganisationId) -> Stored<Vec<PartnerId>> {
    let rows = sqlx::query_as!(
        PartnerId,
        r#"select id as "id: PartnerIdId", number, country, active, associated from partner_ids where organisation_id = $1 order by number"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Makes another active Partner ID the associated one; false if it is not one of ours or not active.
pub async fn associate(tx: &mut Tx, organisation: OrganisationId, id: PartnerIdId) -> Stored<bool> {
    let wanted = sqlx::query!(
        "select id from partner_ids where organisation_id = $1 and id = $2 and active",
        organisation.0,
        id.0
    )
    .fetch_optional(tx.conn())
    .await?;
    if wanted.is_none() {
        return Ok(false);
    }
    sqlx::query!(
        "update partner_ids set associated = false where organisation_id = $1 and associated and id <> $2",
        organisation.0,
        id.0
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "update partner_ids set associated = true where organisation_id = $1 and id = $2",
        organisation.0,
        id.0
    )
    .execute(tx.conn())
    .await?;
    Ok(true)
}

/// The programmes the organisation is in.
pub async fn programmes(tx: &mut Tx, id: OrganisationId) -> Stored<Vec<ProgrammeRow>> {
    let rows = sqlx::query_as!(
        ProgrammeRow,
        r#"select programme as "programme: Programme", standing as "standing: Standing", activated_at, new_customers_closed_at
           from programme_enrollments where organisation_id = $1 order by activated_at, id"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The state of the verification: none, pending, authorized or rejected.
pub async fn verification(tx: &mut Tx, id: OrganisationId) -> Stored<String> {
    let state = sqlx::query_scalar!("select state from verifications where organisation_id = $1", id.0)
        .fetch_optional(tx.conn())
        .await?;
    Ok(state.unwrap_or_else(|| "none".into()))
}
