//! Every setting, read once from the environment (and one `.env` file). A wrong one stops the start and says how to mend it.

use std::{net::SocketAddr, path::PathBuf, str::FromStr};

use ipnet::IpNet;
use tracing_subscriber::filter::Targets;
use url::Url;

use crate::auth::seal::Seal;

/// What the environment says.
#[derive(Clone)]
pub struct Config {
    /// Where pages are served.
    pub listen: SocketAddr,
    /// What links in mails start with; never taken from a request (abuse F1).
    pub base_url: Url,
    /// Holds the embedded database and files.
    pub data_dir: PathBuf,
    /// An outside PostgreSQL, if there is one.
    pub database: Option<DatabaseUrls>,
    /// The mail server, if there is one.
    pub smtp_url: Option<String>,
    /// The address mails come from.
    pub mail_from: String,
    /// Whether a second factor is asked for.
    pub second_factor: SecondFactor,
    /// The keys that seal secrets at rest; the demo makes one.
    pub secret_key: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Where the PostgreSQL programs are, when not in one of the usual places.
    pub postgres_bin: Option<PathBuf>,
    /// Where figures for Prometheus are served; nowhere without it.
    pub metrics_listen: Option<SocketAddr>,
    /// The outside database as a role that may read and make everything, for backups and their restoring.
    pub backup_url: Option<String>,
    /// Where the demo's clock starts (RFC 3339).
    pub demo_now: Option<chrono::DateTime<chrono::Utc>>,
}

/// An outside server, one URL a role.
#[derive(Clone)]
pub struct DatabaseUrls {
    /// Pages, as `portal_app`.
    pub app: String,
    /// Outbox and schedule, as `portal_worker`.
    pub worker: String,
    /// Migrations and `create-operator`, as `portal_migrate`.
    pub migrate: String,
    /// The nightly check and `verify`, as `portal_verify`; without it there is none.
    pub verify: Option<String>,
}

/// Whether a second factor is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Everywhere but sign-in, Overview, security page and sign-out.
    Required,
    /// Nowhere; the demo only.
    Off,
}

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct BadSetting {
    name: &'static str,
    problem: String,
}

fn bad(name: &'static str, problem: impl std::fmt::Display) -> BadSetting {
    let problem = problem.to_string();
    BadSetting { name, problem }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn setting(name: &'static str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

fn parsed<T: FromStr<Err: ToString>>(name: &'static str) -> Result<Option<T>, BadSetting> {
    setting(name)
        .map(|value| value.parse().map_err(|problem: T::Err| bad(name, format!("{value:?}: {}", problem.to_string()))))
        .transpose()
}

/// How much of each module is logged: `RUST_LOG`, unless it says nothing or what nobody understands.
pub fn logged() -> Option<Targets> {
    setting("RUST_LOG")?.parse().ok()
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// Names the first setting that cannot be used and why.
    pub fn from_environment() -> Result<Self, BadSetting> {
        let _ = dotenvy::dotenv();
        let listen: SocketAddr = parsed("PORTAL_LISTEN")?.unwrap_or_else(|| ([127, 0, 0, 1], 8080).into());
        let config = Self {
            listen,
            base_url: base_url(listen)?,
            data_dir: setting("PORTAL_DATA_DIR").unwrap_or_else(|| "var".into()).into(),
            database: database_urls()?,
            smtp_url: setting("SMTP_URL"),
            mail_from: setting("PORTAL_MAIL_FROM").unwrap_or_else(|| "no-reply@localhost.localdomain".into()),
            second_factor: second_factor()?,
            secret_key: setting("PORTAL_SECRET_KEY"),
            trusted_proxies: trusted_proxies()?,
            postgres_bin: setting("PG_BIN").map(Into::into),
            metrics_listen: parsed("PORTAL_METRICS_LISTEN")?,
            backup_url: setting("PORTAL_BACKUP_DATABASE_URL"),
            demo_now: parsed("PORTAL_DEMO_NOW")?,
        };
        config.check()?;
        Ok(config)
    }

    /// Whether this is the demo: nothing is configured, so the database is our own.
    pub fn is_demo(&self) -> bool {
        self.database.is_none()
    }

    fn check(&self) -> Result<(), BadSetting> {
        let host = self.base_url.host_str().unwrap_or_default();
        let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        if self.base_url.scheme() == "http" && !is_local {
            return Err(bad("PORTAL_BASE_URL", "plain http is only for this machine itself; use https"));
        }
        if self.is_demo() && !self.listen.ip().is_loopback() {
            return Err(bad(
                "PORTAL_LISTEN",
                "the demo listens on this machine only; set DATABASE_URL to run for others",
            ));
        }
        if !self.is_demo() && self.second_factor == SecondFactor::Off {
            return Err(bad("PORTAL_SECOND_FACTOR", "off is for the demo only"));
        }
        if !self.is_demo() && self.demo_now.is_some() {
            return Err(bad("PORTAL_DEMO_NOW", "is for the demo only"));
        }
        if let Some(key) = &self.secret_key {
            Seal::from_setting(key).map_err(|e| bad("PORTAL_SECRET_KEY", e))?;
        } else if !self.is_demo() {
            return Err(bad(
                "PORTAL_SECRET_KEY",
                "is needed outside the demo; make one with: head -c 32 /dev/urandom | base64",
            ));
        }
        Ok(())
    }
}

fn base_url(listen: SocketAddr) -> Result<Url, BadSetting> {
    let text = setting("PORTAL_BASE_URL").unwrap_or_else(|| format!("http://{listen}"));
    let url = Url::parse(&text).map_err(|e| bad("PORTAL_BASE_URL", e))?;
    let fits = matches!(url.scheme(), "http" | "https") && url.has_host() && url.path() == "/" && url.query().is_none();
    if fits { Ok(url) } else { Err(bad("PORTAL_BASE_URL", "needs http:// or https:// and a host, without a path")) }
}

fn database_urls() -> Result<Option<DatabaseUrls>, BadSetting> {
    let Some(app) = setting("DATABASE_URL") else { return Ok(None) };
    let needed = |name| setting(name).ok_or_else(|| bad(name, "is needed with DATABASE_URL (README, Configuration)"));
    Ok(Some(DatabaseUrls {
        app,
        worker: needed("PORTAL_WORKER_DATABASE_URL")?,
        migrate: needed("PORTAL_MIGRATE_DATABASE_URL")?,
        verify: setting("PORTAL_VERIFY_DATABASE_URL"),
    }))
}

fn second_factor() -> Result<SecondFactor, BadSetting> {
    match setting("PORTAL_SECOND_FACTOR").as_deref() {
        Some("required") => Ok(SecondFactor::Required),
        Some("off") => Ok(SecondFactor::Off),
        Some(_) => Err(bad("PORTAL_SECOND_FACTOR", "is `required` or `off`")),
        None if setting("DATABASE_URL").is_none() => Ok(SecondFactor::Off),
        None => Ok(SecondFactor::Required),
    }
}

fn trusted_proxies() -> Result<Vec<IpNet>, BadSetting> {
    let list = setting("PORTAL_TRUSTED_PROXIES").unwrap_or_default();
    list.split(',')
        .map(str::trim)
        .filter(|net| !net.is_empty())
        .map(|net| net.parse().map_err(|e| bad("PORTAL_TRUSTED_PROXIES", e)))
        .collect()
}
