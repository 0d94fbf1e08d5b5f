//! The ordinary user the server runs as: PostgreSQL refuses to be root.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use nix::errno::Errno;
use nix::unistd::{Gid, Uid, User, geteuid};

use super::error::{StartError, while_doing};

/// Whom the database's files and processes belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ServerUser {
    pub uid: Uid,
    pub gid: Gid,
    /// We are root and have to become this user.
    switches: bool,
}

impl ServerUser {
    /// Ourselves; as root whoever owns `home` already, else `postgres`, else `nobody`.
    pub fn choose(home: &Path) -> Result<Self, StartError> {
        if !geteuid().is_root() {
            return Ok(Self { uid: geteuid(), gid: nix::unistd::getegid(), switches: false });
        }
        let (uid, gid) = match fs::metadata(home) {
            Ok(found) if found.uid() != 0 => (Uid::from_raw(found.uid()), Gid::from_raw(found.gid())),
            _ => ["postgres", "nobody"]
                .into_iter()
                .find_map(|name| User::from_name(name).ok().flatten())
                .map(|user| (user.uid, user.gid))
                .ok_or(StartError::NoUser)?,
        };
        Ok(Self { uid, gid, switches: true })
    }

    /// Makes `command` run as this user. The standard library drops root's groups with it.
    pub fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.switches {
            command.uid(self.uid.as_raw()).gid(self.gid.as_raw());
        }
        command
    }

    /// Gives what root has just made to this user; `lchown`, so that no link leads elsewhere.
    pub fn own(&self, path: &Path) -> Result<(), StartError> {
        if !self.switches {
            return Ok(());
        }
        std::os::unix::fs::lchown(path, Some(self.uid.as_raw()), Some(self.gid.as_raw()))
            .map_err(while_doing("change the owner of", path))
    }

    /// Whether this user can enter `dir`. It is tried, because modes alone do not tell (access
    /// lists, mount options): the child changes its user first and its directory afterwards.
    pub fn can_enter(&self, dir: &Path) -> Result<bool, StartError> {
        let mut command = Command::new("true");
        match self.apply(command.current_dir(dir)).status() {
            Ok(_) => Ok(true),
            Err(error) if is_no_access(&error) => Ok(false),
            Err(error) => Err(while_doing("enter as the database's user", dir)(error)),
        }
    }
}

/// The name of a user for messages.
pub(super) fn name_of(uid: u32) -> String {
    match User::from_uid(Uid::from_raw(uid)) {
        Ok(Some(user)) => user.name,
        _ => uid.to_string(),
    }
}

fn is_no_access(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::EACCES as i32)
}
