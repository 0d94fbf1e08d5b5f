//! What the database server says of itself, for `doctor` and for backups.

use chrono::{DateTime, Utc};

use super::{Stored, Tx};

/// Settings of the server that matter.
pub struct Server {
    /// As in 150005.
    pub version: i32,
    /// Connections it allows, all programs together.
    pub max_connections: i32,
    /// Settings that must be on so that an acknowledged write is on disk, and are not.
    pub off: Vec<String>,
    /// Whether pages of tables carry checksums.
    pub checksums: bool,
    /// How often a page of this database was read that did not fit its checksum.
    pub damaged: i64,
    /// Whether nothing can be written: a standby.
    pub read_only: bool,
    /// The database's clock.
    pub now: DateTime<Utc>,
    /// How the database is marked: production, demo or test.
    pub marked: String,
}

/// Asks the server.
pub async fn ask(tx: &mut Tx) -> Stored<Server> {
    let row = sqlx::query!(
        r#"select current_setting('server_version_num')::int as "version!", current_setting('max_connections')::int as "max_connections!",
            array(select s from unnest(array['fsync', 'full_page_writes', 'synchronous_commit']) s where current_setting(s) = 'off') as "off!",
            current_setting('data_checksums') = 'on' as "checksums!", pg_is_in_recovery() as "read_only!", app.now() as "now!",
            (select marked from app.clock) as "marked!",
            (select coalesce(sum(checksum_failures), 0)::bigint from pg_stat_database where datname = current_database()) as "damaged!""#
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(Server {
        version: row.version,
        max_connections: row.max_connections,
        off: row.off,
        checksums: row.checksums,
        damaged: row.damaged,
        read_only: row.read_only,
        now: row.now,
        marked: row.marked,
    })
}

/// Who this connection is.
pub async fn role(tx: &mut Tx) -> Stored<String> {
    Ok(sqlx::query_scalar!(r#"select current_user::text as "role!""#).fetch_one(tx.conn()).await?)
}
