//! A version of an agreement: written as a draft, looked at, published for good (F60, G08). Pages and command line publish the same way.

use anyhow::Context;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::postgres::PgConnectOptions;

use crate::{
    clock::new_id,
    domain::{agreement::AgreementKind, ids::AgreementVersionId, language::Language, me::Me},
    store::{
        StoreError, Stored, Tx,
        agreement_versions::{self, Draft, EditedDraft, NewText, NewVersion, Text},
        agreements, owner, programme,
    },
};

/// Why a version was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// There is no draft.
    #[error("no draft")]
    NotFound,
    /// Somebody has saved another draft since this one was looked at.
    #[error("the draft was saved meanwhile")]
    Stale,
    /// A language is missing.
    #[error("{0:?} are missing")]
    Incomplete(Vec<Language>),
    /// The day by which it must be signed again is not after the day from which on it holds.
    #[error("the days do not fit")]
    Days,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The languages in which a text or its title is missing.
pub fn missing(texts: &[Text]) -> Vec<Language> {
    let whole = |language: Language| {
        texts.iter().any(|text| text.language == language && !text.title.is_empty() && !text.body.is_empty())
    };
    Language::OFFERED.into_iter().filter(|language| !whole(*language)).collect()
}

/// Saves a draft; false if somebody else did so meanwhile.
pub async fn save(mut tx: Tx, me: &Me, draft: &EditedDraft<'_>) -> Stored<bool> {
    let saved = agreement_versions::save_draft(&mut tx, draft, &me.name).await?;
    tx.commit().await?;
    Ok(saved)
}

/// Throws a draft away; false if there is none.
pub async fn discard(mut tx: Tx, kind: AgreementKind) -> Stored<bool> {
    let gone = agreement_versions::discard_draft(&mut tx, kind).await?;
    tx.commit().await?;
    Ok(gone)
}

/// The moment a day begins where the operator is; nothing for a day that has begun, which means at once.
fn beginning(day: Option<NaiveDate>, zone: chrono_tz::Tz, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let begins = day?.and_time(NaiveTime::MIN).and_local_timezone(zone).earliest()?.with_timezone(&Utc);
    (begins > now).then_some(begins)
}

/// Whether the day by which a version must be signed again comes after the day from which on it holds.
pub fn days_fit(draft: &Draft, today: NaiveDate) -> bool {
    let from = draft.effective_on.unwrap_or(today).max(today);
    draft.sign_again_by.is_none_or(|by| by > from)
}

/// Publishes the draft as it was looked at, for good, and answers the version.
pub async fn publish(
    mut tx: Tx,
    kind: AgreementKind,
    looked_at: i32,
    id: AgreementVersionId,
) -> Result<(), PublishError> {
    let version = agreement_versions::lock_draft(&mut tx, kind).await?.ok_or(PublishError::NotFound)?;
    if version != looked_at {
        return Err(PublishError::Stale);
    }
    let draft = agreement_versions::draft(&mut tx, kind).await?.ok_or(PublishError::NotFound)?;
    let texts = agreement_versions::draft_texts(&mut tx, kind).await?;
    let missing = missing(&texts);
    if !missing.is_empty() {
        return Err(PublishError::Incomplete(missing));
    }
    let operator = programme::operator(&mut tx).await?;
    let now = tx.now().await?;
    if !days_fit(&draft, now.with_timezone(&operator.zone).date_naive()) {
        return Err(PublishError::Days);
    }
    let texts: Vec<NewText<'_>> =
        texts.iter().map(|t| NewText { language: t.language, title: &t.title, body: &t.body }).collect();
    let new = NewVersion {
        id,
        kind,
        texts: &texts,
        effective_at: beginning(draft.effective_on, operator.zone, now),
        sign_again_by: draft.sign_again_by.filter(|_| kind.is_signed()),
    };
    agreement_versions::publish(&mut tx, &new).await?;
    Ok(tx.commit().await?)
}

/// Publishes a version on the command line, as the schema's owner.
///
/// # Errors
/// When the database refuses.
pub async fn publish_as_owner(
    options: &PgConnectOptions,
    kind: AgreementKind,
    texts: &[NewText<'_>],
    effective_on: Option<NaiveDate>,
    sign_again_by: Option<NaiveDate>,
) -> anyhow::Result<i32> {
    let mut connection = owner::connect(options).await?;
    let effective_at = effective_on.map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let new = NewVersion { id: new_id(), kind, texts, effective_at, sign_again_by };
    agreements::publish_version(&mut connection, &new).await.context("the version could not be published")
}
