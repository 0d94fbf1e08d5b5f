//! Everything that can keep a page from being shown, and the page that is shown instead: what happened, why, and the way on.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    page::{Frame, html, see_other},
    routes::path,
};
use crate::{
    auth::password::Busy,
    domain::permission::{Refusal, Role},
    store::{StoreError, organisations::Holder},
    turns::NoTurn,
    words::Message,
};

/// Why the page asked for is not shown.
#[derive(Debug, Clone)]
pub enum PageError {
    /// Absent, or another organisation's: nobody can tell which.
    NotFound,
    /// Not for this person or organisation; `Refusal` says why.
    Forbidden(Refusal),
    /// Not for this reason, which has words of its own.
    Refused(Message),
    /// The thing is in another state than the form thought.
    Conflict(Message),
    /// A link that no longer works.
    Gone(Message),
    /// A form that this page does not have.
    BadForm,
    /// A form made for another organisation than the one acted for now (abuse B5).
    OtherOrganisation,
    /// A form sent by another site (abuse E8).
    CrossSite,
    /// Too many tries; seconds to wait.
    TooMany(i64),
    /// The database or a core is not to be had right now.
    Busy,
    /// The database went away while it saved, and nobody can say whether it did.
    Unsure,
    /// The form is still worked on after all the time that anybody waits.
    Late,
    /// The form is larger than any of ours.
    TooLarge,
    /// Something broke; the log has the cause under this reference.
    Broken(String),
    /// The same form was answered before; this is where its answer led.
    Answered(String),
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        if let StoreError::Unavailable(cause) = &error {
            tracing::warn!(%cause, "the database is not available");
            return Self::Busy;
        }
        if let StoreError::Unsure(cause) = &error {
            tracing::error!(%cause, "the database went away during a commit");
            return Self::Unsure;
        }
        anyhow::Error::new(error).into()
    }
}

impl From<anyhow::Error> for PageError {
    fn from(error: anyhow::Error) -> Self {
        let reference = hex::encode(crate::clock::random::<5>());
        tracing::error!(reference, error = format!("{error:#}"), "a page broke");
        Self::Broken(reference)
    }
}

impl From<Busy> for PageError {
    fn from(_: Busy) -> Self {
        Self::Busy
    }
}

impl From<NoTurn> for PageError {
    fn from(_: NoTurn) -> Self {
        Self::Busy
    }
}

impl From<tower_sessions::session::Error> for PageError {
    fn from(error: tower_sessions::session::Error) -> Self {
        tracing::warn!(%error, "a session could not be kept");
        Self::Busy
    }
}

impl PageError {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::Refused(_) | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Conflict(_) | Self::OtherOrganisation => StatusCode::CONFLICT,
            Self::Gone(_) => StatusCode::GONE,
            Self::BadForm => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unsure | Self::Late => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Answered(_) => StatusCode::SEE_OTHER,
        }
    }

    /// The message keys' middle: `error-<word>-title` and `error-<word>-text`.
    fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden(Refusal::Role(_)) => "role",
            Self::Forbidden(Refusal::Kind) => "kind",
            Self::Forbidden(Refusal::Programme(_)) => "programme",
            Self::Refused(_) => "refused",
            Self::Conflict(_) => "conflict",
            Self::Gone(_) => "gone",
            Self::BadForm => "bad-form",
            Self::OtherOrganisation => "other-organisation",
            Self::CrossSite => "cross-site",
            Self::TooMany(_) => "too-many",
            Self::Busy => "busy",
            Self::Unsure => "unsure",
            Self::Late => "late",
            Self::TooLarge => "too-large",
            Self::Broken(_) | Self::Answered(_) => "broken",
        }
    }

    /// The roles whose holders can help.
    pub fn helpers(&self) -> Option<Vec<&'static str>> {
        match self {
            Self::Forbidden(Refusal::Role(roles)) => Some(roles.iter().map(|role| role.code()).collect()),
            _ => None,
        }
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: Frame,
    title: String,
    text: String,
    roles: Vec<String>,
    holders: &'a [Holder],
    reference: Option<&'a str>,
    home: &'static str,
    ask: Option<String>,
}

/// Where to ask for the role that is missing: the smallest one that would do.
fn ask(error: &PageError, page: &Frame) -> Option<String> {
    let PageError::Forbidden(Refusal::Role(roles)) = error else { return None };
    let top = |role: &&Role| matches!(role, Role::GlobalAdmin | Role::Super);
    let role = roles.iter().rev().find(|role| !top(role)).or(roles.first())?;
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("role", role.code()).append_pair("page", page.path.split('?').next().unwrap_or_default());
    Some(format!("{}?{}", path::MY_ACCESS, query.finish()))
}

/// The page that is shown instead. `holders` are the people who can help.
pub fn render(error: &PageError, page: Frame, holders: &[Holder]) -> Response {
    if let PageError::Answered(location) = error {
        return see_other(location);
    }
    let word = error.word();
    let text = match error {
        PageError::Refused(message) | PageError::Conflict(message) | PageError::Gone(message) => page.say(message),
        PageError::TooMany(seconds) => page.n("error-too-many-text", *seconds),
        PageError::Forbidden(Refusal::Programme(programme)) => {
            page.t(&format!("error-programme-{}", programme.code().replace('_', "-")))
        }
        _ => page.t(&format!("error-{word}-text")),
    };
    let roles = match error {
        PageError::Forbidden(Refusal::Role(roles)) => {
            roles.iter().map(|role: &Role| super::navigation::role_name(*role, page.lang)).collect()
        }
        _ => Vec::new(),
    };
    let reference = match error {
        PageError::Broken(reference) => Some(reference.as_str()),
        _ => None,
    };
    let ask = ask(error, &page);
    let home = if page.person.is_some() { path::OVERVIEW } else { path::SIGN_IN };
    let title = page.t(&format!("error-{word}-title"));
    let mut response = html(error.status(), &ErrorPage { page, title, text, roles, holders, reference, home, ask });
    let wait = match error {
        PageError::TooMany(seconds) => Some(*seconds),
        PageError::Busy | PageError::Unsure | PageError::Late => Some(5),
        _ => None,
    };
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    }
    response
}

impl IntoResponse for PageError {
    /// Only a status and the error itself; `entry` turns it into a page, because it knows the language and who is signed in.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<crate::workflows::sign_in::SignInError> for PageError {
    fn from(error: crate::workflows::sign_in::SignInError) -> Self {
        use crate::workflows::sign_in::SignInError;
        match error {
            SignInError::Store(error) => error.into(),
            SignInError::Busy(error) => error.into(),
        }
    }
}
