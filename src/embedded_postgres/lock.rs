//! One portal per database: the lock, and the wait for a server that is still on its way out.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;

use super::error::{StartError, while_doing};
use super::place::Place;

/// How long a server whose portal was killed may take to stop.
const LAST_ONE_MAY_TAKE: Duration = Duration::from_secs(10);

/// How long another portal may take from taking the lock to writing its process id into it.
const PID_MAY_TAKE: Duration = Duration::from_secs(1);

/// The right to work on a database. When it is dropped, the place is tidied up and then free.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    place: Place,
    /// Whether the database is removed at the end.
    throw_away: bool,
}

impl Lock {
    /// Takes the lock of `place` and waits until an earlier server has gone.
    pub fn take(place: Place, durable: bool) -> Result<Self, StartError> {
        let path = place.home.join("lock");
        let mut file = place.open_file(&path)?;
        wait_for_lock(&mut file, &path, &place)?;
        file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(while_doing("write", &path))?;
        wait_for_earlier_server(&place)?;
        // Only what is made under this lock may be thrown away.
        let throw_away = !durable && !place.cluster().exists();
        Ok(Self { file, place, throw_away })
    }

    /// What is locked.
    pub fn place(&self) -> &Place {
        &self.place
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.place.remove_socket_dir();
        if self.throw_away {
            self.place.remove();
        }
        // Closing is not enough: a child that another thread is just starting shares the open file
        // until it runs its program, and would keep the lock that long.
        let _ = self.file.unlock();
    }
}

fn wait_for_lock(file: &mut File, path: &Path, place: &Place) -> Result<(), StartError> {
    let deadline = Instant::now() + PID_MAY_TAKE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(while_doing("lock", path)(error)),
            Err(TryLockError::WouldBlock) => match read_pid(file) {
                None if Instant::now() < deadline => thread::sleep(Duration::from_millis(5)),
                pid => return Err(in_use(place, pid.unwrap_or_default())),
            },
        }
    }
}

/// With the lock in our hands no portal owns this server. Usually it has had its parent-death
/// signal and is stopping; one that stays was started by hand or where there is no such signal.
fn wait_for_earlier_server(place: &Place) -> Result<(), StartError> {
    let deadline = Instant::now() + LAST_ONE_MAY_TAKE;
    let cluster = place.cluster();
    while let Some(pid) = running_server(&cluster) {
        if Instant::now() > deadline {
            return Err(in_use(place, pid));
        }
        thread::sleep(Duration::from_millis(15));
    }
    Ok(())
}

/// The process that works on `cluster`, if it lives.
fn running_server(cluster: &Path) -> Option<u32> {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).ok()?;
    let pid: u32 = text.lines().next()?.trim().parse().ok()?;
    works_in(cluster, pid).then_some(pid)
}

/// A server works in its cluster: after a restart of the machine another process may have its
/// number, and PostgreSQL itself knows what to do then. Where we cannot look (one that has ended
/// and was not waited for yet has no directory), a process of that number has to do.
fn works_in(cluster: &Path, pid: u32) -> bool {
    match fs::read_link(format!("/proc/{pid}/cwd")) {
        Ok(dir) => dir == cluster,
        Err(_) => pid.try_into().is_ok_and(|pid| kill(Pid::from_raw(pid), None) != Err(Errno::ESRCH)),
    }
}

fn read_pid(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.read_to_string(&mut text).ok()?;
    text.strip_suffix('\n')?.parse().ok()
}

fn in_use(place: &Place, pid: u32) -> StartError {
    StartError::AlreadyRunning { pid, place: place.home.clone(), socket_dir: place.socket_dir.clone() }
}
