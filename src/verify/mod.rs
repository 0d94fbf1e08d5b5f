//! Every invariant the portal promises, one small check each: a statement that answers what is broken, and nothing when all is well.
//! Run as `portal_verify`, which reads everything and changes nothing: by hand (`verify`), every night, and after each test.

mod agreements;
pub mod anchor_file;
mod directory;
mod enrollments;
mod ground;
mod log;
mod mails;
mod offboarding;
mod partners;
mod people;
mod relationships;
mod verifications;

use std::path::Path;

use serde::Serialize;

use crate::store::{Db, Stored, verify};

/// What a broken check means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It must never be: something was altered, or a rule has a hole.
    Rule,
    /// It must not last: something that the worker should have done waits.
    Lateness,
}

/// An invariant.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name; the catalogue's key is `check-` and this name.
    pub name: &'static str,
    /// Whether it can be broken by the clock alone.
    pub kind: Kind,
    /// Answers one text for each row that breaks it.
    pub sql: &'static str,
}

impl Check {
    const fn rule(name: &'static str, sql: &'static str) -> Self {
        Self { name, kind: Kind::Rule, sql }
    }

    const fn lateness(name: &'static str, sql: &'static str) -> Self {
        Self { name, kind: Kind::Lateness, sql }
    }
}

/// A broken invariant and the rows that break it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check's name.
    pub check: &'static str,
    /// Whether it can be broken by the clock alone.
    pub kind: Kind,
    /// What is broken; the first hundred.
    pub rows: Vec<String>,
}

/// What was asked and what was found.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many invariants were asked.
    pub checks: usize,
    /// The broken ones.
    pub findings: Vec<Finding>,
}

/// Every check that is a statement.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let all = [
        log::CHECKS,
        agreements::CHECKS,
        enrollments::CHECKS,
        verifications::CHECKS,
        partners::CHECKS,
        relationships::CHECKS,
        offboarding::CHECKS,
        people::CHECKS,
        directory::CHECKS,
        mails::CHECKS,
        ground::CHECKS,
    ];
    all.into_iter().flatten()
}

/// Asks every invariant in one snapshot, and compares the file of anchors in `data_dir` with the log.
///
/// # Errors
/// When the database cannot be asked.
pub async fn run(db: &Db, data_dir: &Path) -> Stored<Report> {
    let mut tx = db.begin_checking().await?;
    let mut findings = Vec::new();
    let mut asked = 1;
    for check in checks() {
        asked += 1;
        let rows = verify::broken(&mut tx, check.sql).await?;
        if !rows.is_empty() {
            findings.push(Finding { check: check.name, kind: check.kind, rows });
        }
    }
    let rows = anchor_file::broken(&mut tx, data_dir).await?;
    if !rows.is_empty() {
        findings.push(Finding { check: anchor_file::NAME, kind: Kind::Rule, rows });
    }
    Ok(Report { checks: asked, findings })
}
