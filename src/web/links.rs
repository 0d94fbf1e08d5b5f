//! What all kinds of links have in common: the form that declines, the page at the end of a link that leads no further, and holding up whoever
//! tries links out.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde::Deserialize;

use super::{
    error::PageError,
    page::{Frame, html},
};
use crate::app::App;

/// The form that declines what a link offers.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeclineForm {
    /// Why.
    pub reason: String,
}

/// A way on from the end of a link.
pub struct Way {
    /// Where to.
    pub href: String,
    /// Its words.
    pub label: String,
}

impl Way {
    /// A way on.
    pub fn new(href: impl Into<String>, label: String) -> Self {
        Self { href: href.into(), label }
    }
}

/// Why a link leads no further.
pub struct End {
    /// 403, 404, 409 or 410.
    pub status: StatusCode,
    /// The page's heading.
    pub title: String,
    /// What happened, when, and what it means; one paragraph each.
    pub text: Vec<String>,
    /// What to do now, the best first.
    pub ways: Vec<Way>,
    /// The page that another account may see, for whoever is signed in with the wrong one.
    pub other_account: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "links/end.html")]
struct EndPage {
    page: Frame,
    end: End,
}

/// The page at the end of a link; it runs no script.
pub fn end(page: Frame, end: End) -> Response {
    let status = end.status;
    html(status, &EndPage { page, end })
}

/// Refuses an address that has come with too many unknown links.
///
/// # Errors
/// How long it has to wait.
pub fn may_look_up(app: &App, address: &str) -> Result<(), PageError> {
    app.guesses.wait(address).map_or(Ok(()), |seconds| Err(PageError::TooMany(seconds)))
}
