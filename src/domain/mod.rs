//! Rules: what is allowed, owed, open. No SQL, no HTTP, no async, no clock, no randomness: times and ids come as arguments.

pub mod account;
pub mod activity;
pub mod agreement;
pub mod article;
pub mod contact_request;
pub mod csv;
pub mod customer;
pub mod customer_invitation;
pub mod customer_move;
pub mod customer_policy;
pub mod directory;
pub mod document;
pub mod enrollment;
pub mod extension;
pub mod ids;
pub mod language;
pub mod letter;
pub mod look_alike;
pub mod me;
pub mod partnership;
pub mod permission;
pub mod programme;
pub mod readiness;
mod role;
pub mod text;
pub mod verification;
pub mod working_days;
