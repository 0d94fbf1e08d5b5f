//! The primary is lost for good and its standby takes over (R6), behind an address that is led from one to the other.

use std::time::{Duration, Instant};

use crate::{
    ledger::Ledger,
    load::{Load, usual},
    portal::is_ready,
    postgres::Postgres,
    proxy::FaultProxy,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

const DATABASE: &str = "failover";

/// Kills the primary under load and promotes the standby.
pub async fn run(scale: Scale) -> Outcome {
    let primary = Postgres::start().await;
    let mut site = Site::new(&primary, DATABASE).await;
    let standby = Postgres::standby_of(&primary).await;
    let proxy = FaultProxy::in_front_of(&primary.superuser(DATABASE));
    proxy.directory().clone_into(&mut site.plan.socket_dir);
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &ledger, Duration::ZERO, &usual());
    let writes = scale.pick(30, 1_000);
    load.until_more(writes).await;
    let began = Instant::now();
    tokio::task::block_in_place(|| primary.kill());
    proxy.lead_to(&standby.superuser(DATABASE));
    // a standby takes no writes, and says so; until it is promoted people are told to come back
    tokio::time::sleep(Duration::from_millis(300)).await;
    standby.run("postgres", "select pg_promote()").await;
    while !is_ready(portal.address).await {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    load.until_more(1).await;
    let away = began.elapsed();
    load.until_more(writes).await;
    load.end().await;
    scale.within("the failover", away, Duration::from_secs(15));
    let held = ledger.must_hold(&standby, DATABASE).await;
    site.verify(&standby).await;
    withstood(
        "killed the primary under load, led its address to the synchronous standby and promoted that",
        format!("{held}; written again {away:.1?} after the kill"),
    )
}
