//! What was measured, as a table.

use std::time::Duration;

/// What was measured of one page in one world in one round.
pub struct Round {
    /// How long each answer took, in milliseconds, the shortest first.
    pub answers: Vec<f64>,
    /// How long was asked.
    pub lasting: Duration,
    /// Seconds of processor time of the portal.
    pub portal: f64,
    /// Seconds of processor time of the database.
    pub database: f64,
    /// Pages a second of the database alone, just after.
    pub limit: f64,
}

#[expect(clippy::cast_precision_loss, reason = "some thousands of answers")]
fn float(count: usize) -> f64 {
    count as f64
}

impl Round {
    fn per_second(&self) -> f64 {
        float(self.answers.len()) / self.lasting.as_secs_f64()
    }

    /// Milliseconds within which this share of answers came.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count is a whole number below it"
    )]
    fn within(&self, share: f64) -> f64 {
        let at = (float(self.answers.len()) * share) as usize;
        self.answers.get(at.min(self.answers.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    fn each(&self, seconds: f64) -> f64 {
        seconds * 1e3 / float(self.answers.len())
    }
}

/// The figures of one page in one world.
pub struct Figures {
    /// Rows of the world's long tables.
    pub rows: u32,
    /// Everything that was measured, the rounds of the other worlds in between.
    pub rounds: Vec<Round>,
    /// Megabytes the portal held after the load.
    pub memory: f64,
    /// Bytes of the body as a browser gets it.
    pub sent: usize,
    /// Bytes of the body as it is.
    pub plain: usize,
    /// How often a page waits for the database.
    pub round_trips: usize,
}

/// The one in the middle: what else the machine did in one round does not count.
fn median(all: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

impl Figures {
    fn median(&self, of: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(of))
    }

    /// Milliseconds of the portal's processor time that one page costs.
    pub fn portal(&self) -> f64 {
        self.median(|round| round.each(round.portal))
    }

    /// Pages a second as a share of what the database alone could serve.
    pub fn of_limit(&self) -> f64 {
        self.median(|round| round.per_second() / round.limit)
    }

    /// What a page costs for each millisecond that it costs in another world or another page, round by round.
    pub fn cost_to(&self, other: &Self) -> f64 {
        let cost = |round: &Round| round.each(round.portal + round.database);
        median(self.rounds.iter().zip(&other.rounds).map(|(one, other)| cost(one) / cost(other)))
    }
}

/// The first lines.
pub fn print_head() {
    println!(
        "{:24} {:>9} {:>7} {:>7} {:>7} {:>8} {:>8} {:>6} {:>7} {:>7} {:>6} {:>8} {:>6} {:>7}",
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
        "{:24} {:>9} {:>7} {:>7} {:>7} {:>8} {:>8} {:>6} {:>7} {:>7} {:>6} {:>8} {:>6} {:>7}",
        "", "", "", "ms", "ms", "cpu ms", "cpu ms", "MB", "bytes", "bytes", "trips", "pages/s", "", "fewest"
    );
}

/// The lines of one page, the world with the fewest rows first.
pub fn print(page: &str, all: &[Figures]) {
    for figures in all {
        println!(
            "{page:24} {:>9} {:>7.0} {:>7.2} {:>7.2} {:>8.3} {:>8.3} {:>6.1} {:>7} {:>7} {:>6} {:>8.0} {:>5.0}% {:>6.2}x",
            figures.rows,
            figures.median(Round::per_second),
            figures.median(|round| round.within(0.5)),
            figures.median(|round| round.within(0.99)),
            figures.portal(),
            figures.median(|round| round.each(round.database)),
            figures.memory,
            figures.sent,
            figures.plain,
            figures.round_trips,
            figures.median(|round| round.limit),
            figures.of_limit() * 100.0,
            figures.cost_to(&all[0]),
        );
    }
}
