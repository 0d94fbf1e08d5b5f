//! The fault proxy breaks where it is told to, shown on a real PostgreSQL.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use partner_center::embedded_postgres::{EmbeddedPostgres, Settings};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, Executor};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use crate::proxy::FaultProxy;

struct Bench {
    _postgres: EmbeddedPostgres,
    _data: TempDir,
    direct: PgConnectOptions,
    proxy: FaultProxy,
}

async fn bench() -> Bench {
    let data = TempDir::new().expect("a directory for the database");
    // as root the server runs as another user, who has to get in
    fs::set_permissions(data.path(), Permissions::from_mode(0o755)).expect("a mode");
    let settings = Settings { data_dir: data.path().to_owned(), durable: false, bin_dir: None };
    let postgres = EmbeddedPostgres::start(&settings).unwrap_or_else(|error| panic!("{error}"));
    let direct =
        PgConnectOptions::new().socket(postgres.socket_dir()).username(postgres.superuser()).database("postgres");
    let proxy = FaultProxy::in_front_of(&direct);
    let bench = Bench { _postgres: postgres, _data: data, direct, proxy };
    bench.run("create table letter (id serial primary key, body text)").await;
    bench
}

impl Bench {
    async fn run(&self, sql: &'static str) {
        let mut direct = PgConnection::connect_with(&self.direct).await.expect("the database");
        direct.execute(sql).await.expect("a statement");
    }

    async fn rows(&self) -> i64 {
        let mut direct = PgConnection::connect_with(&self.direct).await.expect("the database");
        sqlx::query_scalar("select count(*) from letter").fetch_one(&mut direct).await.expect("a number")
    }

    async fn connection(&self) -> PgConnection {
        PgConnection::connect_with(&self.proxy.through(&self.direct)).await.expect("the proxy")
    }
}

/// Two rows in one transaction: both or none.
async fn action(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    connection.execute("begin").await?;
    for body in ["one", "two"] {
        sqlx::query("insert into letter (body) values ($1)").bind(body).execute(&mut *connection).await?;
    }
    connection.execute("commit").await?;
    Ok(())
}

#[tokio::test]
async fn messages_are_counted_and_passed_on() {
    let bench = bench().await;
    let mut connection = bench.connection().await;
    assert_eq!(bench.proxy.connections(), 1);
    bench.proxy.pass();
    action(&mut connection).await.expect("done");
    // begin; Parse, Describe, Sync once; Bind, Execute, Sync twice; commit; sqlx may add a Close
    let messages = bench.proxy.messages();
    assert!((11..=15).contains(&messages), "{messages} messages");
    assert_eq!(bench.proxy.cut(), None);
    assert_eq!(bench.rows().await, 2);
}

#[tokio::test]
async fn an_action_is_cut_before_and_after_each_of_its_messages() {
    let bench = bench().await;
    let mut cuts = Vec::new();
    let arms: [fn(&FaultProxy, usize); 2] = [FaultProxy::cut_before, FaultProxy::cut_after];
    for arm in arms {
        for n in 1.. {
            bench.run("truncate letter").await;
            let mut connection = bench.connection().await;
            arm(&bench.proxy, n);
            let outcome = action(&mut connection).await;
            let rows = bench.rows().await;
            let Some(cut) = bench.proxy.cut() else {
                outcome.expect("untouched");
                break;
            };
            outcome.expect_err("cut");
            let committed = cut.starts_with("after") && cut.ends_with("Query: commit");
            assert_eq!(rows, if committed { 2 } else { 0 }, "{cut}");
            cuts.push(cut);
        }
    }
    assert_eq!(cuts[0], "before message 1, Query: begin");
    assert!(cuts.iter().any(|cut| cut.ends_with("Parse: insert into letter (body) values ($1)")), "{cuts:#?}");
    assert_eq!(cuts.iter().filter(|cut| cut.ends_with("Query: commit")).count(), 2);
    assert_eq!(cuts.len() % 2, 0, "as many cuts before as after");
}

#[tokio::test]
async fn a_cut_leaves_other_connections_and_the_next_one_alone() {
    let bench = bench().await;
    let (mut first, mut second) = (bench.connection().await, bench.connection().await);
    bench.proxy.cut_before(1);
    action(&mut first).await.expect_err("cut");
    action(&mut second).await.expect("the other connection");
    action(&mut bench.connection().await).await.expect("a new one");
    assert_eq!(bench.rows().await, 4);
}

#[tokio::test]
async fn a_black_hole_answers_nobody_and_heals() {
    let bench = bench().await;
    let mut connection = bench.connection().await;
    bench.proxy.black_hole();
    let patience = Duration::from_millis(300);
    let options = bench.proxy.through(&bench.direct);
    timeout(patience, PgConnection::connect_with(&options)).await.expect_err("no new connection");
    let work = tokio::spawn(async move { action(&mut connection).await });
    sleep(patience).await;
    assert!(!work.is_finished());
    assert_eq!(bench.rows().await, 0, "nothing got through");
    bench.proxy.pass();
    timeout(Duration::from_secs(5), work).await.expect("in time").expect("no panic").expect("done");
    assert_eq!(bench.rows().await, 2);
}
