//! The organisation's own documents, to take away.

use axum::response::Response;

use crate::{
    domain::ids::DocumentId,
    web::{entry::Member, error::PageError, path::Id, verification::download},
};

/// `GET /settings/partner-profile/verification/documents/{document}`
pub async fn show(mut member: Member, Id(id): Id<DocumentId>) -> Result<Response, PageError> {
    download(&mut member.tx, id).await
}
