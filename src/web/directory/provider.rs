//! One provider of the directory.

use askama::Template;
use axum::{http::HeaderMap, response::Response};

use super::{
    shortlist,
    words::{self, Shown},
};
use crate::{
    domain::{ids::OrganisationId, me::OrganisationKind},
    store::directory,
    web::{
        entry::Visitor,
        error::PageError,
        page::{Frame, ok},
        path::Id,
        routes::path,
    },
};

#[derive(Template)]
#[template(path = "directory/provider.html")]
struct ProviderPage {
    page: Frame,
    provider: Shown,
    /// Whether this person's organisation can write to it.
    may_write: bool,
    signed_in: bool,
    own: bool,
    other_region: Option<(String, String)>,
    shortlisted: usize,
    shortlist_href: &'static str,
    entry_href: &'static str,
}

/// `GET /find-a-provider/{provider}`
pub async fn show(visitor: Visitor, headers: HeaderMap, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Visitor { mut tx, me, page } = visitor;
    let listing = directory::find(&mut tx, &[id]).await?.pop().ok_or(PageError::NotFound)?;
    let kept = shortlist::read(&headers);
    let own = me.as_ref().is_some_and(|me| me.organisation_id == id);
    let partner = me.as_ref().filter(|me| me.kind == OrganisationKind::Partner && !own);
    // partners have to be in the same region (E-REGION): better known before writing than after
    let other_region = partner
        .filter(|me| me.region != listing.region)
        .map(|me| (page.word("region", &me.region), page.word("region", &listing.region)));
    Ok(ok(&ProviderPage {
        provider: words::shown(&page, &listing, &kept),
        may_write: partner.is_some(),
        signed_in: me.is_some(),
        own,
        other_region,
        shortlisted: kept.len(),
        shortlist_href: path::SHORTLIST,
        entry_href: path::DIRECTORY_ENTRY,
        page,
    }))
}
