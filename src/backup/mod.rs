//! `backup` and `restore`: PostgreSQL's own `pg_dump` and `pg_restore`, the file of anchors, and a note of what belongs together.
//!
//! ```text
//! <directory>/database.dump    one snapshot of everything, in pg_dump's own format
//!             anchors.log      heads of all logs until then; older than the dump, never newer
//!             backup.json      what it is and the dump's SHA-256; written last, so that a backup without it is none
//! ```
//! The key that seals secrets is not in it (abuse I4): keep `PORTAL_SECRET_KEY` somewhere else.

mod programs;

use std::{
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    time::Instant,
};

use anyhow::{Context, bail, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    config::Config,
    ground::{self, Ground},
    store::{Db, health::MIGRATIONS, owner, server},
    verify::anchor_file,
};
use programs::Programs;

const DUMP: &str = "database.dump";
const NOTE: &str = "backup.json";
const FORMAT: u32 = 1;

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    format: u32,
    program: String,
    schema: i64,
    at: chrono::DateTime<chrono::Utc>,
    sha256: String,
    bytes: u64,
}

fn digest(path: &Path) -> anyhow::Result<(String, u64)> {
    struct Digester(Sha256);
    impl Write for Digester {
        fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
            self.0.update(piece);
            Ok(piece.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut digester = Digester(Sha256::new());
    let mut file = fs::File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let bytes = std::io::copy(&mut file, &mut digester)?;
    Ok((hex::encode(digester.0.finalize()), bytes))
}

/// Writes a backup into the new directory `to`, while the portal runs.
///
/// # Errors
/// Says what is missing.
pub async fn take(config: &Config, to: &Path) -> anyhow::Result<String> {
    let began = Instant::now();
    let ground = Ground::prepare_or_join(config).await?;
    let programs = Programs::new(config, &ground)?;
    fs::DirBuilder::new().mode(0o700).create(to).with_context(|| format!("{} cannot be made", to.display()))?;
    // before the dump, so that no anchor is newer than what it anchors
    anchor_file::copy(&config.data_dir, to).context("the file of anchors cannot be copied")?;
    let db = Db::new(ground.app.clone(), 1);
    let at = server::ask(&mut db.begin_job(None).await?).await?.now;
    db.close().await;
    let dump = to.join(DUMP);
    programs.dump(&dump).await?;
    let (sha256, bytes) = digest(&dump)?;
    let schema = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    let note = Note { format: FORMAT, program: env!("CARGO_PKG_VERSION").into(), schema, at, sha256, bytes };
    let mut file = fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(to.join(NOTE))?;
    file.write_all(serde_json::to_string_pretty(&note)?.as_bytes())?;
    file.sync_all()?;
    stop(ground).await?;
    Ok(format!("{}: {} KB in {:.1?}. Keep PORTAL_SECRET_KEY elsewhere.", to.display(), bytes / 1000, began.elapsed()))
}

/// Fills the database from the backup in `from`; a database that is not empty only with `replace`, and only the embedded one.
///
/// # Errors
/// Says what does not fit.
pub async fn restore(config: &Config, from: &Path, replace: bool) -> anyhow::Result<String> {
    let began = Instant::now();
    let text = fs::read_to_string(from.join(NOTE)).with_context(|| format!("{} is no whole backup", from.display()))?;
    let note: Note = serde_json::from_str(&text).context("backup.json cannot be read")?;
    ensure!(note.format == FORMAT, "this program does not know format {}", note.format);
    let dump = from.join(DUMP);
    ensure!(digest(&dump)? == (note.sha256.clone(), note.bytes), "{} is not what was backed up", dump.display());
    // joining a portal that runs would take the database away under it
    let ground = Ground::prepare(config).await.context("the portal must be stopped")?;
    let programs = Programs::new(config, &ground)?;
    if replace && ground.embedded.is_some() {
        ground::renew(&ground).await?;
    } else if owner::has_schema(&mut owner::connect(&ground.migrate).await?).await? {
        bail!("the database is not empty; name an empty one, or use --replace with the embedded one");
    }
    programs.restore(&dump).await?;
    // one that is there already knows more than the backup, and says what was lost
    anchor_file::copy(from, &config.data_dir).context("the file of anchors cannot be copied")?;
    owner::migrate(&ground.migrate).await?;
    stop(ground).await?;
    Ok(format!("Restored the state of {} in {:.1?}.", note.at, began.elapsed()))
}

async fn stop(ground: Ground) -> anyhow::Result<()> {
    if let Some(server) = ground.embedded {
        tokio::task::spawn_blocking(move || server.stop()).await?;
    }
    Ok(())
}
