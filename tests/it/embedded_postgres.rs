//! The portal's own database server: its life, its privacy, and what it says when it cannot start.

use std::env;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use partner_center::embedded_postgres::{EmbeddedPostgres, Settings, StartError};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, Executor, Row};
use tempfile::TempDir;

/// Tells the test of a killed portal that it is the portal.
const HELD_DATA_DIR: &str = "HELD_DATA_DIR";

/// A directory the server's user may enter, whatever the umask.
fn open_dir() -> TempDir {
    dir_with_mode(0o755)
}

fn dir_with_mode(mode: u32) -> TempDir {
    let dir = TempDir::new().expect("a temporary directory");
    fs::set_permissions(dir.path(), Permissions::from_mode(mode)).expect("its mode can be set");
    dir
}

fn settings(data_dir: &Path) -> Settings {
    Settings { data_dir: data_dir.to_owned(), durable: false, bin_dir: None }
}

fn durable(data_dir: &Path) -> Settings {
    Settings { durable: true, ..settings(data_dir) }
}

fn start(settings: &Settings) -> EmbeddedPostgres {
    EmbeddedPostgres::start(settings).unwrap_or_else(|error| panic!("{error}"))
}

async fn connect(server: &EmbeddedPostgres) -> PgConnection {
    let options = PgConnectOptions::new_without_pgpass()
        .socket(server.socket_dir())
        .port(5432)
        .username(server.superuser())
        .database("postgres");
    PgConnection::connect_with(&options).await.expect("the server answers")
}

async fn setting(connection: &mut PgConnection, name: &str) -> String {
    let statement = sqlx::query("SELECT current_setting($1)").bind(name);
    connection.fetch_one(statement).await.expect("a known setting").get(0)
}

fn lives(pid: u32) -> bool {
    // A process that has ended but was not waited for has no directory any more.
    fs::read_link(format!("/proc/{pid}/cwd")).is_ok()
}

#[tokio::test]
async fn a_restart_keeps_the_data() {
    let dir = open_dir();
    let server = start(&durable(dir.path()));
    let mut connection = connect(&server).await;
    connection.execute("CREATE TABLE kept AS SELECT 42 AS answer").await.expect("a table");
    server.stop();

    let server = start(&durable(dir.path()));
    let mut connection = connect(&server).await;
    let row = connection.fetch_one("SELECT answer FROM kept").await.expect("the table");
    assert_eq!(row.get::<i32, _>(0), 42);
}

