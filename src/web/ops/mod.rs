//! The operator's pages.

pub mod agreements;
mod desk;
pub mod directory;
pub mod directory_entry;
pub mod documents;
pub mod enrollment;
pub mod enrollments;
pub mod health;
pub mod mails;
pub mod new_partner;
pub mod offboarding;
pub mod partner;
pub mod partners;
pub mod settings;
pub mod transitions;
pub mod verification;
pub mod verifications;
