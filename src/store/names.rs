//! The names that a new one is compared with.

use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::ids::OrganisationId;

/// The names of all partners for the operator, of the directory and of its own partners for everybody else; without those of `but`.
pub async fn known(tx: &mut Tx, but: &[OrganisationId]) -> Stored<Vec<String>> {
    let but: Vec<Uuid> = but.iter().map(|id| id.0).collect();
    let names = sqlx::query_scalar!(r#"select name as "name!" from app.known_names($1)"#, &but);
    Ok(names.fetch_all(tx.conn()).await?)
}
