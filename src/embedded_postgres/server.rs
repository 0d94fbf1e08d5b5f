//! The server's process: creating the cluster, starting, waiting for the first answer, stopping.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::SUPERUSER;
use super::binaries::{Binaries, path_variable};
use super::error::{StartError, while_doing};
use super::place::{PORT, Place};

const FIRST_ANSWER_MAY_TAKE: Duration = Duration::from_secs(30);
/// The last checkpoint writes out everything in memory.
const STOP_MAY_TAKE: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(5);
/// A log longer than this is put aside at the next start.
const LONGEST_LOG: u64 = 10_000_000;

/// In force at each start, whatever `postgresql.conf` says.
const ALWAYS: [&str; 5] = [
    "timezone=UTC",
    "log_timezone=UTC",
    "shared_preload_libraries=",
    "logging_collector=off",
    "log_line_prefix=%m [%p] %q%u@%d ",
];
const DURABLE: [&str; 3] = ["fsync=on", "full_page_writes=on", "synchronous_commit=on"];
const THROW_AWAY: [&str; 4] = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"];

/// A running server; stops it when dropped.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    /// Ends the thread that started `child` when it is dropped, which is after `child` has ended.
    _keeper: mpsc::Sender<()>,
}

/// Creates the cluster unless it is there.
pub(super) fn create_cluster(place: &Place, binaries: &Binaries, durable: bool) -> Result<(), StartError> {
    let cluster = place.cluster();
    if cluster.exists() {
        return Ok(());
    }
    // Made under another name, so that one whose making was interrupted is never taken for whole.
    let unfinished = place.home.join("cluster.new");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(while_doing("remove", &unfinished))?;
    }
    let mut command = command(place, binaries, &binaries.initdb);
    command.arg("-D").arg(&unfinished).args(["-U", SUPERUSER, "-A", "trust", "-E", "UTF8"]);
    command.args(["--locale=C.UTF-8", "--data-checksums", "--no-instructions"]);
    command.args((!durable).then_some("--no-sync"));
    let output = command.output().map_err(while_doing("run", &binaries.initdb))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(StartError::Initdb { status: output.status, output: text });
    }
    fs::rename(&unfinished, &cluster).map_err(while_doing("rename", &unfinished))
}

impl Server {
    /// Starts the server and waits until it answers.
    pub fn start(place: &Place, binaries: &Binaries, durable: bool) -> Result<Self, StartError> {
        let path = place.log();
        put_long_log_aside(&path)?;
        let log = place.open_file(&path)?;
        let told_before = log.metadata().map_err(while_doing("open", &path))?.len();
        let errors = log.try_clone().map_err(while_doing("open", &path))?;

        let mut command = command(place, binaries, &binaries.postgres);
        command.arg("-D").arg(place.cluster()).arg("-k").arg(&place.socket_dir);
        command.args(["-h", "", "-p", PORT]);
        let rest: &[&str] = if durable { &DURABLE } else { &THROW_AWAY };
        for setting in ALWAYS.iter().chain(rest) {
            command.args(["-c", setting]);
        }
        // A group of its own: Ctrl-C is for the portal, which stops the server when it is done.
        command.stdout(log).stderr(errors).process_group(0);

        let mut server = spawn(command).map_err(while_doing("run", &binaries.postgres))?;
        server.wait_for_answer(place, told_before)?;
        Ok(server)
    }

    /// The server's process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    fn wait_for_answer(&mut self, place: &Place, told_before: u64) -> Result<(), StartError> {
        let deadline = Instant::now() + FIRST_ANSWER_MAY_TAKE;
        let log = place.log();
        while !self.answers(place) {
            if let Some(status) = self.child.try_wait().map_err(while_doing("wait for", &log))? {
                let tail = tail(&log, told_before);
                return Err(StartError::Ended { status, log, tail });
            }
            if Instant::now() > deadline {
                let tail = tail(&log, told_before);
                let seconds = FIRST_ANSWER_MAY_TAKE.as_secs();
                return Err(StartError::NoAnswer { seconds, log, tail });
            }
            thread::sleep(POLL);
        }
        Ok(())
    }

    /// The socket is open before the server takes statements, so its status file is asked first:
    /// process id in the first line, state in the eighth.
    fn answers(&self, place: &Place) -> bool {
        let status = fs::read_to_string(place.cluster().join("postmaster.pid")).unwrap_or_default();
        let mut lines = status.lines().map(str::trim);
        lines.next() == Some(self.pid().to_string().as_str())
            && matches!(lines.nth(6), Some("ready" | "standby"))
            && UnixStream::connect(place.socket()).is_ok()
    }

    fn signal(&self, signal: Signal) {
        let Ok(pid) = self.pid().try_into() else { return };
        // The number cannot have gone to another process: `child` has not been waited for.
        let _ = kill(Pid::from_raw(pid), signal);
    }

    fn ends_within(&mut self, limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        while matches!(self.child.try_wait(), Ok(None)) {
            if Instant::now() > deadline {
                return false;
            }
            thread::sleep(POLL);
        }
        true
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.ends_within(Duration::ZERO) {
            return;
        }
        // Disconnects everybody and stops cleanly.
        self.signal(Signal::SIGINT);
        if !self.ends_within(STOP_MAY_TAKE) {
            // Stops at once; nothing committed is lost, the next start recovers.
            self.signal(Signal::SIGQUIT);
            let _ = self.child.wait();
        }
    }
}

/// A command that runs as the database's user in its directory and gets SIGINT when we die.
/// It sees nothing of our environment, in which there may be secrets.
fn command(place: &Place, binaries: &Binaries, program: &Path) -> Command {
    let mut command = match &binaries.setpriv {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "INT", "--"]).arg(program);
            command
        }
        None => Command::new(program),
    };
    place.user.apply(&mut command);
    command.current_dir(&place.home).env_clear().env("PATH", path_variable()).env("LC_ALL", "C");
    command.stdin(Stdio::null());
    command
}

/// Starts `command` from a thread that lives as long as the server. The parent-death signal comes
/// when the *thread* that started a process ends, not when its process does; the caller's thread
/// may be one of a pool that is closed when it is idle, and would take the database with it.
fn spawn(mut command: Command) -> io::Result<Server> {
    let (keeper, dropped) = mpsc::channel::<()>();
    let (report, started) = mpsc::channel();
    thread::Builder::new().name("embedded-postgres".to_owned()).spawn(move || {
        // The receiver waits below, so that neither end can be missing yet.
        let _ = report.send(command.spawn());
        let _ = dropped.recv();
    })?;
    let child = started.recv().map_err(io::Error::other)??;
    Ok(Server { child, _keeper: keeper })
}

fn put_long_log_aside(log: &Path) -> Result<(), StartError> {
    match fs::symlink_metadata(log) {
        Ok(found) if found.len() > LONGEST_LOG => {
            fs::rename(log, log.with_extension("log.old")).map_err(while_doing("rename", log))
        }
        _ => Ok(()),
    }
}

/// The last lines of what the server has told since this start.
fn tail(log: &Path, told_before: u64) -> String {
    let mut text = Vec::new();
    if let Ok(mut file) = fs::File::open(log)
        && file.seek(SeekFrom::Start(told_before)).is_ok()
    {
        // An unreadable log is shown as an empty one: the message names the file anyway.
        let _ = file.read_to_end(&mut text);
    }
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(10)..].join("\n")
}
