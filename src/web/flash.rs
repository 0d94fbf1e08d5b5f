//! What an action says on the page after it: the key of a message, in a cookie that lasts one page.

use axum::http::{HeaderMap, header};

use super::page::Flash;
use crate::domain::language::Language;

const NAME: &str = "portal-said";

/// The value of one cookie of a request.
pub fn cookie_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().split_once('=').filter(|(n, _)| *n == name).map(|(_, value)| value))
}

/// The `Set-Cookie` that says `key` on the next page.
pub fn cookie(key: &'static str) -> String {
    format!("{NAME}={key}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax")
}

/// The `Set-Cookie` that stops saying it.
pub fn cleared() -> String {
    format!("{NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}

/// What the last action said. Only messages made for this are shown, whatever the cookie holds.
pub fn said(headers: &HeaderMap, lang: Language) -> Option<Flash> {
    let key = cookie_value(headers, NAME)?;
    let known = key.starts_with("flash-")
        && key.len() < 60
        && key.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        && lang.knows(key);
    known.then(|| Flash { tone: "success", text: lang.t(key) })
}
