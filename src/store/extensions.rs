//! Relationships with direct customers that are extended to a provider (F73).

use super::{Stored, Tx};
use crate::domain::{
    extension::ExtensionObstacle,
    ids::{ExtensionId, OrganisationId},
};

/// What keeps my organisation from extending its relationship with a customer to a provider.
pub async fn obstacle(
    tx: &mut Tx,
    customer: OrganisationId,
    provider: OrganisationId,
) -> Stored<Option<ExtensionObstacle>> {
    let code = sqlx::query_scalar!("select app.extension_obstacle($1, $2)", customer.0, provider.0);
    let code = code.fetch_one(tx.conn()).await?;
    // a word this program does not know keeps as well as any
    Ok(code.map(|code| ExtensionObstacle::from_code(&code).unwrap_or(ExtensionObstacle::Partnership)))
}

/// Extends it; the definer function checks again under its locks.
pub async fn extend(
    tx: &mut Tx,
    id: ExtensionId,
    customer: OrganisationId,
    provider: OrganisationId,
    shown_hash: &[u8],
) -> Stored<()> {
    sqlx::query!("select app.extend_relationship($1, $2, $3, $4)", id.0, customer.0, provider.0, shown_hash)
        .execute(tx.conn())
        .await?;
    Ok(())
}
