//! Relationships of partners and customers, as the customer sees and ends them and as an acceptance makes them.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::{
    customer_invitation::{RelationshipRole, RelationshipState},
    ids::{OrganisationId, RelationshipId},
};

/// A partner that has access to my organisation.
#[derive(Debug, Clone)]
pub struct Relationship {
    /// The relationship.
    pub id: RelationshipId,
    /// The partner.
    pub partner_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is to us.
    pub role: RelationshipRole,
    /// Where the relationship stands.
    pub state: RelationshipState,
    /// What was accepted together.
    pub joint_id: Option<Uuid>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Since when it has administration rights.
    pub admin_since: Option<DateTime<Utc>>,
    /// Who gave them.
    pub admin_by_name: Option<String>,
    /// When they ended.
    pub admin_ended_at: Option<DateTime<Utc>>,
    /// When we asked to end the relationship.
    pub ending_asked_at: Option<DateTime<Utc>>,
    /// The earliest day it can end.
    pub ending_from: Option<NaiveDate>,
    /// Where its support is reached.
    pub support_website: Option<String>,
    /// Its support's address.
    pub support_mail: Option<String>,
    /// Its support's telephone number.
    pub support_phone: Option<String>,
}

impl Relationship {
    /// Whether the partner may act in our name now.
    pub fn has_admin(&self) -> bool {
        self.admin_since.is_some() && self.admin_ended_at.is_none()
    }
}

