//! A database that hangs: nothing is refused, nothing answered (R7).

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    http,
    ledger::Ledger,
    load::{Judge, Load, usual},
    portal::is_ready,
    postgres::Postgres,
    proxy::FaultProxy,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// Lets the link to the database hang under load.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let mut site = Site::new(&postgres, "black_hole").await;
    let proxy = FaultProxy::in_front_of(&postgres.superuser("black_hole"));
    proxy.directory().clone_into(&mut site.plan.socket_dir);
    let hanging = scale.pick(Duration::from_secs(4), Duration::from_secs(60));
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    // those who were inside a request already
    let late = Arc::new(AtomicUsize::new(0));
    let judge: Judge = {
        let late = Arc::clone(&late);
        Arc::new(move |answer| {
            late.fetch_add(usize::from(answer.body.contains("is taking longer")), Ordering::Relaxed);
            usual()(answer)
        })
    };
    let load = Load::start(&site, &[portal.address], &ledger, Duration::ZERO, &judge);
    load.until_more(20).await;
    proxy.black_hole();
    let began = Instant::now();
    // who was inside a request already waits longest; whoever comes later is sent away soon
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (mut slowest, mut answers) = (Duration::ZERO, 0);
    while began.elapsed() < hanging {
        let asked = Instant::now();
        let answer =
            http::ask(portal.address, &http::get("/overview", &site.writers[0].cookie)).await.expect("an answer");
        assert_eq!(answer.status, 503);
        assert!(answer.header("retry-after").is_some(), "it says when to come back");
        let alive = http::ask(portal.address, &http::get("/healthz", "")).await.expect("an answer");
        assert_eq!(alive.status, 200, "the process is alive");
        assert!(!is_ready(portal.address).await, "but not ready");
        slowest = slowest.max(asked.elapsed());
        answers += 1;
    }
    proxy.pass();
    let healing = Instant::now();
    while !is_ready(portal.address).await {
        assert!(healing.elapsed() < Duration::from_secs(30), "it does not heal");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let healed = healing.elapsed();
    load.until_more(20).await;
    load.end().await;
    let late = late.load(Ordering::Relaxed);
    assert!(scale == Scale::Short || late > 0, "nobody was inside a request for so long");
    scale.within("503", slowest, Duration::from_secs(4));
    scale.within("healing", healed, Duration::from_secs(5));
    let held = ledger.must_hold(&postgres, "black_hole").await;
    site.verify(&postgres).await;
    withstood(
        format!("let the database hang for {} s under load", hanging.as_secs()),
        format!(
            "{held}; {answers} of {answers} pages were 503 with Retry-After within {slowest:.1?}, ready again {healed:.1?} after; {late} forms that were under way were answered that it is not certain yet"
        ),
    )
}
