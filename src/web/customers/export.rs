//! The list as a file: exactly this view, all its pages, written while it is read. Rights are asked again for every piece, so an export
//! that outlives a session or a right ends with an error and not with somebody else's rows (abuse B8, B14).

use std::io;

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use http_body_util::channel::{Channel, Sender};
use tower_sessions::Session;
use uuid::Uuid;

use super::{csv, query::CustomersQuery, words};
use crate::{
    app::App,
    domain::{customer_policy::CustomerRole, ids::OrganisationId, permission::Permission},
    store::{
        Tx,
        customer_listings::{self, Filter, Listed},
        page::Cursor,
        sessions,
    },
    turns,
    web::{entry::Member, error::PageError, page::Frame, path::Query},
};

/// Customers that are read at once.
const PIECE: i64 = 500;

/// What a piece is read with.
struct Export {
    app: App,
    session: Vec<u8>,
    organisation: OrganisationId,
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
    let session = session.id().map(sessions::hash).ok_or(PageError::NotFound)?;
    let name = file_name(&me.organisation_name, &me.at.with_timezone(&me.time_zone).format("%Y-%m-%d").to_string());
    let (sender, body) = Channel::<Bytes, io::Error>::new(2);
    let tasks = app.tasks.clone();
    let export = Export { app, session, organisation: me.organisation_id, filter: query.filter(), page };
    tasks.spawn(export.write(sender));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, Body::new(body)).into_response())
}

/// Organisation, view and day, in characters every system takes.
fn file_name(organisation: &str, day: &str) -> String {
    let plain: String =
        organisation.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("customers-{}-{day}.csv", plain.trim_matches('-'))
}

impl Export {
    async fn write(self, mut sender: Sender<Bytes, io::Error>) {
        let mut text = format!("\u{feff}{}", self.head());
        let mut after: Option<(String, Uuid)> = None;
        loop {
            let piece = match self.piece(after.as_ref()).await {
                Ok(Some(piece)) => piece,
                Ok(None) => return sender.abort(io::Error::other("the right to read has ended")),
                Err(error) => return sender.abort(io::Error::other(error.status().to_string())),
            };
            text.push_str(&piece.text);
            // whoever reads the file may be slow or gone
            if sender.send_data(Bytes::from(std::mem::take(&mut text))).await.is_err() || piece.last.is_none() {
                return;
            }
            after = piece.last;
        }
    }

    fn head(&self) -> String {
        let columns = ["id", "name", "domain", "country", "relationship", "partners", "state", "tags"];
        let words = columns.map(|column| self.page.word("customers-column", column));
        csv::line(words.iter().map(String::as_str))
    }

    /// One piece, if whoever asked may still read it.
    async fn piece(&self, after: Option<&(String, Uuid)>) -> Result<Option<Piece>, PageError> {
        let _turn = self.app.turns.within(turns::FOR_A_PIECE, self.organisation).await?;
        let (mut tx, me) = self.app.db.begin_reading(Some(&self.session)).await?;
        let may = me.is_some_and(|me| me.organisation_id == self.organisation && me.may(Permission::Customers).is_ok());
        if !may {
            return Ok(None);
        }
        let cursor = after.map_or(Cursor::Start, |(name, id)| Cursor::After((name.as_str(), *id)));
        let rows = customer_listings::list(&mut tx, &self.filter, &cursor, PIECE).await?;
        let text = self.lines(&mut tx, &rows).await?;
        let full = i64::try_from(rows.len()).is_ok_and(|read| read == PIECE);
        let last = rows.last().filter(|_| full).map(|row| (row.name_folded.clone(), row.id.0));
        Ok(Some(Piece { text, last }))
    }

    async fn lines(&self, tx: &mut Tx, rows: &[Listed]) -> Result<String, PageError> {
        let mut ids: Vec<Uuid> =
            rows.iter().flat_map(|c| c.provider_ids.iter().chain(&c.reseller_ids)).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let names = customer_listings::names(tx, &ids).await?;
        let line = |row: &Listed| {
            let roles = || row.roles.iter().filter_map(|code| CustomerRole::from_code(code));
            let kinds: Vec<String> = roles().map(|role| self.page.word("customer-kind", role.code())).collect();
            let partners: Vec<String> = roles().flat_map(|role| words::others(row, role, &names)).collect();
            let cells = [
                row.id.to_string(),
                row.name.clone(),
                row.domain.clone(),
                row.country.clone(),
                kinds.join("; "),
                partners.join("; "),
                self.page.word("customer-state", &row.state),
                row.tags.join("; "),
            ];
            csv::line(cells.iter().map(String::as_str))
        };
        Ok(rows.iter().map(line).collect())
    }
}

/// Some lines, and the key of the last one if there may be more.
struct Piece {
    text: String,
    last: Option<(String, Uuid)>,
}
