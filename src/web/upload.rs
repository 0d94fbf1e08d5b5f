//! Forms with a file. Only a few routes take one; the body is read for somebody who may send it and for nobody else, before the
//! transaction of the form begins, so that a slow sender holds neither a connection nor memory (abuse E11, G4).

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::{Method, header},
};
use chrono::NaiveDate;
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use tokio::sync::OwnedSemaphorePermit;

use super::{
    entry::{ActingFor, proof_needed},
    error::PageError,
    forms::{CheckedForm, Choice, FormErrors, parse},
    page::Frame,
    routes::{Rule, path},
};
use crate::{
    app::App,
    domain::document::{self, DocumentKind, FileFault, MOST},
    words::Message,
    workflows::verification::Upload,
};

/// The field of a document.
const FILE: &str = "document";
/// Routes that take a file, and the field it comes in.
const ROUTES: &[(&str, &str)] = &[
    (path::VERIFICATION_FIX, FILE),
    (path::ENROLLMENT_ANSWER, FILE),
    (path::ENROLLMENT_APPEAL, FILE),
    (path::OPS_IMPORT_NEW, "file"),
];
/// The most its other fields may have together.
const TEXT: usize = 256 * 1024;
/// A file that is too large is read to its end up to here, so that the page can say so and keep what was typed.
const PATIENT: usize = 64 * 1024 * 1024;
/// How long it may take to arrive.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long it may wait for others.
const TURN: Duration = Duration::from_secs(10);

/// A file as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    name: String,
    content: Vec<u8>,
    too_large: bool,
}

impl Sent {
    /// Its name, if one was chosen: browsers send an empty one otherwise.
    pub fn name(&self) -> Option<&str> {
        (!self.name.is_empty() || !self.content.is_empty() || self.too_large).then_some(&self.name)
    }

    /// Its content; nothing when it was too large to be kept.
    pub fn content(&self) -> Option<&[u8]> {
        (!self.too_large).then_some(&self.content)
    }
}

/// What was read of a form with a file.
#[derive(Clone)]
struct Received {
    fields: String,
    file: Sent,
    // others wait until the answer is written
    _turn: Arc<OwnedSemaphorePermit>,
}

/// Whether the request may bring a file.
pub fn is_upload(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    *request.method() == Method::POST
        && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
        && field_of(request.uri().path()).is_some()
}

fn field_of(asked: &str) -> Option<&'static str> {
    ROUTES.iter().find(|(route, _)| *route == asked).map(|(_, field)| *field)
}

/// Reads the form if whoever sends it may; otherwise its body is thrown away, and the request goes on to be refused.
///
/// # Errors
/// When it is too large or too slow, is no form, or too many come at once.
pub async fn receive(app: &App, rule: Rule, hash: Option<&[u8]>, request: Request) -> Result<Request, PageError> {
    let (_, me) = match hash {
        Some(hash) => app.db.begin_reading(Some(hash)).await?,
        None => return discarded(request).await,
    };
    let may = me.is_some_and(|me| {
        proof_needed(app, rule, &me).is_none() && rule.permission.is_none_or(|permission| me.may(permission).is_ok())
    });
    if !may {
        return discarded(request).await;
    }
    let turn = tokio::time::timeout(TURN, Arc::clone(&app.uploads).acquire_owned()).await;
    let turn = turn.ok().and_then(Result::ok).ok_or(PageError::Busy)?;
    let (mut parts, body) = request.into_parts();
    let file = field_of(parts.uri.path()).unwrap_or(FILE);
    let form = Multipart::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let read = tokio::time::timeout(PATIENCE, read(form.map_err(|_| PageError::BadForm)?, file)).await;
    let (fields, file) = read.map_err(|_| PageError::TooLarge)??;
    parts.extensions.insert(Received { fields, file, _turn: Arc::new(turn) });
    Ok(Request::from_parts(parts, Body::empty()))
}

