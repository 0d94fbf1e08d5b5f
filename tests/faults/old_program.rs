//! A program on a schema that is newer than itself (R17): columns are added under load, and the old program goes on and even starts anew.

use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, raw_sql};

use crate::{
    ledger::Ledger,
    load::{Load, strict},
    portal::free_address,
    postgres::Postgres,
    replicas::PAUSE,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

const TABLES: &str = "select oid::regclass::text from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_sqlx_migrations' order by 1";

/// A newer migration has been here.
const NEWER: &str = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
    values (29990101000000, 'from a later release', true, '\\x00', 0)";

/// One column more, as an expanding migration adds it: not waiting longer for a lock than others may wait behind it.
async fn add_column(connection: &mut PgConnection, table: &str) {
    let statement = format!("set lock_timeout = '500ms'; alter table {table} add column newer_than_you text");
    let began = Instant::now();
    while let Err(error) = connection.execute(raw_sql(AssertSqlSafe(statement.clone()))).await {
        assert!(began.elapsed() < Duration::from_secs(30), "{table}: {error}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Adds a column to every table under load, and then replaces both processes by the same old program.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, "old_program").await;
    let mut other = site.plan.clone();
    other.address = free_address();
    let plans = [site.plan.clone(), other];
    let ledger = Ledger::default();
    let mut portals = vec![plans[0].start().await, plans[1].start().await];
    let load = Load::start(&site, &[plans[0].address, plans[1].address], &ledger, PAUSE, &strict());
    let writes = scale.pick(15, 400);
    load.until_more(writes).await;
    let mut connection = postgres.superuser("old_program").connect().await.expect("the superuser");
    let tables: Vec<String> = sqlx::query_scalar(TABLES).fetch_all(&mut connection).await.expect("the tables");
    for table in &tables {
        add_column(&mut connection, table).await;
    }
    connection.execute(NEWER).await.expect("a newer migration");
    load.until_more(writes).await;
    for plan in &plans {
        portals.remove(0).stop().await;
        portals.push(plan.start().await);
    }
    load.until_more(writes).await;
    load.end().await;
    ledger.must_be_spotless(&site);
    let held = ledger.must_hold(&postgres, "old_program").await;
    site.verify(&postgres).await;
    withstood(
        format!(
            "added a column to each of {} tables under load, then started the old program anew on the new schema",
            tables.len()
        ),
        format!("no request failed; {held}"),
    )
}
