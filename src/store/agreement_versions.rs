//! What the operator publishes: drafts, versions, how far each is signed.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Stored, Tx};
use crate::{
    clock::new_id,
    domain::{
        agreement::AgreementKind,
        ids::{AgreementVersionId, OrganisationId},
        language::Language,
    },
};

/// One language of a version to be published, or of a draft.
#[derive(Debug, Clone, Copy)]
pub struct NewText<'a> {
    /// The language.
    pub language: Language,
    /// Its title.
    pub title: &'a str,
    /// Its words.
    pub body: &'a str,
}

/// A version to be published.
pub struct NewVersion<'a> {
    /// Its id.
    pub id: AgreementVersionId,
    /// What it is for.
    pub kind: AgreementKind,
    /// Every language.
    pub texts: &'a [NewText<'a>],
    /// From when on it holds; at once if not given, or past.
    pub effective_at: Option<DateTime<Utc>>,
    /// Until when whoever accepted an older one must sign again.
    pub sign_again_by: Option<NaiveDate>,
}

/// Publishes a version through the one function there is for it, and answers its number.
///
/// # Errors
/// When the database refuses.
pub(super) async fn publish_on(c: &mut PgConnection, new: &NewVersion<'_>) -> Result<i32, sqlx::Error> {
    let texts = new.texts.iter().map(|t| json!({ "language": t.language.code(), "title": t.title, "body": t.body }));
    let number = sqlx::query_scalar!(
        r#"select app.publish_agreement($1, $2, $3, $4, $5, $6) as "number!""#,
        new.id.0,
        new.kind.code(),
        json!(texts.collect::<Vec<_>>()),
        new.effective_at,
        new.sign_again_by,
        new_id::<Uuid>()
    );
    number.fetch_one(c).await
}

/// Publishes a version in the name of whoever is signed in.
pub async fn publish(tx: &mut Tx, new: &NewVersion<'_>) -> Stored<i32> {
    Ok(publish_on(tx.conn(), new).await?)
}

/// A published version and how far it is signed.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its id.
    pub id: AgreementVersionId,
    /// What it is for.
    pub kind: AgreementKind,
    /// Its number, from 1.
    pub number: i32,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// By whom; empty for the command line.
    pub published_by_name: String,
    /// From when on it holds.
    pub effective_at: DateTime<Utc>,
    /// Until when older ones must be signed again.
    pub sign_again_by: Option<NaiveDate>,
    /// How many have accepted it.
    pub signed: i64,
    /// How many of its programme have not; nothing for kinds that no programme signs.
    pub unsigned: Option<i64>,
}

