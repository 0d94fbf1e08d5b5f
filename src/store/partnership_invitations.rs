//! Invitations of providers to resellers, as the provider keeps them and as whoever holds the link sees them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::domain::{
    ids::{EventId, OrganisationId, PartnershipInvitationId, PersonId},
    language::Language,
    partnership::{InvitationState, Obstacle},
};

/// An invitation.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Its id.
    pub id: PartnershipInvitationId,
    /// Who invites.
    pub provider_id: OrganisationId,
    /// Where it stands.
    pub state: InvitationState,
    /// The partner it is for, if it is for one.
    pub addressee_id: Option<OrganisationId>,
    /// That partner's name, or the person's.
    pub recipient_name: String,
    /// The mailbox it is for, if it is for one.
    pub recipient_mail: String,
    /// The letter's language.
    pub language: Language,
    /// The letter's subject.
    pub subject: String,
    /// The letter, with a stand-in for the link.
    pub message: String,
    /// The one this draft will take the place of.
    pub replaces: Option<PartnershipInvitationId>,
    /// Whether the portal sent it.
    pub by_portal: bool,
    /// Who began it.
    pub created_by: PersonId,
    /// Their name.
    pub created_by_name: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When somebody first went on from the link.
    pub opened_at: Option<DateTime<Utc>>,
    /// Until when the link works.
    pub expires_at: Option<DateTime<Utc>>,
    /// When another organisation tried to answer.
    pub misdirected_at: Option<DateTime<Utc>>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// By whom.
    pub answered_by_name: Option<String>,
    /// For which organisation.
    pub reseller_id: Option<OrganisationId>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Raised with every edit of the draft.
    pub version: i32,
}

impl Invitation {
    /// Whom it is for, in the words the provider used; empty for an open link.
    pub fn recipient(&self) -> &str {
        if self.recipient_name.is_empty() { &self.recipient_mail } else { &self.recipient_name }
    }
}

