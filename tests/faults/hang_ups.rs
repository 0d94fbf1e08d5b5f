//! Clients that hang up in the middle (R4), and answers that nobody hears (R3).

use std::{sync::Arc, time::Duration};

use sqlx::ConnectOptions;
use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
    time::sleep,
};

use crate::{
    http,
    ledger::Ledger,
    load::{key, request, usual, write},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// As many clients as are there at the same time.
const AT_ONCE: usize = 40;

/// The longest time that a connection has been idle inside a transaction, asked again and again until told to stop.
async fn longest_idle(options: sqlx::postgres::PgConnectOptions, stop: watch::Receiver<bool>) -> f64 {
    let mut connection = options.connect().await.expect("the superuser");
    let statement = "select coalesce(max(extract(epoch from clock_timestamp() - state_change)), 0)::float8
        from pg_stat_activity where datname = current_database() and usename like 'portal_%' and state like 'idle in transaction%'";
    let mut longest: f64 = 0.0;
    while !*stop.borrow() {
        let now: f64 = sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("a list");
        longest = longest.max(now);
        sleep(Duration::from_millis(50)).await;
    }
    longest
}

/// Clients that send a form and are gone after 0 to 60 ms.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Arc::new(Site::new(&postgres, "hang_ups").await);
    let clients = scale.pick(150, 6_668);
    let portal = site.plan.start().await;
    let (stop, stopped) = watch::channel(false);
    let watching = tokio::spawn(longest_idle(postgres.superuser("hang_ups"), stopped));
    let (ledger, gate) = (Ledger::default(), Arc::new(Semaphore::new(AT_ONCE)));
    let mut tasks = JoinSet::new();
    for n in 0..clients {
        let (site, ledger, address) = (Arc::clone(&site), ledger.clone(), portal.address);
        let place = Arc::clone(&gate).acquire_owned().await.expect("a place");
        tasks.spawn(async move {
            let _place = place;
            let writer = &site.writers[n % site.writers.len()];
            if n % 4 == 0 {
                // among them some who stay, and whose writes must not be lost
                return write(writer, &[address], 0, &ledger, &usual()).await;
            }
            let request = request(writer, ledger.next(), key());
            let patience = Duration::from_micros(n as u64 * 7_919 % 60_000);
            http::hang_up(address, &request, patience).await.expect("sent");
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.expect("no panic");
    }
    let took = portal.stop().await;
    let _ = stop.send(true);
    let idle = watching.await.expect("no panic");
    assert!(idle < 1.0, "a connection was idle in its transaction for {idle} s");
    let held = ledger.must_hold(&postgres, "hang_ups").await;
    site.verify(&postgres).await;
    withstood(
        format!("{} clients that hung up after 0 to 60 ms, among {} who stayed", clients * 3 / 4, clients / 4),
        format!("{held}; no connection idle inside a transaction for more than {idle:.2} s; stopped in {took:.1?}"),
    )
}

/// Every first answer is thrown away, and the same form sent again.
pub async fn answers_lost(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, "answers_lost").await;
    let portal = site.plan.start().await;
    let (forms, ledger) = (scale.pick(20, 500), Ledger::default());
    for n in 0..forms {
        let writer = &site.writers[n % site.writers.len()];
        let number = ledger.next();
        let request = request(writer, number, key());
        http::hang_up(portal.address, &request, Duration::from_micros(n as u64 * 7_919 % 60_000)).await.expect("sent");
        ledger.doubt();
        // at once, while the first one may still be at work
        let again = http::ask(portal.address, &request).await.expect("an answer");
        assert_eq!(again.status, 303, "the same form again");
        let third = http::ask(portal.address, &request).await.expect("an answer");
        assert_eq!(third.header("location"), again.header("location"), "it leads to the same page");
        ledger.acknowledge(number);
    }
    drop(portal);
    let held = ledger.must_hold(&postgres, "answers_lost").await;
    site.verify(&postgres).await;
    withstood(format!("sent {forms} forms, hung up on each answer, and sent the same form twice more"), held)
}
