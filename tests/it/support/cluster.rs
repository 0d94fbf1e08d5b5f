//! One throw-away database server for the whole test binary, and in it a database for every test, copied from a template that was
//! migrated once.

use std::{
    fs::Permissions,
    io,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{ChildStdin, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use chrono::TimeDelta;
use partner_center::{
    auth::seal::Seal,
    config::Config,
    demo,
    embedded_postgres::{EmbeddedPostgres, Settings},
    ground::Ground,
    store::owner,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, postgres::PgConnectOptions};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

const EMPTY: &str = "template_empty";
const DEMO: &str = "template_demo";

struct Cluster {
    socket_dir: PathBuf,
    count: AtomicUsize,
    used: mpsc::Sender<String>,
    // lives as long as the process, which ends the server too
    _server: EmbeddedPostgres,
    // closed when the process ends, whatever ends it
    _broom: ChildStdin,
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// Runs `job` to its end on a thread of its own, so that it works inside another runtime and in `drop`.
pub fn block_on<T: Send, F: Future<Output = T>>(job: impl FnOnce() -> F + Send) -> T {
    thread::scope(|scope| scope.spawn(|| runtime().block_on(job())).join().expect("the job ends"))
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| start().expect("a database server for the tests"))
}

fn start() -> anyhow::Result<Cluster> {
    let dir = TempDir::with_prefix("portal-tests-")?.keep();
    std::fs::set_permissions(&dir, Permissions::from_mode(0o755))?;
    let settings = Settings { data_dir: dir.clone(), durable: false, bin_dir: None };
    let server = EmbeddedPostgres::start(&settings)?;
    let socket_dir = server.socket_dir().to_owned();
    block_on(|| template(&socket_dir))?;
    let (used, thrown_away) = mpsc::channel();
    let options = superuser(&socket_dir, "postgres");
    thread::spawn(move || drop_databases(&options, &thrown_away));
    let broom = broom(&dir, server.pid())?;
    Ok(Cluster { socket_dir, count: AtomicUsize::new(0), used, _server: server, _broom: broom })
}

/// A process that outlives this one for a moment: when the database server has ended, it removes its directory.
fn broom(dir: &Path, server: u32) -> io::Result<ChildStdin> {
    let script = "read -r _; while kill -0 \"$1\" 2>/dev/null; do sleep 0.1; done; rm -rf \"$0\"";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(dir).arg(server.to_string()).stdin(Stdio::piped()).process_group(0);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command.spawn()?.stdin.take().expect("a pipe"))
}

async fn template(socket_dir: &Path) -> anyhow::Result<()> {
    let ground = Ground::on_socket(socket_dir, EMPTY).await?;
    owner::migrate(&ground.migrate).await?;
    owner::mark(&mut owner::connect(&ground.migrate).await?, "test", TimeDelta::zero()).await
}

fn superuser(socket_dir: &Path, database: &str) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass().socket(socket_dir).username("postgres").database(database)
}

async fn run(connection: &mut PgConnection, statement: String) -> sqlx::Result<()> {
    // names of databases of ours, never somebody's input
    connection.execute(sqlx::raw_sql(AssertSqlSafe(statement))).await.map(drop)
}

fn drop_databases(options: &PgConnectOptions, thrown_away: &mpsc::Receiver<String>) {
    let runtime = runtime();
    let Ok(mut connection) = runtime.block_on(options.connect()) else { return };
    for name in thrown_away {
        // a failure leaves a database behind until the whole server goes
        let _ = runtime.block_on(run(&mut connection, format!("drop database if exists {name} with (force)")));
    }
}

async fn copy_of(template: &str) -> sqlx::Result<String> {
    let cluster = cluster();
    let name = format!("test_{}", cluster.count.fetch_add(1, Ordering::Relaxed));
    let mut connection = superuser(&cluster.socket_dir, "postgres").connect().await?;
    let statement = format!("create database {name} owner portal_owner template {template} strategy file_copy");
    run(&mut connection, statement).await?;
    Ok(name)
}

/// A database for one test; thrown away with this value.
pub struct Database {
    name: String,
}

impl Database {
    /// One with today's schema and nothing in it, marked as a test's.
    pub async fn empty() -> Self {
        Self { name: copy_of(EMPTY).await.expect("a copy of the template") }
    }

    /// One with the demo world in it. Its secrets are sealed with `seal`'s key of this binary.
    pub async fn demo(config: &Config, seal: &Seal) -> Self {
        static LOADED: OnceLock<()> = OnceLock::new();
        cluster();
        LOADED.get_or_init(|| block_on(|| load_demo(config, seal)).expect("the demo world"));
        Self { name: copy_of(DEMO).await.expect("a copy of the demo world") }
    }

    /// The database as each of the portal's roles reaches it.
    pub fn ground(&self) -> Ground {
        let role = |role: &str| self.superuser().username(role);
        Ground {
            embedded: None,
            app: role("portal_app"),
            worker: role("portal_worker"),
            migrate: role("portal_migrate"),
            verify: Some(role("portal_verify")),
        }
    }

    /// The database as the one who may do everything reaches it.
    pub fn superuser(&self) -> PgConnectOptions {
        superuser(&cluster().socket_dir, &self.name)
    }
}

async fn load_demo(config: &Config, seal: &Seal) -> anyhow::Result<()> {
    let socket_dir = &cluster().socket_dir;
    run(&mut superuser(socket_dir, "postgres").connect().await?, format!("create database {DEMO} template {EMPTY}"))
        .await?;
    let ground = Ground::on_socket(socket_dir, DEMO).await?;
    owner::mark(&mut owner::connect(&ground.migrate).await?, "production", TimeDelta::zero()).await?;
    demo::load_if_empty(config, &ground, seal).await
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = cluster().used.send(std::mem::take(&mut self.name));
    }
}
