//! Partner Center: a self-hosted portal for two-tier channel programmes.
//!
//! ```text
//! domain  <-  store  <-  workflows  <-  web | worker        (an arrow means "is known by")
//! ```
//!
//! `domain` holds the rules, `store` the SQL, `workflows` the use cases (one transaction each), `web` the pages, `worker` what waits
//! for no request. `app` is what all of them can reach; `serve` and `cli` start it; `embedded_postgres` knows nothing of the rest.

pub mod app;
pub mod auth;
pub mod backup;
pub mod canary;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod domain;
pub mod embedded_postgres;
pub mod ground;
pub mod mail;
pub mod metrics;
pub mod serve;
pub mod store;
pub mod telemetry;
pub mod turns;
pub mod verify;
pub mod web;
pub mod words;
pub mod worker;
pub mod workflows;
