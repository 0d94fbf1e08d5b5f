//! `make bench`: the busiest pages with few rows and with many, beside what the database alone could do.
//!
//! The portal is the optimised program, a process of its own over a throw-away database on this machine. For each page the
//! statements it sends are taken from the database's log and played by pgbench with the same values over the same socket; rounds
//! of both, with few rows and with many, take turns, so that whatever else the machine does falls on all alike, and of the rounds the
//! middle one counts. Processor time is the portal's alone, not the database's or the visitors'. In the end each figure stands beside its
//! goal.

mod cold;
mod export;
mod goals;
mod http;
mod import;
mod load;
mod portal;
mod sign_in;
mod statements;
mod table;
mod world;

use std::{fs::Permissions, os::unix::fs::PermissionsExt, time::Duration};

use anyhow::Context;
use partner_center::embedded_postgres::{EmbeddedPostgres, Settings};
use sqlx::ConnectOptions;
use tempfile::TempDir;

use cold::Cold;
use export::Export;
use goals::Measured;
use load::{ENCODINGS, Target};
use portal::{Portal, processor_time, processor_time_of_children};
use sign_in::SignIns;
use statements::Statements;
use table::{Figures, Round};
use world::{Visitor, World};

const ROWS: [u32; 2] = [1_000, 1_000_000];

const PAGES: [(&str, &str, Visitor); 13] = [
    ("Overview of a partner", "/overview", Visitor::Partner),
    ("Log", "/activity", Visitor::Partner),
    ("Enrollment form", "/enroll/indirect-reseller/details", Visitor::Partner),
    ("Operator's overview", "/overview", Visitor::Operator),
    ("Operator's queue", "/ops/enrollments", Visitor::Operator),
    ("Operator's partners", "/ops/partners", Visitor::Operator),
    ("Customers", "/customers", Visitor::Distributor),
    ("Customers from M on", "/customers?after=01900000-0000-7010-8000-000000000000~m", Visitor::Distributor),
    ("Customers, half of them", "/customers?tag=renewal", Visitor::Distributor),
    ("Customers of a reseller", "/customers?reseller=01900000-0000-7000-8000-000000000003", Visitor::Distributor),
    ("Customers by one name", "/customers?q=19f70a", Visitor::Distributor),
    ("Customers by two words", "/customers?q=side+den", Visitor::Distributor),
    ("Customers by one word", "/customers?q=akesid", Visitor::Distributor),
];

const EXPORT: &str = "/customers/export";
const FEW: &str = "/customers/export?q=19f70a";
/// An odd number, so that one is in the middle.
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(1);
const LIMIT_SECONDS: u32 = 1;
const WARM_UP: Duration = Duration::from_millis(300);

fn main() -> anyhow::Result<()> {
    // one thread: the measuring must not take the machine from what is measured
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(bench())
}

async fn bench() -> anyhow::Result<()> {
    let directory = TempDir::with_prefix("portal-bench-")?;
    std::fs::set_permissions(directory.path(), Permissions::from_mode(0o755))?;
    let settings = Settings { data_dir: directory.path().to_owned(), durable: false, bin_dir: None };
    let server = EmbeddedPostgres::start(&settings)?;
    // nothing tidies up while something is measured; each world is tidied when it is whole
    let mut c = world::superuser(server.socket_dir(), "postgres").connect().await?;
    world::run(&mut c, "alter system set autovacuum = off").await?;
    world::run(&mut c, "alter system set max_wal_size = '8GB'").await?;
    world::run(&mut c, "select pg_reload_conf()").await?;
    // what is asked for by name is measured alone: the import, or the pages called so
    let alone = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    if let Some(name) = alone.as_deref().filter(|name| *name != "import") {
        pages(&server, &worlds(&server).await?, name).await;
        return Ok(());
    }
    eprintln!("importing ...");
    let import = import::measure(server.socket_dir()).await?;
    if alone.is_some() {
        goals::import(&import);
        return Ok(());
    }
    let worlds = worlds(&server).await?;
    let pages = pages(&server, &worlds, "").await;
    let start_ups = worlds.iter().map(|(_, portal)| portal.start_up).collect();
    let (cold, export, sign_ins) = once(&worlds).await?;
    goals::print(&Measured { pages, start_ups, export, cold, import, sign_ins });
    Ok(())
}

