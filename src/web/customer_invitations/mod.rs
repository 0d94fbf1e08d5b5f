//! Invitations to customers, as the partners that ask begin, write, send and follow them.

pub mod begin;
pub mod letter;
pub mod list;
