//! The outbox: mails wait here from the commit that caused them until a server has taken them.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::{
    clock::new_id,
    domain::{
        ids::{MailId, OrganisationId},
        language::Language,
    },
    mail::message::MailKind,
};

/// A mail to be written with the event that causes it.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// Its id; the Message-ID is made of it.
    pub id: MailId,
    /// Which mail.
    pub kind: MailKind,
    /// The organisation it is about.
    pub organisation_id: OrganisationId,
    /// One address.
    pub recipient: String,
    /// The recipient's name.
    pub recipient_name: String,
    /// The recipient's language.
    pub language: Language,
    /// What its template needs; never a secret.
    pub data: Value,
    /// A link's token, sealed.
    pub sealed: Option<Vec<u8>>,
}

impl NewMail {
    /// A mail without a secret.
    pub fn new(
        kind: MailKind,
        organisation_id: OrganisationId,
        recipient: &str,
        recipient_name: &str,
        language: Language,
        data: Value,
    ) -> Self {
        Self {
            id: new_id(),
            kind,
            organisation_id,
            recipient: recipient.into(),
            recipient_name: recipient_name.into(),
            language,
            data,
            sealed: None,
        }
    }

    /// As the definer function takes it.
    pub fn row(&self) -> Value {
        json!({
            "id": self.id, "kind": self.kind.code(), "organisation_id": self.organisation_id, "recipient": self.recipient, "name": self.recipient_name,
            "language": self.language.code(), "data": self.data, "sealed": self.sealed.as_deref().map(|bytes| STANDARD.encode(bytes)),
        })
    }
}

/// A mail the worker has taken to deliver.
pub struct Claimed {
    /// Its id.
    pub id: MailId,
    /// Which mail.
    pub kind: String,
    /// One address.
    pub recipient: String,
    /// The recipient's name.
    pub recipient_name: String,
    /// The recipient's language.
    pub language: String,
    /// What its template needs.
    pub data: Value,
    /// The sealed token of its link.
    pub sealed: Option<Vec<u8>>,
    /// How often it was tried, this time included.
    pub attempts: i32,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Says that the lease is still ours.
    pub lease_token: Uuid,
}

/// Takes up to `limit` mails that are due, and those whose worker went silent. The try is counted before anything is sent.
pub async fn claim(tx: &mut Tx, limit: i64, lease: TimeDelta) -> Stored<Vec<Claimed>> {
    let seconds = lease.as_seconds_f64();
    let rows = sqlx::query!(
        r#"with due as (
               select id from mails
               where (state = 'queued' and not_before <= app.now()) or (state = 'sending' and lease_until < app.now())
               order by not_before, id limit $1 for update skip locked
           )
           update mails m set state = 'sending', attempts = attempts + 1, lease_until = app.now() + make_interval(secs => $2), lease_token = gen_random_uuid()
           from due where m.id = due.id
           returning m.id, m.kind, m.recipient, m.recipient_name, m.language, m.data, m.sealed, m.attempts, m.created_at, m.lease_token as "lease_token!""#,
        limit,
        seconds
    )
    .fetch_all(tx.conn())
    .await?;
    let claimed = rows.into_iter().map(|m| Claimed {
        id: MailId(m.id),
        kind: m.kind,
        recipient: m.recipient,
        recipient_name: m.recipient_name,
        language: m.language,
        data: m.data,
        sealed: m.sealed,
        attempts: m.attempts,
        created_at: m.created_at,
        lease_token: m.lease_token,
    });
    Ok(claimed.collect())
}