#[tokio::test]
async fn it_listens_on_a_private_socket_only_and_keeps_universal_time() {
    let dir = open_dir();
    let server = start(&durable(dir.path()));
    let mut connection = connect(&server).await;

    let mode = fs::metadata(server.socket_dir()).expect("the socket's directory").mode();
    assert_eq!(mode & 0o777, 0o700);
    for (name, value) in [
        ("listen_addresses", ""),
        ("shared_preload_libraries", ""),
        ("timezone", "UTC"),
        ("fsync", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
    ] {
        assert_eq!(setting(&mut connection, name).await, value, "{name}");
    }
}

#[tokio::test]
async fn a_second_start_says_so_and_does_no_harm() {
    let dir = open_dir();
    let server = start(&settings(dir.path()));

    let refusal = EmbeddedPostgres::start(&settings(dir.path())).expect_err("it is in use");
    let message = refusal.to_string();
    let StartError::AlreadyRunning { pid, socket_dir, .. } = refusal else { panic!("{message}") };
    assert_eq!(pid, std::process::id());
    assert_eq!(socket_dir, server.socket_dir());
    assert!(message.contains("PORTAL_DATA_DIR"), "{message}");

    assert_eq!(setting(&mut connect(&server).await, "fsync").await, "off");
}

#[test]
fn stopping_ends_the_server_and_throws_away_what_was_made_to_be() {
    let dir = open_dir();
    let server = start(&settings(dir.path()));
    let (pid, home) = (server.pid(), server.socket_dir().to_owned());
    assert!(lives(pid));
    server.stop();
    assert!(!lives(pid));
    assert!(!home.exists());
}

#[test]
fn a_throw_away_start_does_not_throw_durable_data_away() {
    let dir = open_dir();
    start(&durable(dir.path())).stop();
    start(&settings(dir.path())).stop();
    assert!(dir.path().join("postgres/cluster/PG_VERSION").exists());
}

#[test]
fn root_keeps_the_data_elsewhere_if_the_servers_user_cannot_enter() {
    let dir = dir_with_mode(0o700);
    let server = start(&settings(dir.path()));
    let home = server.socket_dir().to_owned();
    let inside = dir.path().canonicalize().expect("it exists").join("postgres");
    if fs::metadata("/proc/self").expect("our process").uid() == 0 {
        let named = fs::read_to_string(dir.path().join("database")).expect("it names the place");
        assert_eq!(named.trim_end(), home.to_str().expect("plain letters"));
        assert_ne!(home, inside);
        assert_ne!(fs::metadata(&home).expect("the place").uid(), 0);
    } else {
        assert_eq!(home, inside);
    }
}

#[tokio::test]
async fn a_path_too_long_for_a_socket_gets_a_short_one() {
    let dir = open_dir();
    let long = dir.path().join("d".repeat(120));
    let server = start(&settings(&long));
    let socket_dir = server.socket_dir().to_owned();
    assert!(socket_dir.as_os_str().len() < 50, "{}", socket_dir.display());
    assert_eq!(fs::metadata(&socket_dir).expect("it").mode() & 0o777, 0o700);
    connect(&server).await;
    server.stop();
    assert!(!socket_dir.exists());
}

#[test]
fn a_missing_server_is_explained() {
    let dir = open_dir();
    let bin_dir = Some(dir.path().join("nothing"));
    let refusal = EmbeddedPostgres::start(&Settings { bin_dir, ..settings(dir.path()) });
    assert!(matches!(refusal, Err(StartError::NotInBinDir(_))), "{refusal:?}");
    assert!(StartError::NotFound.to_string().contains("apt-get install postgresql"));
}

#[test]
fn a_server_that_cannot_start_shows_the_end_of_its_log() {
    let dir = open_dir();
    start(&durable(dir.path())).stop();
    let settings_file = dir.path().join("postgres/cluster/postgresql.auto.conf");
    fs::write(settings_file, "shared_buffers = nonsense\n").expect("a broken setting");
    let message = EmbeddedPostgres::start(&durable(dir.path())).expect_err("broken").to_string();
    assert!(message.contains("nonsense") && message.contains("postgres.log"), "{message}");
}

/// The test runs itself once more as the portal that is killed.
#[test]
fn a_killed_portal_leaves_no_server_behind() {
    #[expect(clippy::disallowed_methods, reason = "a word between two runs of a test, no setting")]
    if let Some(data_dir) = env::var_os(HELD_DATA_DIR) {
        let server = start(&durable(Path::new(&data_dir)));
        println!("\nserver {}", server.pid());
        thread::sleep(Duration::from_mins(1));
        return;
    }
    let dir = open_dir();
    let module = module_path!().split_once("::").map_or("", |(_, module)| module);
    let test = format!("{module}::a_killed_portal_leaves_no_server_behind");
    let mut portal = Command::new(env::current_exe().expect("this test"))
        .args(["--exact", &test, "--nocapture"])
        .env(HELD_DATA_DIR, dir.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs once more");
    let pid = BufReader::new(portal.stdout.take().expect("its output"))
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("server ")?.parse().ok())
        .expect("it says its server's number");
    assert!(lives(pid));

    portal.kill().expect("it is ours");
    portal.wait().expect("it has ended");
    let deadline = Instant::now() + Duration::from_secs(10);
    while lives(pid) {
        assert!(Instant::now() < deadline, "the server outlives its portal");
        thread::sleep(Duration::from_millis(10));
    }
    start(&durable(dir.path())).stop();
}
