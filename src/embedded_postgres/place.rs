//! Where the database lies: its directory, its owner, and the directory of its socket.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use nix::fcntl::OFlag;
use sha2::{Digest, Sha256};

use super::error::{StartError, while_doing};
use super::user::{ServerUser, name_of};

/// Used where root keeps the data in a directory the server's user cannot enter.
const SHARED_PLACE: &str = "/var/lib/partner-center";

/// In the data directory: names the database's place when that is elsewhere.
const POINTER: &str = "database";

/// Addresses of Unix sockets end at 107 bytes on Linux and at 103 on macOS.
const LONGEST_SOCKET_PATH: usize = 100;

/// The only port there is: it is part of the socket's name.
pub(super) const PORT: &str = "5432";

/// The directories of one database.
#[derive(Debug)]
pub(super) struct Place {
    /// Private directory that holds everything below.
    pub home: PathBuf,
    /// Where the server listens: `home`, or a short directory if that path is too long.
    pub socket_dir: PathBuf,
    /// Whom all of it belongs to.
    pub user: ServerUser,
    pointer: PathBuf,
}

impl Place {
    /// Finds or makes the place for the database of `data_dir`.
    pub fn prepare(data_dir: &Path) -> Result<Self, StartError> {
        fs::create_dir_all(data_dir).map_err(while_doing("create", data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(while_doing("open", data_dir))?;
        let pointer = data_dir.join(POINTER);
        let (home, user) = choose_home(&data_dir, &pointer)?;
        make_home(&home, &user)?;
        let home = home.canonicalize().map_err(while_doing("open", &home))?;
        let socket_dir = choose_socket_dir(&home, &user)?;
        Ok(Self { home, socket_dir, user, pointer })
    }

    /// The server's data directory.
    pub fn cluster(&self) -> PathBuf {
        self.home.join("cluster")
    }

    /// The server's log.
    pub fn log(&self) -> PathBuf {
        self.home.join("postgres.log")
    }

    /// The socket itself.
    pub fn socket(&self) -> PathBuf {
        socket_in(&self.socket_dir)
    }

    /// Opens a private file in `home` to append to, and makes it if it is not there. Links are not
    /// followed: root must not be led out of a directory that another user may write to.
    pub fn open_file(&self, path: &Path) -> Result<File, StartError> {
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .custom_flags(OFlag::O_NOFOLLOW.bits())
            .open(path)
            .map_err(while_doing("open", path))?;
        self.user.own(path)?;
        Ok(file)
    }

    /// The major version that made the cluster, if there is one.
    pub fn version(&self) -> Option<u32> {
        fs::read_to_string(self.cluster().join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// Removes the whole database, after a throw-away server.
    pub fn remove(&self) {
        // Nothing depends on it: what stays behind is only in the way of a tidy disk.
        let _ = fs::remove_dir_all(&self.home);
        let _ = fs::remove_file(&self.pointer);
    }

    /// Removes the short socket directory; the next start makes it again.
    pub fn remove_socket_dir(&self) {
        if self.socket_dir != self.home {
            // Not empty if the server was killed: then it is used again as it is.
            let _ = fs::remove_dir(&self.socket_dir);
        }
    }
}

fn choose_home(data_dir: &Path, pointer: &Path) -> Result<(PathBuf, ServerUser), StartError> {
    if let Ok(text) = fs::read_to_string(pointer) {
        let home = PathBuf::from(text.trim_end_matches('\n'));
        let user = ServerUser::choose(&home)?;
        return Ok((home, user));
    }
    let home = data_dir.join("postgres");
    let user = ServerUser::choose(&home)?;
    if user.can_enter(data_dir)? {
        return Ok((home, user));
    }
    let home = Path::new(SHARED_PLACE).join(short_hash(data_dir));
    let user = ServerUser::choose(&home)?;
    make_shared_place()?;
    fs::write(pointer, format!("{}\n", home.display())).map_err(while_doing("write", pointer))?;
    Ok((home, user))
}

fn make_shared_place() -> Result<(), StartError> {
    let shared = Path::new(SHARED_PLACE);
    fs::create_dir_all(shared).map_err(while_doing("create", shared))?;
    // Root's umask may be 077, and the server's user has to pass through.
    fs::set_permissions(shared, Permissions::from_mode(0o711)).map_err(while_doing("change the mode of", shared))
}

fn make_home(home: &Path, user: &ServerUser) -> Result<(), StartError> {
    if make_private_dir(home, user)? {
        return Ok(());
    }
    let owner = fs::metadata(home).map_err(while_doing("open", home))?.uid();
    if owner == user.uid.as_raw() {
        Ok(())
    } else {
        Err(StartError::NotYours { place: home.to_owned(), owner: name_of(owner) })
    }
}

/// Makes a directory for `user` alone; false if there is something of that name already.
fn make_private_dir(dir: &Path, user: &ServerUser) -> Result<bool, StartError> {
    match DirBuilder::new().mode(0o700).create(dir) {
        Ok(()) => user.own(dir).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(while_doing("create", dir)(error)),
    }
}

fn choose_socket_dir(home: &Path, user: &ServerUser) -> Result<PathBuf, StartError> {
    if can_hold_socket(home) {
        return Ok(home.to_owned());
    }
    // Not the directory TMPDIR names: that one may be long too.
    let dir = Path::new("/tmp").join(format!("partner-center-{}", short_hash(home)));
    if !make_private_dir(&dir, user)? {
        let found = fs::symlink_metadata(&dir).map_err(while_doing("open", &dir))?;
        let private = found.is_dir() && found.mode().trailing_zeros() >= 6;
        if !private || found.uid() != user.uid.as_raw() {
            return Err(StartError::SocketDir(dir));
        }
    }
    Ok(dir)
}

/// The server takes a list of directories, in which commas and quotes mean something.
fn can_hold_socket(dir: &Path) -> bool {
    let bytes = socket_in(dir).into_os_string();
    bytes.len() <= LONGEST_SOCKET_PATH && !bytes.as_bytes().iter().any(|byte| b",\"".contains(byte))
}

fn socket_in(dir: &Path) -> PathBuf {
    dir.join(format!(".s.PGSQL.{PORT}"))
}

fn short_hash(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_bytes());
    hex::encode(&digest[..6])
}
