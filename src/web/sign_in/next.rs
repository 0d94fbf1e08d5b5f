//! Where somebody was going: always one of our own pages (abuse E9).

use serde::Deserialize;

use crate::{app::App, web::routes::path};

/// `?next=`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NextQuery {
    /// The page asked for.
    pub next: String,
}

/// `next` if it is a path of ours, else Overview.
pub fn local(app: &App, next: &str) -> String {
    parse(app, next).unwrap_or_else(|| path::OVERVIEW.to_owned())
}

fn parse(app: &App, next: &str) -> Option<String> {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(char::is_control)
        && next.len() <= 2000;
    if !plain {
        return None;
    }
    let url = app.base_url.join(next).ok()?;
    // a path such as /.//evil becomes one that browsers read as a host
    let ours = url.origin() == app.base_url.origin() && !url.path().starts_with("//");
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    ours.then(|| format!("{}{query}", url.path()))
}
