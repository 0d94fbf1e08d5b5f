//! What the figures should be, and whether they are: in words, a line each.

use std::time::Duration;

use crate::{
    cold::Cold,
    export::Export,
    import::Import,
    sign_in::{PER_CORE, SignIns},
    table::Figures,
};

/// Milliseconds of the portal's processor time a page.
const PORTAL: f64 = 0.5;
/// What a page may cost with many rows, for each of what it costs with few.
const GROWTH: f64 = 1.2;
/// What a search may cost, for each of what the plain list costs.
const SEARCH: f64 = 2.0;
/// The share of the database's own limit that the busiest page and the customers reach.
const OF_LIMIT: f64 = 0.5;
/// Megabytes under load.
const MEMORY: f64 = 60.0;
/// Megabytes that an export may hold more than the portal did before.
const EXPORT: f64 = 5.0;
/// What an import may cost, for each of what the database alone takes for the same rows.
const IMPORT: f64 = 2.0;
/// From the start of the process to its first answer, over a database that answers.
const START_UP: Duration = Duration::from_millis(100);
/// How much longer a page may take while people sign in.
const BESIDE: f64 = 2.0;
/// Bytes of a page with its files, when nothing is known to the browser.
const BYTES: usize = 40 * 1024;
/// Requests of such a page.
const REQUESTS: usize = 6;

/// The figures of every page, few rows first.
pub struct Measured {
    /// Name, path and figures.
    pub pages: Vec<(&'static str, &'static str, Vec<Figures>)>,
    /// How long each portal took to start.
    pub start_ups: Vec<Duration>,
    /// The list of customers as a file.
    pub export: Export,
    /// A page for a browser that knows nothing.
    pub cold: Vec<(&'static str, Cold)>,
    /// A list of partners to be identified.
    pub import: Import,
    /// People who sign in while others read.
    pub sign_ins: SignIns,
}

#[expect(clippy::cast_precision_loss, reason = "some megabytes")]
fn float(count: usize) -> f64 {
    count as f64
}

fn say(met: bool, figure: &str, goal: &str) {
    println!("{}  {figure} (goal: {goal})", if met { "met   " } else { "MISSED" });
}

/// Prints every figure with its goal.
pub fn print(measured: &Measured) {
    println!();
    for (name, _, worlds) in &measured.pages {
        let portal = worlds.iter().map(Figures::portal).fold(0.0, f64::max);
        say(
            portal <= PORTAL,
            &format!("{name}: {portal:.2} ms of the portal's processor time a page"),
            &format!("at most {PORTAL}"),
        );
    }
    for (name, _, worlds) in &measured.pages {
        let [few, .., many] = &worlds[..] else { continue };
        let growth = many.cost_to(few);
        say(
            growth <= GROWTH,
            &format!("{name}: with {} rows {growth:.2} times as dear as with {}", many.rows, few.rows),
            &format!("at most {GROWTH} times"),
        );
    }
    searches(measured);
    shares(measured);
    whole(measured);
}

/// What searches cost beside the plain list.
fn searches(measured: &Measured) {
    let many = |path: &str| measured.pages.iter().find(|page| page.1 == path).and_then(|page| page.2.last());
    let Some(plain) = many("/customers") else { return };
    for (name, _, worlds) in measured.pages.iter().filter(|page| page.1.starts_with("/customers?q=")) {
        let Some(search) = worlds.last() else { continue };
        let dearer = search.cost_to(plain);
        say(
            dearer <= SEARCH,
            &format!("{name}: {dearer:.2} times as dear as the plain list"),
            &format!("at most {SEARCH} times"),
        );
    }
}

/// The share of the database's own limit: of the first page after sign-in, which every other leads back to, and of the customers.
fn shares(measured: &Measured) {
    let wanted = measured.pages.iter().enumerate().filter(|(n, page)| *n == 0 || page.1.starts_with("/customers"));
    for (_, (name, _, worlds)) in wanted {
        let share = worlds.iter().map(Figures::of_limit).fold(1.0, f64::min);
        say(
            share >= OF_LIMIT,
            &format!("{name}: {:.0} % of what the database alone could serve", share * 100.0),
            &format!("at least {:.0} %, better 70 %", OF_LIMIT * 100.0),
        );
    }
}

/// What is no page's alone.
fn whole(measured: &Measured) {
    let memory = measured.pages.iter().flat_map(|page| &page.2).map(|figures| figures.memory).fold(0.0, f64::max);
    say(memory <= MEMORY, &format!("the portal holds {memory:.0} MB under load"), &format!("at most {MEMORY:.0}"));
    let Export { rows, bytes, seconds, before, most } = measured.export;
    say(
        most - before <= EXPORT,
        &format!(
            "an export of {rows} customers, {:.1} MB in {seconds:.1} s, makes {before:.0} MB of memory {most:.0}",
            float(bytes) / 1e6
        ),
        &format!("at most {EXPORT:.0} more"),
    );
    import(&measured.import);
    let start_up = measured.start_ups.iter().max().copied().unwrap_or_default();
    say(
        start_up <= START_UP,
        &format!("the portal answers {} ms after its start", start_up.as_millis()),
        &format!("at most {}", START_UP.as_millis()),
    );
    let SignIns { per_core, refused, quiet, beside } = measured.sign_ins;
    say(
        refused == 0 && per_core >= 0.98 * PER_CORE,
        &format!("{per_core:.1} sign-ins a second and core, {refused} turned away"),
        &format!("{PER_CORE:.0}, nobody turned away"),
    );
    say(
        beside <= BESIDE * quiet,
        &format!("beside them 95 of 100 pages within {beside:.1} ms, without them within {quiet:.1} ms"),
        &format!("at most {BESIDE:.0} times"),
    );
    for (name, Cold { bytes, requests }) in &measured.cold {
        say(
            *bytes <= BYTES && *requests <= REQUESTS,
            &format!("{name}, cold: {:.1} KB in {requests} requests", float(*bytes) / 1024.0),
            &format!("at most {} KB in {REQUESTS}", BYTES / 1024),
        );
    }
}

/// A list of partners to be identified.
pub fn import(import: &Import) {
    let ratio = import.ratio();
    let Import { rows, read, applied, own } = import;
    say(
        ratio <= IMPORT,
        &format!(
            "an import of {rows} rows, read in {read:.2?} and applied in {applied:.2?}: {ratio:.2} times the database's own {own:.2?}"
        ),
        &format!("at most {IMPORT} times"),
    );
}
