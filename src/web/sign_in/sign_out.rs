//! Leaving, and staying.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tower_sessions::Session;

use super::next::{self, NextQuery};
use crate::{
    app::App,
    web::{entry::Member, error::PageError, page::done, path::Query, routes::path},
};

/// `POST /sign-out`: ends the session for good, whatever is still in flight. Whoever has come with the wrong account is led on with another.
pub async fn submit(
    session: Session,
    State(app): State<App>,
    Query(query): Query<NextQuery>,
) -> Result<Response, PageError> {
    session.flush().await?;
    let there = match query.next.as_str() {
        "" => path::SIGN_IN.to_owned(),
        next => next::local(&app, next),
    };
    Ok(done(&there, "flash-signed-out"))
}

/// `POST /session/stay`: coming here moved the session's end on.
pub async fn stay(_: Member) -> Response {
    StatusCode::NO_CONTENT.into_response()
}
