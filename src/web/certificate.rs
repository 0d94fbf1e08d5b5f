//! The certificate of an acceptance: everything that was recorded, and the stored text hashed again before the reader's eyes.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    entry::Member,
    error::PageError,
    page::{Frame, ok},
    path::Id,
    routes::{fill, path},
};
use crate::{
    domain::{
        agreement::{Block, blocks},
        ids::AgreementVersionId,
    },
    store::agreements::{self, Certificate, Which},
};

#[derive(Template)]
#[template(path = "agreements/certificate.html")]
struct CertificatePage<'a> {
    page: Frame,
    certificate: &'a Certificate,
    blocks: Vec<Block<'a>>,
    recorded: String,
    computed: String,
    back: (String, String),
    text_href: Option<String>,
}

fn show_it(page: Frame, certificate: &Certificate, back: (String, String), text_href: Option<String>) -> Response {
    ok(&CertificatePage {
        page,
        blocks: blocks(&certificate.body),
        recorded: hex::encode(&certificate.body_hash),
        computed: hex::encode(Sha256::digest(certificate.body.as_bytes())),
        certificate,
        back,
        text_href,
    })
}

/// `GET /agreements/{version}/certificate`
pub async fn show(member: Member, Id(version): Id<AgreementVersionId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let found = agreements::certificate(&mut tx, me.organisation_id, Which::Of(me.organisation_id, version)).await?;
    let certificate = found.ok_or(PageError::NotFound)?;
    let back = (fill(path::AGREEMENT, &[&version]), certificate.title.clone());
    Ok(show_it(page, &certificate, back, Some(fill(path::CERTIFIED_TEXT, &[&version]))))
}

/// `GET /ops/acceptances/{acceptance}`
pub async fn show_of_partner(member: Member, Id(id): Id<Uuid>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let found = agreements::certificate(&mut tx, me.organisation_id, Which::Id(id)).await?;
    let certificate = found.ok_or(PageError::NotFound)?;
    let back = (fill(path::OPS_PARTNER, &[&certificate.organisation_id]), certificate.organisation_name.clone());
    Ok(show_it(page, &certificate, back, None))
}

/// `GET /agreements/{version}/text`: byte for byte what was hashed.
pub async fn text(member: Member, Id(version): Id<AgreementVersionId>) -> Result<Response, PageError> {
    let Member { mut tx, me, .. } = member;
    let found = agreements::certificate(&mut tx, me.organisation_id, Which::Of(me.organisation_id, version)).await?;
    let certificate = found.ok_or(PageError::NotFound)?;
    let name = format!("attachment; filename=\"agreement-{}-{}.txt\"", certificate.number, certificate.language.code());
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, certificate.body).into_response())
}
