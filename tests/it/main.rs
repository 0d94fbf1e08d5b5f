//! Everything that is tried against the real router and a real PostgreSQL, in one binary. One file per subject; abuse cases are called
//! `abuse_<number>_…` after design/security.md, so that a search for `abuse_` lists them.

mod support;

mod architecture;
mod catalogue;
mod embedded_postgres;
mod house;
mod pages;
mod routes;
mod smtp_sink;
mod words;
