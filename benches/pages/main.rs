//! `make bench`: the busiest pages with few rows and with many, beside what the database alone could do.
//!
//! The portal is the optimised program, a process of its own over a throw-away database on this machine. For each page the
//! statements it sends are taken from the database's log and played by pgbench with the same values over the same socket; rounds
//! of both, with few rows and with many, take turns, so that whatever else the machine does falls on all alike. No figure is a
//! verdict: what holds for a design are the ratios.

mod http;
mod load;
mod portal;
mod statements;
mod table;
mod world;

use std::{fs::Permissions, os::unix::fs::PermissionsExt, time::Duration};

use partner_center::embedded_postgres::{EmbeddedPostgres, Settings};
use sqlx::ConnectOptions;
use tempfile::TempDir;

use load::{ENCODINGS, Target};
use portal::{Portal, processor_time, processor_time_of_children};
use statements::Statements;
use table::Figures;
use world::{Visitor, World};

const ROWS: [u32; 2] = [1_000, 1_000_000];

const PAGES: [(&str, &str, Visitor); 6] = [
    ("Overview of a partner", "/overview", Visitor::Partner),
    ("Log", "/activity", Visitor::Partner),
    ("Enrollment form", "/enroll/indirect-reseller/details", Visitor::Partner),
    ("Operator's overview", "/overview", Visitor::Operator),
    ("Operator's queue", "/ops/enrollments", Visitor::Operator),
    ("Operator's partners", "/ops/partners", Visitor::Operator),
];

const ROUNDS: usize = 2;
const ROUND: Duration = Duration::from_secs(2);
const LIMIT_SECONDS: u32 = 2;
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
    let mut worlds = Vec::new();
    // nothing tidies up while something is measured; each world is tidied when it is whole
    let mut c = world::superuser(server.socket_dir(), "postgres").connect().await?;
    world::run(&mut c, "alter system set autovacuum = off").await?;
    world::run(&mut c, "alter system set max_wal_size = '8GB'").await?;
    world::run(&mut c, "select pg_reload_conf()").await?;
    for rows in ROWS {
        eprintln!("loading {rows} rows a table ...");
        let world = World::build(server.socket_dir(), rows).await?;
        let portal = Portal::start(server.socket_dir(), &world.database).await?;
        eprintln!("the portal answered {} ms after its start", portal.start_up.as_millis());
        worlds.push((world, portal));
    }
    table::print_head();
    for (name, path, visitor) in PAGES {
        match measure(&server, &worlds, path, visitor).await {
            Ok(figures) => table::print(name, &figures),
            // one page that cannot be had says nothing about the others
            Err(error) => println!("{name:22} {error}"),
        }
    }
    Ok(())
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
            ..Figures::default()
        };
        all.push((cookie, portal, statements, figures));
    }
    for _ in 0..ROUNDS {
        for (cookie, portal, statements, figures) in &mut all {
            let target = Target { address: portal.address, path, cookie };
            round(server, &target, portal, figures).await?;
            figures.limits.push(statements.limit(LIMIT_SECONDS).await?);
        }
    }
    Ok(all.into_iter().map(|(_, _, _, figures)| figures).collect())
}

async fn round(
    server: &EmbeddedPostgres,
    target: &Target<'_>,
    portal: &Portal,
    figures: &mut Figures,
) -> anyhow::Result<()> {
    let used = || anyhow::Ok((processor_time(portal.pid())?, processor_time_of_children(server.pid())?));
    let before = used()?;
    figures.answers.extend(target.hammer(ROUND).await?);
    let after = used()?;
    figures.lasting += ROUND;
    figures.portal += after.0 - before.0;
    figures.database += after.1 - before.1;
    figures.memory = figures.memory.max(portal.memory()?);
    Ok(())
}
