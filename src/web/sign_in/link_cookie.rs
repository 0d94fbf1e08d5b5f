//! The token of a mailed link travels from the link to the clean page in a short-lived cookie, so that it is in no history,
//! no referrer and no log (abuse A13). Opening the link writes nothing (abuse A1).

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    app::App,
    auth::link::Token,
    web::{flash::cookie_value, guard::WithoutScript},
};

fn name(app: &App) -> &'static str {
    if app.base_url.scheme() == "https" { "__Host-portal-link" } else { "portal-link" }
}

/// Leads from the link to its clean page.
pub fn arrive(app: &App, token: &Token, clean: &str) -> Response {
    let secure = if app.base_url.scheme() == "https" { "; Secure" } else { "" };
    let cookie = format!("{}={}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax{secure}", name(app), token.secret());
    (
        StatusCode::SEE_OTHER,
        [
            (header::LOCATION, clean.to_owned()),
            (header::SET_COOKIE, cookie),
            (header::REFERRER_POLICY, "no-referrer".into()),
        ],
    )
        .into_response()
}

/// The token that arrived.
pub fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    Token::parse(cookie_value(headers, name(app))?)
}

/// Forgets the token and marks the page as one without script.
pub fn forget(app: &App, mut response: Response) -> Response {
    let secure = if app.base_url.scheme() == "https" { "; Secure" } else { "" };
    let cookie = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}", name(app));
    if let Ok(cookie) = cookie.parse() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Marks a page as one without script.
pub fn without_script(mut response: Response) -> Response {
    response.extensions_mut().insert(WithoutScript);
    response
}
