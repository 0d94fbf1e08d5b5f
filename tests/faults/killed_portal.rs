//! SIGKILL of the portal at any instant, with its database outside of it (R1).

use std::time::{Duration, Instant};

use crate::{
    ledger::Ledger,
    load::{Load, usual},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// Kills it again and again under load.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, "killed_portal").await;
    let (kills, writes) = scale.pick((3_u64, 10), (100, 200));
    let ledger = Ledger::default();
    let mut portal = site.plan.start().await;
    let load = Load::start(&site, &[site.plan.address], &ledger, Duration::ZERO, &usual());
    let mut slowest = Duration::ZERO;
    for n in 0..kills {
        load.until_more(writes).await;
        // somewhere inside a request
        tokio::time::sleep(Duration::from_micros(n * 7_919 % 20_000)).await;
        let began = Instant::now();
        portal.kill();
        portal = site.plan.start().await;
        slowest = slowest.max(began.elapsed());
    }
    load.end().await;
    scale.within("to be ready again after a kill", slowest, Duration::from_secs(2));
    let held = ledger.must_hold(&postgres, "killed_portal").await;
    site.verify(&postgres).await;
    withstood(
        format!("killed the portal {kills} times at any instant while eight partners made customers"),
        format!("{held}; ready again after {slowest:.1?} at most"),
    )
}
