//! The board as a file: exactly this view.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use super::{board::only_dual, query::BoardQuery};
use crate::{
    domain::csv,
    store::{
        customer_moves::{self, Move},
        page::Cursor,
        partnerships,
    },
    web::{entry::Member, error::PageError, path::Query},
};

/// Rows that are read at once.
const PIECE: i64 = 500;

/// `GET /transition/customers/export`
pub async fn show(member: Member, Query(query): Query<BoardQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    only_dual(&me)?;
    let partners = partnerships::providers(&mut tx, me.organisation_id).await?;
    let line = |row: &Move| {
        let partner = row.provider_id.and_then(|id| partners.iter().find(|partner| partner.partner_id == id));
        csv::line(&[
            row.customer_id.to_string(),
            row.name.clone(),
            page.word("move-state", row.state.code()),
            partner.map(|partner| partner.name.clone()).unwrap_or_default(),
            page.iso(&row.changed_at),
        ])
    };
    let head = ["id", "name", "state", "provider", "since"].map(|column| page.word("board-column", column));
    let mut text = format!("\u{feff}{}", csv::line(&head));
    let mut last: Option<Move> = None;
    loop {
        let key = last.as_ref().map(|row| (row.name_folded.as_str(), row.customer_id.0));
        let rows = customer_moves::list(&mut tx, &query.filter(), &Cursor::from_parts(key, None), PIECE).await?;
        text.extend(rows.iter().map(line));
        let full = i64::try_from(rows.len()).is_ok_and(|read| read == PIECE);
        last = rows.into_iter().next_back().filter(|_| full);
        if last.is_none() {
            break;
        }
    }
    let day = me.at.with_timezone(&me.time_zone).format("%Y-%m-%d");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"transition-{day}.csv\"")),
    ];
    Ok((headers, text).into_response())
}
