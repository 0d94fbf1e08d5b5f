//! The pool and the transaction. Nothing else acquires a connection, so two facts hold everywhere: a request that is cancelled leaves
//! nothing half open (sqlx 0.9.0 would, security.md §0.1), and a transaction knows nothing but its session's hash.

use std::{io, time::Duration};

use chrono::{DateTime, Utc};
use sqlx::{
    AssertSqlSafe, PgConnection, PgPool, Postgres, Row,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions, PgRow},
    raw_sql,
};

use tokio::time::{Instant, timeout_at};

use super::{StoreError, Stored, commit, identity};
use crate::domain::{ids::OrganisationId, me::Me};

/// Whether a transaction began with the message that asks: the one moment is its first statement's, the other the message's.
pub(super) const IS_FRESH: &str = "transaction_timestamp() = statement_timestamp()";
/// How many times a dead connection is put away and another one tried.
const TRIES: usize = 3;
/// How long a transaction may take to open, the wait for a connection included: a database that hangs holds nobody up (R7).
const OPENING_MAY_TAKE: Duration = Duration::from_secs(3);

/// The database, as one role sees it.
#[derive(Clone)]
pub struct Db {
    pool: PgPool,
}

/// An open transaction. Dropped without `commit`, it rolls back.
pub struct Tx {
    connection: Option<PoolConnection<Postgres>>,
    db: Db,
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
        let (tx, row) = self.open(format!(r"{begin}; select {IS_FRESH}, app.entered('\x{hash}')")).await?;
        Ok((tx, identity::me(&row, 1)?))
    }

    /// Opens a transaction of the worker, which acts for one organisation or for none.
    pub async fn begin_job(&self, organisation: Option<OrganisationId>) -> Stored<Tx> {
        let organisation = organisation.map(|id| id.to_string()).unwrap_or_default();
        let (tx, _) = self
            .open(format!("begin; select {IS_FRESH}, set_config('app.job_organisation', '{organisation}', true)"))
            .await?;
        Ok(tx)
    }

    /// Opens a transaction that reads one snapshot and may take its time, for `verify`.
    pub async fn begin_checking(&self) -> Stored<Tx> {
        let begin = "begin isolation level repeatable read read only; set local statement_timeout = '10min'";
        let (tx, _) = self.open(format!("{begin}; select {IS_FRESH}")).await?;
        Ok(tx)
    }

    /// Runs `opening`, which begins a transaction and answers one row with `IS_FRESH` first, on a task of its own: if the caller goes
    /// away meanwhile, the task still ends and the transaction is rolled back. A connection that is dead, or that somebody left inside
    /// a transaction, is put away, so nothing can swallow this one. (A ROLLBACK before each BEGIN would do as well, but the server
    /// writes a warning to its log each time that there was nothing to roll back.)
    #[expect(clippy::disallowed_methods, reason = "this is the one place that takes connections")]
    pub(super) async fn open(&self, opening: String) -> Stored<(Tx, PgRow)> {
        let db = self.clone();
        // boxed, as it is large and would be copied from place to place until it runs
        let task = tokio::spawn(Box::pin(async move {
            let (mut tries, deadline) = (0, Instant::now() + OPENING_MAY_TAKE);
            loop {
                tries += 1;
                let mut connection = db.pool.acquire().await?;
                match timeout_at(deadline, begin(&mut connection, &opening)).await {
                    Ok(Ok(row)) => return Ok((Tx { connection: Some(connection), db }, row)),
                    Ok(Err(error)) => {
                        drop(connection.detach());
                        if !is_unusable(&error) || tries >= TRIES + db.pool.size() as usize {
                            return Err(error);
                        }
                    }
                    Err(_) => {
                        drop(connection.detach());
                        return Err(io::Error::from(io::ErrorKind::TimedOut).into());
                    }
                }
            }
        }));
        task.await.map_err(|_| StoreError::Unavailable(sqlx::Error::WorkerCrashed))?.map_err(StoreError::from)
    }

    /// As many as there may be at once.
    pub fn connections(&self) -> u32 {
        self.pool.options().get_max_connections()
    }

    /// Connections there are, and how many of them do nothing.
    pub fn in_use(&self) -> (u32, u32) {
        (self.pool.size(), u32::try_from(self.pool.num_idle()).unwrap_or_default())
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> bool {
        let ask = self.open(format!("begin read only; select {IS_FRESH}"));
        matches!(tokio::time::timeout(Duration::from_millis(90), ask).await, Ok(Ok(_)))
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Whether the connection is no more: cut, or ended by a server that stops.
pub(super) fn is_dead(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => matches!(error.code().as_deref(), Some("57P01" | "57P02")),
        _ => false,
    }
}

/// Begins a transaction, or says that somebody's is still open.
async fn begin(connection: &mut PgConnection, opening: &str) -> Result<PgRow, sqlx::Error> {
    let row = raw_sql(AssertSqlSafe(opening.to_owned())).fetch_one(connection).await?;
    if row.try_get(0)? { Ok(row) } else { Err(io::Error::other("a transaction was left open").into()) }
}

/// Whether another connection may do: this one is dead, or somebody's transaction is still open on it.
fn is_unusable(error: &sqlx::Error) -> bool {
    let left_failed = error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("25P02"));
    left_failed || is_dead(error)
}

impl Tx {
    /// The connection, for the store alone.
    pub(super) fn conn(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect("a transaction has its connection until it ends")
    }

    /// Makes everything durable. On a task of its own: a COMMIT that was sent must be waited for, whoever listens.
    ///
    /// # Errors
    /// When a statement had failed before, or when the answer was lost and nobody can say what became of it.
    pub async fn commit(mut self) -> Stored<()> {
        let Some(connection) = self.connection.take() else { return Ok(()) };
        let task = tokio::spawn(commit::commit(connection, self.db.clone()));
        task.await.map_err(|_| StoreError::Unavailable(sqlx::Error::WorkerCrashed))?
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
