//! The demo's mailbox: every mail whole, for people who try the portal without a mail server.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx};
use crate::domain::ids::MailId;

/// A delivered mail.
pub struct Delivered {
    /// Its id.
    pub mail_id: MailId,
    /// Whom it went to.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body_text: String,
    /// Its HTML.
    pub body_html: String,
    /// When it arrived.
    pub delivered_at: DateTime<Utc>,
}

/// Puts a mail into the mailbox; a second copy of the same mail changes nothing.
pub async fn deliver(tx: &mut Tx, id: MailId, recipient: &str, subject: &str, text: &str, html: &str) -> Stored<()> {
    sqlx::query!(
        "insert into demo_mailbox (mail_id, recipient, subject, body_text, body_html, delivered_at) values ($1, $2, $3, $4, $5, app.now()) on conflict do nothing",
        id.0, recipient, subject, text, html
    ).execute(tx.conn()).await?;
    Ok(())
}

/// The newest hundred mails, of one recipient or of all.
pub async fn list(tx: &mut Tx, recipient: Option<&str>) -> Stored<Vec<Delivered>> {
    let rows = sqlx::query_as!(
        Delivered,
        r#"select mail_id as "mail_id: MailId", recipient, subject, body_text, body_html, delivered_at from demo_mailbox
           where $1::text is null or recipient = $1 order by delivered_at desc, mail_id desc limit 100"#,
        recipient
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// One mail.
pub async fn find(tx: &mut Tx, id: Uuid) -> Stored<Option<Delivered>> {
    let row = sqlx::query_as!(
        Delivered,
        r#"select mail_id as "mail_id: MailId", recipient, subject, body_text, body_html, delivered_at from demo_mailbox where mail_id = $1"#,
        id
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}
