//! SIGKILL of PostgreSQL, of the whole server and of one of its children, and what the portal does meanwhile (R5).

use std::time::{Duration, Instant};

use crate::{
    ledger::Ledger,
    load::{Load, usual},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// Kills it again and again under load; the portal stays.
pub async fn run(scale: Scale) -> Outcome {
    let mut postgres = Postgres::start().await;
    let site = Site::new(&postgres, "killed_database").await;
    let (kills, writes) = scale.pick((2, 20), (10, 300));
    let ledger = Ledger::default();
    let _portal = site.plan.start().await;
    let load = Load::start(&site, &[site.plan.address], &ledger, Duration::ZERO, &usual());
    let (mut slowest, mut children) = (Duration::ZERO, 0);
    for n in 0..kills {
        load.until_more(writes).await;
        if n % 2 == 0 {
            tokio::task::block_in_place(|| postgres.kill_and_start());
        } else {
            postgres.kill_a_child("killed_database").await;
            children += 1;
        }
        let began = Instant::now();
        load.until_more(1).await;
        slowest = slowest.max(began.elapsed());
    }
    load.until_more(writes).await;
    load.end().await;
    scale.within("to write again", slowest, Duration::from_secs(5));
    let held = ledger.must_hold(&postgres, "killed_database").await;
    site.verify(&postgres).await;
    withstood(
        format!(
            "killed PostgreSQL {kills} times under load, {children} times only one of its processes, and started it again"
        ),
        format!("{held}; {} were told to come back; the first write {slowest:.1?} after it at most", ledger.refused()),
    )
}
