//! The legal profile as its partner edits it, changes that wait for a decision, and the security contact (F51, F55).

use chrono::{DateTime, Utc};

use super::{Stored, Tx, profiles::PrimaryContact};
use crate::domain::ids::OrganisationId;

/// What a partner can change of its legal profile; the country is not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalProfile {
    /// Legal name.
    pub name: String,
    /// Street and number.
    pub address_line1: String,
    /// More of the address.
    pub address_line2: String,
    /// City.
    pub city: String,
    /// State or province.
    pub state_or_province: String,
    /// Postal code.
    pub postal_code: String,
    /// Number in the company register.
    pub registration_number: String,
    /// Raised with every change.
    pub version: i32,
}

/// The profile that is in force.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Stored<Option<LegalProfile>> {
    let row = sqlx::query_as!(
        LegalProfile,
        "select name, address_line1, address_line2, city, state_or_province, postal_code, registration_number, version from organisations where id = $1",
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Changes a profile that nobody has authorized; false if somebody else did so since its version.
pub async fn set(tx: &mut Tx, to: &LegalProfile) -> Stored<bool> {
    let set = sqlx::query_scalar!(
        r#"select app.legal_profile_set($1, $2, $3, $4, $5, $6, $7, $8) as "set!""#,
        to.name,
        to.address_line1,
        to.address_line2,
        to.city,
        to.state_or_province,
        to.postal_code,
        to.registration_number,
        to.version
    );
    Ok(set.fetch_one(tx.conn()).await?)
}

/// Whether what is authorized stays in force until a decision, and whether the name is locked.
pub async fn guards(tx: &mut Tx, id: OrganisationId) -> Stored<(bool, bool)> {
    let row =
        sqlx::query!(r#"select app.is_in_force($1) as "in_force!", app.legal_name_is_locked($1) as "locked!""#, id.0)
            .fetch_one(tx.conn())
            .await?;
    Ok((row.in_force, row.locked))
}

/// A change that waits for a decision.
#[derive(Debug, Clone)]
pub struct Change {
    /// The profile as it will be.
    pub profile: LegalProfile,
    /// The contact as it will be.
    pub contact: PrimaryContact,
    /// Who proposed it.
    pub proposed_by_name: String,
    /// When.
    pub proposed_at: DateTime<Utc>,
}

/// The change that waits.
pub async fn change(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Change>> {
    let row = sqlx::query!(
        "select name, address_line1, address_line2, city, state_or_province, postal_code, registration_number, contact_first_name, contact_last_name,
             contact_mail, contact_phone, proposed_by_name, proposed_at
         from legal_changes where organisation_id = $1",
        id.0
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|row| Change {
        profile: LegalProfile {
            name: row.name,
            address_line1: row.address_line1,
            address_line2: row.address_line2,
            city: row.city,
            state_or_province: row.state_or_province,
            postal_code: row.postal_code,
            registration_number: row.registration_number,
            version: 0,
        },
        contact: PrimaryContact {
            first_name: row.contact_first_name,
            last_name: row.contact_last_name,
            mail: row.contact_mail,
            phone: row.contact_phone,
            version: 0,
        },
        proposed_by_name: row.proposed_by_name,
        proposed_at: row.proposed_at,
    }))
}

/// Proposes a change, or puts another one in its place.
pub async fn propose(
    tx: &mut Tx,
    id: OrganisationId,
    to: &LegalProfile,
    contact: &PrimaryContact,
    by_name: &str,
) -> Stored<()> {
    sqlx::query!(
        "insert into legal_changes (organisation_id, name, address_line1, address_line2, city, state_or_province, postal_code, registration_number,
             contact_first_name, contact_last_name, contact_mail, contact_phone, proposed_by_name, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, app.now())
         on conflict (organisation_id) do update set name = excluded.name, address_line1 = excluded.address_line1, address_line2 = excluded.address_line2,
             city = excluded.city, state_or_province = excluded.state_or_province, postal_code = excluded.postal_code,
             registration_number = excluded.registration_number, contact_first_name = excluded.contact_first_name,
             contact_last_name = excluded.contact_last_name, contact_mail = excluded.contact_mail, contact_phone = excluded.contact_phone,
             proposed_by_name = excluded.proposed_by_name, proposed_at = excluded.proposed_at",
        id.0,
        to.name,
        to.address_line1,
        to.address_line2,
        to.city,
        to.state_or_province,
        to.postal_code,
        to.registration_number,
        contact.first_name,
        contact.last_name,
        contact.mail,
        contact.phone,
        by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whom to tell of a security incident, day and night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityContact {
    /// First name.
    pub first_name: String,
    /// Middle name; may be empty.
    pub middle_name: String,
    /// Last name.
    pub last_name: String,
    /// Mail address.
    pub mail: String,
    /// Phone number that is answered at any hour.
    pub phone: String,
    /// Raised with every change.
    pub version: i32,
}

/// The security contact, for whoever may read it.
pub async fn security_contact(tx: &mut Tx, id: OrganisationId) -> Stored<Option<SecurityContact>> {
    let row = sqlx::query_as!(
        SecurityContact,
        "select first_name, middle_name, last_name, mail, phone, version from security_contacts where organisation_id = $1",
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Whether my organisation has one.
pub async fn has_security_contact(tx: &mut Tx) -> Stored<bool> {
    Ok(sqlx::query_scalar!(r#"select app.has_security_contact() as "has!""#).fetch_one(tx.conn()).await?)
}

/// Names the security contact; false if somebody else did so since `version`, which is 0 for the first one.
pub async fn set_security_contact(tx: &mut Tx, id: OrganisationId, to: &SecurityContact) -> Stored<bool> {
    let done = sqlx::query!(
        "insert into security_contacts as known (organisation_id, first_name, middle_name, last_name, mail, phone) values ($1, $2, $3, $4, $5, $6)
         on conflict (organisation_id) do update set first_name = $2, middle_name = $3, last_name = $4, mail = $5, phone = $6, version = known.version + 1
             where known.version = $7",
        id.0,
        to.first_name,
        to.middle_name,
        to.last_name,
        to.mail,
        to.phone,
        to.version
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}
