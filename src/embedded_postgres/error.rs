//! What can go wrong before the server answers, each saying what to do about it.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// Why the embedded server could not be started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// No server binaries anywhere.
    #[error(
        "PostgreSQL is not installed: apt-get install postgresql (Debian, Ubuntu), or set \
         DATABASE_URL to a server of your own; if it is installed in an unusual place, set PG_BIN \
         to the directory of `postgres` and `initdb`"
    )]
    NotFound,
    /// The directory named by the settings holds no server.
    #[error("there are no `postgres` and `initdb` in {0}: correct PG_BIN or unset it")]
    NotInBinDir(PathBuf),
    /// Another process works on the same data; its server answers in `socket_dir`.
    #[error(
        "the database in {} is already in use by process {pid}: stop that process first, or set \
         PORTAL_DATA_DIR to another directory", place.display()
    )]
    AlreadyRunning {
        /// The portal that holds the database, or a server left without one.
        pid: u32,
        /// The directory that is in use.
        place: PathBuf,
        /// Where the running server listens.
        socket_dir: PathBuf,
    },
    /// Started as root on a machine without an ordinary user for the server.
    #[error(
        "PostgreSQL does not run as root, and this machine has neither a user `postgres` nor a \
         user `nobody`: start the portal as an ordinary user"
    )]
    NoUser,
    /// The data belongs to somebody else.
    #[error(
        "{} belongs to the user {owner}: start the portal as that user or as root, or set \
         PORTAL_DATA_DIR to another directory", place.display()
    )]
    NotYours {
        /// The directory that is not ours.
        place: PathBuf,
        /// Name or number of the user it belongs to.
        owner: String,
    },
    /// A directory for the socket exists already and is not a private one of ours.
    #[error(
        "{} is not a private directory of the database's user: remove it, or set PORTAL_DATA_DIR \
         to a shorter path, so that it is not needed", .0.display()
    )]
    SocketDir(PathBuf),
    /// `initdb` failed.
    #[error("could not create the database ({status}): {output}")]
    Initdb {
        /// How it ended.
        status: ExitStatus,
        /// What it printed.
        output: String,
    },
    /// The server ended instead of answering.
    #[error("the database server ended ({status}); the end of {} says:\n{tail}", log.display())]
    Ended {
        /// How it ended.
        status: ExitStatus,
        /// Its log.
        log: PathBuf,
        /// The log's last lines.
        tail: String,
    },
    /// The server runs but does not answer.
    #[error(
        "the database server does not answer after {seconds} seconds; the end of {} says:\n{tail}",
        log.display()
    )]
    NoAnswer {
        /// How long we waited.
        seconds: u64,
        /// Its log.
        log: PathBuf,
        /// The log's last lines.
        tail: String,
    },
    /// The operating system refused something.
    #[error("could not {doing} {}: {source}", path.display())]
    Io {
        /// What we were doing, as a verb.
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

/// Turns an I/O error into one that says what was being done with which path.
pub(super) fn while_doing(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StartError {
    let path = path.to_owned();
    move |source| StartError::Io { doing, path, source }
}
