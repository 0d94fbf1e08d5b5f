//! The language of pages: a cookie before sign-in, saved for the person after.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use serde::Deserialize;
use tower_sessions::Session;

use super::{entry::Guest, error::PageError, forms::CheckedForm, page::see_other, sign_in::next::local};
use crate::{
    app::App,
    domain::language::Language,
    store::{sessions, sign_ins},
};

/// The cookie's name.
pub const COOKIE: &str = "portal-language";

/// The form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageForm {
    lang: String,
    #[serde(default)]
    next: String,
}

/// `POST /language`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    session: Session,
    form: CheckedForm<LanguageForm>,
) -> Result<Response, PageError> {
    let language: Language = form.fields.lang.parse().map_err(|()| PageError::BadForm)?;
    if guest.me.is_some() && language != Language::Pseudo {
        let (mut tx, _) = app.db.begin(session.id().map(sessions::hash).as_deref()).await?;
        sign_ins::set_language(&mut tx, language).await?;
        tx.commit().await?;
    }
    let mut response = see_other(&local(&app, &form.fields.next));
    let cookie = format!("{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", language.code());
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).map_err(|_| PageError::BadForm)?);
    Ok(response)
}
