//! What `verify` reads and what the nightly run leaves behind.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Stored, Tx};

/// How many broken rows are named.
const MOST: usize = 100;

/// The rows that break an invariant, in words; `sql` is one of our own.
pub async fn broken(tx: &mut Tx, sql: &'static str) -> Stored<Vec<String>> {
    let limited = format!("select row from ({sql}) broken (row) limit {MOST}");
    Ok(sqlx::query_scalar(AssertSqlSafe(limited)).fetch_all(tx.conn()).await?)
}

/// A head as it was on some day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Whose chain.
    pub organisation_id: Uuid,
    /// How long the chain was.
    pub seq: i64,
    /// The hash of its last entry.
    pub hash: Vec<u8>,
    /// When it was anchored.
    pub at: DateTime<Utc>,
}

/// Anchors the heads of all chains, once a day; nothing for whoever comes second. As the worker.
pub async fn anchor_heads(tx: &mut Tx) -> Stored<Vec<Anchor>> {
    let rows = sqlx::query_as!(
        Anchor,
        r#"select organisation_id as "organisation_id!", seq as "seq!", hash as "hash!", at as "at!" from app.anchor_heads()"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The anchors whose entry is missing or another one.
pub async fn moved(tx: &mut Tx, anchors: &[Anchor]) -> Stored<Vec<String>> {
    let ids: Vec<Uuid> = anchors.iter().map(|anchor| anchor.organisation_id).collect();
    let seqs: Vec<i64> = anchors.iter().map(|anchor| anchor.seq).collect();
    let hashes: Vec<Vec<u8>> = anchors.iter().map(|anchor| anchor.hash.clone()).collect();
    let rows = sqlx::query_scalar!(
        r#"select format('%s entry %s', a.organisation_id, a.seq) as "row!"
           from unnest($1::uuid[], $2::bigint[], $3::bytea[]) a (organisation_id, seq, hash)
           left join activity_entries e on e.organisation_id = a.organisation_id and e.seq = a.seq
           where e.hash is distinct from a.hash"#,
        &ids,
        &seqs,
        &hashes
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Every anchor the database holds: whose, and how long the chain was.
pub async fn anchored(tx: &mut Tx) -> Stored<Vec<(Uuid, i64)>> {
    let rows = sqlx::query!("select organisation_id, seq from activity_anchors").fetch_all(tx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.organisation_id, row.seq)).collect())
}

/// Which of today's nightly jobs are still to be done: anchoring, checking. As the worker.
pub async fn open_jobs(tx: &mut Tx) -> Stored<(bool, bool)> {
    let row = sqlx::query!(
        r#"select not exists (select from activity_anchor_days where day = (app.now() at time zone 'UTC')::date) as "anchor!",
                  not exists (select from verify_runs where day = (app.now() at time zone 'UTC')::date) as "verify!""#
    )
    .fetch_one(tx.conn())
    .await?;
    Ok((row.anchor, row.verify))
}

/// Keeps what tonight's check found.
pub async fn keep(tx: &mut Tx, checks: usize, findings: &Value) -> Stored<()> {
    sqlx::query!(
        "insert into verify_runs (day, at, checks, findings) values ((app.now() at time zone 'UTC')::date, app.now(), $1, $2) on conflict do nothing",
        i32::try_from(checks).unwrap_or(i32::MAX),
        findings
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A nightly check.
pub struct Run {
    /// When.
    pub at: DateTime<Utc>,
    /// How many invariants were asked.
    pub checks: i32,
    /// What was found: a list of `{check, rows}`.
    pub findings: Value,
}

/// The last nightly checks, newest first.
pub async fn runs(tx: &mut Tx, limit: i64) -> Stored<Vec<Run>> {
    let rows = sqlx::query_as!(Run, "select at, checks, findings from verify_runs order by day desc limit $1", limit);
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A day on which heads were anchored.
pub struct AnchorDay {
    /// The day.
    pub day: NaiveDate,
    /// When exactly.
    pub at: DateTime<Utc>,
    /// How many chains had grown.
    pub heads: i64,
}

/// The last days on which heads were anchored, newest first.
pub async fn anchor_days(tx: &mut Tx, limit: i64) -> Stored<Vec<AnchorDay>> {
    let rows = sqlx::query_as!(
        AnchorDay,
        r#"select d.day, d.at, (select count(*) from activity_anchors a where a.day = d.day) as "heads!"
           from activity_anchor_days d order by d.day desc limit $1"#,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
