//! Links sent by mail, looked up by kind and hash.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::ids::{EventId, MembershipId, PersonId};

/// What a link can be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// An invitation to come in.
    AcceptUser,
    /// A forgotten password.
    ResetPassword,
}

impl LinkKind {
    fn code(self) -> &'static str {
        match self {
            Self::AcceptUser => "accept_user",
            Self::ResetPassword => "reset_password",
        }
    }
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It works.
    Live,
    /// It was used.
    Used,
    /// A newer one took its place.
    Replaced,
    /// Whoever invited has taken it back.
    Withdrawn,
    /// Its time is over.
    Expired,
}

/// What a link says before anybody has signed in.
pub struct Link {
    /// Whom it was sent to.
    pub person_name: String,
    /// Their address.
    pub mail: String,
    /// Whether they can sign in already.
    pub has_password: bool,
    /// The organisation they were invited to.
    pub organisation_name: Option<String>,
    /// Where it stands.
    pub state: LinkState,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
}

/// The link with this hash.
pub async fn find(tx: &mut Tx, kind: LinkKind, hash: &[u8]) -> Stored<Option<Link>> {
    let row = sqlx::query!(
        r#"select person_name as "person_name!", mail as "mail!", has_password as "has_password!", organisation_name, state as "state!", expires_at as "expires_at!"
           from app.link_find($1, $2)"#,
        kind.code(),
        hash
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|row| Link {
        person_name: row.person_name,
        mail: row.mail,
        has_password: row.has_password,
        organisation_name: row.organisation_name,
        state: match row.state.as_str() {
            "live" => LinkState::Live,
            "used" => LinkState::Used,
            "replaced" => LinkState::Replaced,
            "withdrawn" => LinkState::Withdrawn,
            _ => LinkState::Expired,
        },
        expires_at: row.expires_at,
    }))
}

/// Uses an invitation; nothing if it no longer works. A password is stored only if the person had none.
pub async fn accept_user(
    tx: &mut Tx,
    hash: &[u8],
    password_hash: Option<&str>,
    event: EventId,
) -> Stored<Option<MembershipId>> {
    let membership = sqlx::query_scalar!("select app.accept_user($1, $2, $3)", hash, password_hash, event.0)
        .fetch_one(tx.conn())
        .await?;
    Ok(membership.map(MembershipId))
}

/// Writes a reset link and its mail if the mailbox has an account; nothing tells which.
pub async fn request_reset(
    tx: &mut Tx,
    mail: &str,
    hash: &[u8],
    next: Option<&str>,
    mail_id: Uuid,
    sealed: &str,
) -> Stored<()> {
    sqlx::query!("select app.reset_request($1, $2, $3, $4, $5)", mail, hash, next, mail_id, sealed)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Uses a reset link: the new password, and where the person was going. Nothing if it no longer works.
pub async fn reset_password(
    tx: &mut Tx,
    hash: &[u8],
    password_hash: &str,
    event: EventId,
) -> Stored<Option<(PersonId, Option<String>)>> {
    let row = sqlx::query!("select person_id, next from app.reset_password($1, $2, $3)", hash, password_hash, event.0)
        .fetch_optional(tx.conn())
        .await?;
    Ok(row.and_then(|row| Some((PersonId(row.person_id?), row.next))))
}
