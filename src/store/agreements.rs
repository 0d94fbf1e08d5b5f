//! Agreements: published versions, their texts by language, and who accepted which.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

pub use super::agreement_versions::NewText;
use super::{
    Stored, Tx,
    agreement_versions::{self, NewVersion},
};
use crate::domain::{
    agreement::AgreementKind,
    ids::{AgreementVersionId, OrganisationId, PersonId},
    language::Language,
};

/// A version in one language.
#[derive(Debug, Clone)]
pub struct AgreementText {
    /// The version.
    pub version_id: AgreementVersionId,
    /// What it is for.
    pub kind: AgreementKind,
    /// Its number, from 1.
    pub number: i32,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The text's language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its words, in the small mark-up of `domain::agreement`.
    pub body: String,
    /// SHA-256 of the words.
    pub body_hash: Vec<u8>,
}

/// The newest version of a kind that holds, in `language`; one that is published for a later day waits.
pub async fn newest(tx: &mut Tx, kind: AgreementKind, language: Language) -> Stored<Option<AgreementText>> {
    let row = sqlx::query_as!(
        AgreementText,
        r#"select v.id as "version_id: AgreementVersionId", v.kind as "kind: AgreementKind", v.number, v.published_at, t.language as "language: Language",
               t.title, t.body, t.body_hash
           from agreement_versions v join agreement_texts t on t.version_id = v.id and t.language = $2
           where v.kind = $1 and coalesce(v.effective_at, v.published_at) <= app.now() order by v.number desc limit 1"#,
        kind.code(),
        language.code()
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// One version, in `language`.
pub async fn find(tx: &mut Tx, id: AgreementVersionId, language: Language) -> Stored<Option<AgreementText>> {
    let row = sqlx::query_as!(
        AgreementText,
        r#"select v.id as "version_id: AgreementVersionId", v.kind as "kind: AgreementKind", v.number, v.published_at, t.language as "language: Language",
               t.title, t.body, t.body_hash
           from agreement_versions v join agreement_texts t on t.version_id = v.id and t.language = $2 where v.id = $1"#,
        id.0,
        language.code()
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// That an organisation accepted a version.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// Its id.
    pub id: Uuid,
    /// What was accepted.
    pub kind: AgreementKind,
    /// Which version.
    pub version_id: AgreementVersionId,
    /// Its number.
    pub number: i32,
    /// In which language it was read.
    pub language: Language,
    /// SHA-256 of what was read.
    pub body_hash: Vec<u8>,
    /// Who accepted.
    pub person_name: String,
    /// As what.
    pub job_title: String,
    /// When.
    pub accepted_at: DateTime<Utc>,
}

/// Everything an organisation accepted, newest first.
pub async fn acceptances(tx: &mut Tx, id: OrganisationId) -> Stored<Vec<Acceptance>> {
    let rows = sqlx::query_as!(
        Acceptance,
        r#"select a.id, v.kind as "kind: AgreementKind", a.version_id as "version_id: AgreementVersionId", v.number, a.language as "language: Language",
               a.body_hash, a.person_name, a.job_title, a.accepted_at
           from acceptances a join agreement_versions v on v.id = a.version_id where a.organisation_id = $1 order by a.accepted_at desc, a.id"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Everything that is recorded of an acceptance, and the text it was of.
pub struct Certificate {
    /// The acceptance.
    pub id: Uuid,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// By its name now.
    pub organisation_name: String,
    /// What was accepted.
    pub kind: AgreementKind,
    /// Which version.
    pub version_id: AgreementVersionId,
    /// Its number.
    pub number: i32,
    /// When that was published.
    pub published_at: DateTime<Utc>,
    /// In which language it was read.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its words, as they are stored now.
    pub body: String,
    /// SHA-256 of what was accepted, as recorded then.
    pub body_hash: Vec<u8>,
    /// Who accepted.
    pub person_name: String,
    /// As what.
    pub job_title: String,
    /// When.
    pub accepted_at: DateTime<Utc>,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
    /// `password` or `second_factor`.
    pub proof: String,
    /// The entry about it in the reader's own log: its number and hash.
    pub entry: Option<(i64, String)>,
}

/// Which acceptance is meant.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// This organisation's, of this version.
    Of(OrganisationId, AgreementVersionId),
    /// This one.
    Id(Uuid),
}

/// The certificate of an acceptance.
pub async fn certificate(tx: &mut Tx, reader: OrganisationId, which: Which) -> Stored<Option<Certificate>> {
    let (id, organisation, version) = match which {
        Which::Of(organisation, version) => (None, Some(organisation.0), Some(version.0)),
        Which::Id(id) => (Some(id), None, None),
    };
    let row = sqlx::query!(
        r#"select a.id, o.name as organisation_name, v.kind as "kind: AgreementKind", a.version_id as "version_id: AgreementVersionId", v.number,
               v.published_at, a.language as "language: Language", t.title, t.body, a.body_hash, a.person_name, a.job_title, a.accepted_at,
               a.organisation_id as "organisation_id: OrganisationId", a.address, a.agent, a.proof, e.seq as "seq?", encode(e.hash, 'hex') as entry_hash
           from acceptances a
           join agreement_versions v on v.id = a.version_id
           join agreement_texts t on t.version_id = a.version_id and t.language = a.language
           join organisations o on o.id = a.organisation_id
           left join lateral (
               select mine.seq, mine.hash from activity_entries theirs
               join activity_entries mine on mine.organisation_id = $4 and mine.event_id = theirs.event_id
               where theirs.organisation_id = a.organisation_id and theirs.action = 'agreement_accepted'
                 and theirs.detail ->> 'hash' = encode(a.body_hash, 'hex')
               order by theirs.seq limit 1
           ) e on true
           where a.id = $1 or (a.organisation_id = $2 and a.version_id = $3)"#,
        id,
        organisation,
        version,
        reader.0
    );
    let row = row.fetch_optional(tx.conn()).await?;
    Ok(row.map(|row| Certificate {
        id: row.id,
        organisation_id: row.organisation_id,
        organisation_name: row.organisation_name,
        kind: row.kind,
        version_id: row.version_id,
        number: row.number,
        published_at: row.published_at,
        language: row.language,
        title: row.title,
        body: row.body,
        body_hash: row.body_hash,
        person_name: row.person_name,
        job_title: row.job_title,
        accepted_at: row.accepted_at,
        address: row.address,
        agent: row.agent,
        proof: row.proof,
        entry: row.seq.zip(row.entry_hash),
    }))
}

/// An acceptance to be recorded.
pub struct NewAcceptance<'a> {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// What was shown.
    pub text: &'a AgreementText,
    /// Who accepts.
    pub person_id: PersonId,
    /// Their name.
    pub person_name: &'a str,
    /// As what.
    pub job_title: &'a str,
    /// Where from.
    pub address: &'a str,
    /// With which browser.
    pub agent: &'a str,
    /// `password` or `second_factor`.
    pub proof: &'a str,
}

/// Records an acceptance; false if this version was accepted before.
pub async fn accept(tx: &mut Tx, a: &NewAcceptance<'_>) -> Stored<bool> {
    let done = sqlx::query!(
        "insert into acceptances (id, organisation_id, version_id, language, body_hash, person_id, person_name, job_title, accepted_at, address, agent, proof)
         values ($1, $2, $3, $4, $5, $6, $7, $8, app.now(), $9, $10, $11) on conflict (organisation_id, version_id) do nothing",
        a.id,
        a.organisation_id.0,
        a.text.version_id.0,
        a.text.language.code(),
        a.text.body_hash,
        a.person_id.0,
        a.person_name,
        a.job_title,
        a.address,
        a.agent,
        a.proof
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// The signed-in person's job title.
pub async fn my_job_title(tx: &mut Tx) -> Stored<String> {
    Ok(sqlx::query_scalar!("select app.my_job_title()").fetch_one(tx.conn()).await?.unwrap_or_default())
}

/// Locks the organisation's direct programme row, so that a customer being added and an acceptance have one order.
pub async fn lock_direct(tx: &mut Tx, id: OrganisationId) -> Stored<()> {
    sqlx::query!(
        "select id from programme_enrollments where organisation_id = $1 and programme = 'direct' for update",
        id.0
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(())
}

/// Switches the reseller's capabilities on and closes new direct customers (S16, S24). Lock first: the time is taken after it.
pub async fn activate_reseller(tx: &mut Tx, id: OrganisationId, row: Uuid) -> Stored<()> {
    sqlx::query!(
        "insert into programme_enrollments (id, organisation_id, programme, activated_at) values ($1, $2, 'indirect_reseller', app.now())",
        row,
        id.0
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "update programme_enrollments set new_customers_closed_at = app.now() where organisation_id = $1 and programme = 'direct' and new_customers_closed_at is null",
        id.0
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Publishes a version in every language that holds at once, as the schema's owner.
///
/// # Errors
/// When the database refuses.
pub async fn publish(
    c: &mut PgConnection,
    kind: AgreementKind,
    texts: &[NewText<'_>],
) -> Result<AgreementVersionId, sqlx::Error> {
    let id: AgreementVersionId = crate::clock::new_id();
    publish_version(c, &NewVersion { id, kind, texts, effective_at: None, sign_again_by: None }).await?;
    Ok(id)
}

/// Publishes a version, as the schema's owner, and answers its number.
///
/// # Errors
/// When the database refuses.
pub async fn publish_version(c: &mut PgConnection, new: &NewVersion<'_>) -> Result<i32, sqlx::Error> {
    agreement_versions::publish_on(c, new).await
}
