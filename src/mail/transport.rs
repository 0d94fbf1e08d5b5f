//! How mails leave: over SMTP, into the demo's mailbox, or not at all until a server is configured.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{Mailbox, MultiPart, header},
};

use super::render::Rendered;
use crate::store::mails::Claimed;

/// Keeps a person's address away from automatic answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

/// A mail that left, as the memory transport keeps it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Whom it went to.
    pub recipient: String,
    /// Which mail.
    pub kind: String,
    /// Its words.
    pub rendered: Rendered,
}

/// Where mails go.
#[derive(Clone)]
pub enum Transport {
    /// To a mail server.
    Smtp {
        /// The connection pool.
        server: AsyncSmtpTransport<Tokio1Executor>,
        /// The address mails come from; its display name is fixed (abuse F8).
        from: Address,
    },
    /// Into the demo's mailbox.
    Demo,
    /// Into memory, for tests.
    Memory(Arc<Mutex<Vec<Kept>>>),
    /// Nowhere yet: mails stay queued.
    None,
}

/// What a failed try means.
#[derive(Debug)]
pub enum Failure {
    /// Worth another try later.
    Later(String),
    /// The server will never take it.
    Never(String),
}

impl Transport {
    /// SMTP as the URL says: `smtp://`, `smtps://`, with `?tls=required`.
    ///
    /// # Errors
    /// When URL or address cannot be used.
    pub fn smtp(url: &str, from: &str) -> anyhow::Result<Self> {
        let server =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(Duration::from_secs(20))).build();
        Ok(Self::Smtp { server, from: from.parse()? })
    }

    /// Greets the mail server, and signs in if the URL says so. Sends nothing.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub async fn probe(&self) -> Result<(), String> {
        let Self::Smtp { server, .. } = self else { return Ok(()) };
        match server.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("it answers, but not as a mail server does".into()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Sends over SMTP or into memory. The demo's mailbox is the worker's own affair, it needs the database.
    pub async fn send(&self, mail: &Claimed, rendered: &Rendered, domain: &str) -> Result<(), Failure> {
        match self {
            Self::Smtp { server, from } => {
                let message =
                    compose(mail, rendered, from.clone(), domain).map_err(|e| Failure::Never(e.to_string()))?;
                match server.send(message).await {
                    Ok(_) => Ok(()),
                    Err(error) if error.is_permanent() => Err(Failure::Never(error.to_string())),
                    Err(error) => Err(Failure::Later(error.to_string())),
                }
            }
            Self::Memory(kept) => {
                let mail =
                    Kept { recipient: mail.recipient.clone(), kind: mail.kind.clone(), rendered: rendered.clone() };
                kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(mail);
                Ok(())
            }
            Self::Demo | Self::None => Ok(()),
        }
    }
}

fn compose(mail: &Claimed, rendered: &Rendered, from: Address, domain: &str) -> anyhow::Result<lettre::Message> {
    // names were checked at the border; a display name with a line break would make lettre panic (security.md §0.4)
    let name = Some(mail.recipient_name.clone()).filter(|name| !name.is_empty() && !name.chars().any(char::is_control));
    Ok(lettre::Message::builder()
        .from(Mailbox::new(Some("Partner Center".into()), from))
        .to(Mailbox::new(name, mail.recipient.parse()?))
        .subject(&rendered.subject)
        // the same for every try, so that a second copy is recognised as one
        .message_id(Some(format!("<{}@{domain}>", mail.id)))
        .date(mail.created_at.into())
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(rendered.text.clone(), rendered.html.clone()))?)
}
