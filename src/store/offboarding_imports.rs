//! Lists of partners to be identified for off-boarding at once, as they were read and as far as they are applied.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::{
    ids::{OffboardingImportId, OrganisationId, PersonId},
    offboarding_import::{ImportState, ReadRow},
};

/// An import.
#[derive(Debug, Clone)]
pub struct Import {
    /// Its id.
    pub id: OffboardingImportId,
    /// file, text or month.
    pub source: String,
    /// The file's name, or the month.
    pub name: String,
    /// Where it stands.
    pub state: ImportState,
    /// When it was read.
    pub created_at: DateTime<Utc>,
    /// By whom.
    pub created_by_name: String,
    /// When it was let be applied.
    pub applied_at: Option<DateTime<Utc>>,
    /// By whom.
    pub applied_by_name: Option<String>,
    /// When it was done or thrown away.
    pub ended_at: Option<DateTime<Utc>>,
}

/// An import to be kept.
pub struct NewImport<'a> {
    /// Its id.
    pub id: OffboardingImportId,
    /// file, text or month.
    pub source: &'static str,
    /// The file's name, or the month.
    pub name: &'a str,
    /// SHA-256 of what was read.
    pub content_hash: &'a [u8],
    /// Who reads it.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
}

/// Keeps an import without its rows.
pub async fn insert(tx: &mut Tx, import: &NewImport<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into offboarding_imports (id, source, name, content_hash, created_at, created_by, created_by_name)
         values ($1, $2, $3, $4, app.now(), $5, $6)",
        import.id.0,
        import.source,
        import.name,
        import.content_hash,
        import.by.0,
        import.by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps the rows of a file, each with what is wrong with it; `open` are the enrollment states in which a partner can be identified.
/// One statement, whatever the number of rows, in the order in which they are applied.
pub async fn insert_rows(tx: &mut Tx, id: OffboardingImportId, rows: &[ReadRow], open: &[String]) -> Stored<()> {
    let texts = |text: fn(&ReadRow) -> &str| -> Vec<&str> { rows.iter().map(text).collect() };
    let lines: Vec<i32> = rows.iter().map(|row| row.line).collect();
    let days: Vec<Option<NaiveDate>> = rows.iter().map(|row| row.planned_on).collect();
    let minors: Vec<Option<i64>> = rows.iter().map(|row| row.revenue.as_ref().map(|revenue| revenue.minor)).collect();
    let faults: Vec<Option<&str>> = rows.iter().map(|row| row.fault).collect();
    sqlx::query!(
        r#"insert into offboarding_import_rows (import_id, line, partner_number, reason, planned_text, planned_on, organisation_id, verdict, fault,
               revenue_text, currency, revenue_minor)
           select $1, line, number, reason, planned_text, planned_on, organisation_id,
               case when fault is not null then 'bad' when already then 'already' else 'good' end, fault, revenue_text, currency, revenue_minor
           from (
               select r.line, r.number, r.reason, r.planned_text, r.planned_on, r.revenue_text, r.currency, r.revenue_minor, p.organisation_id,
                   f.id is not null as already,
                   case
                       when r.fault is not null then r.fault
                       when p.organisation_id is null then 'partner-unknown'
                       when row_number() over (partition by p.organisation_id, r.fault is null order by r.line) > 1 then 'partner-twice'
                       when f.id is not null then null
                       when d.is_direct is not true or d.is_reseller then 'not-direct'
                       when e.state is not null and not e.state = any ($8) then 'enrollment-open'
                   end as fault
               from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $9::text[], $10::text[], $11::bigint[])
                   r (line, number, reason, planned_text, planned_on, fault, revenue_text, currency, revenue_minor)
               left join partner_ids p on p.number = r.number
               left join offboarding_flags f on f.organisation_id = p.organisation_id and f.lifted_at is null
               left join lateral (
                   select bool_or(programme = 'direct') as is_direct, bool_or(programme = 'indirect_reseller') as is_reseller
                   from programme_enrollments where organisation_id = p.organisation_id
               ) d on true
               left join lateral (
                   select state from enrollments where organisation_id = p.organisation_id order by attempt desc limit 1
               ) e on true
           ) judged order by line"#,
        id.0,
        &lines,
        &texts(|row| &row.number) as &[&str],
        &texts(|row| &row.reason) as &[&str],
        &texts(|row| &row.planned_text) as &[&str],
        &days as &[Option<NaiveDate>],
        &faults as &[Option<&str>],
        open,
        &texts(|row| &row.revenue_text) as &[&str],
        &texts(|row| &row.currency) as &[&str],
        &minors as &[Option<i64>]
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps a renewal month's partners as rows of an import; answers how many there are.
pub async fn insert_month(
    tx: &mut Tx,
    id: OffboardingImportId,
    month: i32,
    reason: &str,
    planned_on: NaiveDate,
    open: &[String],
) -> Stored<u64> {
    let done = sqlx::query!(
        r#"insert into offboarding_import_rows (import_id, line, partner_number, reason, planned_text, planned_on, organisation_id, verdict)
           select $1, row_number() over (order by o.name, o.id), coalesce(p.number, ''), $3, $4::date::text, $4, o.id, 'good'
           from programme_enrollments d join organisations o on o.id = d.organisation_id
           left join partner_ids p on p.organisation_id = o.id and p.associated
           left join lateral (select state from enrollments where organisation_id = o.id order by attempt desc limit 1) e on true
           where d.programme = 'direct' and extract(month from d.activated_at at time zone 'UTC') = $2::int
             and not exists (select from programme_enrollments i where i.organisation_id = o.id and i.programme = 'indirect_reseller')
             and not exists (select from offboarding_flags f where f.organisation_id = o.id and f.lifted_at is null)
             and (e.state is null or e.state = any ($5))
           order by o.name, o.id limit 10000"#,
        id.0,
        month,
        reason,
        planned_on,
        open
    );
    Ok(done.execute(tx.conn()).await?.rows_affected())
}

/// How many direct partners have their renewal in a month.
pub struct Month {
    /// 1 to 12.
    pub month: i32,
    /// All of them that are no indirect resellers yet.
    pub partners: i64,
    /// Those that are not identified and could be.
    pub open: i64,
}

/// The renewal months there are.
pub async fn months(tx: &mut Tx, open: &[String]) -> Stored<Vec<Month>> {
    let rows = sqlx::query_as!(
        Month,
        r#"select extract(month from d.activated_at at time zone 'UTC')::int as "month!", count(*) as "partners!",
               count(*) filter (where f.id is null and (e.state is null or e.state = any ($1))) as "open!"
           from programme_enrollments d
           left join offboarding_flags f on f.organisation_id = d.organisation_id and f.lifted_at is null
           left join lateral (select state from enrollments where organisation_id = d.organisation_id order by attempt desc limit 1) e on true
           where d.programme = 'direct'
             and not exists (select from programme_enrollments i where i.organisation_id = d.organisation_id and i.programme = 'indirect_reseller')
           group by 1 order by 1"#,
        open
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A partner of a renewal month.
pub struct Renewing {
    /// Its id.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its associated Partner ID.
    pub number: Option<String>,
    /// When its direct programme began.
    pub activated_at: DateTime<Utc>,
    /// Whether it is identified.
    pub flagged: bool,
    /// Where its newest enrollment stands.
    pub enrollment: Option<String>,
}

/// At most `limit` direct partners of a renewal month, by name; those after the one of this name and id.
pub async fn renewing(tx: &mut Tx, month: i32, after: (&str, Uuid), limit: i64) -> Stored<Vec<Renewing>> {
    let rows = sqlx::query_as!(
        Renewing,
        r#"select o.id as "organisation_id: OrganisationId", o.name, p.number as "number?", d.activated_at, f.id is not null as "flagged!",
               (select state from enrollments where organisation_id = o.id order by attempt desc limit 1) as enrollment
           from programme_enrollments d join organisations o on o.id = d.organisation_id
           left join partner_ids p on p.organisation_id = o.id and p.associated
           left join offboarding_flags f on f.organisation_id = o.id and f.lifted_at is null
           where d.programme = 'direct' and extract(month from d.activated_at at time zone 'UTC') = $1::int
             and not exists (select from programme_enrollments i where i.organisation_id = o.id and i.programme = 'indirect_reseller')
             and (o.name, o.id) > ($2, $3)
           order by o.name, o.id limit $4"#,
        month,
        after.0,
        after.1,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// One import.
pub async fn find(tx: &mut Tx, id: OffboardingImportId) -> Stored<Option<Import>> {
    let row = sqlx::query_as!(
        Import,
        r#"select id as "id: OffboardingImportId", source, name, state as "state: ImportState", created_at, created_by_name, applied_at, applied_by_name, ended_at
           from offboarding_imports where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The state of an import, locked until the transaction ends.
pub async fn lock(tx: &mut Tx, id: OffboardingImportId) -> Stored<Option<ImportState>> {
    let row = sqlx::query_scalar!(
        r#"select state as "state: ImportState" from offboarding_imports where id = $1 for update"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The newest imports.
pub async fn newest(tx: &mut Tx, limit: i64) -> Stored<Vec<Import>> {
    let rows = sqlx::query_as!(
        Import,
        r#"select id as "id: OffboardingImportId", source, name, state as "state: ImportState", created_at, created_by_name, applied_at, applied_by_name, ended_at
           from offboarding_imports order by id desc limit $1"#,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The import that read the same content before this one, and was not thrown away.
pub async fn same_before(tx: &mut Tx, id: OffboardingImportId) -> Stored<Option<Import>> {
    let row = sqlx::query_as!(
        Import,
        r#"select i.id as "id: OffboardingImportId", i.source, i.name, i.state as "state: ImportState", i.created_at, i.created_by_name,
               i.applied_at, i.applied_by_name, i.ended_at
           from offboarding_imports mine join offboarding_imports i on i.content_hash = mine.content_hash and i.id < mine.id
           where mine.id = $1 and mine.source <> 'month' and i.state <> 'discarded' order by i.id desc limit 1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// How many rows of an import are what.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// All of them.
    pub all: i64,
    /// To be identified.
    pub good: i64,
    /// Identified before.
    pub already: i64,
    /// Wrong, or refused when they were applied.
    pub bad: i64,
    /// Identified by this import.
    pub flagged: i64,
    /// Good ones that have their outcome.
    pub applied: i64,
}

/// Counts the rows of an import.
pub async fn counts(tx: &mut Tx, id: OffboardingImportId) -> Stored<Counts> {
    let row = sqlx::query_as!(
        Counts,
        r#"select count(*) as "all!", count(*) filter (where verdict = 'good') as "good!",
               count(*) filter (where verdict = 'already' or outcome = 'already') as "already!",
               count(*) filter (where fault is not null) as "bad!", count(*) filter (where outcome = 'flagged') as "flagged!",
               count(outcome) as "applied!"
           from offboarding_import_rows where import_id = $1"#,
        id.0
    );
    Ok(row.fetch_one(tx.conn()).await?)
}

/// A row as it is shown.
pub struct Row {
    /// Its line in the file.
    pub line: i32,
    /// The Partner ID.
    pub partner_number: String,
    /// Whose it is.
    pub organisation_id: Option<Uuid>,
    /// Their name.
    pub name: Option<String>,
    /// Why.
    pub reason: String,
    /// The planned date as typed.
    pub planned_text: String,
    /// The planned date, if it is one.
    pub planned_on: Option<NaiveDate>,
    /// The revenue as typed.
    pub revenue_text: String,
    /// Its currency as typed.
    pub currency: String,
    /// The revenue in hundredths, if it is one.
    pub revenue_minor: Option<i64>,
    /// good, already, bad, flagged or refused.
    pub result: String,
    /// What is wrong with it.
    pub fault: Option<String>,
}

/// Rows of an import after a line: all of them, or those that are wrong.
pub async fn rows(tx: &mut Tx, id: OffboardingImportId, only_bad: bool, after: i32, limit: i64) -> Stored<Vec<Row>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select r.line, r.partner_number, r.organisation_id, o.name as "name?", r.reason, r.planned_text, r.planned_on,
               r.revenue_text, r.currency, r.revenue_minor, coalesce(r.outcome, r.verdict) as "result!", r.fault
           from offboarding_import_rows r left join organisations o on o.id = r.organisation_id
           where r.import_id = $1 and r.line > $2 and (not $3 or r.fault is not null) order by r.line limit $4"#,
        id.0,
        after,
        only_bad,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Lets an import be applied, in this person's name.
pub async fn apply(tx: &mut Tx, id: OffboardingImportId, by: PersonId, by_name: &str) -> Stored<()> {
    sqlx::query!(
        "update offboarding_imports set state = 'applying', applied_at = app.now(), applied_by = $2, applied_by_name = $3 where id = $1",
        id.0,
        by.0,
        by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Throws an import away.
pub async fn discard(tx: &mut Tx, id: OffboardingImportId) -> Stored<()> {
    sqlx::query!("update offboarding_imports set state = 'discarded', ended_at = app.now() where id = $1", id.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}
