//! Customers that are new to the portal: a proof of the mailbox first, then organisation and first person at once.

use serde_json::Value;
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::{
    ids::{EventId, MailId, MembershipId, OrganisationId, PersonId},
    language::Language,
};

/// What somebody new says about themselves.
pub struct NewSignup<'a> {
    /// The hash of the proof's token.
    pub token_hash: &'a [u8],
    /// The link that is being answered, sealed.
    pub sealed_link: &'a [u8],
    /// The organisation's legal name.
    pub organisation_name: &'a str,
    /// ISO 3166 code.
    pub country: &'a str,
    /// The language of its mail.
    pub language: Language,
    /// The person's name.
    pub person_name: &'a str,
    /// Their mailbox.
    pub mail: &'a str,
    /// The mail's id.
    pub mail_id: MailId,
    /// The proof's token, sealed for the mail, in base64.
    pub sealed_new: &'a str,
    /// The link's token, sealed for the mail that goes to somebody the portal knows.
    pub sealed_known: &'a str,
    /// What the mail says.
    pub data: &'a Value,
}

/// Asks for a proof of the mailbox; nothing tells whether the portal knows it.
pub async fn ask(tx: &mut Tx, s: &NewSignup<'_>) -> Stored<()> {
    sqlx::query!(
        "select app.customer_signup($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        s.token_hash,
        s.sealed_link,
        s.organisation_name,
        s.country,
        s.language.code(),
        s.person_name,
        s.mail,
        s.mail_id.0,
        s.sealed_new,
        s.sealed_known,
        s.data
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What a proof's link says.
pub struct Signup {
    /// The organisation's legal name.
    pub organisation_name: String,
    /// The person's name.
    pub person_name: String,
    /// Their mailbox.
    pub mail: String,
    /// `live`, `used` or `expired`.
    pub state: String,
    /// The link that is being answered, sealed.
    pub sealed_link: Vec<u8>,
}

/// The proof with this hash.
pub async fn find(tx: &mut Tx, hash: &[u8]) -> Stored<Option<Signup>> {
    let row = sqlx::query_as!(
        Signup,
        r#"select organisation_name as "organisation_name!", person_name as "person_name!", mail as "mail!", state as "state!", sealed_link as "sealed_link!"
           from app.customer_signup_find($1)"#,
        hash
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// The ids of what is made.
pub struct NewIds {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The person.
    pub person: PersonId,
    /// Their place in it.
    pub membership: MembershipId,
    /// The log's event.
    pub event: EventId,
}

/// Makes the organisation and its first person; nothing if the proof is used or the domain taken meanwhile.
pub async fn join(tx: &mut Tx, hash: &[u8], password_hash: &str, ids: &NewIds) -> Stored<Option<MembershipId>> {
    let membership: Option<Uuid> = sqlx::query_scalar!(
        "select app.customer_join($1, $2, $3, $4, $5, $6)",
        hash,
        password_hash,
        ids.organisation.0,
        ids.person.0,
        ids.membership.0,
        ids.event.0
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(membership.map(MembershipId))
}
