//! The names that a new one is compared with, found by how they look (`domain/look_alike`).

use futures_util::TryStreamExt;
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::{ids::OrganisationId, look_alike};

/// Of the names of all partners for the operator, of the directory and of its own partners for everybody else, those that `fits` takes
/// among the ones with one of these keys; `but` are left out. A name whose keys are not made yet is never missed.
pub async fn known(
    tx: &mut Tx,
    keys: &[i32],
    but: &[OrganisationId],
    fits: impl Fn(&str) -> bool,
) -> Stored<Vec<String>> {
    let but: Vec<Uuid> = but.iter().map(|id| id.0).collect();
    let names = sqlx::query_scalar!(
        r#"select name as "name!" from app.known_names($1, $2, $3)"#,
        &but,
        keys,
        look_alike::TABLES
    );
    // one at a time: after an upgrade they may be all there are
    let mut names = names.fetch(tx.conn());
    let mut known = Vec::new();
    while let Some(name) = names.try_next().await? {
        if fits(&name) {
            known.push(name);
        }
    }
    Ok(known)
}

/// Partners whose name's keys are missing or old, held until the end of the transaction; at most `limit`.
pub async fn not_looked_at(tx: &mut Tx, limit: i64) -> Stored<Vec<(Uuid, String)>> {
    let names = sqlx::query!(
        "select id, name from organisations where kind = 'partner' and looks_made < $1 order by looks_made limit $2
         for no key update skip locked",
        look_alike::TABLES,
        limit
    );
    Ok(names.map(|row| (row.id, row.name)).fetch_all(tx.conn()).await?)
}

/// Keeps the keys of these names: one pair for each key.
pub async fn keep_looks(tx: &mut Tx, partners: &[Uuid], keys: &[i32]) -> Stored<()> {
    let kept = sqlx::query!(
        "update organisations o set looks = n.keys, looks_made = $3
         from (select id, array_agg(key) as keys from unnest($1::uuid[], $2::int[]) as pair (id, key) group by id) n where o.id = n.id",
        partners,
        keys,
        look_alike::TABLES
    );
    kept.execute(tx.conn()).await?;
    Ok(())
}
