//! The board as a file: exactly this view.

use axum::{extract::State, response::Response};
use tower_sessions::Session;
use uuid::Uuid;

use super::{board::only_dual, query::BoardQuery};
use crate::{
    app::App,
    domain::{csv, me::Me, permission::Permission},
    store::{
        Tx,
        customer_moves::{self, Filter, Move},
        page::Cursor,
        partnerships::{self, Partner},
    },
    web::{
        csv_export::{self, Export, PIECE, Piece},
        entry::Member,
        error::PageError,
        page::Frame,
        path::Query,
    },
};

/// The customers of a view of the board.
struct Board {
    filter: Filter,
    partners: Vec<Partner>,
    page: Frame,
}

/// `GET /transition/customers/export`
pub async fn show(
    member: Member,
    State(app): State<App>,
    session: Session,
    Query(query): Query<BoardQuery>,
) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    only_dual(&me)?;
    let partners = partnerships::providers(&mut tx, me.organisation_id).await?;
    drop(tx);
    let name = csv_export::file_name("transition", &me);
    csv_export::answer(&app, &session, &me, &name, Board { filter: query.filter(), partners, page })
}

impl Export for Board {
    type Key = (String, Uuid);

    fn head(&self) -> String {
        csv::line(&["id", "name", "state", "provider", "since"].map(|column| self.page.word("board-column", column)))
    }

    fn may(&self, me: &Me) -> bool {
        me.is_dual() && me.may(Permission::TransitionBoard).is_ok()
    }

    async fn piece(&self, tx: &mut Tx, _: &Me, after: Option<&(String, Uuid)>) -> Result<Piece<Self::Key>, PageError> {
        let cursor = after.map_or(Cursor::Start, |(name, id)| Cursor::After((name.as_str(), *id)));
        let rows = customer_moves::list(tx, &self.filter, &cursor, PIECE).await?;
        let text = rows.iter().map(|row| self.line(row)).collect();
        Ok(Piece::of(&rows, text, |row| (row.name_folded.clone(), row.customer_id.0)))
    }
}

impl Board {
    fn line(&self, row: &Move) -> String {
        let partner = row.provider_id.and_then(|id| self.partners.iter().find(|partner| partner.partner_id == id));
        csv::line(&[
            row.customer_id.to_string(),
            row.name.clone(),
            self.page.word("move-state", row.state.code()),
            partner.map(|partner| partner.name.clone()).unwrap_or_default(),
            self.page.iso(&row.changed_at),
        ])
    }
}
