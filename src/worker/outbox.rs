//! Delivers mails: at least once, with the same Message-ID each time; later and later after failures; given up after three days.

use chrono::TimeDelta;

use super::Worker;
use crate::{
    mail::{
        render::render,
        transport::{Failure, Transport},
    },
    store::{
        demo_mailbox,
        mails::{self, Claimed},
    },
};

const BATCH: i64 = 20;
/// Longer than a mail server may take for one mail.
const LEASE: TimeDelta = TimeDelta::seconds(60);
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(3);
/// A mail that never gets as far as an answer (it would stop the worker) is given up too (abuse H4).
const GIVE_UP_TRIES: i32 = 60;

/// Delivers the mails that are due and says how many were tried.
pub async fn deliver(worker: &Worker) -> anyhow::Result<usize> {
    if matches!(worker.transport, Transport::None) {
        return Ok(0);
    }
    let mut tx = worker.db.begin_job(None).await?;
    let batch = mails::claim(&mut tx, BATCH, LEASE).await?;
    tx.commit().await?;
    let tried = batch.len();
    for mail in batch {
        let of_one = worker.clone();
        // on its own task: a mail that makes a library panic stops nobody else's (security.md §0.4)
        let outcome = tokio::spawn(async move { deliver_one(&of_one, mail).await }).await;
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "outbox: the outcome of a mail was not noted"),
            Err(_) => tracing::error!("outbox: a mail could not be handled; it is tried again after its lease"),
        }
    }
    Ok(tried)
}

/// Delivers until nothing is due.
pub async fn deliver_all(worker: &Worker) -> anyhow::Result<()> {
    while deliver(worker).await? > 0 {}
    Ok(())
}

async fn deliver_one(worker: &Worker, mail: Claimed) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    if !mails::renew(&mut tx, &mail, LEASE).await? {
        // we stood still for longer than the lease: it is another worker's now
        return Ok(());
    }
    tx.commit().await?;
    let outcome = match render(&worker.app, &mail) {
        Err(error) => Err(Failure::Never(error.to_string())),
        Ok(rendered) => {
            if matches!(worker.transport, Transport::Demo) {
                let mut tx = worker.db.begin_job(None).await?;
                demo_mailbox::deliver(
                    &mut tx,
                    mail.id,
                    &mail.recipient,
                    &rendered.subject,
                    &rendered.text,
                    &rendered.html,
                )
                .await?;
                tx.commit().await?;
            }
            let domain = worker.app.base_url.host_str().unwrap_or("localhost").to_owned();
            worker.transport.send(&mail, &rendered, &domain).await
        }
    };
    note(worker, &mail, outcome).await
}

/// Writes down how a try ended, if the lease is still ours.
async fn note(worker: &Worker, mail: &Claimed, outcome: Result<(), Failure>) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    match outcome {
        Ok(()) => {
            mails::sent(&mut tx, mail).await?;
        }
        Err(Failure::Never(error)) => mails::bury(&mut tx, mail, &error).await?,
        Err(Failure::Later(error)) => {
            let age = tx.now().await? - mail.created_at;
            if age > GIVE_UP_AFTER || mail.attempts >= GIVE_UP_TRIES {
                mails::bury(&mut tx, mail, &error).await?;
            } else {
                mails::postpone(&mut tx, mail, wait_after(mail.attempts), &error).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

/// e^n seconds, at most about six hours, a little different for each try so that many mails do not come back at once.
fn wait_after(attempts: i32) -> TimeDelta {
    let seconds = f64::from(attempts.clamp(1, 10)).exp();
    let jitter = 0.9 + 0.2 * f64::from(crate::clock::random::<1>()[0]) / 255.0;
    TimeDelta::from_std(std::time::Duration::from_secs_f64(seconds * jitter)).unwrap_or(TimeDelta::hours(6))
}
