//! Two replicas over one database, asked in turn (R12), each stopped in turn with SIGTERM and started again (R23): nobody notices.

use std::time::Duration;

use crate::{
    ledger::Ledger,
    load::{Load, strict},
    portal::free_address,
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// Eight people with this pause after each write are about fifty requests a second.
pub const PAUSE: Duration = Duration::from_millis(120);

/// Stops one after the other under load.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, "replicas").await;
    let mut other = site.plan.clone();
    other.address = free_address();
    let plans = [site.plan.clone(), other];
    let addresses = [plans[0].address, plans[1].address];
    let (stops, writes) = scale.pick((2, 15), (100, 40));
    let ledger = Ledger::default();
    let mut portals = [Some(plans[0].start().await), Some(plans[1].start().await)];
    let load = Load::start(&site, &addresses, &ledger, PAUSE, &strict());
    let mut slowest = Duration::ZERO;
    for n in 0..stops {
        load.until_more(writes).await;
        let portal = portals[n % 2].take().expect("it runs");
        slowest = slowest.max(portal.stop().await);
        portals[n % 2] = Some(plans[n % 2].start().await);
    }
    load.until_more(writes).await;
    load.end().await;
    ledger.must_be_spotless(&site);
    let held = ledger.must_hold(&postgres, "replicas").await;
    site.verify(&postgres).await;
    withstood(
        format!("two replicas under load, stopped with SIGTERM {stops} times in turn and started again"),
        format!("no request failed, the slowest stop took {slowest:.1?}; {held}"),
    )
}
