//! A list of ten thousand partners to be identified for off-boarding (F01), beside the database's own time for the same rows.
//!
//! The import is all of it but the making of the file: it is read, its rows are judged and kept, and the worker applies them piece by piece,
//! with flags, log entries and mails. *The database's own time* is what it takes to write the very rows that are there in the end – with
//! their hashes, texts and outcomes, which cost nothing any more – out of copies of them: one statement a table, one transaction, the same
//! indexes, constraints and triggers. The database neither parses, looks up, judges nor hashes anything in that time, and writes each row of
//! the list once, not once when it is read and again when it is applied. No import can be as fast; how near it comes is the figure.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use chrono::{Days, NaiveDate};
use partner_center::{
    clock::new_id,
    domain::{ids::OffboardingImportId, offboarding_import},
    ground::Ground,
    store::{Db, offboarding_imports::NewImport, owner, sessions},
    workflows::offboarding_import::{self as workflow, Source},
};
use sqlx::{ConnectOptions, PgConnection, Row};

use crate::world::{self, run};

const ROWS: u32 = 10_000;
/// An odd number, so that one is in the middle.
const ROUNDS: usize = 5;

/// An import as it was measured.
#[derive(Clone, Copy)]
pub struct Import {
    /// Rows of the file.
    pub rows: u32,
    /// Until they were read, judged and kept.
    pub read: Duration,
    /// Until they were applied after that.
    pub applied: Duration,
    /// The database's own time for the same rows.
    pub own: Duration,
}

impl Import {
    /// What it costs, for each of what the database alone takes.
    pub fn ratio(&self) -> f64 {
        (self.read + self.applied).as_secs_f64() / self.own.as_secs_f64()
    }
}

/// Imports the list several times, each in a new database; answers the round with the middle ratio.
pub async fn measure(socket_dir: &std::path::Path) -> anyhow::Result<Import> {
    let mut rounds = Vec::new();
    for n in 0..ROUNDS {
        rounds.push(round(socket_dir, &format!("bench_import_{n}")).await?);
    }
    rounds.sort_by(|a, b| a.ratio().total_cmp(&b.ratio()));
    Ok(rounds[ROUNDS / 2])
}

async fn round(socket_dir: &std::path::Path, database: &str) -> anyhow::Result<Import> {
    let ground = Ground::on_socket(socket_dir, database).await?;
    owner::migrate(&ground.migrate).await?;
    let manager = world::operator(&mut owner::connect(&ground.migrate).await?).await?;
    let mut superuser = world::superuser(socket_dir, database).connect().await?;
    run(&mut superuser, include_str!("import_partners.sql")).await?;
    let app = Db::new(ground.app, 1);
    let session = sessions::vouch(&app, manager).await?;
    let worker = Db::new(ground.worker, 1);

    let file = file(&mut superuser).await?;
    let began = Instant::now();
    let id = read(&app, &session, &file).await?;
    let read = began.elapsed();
    let began = Instant::now();
    apply(&app, &session, id, &worker).await?;
    let applied = began.elapsed();

    let own = again(&mut superuser).await?;
    app.close().await;
    worker.close().await;
    Ok(Import { rows: ROWS, read, applied, own })
}

/// As somebody would upload it.
async fn file(c: &mut PgConnection) -> anyhow::Result<String> {
    let planned: NaiveDate = sqlx::query("select (app.now() + interval '200 days')::date").fetch_one(c).await?.get(0);
    let rows = (1..=ROWS)
        .map(|n| format!("{},Renewal in the spring,{}\n", 60_000_000 + n, planned + Days::new(u64::from(n) % 30)));
    Ok(format!("{}\n{}", offboarding_import::COLUMNS.join(","), rows.collect::<String>()))
}

async fn read(app: &Db, session: &[u8], file: &str) -> anyhow::Result<OffboardingImportId> {
    let (mut tx, me) = app.begin(Some(session)).await?;
    let me = me.context("nobody is signed in")?;
    let today = tx.now().await?.date_naive();
    let rows = offboarding_import::read(file.as_bytes(), today).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let id = new_id();
    let import =
        NewImport { id, source: "file", name: "many.csv", content_hash: &[0; 32], by: me.person_id, by_name: &me.name };
    workflow::keep(tx, &import, &Source::Rows(&rows)).await?;
    Ok(id)
}

async fn apply(app: &Db, session: &[u8], id: OffboardingImportId, worker: &Db) -> anyhow::Result<()> {
    let (tx, me) = app.begin(Some(session)).await?;
    workflow::apply(tx, &me.context("nobody is signed in")?, id).await?;
    while workflow::work(worker.begin_job(None).await?).await? {}
    Ok(())
}

/// Puts aside what the import wrote and has the database write it again, alone.
async fn again(c: &mut PgConnection) -> anyhow::Result<Duration> {
    run(c, include_str!("import_aside.sql")).await?;
    // nothing the import left behind is in the way
    run(c, "vacuum analyze").await?;
    let began = Instant::now();
    run(c, include_str!("import_again.sql")).await?;
    let own = began.elapsed();
    let written = "select (select count(*) from offboarding_flags) + (select count(*) from kept_entries) + (select count(*) from mails)";
    let written: i64 = sqlx::query(written).fetch_one(c).await?.get(0);
    // a flag, two entries and a mail each, and two entries of the import itself
    ensure!(written == i64::from(4 * ROWS + 2), "the import wrote {written} rows");
    Ok(own)
}
