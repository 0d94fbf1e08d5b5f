//! The customers of a partner as its list shows them: one row each, in order of their names (F19, F83).

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, customer_views::View, page::Cursor};
use crate::domain::{
    customer_policy::CustomerRole,
    ids::{CustomerViewId, OrganisationId},
};

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The customer.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is sorted by.
    pub name_folded: String,
    /// Its domain.
    pub domain: String,
    /// ISO 3166 code.
    pub country: String,
    /// What I am to it.
    pub roles: Vec<CustomerRole>,
    /// In which of these my relationship is ending.
    pub ending_roles: Vec<CustomerRole>,
    /// In which the customer has given me administration rights.
    pub administered_roles: Vec<CustomerRole>,
    /// active or ending.
    pub state: String,
    /// Through which providers.
    pub provider_ids: Vec<Uuid>,
    /// For which resellers.
    pub reseller_ids: Vec<Uuid>,
    /// My tags.
    pub tags: Vec<String>,
    /// Since when the newest relationship.
    pub since: DateTime<Utc>,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Any part of name, domain or id.
    pub text: String,
    /// direct, reseller, provider; `state:…`, `provider:…`, `reseller:…`, `tag:…`.
    pub facets: Vec<String>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.facets.is_empty()
    }
}

/// A page of my customers by name.
pub async fn list(tx: &mut Tx, filter: &Filter, cursor: &Cursor<(&str, Uuid)>, limit: i64) -> Stored<Vec<Listed>> {
    let (low, high) = cursor.bounds(("", Uuid::nil()), ("\u{10ffff}", Uuid::max()));
    if !filter.is_empty() {
        return narrowed(tx, filter, low, high, cursor.is_backwards(), limit).await;
    }
    let rows = if cursor.is_backwards() {
        sqlx::query_as!(
            Listed,
            r#"select customer_id as "id: OrganisationId", name, name_folded, domain, country, roles as "roles: Vec<CustomerRole>",
                   ending_roles as "ending_roles: Vec<CustomerRole>", administered_roles as "administered_roles: Vec<CustomerRole>", state, provider_ids,
                   reseller_ids, tags, since as "since!"
               from customer_listings where (name_folded, customer_id) > ($1, $2) and (name_folded, customer_id) < ($3, $4)
               order by name_folded desc, customer_id desc limit $5"#,
            low.0, low.1, high.0, high.1, limit
        ).fetch_all(tx.conn()).await?
    } else {
        sqlx::query_as!(
            Listed,
            r#"select customer_id as "id: OrganisationId", name, name_folded, domain, country, roles as "roles: Vec<CustomerRole>",
                   ending_roles as "ending_roles: Vec<CustomerRole>", administered_roles as "administered_roles: Vec<CustomerRole>", state, provider_ids,
                   reseller_ids, tags, since as "since!"
               from customer_listings where (name_folded, customer_id) > ($1, $2) and (name_folded, customer_id) < ($3, $4)
               order by name_folded, customer_id limit $5"#,
            low.0, low.1, high.0, high.1, limit
        ).fetch_all(tx.conn()).await?
    };
    Ok(rows)
}

