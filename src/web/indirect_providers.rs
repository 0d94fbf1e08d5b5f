//! Indirect providers: the providers this reseller works with.

use askama::Template;
use axum::response::Response;

use super::{
    entry::Member,
    page::{Frame, ok},
};

#[derive(Template)]
#[template(path = "indirect_providers.html")]
struct IndirectProvidersPage {
    page: Frame,
}

/// `GET /indirect-providers`
pub async fn show(member: Member) -> Response {
    ok(&IndirectProvidersPage { page: member.page })
}
