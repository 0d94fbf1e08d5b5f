//! Turns a claimed mail into words: a text part and an HTML part with the same content and the same link.

use askama::Template;
use serde_json::Value;

use super::message::MailKind;
use crate::{
    app::App,
    domain::{language::Language, letter},
    store::mails::Claimed,
    words::Message,
};

/// A mail ready to leave.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// Subject.
    pub subject: String,
    /// Text part.
    pub text: String,
    /// HTML part.
    pub html: String,
}

/// Why a mail cannot be written; trying again will not help.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// The outbox holds a mail this program does not know.
    #[error("unknown mail {0}")]
    Kind(String),
    /// Its sealed token cannot be opened: the key was lost.
    #[error("the link's token cannot be opened with the keys in PORTAL_SECRET_KEY")]
    Sealed,
    /// The template failed.
    #[error(transparent)]
    Template(#[from] askama::Error),
}

#[derive(Template)]
#[template(path = "mail/mail.html")]
struct Html<'a> {
    lang: Language,
    subject: &'a str,
    paragraphs: &'a [String],
    action: &'a str,
    link: &'a str,
    quoted: &'a [&'a str],
}

#[derive(Template)]
// here line breaks are the layout; pages have theirs minimized
#[template(path = "mail/mail.txt", whitespace = "preserve")]
struct Text<'a> {
    lang: Language,
    paragraphs: &'a [String],
    action: &'a str,
    link: &'a str,
    quoted: &'a [&'a str],
}

/// The purpose a mail's token is sealed for.
pub fn purpose(mail: crate::domain::ids::MailId) -> String {
    format!("mail:{mail}")
}

/// Writes the mail in its recipient's language.
///
/// # Errors
/// When it can never be written.
pub fn render(app: &App, mail: &Claimed) -> Result<Rendered, Unwritable> {
    let kind = MailKind::from_code(&mail.kind).ok_or_else(|| Unwritable::Kind(mail.kind.clone()))?;
    let lang: Language = mail.language.parse().unwrap_or(Language::En);
    let token = match &mail.sealed {
        None => String::new(),
        Some(sealed) => {
            let opened = app.seal.open(&purpose(mail.id), sealed).ok_or(Unwritable::Sealed)?;
            String::from_utf8(opened).map_err(|_| Unwritable::Sealed)?
        }
    };
    let say = |part: &str| lang.say(&with_data(lang, kind.key(part), &mail.data, &mail.recipient_name));
    let (subject, body, action) = (say("subject"), say("body"), say("action"));
    let paragraphs: Vec<String> = body.split("\n\n").map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    let link = app.link(&kind.path(&mail.data, &token));
    let quoted = mail.data["quoted"].as_str().map(|text| letter::shown(text, &link)).unwrap_or_default();
    let quoted: Vec<&str> = quoted.lines().collect();
    let html = Html { lang, subject: &subject, paragraphs: &paragraphs, action: &action, link: &link, quoted: &quoted }
        .render()?;
    let text = Text { lang, paragraphs: &paragraphs, action: &action, link: &link, quoted: &quoted }.render()?;
    Ok(Rendered { subject, text, html })
}

/// The values a mail's sentences may name: whatever strings and numbers its data holds, and the recipient.
fn with_data(lang: Language, key: String, data: &Value, recipient: &str) -> Message {
    let mut message = Message::new(key);
    message.args.push(("recipient", recipient.to_owned()));
    message.args.push(("partners", partners(lang, data)));
    for (name, value) in data.as_object().into_iter().flatten().filter(|(name, _)| *name != "quoted") {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if let Some(name) = ARGUMENTS.iter().find(|known| *known == name) {
            message.args.push((name, text));
        }
    }
    message
}

/// Whoever asks a customer, by name: a reseller and its provider, or a direct partner alone.
fn partners(lang: Language, data: &Value) -> String {
    let name = |key: &str| data[key].as_str().unwrap_or_default();
    match name("provider") {
        "" => name("reseller").to_owned(),
        provider => lang.t2("mail-both-partners", "reseller", name("reseller"), "provider", provider),
    }
}

/// The names mails' sentences use.
const ARGUMENTS: &[&str] = &[
    "organisation",
    "inviter",
    "until",
    "programme",
    "partner",
    "due",
    "reason",
    "text",
    "version",
    "hash",
    "signer",
    "at",
    "reference",
    "days",
    "day",
    "agreement",
    "then",
    "planned",
    "provider",
    "reseller",
    "by",
    "role",
    "domain",
    "customer",
    "documents",
];
