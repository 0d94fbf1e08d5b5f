//! The operator's list of partners.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{permission::Permission, text},
    store::{
        page::{Cursor, LIMIT, SIZE, page as make_page},
        partners::{self, Filter, Listed},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::FormErrors,
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
};

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PartnersQuery {
    name: String,
    after: Option<String>,
    before: Option<String>,
}

/// A line.
struct Row {
    href: String,
    name: String,
    country: String,
    partner_id: String,
    programmes: Vec<String>,
}

#[derive(Template)]
#[template(path = "ops/partners.html")]
struct PartnersPage {
    page: Frame,
    errors: FormErrors,
    name: String,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
    may_register: bool,
}

/// The key of a page: a folded name and an id.
fn key(text: &str) -> Option<(&str, Uuid)> {
    let (id, name) = text.split_once('~')?;
    Some((name, id.parse().ok()?))
}

fn link(query: &PartnersQuery, direction: &str, partner: &Listed) -> String {
    let mut link = url::form_urlencoded::Serializer::new(format!("{}?", path::OPS_PARTNERS));
    if !query.name.is_empty() {
        link.append_pair("name", &query.name);
    }
    link.append_pair(direction, &format!("{}~{}", partner.id, partner.name.to_lowercase()));
    link.finish().replacen("?&", "?", 1)
}

/// `GET /ops/partners`
pub async fn show(member: Member, Query(query): Query<PartnersQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let filter = Filter { name: text::optional(&query.name, 120).unwrap_or_default().to_lowercase() };
    let cursor = Cursor::from_parts(query.after.as_deref().and_then(key), query.before.as_deref().and_then(key));
    let rows = partners::list(&mut tx, &filter, &cursor, LIMIT).await?;
    let found = make_page(rows, &cursor, SIZE, |_| ());
    let newer = found.previous.and(found.rows.first()).map(|first| link(&query, "before", first));
    let older = found.next.and(found.rows.last()).map(|last| link(&query, "after", last));
    let rows = found.rows.iter().map(|partner| row(partner, &page)).collect();
    let may_register = me.may(Permission::RegisterPartner).is_ok();
    Ok(ok(&PartnersPage { page, errors: FormErrors::default(), name: query.name, rows, newer, older, may_register }))
}

fn row(partner: &Listed, page: &Frame) -> Row {
    let programmes = partner.programmes.iter().map(|pair| programme_words(pair, page)).collect();
    Row {
        href: fill(path::OPS_PARTNER, &[&partner.id]),
        name: partner.name.clone(),
        country: page.country(&partner.country),
        partner_id: partner.partner_id.clone().unwrap_or_else(|| "–".into()),
        programmes,
    }
}

/// `programme:standing` in words.
pub fn programme_words(pair: &str, page: &Frame) -> String {
    let (programme, standing) = pair.split_once(':').unwrap_or((pair, "active"));
    let programme = page.t(&format!("programme-{}", programme.replace('_', "-")));
    if standing == "active" { programme } else { format!("{programme} ({})", page.t(&format!("standing-{standing}"))) }
}
