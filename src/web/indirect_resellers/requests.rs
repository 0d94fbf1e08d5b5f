//! The provider's inbox: what partners have written from the directory (F22).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{contact_request::RequestState, permission::Permission},
    store::{
        contact_requests::{self, Request},
        page::{Cursor, LIMIT, SIZE, page as make_page},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
};

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RequestsQuery {
    state: String,
    after: Option<Uuid>,
    before: Option<Uuid>,
}

/// A line.
struct Row {
    request: Request,
    href: String,
}

#[derive(Template)]
#[template(path = "indirect_resellers/requests.html")]
struct RequestsPage {
    page: Frame,
    errors: FormErrors,
    state: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
    may_invite: bool,
    may_edit_entry: bool,
    entry_href: &'static str,
}

/// `GET /indirect-resellers/requests`
pub async fn show(member: Member, Query(query): Query<RequestsQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let state = RequestState::from_code(&query.state);
    let cursor = Cursor::from_parts(query.after, query.before);
    let rows = contact_requests::inbox(&mut tx, me.organisation_id, state, cursor, LIMIT).await?;
    let found = make_page(rows, &cursor, SIZE, |request| request.id.0);
    let at = |direction: &str, id: Uuid| match state {
        Some(state) => format!("{}?state={}&{direction}={id}", path::CONTACT_REQUESTS, state.code()),
        None => format!("{}?{direction}={id}", path::CONTACT_REQUESTS),
    };
    let words = |state: RequestState| Choice::new(state.code(), page.word("request-state", state.code()));
    let all = std::iter::once(Choice::new("", page.t("directory-any")));
    let row = |request: Request| Row { href: fill(path::CONTACT_REQUEST, &[&request.id]), request };
    Ok(ok(&RequestsPage {
        states: all.chain(RequestState::ALL.map(words)).collect(),
        state: state.map(RequestState::code).unwrap_or_default().to_owned(),
        newer: found.previous.map(|id| at("before", id)),
        older: found.next.map(|id| at("after", id)),
        rows: found.rows.into_iter().map(row).collect(),
        may_invite: me.may(Permission::InviteReseller).is_ok(),
        may_edit_entry: me.may(Permission::EditDirectoryEntry).is_ok(),
        entry_href: path::DIRECTORY_ENTRY,
        errors: FormErrors::default(),
        page,
    }))
}
