//! Why an answer to an invitation's link was not taken, whatever it invites to.

use std::fmt::Debug;

use crate::{domain::partnership::InvitationIs, store::StoreError};

/// Why a link was not opened or answered; `O` is what can stand in the way of an organisation.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError<O: Debug> {
    /// Nobody knows this link.
    #[error("no such link")]
    Unknown,
    /// The link is dead, or the time for it is over.
    #[error(transparent)]
    Ended(#[from] InvitationIs),
    /// Something keeps this organisation from answering.
    #[error("{0:?} stands in the way")]
    Obstacle(O),
    /// What is granted is not what was shown (abuse A16).
    #[error("something else was shown")]
    Changed,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}
