//! Joint invitations, as reseller and provider begin, write, send and follow them.

pub mod begin;
pub mod letter;
pub mod list;