/// Every version there is, the newest of each kind first.
pub async fn all(tx: &mut Tx) -> Stored<Vec<Version>> {
    let rows = sqlx::query_as!(
        Version,
        r#"select v.id as "id: AgreementVersionId", v.kind as "kind: AgreementKind", v.number, v.published_at,
               coalesce(v.published_by_name, '') as "published_by_name!", coalesce(v.effective_at, v.published_at) as "effective_at!",
               v.sign_again_by, f.signed as "signed!", f.unsigned
           from agreement_versions v join app.agreement_figures() f on f.version_id = v.id order by v.kind, v.number desc"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A text of a version or of a draft.
#[derive(Debug, Clone)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its words.
    pub body: String,
}

/// The texts of one version of a kind, by number.
pub async fn texts(tx: &mut Tx, kind: AgreementKind, number: i32) -> Stored<Vec<Text>> {
    let rows = sqlx::query_as!(
        Text,
        r#"select t.language as "language: Language", t.title, t.body
           from agreement_versions v join agreement_texts t on t.version_id = v.id where v.kind = $1 and v.number = $2 order by t.language"#,
        kind.code(),
        number
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A partner that has not signed a version.
pub struct Unsigned {
    /// Who.
    pub id: OrganisationId,
    /// Their name.
    pub name: String,
    /// The newest version they have signed.
    pub accepted_number: Option<i32>,
    /// Where the next page begins.
    pub sort_key: String,
}

/// Partners of the version's programme that have not signed it, by name.
pub async fn unsigned(tx: &mut Tx, id: AgreementVersionId, after: &str, limit: i32) -> Stored<Vec<Unsigned>> {
    let rows = sqlx::query_as!(
        Unsigned,
        r#"select id as "id!: OrganisationId", name as "name!", accepted_number, sort_key as "sort_key!" from app.agreement_unsigned($1, $2, $3)"#,
        id.0,
        after,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A version that is being written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is for.
    pub kind: AgreementKind,
    /// How often it was saved.
    pub version: i32,
    /// From which day on it is to hold; at once if not given.
    pub effective_on: Option<NaiveDate>,
    /// Until when older ones must be signed again.
    pub sign_again_by: Option<NaiveDate>,
    /// When it was saved last.
    pub updated_at: DateTime<Utc>,
    /// By whom.
    pub updated_by_name: String,
}

/// Every draft there is.
pub async fn drafts(tx: &mut Tx) -> Stored<Vec<Draft>> {
    let rows = sqlx::query_as!(
        Draft,
        r#"select kind as "kind: AgreementKind", version, effective_on, sign_again_by, updated_at, updated_by_name from agreement_drafts order by kind"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The draft of a kind.
pub async fn draft(tx: &mut Tx, kind: AgreementKind) -> Stored<Option<Draft>> {
    Ok(drafts(tx).await?.into_iter().find(|draft| draft.kind == kind))
}

/// The draft of a kind, locked until the transaction ends, so that what is published is what was looked at.
pub async fn lock_draft(tx: &mut Tx, kind: AgreementKind) -> Stored<Option<i32>> {
    let row = sqlx::query_scalar!("select version from agreement_drafts where kind = $1 for update", kind.code());
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The texts of a draft.
pub async fn draft_texts(tx: &mut Tx, kind: AgreementKind) -> Stored<Vec<Text>> {
    let rows = sqlx::query_as!(
        Text,
        r#"select language as "language: Language", title, body from agreement_draft_texts where kind = $1 order by language"#,
        kind.code()
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A draft to be saved; languages without any word are left out.
pub struct EditedDraft<'a> {
    /// What it is for.
    pub kind: AgreementKind,
    /// Its texts.
    pub texts: &'a [NewText<'a>],
    /// From which day on it is to hold.
    pub effective_on: Option<NaiveDate>,
    /// Until when older ones must be signed again.
    pub sign_again_by: Option<NaiveDate>,
    /// Which save it was made from; 0 for the first.
    pub version: i32,
}

/// Saves a draft; false if somebody else did so since `version`.
pub async fn save_draft(tx: &mut Tx, draft: &EditedDraft<'_>, by_name: &str) -> Stored<bool> {
    let saved = sqlx::query!(
        "insert into agreement_drafts (kind, effective_on, sign_again_by, updated_at, updated_by_name) values ($1, $2, $3, app.now(), $4)
         on conflict (kind) do update set version = agreement_drafts.version + 1, effective_on = excluded.effective_on,
             sign_again_by = excluded.sign_again_by, updated_at = excluded.updated_at, updated_by_name = excluded.updated_by_name
         where agreement_drafts.version = $5",
        draft.kind.code(),
        draft.effective_on,
        draft.sign_again_by,
        by_name,
        draft.version
    );
    if saved.execute(tx.conn()).await?.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!("delete from agreement_draft_texts where kind = $1", draft.kind.code()).execute(tx.conn()).await?;
    for text in draft.texts.iter().filter(|text| !(text.title.is_empty() && text.body.is_empty())) {
        sqlx::query!(
            "insert into agreement_draft_texts (kind, language, title, body) values ($1, $2, $3, $4)",
            draft.kind.code(),
            text.language.code(),
            text.title,
            text.body
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(true)
}

/// Throws a draft away; false if there is none.
pub async fn discard_draft(tx: &mut Tx, kind: AgreementKind) -> Stored<bool> {
    let gone = sqlx::query!("delete from agreement_drafts where kind = $1", kind.code()).execute(tx.conn()).await?;
    Ok(gone.rows_affected() == 1)
}

/// What the signed-in organisation must sign again, and until when.
pub async fn mine_to_sign(tx: &mut Tx) -> Stored<Vec<(AgreementKind, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"select kind as "kind!: AgreementKind", sign_again_by as "by!" from app.my_agreements_to_sign() order by sign_again_by, kind"#
    );
    Ok(rows.fetch_all(tx.conn()).await?.into_iter().map(|row| (row.kind, row.by)).collect())
}

/// A partner that is to be told now that it must sign again.
pub struct Recalled {
    /// Who.
    pub organisation_id: OrganisationId,
    /// Their name.
    pub name: String,
    /// What.
    pub kind: AgreementKind,
    /// The version that is to be signed.
    pub version_id: AgreementVersionId,
    /// Until when.
    pub sign_again_by: NaiveDate,
    /// Which reminder this is: 0 at once, then one a month.
    pub number: i32,
}

/// Who is to be told now. As the worker.
pub async fn to_recall(tx: &mut Tx, limit: i32) -> Stored<Vec<Recalled>> {
    let rows = sqlx::query_as!(
        Recalled,
        r#"select organisation_id as "organisation_id!: OrganisationId", name as "name!", kind as "kind!: AgreementKind",
               version_id as "version_id!: AgreementVersionId", sign_again_by as "sign_again_by!", number as "number!"
           from app.agreements_to_recall($1)"#,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
