//! A page of a table is damaged on its disk (R21): it is noticed, nothing made up is shown, and the backup brings everything back.

use std::time::Duration;

use crate::{
    backup::run_program,
    http,
    ledger::Ledger,
    load::{Load, usual},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

const DATABASE: &str = "damaged_page";

/// Turns a byte of every page of a table round, and restores a backup.
pub async fn run(scale: Scale) -> Outcome {
    let mut postgres = Postgres::start().await;
    let site = Site::new(&postgres, DATABASE).await;
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &ledger, Duration::ZERO, &usual());
    load.until_more(scale.pick(20, 500)).await;
    load.end().await;
    let directory = site.plan.files.join("kept");
    let to = directory.to_str().expect("a name");
    run_program(&mut site.plan.command(&["backup", "--to", to]));
    portal.stop().await;
    let pages = postgres.damage(DATABASE, "activity_entries").await;
    let portal = site.plan.start().await;
    for writer in &site.writers {
        let answer = http::ask(portal.address, &http::get("/activity", &writer.cookie)).await.expect("an answer");
        assert_eq!(answer.status, 500, "a damaged page is an error, never an empty list");
        assert!(answer.body.contains("Something went wrong"), "{}", answer.body);
    }
    let mut doctor = site.plan.command(&["doctor"]);
    let output = doctor.stdout(std::process::Stdio::piped()).output().expect("the program");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!output.status.success() && said.contains("damaged pages") && said.contains("backup"), "{said}");
    portal.stop().await;
    postgres.run("postgres", &format!("drop database {DATABASE} with (force)")).await;
    postgres.bare_database(DATABASE).await;
    let restored = run_program(&mut site.plan.command(&["restore", "--from", to]));
    let held = ledger.must_hold(&postgres, DATABASE).await;
    site.verify(&postgres).await;
    let portal = site.plan.start().await;
    let answer = http::ask(portal.address, &http::get("/activity", &site.writers[0].cookie)).await.expect("an answer");
    assert_eq!(answer.status, 200);
    withstood(
        format!("turned a byte round in each of {pages} pages of the log's table on disk, then restored the backup"),
        format!(
            "each log was an error with a reference, never wrong or empty; doctor named the damage and the way out; restored in {restored:.1?}; {held}"
        ),
    )
}
