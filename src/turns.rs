//! No organisation takes all connections: each has so many turns at once, and whoever has none left waits without one (abuse B15).

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::domain::ids::OrganisationId;

/// How long a page waits for its turn.
pub const FOR_A_PAGE: Duration = Duration::from_secs(2);
/// How long a piece of an export waits.
pub const FOR_A_PIECE: Duration = Duration::from_secs(15);
/// Organisations remembered at once; those at rest make room.
const ORGANISATIONS: usize = 1_000;
/// Sessions remembered at once; after that all are forgotten, and each is a newcomer once more.
const SESSIONS: usize = 10_000;

/// No turn came in time; the person should try again.
#[derive(Debug, thiserror::Error)]
#[error("this organisation asks for too much at the same time")]
pub struct NoTurn;

/// A turn; over when dropped.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

/// The turns of every organisation.
#[derive(Debug)]
pub struct Turns {
    each: usize,
    held: Mutex<HashMap<OrganisationId, Arc<Semaphore>>>,
    /// For whom the sessions of these hashes act: a session never changes that, it only ends.
    sessions: Mutex<HashMap<Vec<u8>, OrganisationId>>,
}

impl Turns {
    /// As many for each organisation as leave a half of these connections to the others.
    pub fn of(connections: u32) -> Self {
        let each = usize::try_from(connections / 2).unwrap_or(1).max(1);
        Self { each, held: Mutex::default(), sessions: Mutex::default() }
    }

    fn semaphore(&self, organisation: OrganisationId) -> Arc<Semaphore> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= ORGANISATIONS {
            held.retain(|_, semaphore| Arc::strong_count(semaphore) > 1);
        }
        Arc::clone(held.entry(organisation).or_insert_with(|| Arc::new(Semaphore::new(self.each))))
    }

    /// For whom this session acts, or acted while it lived, as far as is remembered.
    pub fn of_session(&self, hash: &[u8]) -> Option<OrganisationId> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).get(hash).copied()
    }

    /// Remembers for whom this session acts; for nobody, once it is over.
    pub fn remember(&self, hash: &[u8], organisation: Option<OrganisationId>) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(organisation) = organisation else {
            sessions.remove(hash);
            return;
        };
        if sessions.len() >= SESSIONS && !sessions.contains_key(hash) {
            sessions.clear();
        }
        sessions.insert(hash.to_vec(), organisation);
    }

    /// A turn, if there is one now.
    pub fn now(&self, organisation: OrganisationId) -> Option<Turn> {
        self.semaphore(organisation).try_acquire_owned().ok().map(Turn)
    }

    /// A turn within `patience`. Never to be asked for by somebody who holds a connection or another turn.
    ///
    /// # Errors
    /// When there was none.
    pub async fn within(&self, patience: Duration, organisation: OrganisationId) -> Result<Turn, NoTurn> {
        let turn = tokio::time::timeout(patience, self.semaphore(organisation).acquire_owned()).await;
        turn.map_err(|_| NoTurn)?.map(Turn).map_err(|_| NoTurn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_remembered_until_it_is_over_or_there_are_too_many() {
        let (turns, one, other) = (Turns::of(4), crate::clock::new_id(), crate::clock::new_id());
        turns.remember(b"one", Some(one));
        turns.remember(b"other", Some(other));
        assert_eq!((turns.of_session(b"one"), turns.of_session(b"other")), (Some(one), Some(other)));
        turns.remember(b"other", None);
        assert_eq!((turns.of_session(b"one"), turns.of_session(b"other")), (Some(one), None));
        for n in 1..SESSIONS {
            turns.remember(&n.to_le_bytes(), Some(other));
        }
        turns.remember(b"one", Some(one));
        assert_eq!(turns.of_session(&1_usize.to_le_bytes()), Some(other), "nobody new has come");
        turns.remember(b"new", Some(one));
        assert_eq!((turns.of_session(b"one"), turns.of_session(b"new")), (None, Some(one)));
    }

    #[tokio::test]
    async fn one_organisation_leaves_turns_to_the_others() {
        let turns = Turns::of(4);
        let (noisy, quiet) = (crate::clock::new_id(), crate::clock::new_id());
        let held = (turns.now(noisy), turns.now(noisy));
        assert!(held.0.is_some() && held.1.is_some());
        assert!(turns.now(noisy).is_none());
        assert!(turns.within(Duration::from_millis(5), noisy).await.is_err());
        assert!(turns.now(quiet).is_some());
        drop(held);
        assert!(turns.within(Duration::from_millis(5), noisy).await.is_ok());
    }
}
