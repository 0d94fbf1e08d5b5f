//! The pool and the transaction. Nothing else acquires a connection, so two facts hold everywhere: a request that is cancelled leaves
//! nothing half open (sqlx 0.9.0 would, security.md §0.1), and a transaction knows nothing but its session's hash.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{
    AssertSqlSafe, PgConnection, PgPool, Postgres, Row,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions, PgRow},
    raw_sql,
};

use super::{StoreError, Stored, identity};
use crate::domain::{ids::OrganisationId, me::Me};

/// How many times a dead connection is put away and another one tried.
const TRIES: usize = 3;

/// The database, as one role sees it.
#[derive(Clone)]
pub struct Db {
    pool: PgPool,
}

/// An open transaction. Dropped without `commit`, it rolls back.
pub struct Tx {
    connection: Option<PoolConnection<Postgres>>,
}

impl Db {
    /// A pool over `options`; connects when first needed.
    pub fn new(options: PgConnectOptions, connections: u32) -> Self {
        let options = options.application_name("partner-center").options([
            ("statement_timeout", "5s"),
            ("lock_timeout", "2s"),
            ("idle_in_transaction_session_timeout", "10s"),
            // planning again at each keyset query would cost a third of the throughput
            ("plan_cache_mode", "force_generic_plan"),
            ("client_min_messages", "error"),
            ("timezone", "UTC"),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(2))
            .max_lifetime(Duration::from_mins(30))
            // `open` finds dead connections itself, without a round trip of its own
            .test_before_acquire(false)
            .connect_lazy_with(options);
        Self { pool }
    }

    /// Connections that suit this machine: two a core and four more.
    pub fn usual_connections() -> u32 {
        std::thread::available_parallelism().map_or(8, |cores| u32::try_from(cores.get()).unwrap_or(2) * 2 + 4)
    }

    /// Opens a transaction for whoever the session belongs to; without a live session there is nobody and no row is visible.
    pub async fn begin(&self, session_hash: Option<&[u8]>) -> Stored<(Tx, Option<Me>)> {
        self.enter(session_hash, "begin").await
    }

    /// The same for reading only.
    pub async fn begin_reading(&self, session_hash: Option<&[u8]>) -> Stored<(Tx, Option<Me>)> {
        self.enter(session_hash, "begin read only").await
    }

    async fn enter(&self, session_hash: Option<&[u8]>, begin: &str) -> Stored<(Tx, Option<Me>)> {
        // hex digits only, so they are safe inside the text; one simple query is one round trip
        let hash = session_hash.map(hex::encode).unwrap_or_default();
        let (tx, row) =
            self.open(format!(r"rollback; {begin}; select {} from app.enter('\x{hash}')", identity::COLUMNS)).await?;
        let me = row.as_ref().map(identity::me).transpose()?;
        Ok((tx, me))
    }

    /// Opens a transaction of the worker, which acts for one organisation or for none.
    pub async fn begin_job(&self, organisation: Option<OrganisationId>) -> Stored<Tx> {
        let organisation = organisation.map(|id| id.to_string()).unwrap_or_default();
        let (tx, _) = self
            .open(format!("rollback; begin; select set_config('app.job_organisation', '{organisation}', true)"))
            .await?;
        Ok(tx)
    }

    /// Opens a transaction that reads one snapshot and may take its time, for `verify`.
    pub async fn begin_checking(&self) -> Stored<Tx> {
        let opening =
            "rollback; begin isolation level repeatable read read only; set local statement_timeout = '10min'";
        let (tx, _) = self.open(opening.into()).await?;
        Ok(tx)
    }

    /// Runs `opening` on a task of its own: if the caller goes away meanwhile, the task still ends and the transaction is rolled back.
    /// It starts with ROLLBACK, so a connection that somebody left inside a transaction cannot swallow this one.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that takes connections")]
    async fn open(&self, opening: String) -> Stored<(Tx, Option<PgRow>)> {
        let pool = self.pool.clone();
        let task = tokio::spawn(async move {
            let mut tries = 0;
            loop {
                tries += 1;
                let mut connection = pool.acquire().await?;
                match raw_sql(AssertSqlSafe(opening.clone())).fetch_optional(&mut *connection).await {
                    Ok(row) => return Ok((Tx { connection: Some(connection) }, row)),
                    Err(error) if is_dead(&error) && tries < TRIES + pool.size() as usize => drop(connection.detach()),
                    Err(error) => return Err(error),
                }
            }
        });
        task.await.map_err(|_| StoreError::Unavailable(sqlx::Error::WorkerCrashed))?.map_err(StoreError::from)
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> bool {
        let ask = self.open("rollback; begin read only; select 1".into());
        matches!(tokio::time::timeout(Duration::from_millis(90), ask).await, Ok(Ok(_)))
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Whether the connection is no more: cut, or ended by a server that stops.
fn is_dead(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => matches!(error.code().as_deref(), Some("57P01" | "57P02")),
        _ => false,
    }
}

impl Tx {
    /// The connection, for the store alone.
    pub(super) fn conn(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("a transaction has its connection until it ends")
    }

    /// Makes everything durable.
    ///
    /// # Errors
    /// When a statement had failed before: PostgreSQL would answer COMMIT with ROLLBACK and no error, so a statement goes first.
    pub async fn commit(mut self) -> Stored<()> {
        let Some(mut connection) = self.connection.take() else { return Ok(()) };
        // on a task of its own: a COMMIT that was sent must be waited for, whoever listens
        let task = tokio::spawn(async move { raw_sql("select 1; commit").execute(&mut *connection).await });
        task.await.map_err(|_| StoreError::Unavailable(sqlx::Error::WorkerCrashed))??;
        Ok(())
    }

    /// The one clock's time. Ask after the deciding row is locked.
    pub async fn now(&mut self) -> Stored<DateTime<Utc>> {
        Ok(sqlx::query_scalar!(r#"select app.now() as "now!""#).fetch_one(self.conn()).await?)
    }

    /// Runs a read-only statement text of the bench or of `verify`, whose names are ours.
    pub async fn count(&mut self, sql: &'static str) -> Stored<i64> {
        Ok(sqlx::query(sql).fetch_one(self.conn()).await?.try_get(0)?)
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let Some(mut connection) = self.connection.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            // off the request's path, but before the next one can borrow it
            runtime.spawn(async move {
                if raw_sql("rollback").execute(&mut *connection).await.is_err() {
                    drop(connection.detach());
                }
            });
        }
    }
}
