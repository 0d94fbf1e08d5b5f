//! Memory (R22): much of everything for a while, and what the process holds meanwhile.

use std::time::{Duration, Instant};

use tokio::{sync::watch, task::JoinSet, time::sleep};

use crate::{
    http,
    ledger::Ledger,
    load::{Load, usual},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::{Site, Writer},
};

/// Megabytes that it may hold.
const MOST: f64 = 300.0;
/// Megabytes that it may hold more in the last quarter than in the second.
const GROWTH: f64 = 15.0;
/// What is read, long exports too.
const PAGES: [&str; 6] =
    ["/overview", "/activity", "/customers", "/customers/export", "/activity/export.json", "/settings/users"];
const A_MOMENT: Duration = Duration::from_millis(200);

/// The memory that is the process's own, in megabytes; `None` where the system does not tell.
fn memory(pid: i32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

async fn read(writer: Writer, address: std::net::SocketAddr, stop: watch::Receiver<bool>) -> usize {
    let mut read = 0;
    for page in PAGES.iter().cycle() {
        if *stop.borrow() {
            break;
        }
        let answer = http::ask(address, &http::get(page, &writer.cookie)).await.expect("an answer");
        assert!(matches!(answer.status, 200 | 503), "{page} answered {}", answer.status);
        read += 1;
    }
    read
}

fn mean(samples: &[f64]) -> f64 {
    samples.iter().sum::<f64>() / f64::from(u32::try_from(samples.len()).unwrap_or(u32::MAX)).max(1.0)
}

/// Writes, reads and exports for a while.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, "soak").await;
    let lasting = scale.pick(Duration::from_secs(3), Duration::from_secs(180));
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    if memory(portal.pid()).is_none() {
        return Outcome::NotTried("this system does not tell how much memory a process holds".into());
    }
    let load = Load::start(&site, &[portal.address], &ledger, Duration::from_millis(50), &usual());
    let (stop, stopped) = watch::channel(false);
    let mut readers = JoinSet::new();
    for writer in site.writers.iter().take(4) {
        readers.spawn(read(writer.clone(), portal.address, stopped.clone()));
    }
    let (began, mut samples) = (Instant::now(), Vec::new());
    while began.elapsed() < lasting {
        samples.push(memory(portal.pid()).expect("it runs"));
        sleep(A_MOMENT).await;
    }
    let _ = stop.send(true);
    let mut pages = 0;
    while let Some(read) = readers.join_next().await {
        pages += read.expect("no panic");
    }
    load.end().await;
    let most = samples.iter().copied().fold(0.0, f64::max);
    let quarter = samples.len() / 4;
    let (before, after) = (mean(&samples[quarter..2 * quarter]), mean(&samples[3 * quarter..]));
    assert!(most < MOST, "it held {most:.0} MB");
    // the first minutes fill pools and caches; how it goes on is judged where there is time for it
    assert!(scale == Scale::Short || after - before < GROWTH, "grew from {before:.1} MB to {after:.1} MB");
    let held = ledger.must_hold(&postgres, "soak").await;
    site.verify(&postgres).await;
    withstood(
        format!("wrote, read {pages} pages and exports for {} s", lasting.as_secs()),
        format!(
            "{most:.0} MB at most, {before:.1} MB in the second quarter of the time, {after:.1} MB in the last; {held}"
        ),
    )
}