/// The partners of my organisation, by name: a handful.
pub async fn mine(tx: &mut Tx, customer: OrganisationId) -> Stored<Vec<Relationship>> {
    let rows = sqlx::query_as!(
        Relationship,
        r#"select r.id as "id: RelationshipId", r.partner_id as "partner_id: OrganisationId", o.name, r.role as "role: RelationshipRole",
               r.state as "state: RelationshipState", r.joint_id, r.since, r.admin_since, r.admin_by_name, r.admin_ended_at, r.ending_asked_at, r.ending_from,
               s.website as "support_website?", s.mail as "support_mail?", s.phone as "support_phone?"
           from reseller_relationships r join organisations o on o.id = r.partner_id left join support_profiles s on s.organisation_id = r.partner_id
           where r.customer_id = $1 and r.state <> 'removed' order by lower(o.name), r.role, r.id limit 200"#,
        customer.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A relationship of two.
#[derive(Debug, Clone, Copy)]
pub struct Half {
    /// Its id.
    pub id: RelationshipId,
    /// What was accepted together.
    pub joint_id: Option<Uuid>,
    /// Whether there are administration rights.
    pub has_admin: bool,
}

/// My live relationship with a partner in a role.
pub async fn half(
    tx: &mut Tx,
    customer: OrganisationId,
    partner: OrganisationId,
    role: RelationshipRole,
) -> Stored<Option<Half>> {
    let row = sqlx::query_as!(
        Half,
        r#"select id as "id: RelationshipId", joint_id, (admin_since is not null and admin_ended_at is null) as "has_admin!"
           from reseller_relationships where customer_id = $1 and partner_id = $2 and role = $3 and state <> 'removed'"#,
        customer.0,
        partner.0,
        role.code()
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// A relationship to be made.
pub struct NewRelationship<'a> {
    /// Its id.
    pub id: RelationshipId,
    /// The partner.
    pub partner_id: OrganisationId,
    /// The customer.
    pub customer_id: OrganisationId,
    /// What the partner is to it.
    pub role: RelationshipRole,
    /// What is accepted together; nothing with a direct partner.
    pub joint_id: Option<Uuid>,
    /// Who gives administration rights, if they are given.
    pub admin_by: Option<&'a str>,
}

/// Makes a relationship.
pub async fn insert(tx: &mut Tx, r: &NewRelationship<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, since, admin_since, admin_by_name)
         select $1, $2, $3, $4, $5, t.at, case when $6::text is not null then t.at end, $6 from (select app.now() as at) t",
        r.id.0,
        r.partner_id.0,
        r.customer_id.0,
        r.role.code(),
        r.joint_id,
        r.admin_by
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Gives administration rights to a partner that is there already.
pub async fn give_admin(tx: &mut Tx, id: RelationshipId, by_name: &str) -> Stored<()> {
    sqlx::query!(
        "update reseller_relationships set admin_since = app.now(), admin_by_name = $2, admin_ended_at = null where id = $1",
        id.0,
        by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends administration rights at once; false if there are none.
pub async fn end_admin(tx: &mut Tx, id: RelationshipId) -> Stored<bool> {
    let done = sqlx::query!(
        "update reseller_relationships set admin_ended_at = app.now() where id = $1 and admin_since is not null and admin_ended_at is null",
        id.0
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Asks to end a relationship; false if that was asked before, or it is ended.
pub async fn ask_to_end(
    tx: &mut Tx,
    id: RelationshipId,
    by_name: &str,
    reason: Option<&str>,
    from: NaiveDate,
) -> Stored<bool> {
    let done = sqlx::query!(
        "update reseller_relationships set state = 'ending', ending_asked_at = app.now(), ending_asked_by_name = $2, ending_reason = $3, ending_from = $4
         where id = $1 and state = 'active'",
        id.0,
        by_name,
        reason,
        from
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// A relationship of my organisation with a customer, as the partner ends it.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its id.
    pub id: RelationshipId,
    /// What my organisation is to the customer.
    pub role: RelationshipRole,
    /// Where it stands.
    pub state: RelationshipState,
    /// What was accepted together.
    pub joint_id: Option<Uuid>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether there are administration rights.
    pub has_admin: bool,
    /// When the customer asked to end it.
    pub ending_asked_at: Option<DateTime<Utc>>,
    /// The earliest day it ends by itself.
    pub ending_from: Option<NaiveDate>,
    /// Why the customer asked.
    pub ending_reason: Option<String>,
}

/// The live relationships of a partner with a customer, the oldest first.
pub async fn held(tx: &mut Tx, partner: OrganisationId, customer: OrganisationId) -> Stored<Vec<Held>> {
    let rows = sqlx::query_as!(
        Held,
        r#"select id as "id: RelationshipId", role as "role: RelationshipRole", state as "state: RelationshipState", joint_id, since,
               (admin_since is not null and admin_ended_at is null) as "has_admin!", ending_asked_at, ending_from, ending_reason
           from reseller_relationships where partner_id = $1 and customer_id = $2 and state <> 'removed' order by since, role"#,
        partner.0,
        customer.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Locks a relationship of mine that lives; false if it lives no more.
pub async fn lock(tx: &mut Tx, id: RelationshipId) -> Stored<bool> {
    let row =
        sqlx::query!("select id from reseller_relationships where id = $1 and state <> 'removed' for update", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.is_some())
}

/// Something that keeps a relationship from ending.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The word in message keys.
    pub kind: String,
    /// Its name.
    pub subject: String,
    /// Its id, for the link to it.
    pub subject_id: Uuid,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What keeps a relationship from ending.
pub async fn duties(tx: &mut Tx, id: RelationshipId) -> Stored<Vec<Duty>> {
    let rows = sqlx::query_as!(
        Duty,
        r#"select kind as "kind!", subject as "subject!", subject_id as "subject_id!", since as "since!" from app.relationship_duties($1)
           order by kind, since, subject_id"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Ends a relationship and the administration rights it carries; false if it is ended already. Nobody's name when the clock does it.
pub async fn end(tx: &mut Tx, id: RelationshipId, by_name: Option<&str>) -> Stored<bool> {
    let done = sqlx::query!(
        "update reseller_relationships set state = 'removed', ended_at = t.at, ended_by_name = $2,
             admin_ended_at = case when admin_since is null then null else coalesce(admin_ended_at, t.at) end
         from (select app.now() as at) t where id = $1 and state <> 'removed'",
        id.0,
        by_name
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// A relationship with everything that is said when it ends.
#[derive(Debug, Clone)]
pub struct Ending {
    /// The relationship.
    pub id: RelationshipId,
    /// The partner.
    pub partner_id: OrganisationId,
    /// Its name.
    pub partner: String,
    /// The customer.
    pub customer_id: OrganisationId,
    /// Its name.
    pub customer: String,
    /// What the partner was to it.
    pub role: RelationshipRole,
}

/// Relationships whose customer has asked to end them and whose day has come, for the worker; those with duties wait.
pub async fn ending_due(tx: &mut Tx, today: NaiveDate) -> Stored<Vec<Ending>> {
    let rows = sqlx::query_as!(
        Ending,
        r#"select r.id as "id: RelationshipId", r.partner_id as "partner_id: OrganisationId", p.name as partner, r.customer_id as "customer_id: OrganisationId",
               c.name as customer, r.role as "role: RelationshipRole"
           from reseller_relationships r join organisations p on p.id = r.partner_id join organisations c on c.id = r.customer_id
           where r.state = 'ending' and r.ending_from <= $1 and not exists (select from app.relationship_duties(r.id))
           order by r.ending_from, r.id limit 500"#,
        today
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The partners that serve a customer together with the holder of a relationship.
pub async fn served_with(tx: &mut Tx, id: RelationshipId) -> Stored<Vec<(OrganisationId, String)>> {
    let rows = sqlx::query!(
        r#"select partner_id as "partner_id!: OrganisationId", name as "name!" from app.relationship_others($1) order by name, partner_id"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?.into_iter().map(|row| (row.partner_id, row.name)).collect())
}
