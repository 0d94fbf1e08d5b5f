//! Providers somebody keeps in mind, in a cookie of their own browser: nobody else learns which, and no account is needed.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use serde::Deserialize;

use super::{
    compare,
    words::{self, Shown},
};
use crate::{
    app::App,
    domain::{
        directory::{COMPARED, SHORTLISTED},
        ids::OrganisationId,
    },
    store::directory,
    web::{
        entry::Visitor,
        error::PageError,
        flash::cookie_value,
        forms::CheckedForm,
        page::{Frame, done, ok},
        path::Id,
        routes::{fill, path},
        sign_in::next::local,
    },
    words::Message,
};

/// How many a shortlist holds.
pub const MOST: usize = SHORTLISTED;

const NAME: &str = "portal-shortlist";

/// How long it is kept: a choice takes weeks, not years.
const SECONDS: u32 = 60 * 60 * 24 * 90;

/// The providers in this browser's shortlist.
pub fn read(headers: &HeaderMap) -> Vec<OrganisationId> {
    let mut kept: Vec<OrganisationId> = Vec::new();
    for id in cookie_value(headers, NAME).unwrap_or_default().split('.').filter_map(|id| id.parse().ok()).take(MOST) {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}

fn cookie(app: &App, kept: &[OrganisationId]) -> HeaderValue {
    let ids: Vec<String> = kept.iter().map(|id| id.0.simple().to_string()).collect();
    let (secure, seconds) =
        (if app.base_url.scheme() == "https" { "; Secure" } else { "" }, if kept.is_empty() { 0 } else { SECONDS });
    let (at, ids) = (path::FIND_A_PROVIDER, ids.join("."));
    HeaderValue::from_str(&format!("{NAME}={ids}; Path={at}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"))
        .expect("a cookie of ours is a header")
}

#[derive(Template)]
#[template(path = "directory/shortlist.html")]
struct ShortlistPage {
    page: Frame,
    rows: Vec<Shown>,
    /// Where they stand side by side, if they are not too many for that.
    compare: Option<String>,
    most: usize,
    here: &'static str,
}

/// `GET /find-a-provider/shortlist`
pub async fn show(visitor: Visitor, headers: HeaderMap) -> Result<Response, PageError> {
    let Visitor { mut tx, page, .. } = visitor;
    let kept = read(&headers);
    let found = directory::find(&mut tx, &kept).await?;
    let ids: Vec<OrganisationId> = found.iter().map(|listing| listing.provider_id).collect();
    let compare = (2..=COMPARED).contains(&ids.len()).then(|| compare::href(&ids));
    let rows = found.iter().map(|listing| words::shown(&page, listing, &kept)).collect();
    Ok(ok(&ShortlistPage { page, rows, compare, most: COMPARED, here: path::SHORTLIST }))
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeepForm {
    /// `off` to leave the shortlist.
    keep: String,
    /// Where the button stood.
    next: String,
}

/// `POST /find-a-provider/{provider}/shortlist`
pub async fn submit(
    visitor: Visitor,
    State(app): State<App>,
    headers: HeaderMap,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<KeepForm>,
) -> Result<Response, PageError> {
    let Visitor { mut tx, .. } = visitor;
    let mut kept = read(&headers);
    let off = form.fields.keep == "off";
    kept.retain(|other| *other != id);
    if !off {
        if directory::find(&mut tx, &[id]).await?.is_empty() {
            return Err(PageError::NotFound);
        }
        if kept.len() >= MOST {
            return Err(PageError::Conflict(Message::new("shortlist-full").with("most", MOST)));
        }
        kept.push(id);
    }
    let next = Some(form.fields.next).filter(|next| next.starts_with(path::FIND_A_PROVIDER));
    let next = next.map_or_else(|| fill(path::LISTED_PROVIDER, &[&id]), |next| local(&app, &next));
    let mut response = done(&next, if off { "flash-shortlist-off" } else { "flash-shortlist-on" });
    response.headers_mut().append(header::SET_COOKIE, cookie(&app, &kept));
    Ok(response)
}
