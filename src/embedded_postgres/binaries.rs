//! Finds the PostgreSQL server that is installed on this machine.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::StartError;

/// Homebrew (Apple, Intel), the RHEL family's packages, builds from source.
const USUAL_PLACES: [&str; 5] =
    ["/opt/homebrew/bin", "/usr/local/bin", "/usr/bin", "/opt/homebrew/opt/postgresql/bin", "/usr/local/pgsql/bin"];

/// Places with one directory per version: what stands before and behind the version.
const VERSIONED_PLACES: [(&str, &str, &str); 4] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
];

/// A directory with the client programs only is no server's.
const SERVER: [&str; 2] = ["initdb", "postgres"];

/// The programs the launcher runs.
#[derive(Debug)]
pub(super) struct Binaries {
    pub initdb: PathBuf,
    pub postgres: PathBuf,
    /// Sends the parent-death signal; without it a killed portal leaves its server running.
    pub setpriv: Option<PathBuf>,
}

impl Binaries {
    /// The server in `bin_dir`; otherwise the one of `version`, as no other can open an existing
    /// cluster; otherwise the newest.
    pub fn find(bin_dir: Option<&Path>, version: Option<u32>) -> Result<Self, StartError> {
        let dir = match bin_dir {
            Some(dir) if has_server(dir) => dir.to_owned(),
            Some(dir) => return Err(StartError::NotInBinDir(dir.to_owned())),
            None => installed(version, &SERVER).ok_or(StartError::NotFound)?,
        };
        Ok(Self {
            initdb: dir.join("initdb"),
            postgres: dir.join("postgres"),
            setpriv: search_path().map(|dir| dir.join("setpriv")).find(|file| file.is_file()),
        })
    }
}

/// The variable that says where programs are, for this process and its children.
pub(super) fn path_variable() -> OsString {
    #[expect(clippy::disallowed_methods, reason = "PATH belongs to the machine, it is no setting of ours")]
    env::var_os("PATH").unwrap_or_else(|| "/usr/local/bin:/usr/bin:/bin".into())
}

fn search_path() -> impl Iterator<Item = PathBuf> {
    env::split_paths(&path_variable()).collect::<Vec<_>>().into_iter()
}

/// One of PostgreSQL's programs: of the server that would be chosen, or of the newest client.
pub(super) fn program(bin_dir: Option<&Path>, version: Option<u32>, name: &str) -> Result<PathBuf, StartError> {
    let dir = bin_dir.map(Path::to_owned).or_else(|| installed(version, &[name])).ok_or(StartError::NotFound)?;
    let path = dir.join(name);
    if path.is_file() { Ok(path) } else { Err(StartError::NotInBinDir(dir)) }
}

/// The directory that holds all of these programs: of `version`, else of the newest one.
fn installed(version: Option<u32>, programs: &[&str]) -> Option<PathBuf> {
    let has_all = |dir: &Path| programs.iter().all(|program| dir.join(program).is_file());
    let mut versioned: Vec<_> = VERSIONED_PLACES
        .into_iter()
        .flat_map(|(parent, before, behind)| versions_in(parent, before, behind))
        .filter(|(_, dir)| has_all(dir))
        .collect();
    versioned.sort_by_key(|(number, _)| (Some(*number) == version, *number));
    versioned
        .pop()
        .map(|(_, dir)| dir)
        .or_else(|| USUAL_PLACES.into_iter().map(PathBuf::from).find(|dir| has_all(dir)))
        .or_else(|| search_path().find(|dir| has_all(dir)))
}

fn versions_in(parent: &str, before: &str, behind: &str) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let number = name.to_str()?.strip_prefix(before)?.parse().ok()?;
            Some((number, entry.path().join(behind)))
        })
        .collect()
}

fn has_server(dir: &Path) -> bool {
    SERVER.iter().all(|program| dir.join(program).is_file())
}
