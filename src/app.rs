//! What every request and job can reach.

use std::{ops::Deref, path::PathBuf, sync::Arc};

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::{
    auth::{guesses::Guesses, password::Passwords, seal::Seal},
    config::{Config, SecondFactor},
    metrics::Metrics,
    store::Db,
    turns::Turns,
};

/// How many files are received at a time, ten MiB each at most.
const UPLOADS: usize = 8;

/// Handed to every handler and job; cloning it is cheap.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an `App`.
pub struct Parts {
    /// The only way to a transaction.
    pub db: Db,
    /// Hashes and compares passwords.
    pub passwords: Passwords,
    /// Who tries out links.
    pub guesses: Guesses,
    /// Counts what happens.
    pub metrics: Metrics,
    /// Leaves connections to every organisation.
    pub turns: Turns,
    /// Seals secrets at rest.
    pub seal: Seal,
    /// What links start with.
    pub base_url: Url,
    /// Whether a second factor is asked for.
    pub second_factor: SecondFactor,
    /// Where files lie that are not in the database.
    pub data_dir: PathBuf,
    /// Whether the world is the demo's.
    pub demo: bool,
    /// Proxies whose word on addresses counts.
    pub trusted_proxies: Vec<ipnet::IpNet>,
    /// Files that are being received: each is held in memory until it is stored.
    pub uploads: Arc<Semaphore>,
    /// Requests and detached work that a stop waits for.
    pub tasks: TaskTracker,
}

impl App {
    /// Puts the parts together.
    pub fn new(config: &Config, db: Db, seal: Seal) -> Self {
        Self(Arc::new(Parts {
            metrics: Metrics::default(),
            turns: Turns::of(db.connections()),
            db,
            passwords: Passwords::default(),
            guesses: Guesses::default(),
            seal,
            base_url: config.base_url.clone(),
            second_factor: config.second_factor,
            data_dir: config.data_dir.clone(),
            demo: config.is_demo(),
            trusted_proxies: config.trusted_proxies.clone(),
            uploads: Arc::new(Semaphore::new(UPLOADS)),
            tasks: TaskTracker::new(),
        }))
    }

    /// An absolute link to one of our pages.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
