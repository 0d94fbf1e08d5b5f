//! What came of a deed for many customers, row by row.

use askama::Template;
use axum::response::Response;

use super::board::only_dual;
use crate::{
    domain::{customer_move::Outcome, ids::MoveBatchId},
    store::{
        customer_moves::{self, Batch},
        organisations,
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Id,
        routes::{fill, path},
    },
};

/// A line.
struct Line {
    name: String,
    href: String,
    outcome: Outcome,
    invitation: Option<String>,
}

#[derive(Template)]
#[template(path = "transition/result.html")]
struct ResultPage {
    page: Frame,
    title: String,
    batch: Batch,
    rows: Vec<Line>,
}

/// `GET /transition/customers/batches/{batch}`
pub async fn show(member: Member, Id(id): Id<MoveBatchId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    only_dual(&me)?;
    let found = customer_moves::batch(&mut tx, me.organisation_id, id).await?;
    let (batch, rows) = found.ok_or(PageError::NotFound)?;
    let provider = match batch.provider_id {
        Some(id) => organisations::find(&mut tx, id).await?.map(|provider| provider.name).unwrap_or_default(),
        None => String::new(),
    };
    let line = |row: customer_moves::Row| Line {
        href: fill(path::CUSTOMER, &[&row.customer_id]),
        invitation: row.invitation_id.map(|id| fill(path::CUSTOMER_INVITATION, &[&id])),
        outcome: Outcome::from_code(&row.outcome).unwrap_or(Outcome::Gone),
        name: row.name,
    };
    let title = page.t1(&format!("prepare-title-{}", batch.what), "provider", &provider);
    let rows = rows.into_iter().map(line).collect();
    Ok(ok(&ResultPage { page, title, batch, rows }))
}
