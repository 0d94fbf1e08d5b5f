//! Organisations as their own people and the operator see them.

use super::{Stored, Tx};
use crate::domain::ids::OrganisationId;

/// The legal profile of an organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// The language of its mail.
    pub language: String,
    /// Street and number.
    pub address_line1: String,
    /// More of the address.
    pub address_line2: String,
    /// City.
    pub city: String,
    /// State or province, where there is one.
    pub state_or_province: String,
    /// Postal code.
    pub postal_code: String,
    /// Number in the company register.
    pub registration_number: String,
}

/// The organisation with this id, if it is visible.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Organisation>> {
    let row = sqlx::query_as!(
        Organisation,
        r#"select id as "id: OrganisationId", name, country, region, language, address_line1, address_line2, city, state_or_province, postal_code, registration_number
           from organisations where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Somebody who can help.
pub struct Holder {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: String,
}

/// People of my own organisation who hold one of these roles, five at most.
pub async fn holders(tx: &mut Tx, roles: &[&str]) -> Stored<Vec<Holder>> {
    let roles: Vec<String> = roles.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Holder,
        r#"select name as "name!", mail as "mail!" from app.holders(variadic $1::text[])"#,
        &roles
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
