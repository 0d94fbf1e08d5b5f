//! A disk that is full (R15): a small file system under the tables, the log of the database on another one.

use std::{
    fs,
    io::Write,
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    ledger::Ledger,
    load::{Load, usual},
    portal::Plan,
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// A file system of its own in memory; gone with this value.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where that is not allowed.
    fn mount(owner: &Path) -> Option<Self> {
        let directory = TempDir::with_prefix("small-disk-").ok()?;
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=48m", "tmpfs"]).arg(directory.path()).output();
        if !mount.is_ok_and(|output| output.status.success()) {
            return None;
        }
        let disk = Self(directory);
        let owner = fs::metadata(owner).expect("the server's directory");
        chown(disk.0.path(), Some(owner.uid()), Some(owner.gid())).expect("an owner");
        fs::set_permissions(disk.0.path(), fs::Permissions::from_mode(0o700)).expect("a mode");
        Some(disk)
    }

    /// Fills it up to the last byte.
    fn fill(&self) {
        let mut file = fs::File::create(self.filler()).expect("a file");
        for size in [1 << 20, 1 << 12] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn filler(&self) -> std::path::PathBuf {
        self.0.path().join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// What `doctor` says of a portal whose files lie there.
fn doctor(plan: &Plan, place: &Path) -> String {
    let mut command = plan.command(&["doctor"]);
    let output = command.env("PORTAL_DATA_DIR", place).stdout(Stdio::piped()).output().expect("the program");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Fills the disk under load, and makes room again.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::start().await;
    let Some(disk) = SmallDisk::mount(postgres.socket_dir()) else {
        return Outcome::NotTried("a small file system is needed, and only root may mount one".into());
    };
    let place = disk.0.path().display();
    postgres.run("postgres", &format!("create tablespace small location '{place}'")).await;
    let site = Site::made(&postgres, "full_disk", "tablespace small").await;
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &ledger, Duration::ZERO, &usual());
    load.until_more(20).await;
    disk.fill();
    let began = Instant::now();
    let full = scale.pick(20, 2_000);
    while ledger.refused() < full {
        assert!(began.elapsed() < Duration::from_secs(60), "the disk does not get full");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let seen = doctor(&site.plan, disk.0.path());
    assert!(seen.contains("% used") && seen.contains("-> make room"), "{seen}");
    fs::remove_file(disk.filler()).expect("room again");
    load.until_more(20).await;
    load.end().await;
    drop(portal);
    let held = ledger.must_hold(&postgres, "full_disk").await;
    site.verify(&postgres).await;
    let found =
        format!("{held}; {} forms were answered 503 meanwhile, and writing went on by itself", ledger.refused());
    // the server lets go of the file system before it goes
    drop(postgres);
    withstood("filled the disk under the tables to the last byte under load, then made room", found)
}
