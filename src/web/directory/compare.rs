//! Up to four providers side by side (F23).

use askama::Template;
use axum::{http::HeaderMap, response::Response};
use serde::Deserialize;

use super::{
    shortlist,
    words::{self, Shown},
};
use crate::{
    domain::{directory::COMPARED, ids::OrganisationId},
    store::directory,
    web::{
        entry::Visitor,
        error::PageError,
        page::{Frame, invalid, ok},
        path::Query,
        routes::path,
    },
};

/// Which ones: separated by commas, or one `ids` for each.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompareQuery {
    ids: Vec<String>,
}

/// A provider and the comparison without it.
struct Column {
    provider: Shown,
    without: String,
}

/// A fact of every provider.
struct Line {
    label: String,
    values: Vec<String>,
}

#[derive(Template)]
#[template(path = "directory/compare.html")]
struct ComparePage {
    page: Frame,
    columns: Vec<Column>,
    lines: Vec<Line>,
    /// How many may stand side by side.
    most: usize,
    too_many: bool,
}

/// The address of a comparison.
pub fn href(ids: &[OrganisationId]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("{}?ids={}", path::COMPARE, ids.join(","))
}

fn wanted(query: &CompareQuery) -> Vec<OrganisationId> {
    let mut wanted: Vec<OrganisationId> = Vec::new();
    let typed = query.ids.iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.trim().parse().ok());
    for id in typed.take(100) {
        if !wanted.contains(&id) {
            wanted.push(id);
        }
    }
    wanted
}

/// `GET /find-a-provider/compare?ids=`
pub async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Query(query): Query<CompareQuery>,
) -> Result<Response, PageError> {
    let Visitor { mut tx, page, .. } = visitor;
    let mut wanted = wanted(&query);
    // whoever asks for more is told so, and sees enough of them to choose from
    wanted.truncate(shortlist::MOST);
    let found = directory::find(&mut tx, &wanted).await?;
    let kept = shortlist::read(&headers);
    let ids: Vec<OrganisationId> = found.iter().map(|listing| listing.provider_id).collect();
    let too_many = found.len() > COMPARED;
    let column = |listing: &directory::Listing| {
        let others: Vec<OrganisationId> = ids.iter().copied().filter(|id| *id != listing.provider_id).collect();
        Column { provider: words::shown(&page, listing, &kept), without: href(&others) }
    };
    let columns: Vec<Column> = found.iter().map(column).collect();
    let lines = if too_many { Vec::new() } else { lines(&page, &found) };
    let shown = ComparePage { page, columns, lines, most: COMPARED, too_many };
    Ok(if too_many { invalid(&shown) } else { ok(&shown) })
}

fn lines(page: &Frame, found: &[directory::Listing]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for listing in found {
        for (place, fact) in words::facts(page, &listing.content).into_iter().enumerate() {
            match lines.get_mut(place) {
                Some(line) => line.values.push(fact.value),
                None => lines.push(Line { label: fact.label, values: vec![fact.value] }),
            }
        }
    }
    lines
}
