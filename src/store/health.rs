//! What must be true before anything is served: the right role, the right schema.

use sqlx::migrate::Migrator;

use super::{Stored, Tx};

/// The schema's history.
pub static MIGRATIONS: Migrator = sqlx::migrate!();

/// Why the portal will not serve.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// The role could see past row-level security.
    #[error(
        "the database role `{0}` is a superuser, may bypass row-level security or owns tables; use portal_app (README, Database roles)"
    )]
    RoleTooStrong(String),
    /// The schema is behind or ahead.
    #[error("the database's schema is at {found}, this program needs {needed}; run: partner-center migrate")]
    Schema {
        /// The newest migration found.
        found: i64,
        /// The newest migration known.
        needed: i64,
    },
}

/// Checks role and schema of the connection behind `tx`.
pub async fn check(tx: &mut Tx) -> Stored<Result<(), Unfit>> {
    let role = sqlx::query!(
        r#"select current_user::text as "name!",
            (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as "bypasses!",
            exists (select from pg_class where relowner = current_user::regrole and relkind = 'r') as "owns!",
            pg_has_role(current_user, 'portal_owner', 'member') or pg_has_role(current_user, 'portal_gate', 'member') as "member!""#
    )
    .fetch_one(tx.conn())
    .await?;
    if role.bypasses || role.owns || role.member {
        return Ok(Err(Unfit::RoleTooStrong(role.name)));
    }
    let found = sqlx::query_scalar!(r#"select app.schema_version() as "version!""#).fetch_one(tx.conn()).await?;
    let needed = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    // a newer schema is fine: migrations only ever add (README, Upgrades)
    Ok(if found >= needed { Ok(()) } else { Err(Unfit::Schema { found, needed }) })
}