async fn discarded(request: Request) -> Result<Request, PageError> {
    let (parts, mut body) = request.into_parts();
    let drain = async {
        let mut read = 0;
        while let Some(Ok(frame)) = body.frame().await {
            if let Some(data) = frame.data_ref() {
                read += data.len();
            }
            if read > PATIENT {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(TURN, drain).await;
    Ok(Request::from_parts(parts, Body::empty()))
}

async fn read(mut form: Multipart, expected: &str) -> Result<(String, Sent), PageError> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut file = None;
    let mut left = TEXT;
    while let Some(field) = form.next_field().await.map_err(|_| PageError::BadForm)? {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_none() && name != expected {
            let text = whole(field, left).await?;
            left -= text.len();
            fields.push((name, String::from_utf8(text).map_err(|_| PageError::BadForm)?));
        } else if name == expected && file.is_none() {
            file = Some(sent(field).await?);
        } else {
            return Err(PageError::BadForm);
        }
    }
    let fields = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Ok((fields, file.unwrap_or_default()))
}

async fn whole(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, PageError> {
    let mut text = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| PageError::BadForm)? {
        if text.len() + chunk.len() > most {
            return Err(PageError::TooLarge);
        }
        text.extend_from_slice(&chunk);
    }
    Ok(text)
}

async fn sent(mut field: Field<'_>) -> Result<Sent, PageError> {
    let mut file = Sent { name: field.file_name().unwrap_or_default().to_owned(), ..Sent::default() };
    let mut read = 0;
    while let Some(chunk) = field.chunk().await.map_err(|_| PageError::BadForm)? {
        read += chunk.len();
        if read > PATIENT {
            return Err(PageError::TooLarge);
        }
        if read > MOST {
            file.too_large = true;
            file.content = Vec::new();
        } else {
            file.content.extend_from_slice(&chunk);
        }
    }
    Ok(file)
}

/// A form that may bring a file.
pub struct UploadForm<T> {
    /// Its other fields.
    pub form: CheckedForm<T>,
    /// The file; empty when none was chosen.
    pub file: Sent,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for UploadForm<T> {
    type Rejection = PageError;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, PageError> {
        let Some(received) = request.extensions_mut().remove::<Received>() else {
            return Ok(Self { form: CheckedForm::from_request(request, state).await?, file: Sent::default() });
        };
        let acting = request.extensions().get::<ActingFor>().cloned().and_then(|acting| acting.0);
        let form: CheckedForm<T> = parse(request.uri().path(), received.fields.as_bytes(), acting.as_deref())?;
        Ok(Self { form: form.with_file(&received.file.content), file: received.file })
    }
}

/// What is wrong with a file, in words (E-FILE).
fn complaint(fault: FileFault) -> Message {
    Message::new(match fault {
        FileFault::Missing => "missing-document",
        FileFault::Empty => "fault-file-empty",
        FileFault::TooLarge => "fault-file-large",
        FileFault::Type => "fault-file-type",
        FileFault::Ending => "fault-file-ending",
        FileFault::Name => "fault-file-name",
    })
}

/// The document that a form brings, with what was said about it; nothing without a file. `accepted` are the kinds that were asked for.
pub fn document(
    errors: &mut FormErrors,
    file: Sent,
    kind: &str,
    issued_on: &str,
    accepted: &[DocumentKind],
    today: NaiveDate,
) -> Option<Upload> {
    let checked = if file.too_large { Err(FileFault::TooLarge) } else { document::check(&file.name, &file.content) };
    let checked = match checked {
        Err(FileFault::Missing) => return None,
        Err(fault) => {
            errors.add(FILE, complaint(fault));
            None
        }
        Ok(checked) => Some(checked),
    };
    let kind = DocumentKind::from_code(kind).filter(|kind| accepted.contains(kind));
    if kind.is_none() {
        errors.add("kind", Message::new("missing-kind"));
    }
    let issued_on = issued_on.parse::<NaiveDate>();
    match issued_on {
        Err(_) => errors.add("issued_on", Message::new("missing-issued-on")),
        Ok(day) if !document::is_recent(day, today) => errors.add("issued_on", Message::new("fault-document-age")),
        Ok(_) => {}
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Upload { kind: kind?, issued_on: issued_on.ok()?, file: checked?, content: file.content })
}

/// The kinds of documents to choose from, none of them chosen.
pub fn kinds(page: &Frame, accepted: &[DocumentKind]) -> Vec<Choice> {
    let none = Choice::new("", page.t("choose-one"));
    let kind = |kind: &DocumentKind| Choice::new(kind.code(), page.word("document-kind", kind.code()));
    std::iter::once(none).chain(accepted.iter().map(kind)).collect()
}
