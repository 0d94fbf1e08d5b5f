//! Holds up whoever tries out links: an address that comes with many unknown ones has to wait (abuse A14).

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

/// Unknown links an address may come with in one spell.
const MOST: u32 = 30;
/// How long a spell lasts.
const SPELL: Duration = Duration::from_secs(60);
/// Addresses remembered at once; spells that are over make room.
const ADDRESSES: usize = 10_000;

/// What each address has tried lately.
#[derive(Default)]
pub struct Guesses(Mutex<HashMap<String, (Instant, u32)>>);

impl Guesses {
    /// Seconds this address has to wait, if it has guessed too often.
    pub fn wait(&self, address: &str) -> Option<i64> {
        let tried = self.0.lock().ok()?;
        let (since, count) = tried.get(address)?;
        let left = SPELL.checked_sub(since.elapsed())?;
        (*count >= MOST).then(|| i64::try_from(left.as_secs()).unwrap_or(1) + 1)
    }

    /// Counts one unknown link.
    pub fn missed(&self, address: &str) {
        let Ok(mut tried) = self.0.lock() else { return };
        if tried.len() >= ADDRESSES {
            tried.retain(|_, (since, _)| since.elapsed() < SPELL);
        }
        let spell = tried.entry(address.to_owned()).or_insert_with(|| (Instant::now(), 0));
        if spell.0.elapsed() >= SPELL {
            *spell = (Instant::now(), 0);
        }
        spell.1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_that_guesses_waits() {
        let guesses = Guesses::default();
        for _ in 0..MOST {
            assert_eq!(guesses.wait("192.0.2.1"), None);
            guesses.missed("192.0.2.1");
        }
        assert!(guesses.wait("192.0.2.1").is_some_and(|seconds| (1..=60).contains(&seconds)));
        assert_eq!(guesses.wait("192.0.2.2"), None);
    }
}
