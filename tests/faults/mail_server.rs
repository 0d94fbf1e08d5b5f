//! A mail server that refuses, is slow, puts off (451), turns down (550), or takes the mail and is never heard again (R9, R10).

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use mail_parser::MessageParser;
use sqlx::ConnectOptions;

use crate::{
    ledger::Ledger,
    load::{usual, write},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
    support::smtp_sink::{Behaviour, SmtpSink},
};

/// How many mails are in this state.
pub async fn count(postgres: &Postgres, database: &str, state: &str) -> usize {
    let mut connection = postgres.superuser(database).connect().await.expect("the superuser");
    let statement = "select count(*) from mails where state = $1";
    let count: i64 =
        sqlx::query_scalar(statement).bind(state.to_owned()).fetch_one(&mut connection).await.expect("a count");
    usize::try_from(count).expect("a count")
}

/// Waits until so many mails are in this state.
pub async fn until(postgres: &Postgres, database: &str, state: &str, wanted: usize) {
    let began = Instant::now();
    while count(postgres, database, state).await < wanted {
        let there = count(postgres, database, state).await;
        assert!(began.elapsed() < Duration::from_secs(120), "{there} mails are {state}, not {wanted}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Copies for each recipient; fails if copies of one mail differ in their Message-ID.
pub fn copies(sink: &SmtpSink) -> BTreeMap<String, usize> {
    let mut seen: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for mail in sink.messages() {
        let parsed = MessageParser::default().parse(&mail.raw).expect("a message");
        let id = parsed.message_id().expect("a Message-ID").to_owned();
        let known = seen.entry(mail.to.join(",")).or_insert_with(|| (id.clone(), 0));
        assert_eq!(known.0, id, "a second copy with another Message-ID");
        known.1 += 1;
    }
    seen.into_iter().map(|(to, (_, copies))| (to, copies)).collect()
}

/// Writes that cause one mail each.
async fn writes(site: &Site, ledger: &Ledger, count: usize) {
    for n in 0..count {
        write(&site.writers[n % site.writers.len()], &[site.plan.address], 0, ledger, &usual()).await;
    }
}

/// Lets the mail server misbehave in every way.
pub async fn run(scale: Scale) -> Outcome {
    let (postgres, sink) = (Postgres::shared().await, SmtpSink::start().await);
    let mut site = Site::new(&postgres, "mail_server").await;
    site.plan.smtp_url = Some(sink.url());
    let ledger = Ledger::default();
    let _portal = site.plan.start().await;
    let (mails, spell) = scale.pick((8, Duration::from_millis(300)), (100, Duration::from_secs(5)));
    let hindered = [Behaviour::Refuse, Behaviour::TempFail, Behaviour::Slow(Duration::from_millis(100))];
    for behaviour in hindered {
        sink.set(behaviour);
        writes(&site, &ledger, mails / 8).await;
        tokio::time::sleep(spell).await;
    }
    // taken, and the answer lost: the one case in which nobody can know
    sink.set(Behaviour::SwallowOnce);
    writes(&site, &ledger, mails).await;
    let all = ledger.acknowledged();
    until(&postgres, "mail_server", "sent", all).await;
    let (copies, swallowed) = (copies(&sink), sink.messages().len() - all);
    assert_eq!(copies.len(), all, "every mail has arrived");
    assert!(copies.values().all(|copies| (1..=2).contains(copies)), "{copies:?}");
    sink.set(Behaviour::PermFail);
    writes(&site, &ledger, 3).await;
    until(&postgres, "mail_server", "dead", 3).await;
    let held = ledger.must_hold(&postgres, "mail_server").await;
    site.verify(&postgres).await;
    withstood(
        format!(
            "a mail server that refused, was slow, said 451, took {swallowed} mails without an answer, and turned 3 down with 550"
        ),
        format!(
            "{all} mails arrived, {swallowed} of them twice with the same Message-ID, none three times; 3 given up and shown; {held}"
        ),
    )
}
