//! One published version: its texts, what is new in it, who has not signed it.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::{
        agreement::{Block, Change, blocks, changes, still_counts},
        ids::AgreementVersionId,
        language::Language,
    },
    store::agreement_versions::{self, Text, Unsigned, Version},
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
};

/// Partners on a page.
const SIZE: usize = 50;

/// A text with what is new in it.
pub(super) struct Shown {
    /// The text.
    pub text: Text,
    /// What is new since the version before; nothing if there is none.
    pub changes: Option<Vec<Change>>,
}

impl Shown {
    /// The text in pieces, as partners see it.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        blocks(&self.text.body)
    }

    /// Whether not a word is new.
    pub fn is_same(&self) -> bool {
        self.changes.as_ref().is_some_and(|changes| matches!(changes.as_slice(), [] | [Change::Same(_)]))
    }
}

/// Texts in the languages' order, each compared with the one before in its language.
pub(super) fn compared(texts: Vec<Text>, before: &[Text]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = texts
        .into_iter()
        .map(|text| Shown {
            changes: before.iter().find(|old| old.language == text.language).map(|old| changes(&old.body, &text.body)),
            text,
        })
        .collect();
    shown.sort_by_key(|shown| Language::OFFERED.into_iter().position(|language| language == shown.text.language));
    shown
}

/// Where the list begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UnsignedQuery {
    after: String,
}

#[derive(Template)]
#[template(path = "ops/agreements/version.html")]
struct VersionPage {
    page: Frame,
    version: Version,
    standing: &'static str,
    tone: &'static str,
    overdue: bool,
    texts: Vec<Shown>,
    unsigned: Vec<Unsigned>,
    first: Option<String>,
    next: Option<String>,
}

/// `GET /ops/agreements/{version}`
pub async fn show(
    member: Member,
    Id(id): Id<AgreementVersionId>,
    Query(query): Query<UnsignedQuery>,
) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let versions = agreement_versions::all(&mut tx).await?;
    let version = versions.iter().find(|version| version.id == id).cloned().ok_or(PageError::NotFound)?;
    let texts = agreement_versions::texts(&mut tx, version.kind, version.number).await?;
    let before = agreement_versions::texts(&mut tx, version.kind, version.number - 1).await?;
    let of_kind = || versions.iter().filter(|other| other.kind == version.kind);
    let standing = super::standing(&version, of_kind(), me.at);
    let limit = i32::try_from(SIZE + 1).unwrap_or(i32::MAX);
    let mut unsigned = match standing {
        "replaced" => Vec::new(),
        _ => agreement_versions::unsigned(&mut tx, id, &query.after, limit).await?,
    };
    let more = unsigned.len() > SIZE;
    unsigned.truncate(SIZE);
    let here = fill(path::OPS_AGREEMENT, &[&id]);
    let next = unsigned.last().filter(|_| more).map(|last| {
        let after: String = url::form_urlencoded::byte_serialize(last.sort_key.as_bytes()).collect();
        format!("{here}?after={after}")
    });
    let today = me.at.with_timezone(&me.time_zone).date_naive();
    Ok(ok(&VersionPage {
        page,
        standing,
        tone: super::tone(standing),
        overdue: version.sign_again_by.is_some_and(|by| !still_counts(by, today)),
        texts: compared(texts, &before),
        unsigned,
        first: (!query.after.is_empty()).then_some(here),
        next,
        version,
    }))
}
