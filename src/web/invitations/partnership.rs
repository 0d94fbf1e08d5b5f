//! A provider's invitation to a partnership, as whoever holds the link reads it before signing in (F26, S32).

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::partnership_ends::{ended, unknown};
use crate::{
    app::App,
    auth::link::Token,
    domain::partnership::masked,
    web::{
        entry::Guest,
        error::PageError,
        forms::CheckedForm,
        link_cookie::PARTNERSHIP,
        links::may_look_up,
        page::{Frame, ok, see_other},
        path::Id,
        routes::path,
        sign_in::Origin,
    },
    workflows::partnership::{self, AnswerError, Offer},
};

#[derive(Template)]
#[template(path = "invitations/partnership.html")]
struct LandingPage {
    page: Frame,
    offer: Offer,
    /// Whom it is for, as far as it is for somebody: an address is masked.
    recipient: String,
    signed_in: bool,
}

/// `GET /invitations/partnership/{token}`: leads to the clean page; writes nothing.
pub async fn arrive(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    Id(token): Id<String>,
) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    match Token::parse(&token) {
        Some(token) => Ok(PARTNERSHIP.arrive(&app, &token)),
        None => {
            app.guesses.missed(&origin.address);
            Ok(unknown(guest.page))
        }
    }
}

/// `GET /invitations/partnership`
pub async fn show(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    let Some(token) = PARTNERSHIP.token(&app, &headers) else { return Ok(unknown(guest.page)) };
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let Some(offer) = partnership::follow(&mut tx, &token.hash()).await? else {
        app.guesses.missed(&origin.address);
        return Ok(unknown(guest.page));
    };
    let state = offer.state(tx.now().await?);
    if !state.is_live() {
        return Ok(ended(guest.page, guest.me.as_ref(), &offer, state));
    }
    let recipient = match (&offer.invitation.addressee_id, offer.invitation.recipient_mail.as_str()) {
        (Some(_), _) => offer.invitation.recipient_name.clone(),
        (None, mail) => masked(mail),
    };
    Ok(ok(&LandingPage { page: guest.page, offer, recipient, signed_in: guest.me.is_some() }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContinueForm {}

/// `POST /invitations/partnership`: goes on to the answer, through sign-in if need be.
pub async fn go_on(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
    _: CheckedForm<ContinueForm>,
) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    let Some(token) = PARTNERSHIP.token(&app, &headers) else { return Ok(unknown(guest.page)) };
    let (tx, _) = app.db.begin(None).await?;
    match partnership::open(tx, &token.hash()).await {
        Ok(()) => Ok(see_other(path::PARTNERSHIP_ANSWER)),
        Err(AnswerError::Unknown) => {
            app.guesses.missed(&origin.address);
            Ok(unknown(guest.page))
        }
        // the clean page says which end it came to
        Err(AnswerError::Ended(_)) => show(guest, State(app), origin, headers).await,
        Err(AnswerError::Store(error)) => Err(error.into()),
        Err(AnswerError::Obstacle(_) | AnswerError::Changed) => Err(PageError::Busy),
    }
}
