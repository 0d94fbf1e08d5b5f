//! Invitations to customers, as the partners that ask keep them and as whoever holds the link sees them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor, programme::Addressee};
use crate::domain::{
    customer_invitation::{InvitationState, Obstacle},
    ids::{CustomerInvitationId, EventId, OrganisationId, PartnershipId, PersonId},
    language::Language,
    tier::Tier,
};

/// An invitation to a customer: joint, or of a direct partner alone.
#[derive(Debug, Clone)]
pub struct CustomerInvitation {
    /// Its id.
    pub id: CustomerInvitationId,
    /// The reseller, or the direct partner that asks alone.
    pub reseller_id: OrganisationId,
    /// The provider it asks with.
    pub provider_id: Option<OrganisationId>,
    /// Which of them wrote it.
    pub inviter_id: OrganisationId,
    /// Whether the reseller asks for administration rights.
    pub with_admin: bool,
    /// Where it stands.
    pub state: InvitationState,
    /// Whom it is for, by name.
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
    pub replaces: Option<CustomerInvitationId>,
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
    pub customer_id: Option<OrganisationId>,
    /// Its name then.
    pub customer_name: Option<String>,
    /// The direct customer of the reseller's that alone can answer it, if it is for one.
    pub for_customer_id: Option<OrganisationId>,
    /// Whether many customers may answer it, each by an invitation of its own.
    pub campaign: bool,
    /// The campaign by which this answer came.
    pub campaign_id: Option<CustomerInvitationId>,
    /// Whether the customer gave administration rights.
    pub admin_granted: bool,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Raised with every edit of the draft.
    pub version: i32,
}

impl CustomerInvitation {
    /// Whom it is for, in the writers' words; empty when it is for nobody in particular.
    pub fn recipient(&self) -> &str {
        match &self.customer_name {
            Some(customer) => customer,
            None if self.recipient_name.is_empty() => &self.recipient_mail,
            None => &self.recipient_name,
        }
    }

    /// Whether another letter may take its place.
    pub fn can_be_sent_again(&self) -> bool {
        self.state.can_be_sent_again() && self.campaign_id.is_none()
    }

    /// The other partner, seen from one of the two; nobody when one asks alone.
    pub fn other_than(&self, me: OrganisationId) -> Option<OrganisationId> {
        if self.reseller_id == me { self.provider_id } else { Some(self.reseller_id) }
    }

    /// Who asks.
    pub fn askers(&self) -> Vec<OrganisationId> {
        std::iter::once(self.reseller_id).chain(self.provider_id).collect()
    }

    /// Whether it is asked for both or for one.
    pub fn tier(&self) -> Tier {
        Tier::of(self.provider_id.as_ref())
    }
}

/// Reads invitations; what follows says which ones.
macro_rules! invitations {
    ($which:literal, $($argument:expr),+) => {
        sqlx::query_as!(
            CustomerInvitation,
            r#"select id as "id: CustomerInvitationId", reseller_id as "reseller_id: OrganisationId", provider_id as "provider_id: OrganisationId",
               inviter_id as "inviter_id: OrganisationId", with_admin, state as "state: InvitationState", recipient_name, recipient_mail,
               language as "language: Language", subject, message, replaces as "replaces: CustomerInvitationId", by_portal,
               created_by as "created_by: PersonId", created_by_name, created_at, sent_at, opened_at, expires_at, misdirected_at, answered_at,
               answered_by_name, customer_id as "customer_id: OrganisationId", customer_name, for_customer_id as "for_customer_id: OrganisationId", campaign,
               campaign_id as "campaign_id: CustomerInvitationId", admin_granted, reason, version
               from customer_invitations "#
                + $which,
            $($argument),+
        )
    };
}

