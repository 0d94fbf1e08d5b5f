//! Many sign in while others read: how many the portal takes, and what it costs the readers.

use std::{
    io,
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::MissedTickBehavior};

use crate::{
    http::Client,
    load::{ENCODINGS, Target},
    world::PASSWORD,
};

/// Sign-ins a second for each core.
pub const PER_CORE: f64 = 15.0;
/// An odd number, so that one is in the middle.
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(4);
/// The pause of somebody who reads.
const PAUSE: Duration = Duration::from_millis(20);

/// What was measured.
#[derive(Clone, Copy)]
pub struct SignIns {
    /// Answered with success, a second and core.
    pub per_core: f64,
    /// Turned away.
    pub refused: usize,
    /// Milliseconds within which nineteen of twenty pages were there, with nobody signing in.
    pub quiet: f64,
    /// The same beside the sign-ins.
    pub beside: f64,
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds of sign-ins")]
fn float(count: usize) -> f64 {
    count as f64
}

/// Lets people sign in beside a reader, in turns with the reader alone.
pub async fn measure(page: &Target<'_>, people: &[String]) -> anyhow::Result<SignIns> {
    let cores = std::thread::available_parallelism().map_or(1.0, |cores| float(cores.get()));
    let (mut quiet, mut beside, mut done, mut refused) = (Vec::new(), Vec::new(), 0, 0);
    read(page).await?;
    for _ in 0..ROUNDS {
        quiet.push(read(page).await?);
        let (times, ended) = tokio::join!(read(page), sign_in(page, people, PER_CORE * cores));
        beside.push(times?);
        let (well, badly) = ended?;
        done += well;
        refused += badly;
    }
    let seconds = ROUND.as_secs_f64() * float(ROUNDS);
    Ok(SignIns { per_core: float(done) / seconds / cores, refused, quiet: middle(quiet), beside: middle(beside) })
}

fn middle(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

/// Reads the same page again and again; answers within how many milliseconds nineteen of twenty were there.
async fn read(page: &Target<'_>) -> anyhow::Result<f64> {
    let mut client = Client::connect(page.address, page.path, page.cookie, ENCODINGS).await?;
    let (until, mut took) = (Instant::now() + ROUND, Vec::new());
    while Instant::now() < until {
        let began = Instant::now();
        anyhow::ensure!(client.get().await?.status == 200, "{} was not answered", page.path);
        took.push(began.elapsed().as_secs_f64() * 1e3);
        tokio::time::sleep(PAUSE).await;
    }
    took.sort_by(f64::total_cmp);
    Ok(took[took.len() * 95 / 100])
}

/// Lets so many a second sign in, whether or not those before are done; answers how many did and how many were turned away.
async fn sign_in(page: &Target<'_>, people: &[String], a_second: f64) -> anyhow::Result<(usize, usize)> {
    let mut ticks = tokio::time::interval(Duration::from_secs_f64(1.0 / a_second));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let (until, address) = (Instant::now() + ROUND, page.address);
    let mut tasks = JoinSet::new();
    for mail in people.iter().cycle() {
        ticks.tick().await;
        if Instant::now() >= until {
            break;
        }
        let form: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("mail", mail.as_str()), ("password", PASSWORD), ("next", "")])
            .finish();
        tasks.spawn(async move {
            let mut client = Client::sending(address, "/sign-in", &form).await?;
            io::Result::Ok(client.get().await?.status == 303)
        });
    }
    let (mut well, mut badly) = (0, 0);
    while let Some(ended) = tasks.join_next().await {
        if ended?? { well += 1 } else { badly += 1 }
    }
    Ok((well, badly))
}
