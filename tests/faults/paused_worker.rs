//! A worker that stands still for longer than its lease (R11): another one takes its mails over, and the first one, awake again, spoils nothing.

use std::time::Duration;

use chrono::TimeDelta;
use nix::sys::signal::Signal;
use partner_center::store::owner;

use crate::{
    ledger::Ledger,
    load::{usual, write},
    mail_server::{copies, until},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
    support::smtp_sink::{Behaviour, SmtpSink},
};

const DATABASE: &str = "paused_worker";

async fn set_clock(postgres: &Postgres, ahead: TimeDelta) {
    let options = postgres.superuser(DATABASE).username("portal_migrate");
    let mut owner = owner::connect(&options).await.expect("the owner");
    owner::mark(&mut owner, "test", ahead).await.expect("a clock that can be set");
}

/// Stops a worker in the middle of its first mail.
pub async fn run(scale: Scale) -> Outcome {
    let (postgres, sink) = (Postgres::shared().await, SmtpSink::start().await);
    let mut site = Site::new(&postgres, DATABASE).await;
    let ledger = Ledger::default();
    let web = site.plan.start_half("web").await;
    site.plan.smtp_url = Some(sink.url());
    let mails = scale.pick(6, 18);
    for n in 0..mails {
        write(&site.writers[n % site.writers.len()], &[web.address], 0, &ledger, &usual()).await;
    }
    sink.set(Behaviour::Slow(Duration::from_millis(200)));
    let paused = site.plan.launch(&["serve", "--only", "worker"]);
    while sink.connections() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    paused.signal(Signal::SIGSTOP);
    // the lease is over by the database's clock, which is the only one
    set_clock(&postgres, TimeDelta::seconds(90)).await;
    sink.set(Behaviour::Accept);
    let other = site.plan.launch(&["serve", "--only", "worker"]);
    until(&postgres, DATABASE, "sent", mails).await;
    paused.signal(Signal::SIGCONT);
    paused.stop().await;
    other.stop().await;
    until(&postgres, DATABASE, "sent", mails).await;
    let copies = copies(&sink);
    assert_eq!(copies.len(), mails, "every mail has arrived");
    let twice = copies.values().filter(|copies| **copies == 2).count();
    assert!(copies.values().all(|copies| *copies <= 2) && twice <= 1, "{copies:?}");
    let held = ledger.must_hold(&postgres, DATABASE).await;
    site.verify(&postgres).await;
    withstood(
        "stopped a worker in the middle of a mail until its lease was over, let another one work, and woke the first",
        format!("{mails} mails arrived, {twice} of them twice with the same Message-ID; {held}"),
    )
}
