//! A PostgreSQL server of the portal's own, for a first look and for tests: nothing to set up.
//!
//! The machine's PostgreSQL programs work on a private directory, as an ordinary user even when the
//! portal is root, and listen on a Unix socket in a private directory only. The server lives as
//! long as its [`EmbeddedPostgres`], and ends when the portal is killed. With an outside server
//! (`DATABASE_URL`) nothing of this is used. Roles, databases and migrations are made elsewhere.
//!
//! ```text
//! <data_dir>/postgres/           0700, belongs to the server's user
//!     cluster/                   the server's data
//!     postgres.log  lock  .s.PGSQL.5432
//! <data_dir>/database            names the directory above, if it had to be made elsewhere
//! ```

mod binaries;
mod error;
mod lock;
mod place;
mod server;
mod user;

use std::path::{Path, PathBuf};

pub use error::StartError;

use binaries::Binaries;
use lock::Lock;
use place::Place;
use server::Server;

const SUPERUSER: &str = "postgres";

/// What the launcher has to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The portal's data directory (`PORTAL_DATA_DIR`).
    pub data_dir: PathBuf,
    /// Data survives a power cut. False is for tests: faster, and a database made by this start is
    /// removed when it ends.
    pub durable: bool,
    /// Where `postgres` and `initdb` are, if not in a usual place (`PG_BIN`).
    pub bin_dir: Option<PathBuf>,
}

/// One of PostgreSQL's other programs, such as `pg_dump`: of the version of the database that is embedded in `data_dir`, or the newest.
pub fn program(bin_dir: Option<&Path>, data_dir: Option<&Path>, name: &str) -> Result<PathBuf, StartError> {
    let version = data_dir.map(Place::prepare).transpose()?.and_then(|place| place.version());
    binaries::program(bin_dir, version, name)
}

/// A running server that belongs to us; dropping it stops it.
#[derive(Debug)]
pub struct EmbeddedPostgres {
    // The order matters: the server ends before its lock is given back.
    server: Server,
    lock: Lock,
}

impl EmbeddedPostgres {
    /// Starts the server, creating its data the first time, and waits until it answers. Blocks.
    pub fn start(settings: &Settings) -> Result<Self, StartError> {
        let lock = Lock::take(Place::prepare(&settings.data_dir)?, settings.durable)?;
        let place = lock.place();
        let binaries = Binaries::find(settings.bin_dir.as_deref(), place.version())?;
        server::create_cluster(place, &binaries, settings.durable)?;
        let server = Server::start(place, &binaries, settings.durable)?;
        Ok(Self { server, lock })
    }

    /// The directory of the socket, to be given to clients as their host.
    pub fn socket_dir(&self) -> &Path {
        &self.lock.place().socket_dir
    }

    /// The role that may do everything; it needs no password.
    pub fn superuser(&self) -> &'static str {
        SUPERUSER
    }

    /// The server's process id.
    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// Disconnects everybody, stops the server and waits until it has ended.
    pub fn stop(self) {
        drop(self);
    }
}
