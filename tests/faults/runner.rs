//! Runs the faults one after another and says in plain words what was done and what was found.

use std::{
    panic::AssertUnwindSafe,
    pin::Pin,
    process::ExitCode,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use tokio::runtime::Runtime;

use crate::postgres;

/// As many faults at the same time in the short form.
const AT_ONCE: usize = 4;

/// How much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As part of `make test`: each fault once or a few times.
    Short,
    /// `make faults`: until it may be believed.
    Long,
}

impl Scale {
    /// The one or the other.
    pub fn pick<T>(self, short: T, long: T) -> T {
        match self {
            Self::Short => short,
            Self::Long => long,
        }
    }

    /// Measured times are judged in the long form only: in the short one the machine is busy with other tests.
    pub fn within(self, what: &str, took: Duration, limit: Duration) {
        assert!(self == Self::Short || took <= limit, "{what} took {took:?}, more than {limit:?}");
    }
}

/// What came of a fault.
pub enum Outcome {
    /// What was done, and what was found.
    Withstood {
        /// In plain words.
        did: String,
        /// In plain words, with figures.
        found: String,
    },
    /// It could not be tried here.
    NotTried(String),
}

/// Sentences for what was done and found.
pub fn withstood(did: impl Into<String>, found: impl Into<String>) -> Outcome {
    Outcome::Withstood { did: did.into(), found: found.into() }
}

type Job = Box<dyn Fn(Scale) -> Pin<Box<dyn Future<Output = Outcome>>> + Send + Sync>;

/// One kind of fault.
pub struct Fault {
    name: &'static str,
    job: Job,
}

/// A fault and how it is tried.
pub fn fault<F: Future<Output = Outcome> + 'static>(name: &'static str, job: fn(Scale) -> F) -> Fault {
    Fault { name, job: Box::new(move |scale| Box::pin(job(scale))) }
}

/// Tries those whose name holds the word on the command line, all without one; `--long` for the long form, one after another, because
/// it judges times. In the short form they mostly wait, so some are tried side by side.
pub fn main(faults: &[Fault]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let scale = if arguments.iter().any(|word| word == "--long") { Scale::Long } else { Scale::Short };
    let wanted = arguments.iter().find(|word| !word.starts_with('-')).cloned().unwrap_or_default();
    let chosen: Vec<_> = faults.iter().filter(|fault| fault.name.contains(&wanted)).collect();
    let (began, next, failed) = (Instant::now(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..scale.pick(AT_ONCE, 1) {
            scope.spawn(|| {
                while let Some(fault) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if !is_withstood(fault, scale) {
                        failed.lock().expect("nobody panics with the names").push(fault.name);
                    }
                }
            });
        }
    });
    postgres::stop_shared();
    println!("\n{} faults tried in {:.0?}.", chosen.len(), began.elapsed());
    let failed = failed.into_inner().expect("nobody panics with the names");
    if failed.is_empty() {
        println!("Nothing was lost, nothing doubled, no invariant broken.");
        return ExitCode::SUCCESS;
    }
    println!("NOT withstood: {}", failed.join(", "));
    ExitCode::FAILURE
}

fn is_withstood(fault: &Fault, scale: Scale) -> bool {
    let began = Instant::now();
    let runtime = Runtime::new().expect("a runtime");
    let job = AssertUnwindSafe(|| runtime.block_on((fault.job)(scale)));
    // a failed assertion has printed its own words
    let outcome = std::panic::catch_unwind(job);
    runtime.shutdown_timeout(Duration::from_secs(5));
    let text = match &outcome {
        Ok(Outcome::Withstood { did, found }) => format!("  did:   {did}\n  found: {found}"),
        Ok(Outcome::NotTried(why)) => format!("  NOT TRIED: {why}"),
        Err(_) => "  FAILED".into(),
    };
    println!("\n{}\n{text}\n  took:  {:.1?}", fault.name.replace('_', " "), began.elapsed());
    outcome.is_ok()
}
