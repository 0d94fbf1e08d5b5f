//! Requests of partners to providers of the directory, as both sides see them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor, programme::Addressee};
use crate::domain::{
    contact_request::RequestState,
    ids::{ContactRequestId, OrganisationId, PartnershipInvitationId, PersonId},
    language::Language,
};

/// A request.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its id.
    pub id: ContactRequestId,
    /// Whom it is to.
    pub provider_id: OrganisationId,
    /// That provider's name.
    pub provider_name: String,
    /// Who asks.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Its country.
    pub country: String,
    /// Its Partner ID; empty if it has none.
    pub partner_number: String,
    /// The person.
    pub person_name: String,
    /// Their mail address.
    pub person_mail: String,
    /// The language they read.
    pub language: Language,
    /// What they wrote.
    pub message: String,
    /// Where it stands.
    pub state: RequestState,
    /// When it was sent.
    pub created_at: DateTime<Utc>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// By whom.
    pub answered_by_name: Option<String>,
    /// With which words.
    pub answer: Option<String>,
    /// The invitation that was begun for it.
    pub invitation_id: Option<PartnershipInvitationId>,
    /// When that was sent.
    pub invited_at: Option<DateTime<Utc>>,
}

/// A page of a provider's inbox, newest first.
pub async fn inbox(
    tx: &mut Tx,
    provider: OrganisationId,
    state: Option<RequestState>,
    cursor: Cursor<Uuid>,
    limit: i64,
) -> Stored<Vec<Request>> {
    let (older_than, newer_than) = cursor.bounds(Uuid::max(), Uuid::nil());
    let rows = sqlx::query_as!(
        Request,
        r#"select id as "id: ContactRequestId", provider_id as "provider_id: OrganisationId", provider_name,
               organisation_id as "organisation_id: OrganisationId", organisation_name, country, partner_number, person_name, person_mail,
               language as "language: Language", message, state as "state: RequestState", created_at, answered_at, answered_by_name, answer,
               invitation_id as "invitation_id: PartnershipInvitationId", invited_at
           from contact_requests where provider_id = $1 and id < $2 and id > $3 and ($4::text is null or state = $4)
           order by case when $5 then id end, id desc limit $6"#,
        provider.0,
        older_than,
        newer_than,
        state.map(RequestState::code),
        cursor.is_backwards(),
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// One request, if it is visible.
pub async fn find(tx: &mut Tx, id: ContactRequestId) -> Stored<Option<Request>> {
    let row = sqlx::query_as!(
        Request,
        r#"select id as "id: ContactRequestId", provider_id as "provider_id: OrganisationId", provider_name,
               organisation_id as "organisation_id: OrganisationId", organisation_name, country, partner_number, person_name, person_mail,
               language as "language: Language", message, state as "state: RequestState", created_at, answered_at, answered_by_name, answer,
               invitation_id as "invitation_id: PartnershipInvitationId", invited_at
           from contact_requests where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The newest request of an organisation to a provider.
pub async fn newest(tx: &mut Tx, asker: OrganisationId, provider: OrganisationId) -> Stored<Option<Request>> {
    let row = sqlx::query_as!(
        Request,
        r#"select id as "id: ContactRequestId", provider_id as "provider_id: OrganisationId", provider_name,
               organisation_id as "organisation_id: OrganisationId", organisation_name, country, partner_number, person_name, person_mail,
               language as "language: Language", message, state as "state: RequestState", created_at, answered_at, answered_by_name, answer,
               invitation_id as "invitation_id: PartnershipInvitationId", invited_at
           from contact_requests where organisation_id = $1 and provider_id = $2 order by id desc limit 1"#,
        asker.0,
        provider.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Locks a request until the transaction ends.
pub async fn lock(tx: &mut Tx, id: ContactRequestId) -> Stored<bool> {
    let row = sqlx::query!("select id from contact_requests where id = $1 for update", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.is_some())
}

/// How many requests an organisation has sent since a moment.
pub async fn sent_since(tx: &mut Tx, asker: OrganisationId, since: DateTime<Utc>) -> Stored<i64> {
    let row = sqlx::query_scalar!(
        r#"select count(*) as "n!" from contact_requests where organisation_id = $1 and created_at > $2"#,
        asker.0,
        since
    );
    Ok(row.fetch_one(tx.conn()).await?)
}

/// How many requests of a provider wait for an answer; a hundred stands for that many or more.
pub async fn waiting(tx: &mut Tx, provider: OrganisationId) -> Stored<i64> {
    let row = sqlx::query_scalar!(
        r#"select count(*) as "n!" from (select from contact_requests where provider_id = $1 and state = 'new' limit 100) waiting"#,
        provider.0
    );
    Ok(row.fetch_one(tx.conn()).await?)
}

/// A request to be sent.
pub struct NewRequest<'a> {
    /// Its id.
    pub id: ContactRequestId,
    /// Whom it is to.
    pub provider_id: OrganisationId,
    /// That provider's name.
    pub provider_name: &'a str,
    /// Who asks.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: &'a str,
    /// Its country.
    pub country: &'a str,
    /// Its Partner ID.
    pub partner_number: &'a str,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub person_name: &'a str,
    /// Their mail address.
    pub person_mail: &'a str,
    /// The language they read.
    pub language: Language,
    /// What they write.
    pub message: &'a str,
}

/// Writes a request down.
pub async fn insert(tx: &mut Tx, new: &NewRequest<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into contact_requests (id, provider_id, provider_name, organisation_id, organisation_name, country, partner_number, person_id, person_name,
             person_mail, language, message, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, app.now())",
        new.id.0,
        new.provider_id.0,
        new.provider_name,
        new.organisation_id.0,
        new.organisation_name,
        new.country,
        new.partner_number,
        new.person_id.0,
        new.person_name,
        new.person_mail,
        new.language.code(),
        new.message
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps the answer.
pub async fn answer(tx: &mut Tx, id: ContactRequestId, by_name: &str, answer: &str) -> Stored<()> {
    sqlx::query!(
        "update contact_requests set state = 'answered', answered_at = app.now(), answered_by_name = $2, answer = $3 where id = $1",
        id.0,
        by_name,
        answer
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Notes the letter that was begun for a request.
pub async fn begin_invitation(tx: &mut Tx, id: ContactRequestId, invitation: PartnershipInvitationId) -> Stored<()> {
    sqlx::query!("update contact_requests set invitation_id = $2 where id = $1", id.0, invitation.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The invitation was sent: whatever request it was begun for is turned into it.
pub async fn invited(tx: &mut Tx, invitation: PartnershipInvitationId) -> Stored<()> {
    sqlx::query!(
        "update contact_requests set state = 'invited', invited_at = app.now() where invitation_id = $1 and state in ('new', 'answered')",
        invitation.0
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whom a request goes to at the provider.
pub async fn audience(tx: &mut Tx, provider: OrganisationId) -> Stored<Vec<Addressee>> {
    let rows = sqlx::query!(
        r#"select name as "name!", mail as "mail!", language as "language!" from app.contact_audience($1)"#,
        provider.0
    )
    .fetch_all(tx.conn())
    .await?;
    let addressee =
        |name, mail, language: String| Addressee { name, mail, language: language.parse().unwrap_or(Language::En) };
    Ok(rows.into_iter().map(|row| addressee(row.name, row.mail, row.language)).collect())
}