/// The invitation with this id, if it is visible.
pub async fn find(tx: &mut Tx, id: CustomerInvitationId) -> Stored<Option<CustomerInvitation>> {
    let row = invitations!("where id = $1", id.0);
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Locks an invitation until the transaction ends; whoever comes second sees what the first one did.
pub async fn lock(tx: &mut Tx, id: CustomerInvitationId) -> Stored<bool> {
    let row = sqlx::query!("select id from customer_invitations where id = $1 for update", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.is_some())
}

/// Holds what an invitation of mine stands on until the transaction ends: its partnership, or my programmes if I ask alone. Whoever ends
/// those comes in the same order, so neither ever waits for the other.
pub async fn hold_askers(tx: &mut Tx, id: CustomerInvitationId) -> Stored<()> {
    sqlx::query!("select app.hold_askers($1)", id.0).execute(tx.conn()).await?;
    Ok(())
}

/// A page of the invitations of a reseller and its provider, or of a direct partner alone, newest first.
pub async fn list(
    tx: &mut Tx,
    reseller: OrganisationId,
    provider: Option<OrganisationId>,
    state: Option<InvitationState>,
    cursor: Cursor<Uuid>,
    limit: i64,
) -> Stored<Vec<CustomerInvitation>> {
    let (older_than, newer_than) = cursor.bounds(Uuid::max(), Uuid::nil());
    let state = state.map(InvitationState::code);
    let Some(provider) = provider else {
        let rows = invitations!(
            "where reseller_id = $1 and provider_id is null and id < $2 and id > $3 and ($4::text is null or state = $4)
             order by case when $5 then id end, id desc limit $6",
            reseller.0,
            older_than,
            newer_than,
            state,
            cursor.is_backwards(),
            limit
        );
        return Ok(rows.fetch_all(tx.conn()).await?);
    };
    let rows = invitations!(
        "where reseller_id = $1 and provider_id = $2 and id < $3 and id > $4 and ($5::text is null or state = $5)
         order by case when $6 then id end, id desc limit $7",
        reseller.0,
        provider.0,
        older_than,
        newer_than,
        state,
        cursor.is_backwards(),
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// An invitation to be begun.
pub struct Draft<'a> {
    /// Its id.
    pub id: CustomerInvitationId,
    /// The reseller, or the direct partner that asks alone.
    pub reseller_id: OrganisationId,
    /// The provider it asks with, and their partnership.
    pub provider: Option<(OrganisationId, PartnershipId)>,
    /// Which of them writes.
    pub inviter_id: OrganisationId,
    /// Whether administration rights are asked for.
    pub with_admin: bool,
    /// The hash of its link's token.
    pub token_hash: &'a [u8],
    /// The token, sealed.
    pub sealed_token: &'a [u8],
    /// Whom it is for, by name.
    pub recipient_name: &'a str,
    /// The mailbox it is for.
    pub recipient_mail: &'a str,
    /// The letter's language.
    pub language: Language,
    /// The letter's subject.
    pub subject: &'a str,
    /// The letter.
    pub message: &'a str,
    /// The direct customer of the reseller's that it is for, if it is for one.
    pub for_customer: Option<OrganisationId>,
    /// Whether many customers may answer it.
    pub campaign: bool,
    /// The one it will take the place of.
    pub replaces: Option<CustomerInvitationId>,
    /// Who begins it.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
}

/// Begins an invitation.
pub async fn insert(tx: &mut Tx, d: &Draft<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into customer_invitations (id, reseller_id, provider_id, partnership_id, inviter_id, with_admin, token_hash, sealed_token, state,
             recipient_name, recipient_mail, language, subject, message, replaces, created_by, created_by_name, created_at,
             for_customer_id, campaign)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, $11, $12, $13, $14, $15, $16, app.now(), $17, $18)",
        d.id.0,
        d.reseller_id.0,
        d.provider.map(|(id, _)| id.0),
        d.provider.map(|(_, partnership)| partnership.0),
        d.inviter_id.0,
        d.with_admin,
        d.token_hash,
        d.sealed_token,
        d.recipient_name,
        d.recipient_mail,
        d.language.code(),
        d.subject,
        d.message,
        d.replaces.map(|id| id.0),
        d.by.0,
        d.by_name,
        d.for_customer.map(|id| id.0),
        d.campaign
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The sealed token of a draft.
pub async fn sealed_token(tx: &mut Tx, id: CustomerInvitationId) -> Stored<Option<Vec<u8>>> {
    let row = sqlx::query_scalar!("select sealed_token from customer_invitations where id = $1", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.flatten())
}

/// Saves the letter of a draft; false if somebody else did so since `version`, or it is no draft any more.
pub async fn save(tx: &mut Tx, id: CustomerInvitationId, version: i32, subject: &str, message: &str) -> Stored<bool> {
    let saved = sqlx::query!(
        "update customer_invitations set subject = $3, message = $4, version = version + 1 where id = $1 and version = $2 and state = 'draft'",
        id.0,
        version,
        subject,
        message
    );
    Ok(saved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Moves a draft on to `sent`; its token is wiped. False if it is no draft any more.
pub async fn send(tx: &mut Tx, id: CustomerInvitationId, by_portal: bool, expires_at: DateTime<Utc>) -> Stored<bool> {
    let moved = sqlx::query!(
        "update customer_invitations set state = 'sent', sealed_token = null, by_portal = $2, sent_at = app.now(), expires_at = $3
         where id = $1 and state = 'draft'",
        id.0,
        by_portal,
        expires_at
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Moves a live invitation on to `withdrawn`, `expired` or `replaced`; false if it lives no more.
pub async fn end(
    tx: &mut Tx,
    id: CustomerInvitationId,
    to: InvitationState,
    replaced_by: Option<CustomerInvitationId>,
) -> Stored<bool> {
    let moved = sqlx::query!(
        "update customer_invitations set state = $2, replaced_by = $3 where id = $1 and state in ('sent', 'opened')",
        id.0,
        to.code(),
        replaced_by.map(|id| id.0)
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Throws a draft away.
pub async fn discard(tx: &mut Tx, id: CustomerInvitationId) -> Stored<bool> {
    let done = sqlx::query!("delete from customer_invitations where id = $1 and state = 'draft'", id.0);
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Follows a link for the rest of this transaction: the row it names becomes visible.
pub async fn follow(tx: &mut Tx, token_hash: &[u8]) -> Stored<Option<CustomerInvitation>> {
    sqlx::query!("select set_config('app.link', $1, true)", hex::encode(token_hash)).fetch_one(tx.conn()).await?;
    let row = invitations!("where token_hash = $1", token_hash);
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Locks the partnership, the standings and the invitation of the link that is followed, in this order.
pub async fn lock_followed(tx: &mut Tx) -> Stored<()> {
    sqlx::query!("select app.joint_lock()").execute(tx.conn()).await?;
    Ok(())
}

/// Notes the first opening of the link that is followed.
pub async fn open(tx: &mut Tx, event: EventId) -> Stored<()> {
    sqlx::query!("select app.customer_invitation_open($1)", event.0).execute(tx.conn()).await?;
    Ok(())
}

/// Notes that another organisation than the addressee tried to answer the link that is followed.
pub async fn misdirected(tx: &mut Tx, event: EventId) -> Stored<()> {
    sqlx::query!("select app.customer_invitation_misdirected($1)", event.0).execute(tx.conn()).await?;
    Ok(())
}

/// What keeps my organisation from accepting the link that is followed.
pub async fn obstacle(tx: &mut Tx) -> Stored<Option<Obstacle>> {
    let code = sqlx::query_scalar!("select app.joint_obstacle()").fetch_one(tx.conn()).await?;
    // a word this program does not know keeps as well as any
    Ok(code.map(|code| Obstacle::from_code(&code).unwrap_or(Obstacle::Kind)))
}

/// Who answers an invitation, and how.
pub struct Answer<'a> {
    /// `accepted` or `declined`.
    pub to: InvitationState,
    /// For which organisation.
    pub customer_id: OrganisationId,
    /// Its name.
    pub customer_name: &'a str,
    /// The person's name.
    pub by_name: &'a str,
    /// Whether administration rights are given.
    pub admin_granted: bool,
    /// What was read before accepting.
    pub terms_hash: Option<&'a [u8]>,
    /// Why it is declined.
    pub reason: Option<&'a str>,
}

/// Answers a live invitation; false if it lives no more.
pub async fn answer(tx: &mut Tx, id: CustomerInvitationId, a: &Answer<'_>) -> Stored<bool> {
    let moved = sqlx::query!(
        "update customer_invitations set state = $2, answered_at = app.now(), answered_by_name = $3, customer_id = $4, customer_name = $5,
             admin_granted = $6, terms_hash = $7, reason = $8
         where id = $1 and state in ('sent', 'opened')",
        id.0,
        a.to.code(),
        a.by_name,
        a.customer_id.0,
        a.customer_name,
        a.admin_granted,
        a.terms_hash,
        a.reason
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// What a customer accepted, newest first: a handful.
pub async fn accepted(tx: &mut Tx, customer: OrganisationId) -> Stored<Vec<CustomerInvitation>> {
    let rows = invitations!(
        "where customer_id = $1 and state = 'accepted' order by answered_at desc, id limit 50",
        customer.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Whom mails go to at a partner of the link that is followed, or of mine.
pub async fn audience(tx: &mut Tx, id: OrganisationId, person: Option<PersonId>) -> Stored<Vec<Addressee>> {
    let rows = sqlx::query!(
        r#"select name as "name!", mail as "mail!", language as "language!" from app.joint_audience($1, $2)"#,
        id.0,
        person.map(|person| person.0)
    )
    .fetch_all(tx.conn())
    .await?;
    let addressee =
        |name, mail, language: String| Addressee { name, mail, language: language.parse().unwrap_or(Language::En) };
    Ok(rows.into_iter().map(|row| addressee(row.name, row.mail, row.language)).collect())
}
