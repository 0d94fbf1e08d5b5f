//! The portal itself, as a process of its own: the optimised program over the socket, and what the system says of it.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use partner_center::auth::seal::Seal;

use crate::http::Client;

/// Linux counts a process's time in hundredths of a second, whatever the kernel's own clock.
const TICKS_PER_SECOND: f64 = 100.0;

/// A running portal; stopped when dropped.
pub struct Portal {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of its process to its first answer.
    pub start_up: Duration,
}

impl Portal {
    /// Starts it over `database` and waits until it is ready.
    pub async fn start(socket_dir: &Path, database: &str) -> anyhow::Result<Self> {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let host: String = url::form_urlencoded::byte_serialize(socket_dir.as_os_str().as_encoded_bytes()).collect();
        let url = |role: &str| format!("postgres:///{database}?host={host}&user={role}");
        let began = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_partner-center"))
            .args(["serve", "--only", "web"])
            // no setting of whoever measures, and no `.env` of this folder
            .env_clear()
            .current_dir(std::env::temp_dir())
            .env("DATABASE_URL", url("portal_app"))
            .env("PORTAL_WORKER_DATABASE_URL", url("portal_worker"))
            .env("PORTAL_MIGRATE_DATABASE_URL", url("portal_migrate"))
            .env("PORTAL_SECRET_KEY", Seal::new_key())
            .env("PORTAL_LISTEN", address.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut portal = Self { child, address, start_up: Duration::ZERO };
        portal.wait_until_ready(began).await?;
        portal.start_up = began.elapsed();
        Ok(portal)
    }

    async fn wait_until_ready(&mut self, began: Instant) -> anyhow::Result<()> {
        loop {
            if let Ok(mut client) = Client::connect(self.address, "/readyz", "", "identity").await
                && client.get().await.is_ok_and(|answer| answer.status == 200)
            {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the portal ended at once: {status}");
            }
            if began.elapsed() > Duration::from_secs(20) {
                bail!("the portal does not answer");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The memory that is its own, in megabytes; shared pages count by their share.
    pub fn memory(&self) -> anyhow::Result<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.pid()))?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).context("no Pss in smaps_rollup")?;
        let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        if let Ok(pid) = i32::try_from(self.pid()) {
            // not waited for yet, so the number is still this child's
            let _ = kill(Pid::from_raw(pid), Signal::SIGTERM);
        }
        let _ = self.child.wait();
    }
}

/// The processor time of one process, in seconds.
struct Used {
    parent: u32,
    itself: f64,
    /// By children that have ended.
    ended: f64,
}

fn used(pid: u32) -> anyhow::Result<Used> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // the name in brackets may hold anything, so fields are counted behind it
    let fields: Vec<&str> = text.rsplit_once(')').context("no name in stat")?.1.split_whitespace().collect();
    let field = |at: usize| fields.get(at).context("a short stat");
    let seconds = |at: usize| anyhow::Ok(field(at)?.parse::<f64>()? / TICKS_PER_SECOND);
    Ok(Used { parent: field(1)?.parse()?, itself: seconds(11)? + seconds(12)?, ended: seconds(13)? + seconds(14)? })
}

/// The processor time of a process so far, in seconds.
pub fn processor_time(pid: u32) -> anyhow::Result<f64> {
    Ok(used(pid)?.itself)
}

/// The processor time of every process that `parent` has started so far, in seconds.
pub fn processor_time_of_children(parent: u32) -> anyhow::Result<f64> {
    let ended = used(parent)?.ended;
    let pids = std::fs::read_dir("/proc")?.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let running = pids.filter_map(|pid| used(pid).ok()).filter(|process| process.parent == parent);
    Ok(ended + running.map(|process| process.itself).sum::<f64>())
}