/// Keeps the lease for as long again, just before sending. False if it went to another worker meanwhile (R11).
pub async fn renew(tx: &mut Tx, mail: &Claimed, lease: TimeDelta) -> Stored<bool> {
    let done = sqlx::query!(
        "update mails set lease_until = app.now() + make_interval(secs => $3) where id = $1 and lease_token = $2",
        mail.id.0,
        mail.lease_token,
        lease.as_seconds_f64()
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that the mail has left, and wipes its secret. False if the lease was lost meanwhile.
pub async fn sent(tx: &mut Tx, mail: &Claimed) -> Stored<bool> {
    let done = sqlx::query!(
        "update mails set state = 'sent', sent_at = app.now(), lease_until = null, lease_token = null, sealed = null, last_error = null where id = $1 and lease_token = $2",
        mail.id.0, mail.lease_token
    ).execute(tx.conn()).await?;
    Ok(done.rows_affected() == 1)
}

/// Puts the mail back for a later try.
pub async fn postpone(tx: &mut Tx, mail: &Claimed, wait: TimeDelta, error: &str) -> Stored<()> {
    sqlx::query!(
        "update mails set state = 'queued', not_before = app.now() + make_interval(secs => $3), lease_until = null, lease_token = null, last_error = left($4, 500)
         where id = $1 and lease_token = $2",
        mail.id.0, mail.lease_token, wait.as_seconds_f64(), error
    ).execute(tx.conn()).await?;
    Ok(())
}

/// Gives the mail up; an operator can send it again.
pub async fn bury(tx: &mut Tx, mail: &Claimed, error: &str) -> Stored<()> {
    sqlx::query!(
        "update mails set state = 'dead', dead_at = app.now(), lease_until = null, lease_token = null, last_error = left($3, 500) where id = $1 and lease_token = $2",
        mail.id.0, mail.lease_token, error
    ).execute(tx.conn()).await?;
    Ok(())
}

/// A line of the operator's list.
pub struct Listed {
    /// Its id.
    pub id: MailId,
    /// Which mail.
    pub kind: String,
    /// Whom it goes to.
    pub recipient: String,
    /// queued, sending, sent or dead.
    pub state: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What the server said last.
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it left.
    pub sent_at: Option<DateTime<Utc>>,
}

/// A page of the outbox, newest first.
pub async fn list(tx: &mut Tx, cursor: Cursor<Uuid>, limit: i64) -> Stored<Vec<Listed>> {
    let (older_than, newer_than) = cursor.bounds(Uuid::max(), Uuid::nil());
    let rows = if cursor.is_backwards() {
        sqlx::query_as!(
            Listed,
            r#"select id as "id: MailId", kind, recipient, state, attempts, last_error, created_at, sent_at from mails where id > $1 order by id limit $2"#,
            newer_than, limit
        ).fetch_all(tx.conn()).await?
    } else {
        sqlx::query_as!(
            Listed,
            r#"select id as "id: MailId", kind, recipient, state, attempts, last_error, created_at, sent_at from mails where id < $1 order by id desc limit $2"#,
            older_than, limit
        ).fetch_all(tx.conn()).await?
    };
    Ok(rows)
}

/// Sends a mail again; false if it left already.
pub async fn resend(tx: &mut Tx, id: MailId) -> Stored<bool> {
    Ok(sqlx::query_scalar!("select app.mail_resend($1)", id.0).fetch_one(tx.conn()).await?.unwrap_or(false))
}

/// Kind and recipient of one mail, for the log.
pub async fn find(tx: &mut Tx, id: MailId) -> Stored<Option<Listed>> {
    let row = sqlx::query_as!(
        Listed,
        r#"select id as "id: MailId", kind, recipient, state, attempts, last_error, created_at, sent_at from mails where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// How many mails have not arrived.
pub struct Waiting {
    /// Those that are still tried.
    pub waiting: i64,
    /// Those that were given up.
    pub dead: i64,
}

/// Counts the mails that have not arrived, for operators.
pub async fn waiting(tx: &mut Tx) -> Stored<Waiting> {
    let row = sqlx::query_as!(
        Waiting,
        r#"select count(*) filter (where state in ('queued', 'sending')) as "waiting!", count(*) filter (where state = 'dead') as "dead!"
           from mails where state <> 'sent'"#
    );
    Ok(row.fetch_one(tx.conn()).await?)
}
