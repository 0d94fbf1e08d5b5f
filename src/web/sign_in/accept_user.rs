//! Coming in for the first time, by the mailed invitation.

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::{Origin, welcome};
use crate::{
    app::App,
    auth::{link::Token, password},
    store::links::{self, Link, LinkKind, LinkState},
    web::{
        entry::Guest,
        error::PageError,
        forms::{CheckedForm, FormErrors, password_complaint},
        link_cookie::ACCEPT_USER,
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::path,
    },
    words::Message,
    workflows::sign_in::{self, Accepted},
};

/// The form; somebody who can sign in already leaves the password empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AcceptUserForm {
    password: String,
}

#[derive(Template)]
#[template(path = "sign_in/accept_user.html")]
struct AcceptUserPage<'a> {
    page: Frame,
    errors: FormErrors,
    link: &'a Link,
    organisation: &'a str,
}

/// `GET /accept-user/{token}`: leads to the clean page; writes nothing.
pub async fn arrive(State(app): State<App>, Id(token): Id<String>) -> Result<Response, PageError> {
    let token = Token::parse(&token).ok_or(PageError::NotFound)?;
    Ok(ACCEPT_USER.arrive(&app, &token))
}

async fn live(app: &App, headers: &HeaderMap) -> Result<(Token, Link), PageError> {
    let token = ACCEPT_USER.token(app, headers).ok_or(PageError::NotFound)?;
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let link = links::find(&mut tx, LinkKind::AcceptUser, &token.hash()).await?.ok_or(PageError::NotFound)?;
    match link.state {
        LinkState::Live => Ok((token, link)),
        LinkState::Used => Err(PageError::Gone(Message::new("link-invitation-used"))),
        LinkState::Replaced => Err(PageError::Gone(Message::new("link-invitation-replaced"))),
        LinkState::Withdrawn => Err(PageError::Gone(Message::new("link-invitation-withdrawn"))),
        LinkState::Expired => Err(PageError::Gone(Message::new("link-invitation-expired"))),
    }
}

fn render(page: Frame, link: &Link, errors: FormErrors) -> AcceptUserPage<'_> {
    AcceptUserPage { page, errors, organisation: link.organisation_name.as_deref().unwrap_or_default(), link }
}

/// `GET /accept-user`
pub async fn show(guest: Guest, State(app): State<App>, headers: HeaderMap) -> Result<Response, PageError> {
    let (_, link) = live(&app, &headers).await?;
    Ok(ok(&render(guest.page, &link, FormErrors::default())))
}

/// `POST /accept-user`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    session: Session,
    origin: Origin,
    headers: HeaderMap,
    form: CheckedForm<AcceptUserForm>,
) -> Result<Response, PageError> {
    let (token, link) = live(&app, &headers).await?;
    let password = form.fields.password;
    let fault =
        if link.has_password { None } else { password::check(&password, &link.mail).err().map(password_complaint) };
    let accepted = match fault {
        Some(fault) => Err(fault),
        None => match sign_in::accept_user(&app, &token, &link, password, &origin.address).await? {
            Accepted::In(membership, second_factor) => Ok((membership, second_factor)),
            Accepted::Gone => return Err(PageError::Gone(Message::new("link-invitation-used"))),
            Accepted::Wait(seconds) => return Err(PageError::TooMany(seconds)),
            Accepted::Wrong => Err(Message::new("sign-in-wrong-password")),
        },
    };
    match accepted {
        Err(complaint) => {
            let mut errors = FormErrors::default();
            errors.add("password", complaint);
            Ok(invalid(&render(guest.page, &link, errors)))
        }
        // somebody with a second factor signs in the usual way, with both proofs
        Ok((_, true)) => Ok(ACCEPT_USER.forget(&app, done(path::SIGN_IN, "flash-joined"))),
        Ok((membership, false)) => {
            let there = welcome(&session, membership, &origin, path::OVERVIEW).await;
            Ok(ACCEPT_USER.forget(&app, done(there, "flash-joined")))
        }
    }
}
