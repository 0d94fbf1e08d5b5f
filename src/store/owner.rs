//! The schema owner's few acts, on a connection of their own: migrate, let an operator in, mark the database. Never used by pages or worker.

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{ConnectOptions, PgConnection, postgres::PgConnectOptions};
use uuid::Uuid;

use super::health::MIGRATIONS;
use crate::clock::new_id;

/// A connection that has stepped into the owner's role.
///
/// # Errors
/// When the database cannot be reached.
pub async fn connect(options: &PgConnectOptions) -> anyhow::Result<PgConnection> {
    let options =
        options.clone().options([("role", "portal_owner"), ("client_min_messages", "warning"), ("timezone", "UTC")]);
    options.connect().await.context("the database cannot be reached as portal_migrate")
}

/// Brings the schema up to date; a second one waits for the first.
///
/// # Errors
/// Says which migration failed.
pub async fn migrate(options: &PgConnectOptions) -> anyhow::Result<()> {
    let mut connection = connect(options).await?;
    MIGRATIONS.run(&mut connection).await.context("the schema could not be brought up to date")
}

/// Whether nobody has used this database yet.
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_empty(connection: &mut PgConnection) -> anyhow::Result<bool> {
    Ok(sqlx::query_scalar!(r#"select not exists (select from organisations) as "empty!""#)
        .fetch_one(connection)
        .await?)
}

/// Whether the portal's tables are there.
///
/// # Errors
/// When the database cannot be asked.
pub async fn has_schema(connection: &mut PgConnection) -> anyhow::Result<bool> {
    Ok(sqlx::query_scalar!(r#"select to_regclass('public.organisations') is not null as "there!""#)
        .fetch_one(connection)
        .await?)
}

/// Marks the database and sets its clock ahead or back.
///
/// # Errors
/// When the database refuses: production runs on the true time.
pub async fn mark(connection: &mut PgConnection, marked: &str, offset: TimeDelta) -> anyhow::Result<()> {
    sqlx::query!(
        "update app.clock set marked = $1, clock_offset = make_interval(secs => $2)",
        marked,
        offset.as_seconds_f64()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// How the database is marked: production, demo or test.
///
/// # Errors
/// When the database cannot be asked.
pub async fn marked(connection: &mut PgConnection) -> anyhow::Result<String> {
    Ok(sqlx::query_scalar!("select marked from app.clock").fetch_one(connection).await?)
}

/// The database's time.
///
/// # Errors
/// When the database cannot be asked.
pub async fn now(connection: &mut PgConnection) -> anyhow::Result<DateTime<Utc>> {
    Ok(sqlx::query_scalar!(r#"select app.now() as "now!""#).fetch_one(connection).await?)
}

/// An operator to be invited.
pub struct NewOperator<'a> {
    /// Mail address.
    pub mail: &'a str,
    /// Name.
    pub name: &'a str,
    /// One of the operators' roles.
    pub role: &'a str,
    /// The operator organisation's name, used when there is none yet.
    pub organisation: &'a str,
}

/// Invites an operator; makes the operator organisation if there is none.
///
/// # Errors
/// When the mailbox belongs to a person of a partner or customer.
pub async fn create_operator(
    options: &PgConnectOptions,
    operator: &NewOperator<'_>,
    token_hash: &[u8],
    valid: TimeDelta,
) -> anyhow::Result<()> {
    let mut connection = connect(options).await?;
    let expires_at = now(&mut connection).await? + valid;
    sqlx::query_scalar!(
        "select app.operator_create($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new_id::<Uuid>(),
        operator.organisation,
        new_id::<Uuid>(),
        new_id::<Uuid>(),
        operator.mail,
        operator.name,
        operator.role,
        token_hash,
        expires_at
    )
    .fetch_one(&mut connection)
    .await
    .context("the operator could not be created")?;
    Ok(())
}
