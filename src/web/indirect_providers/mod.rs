//! The reseller's side of partnerships: the providers it works with.

pub mod list;
pub mod provider;
