//! One customer: its account, my relationships with it, its agreement, and how it is made.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::{Stored, Tx};
use crate::{
    clock::new_id,
    domain::{
        customer::NewCustomer,
        customer_policy::CustomerRole,
        ids::{AgreementVersionId, OrganisationId, PersonId, RelationshipId},
        language::Language,
    },
};

/// A relationship of mine with a customer that has not ended.
#[derive(Debug, Clone)]
pub struct Related {
    /// The relationship.
    pub id: RelationshipId,
    /// What I am to it.
    pub role: CustomerRole,
    /// active or ending.
    pub state: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether the customer has given me administration rights.
    pub administration: bool,
}

/// My relationships with a customer, the oldest first.
pub async fn relationships(tx: &mut Tx, me: OrganisationId, customer: OrganisationId) -> Stored<Vec<Related>> {
    let rows = sqlx::query_as!(
        Related,
        r#"select id as "id: RelationshipId", role as "role: CustomerRole", state, since,
            admin_since is not null and admin_ended_at is null as "administration!"
           from reseller_relationships where partner_id = $1 and customer_id = $2 and state <> 'removed' order by since, role"#,
        me.0,
        customer.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Whether new purchases may be made for this organisation (2.15).
pub async fn validation(tx: &mut Tx, customer: OrganisationId) -> Stored<Option<String>> {
    let state = sqlx::query_scalar!("select validation from organisations where id = $1", customer.0);
    Ok(state.fetch_optional(tx.conn()).await?)
}

/// What stands in for the customer's signature.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// Who accepted.
    pub name: String,
    /// On which day.
    pub on: NaiveDate,
    /// Who attests it; nobody if the customer accepted it here itself.
    pub attested_by: Option<String>,
}

/// The newest sign that the customer has accepted the customer agreement.
pub async fn agreed(tx: &mut Tx, customer: OrganisationId) -> Stored<Option<Agreed>> {
    let row = sqlx::query_as!(
        Agreed,
        r#"select name as "name!", "on" as "on!", attested_by from (
               select person_name as name, (accepted_at at time zone 'UTC')::date as "on", null as attested_by, accepted_at as at
               from app.customer_acceptance($1)
               union all
               select first_name || ' ' || last_name, agreed_on, attested_by_name, attested_at from customer_attestations where customer_id = $1
           ) a order by at desc limit 1"#,
        customer.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// What a partner attests.
pub struct Attestation<'a> {
    /// Which version.
    pub version: AgreementVersionId,
    /// Who accepted it: first name.
    pub first_name: &'a str,
    /// Last name.
    pub last_name: &'a str,
    /// Mail address.
    pub mail: &'a str,
    /// Phone number, or empty.
    pub phone: &'a str,
    /// On which day.
    pub on: NaiveDate,
}

/// Keeps that `partner` attests the customer agreement.
pub async fn attest(
    tx: &mut Tx,
    partner: OrganisationId,
    by: (PersonId, &str),
    customer: OrganisationId,
    a: &Attestation<'_>,
) -> Stored<()> {
    sqlx::query!(
        "insert into customer_attestations (id, partner_id, customer_id, version_id, first_name, last_name, mail, phone, agreed_on, attested_by,
             attested_by_name, attested_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, app.now())",
        new_id::<Uuid>(),
        partner.0,
        customer.0,
        a.version.0,
        a.first_name,
        a.last_name,
        a.mail,
        a.phone,
        a.on,
        by.0.0,
        by.1
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Who else has a domain.
pub enum DomainKnown {
    /// Nobody.
    Free,
    /// A customer of mine.
    Mine(OrganisationId),
    /// Another organisation.
    Taken,
}

/// Whether an organisation is known by this domain.
pub async fn domain_known(tx: &mut Tx, domain: &str) -> Stored<DomainKnown> {
    let row = sqlx::query!("select mine from app.domain_known($1)", domain).fetch_optional(tx.conn()).await?;
    Ok(match row {
        None => DomainKnown::Free,
        Some(row) => row.mine.map_or(DomainKnown::Taken, |id| DomainKnown::Mine(OrganisationId(id))),
    })
}

/// Makes the customer with its relationship, or both for a reseller, and invites its admin; the definer function checks that the caller may.
pub async fn create(
    tx: &mut Tx,
    id: OrganisationId,
    reseller: Option<OrganisationId>,
    new: &NewCustomer,
    token_hash: &[u8],
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let details = json!({
        "name": new.name, "country": new.country, "language": new.language.code(), "domain": new.domain, "address_line1": new.address_line1,
        "address_line2": new.address_line2, "city": new.city, "state_or_province": new.state_or_province, "postal_code": new.postal_code,
        "registration_number": new.registration_number, "mail": new.mail, "person_name": new.admin(),
    });
    sqlx::query!(
        "select app.customer_create($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id.0,
        reseller.map(|id| id.0),
        new_id::<Uuid>(),
        new_id::<Uuid>(),
        details,
        new_id::<Uuid>(),
        new_id::<Uuid>(),
        token_hash,
        expires_at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Somebody of a reseller who is told.
pub struct Agent {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// The language to write in.
    pub language: Language,
}

/// The reseller's agents, for its provider.
pub async fn reseller_agents(tx: &mut Tx, reseller: OrganisationId) -> Stored<Vec<Agent>> {
    let rows = sqlx::query!(
        r#"select name as "name!", mail as "mail!", language as "language!" from app.reseller_agents($1)"#,
        reseller.0
    );
    let agents = rows.fetch_all(tx.conn()).await?.into_iter().map(|row| Agent {
        name: row.name,
        mail: row.mail,
        language: row.language.parse().unwrap_or(Language::En),
    });
    Ok(agents.collect())
}
