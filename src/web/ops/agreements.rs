//! The agreements the operator publishes: kinds, versions, how far each is signed (F60, G08).

pub mod draft;
pub mod version;

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};

use crate::{
    domain::{agreement::AgreementKind, permission::Permission},
    store::agreement_versions::{self, Draft, Version},
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
    },
};

/// A kind, its versions, and the one that is being written.
struct Kind {
    kind: AgreementKind,
    versions: Vec<Version>,
    draft: Option<Draft>,
}

#[derive(Template)]
#[template(path = "ops/agreements.html")]
struct AgreementsPage {
    page: Frame,
    kinds: Vec<Kind>,
    may: bool,
    now: DateTime<Utc>,
}

/// Whether a version holds now, will, or did: `current`, `planned` or `replaced`.
fn standing<'a>(version: &Version, of_kind: impl IntoIterator<Item = &'a Version>, now: DateTime<Utc>) -> &'static str {
    let newer_holds = of_kind.into_iter().any(|other| other.number > version.number && other.effective_at <= now);
    match version.effective_at <= now {
        _ if newer_holds => "replaced",
        true => "current",
        false => "planned",
    }
}

/// How such a word is coloured.
fn tone(standing: &str) -> &'static str {
    match standing {
        "current" => "success",
        "planned" => "info",
        _ => "neutral",
    }
}

/// `GET /ops/agreements`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let versions = agreement_versions::all(&mut tx).await?;
    let mut drafts = agreement_versions::drafts(&mut tx).await?;
    let kinds = AgreementKind::ALL.map(|kind| Kind {
        kind,
        versions: versions.iter().filter(|version| version.kind == kind).cloned().collect(),
        draft: drafts.iter().position(|draft| draft.kind == kind).map(|at| drafts.swap_remove(at)),
    });
    let may = me.may(Permission::PublishAgreement).is_ok();
    Ok(ok(&AgreementsPage { page, kinds: kinds.into(), may, now: me.at }))
}
