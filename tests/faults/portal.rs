//! The real program over an outside PostgreSQL: started, killed, paused and asked to stop like any process.

use std::{
    fs::File,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::http;

/// How a portal is to be started.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The directory of the database's socket, or of a proxy's.
    pub socket_dir: PathBuf,
    /// The database's name.
    pub database: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// Keys, the same for all who share a database.
    pub secret_key: String,
    /// Its files, and its log.
    pub files: PathBuf,
    /// The mail server.
    pub smtp_url: Option<String>,
}

/// A free address of this machine.
pub fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr()).expect("a free port")
}

impl Plan {
    /// The program with its settings, and nobody else's.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let host: String =
            url::form_urlencoded::byte_serialize(self.socket_dir.as_os_str().as_encoded_bytes()).collect();
        let url = |role: &str| format!("postgres:///{}?host={host}&user={role}", self.database);
        let mut command = Command::new(env!("CARGO_BIN_EXE_partner-center"));
        command.args(arguments).env_clear().current_dir(&self.files);
        command.env("DATABASE_URL", url("portal_app")).env("PORTAL_WORKER_DATABASE_URL", url("portal_worker"));
        command.env("PORTAL_MIGRATE_DATABASE_URL", url("portal_migrate"));
        command.env("PORTAL_VERIFY_DATABASE_URL", url("portal_verify"));
        command.env("PORTAL_BACKUP_DATABASE_URL", url("postgres"));
        command.env("PORTAL_SECRET_KEY", &self.secret_key).env("PORTAL_LISTEN", self.address.to_string());
        command.env("PORTAL_DATA_DIR", &self.files).env("PORTAL_MAIL_FROM", "portal@portal.test");
        if let Some(url) = &self.smtp_url {
            command.env("SMTP_URL", url);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// What it has logged so far.
    pub fn log(&self) -> PathBuf {
        self.files.join("portal.log")
    }

    fn open_log(&self) -> File {
        File::options().create(true).append(true).open(self.log()).expect("a log")
    }

    /// Starts it and waits until it is ready.
    pub async fn start(&self) -> Portal {
        self.begin(&["serve"]).await
    }

    /// The same with one half of it only.
    pub async fn start_half(&self, half: &str) -> Portal {
        self.begin(&["serve", "--only", half]).await
    }

    async fn begin(&self, arguments: &[&str]) -> Portal {
        let began = Instant::now();
        let mut portal = self.launch(arguments);
        while !is_ready(self.address).await {
            portal.must_live(&self.log());
            assert!(began.elapsed() < Duration::from_secs(30), "not ready after {:?}", began.elapsed());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        portal.ready_after = began.elapsed();
        portal
    }

    /// Starts it and waits for nothing.
    pub fn launch(&self, arguments: &[&str]) -> Portal {
        Portal::of(self.command(arguments).stderr(self.open_log()), self.address)
    }
}

/// Whether a portal answers there, with its database.
pub async fn is_ready(address: SocketAddr) -> bool {
    http::ask(address, &http::get("/readyz", "")).await.is_ok_and(|answer| answer.status == 200)
}

/// A running portal; killed with this value.
pub struct Portal {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took from its start to its first answer.
    pub ready_after: Duration,
}

impl Portal {
    /// Starts this command and waits for nothing.
    pub fn of(command: &mut Command, address: SocketAddr) -> Self {
        Self { child: command.spawn().expect("the program"), address, ready_after: Duration::ZERO }
    }

    /// Its process number.
    pub fn pid(&self) -> i32 {
        self.child.id().cast_signed()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        kill(Pid::from_raw(self.pid()), signal).expect("a signal");
    }

    /// SIGKILL, and waits until it is gone.
    pub fn kill(mut self) {
        self.signal(Signal::SIGKILL);
        self.child.wait().expect("its end");
    }

    /// SIGTERM, and waits until it has ended by itself. Answers how long that took.
    pub async fn stop(mut self) -> Duration {
        let began = Instant::now();
        self.signal(Signal::SIGTERM);
        while self.child.try_wait().expect("its state").is_none() {
            assert!(began.elapsed() < Duration::from_secs(15), "it does not stop");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        began.elapsed()
    }

    /// Fails with the log's end if it has ended.
    fn must_live(&mut self, log: &Path) {
        if let Some(status) = self.child.try_wait().expect("its state") {
            let text = std::fs::read_to_string(log).unwrap_or_default();
            panic!("the portal ended ({status}): {}", text.lines().last().unwrap_or_default());
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
