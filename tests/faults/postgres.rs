//! A PostgreSQL of the test's own, outside of the portal and durable like a real one: it can be killed and comes back with what it had.

use std::{
    fs::{self, Permissions},
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use partner_center::{
    embedded_postgres::{EmbeddedPostgres, Settings, program},
    ground::Ground,
    store::owner,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, postgres::PgConnectOptions};
use tempfile::TempDir;
use tokio::sync::Mutex;

const TEMPLATE: &str = "template_portal";
/// Bytes of a page.
const PAGE: usize = 8192;

/// A running server; its data goes with this value.
pub struct Postgres {
    server: Option<EmbeddedPostgres>,
    socket_dir: PathBuf,
    data: TempDir,
}

fn settings(data: &Path) -> Settings {
    Settings { data_dir: data.to_owned(), durable: true, bin_dir: None }
}

/// For all faults that leave the server alone.
static SHARED: Mutex<Option<Arc<Postgres>>> = Mutex::const_new(None);

/// Stops the server that faults had in common.
pub fn stop_shared() {
    drop(SHARED.blocking_lock().take());
}

impl Postgres {
    /// The server that faults have in common which leave it alone; started when first asked for.
    pub async fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().await;
        if shared.is_none() {
            *shared = Some(Arc::new(Self::start().await));
        }
        Arc::clone(shared.as_ref().expect("just started"))
    }

    /// Starts one with today's schema in a template.
    pub async fn start() -> Self {
        let data = TempDir::with_prefix("faults-").expect("a directory");
        // as root the server runs as another user, who has to get in
        fs::set_permissions(data.path(), Permissions::from_mode(0o755)).expect("a mode");
        let server = EmbeddedPostgres::start(&settings(data.path())).unwrap_or_else(|error| panic!("{error}"));
        let postgres = Self { socket_dir: server.socket_dir().to_owned(), server: Some(server), data };
        let ground = Ground::on_socket(postgres.socket_dir(), TEMPLATE).await.expect("roles and a database");
        owner::migrate(&ground.migrate).await.expect("today's schema");
        let mut owner = owner::connect(&ground.migrate).await.expect("the owner");
        owner::mark(&mut owner, "test", chrono::TimeDelta::zero()).await.expect("a clock that can be set");
        // a template may have nobody in it
        owner.close().await.expect("an end");
        postgres
    }

    /// A standby that follows `primary` from now on; the primary acknowledges nothing that this one does not have.
    pub async fn standby_of(primary: &Self) -> Self {
        let data = TempDir::with_prefix("standby-").expect("a directory");
        fs::set_permissions(data.path(), Permissions::from_mode(0o755)).expect("a mode");
        let owner = fs::metadata(primary.socket_dir()).expect("the primary's directory");
        let home = data.path().join("postgres");
        fs::create_dir(&home).expect("a directory");
        fs::set_permissions(&home, Permissions::from_mode(0o700)).expect("a mode");
        chown(&home, Some(owner.uid()), Some(owner.gid())).expect("an owner");
        let mut copy = Command::new(program(None, None, "pg_basebackup").expect("pg_basebackup"));
        copy.arg("-h").arg(primary.socket_dir()).args(["-U", "postgres", "-R", "-X", "stream", "-c", "fast", "-D"]);
        copy.arg(home.join("cluster")).current_dir(&home).uid(owner.uid()).gid(owner.gid());
        let copied = copy.output().expect("pg_basebackup");
        assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
        let server = EmbeddedPostgres::start(&settings(data.path())).unwrap_or_else(|error| panic!("{error}"));
        let standby = Self { socket_dir: server.socket_dir().to_owned(), server: Some(server), data };
        primary.run("postgres", "alter system set synchronous_standby_names = '*'").await;
        primary.run("postgres", "select pg_reload_conf()").await;
        standby
    }

    /// SIGKILL, for good.
    pub fn kill(mut self) {
        kill(Pid::from_raw(self.pid()), Signal::SIGKILL).expect("a signal");
        drop(self.server.take());
    }

    /// Where its socket is.
    pub fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// The one who may do everything, in this database.
    pub fn superuser(&self, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(&self.socket_dir).username("postgres").database(database)
    }

    /// Runs a statement of the test's own as superuser.
    pub async fn run(&self, database: &str, statement: &str) {
        let mut connection: PgConnection = self.superuser(database).connect().await.expect("the superuser");
        connection.execute(sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))).await.expect(statement);
    }

    /// A new database with today's schema, and more words for the statement that makes it.
    pub async fn database(&self, name: &str, more: &str) {
        let statement = format!("create database {name} owner portal_owner template {TEMPLATE} {more}");
        self.run("postgres", &statement).await;
    }

    /// An empty one.
    pub async fn bare_database(&self, name: &str) {
        self.run("postgres", &format!("create database {name} owner portal_owner")).await;
    }

    fn pid(&self) -> i32 {
        self.server.as_ref().expect("it runs").pid().cast_signed()
    }

    /// SIGKILL for the server itself; its children notice and go. Then starts it again, which recovers. Answers how long it was away.
    pub fn kill_and_start(&mut self) -> Duration {
        let began = Instant::now();
        kill(Pid::from_raw(self.pid()), Signal::SIGKILL).expect("a signal");
        drop(self.server.take());
        loop {
            match EmbeddedPostgres::start(&settings(self.data.path())) {
                Ok(server) => {
                    self.server = Some(server);
                    return began.elapsed();
                }
                // an orphaned child may hold the shared memory for a moment
                Err(error) => assert!(began.elapsed() < Duration::from_secs(30), "{error}"),
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Stops it, turns a byte of every page of this table round on the disk, and starts it again. Answers how many pages that were.
    pub async fn damage(&mut self, database: &str, table: &str) -> usize {
        let mut connection = self.superuser(database).connect().await.expect("the superuser");
        let path: String = sqlx::query_scalar("select pg_relation_filepath($1::regclass)")
            .bind(table.to_owned())
            .fetch_one(&mut connection)
            .await
            .expect("where the table lies");
        connection.close().await.expect("an end");
        // what it had in memory is on the disk when it has stopped
        tokio::task::block_in_place(|| drop(self.server.take()));
        let path = self.data.path().join("postgres/cluster").join(path);
        let mut pages = fs::read(&path).expect("the table");
        let count = pages.chunks_mut(PAGE).map(|page| page[PAGE - 1] ^= 1).count();
        fs::write(&path, pages).expect("the table");
        let server = tokio::task::block_in_place(|| EmbeddedPostgres::start(&settings(self.data.path())));
        self.server = Some(server.unwrap_or_else(|error| panic!("{error}")));
        count
    }

    /// SIGKILL for one of its children: the server throws everybody out and recovers by itself.
    pub async fn kill_a_child(&self, database: &str) {
        let mut connection = self.superuser(database).connect().await.expect("the superuser");
        let statement = "select pid from pg_stat_activity where usename = 'portal_app' and state <> 'idle' limit 1";
        let busy: Option<i32> = sqlx::query_scalar(statement).fetch_optional(&mut connection).await.expect("a list");
        if let Some(pid) = busy {
            let _ = kill(Pid::from_raw(pid), Signal::SIGKILL);
        }
    }
}
