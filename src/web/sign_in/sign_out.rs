//! Leaving, and staying.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tower_sessions::Session;

use crate::web::{entry::Member, error::PageError, page::done, routes::path};

/// `POST /sign-out`: ends the session for good, whatever is still in flight.
pub async fn submit(session: Session) -> Result<Response, PageError> {
    session.flush().await?;
    Ok(done(path::SIGN_IN, "flash-signed-out"))
}

/// `POST /session/stay`: coming here moved the session's end on.
pub async fn stay(_: Member) -> Response {
    StatusCode::NO_CONTENT.into_response()
}
