//! What was measured, as a table.

use std::time::Duration;

/// The figures of one page in one world.
#[derive(Default)]
pub struct Figures {
    /// Rows of the world's long tables.
    pub rows: u32,
    /// How long each answer took.
    pub answers: Vec<Duration>,
    /// How long was asked.
    pub lasting: Duration,
    /// Seconds of processor time of the portal.
    pub portal: f64,
    /// Seconds of processor time of the database.
    pub database: f64,
    /// Megabytes the portal held after the load.
    pub memory: f64,
    /// Bytes of the body as a browser gets it.
    pub sent: usize,
    /// Bytes of the body as it is.
    pub plain: usize,
    /// How often a page waits for the database.
    pub round_trips: usize,
    /// Pages a second of the database alone, one figure a round.
    pub limits: Vec<f64>,
}

impl Figures {
    #[expect(clippy::cast_precision_loss, reason = "some thousands of answers")]
    fn count(&self) -> f64 {
        self.answers.len() as f64
    }

    fn per_second(&self) -> f64 {
        self.count() / self.lasting.as_secs_f64()
    }

    #[expect(clippy::cast_precision_loss, reason = "two or three rounds")]
    fn limit(&self) -> f64 {
        self.limits.iter().sum::<f64>() / self.limits.len() as f64
    }

    /// Milliseconds within which this share of answers came.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count is a whole number below it"
    )]
    fn within(&self, share: f64) -> f64 {
        let mut sorted = self.answers.clone();
        sorted.sort_unstable();
        let at = (self.count() * share) as usize;
        sorted.get(at.min(sorted.len().saturating_sub(1))).map_or(0.0, |answer| answer.as_secs_f64() * 1e3)
    }

    /// Milliseconds of processor time that one page costs, the portal's and the database's.
    fn cost(&self) -> (f64, f64) {
        (self.portal * 1e3 / self.count(), self.database * 1e3 / self.count())
    }
}

/// The first lines.
pub fn print_head() {
    println!(
        "{:22} {:>9} {:>7} {:>7} {:>7} {:>8} {:>8} {:>6} {:>7} {:>7} {:>6} {:>8} {:>6} {:>7}",
        "",
        "rows",
        "pages/s",
        "p50",
        "p99",
        "portal",
        "database",
        "memory",
        "sent",
        "plain",
        "round",
        "limit",
        "of it",
        "cost to"
    );
    println!(
        "{:22} {:>9} {:>7} {:>7} {:>7} {:>8} {:>8} {:>6} {:>7} {:>7} {:>6} {:>8} {:>6} {:>7}",
        "", "", "", "ms", "ms", "cpu ms", "cpu ms", "MB", "bytes", "bytes", "trips", "pages/s", "", "fewest"
    );
}

/// The lines of one page, the world with the fewest rows first.
pub fn print(page: &str, all: &[Figures]) {
    let cost = |figures: &Figures| figures.cost().0 + figures.cost().1;
    for figures in all {
        let (portal, database) = figures.cost();
        println!(
            "{page:22} {:>9} {:>7.0} {:>7.2} {:>7.2} {portal:>8.3} {database:>8.3} {:>6.1} {:>7} {:>7} {:>6} {:>8.0} {:>5.0}% {:>6.2}x",
            figures.rows,
            figures.per_second(),
            figures.within(0.5),
            figures.within(0.99),
            figures.memory,
            figures.sent,
            figures.plain,
            figures.round_trips,
            figures.limit(),
            figures.per_second() / figures.limit() * 100.0,
            cost(figures) / all.first().map_or(1.0, cost),
        );
    }
}
