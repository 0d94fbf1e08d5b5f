//! Signing in, coming in by invitation, and choosing a new password.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    auth::{link::Token, password::Busy},
    clock::new_id,
    domain::ids::{MailId, MembershipId, PersonId},
    mail::render::purpose,
    store::{
        StoreError,
        links::{self, Link},
        sign_ins,
    },
};

/// Why nothing could be decided.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No core for a password.
    #[error(transparent)]
    Busy(#[from] Busy),
}

/// Somebody whose password was right and whose second factor is awaited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pending {
    /// The person.
    pub person_id: PersonId,
    /// Where they will act.
    pub membership_id: MembershipId,
    /// Their address.
    pub mail: String,
}

/// How signing in ended.
pub enum SignInOutcome {
    /// Done.
    In(MembershipId),
    /// The password was right; the second factor is next.
    SecondFactor(Pending),
    /// Address or password wrong; nobody learns which.
    Wrong,
    /// Too many tries; seconds to wait.
    Wait(i64),
}

/// Seconds from `now` until `until`, at least one.
pub(super) fn seconds(until: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (until - now).num_seconds().max(1)
}

/// Checks mail address and password.
pub async fn with_password(
    app: &App,
    mail: &str,
    password: String,
    address: &str,
) -> Result<SignInOutcome, SignInError> {
    let (mut tx, _) = app.db.begin(None).await?;
    if let Some(until) = sign_ins::wait(&mut tx, mail, address).await? {
        return Ok(SignInOutcome::Wait(seconds(until, tx.now().await?)));
    }
    let attempt = sign_ins::try_once(&mut tx, mail, address).await?;
    let account = sign_ins::find(&mut tx, mail).await?;
    tx.commit().await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    if !app.passwords.verify(password, stored).await? {
        return Ok(SignInOutcome::Wrong);
    }
    let Some(account) = account else { return Ok(SignInOutcome::Wrong) };
    let (mut tx, _) = app.db.begin(None).await?;
    sign_ins::succeeded(&mut tx, attempt, mail, address).await?;
    tx.commit().await?;
    if account.second_factor {
        return Ok(SignInOutcome::SecondFactor(Pending {
            person_id: account.person_id,
            membership_id: account.membership_id,
            mail: mail.to_lowercase(),
        }));
    }
    Ok(SignInOutcome::In(account.membership_id))
}

/// How asking for a new password ended.
pub enum ResetRequest {
    /// Whatever there was to do is done.
    Done,
    /// Too many tries; seconds to wait.
    Wait(i64),
}

/// Sends a reset link to the mailbox if it has an account. Takes as long either way.
pub async fn request_reset(
    app: &App,
    mail: &str,
    next: Option<&str>,
    address: &str,
) -> Result<ResetRequest, SignInError> {
    let token = Token::new();
    let mail_id: MailId = new_id();
    let sealed = STANDARD.encode(app.seal.seal(&purpose(mail_id), token.secret().as_bytes()));
    // a page to come back to may hold an invitation's address, so it is sealed like one
    let next = next.map(|next| hex::encode(app.seal.seal("next", next.as_bytes())));
    let (mut tx, _) = app.db.begin(None).await?;
    // asking counts like failing to sign in: an address can neither spray nor flood
    if let Some(until) = sign_ins::wait(&mut tx, "", address).await? {
        return Ok(ResetRequest::Wait(seconds(until, tx.now().await?)));
    }
    sign_ins::try_once(&mut tx, "", address).await?;
    links::request_reset(&mut tx, mail, &token.hash(), next.as_deref(), mail_id.0, &sealed).await?;
    tx.commit().await?;
    Ok(ResetRequest::Done)
}

/// Uses a reset link. Answers where the person was going; nothing if the link no longer works.
pub async fn reset_password(app: &App, token: &Token, password: String) -> Result<Option<Option<String>>, SignInError> {
    let hash = app.passwords.hash(password).await?;
    let (mut tx, _) = app.db.begin(None).await?;
    let Some((_, next)) = links::reset_password(&mut tx, &token.hash(), &hash, new_id()).await? else {
        return Ok(None);
    };
    tx.commit().await?;
    let opened = next
        .and_then(|next| app.seal.open("next", &hex::decode(next).ok()?))
        .and_then(|next| String::from_utf8(next).ok());
    Ok(Some(opened))
}

/// How answering an invitation ended.
pub enum Accepted {
    /// In; whether a second factor is still to be asked.
    In(MembershipId, bool),
    /// Somebody was faster.
    Gone,
    /// The existing account's password was wrong.
    Wrong,
    /// Too many tries; seconds to wait.
    Wait(i64),
}

/// Uses an invitation: with a first password, or with the password of the account that exists.
pub async fn accept_user(
    app: &App,
    token: &Token,
    link: &Link,
    password: String,
    address: &str,
) -> Result<Accepted, SignInError> {
    let (hash, second_factor) = if link.has_password {
        match with_password(app, &link.mail, password, address).await? {
            SignInOutcome::In(_) => (None, false),
            SignInOutcome::SecondFactor(_) => (None, true),
            SignInOutcome::Wrong => return Ok(Accepted::Wrong),
            SignInOutcome::Wait(seconds) => return Ok(Accepted::Wait(seconds)),
        }
    } else {
        (Some(app.passwords.hash(password).await?), false)
    };
    let (mut tx, _) = app.db.begin(None).await?;
    let membership = links::accept_user(&mut tx, &token.hash(), hash.as_deref(), new_id()).await?;
    let Some(membership) = membership else { return Ok(Accepted::Gone) };
    tx.commit().await?;
    Ok(Accepted::In(membership, second_factor))
}
