//! The machine: disk, files, ports, limits.

use std::{fs, io::ErrorKind, net::TcpListener, os::unix::fs::MetadataExt, path::Path};

use nix::sys::statvfs::statvfs;

use super::Finding;
use crate::config::Config;

/// From here on the disk is an alarm (R15).
const FULL_PERCENT: u64 = 80;
/// Connections and files that many people at once need.
const OPEN_FILES: u64 = 4096;

pub(super) fn look(config: &Config) -> Vec<Finding> {
    let mut findings = vec![data_dir(&config.data_dir), disk(&config.data_dir), port(config), open_files()];
    findings.extend(secret_key(config));
    findings.extend(base_url(config));
    findings
}

fn data_dir(path: &Path) -> Finding {
    let trial = path.join(".doctor");
    let tried = fs::create_dir_all(path).and_then(|()| fs::write(&trial, "")).and_then(|()| fs::remove_file(&trial));
    match tried {
        Ok(()) => Finding::fine("files", format!("{} can be written", path.display())),
        Err(error) => Finding::wrong(
            "files",
            format!("{}: {error}", path.display()),
            "give it to the portal's user, or set PORTAL_DATA_DIR to another directory",
        ),
    }
}

fn disk(path: &Path) -> Finding {
    let Ok(disk) = statvfs(path) else { return Finding::advice("disk", "cannot be asked", "look at it yourself: df") };
    let (blocks, free) = (disk.blocks().max(1), disk.blocks_available());
    let used = 100 - free * 100 / blocks;
    let seen = format!("{used} % used, {} MB free", free * disk.fragment_size() / 1_000_000);
    if used < FULL_PERCENT {
        Finding::fine("disk", seen)
    } else {
        Finding::advice("disk", seen, "make room before it is full: the database stops writing then")
    }
}

fn port(config: &Config) -> Finding {
    let listen = config.listen;
    match TcpListener::bind(listen) {
        Ok(_) => Finding::fine("address", format!("{listen} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Finding::fine(
            "address",
            format!("{listen} is in use: by the portal, if it runs; if not, set PORTAL_LISTEN to another port"),
        ),
        Err(error) => {
            Finding::wrong("address", format!("{listen}: {error}"), "set PORTAL_LISTEN to an address of ours")
        }
    }
}

fn open_files() -> Finding {
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap_or_default();
    match line.split_whitespace().next().and_then(|limit| limit.parse::<u64>().ok()) {
        Some(limit) if limit < OPEN_FILES => Finding::advice(
            "open files",
            format!("at most {limit}"),
            "raise it (LimitNOFILE= in a systemd unit, ulimit -n): every visitor needs one",
        ),
        Some(limit) => Finding::fine("open files", format!("at most {limit}")),
        None => Finding::fine("open files", "no limit found"),
    }
}

fn secret_key(config: &Config) -> Option<Finding> {
    let path = config.data_dir.join("secret-key");
    let mode = fs::metadata(&path).ok().map(|found| found.mode() & 0o077)?;
    Some(if mode == 0 {
        Finding::fine("secret key", "readable by its owner alone")
    } else {
        Finding::wrong("secret key", format!("{} can be read by others", path.display()), "chmod 600 it")
    })
}

fn base_url(config: &Config) -> Option<Finding> {
    let is_local = config.base_url.scheme() == "http";
    (is_local && !config.is_demo()).then(|| {
        let seen = format!("{} is for this machine only", config.base_url);
        Finding::advice("base URL", seen, "set PORTAL_BASE_URL to the https address that people use")
    })
}
