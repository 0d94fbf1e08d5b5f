//! Everything that speaks SQL, one file per family of tables, and the one way to a transaction.

pub mod access_requests;
pub mod activity;
pub mod agreement_versions;
pub mod agreements;
pub mod campaigns;
pub mod contact_requests;
pub mod customer_invitations;
pub mod customer_listings;
pub mod customer_moves;
pub mod customer_signups;
pub mod customer_views;
pub mod customers;
pub mod demo_mailbox;
pub mod directory;
pub mod directory_entries;
pub mod documents;
pub mod due_invitations;
pub mod email_proofs;
pub mod enrollment_queue;
pub mod enrollment_threads;
pub mod enrollments;
pub mod extensions;
pub mod health;
pub mod idempotency;
pub mod identity;
pub mod legal_profiles;
pub mod links;
pub mod loading;
pub mod mails;
pub mod names;
pub mod offboarding;
pub mod offboarding_imports;
pub mod offboarding_work;
pub mod organisations;
pub mod overview;
pub mod own_account;
pub mod owner;
pub mod page;
pub mod partners;
pub mod partnership_invitations;
pub mod partnerships;
pub mod people;
pub mod profiles;
pub mod programme;
pub mod relationships;
pub mod reminders;
pub mod second_factors;
pub mod server;
pub mod sessions;
pub mod sign_ins;
pub mod verifications;
pub mod verify;

mod commit;
mod db;

pub use db::{Db, Tx};

/// What can go wrong with the database, as far as callers care.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or is too busy; trying again later may help.
    #[error("the database is not available: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The connection broke while a commit was under way, and the database has not come back to say whether it was made.
    #[error("the database went away while it committed: {0}")]
    Unsure(#[source] sqlx::Error),
    /// A rule of the schema refused the change; the constraint's name says which.
    #[error("refused by {0}")]
    Refused(String),
    /// Everything else.
    #[error(transparent)]
    Other(sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_) => {
                Self::Unavailable(error)
            }
            sqlx::Error::Database(db) => match (db.code().as_deref(), db.constraint()) {
                // cancelled by a timeout, lock not had in time, shut down, out of connections, disk full, read-only
                (
                    Some(
                        "57014" | "55P03" | "57P01" | "57P02" | "57P03" | "53300" | "53100" | "25006" | "40P01"
                        | "40001",
                    ),
                    _,
                ) => Self::Unavailable(error),
                (_, Some(constraint)) => Self::Refused(constraint.to_owned()),
                _ => Self::Other(error),
            },
            _ => Self::Other(error),
        }
    }
}

impl StoreError {
    /// Whether the rule of this name refused.
    pub fn is_refusal_of(&self, constraint: &str) -> bool {
        matches!(self, Self::Refused(name) if name == constraint)
    }
}

/// The result of a statement.
pub type Stored<T> = Result<T, StoreError>;
