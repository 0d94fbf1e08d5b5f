//! The list as a file: exactly this view, all its pages.

use axum::{extract::State, response::Response};
use tower_sessions::Session;
use uuid::Uuid;

use super::{query::CustomersQuery, words};
use crate::{
    app::App,
    domain::{csv, me::Me, permission::Permission},
    store::{
        Tx,
        customer_listings::{self, Filter, Listed},
        page::Cursor,
    },
    web::{
        csv_export::{self, Export, PIECE, Piece},
        entry::Member,
        error::PageError,
        page::Frame,
        path::Query,
    },
};

/// The customers of a view.
struct Customers {
    filter: Filter,
    page: Frame,
}

/// `GET /customers/export`
pub async fn show(
    member: Member,
    State(app): State<App>,
    session: Session,
    Query(query): Query<CustomersQuery>,
) -> Result<Response, PageError> {
    let Member { tx, me, page } = member;
    drop(tx);
    let name = csv_export::file_name(&format!("customers-{}", plain(&me.organisation_name)), &me);
    csv_export::answer(&app, &session, &me, &name, Customers { filter: query.filter(), page })
}

/// The organisation in characters that every system takes in a file's name.
fn plain(organisation: &str) -> String {
    let plain: String =
        organisation.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    plain.trim_matches('-').to_owned()
}

impl Export for Customers {
    type Key = (String, Uuid);

    fn head(&self) -> String {
        let columns = ["id", "name", "domain", "country", "relationship", "partners", "state", "tags"];
        csv::line(&columns.map(|column| self.page.word("customers-column", column)))
    }

    fn may(&self, me: &Me) -> bool {
        me.may(Permission::Customers).is_ok()
    }

    async fn piece(&self, tx: &mut Tx, _: &Me, after: Option<&(String, Uuid)>) -> Result<Piece<Self::Key>, PageError> {
        let cursor = after.map_or(Cursor::Start, |(name, id)| Cursor::After((name.as_str(), *id)));
        let rows = customer_listings::list(tx, &self.filter, &cursor, PIECE).await?;
        let text = self.lines(tx, &rows).await?;
        Ok(Piece::of(&rows, text, |row| (row.name_folded.clone(), row.id.0)))
    }
}

impl Customers {
    async fn lines(&self, tx: &mut Tx, rows: &[Listed]) -> Result<String, PageError> {
        let mut ids: Vec<Uuid> =
            rows.iter().flat_map(|c| c.provider_ids.iter().chain(&c.reseller_ids)).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let names = customer_listings::names(tx, &ids).await?;
        let line = |row: &Listed| {
            let roles = || row.roles.iter().copied();
            let kinds: Vec<String> = roles().map(|role| self.page.word("customer-kind", role.code())).collect();
            let partners: Vec<String> = roles().flat_map(|role| words::others(row, role, &names)).collect();
            csv::line(&[
                row.id.to_string(),
                row.name.clone(),
                row.domain.clone(),
                row.country.clone(),
                kinds.join("; "),
                partners.join("; "),
                self.page.word("customer-state", &row.state),
                row.tags.join("; "),
            ])
        };
        Ok(rows.iter().map(line).collect())
    }
}