/// Each world with the portal that serves it.
async fn worlds(server: &EmbeddedPostgres) -> anyhow::Result<Vec<(World, Portal)>> {
    let mut worlds = Vec::new();
    for rows in ROWS {
        eprintln!("loading {rows} rows a table ...");
        let world = World::build(server.socket_dir(), rows).await?;
        let portal = Portal::start(server.socket_dir(), &world.database).await?;
        eprintln!("the portal answered {} ms after its start", portal.start_up.as_millis());
        worlds.push((world, portal));
    }
    Ok(worlds)
}

/// Measures and prints the pages whose names begin so.
async fn pages(
    server: &EmbeddedPostgres,
    worlds: &[(World, Portal)],
    named: &str,
) -> Vec<(&'static str, &'static str, Vec<Figures>)> {
    table::print_head();
    let mut pages = Vec::new();
    for (name, path, visitor) in PAGES.into_iter().filter(|(name, ..)| name.starts_with(named)) {
        match measure(server, worlds, path, visitor).await {
            Ok(figures) => {
                table::print(name, &figures);
                pages.push((name, path, figures));
            }
            // one page that cannot be had says nothing about the others
            Err(error) => println!("{name:24} {error}"),
        }
    }
    pages
}

/// What is looked at once: pages for a browser that knows nothing, people who sign in beside a reader, and a long export.
async fn once(worlds: &[(World, Portal)]) -> anyhow::Result<(Vec<(&'static str, Cold)>, Export, SignIns)> {
    let (world, portal) = worlds.last().context("no world")?;
    let mut cold = Vec::new();
    for (name, path, visitor) in PAGES {
        let cookie = world.sign_in(visitor).await?;
        cold.push((name, cold::load(&Target { address: portal.address, path, cookie: &cookie }).await?));
    }
    let cookie = world.sign_in(Visitor::Partner).await?;
    let overview = Target { address: portal.address, path: "/overview", cookie: &cookie };
    let sign_ins = sign_in::measure(&overview, &world.people).await?;
    let cookie = world.sign_in(Visitor::Distributor).await?;
    // what the first export brings in from the disk stays, and is no part of a long one
    Target { address: portal.address, path: FEW, cookie: &cookie }.text().await?;
    let export = export::take(&Target { address: portal.address, path: EXPORT, cookie: &cookie }, portal).await?;
    Ok((cold, export, sign_ins))
}

/// Measures one page in every world, in turns.
async fn measure(
    server: &EmbeddedPostgres,
    worlds: &[(World, Portal)],
    path: &str,
    visitor: Visitor,
) -> anyhow::Result<Vec<Figures>> {
    let mut all = Vec::new();
    for (world, portal) in worlds {
        let cookie = world.sign_in(visitor).await?;
        let target = Target { address: portal.address, path, cookie: &cookie };
        target.hammer(WARM_UP).await?;
        let statements = Statements::behind(&target, server, &world.database).await?;
        let figures = Figures {
            rows: world.rows,
            sent: target.once(ENCODINGS).await?,
            plain: target.once("identity").await?,
            round_trips: statements.round_trips(),
            rounds: Vec::new(),
            memory: 0.0,
        };
        all.push((cookie, portal, statements, figures));
    }
    for _ in 0..ROUNDS {
        for (cookie, portal, statements, figures) in &mut all {
            let target = Target { address: portal.address, path, cookie };
            let round = round(server, &target, portal, statements).await?;
            figures.rounds.push(round);
            figures.memory = figures.memory.max(portal.memory()?);
        }
    }
    Ok(all.into_iter().map(|(_, _, _, figures)| figures).collect())
}

async fn round(
    server: &EmbeddedPostgres,
    target: &Target<'_>,
    portal: &Portal,
    statements: &Statements,
) -> anyhow::Result<Round> {
    let used = || anyhow::Ok((processor_time(portal.pid())?, processor_time_of_children(server.pid())?));
    let before = used()?;
    let answers = target.hammer(ROUND).await?;
    let after = used()?;
    let mut answers: Vec<f64> = answers.iter().map(|answer| answer.as_secs_f64() * 1e3).collect();
    answers.sort_by(f64::total_cmp);
    let limit = statements.limit(LIMIT_SECONDS).await?;
    Ok(Round { answers, lasting: ROUND, portal: after.0 - before.0, database: after.1 - before.1, limit })
}
