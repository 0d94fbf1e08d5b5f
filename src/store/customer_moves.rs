//! The transition board: where each direct customer of a partner stands on its way to a provider.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::domain::{
    customer_move::{Bulk, MoveState},
    ids::{CustomerInvitationId, MoveBatchId, OrganisationId, PersonId},
    language::Language,
};

/// A row of the board.
#[derive(Debug, Clone)]
pub struct Move {
    /// The customer.
    pub customer_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is sorted by.
    pub name_folded: String,
    /// Where it stands.
    pub state: MoveState,
    /// The provider that was chosen, is invited with, or serves it.
    pub provider_id: Option<OrganisationId>,
    /// The newest invitation of it.
    pub invitation_id: Option<CustomerInvitationId>,
    /// Since when it stands there.
    pub changed_at: DateTime<Utc>,
}

/// What the board is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// One state.
    pub state: Option<MoveState>,
    /// One provider.
    pub provider: Option<OrganisationId>,
    /// Any part of the name, folded; empty for all.
    pub text: String,
}

/// A page of my organisation's board by name.
pub async fn list(tx: &mut Tx, filter: &Filter, cursor: &Cursor<(&str, Uuid)>, limit: i64) -> Stored<Vec<Move>> {
    let (low, high) = cursor.bounds(("", Uuid::nil()), ("\u{10ffff}", Uuid::max()));
    let rows = sqlx::query_as!(
        Move,
        r#"select customer_id as "customer_id!: OrganisationId", name as "name!", name_folded as "name_folded!", state as "state!: MoveState",
               provider_id as "provider_id: OrganisationId", invitation_id as "invitation_id: CustomerInvitationId", changed_at as "changed_at!"
           from app.customer_moves_page($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
        filter.state.map_or("", MoveState::code),
        filter.provider.map(|id| id.0),
        filter.text,
        low.0,
        low.1,
        high.0,
        high.1,
        cursor.is_backwards(),
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// How many customers stand where.
#[derive(Debug, Clone, Default)]
pub struct Counts(HashMap<String, i64>);

impl Counts {
    /// Those in this state.
    pub fn of(&self, state: MoveState) -> i64 {
        self.0.get(state.code()).copied().unwrap_or(0)
    }

    /// All of them.
    pub fn all(&self) -> i64 {
        self.0.values().sum()
    }

    /// Those that are invited, or that a provider serves (F16: n).
    pub fn asked(&self) -> i64 {
        self.of(MoveState::Invited) + self.served()
    }

    /// Those that a provider serves.
    pub fn served(&self) -> i64 {
        self.of(MoveState::Consented) + self.of(MoveState::HandedOver)
    }

    /// Those that are meant to move (F16: m).
    pub fn meant(&self) -> i64 {
        self.all() - self.of(MoveState::Staying)
    }

    /// Adds some.
    pub fn add(&mut self, state: String, count: i64) {
        *self.0.entry(state).or_default() += count;
    }
}

/// The numbers of a partner's board.
pub async fn counts(tx: &mut Tx, partner: OrganisationId) -> Stored<Counts> {
    let rows = sqlx::query!(
        r#"select state, count(*) as "count!" from customer_moves where partner_id = $1 group by state"#,
        partner.0
    );
    Ok(Counts(rows.fetch_all(tx.conn()).await?.into_iter().map(|row| (row.state, row.count)).collect()))
}

/// The rows of these customers, by name.
pub async fn those(tx: &mut Tx, partner: OrganisationId, customers: &[Uuid]) -> Stored<Vec<Move>> {
    let rows = sqlx::query_as!(
        Move,
        r#"select customer_id as "customer_id: OrganisationId", name, name_folded, state as "state: MoveState", provider_id as "provider_id: OrganisationId",
               invitation_id as "invitation_id: CustomerInvitationId", changed_at
           from customer_moves where partner_id = $1 and customer_id = any ($2) order by name_folded, customer_id"#,
        partner.0,
        customers
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Decides of one customer: a provider, that it stays, or neither. False when the step is not open.
pub async fn decide(
    tx: &mut Tx,
    customer: OrganisationId,
    provider: Option<OrganisationId>,
    stays: bool,
) -> Stored<bool> {
    let done = sqlx::query_scalar!(
        r#"select app.move_decide($1, $2, $3) as "done!""#,
        customer.0,
        provider.map(|id| id.0),
        stays
    );
    Ok(done.fetch_one(tx.conn()).await?)
}

/// Who is written to at a customer.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// The language to write in.
    pub language: Language,
}

/// The first global admin of each of these direct customers of mine that has one.
pub async fn contacts(tx: &mut Tx, customers: &[Uuid]) -> Stored<HashMap<OrganisationId, Contact>> {
    let rows = sqlx::query!(
        r#"select customer_id as "customer!", name as "name!", mail as "mail!", language as "language!" from app.customer_contacts($1)"#,
        customers
    );
    let contacts = rows.fetch_all(tx.conn()).await?.into_iter().map(|row| {
        let language = row.language.parse().unwrap_or(Language::En);
        (OrganisationId(row.customer), Contact { name: row.name, mail: row.mail, language })
    });
    Ok(contacts.collect())
}

/// Those of these customers that the portal has written to for me since then.
pub async fn written_since(
    tx: &mut Tx,
    partner: OrganisationId,
    customers: &[Uuid],
    since: DateTime<Utc>,
) -> Stored<Vec<OrganisationId>> {
    let rows = sqlx::query_scalar!(
        r#"select distinct for_customer_id as "id!: OrganisationId" from customer_invitations
           where reseller_id = $1 and for_customer_id = any ($2) and by_portal and sent_at > $3"#,
        partner.0,
        customers,
        since
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// How many letters the portal has sent for this organisation to addresses that somebody typed since then.
pub async fn sent_by_portal(tx: &mut Tx, inviter: OrganisationId, since: DateTime<Utc>) -> Stored<i64> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from customer_invitations where inviter_id = $1 and by_portal and sent_at > $2
               and for_customer_id is null"#,
        inviter.0,
        since
    );
    Ok(count.fetch_one(tx.conn()).await?)
}

/// A deed for many customers.
pub struct NewBatch<'a> {
    /// Its id.
    pub id: MoveBatchId,
    /// Whose.
    pub partner_id: OrganisationId,
    /// What.
    pub what: Bulk,
    /// With which provider.
    pub provider: Option<OrganisationId>,
    /// By whom.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
}

/// Keeps a deed.
pub async fn insert_batch(tx: &mut Tx, b: &NewBatch<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into customer_move_batches (id, partner_id, what, provider_id, by_person, by_name, at) values ($1, $2, $3, $4, $5, $6, app.now())",
        b.id.0,
        b.partner_id.0,
        b.what.code(),
        b.provider.map(|id| id.0),
        b.by.0,
        b.by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What came of it for one customer.
#[derive(Debug, Clone)]
pub struct Row {
    /// The customer.
    pub customer_id: OrganisationId,
    /// Its name then.
    pub name: String,
    /// What came of it.
    pub outcome: String,
    /// The invitation that was made.
    pub invitation_id: Option<CustomerInvitationId>,
}

/// Keeps what came of it.
pub async fn insert_results(tx: &mut Tx, batch: MoveBatchId, partner: OrganisationId, rows: &[Row]) -> Stored<()> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.customer_id.0).collect();
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let outcomes: Vec<String> = rows.iter().map(|row| row.outcome.clone()).collect();
    let invitations: Vec<Option<Uuid>> = rows.iter().map(|row| row.invitation_id.map(|id| id.0)).collect();
    sqlx::query!(
        "insert into customer_move_results (batch_id, partner_id, customer_id, name, outcome, invitation_id)
         select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[])",
        batch.0,
        partner.0,
        &ids,
        &names,
        &outcomes,
        &invitations as &[Option<Uuid>]
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A deed as it was done.
#[derive(Debug, Clone)]
pub struct Batch {
    /// What.
    pub what: String,
    /// With which provider.
    pub provider_id: Option<OrganisationId>,
    /// By whom.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One of my organisation's deeds, and its rows by name.
pub async fn batch(tx: &mut Tx, partner: OrganisationId, id: MoveBatchId) -> Stored<Option<(Batch, Vec<Row>)>> {
    let batch = sqlx::query_as!(
        Batch,
        r#"select what, provider_id as "provider_id: OrganisationId", by_name, at from customer_move_batches where id = $1 and partner_id = $2"#,
        id.0,
        partner.0
    );
    let Some(batch) = batch.fetch_optional(tx.conn()).await? else { return Ok(None) };
    let rows = sqlx::query_as!(
        Row,
        r#"select customer_id as "customer_id: OrganisationId", name, outcome, invitation_id as "invitation_id: CustomerInvitationId"
           from customer_move_results where batch_id = $1 order by app.fold(name), customer_id"#,
        id.0
    );
    Ok(Some((batch, rows.fetch_all(tx.conn()).await?)))
}

/// A partner on its way, for the operator.
pub struct OnTheWay {
    /// The partner.
    pub partner_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// How many customers stand where.
    pub counts: Counts,
}

/// A page of the partners that are both, by name, with their boards' numbers.
pub async fn partners(tx: &mut Tx, cursor: &Cursor<(&str, Uuid)>, limit: i64) -> Stored<Vec<OnTheWay>> {
    let (low, high) = cursor.bounds(("", Uuid::nil()), ("\u{10ffff}", Uuid::max()));
    let rows = sqlx::query!(
        r#"select o.id as "id!", o.name as "name!", c.states as "states!", c.counts as "counts!"
           from (
               select o.id, o.name from programme_enrollments d
               join programme_enrollments r on r.organisation_id = d.organisation_id and r.programme = 'indirect_reseller'
               join organisations o on o.id = d.organisation_id
               where d.programme = 'direct' and (lower(o.name), o.id) > ($1, $2) and (lower(o.name), o.id) < ($3, $4)
               order by case when $5 then lower(o.name) end desc, case when $5 then o.id end desc, lower(o.name), o.id limit $6
           ) o
           cross join lateral (
               select coalesce(array_agg(state), '{}') as states, coalesce(array_agg(n), '{}') as counts
               from (select state, count(*) as n from customer_moves m where m.partner_id = o.id group by state) s
           ) c
           order by case when $5 then lower(o.name) end desc, case when $5 then o.id end desc, lower(o.name), o.id"#,
        low.0,
        low.1,
        high.0,
        high.1,
        cursor.is_backwards(),
        limit
    );
    let partners = rows.fetch_all(tx.conn()).await?.into_iter().map(|row| {
        let mut counts = Counts::default();
        for (state, count) in row.states.into_iter().zip(row.counts) {
            counts.add(state, count);
        }
        OnTheWay { partner_id: OrganisationId(row.id), name: row.name, counts }
    });
    Ok(partners.collect())
}

/// The numbers of all partners that are both together.
pub async fn all_counts(tx: &mut Tx) -> Stored<Counts> {
    let rows = sqlx::query!(
        r#"select m.state, count(*) as "count!" from customer_moves m
           join programme_enrollments r on r.organisation_id = m.partner_id and r.programme = 'indirect_reseller'
           group by m.state"#
    );
    Ok(Counts(rows.fetch_all(tx.conn()).await?.into_iter().map(|row| (row.state, row.count)).collect()))
}