/// The invitation with this id, if it is visible.
pub async fn find(tx: &mut Tx, id: PartnershipInvitationId) -> Stored<Option<Invitation>> {
    let row = sqlx::query_as!(
        Invitation,
        r#"select id as "id: PartnershipInvitationId", provider_id as "provider_id: OrganisationId", state as "state: InvitationState",
               addressee_id as "addressee_id: OrganisationId", recipient_name, recipient_mail, language as "language: Language", subject, message,
               replaces as "replaces: PartnershipInvitationId", by_portal, created_by as "created_by: PersonId", created_by_name, created_at, sent_at,
               opened_at, expires_at, misdirected_at, answered_at, answered_by_name, reseller_id as "reseller_id: OrganisationId", reason, version
           from partnership_invitations where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Locks an invitation until the transaction ends; whoever comes second sees what the first one did.
pub async fn lock(tx: &mut Tx, id: PartnershipInvitationId) -> Stored<bool> {
    let row = sqlx::query!("select id from partnership_invitations where id = $1 for update", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.is_some())
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Where the invitations stand.
    pub state: Option<InvitationState>,
}

/// A page of the provider's own invitations, newest first.
pub async fn list(
    tx: &mut Tx,
    provider: OrganisationId,
    filter: Filter,
    cursor: Cursor<Uuid>,
    limit: i64,
) -> Stored<Vec<Invitation>> {
    let (older_than, newer_than) = cursor.bounds(Uuid::max(), Uuid::nil());
    let state = filter.state.map(InvitationState::code);
    let rows = if cursor.is_backwards() {
        sqlx::query_as!(
            Invitation,
            r#"select id as "id: PartnershipInvitationId", provider_id as "provider_id: OrganisationId", state as "state: InvitationState",
                   addressee_id as "addressee_id: OrganisationId", recipient_name, recipient_mail, language as "language: Language", subject, message,
                   replaces as "replaces: PartnershipInvitationId", by_portal, created_by as "created_by: PersonId", created_by_name, created_at, sent_at,
                   opened_at, expires_at, misdirected_at, answered_at, answered_by_name, reseller_id as "reseller_id: OrganisationId", reason, version
               from partnership_invitations where provider_id = $1 and id > $2 and ($3::text is null or state = $3) order by id limit $4"#,
            provider.0, newer_than, state, limit
        ).fetch_all(tx.conn()).await?
    } else {
        sqlx::query_as!(
            Invitation,
            r#"select id as "id: PartnershipInvitationId", provider_id as "provider_id: OrganisationId", state as "state: InvitationState",
                   addressee_id as "addressee_id: OrganisationId", recipient_name, recipient_mail, language as "language: Language", subject, message,
                   replaces as "replaces: PartnershipInvitationId", by_portal, created_by as "created_by: PersonId", created_by_name, created_at, sent_at,
                   opened_at, expires_at, misdirected_at, answered_at, answered_by_name, reseller_id as "reseller_id: OrganisationId", reason, version
               from partnership_invitations where provider_id = $1 and id < $2 and ($3::text is null or state = $3) order by id desc limit $4"#,
            provider.0, older_than, state, limit
        ).fetch_all(tx.conn()).await?
    };
    Ok(rows)
}

/// An invitation to be begun.
pub struct Draft<'a> {
    /// Its id.
    pub id: PartnershipInvitationId,
    /// Who invites.
    pub provider_id: OrganisationId,
    /// The hash of its link's token.
    pub token_hash: &'a [u8],
    /// The token, sealed.
    pub sealed_token: &'a [u8],
    /// The partner it is for.
    pub addressee_id: Option<OrganisationId>,
    /// That partner's name.
    pub recipient_name: &'a str,
    /// The mailbox it is for.
    pub recipient_mail: &'a str,
    /// The letter's language.
    pub language: Language,
    /// The letter's subject.
    pub subject: &'a str,
    /// The letter.
    pub message: &'a str,
    /// The one it will take the place of.
    pub replaces: Option<PartnershipInvitationId>,
    /// Who begins it.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
}

/// Begins an invitation.
pub async fn insert(tx: &mut Tx, d: &Draft<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into partnership_invitations (id, provider_id, token_hash, sealed_token, state, addressee_id, recipient_name, recipient_mail, language,
             subject, message, replaces, created_by, created_by_name, created_at)
         values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, app.now())",
        d.id.0,
        d.provider_id.0,
        d.token_hash,
        d.sealed_token,
        d.addressee_id.map(|id| id.0),
        d.recipient_name,
        d.recipient_mail,
        d.language.code(),
        d.subject,
        d.message,
        d.replaces.map(|id| id.0),
        d.by.0,
        d.by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The sealed token of a draft.
pub async fn sealed_token(tx: &mut Tx, id: PartnershipInvitationId) -> Stored<Option<Vec<u8>>> {
    let row = sqlx::query_scalar!("select sealed_token from partnership_invitations where id = $1", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.flatten())
}

/// Saves the letter of a draft; false if somebody else did so since `version`, or it is no draft any more.
pub async fn save(
    tx: &mut Tx,
    id: PartnershipInvitationId,
    version: i32,
    subject: &str,
    message: &str,
) -> Stored<bool> {
    let saved = sqlx::query!(
        "update partnership_invitations set subject = $3, message = $4, version = version + 1 where id = $1 and version = $2 and state = 'draft'",
        id.0,
        version,
        subject,
        message
    );
    Ok(saved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Moves a draft on to `sent`; its token is wiped. False if it is no draft any more.
pub async fn send(
    tx: &mut Tx,
    id: PartnershipInvitationId,
    by_portal: bool,
    expires_at: DateTime<Utc>,
) -> Stored<bool> {
    let moved = sqlx::query!(
        "update partnership_invitations set state = 'sent', sealed_token = null, by_portal = $2, sent_at = app.now(), expires_at = $3
         where id = $1 and state = 'draft'",
        id.0,
        by_portal,
        expires_at
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// How many letters the portal has sent for this provider since then.
pub async fn sent_by_portal(tx: &mut Tx, provider: OrganisationId, since: DateTime<Utc>) -> Stored<i64> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from partnership_invitations where provider_id = $1 and by_portal and sent_at > $2"#,
        provider.0,
        since
    );
    Ok(count.fetch_one(tx.conn()).await?)
}

/// Moves a live invitation on to `withdrawn`, `expired` or `replaced`; false if it lives no more.
pub async fn end(
    tx: &mut Tx,
    id: PartnershipInvitationId,
    to: InvitationState,
    replaced_by: Option<PartnershipInvitationId>,
) -> Stored<bool> {
    let moved = sqlx::query!(
        "update partnership_invitations set state = $2, replaced_by = $3 where id = $1 and state in ('sent', 'opened')",
        id.0,
        to.code(),
        replaced_by.map(|id| id.0)
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Throws a draft away.
pub async fn discard(tx: &mut Tx, id: PartnershipInvitationId) -> Stored<bool> {
    let done = sqlx::query!("delete from partnership_invitations where id = $1 and state = 'draft'", id.0);
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// An invitation that waits for my organisation's answer.
pub struct Waiting {
    /// The provider's name.
    pub provider_name: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// When its link ends.
    pub expires_at: DateTime<Utc>,
}

/// The invitations that wait for my organisation's answer, the one that ends first before the others.
pub async fn waiting(tx: &mut Tx) -> Stored<Vec<Waiting>> {
    let rows = sqlx::query_as!(
        Waiting,
        r#"select provider_name as "provider_name!", sent_at as "sent_at!", expires_at as "expires_at!"
           from app.invitations_to_me()"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Follows a link for the rest of this transaction: the row it names becomes visible.
pub async fn follow(tx: &mut Tx, token_hash: &[u8]) -> Stored<Option<Invitation>> {
    sqlx::query!("select set_config('app.link', $1, true)", hex::encode(token_hash)).fetch_one(tx.conn()).await?;
    let row = sqlx::query_as!(
        Invitation,
        r#"select id as "id: PartnershipInvitationId", provider_id as "provider_id: OrganisationId", state as "state: InvitationState",
               addressee_id as "addressee_id: OrganisationId", recipient_name, recipient_mail, language as "language: Language", subject, message,
               replaces as "replaces: PartnershipInvitationId", by_portal, created_by as "created_by: PersonId", created_by_name, created_at, sent_at,
               opened_at, expires_at, misdirected_at, answered_at, answered_by_name, reseller_id as "reseller_id: OrganisationId", reason, version
           from partnership_invitations where token_hash = $1"#,
        token_hash
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Notes the first opening of the link that is followed.
pub async fn open(tx: &mut Tx, event: EventId) -> Stored<()> {
    sqlx::query!("select app.partnership_invitation_open($1)", event.0).execute(tx.conn()).await?;
    Ok(())
}

/// Notes that another organisation than the addressee tried to answer the link that is followed.
pub async fn misdirected(tx: &mut Tx, event: EventId) -> Stored<()> {
    sqlx::query!("select app.partnership_invitation_misdirected($1)", event.0).execute(tx.conn()).await?;
    Ok(())
}

/// What keeps my organisation from answering the link that is followed.
pub async fn obstacle(tx: &mut Tx) -> Stored<Option<Obstacle>> {
    let code = sqlx::query_scalar!("select app.partnership_obstacle()").fetch_one(tx.conn()).await?;
    // a word this program does not know keeps as well as any
    Ok(code.map(|code| Obstacle::from_code(&code).unwrap_or(Obstacle::Kind)))
}

/// Who answers an invitation, and how.
pub struct Answer<'a> {
    /// `accepted` or `declined`.
    pub to: InvitationState,
    /// For which organisation.
    pub reseller_id: OrganisationId,
    /// The person's name.
    pub by_name: &'a str,
    /// Why it is declined.
    pub reason: Option<&'a str>,
}

/// Answers a live invitation; false if it lives no more.
pub async fn answer(tx: &mut Tx, id: PartnershipInvitationId, a: &Answer<'_>) -> Stored<bool> {
    let moved = sqlx::query!(
        "update partnership_invitations set state = $2, answered_at = app.now(), answered_by_name = $3, reseller_id = $4, reason = $5
         where id = $1 and state in ('sent', 'opened')",
        id.0,
        a.to.code(),
        a.by_name,
        a.reseller_id.0,
        a.reason
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Live invitations whose time is over, for the worker.
pub async fn over(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<PartnershipInvitationId>> {
    let rows = sqlx::query_scalar!(
        r#"select id as "id: PartnershipInvitationId" from partnership_invitations where state in ('sent', 'opened') and expires_at <= $1
           order by expires_at limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Live invitations that end before `until` and whose writers have not been told, for the worker.
pub async fn ending(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<PartnershipInvitationId>> {
    let rows = sqlx::query_scalar!(
        r#"select id as "id: PartnershipInvitationId" from partnership_invitations i where state in ('sent', 'opened') and expires_at <= $1
               and not exists (select from reminders r where r.kind = 'partnership_invitation_ending' and r.subject_id = i.id)
           order by expires_at limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Throws away drafts begun before `until`, for the worker.
pub async fn discard_old(tx: &mut Tx, until: DateTime<Utc>) -> Stored<u64> {
    let done = sqlx::query!("delete from partnership_invitations where state = 'draft' and created_at < $1", until);
    Ok(done.execute(tx.conn()).await?.rows_affected())
}

/// Whether a provider's invitation waits for my organisation by name.
pub async fn invited(tx: &mut Tx) -> Stored<bool> {
    Ok(sqlx::query_scalar!(r#"select app.partnership_waits() as "waits!""#).fetch_one(tx.conn()).await?)
}
