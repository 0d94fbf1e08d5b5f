//! Forms: read whole, checked for what no form of ours has, and shown again with what is wrong.

use axum::{
    extract::{FromRequest, Request},
    http::header,
};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    entry::{ActingFor, Member},
    error::PageError,
};
use crate::{
    auth::password::PasswordFault,
    domain::text::TextFault,
    store::idempotency::{self, Claim},
    words::Message,
};

/// The longest form we read.
const MOST: usize = 256 * 1024;

/// What is wrong with a form, field by field.
#[derive(Debug, Default, Clone)]
pub struct FormErrors(Vec<(&'static str, Message)>);

impl FormErrors {
    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every complaint, in the order of the fields.
    pub fn list(&self) -> impl Iterator<Item = &(&'static str, Message)> {
        self.0.iter()
    }

    /// The complaint about one field.
    pub fn on(&self, field: &str) -> Option<&Message> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, message)| message)
    }

    /// Every complaint about one field.
    pub fn all_on(&self, field: &str) -> impl Iterator<Item = &Message> {
        self.0.iter().filter(move |(name, _)| *name == field).map(|(_, message)| message)
    }

    /// Adds a complaint; an empty field name is about the form as a whole.
    pub fn add(&mut self, field: &'static str, message: Message) {
        self.0.push((field, message));
    }

    /// The parsed value, or its default and a complaint that names the field.
    pub fn parsed<T: Default>(&mut self, field: &'static str, result: Result<T, TextFault>) -> T {
        result.unwrap_or_else(|fault| {
            self.add(field, complaint(field, fault));
            T::default()
        })
    }

    /// That somebody else saved the same thing meanwhile, and what is saved now; what was typed stays in the form.
    pub fn stale(saved: &str) -> Self {
        Self(vec![("", Message::new("conflict-edited-typed").with("saved", saved))])
    }

    /// One complaint alone.
    pub fn of(field: &'static str, key: &'static str) -> Self {
        Self(vec![(field, Message::new(key))])
    }
}

/// What is wrong with a text, in words; a missing one asks for the field by name.
fn complaint(field: &str, fault: TextFault) -> Message {
    match fault {
        TextFault::Missing => Message::new(format!("missing-{}", field.replace('_', "-"))),
        TextFault::TooLong(most) => Message::new("fault-too-long").with("most", most),
        TextFault::TooShort(least) => Message::new("fault-too-short").with("least", least),
        TextFault::Characters => Message::new("fault-characters"),
        TextFault::Mail => Message::new("fault-mail"),
        TextFault::Webmail => Message::new("fault-webmail"),
        TextFault::Website => Message::new("fault-website"),
        TextFault::Phone => Message::new("fault-phone"),
        TextFault::Name => Message::new("fault-name"),
        TextFault::PartnerId => Message::new("fault-partner-id"),
        TextFault::Abbreviation => Message::new("fault-abbreviation"),
        TextFault::Domain => Message::new("fault-domain"),
        TextFault::OwnDomain => Message::new("fault-own-domain"),
        TextFault::TooManyTags => Message::new("fault-too-many-tags"),
    }
}

/// What is wrong with a new password, in words.
pub fn password_complaint(fault: PasswordFault) -> Message {
    Message::new(match fault {
        PasswordFault::TooShort => "fault-password-short",
        PasswordFault::TooLong => "fault-password-long",
        PasswordFault::TooCommon => "fault-password-common",
    })
}

/// A form as it came, without its hidden fields.
#[derive(Debug)]
pub struct CheckedForm<T> {
    /// The fields of this form.
    pub fields: T,
    /// The idempotency key that was rendered into it.
    pub key: Option<Uuid>,
    /// The version of what was edited.
    pub version: Option<i32>,
    hash: Vec<u8>,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for CheckedForm<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &S) -> Result<Self, PageError> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if !is_form {
            return Err(PageError::BadForm);
        }
        let acting = request.extensions().get::<ActingFor>().cloned().and_then(|acting| acting.0);
        let path = request.uri().path().to_owned();
        let body = axum::body::to_bytes(request.into_body(), MOST).await.map_err(|_| PageError::TooLarge)?;
        parse(&path, &body, acting.as_deref())
    }
}

pub(super) fn parse<T: DeserializeOwned>(
    path: &str,
    body: &[u8],
    acting: Option<&str>,
) -> Result<CheckedForm<T>, PageError> {
    let (mut org, mut key, mut version) = (None, None, None);
    let mut rest = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in url::form_urlencoded::parse(body) {
        let hidden = match name.as_ref() {
            "_org" => &mut org,
            "_key" => &mut key,
            "_version" => &mut version,
            _ => {
                rest.append_pair(&name, &value);
                continue;
            }
        };
        // a hidden field given twice is somebody's trick, not our form (abuse G9)
        if hidden.replace(value.into_owned()).is_some() {
            return Err(PageError::BadForm);
        }
    }
    // a stranger's form carries an empty one
    if org.as_deref().is_some_and(|org| org != acting.unwrap_or_default()) {
        return Err(PageError::OtherOrganisation);
    }
    let rest = rest.finish();
    let fields = serde_html_form::from_str(&rest).map_err(|_| PageError::BadForm)?;
    let key = key.map(|key| key.parse().map_err(|_| PageError::BadForm)).transpose()?;
    let version = version.map(|version| version.parse().map_err(|_| PageError::BadForm)).transpose()?;
    Ok(CheckedForm { fields, key, version, hash: Sha256::digest(format!("{path}\n{rest}")).to_vec() })
}

impl<T> CheckedForm<T> {
    /// The same form with a file is another one than with a different file.
    pub fn with_file(mut self, content: &[u8]) -> Self {
        self.hash = Sha256::new().chain_update(&self.hash).chain_update(content).finalize().to_vec();
        self
    }
}

impl Member {
    /// Makes sure this form is answered once: a repetition is led to where the first answer led.
    ///
    /// # Errors
    /// `Answered` for a repetition, `BadForm` if the key was used by another form.
    pub async fn once<T>(&mut self, form: &CheckedForm<T>, location: &str) -> Result<(), PageError> {
        let Some(key) = form.key else { return Ok(()) };
        match idempotency::claim(&mut self.tx, self.me.organisation_id, key, &form.hash, location).await? {
            Claim::Fresh => Ok(()),
            Claim::Answered(location) => Err(PageError::Answered(location)),
            Claim::Foreign => Err(PageError::BadForm),
        }
    }
}

/// A choice of a select, of radios or of check boxes.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice whose words are in the catalogue.
    pub fn new(value: impl Into<String>, label: String) -> Self {
        Self { value: value.into(), label }
    }
}
