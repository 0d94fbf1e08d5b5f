//! Choosing a new password, by the mailed link.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::Response,
};
use serde::Deserialize;

use crate::{
    app::App,
    auth::{link::Token, password},
    store::links::{self, Link, LinkKind, LinkState},
    web::{
        entry::Guest,
        error::PageError,
        forms::{CheckedForm, FormErrors, password_complaint},
        link_cookie::{RESET, unpacked},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::path,
    },
    words::Message,
    workflows::sign_in,
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResetForm {
    password: String,
}

#[derive(Template)]
#[template(path = "sign_in/reset.html")]
struct ResetPage<'a> {
    page: Frame,
    errors: FormErrors,
    mail: &'a str,
}

/// `GET /reset-password/{token}`: leads to the clean page; writes nothing.
pub async fn arrive(State(app): State<App>, Id(token): Id<String>) -> Result<Response, PageError> {
    let token = Token::parse(&token).ok_or(PageError::NotFound)?;
    Ok(RESET.arrive(&app, &token))
}

/// The live link behind the cookie.
async fn live(app: &App, headers: &HeaderMap) -> Result<(Token, Link), PageError> {
    let token = RESET.token(app, headers).ok_or(PageError::NotFound)?;
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let link = links::find(&mut tx, LinkKind::ResetPassword, &token.hash()).await?.ok_or(PageError::NotFound)?;
    match link.state {
        LinkState::Live => Ok((token, link)),
        LinkState::Used => Err(PageError::Gone(Message::new("link-reset-used"))),
        LinkState::Replaced => Err(PageError::Gone(Message::new("link-reset-replaced"))),
        LinkState::Expired | LinkState::Withdrawn => Err(PageError::Gone(Message::new("link-reset-expired"))),
    }
}

/// `GET /reset-password/choose`
pub async fn show(guest: Guest, State(app): State<App>, headers: HeaderMap) -> Result<Response, PageError> {
    let (_, link) = live(&app, &headers).await?;
    Ok(ok(&ResetPage { page: guest.page, errors: FormErrors::default(), mail: &link.mail }))
}

/// `POST /reset-password/choose`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    headers: HeaderMap,
    form: CheckedForm<ResetForm>,
) -> Result<Response, PageError> {
    let (token, link) = live(&app, &headers).await?;
    if let Err(fault) = password::check(&form.fields.password, &link.mail) {
        let mut errors = FormErrors::default();
        errors.add("password", password_complaint(fault));
        return Ok(invalid(&ResetPage { page: guest.page, errors, mail: &link.mail }));
    }
    let used = sign_in::reset_password(&app, &token, form.fields.password).await?;
    let next = used.ok_or_else(|| PageError::Gone(Message::new("link-reset-used")))?;
    let (next, pending) = next.map_or((None, None), |next| {
        let (next, pending) = unpacked(&app, next);
        (Some(next), pending)
    });
    let there = match next {
        Some(next) => format!(
            "{}?next={}",
            path::SIGN_IN,
            url::form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>()
        ),
        None => path::SIGN_IN.into(),
    };
    let mut response = RESET.forget(&app, done(&there, "flash-password-chosen"));
    if let Some(cookie) = pending {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
