//! The drill (R20): a backup is taken under load, the database destroyed, the backup restored, and everything asked.

use std::time::{Duration, Instant};

use crate::{
    ledger::Ledger,
    load::{Load, usual},
    portal::Plan,
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

const DATABASE: &str = "backup";

fn run_program(plan: &Plan, arguments: &[&str]) -> Duration {
    let began = Instant::now();
    let output = tokio::task::block_in_place(|| {
        let mut command = plan.command(arguments);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).output()
    });
    let output = output.expect("the program");
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).join("\n");
    assert!(output.status.success(), "{arguments:?}: {said}");
    began.elapsed()
}

/// Takes one, destroys, restores.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, DATABASE).await;
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &ledger, Duration::ZERO, &usual());
    load.until_more(scale.pick(30, 2_000)).await;
    let before = ledger.so_far();
    let directory = site.plan.files.join("kept");
    let to = directory.to_str().expect("a name");
    let taken = run_program(&site.plan, &["backup", "--to", to]);
    load.until_more(10).await;
    load.end().await;
    portal.stop().await;
    let after = ledger.acknowledged() - before.acknowledged();
    for key in [site.plan.secret_key.as_str(), site.writers[0].cookie.as_str()] {
        let dump = std::fs::read(directory.join("database.dump")).expect("the dump");
        assert!(!dump.windows(key.len()).any(|bytes| bytes == key.as_bytes()), "a secret is in the backup");
    }
    postgres.run("postgres", "drop database backup with (force)").await;
    postgres.bare_database(DATABASE).await;
    let restored = run_program(&site.plan, &["restore", "--from", to]);
    let held = before.must_hold(&postgres, DATABASE).await;
    site.verify(&postgres).await;
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &Ledger::starting_at(1_000_000), Duration::ZERO, &usual());
    load.until_more(10).await;
    load.end().await;
    withstood(
        "took a backup under load, destroyed the database, restored the backup, and went on writing",
        format!(
            "{held}; of {after} writes after the backup began nothing was promised; taken in {taken:.1?}, restored and checked in {restored:.1?}"
        ),
    )
}
