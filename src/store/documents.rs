//! Documents and their bytes, which lie in a table of their own so that lists never read them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Stored, Tx};
use crate::domain::ids::{DocumentId, EnrollmentId, OrganisationId, PersonId};

/// A document without its bytes.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// The enrollment it is about; otherwise the verification.
    pub enrollment_id: Option<EnrollmentId>,
    /// What it is.
    pub kind: String,
    /// Its own date.
    pub issued_on: NaiveDate,
    /// Its name.
    pub file_name: String,
    /// What its content is.
    pub media_type: String,
    /// Bytes.
    pub size: i32,
    /// What was written beside it; may be empty.
    pub note: String,
    /// received, accepted or refused.
    pub state: String,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// Who brought it.
    pub uploaded_by_name: String,
    /// When.
    pub uploaded_at: DateTime<Utc>,
    /// Who looked at it.
    pub judged_by_name: Option<String>,
    /// When.
    pub judged_at: Option<DateTime<Utc>>,
}

impl Document {
    /// Its size in kilobytes, at least one.
    pub fn kilobytes(&self) -> i32 {
        (self.size / 1000).max(1)
    }
}

/// A document to be stored.
pub struct NewDocument<'a> {
    /// Its id.
    pub id: DocumentId,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// The enrollment it is about; otherwise the verification.
    pub enrollment_id: Option<EnrollmentId>,
    /// What it is.
    pub kind: &'a str,
    /// Its own date.
    pub issued_on: NaiveDate,
    /// Its name.
    pub file_name: &'a str,
    /// What its content is.
    pub media_type: &'a str,
    /// Its bytes.
    pub content: &'a [u8],
    /// What was written beside it.
    pub note: &'a str,
    /// Who brings it.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
}

/// Stores a document and its bytes.
pub async fn insert(tx: &mut Tx, new: &NewDocument<'_>) -> Stored<()> {
    let size = i32::try_from(new.content.len()).unwrap_or(i32::MAX);
    sqlx::query!(
        "insert into documents (id, organisation_id, enrollment_id, kind, issued_on, file_name, media_type, size, sha256, note, uploaded_by, uploaded_by_name, uploaded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, sha256($9), $10, $11, $12, app.now())",
        new.id.0,
        new.organisation_id.0,
        new.enrollment_id.map(|id| id.0),
        new.kind,
        new.issued_on,
        new.file_name,
        new.media_type,
        size,
        new.content,
        new.note,
        new.by.0,
        new.by_name
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into document_files (document_id, organisation_id, content) values ($1, $2, $3)",
        new.id.0,
        new.organisation_id.0,
        new.content
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The documents about a verification, or about one enrollment; the newest hundred, newest first.
pub async fn list(tx: &mut Tx, id: OrganisationId, enrollment: Option<EnrollmentId>) -> Stored<Vec<Document>> {
    let rows = sqlx::query_as!(
        Document,
        r#"select id as "id: DocumentId", organisation_id as "organisation_id: OrganisationId", enrollment_id as "enrollment_id: EnrollmentId", kind, issued_on,
               file_name, media_type, size, note, state, refusal, uploaded_by_name, uploaded_at, judged_by_name, judged_at
           from documents where organisation_id = $1 and enrollment_id is not distinct from $2 order by uploaded_at desc, id desc limit 100"#,
        id.0,
        enrollment.map(|id| id.0)
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// One document, if it is visible.
pub async fn find(tx: &mut Tx, id: DocumentId) -> Stored<Option<Document>> {
    let row = sqlx::query_as!(
        Document,
        r#"select id as "id: DocumentId", organisation_id as "organisation_id: OrganisationId", enrollment_id as "enrollment_id: EnrollmentId", kind, issued_on,
               file_name, media_type, size, note, state, refusal, uploaded_by_name, uploaded_at, judged_by_name, judged_at
           from documents where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Its bytes.
pub async fn content(tx: &mut Tx, id: DocumentId) -> Stored<Option<Vec<u8>>> {
    let row = sqlx::query_scalar!("select content from document_files where document_id = $1", id.0);
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Accepts or refuses a document that nobody has judged; false if somebody has.
pub async fn judge(tx: &mut Tx, id: DocumentId, by_name: &str, refusal: Option<&str>) -> Stored<bool> {
    let done = sqlx::query!(
        "update documents set state = case when $3::text is null then 'accepted' else 'refused' end, refusal = $3, judged_at = app.now(), judged_by_name = $2
         where id = $1 and state = 'received'",
        id.0,
        by_name,
        refusal
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Whether one has come since the verification was refused.
pub async fn has_come_since_refusal(tx: &mut Tx, id: OrganisationId) -> Stored<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from documents d join verifications v on v.organisation_id = d.organisation_id
               where d.organisation_id = $1 and d.enrollment_id is null and d.uploaded_at > v.decided_at) as "found!""#,
        id.0
    );
    Ok(found.fetch_one(tx.conn()).await?)
}