/// The same for search and filters, which row-level security would keep from their index (dependencies.md §3).
async fn narrowed(
    tx: &mut Tx,
    filter: &Filter,
    low: (&str, Uuid),
    high: (&str, Uuid),
    backwards: bool,
    limit: i64,
) -> Stored<Vec<Listed>> {
    let rows = sqlx::query_as!(
        Listed,
        r#"select l.customer_id as "id: OrganisationId", name, name_folded, domain, country, roles as "roles: Vec<CustomerRole>",
               ending_roles as "ending_roles: Vec<CustomerRole>", administered_roles as "administered_roles: Vec<CustomerRole>", state, provider_ids,
               reseller_ids, tags, since as "since!"
           from app.customers_found($1, $2, $3, $4, $5, $6, $7, $8) with ordinality found (customer_id, place)
           join customer_listings l on l.customer_id = found.customer_id order by place"#,
        filter.text,
        &filter.facets,
        low.0,
        low.1,
        high.0,
        high.1,
        backwards,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// One of my customers as the list shows it.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Listed>> {
    let row = sqlx::query_as!(
        Listed,
        r#"select customer_id as "id: OrganisationId", name, name_folded, domain, country, roles as "roles: Vec<CustomerRole>",
                   ending_roles as "ending_roles: Vec<CustomerRole>", administered_roles as "administered_roles: Vec<CustomerRole>", state, provider_ids,
                   reseller_ids, tags, since as "since!"
           from customer_listings where customer_id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The names of partners I serve customers with.
pub async fn names(tx: &mut Tx, ids: &[Uuid]) -> Stored<HashMap<Uuid, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(r#"select id as "id!", name as "name!" from app.serving_names($1)"#, ids);
    Ok(rows.fetch_all(tx.conn()).await?.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A partner of the other tier.
pub struct Partner {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether it is my provider; otherwise it is my reseller.
    pub is_provider: bool,
    /// Whether the partnership is active.
    pub active: bool,
}

/// Partners of the other tier, by name.
pub async fn partners(tx: &mut Tx) -> Stored<Vec<Partner>> {
    let rows = sqlx::query_as!(
        Partner,
        r#"select id as "id!: OrganisationId", name as "name!", is_provider as "is_provider!", active as "active!" from app.other_tier()"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// What the list can be narrowed by.
pub struct Choices {
    /// Partners of the other tier, by name.
    pub partners: Vec<Partner>,
    /// My organisation's tags.
    pub tags: Vec<String>,
    /// My own views.
    pub views: Vec<View>,
}

/// What my list can be narrowed by: one row, for reading it costs by the row.
pub async fn choices(tx: &mut Tx) -> Stored<Choices> {
    let row = sqlx::query!(
        r#"select partners.ids as "ids: Vec<OrganisationId>", partners.names, partners.providers, partners.active,
               array(select tag from customer_tags order by lower(tag), tag) as "tags!",
               views.ids as "view_ids: Vec<CustomerViewId>", views.names as view_names, views.queries
           from (select array_agg(id) as ids, array_agg(name) as names, array_agg(is_provider) as providers, array_agg(active) as active
                 from (select id, name, is_provider, active from app.other_tier() with ordinality o (id, name, is_provider, active, place) order by place) o)
                partners,
               (select array_agg(id) as ids, array_agg(name) as names, array_agg(query) as queries
                from (select id, name, query from customer_views order by lower(name), name, id) v) views"#
    );
    let row = row.fetch_one(tx.conn()).await?;
    let partners = each(row.ids).zip(each(row.names)).zip(each(row.providers)).zip(each(row.active));
    let views = each(row.view_ids).zip(each(row.view_names)).zip(each(row.queries));
    Ok(Choices {
        partners: partners
            .map(|(((id, name), is_provider), active)| Partner { id, name, is_provider, active })
            .collect(),
        tags: row.tags,
        views: views.map(|((id, name), query)| View { id, name, query }).collect(),
    })
}

/// What is in an array; of no rows there is none.
fn each<T>(array: Option<Vec<T>>) -> impl Iterator<Item = T> {
    array.into_iter().flatten()
}

/// The tags of a customer become these; false if it is not mine.
pub async fn set_tags(tx: &mut Tx, customer: OrganisationId, tags: &[String]) -> Stored<bool> {
    let set = sqlx::query_scalar!(r#"select app.customer_tags_set($1, $2) as "set!""#, customer.0, tags);
    Ok(set.fetch_one(tx.conn()).await?)
}

/// Puts tags on many customers of mine, or takes them off; says how many changed.
pub async fn change_tags(tx: &mut Tx, customers: &[Uuid], tags: &[String], add: bool) -> Stored<i64> {
    let changed =
        sqlx::query_scalar!(r#"select app.customer_tags_change($1, $2, $3) as "changed!""#, customers, tags, add);
    Ok(changed.fetch_one(tx.conn()).await?)
}
