//! Rules: what is allowed, owed, open. No SQL, no HTTP, no async, no clock, no randomness: times and ids come as arguments.

pub mod account;
pub mod activity;
pub mod agreement;
pub mod csv;
pub mod customer;
pub mod customer_invitation;
pub mod customer_move;
pub mod customer_policy;
pub mod enrollment;
pub mod extension;
pub mod ids;
pub mod language;
pub mod letter;
pub mod me;
pub mod partnership;
pub mod permission;
pub mod programme;
pub mod readiness;
pub mod role;
pub mod text;
pub mod working_days;
