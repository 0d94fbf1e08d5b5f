//! The database under the portal: an outside server by URL, or our own, started here with its roles and its database.

use std::str::FromStr;

use anyhow::Context;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, postgres::PgConnectOptions};

use crate::{
    config::Config,
    embedded_postgres::{EmbeddedPostgres, Settings, StartError},
};

/// The name of the embedded database.
const DATABASE: &str = "portal";

/// How to reach the database in each of the portal's roles.
pub struct Ground {
    /// Our own server, if it is ours and we started it.
    pub embedded: Option<EmbeddedPostgres>,
    /// Pages.
    pub app: PgConnectOptions,
    /// Outbox and schedule.
    pub worker: PgConnectOptions,
    /// Migrations.
    pub migrate: PgConnectOptions,
    /// Reads everything, to check it.
    pub verify: Option<PgConnectOptions>,
}

impl Ground {
    /// Reaches the outside server, or starts our own and makes roles and database where they are missing.
    ///
    /// # Errors
    /// Says what is missing and how to mend it.
    pub async fn prepare(config: &Config) -> anyhow::Result<Self> {
        if let Some(urls) = &config.database {
            let options = |name: &str, url: &str| {
                PgConnectOptions::from_str(url).with_context(|| format!("{name} is not a database URL"))
            };
            return Ok(Self {
                embedded: None,
                app: options("DATABASE_URL", &urls.app)?,
                worker: options("PORTAL_WORKER_DATABASE_URL", &urls.worker)?,
                migrate: options("PORTAL_MIGRATE_DATABASE_URL", &urls.migrate)?,
                verify: urls.verify.as_deref().map(|url| options("PORTAL_VERIFY_DATABASE_URL", url)).transpose()?,
            });
        }
        let settings =
            Settings { data_dir: config.data_dir.clone(), durable: true, bin_dir: config.postgres_bin.clone() };
        let server = tokio::task::spawn_blocking(move || EmbeddedPostgres::start(&settings)).await??;
        let mut ground = Self::on_socket(server.socket_dir(), DATABASE).await?;
        ground.embedded = Some(server);
        Ok(ground)
    }

    /// Like `prepare`, but also joins a portal that is running already.
    ///
    /// # Errors
    /// As `prepare`.
    pub async fn prepare_or_join(config: &Config) -> anyhow::Result<Self> {
        match Self::prepare(config).await {
            Err(error) => match error.downcast_ref::<StartError>() {
                Some(StartError::AlreadyRunning { socket_dir, .. }) => Self::on_socket(socket_dir, DATABASE).await,
                _ => Err(error),
            },
            ground => ground,
        }
    }

    /// The roles and the database of this name on a server of our own.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn on_socket(socket_dir: &std::path::Path, database: &str) -> anyhow::Result<Self> {
        let options = PgConnectOptions::new_without_pgpass().socket(socket_dir).database(database);
        make_roles(&options).await?;
        make_database(&options, database).await?;
        let as_role = |role: &str| options.clone().username(role);
        Ok(Self {
            embedded: None,
            app: as_role("portal_app"),
            worker: as_role("portal_worker"),
            migrate: as_role("portal_migrate"),
            verify: Some(as_role("portal_verify")),
        })
    }
}

fn superuser(options: &PgConnectOptions, database: &str) -> PgConnectOptions {
    options.clone().username("postgres").database(database)
}

async fn make_roles(options: &PgConnectOptions) -> anyhow::Result<()> {
    let mut connection = superuser(options, "postgres").connect().await?;
    connection
        .execute(sqlx::raw_sql(include_str!("store/roles.sql")))
        .await
        .context("the database's roles could not be made")?;
    Ok(())
}

async fn make_database(options: &PgConnectOptions, name: &str) -> anyhow::Result<()> {
    let mut connection = superuser(options, "postgres").connect().await?;
    let there = connection
        .fetch_optional(sqlx::query("select from pg_database where datname = $1").bind(name.to_owned()))
        .await?;
    if there.is_none() {
        // a name of ours, never somebody's input
        connection
            .execute(sqlx::raw_sql(AssertSqlSafe(format!("create database \"{name}\" owner portal_owner"))))
            .await?;
    }
    Ok(())
}

/// Throws the embedded database away and makes it new, empty. Connections to it end.
///
/// # Errors
/// When the server does not answer.
pub async fn renew(ground: &Ground) -> anyhow::Result<()> {
    let mut connection = superuser(&ground.app, "postgres").connect().await?;
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(format!("drop database if exists \"{DATABASE}\" with (force)"))))
        .await?;
    make_database(&ground.app, DATABASE).await
}
