//! The file of anchors beside the data: one line a head, only ever added to. Whoever changes the database alone cannot change it too;
//! a copy on another machine also withstands whoever can change both.

use std::{
    collections::HashSet,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use chrono::{DateTime, SecondsFormat, Utc};

use crate::store::{
    Stored, Tx,
    verify::{Anchor, anchored, moved},
};

/// The name of the check.
pub const NAME: &str = "anchor-file";

/// How many lines are compared at once.
const BATCH: usize = 1000;

fn file(data_dir: &Path) -> PathBuf {
    data_dir.join("anchors.log")
}

fn line(anchor: &Anchor) -> String {
    let at = anchor.at.to_rfc3339_opts(SecondsFormat::Micros, true);
    format!("{at} {} {} {}\n", anchor.organisation_id, anchor.seq, hex::encode(&anchor.hash))
}

fn read(line: &str) -> Option<Anchor> {
    let mut words = line.split(' ');
    let at = DateTime::parse_from_rfc3339(words.next()?).ok()?.with_timezone(&Utc);
    let (organisation_id, seq) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some(Anchor { organisation_id, seq, hash: hex::decode(words.next()?).ok()?, at })
}

/// Adds the anchors and waits until they are on disk.
///
/// # Errors
/// When the file cannot be written.
pub fn append(data_dir: &Path, anchors: &[Anchor]) -> io::Result<()> {
    fs::create_dir_all(data_dir)?;
    let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(file(data_dir))?;
    file.write_all(anchors.iter().map(line).collect::<String>().as_bytes())?;
    file.sync_data()
}

/// Copies the file into another directory, unless there is one already, which may know more.
///
/// # Errors
/// When it cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !file(from).exists() || file(to).exists() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    fs::copy(file(from), file(to)).map(drop)
}

/// Removes the file of a database that was thrown away.
///
/// # Errors
/// When it is there and cannot be removed.
pub fn forget(data_dir: &Path) -> io::Result<()> {
    match fs::remove_file(file(data_dir)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Where file and database differ: lines the log contradicts, lines nobody can read, anchors the file lacks.
pub(super) async fn broken(tx: &mut Tx, data_dir: &Path) -> Stored<Vec<String>> {
    let text = fs::read_to_string(file(data_dir)).unwrap_or_default();
    let mut rows = Vec::new();
    let mut anchors = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        match read(line) {
            Some(anchor) => anchors.push(anchor),
            None => rows.push(format!("line {number}")),
        }
    }
    for batch in anchors.chunks(BATCH) {
        rows.extend(moved(tx, batch).await?);
    }
    let known: HashSet<_> = anchors.iter().map(|anchor| (anchor.organisation_id, anchor.seq)).collect();
    let missing = anchored(tx).await?.into_iter().filter(|anchor| !known.contains(anchor));
    rows.extend(missing.map(|(organisation, seq)| format!("{organisation} entry {seq}: not in the file")));
    rows.truncate(100);
    Ok(rows)
}
