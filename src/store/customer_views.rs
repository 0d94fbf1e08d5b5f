//! A person's own views of the list of customers: a name and what the address says (F83).

use super::{Stored, Tx};
use crate::domain::ids::{CustomerViewId, OrganisationId, PersonId};

/// A view.
#[derive(Debug, Clone)]
pub struct View {
    /// Its id.
    pub id: CustomerViewId,
    /// Its name.
    pub name: String,
    /// The query of the list's address.
    pub query: String,
}

/// Keeps a view; false if the person has one of this name.
pub async fn insert(
    tx: &mut Tx,
    id: CustomerViewId,
    organisation: OrganisationId,
    person: PersonId,
    name: &str,
    query: &str,
) -> Stored<bool> {
    let done = sqlx::query!(
        "insert into customer_views (id, organisation_id, person_id, name, query, created_at) values ($1, $2, $3, $4, $5, app.now())
         on conflict (organisation_id, person_id, lower(name)) do nothing",
        id.0,
        organisation.0,
        person.0,
        name,
        query
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Forgets a view of mine; false if there is none.
pub async fn delete(tx: &mut Tx, id: CustomerViewId) -> Stored<bool> {
    let done = sqlx::query!("delete from customer_views where id = $1", id.0);
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}
