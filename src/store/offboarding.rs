//! Which direct partners the operator has identified for off-boarding.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::domain::{
    ids::{OrganisationId, PersonId},
    revenue::Revenue,
};

/// A live flag.
#[derive(Debug, Clone)]
pub struct Flag {
    /// Why.
    pub reason: String,
    /// When the direct programme is planned to end.
    pub planned_on: NaiveDate,
    /// Who identified the partner.
    pub flagged_by: PersonId,
    /// Their name.
    pub flagged_by_name: String,
    /// When.
    pub flagged_at: DateTime<Utc>,
    /// What it turned over in the trailing twelve months, in hundredths.
    pub revenue_minor: Option<i64>,
    /// Of which currency.
    pub currency: Option<String>,
}

/// The live flag of a partner.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Flag>> {
    let row = sqlx::query_as!(
        Flag,
        r#"select reason, planned_on, flagged_by as "flagged_by: PersonId", flagged_by_name, flagged_at, revenue_minor, currency
           from offboarding_flags where organisation_id = $1 and lifted_at is null"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The live flag, locked until the transaction ends: what happens to it meanwhile waits.
pub async fn find_for_update(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Flag>> {
    let row = sqlx::query_as!(
        Flag,
        r#"select reason, planned_on, flagged_by as "flagged_by: PersonId", flagged_by_name, flagged_at, revenue_minor, currency
           from offboarding_flags where organisation_id = $1 and lifted_at is null for update"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// A flag to be set.
pub struct NewFlag<'a> {
    /// Its id.
    pub id: Uuid,
    /// Whom it is about.
    pub organisation_id: OrganisationId,
    /// Why.
    pub reason: &'a str,
    /// When the direct programme is planned to end.
    pub planned_on: NaiveDate,
    /// What it turned over in the trailing twelve months, if that is known.
    pub revenue: Option<&'a Revenue>,
    /// Who sets it.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
}

/// Sets a flag.
pub async fn insert(tx: &mut Tx, flag: &NewFlag<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into offboarding_flags (id, organisation_id, reason, planned_on, flagged_by, flagged_by_name, flagged_at, revenue_minor, currency)
         values ($1, $2, $3, $4, $5, $6, app.now(), $7, $8)",
        flag.id,
        flag.organisation_id.0,
        flag.reason,
        flag.planned_on,
        flag.by.0,
        flag.by_name,
        flag.revenue.map(|revenue| revenue.minor),
        flag.revenue.map(|revenue| revenue.currency.as_str())
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes the live flag back; false if there is none.
pub async fn lift(tx: &mut Tx, id: OrganisationId, by_name: &str) -> Stored<bool> {
    let lifted = sqlx::query!(
        "update offboarding_flags set lifted_at = app.now(), lifted_by_name = $2 where organisation_id = $1 and lifted_at is null",
        id.0,
        by_name
    );
    Ok(lifted.execute(tx.conn()).await?.rows_affected() == 1)
}

/// A line of the operator's list.
pub struct Listed {
    /// The flag.
    pub id: Uuid,
    /// Whom it is about.
    pub organisation_id: OrganisationId,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When the direct programme is planned to end.
    pub planned_on: NaiveDate,
    /// Who identified the partner.
    pub flagged_by_name: String,
    /// When.
    pub flagged_at: DateTime<Utc>,
    /// What it turned over in the trailing twelve months, in hundredths.
    pub revenue_minor: Option<i64>,
    /// Of which currency.
    pub currency: Option<String>,
    /// The month in which it renews, 1 to 12.
    pub renews: i32,
    /// Whether it is an indirect reseller as well.
    pub both: bool,
    /// Where the newest enrollment stands, if one was begun.
    pub state: Option<String>,
}

impl Listed {
    /// The catalogue's key of its tier.
    pub fn tier(&self) -> &'static str {
        if self.both { "offboarding-tier-both" } else { "offboarding-tier-direct" }
    }
}

/// What the list is narrowed to; nothing given, nothing left out.
#[derive(Debug, Default)]
pub struct Filter {
    /// Part of a partner's name.
    pub name: String,
    /// The month in which partners renew, 1 to 12.
    pub month: Option<i32>,
}

/// A page of live flags, newest first.
pub async fn list(tx: &mut Tx, filter: &Filter, cursor: Cursor<Uuid>, limit: i64) -> Stored<Vec<Listed>> {
    let (before, after) = cursor.bounds(Uuid::max(), Uuid::nil());
    let mut rows = sqlx::query_as!(
        Listed,
        r#"select f.id, f.organisation_id as "organisation_id: OrganisationId", o.name, f.reason, f.planned_on, f.flagged_by_name, f.flagged_at,
               f.revenue_minor, f.currency, extract(month from d.activated_at at time zone 'UTC')::int as "renews!",
               exists (select from programme_enrollments i where i.organisation_id = f.organisation_id and i.programme = 'indirect_reseller') as "both!",
               (select e.state from enrollments e where e.organisation_id = f.organisation_id order by e.attempt desc limit 1) as state
           from offboarding_flags f join organisations o on o.id = f.organisation_id
           join programme_enrollments d on d.organisation_id = f.organisation_id and d.programme = 'direct'
           where f.lifted_at is null and f.id < $1 and f.id > $2
             and ($5 = '' or position(lower($5) in lower(o.name)) > 0)
             and ($6::int is null or extract(month from d.activated_at at time zone 'UTC') = $6)
           order by case when $3 then f.id end, f.id desc limit $4"#,
        before,
        after,
        cursor.is_backwards(),
        limit,
        filter.name,
        filter.month
    )
    .fetch_all(tx.conn())
    .await?;
    if cursor.is_backwards() {
        rows.sort_by_key(|row| row.id);
    }
    Ok(rows)
}
