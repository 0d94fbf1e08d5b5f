//! An invitation to a customer, as whoever holds the link reads it before signing in (F36).

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::ends::{ended, unknown};
use crate::{
    app::App,
    auth::link::Token,
    domain::{customer_invitation::masked, tier::Tier},
    web::{
        entry::Guest,
        error::PageError,
        forms::CheckedForm,
        link_cookie::CUSTOMER_INVITATION,
        links::may_look_up,
        page::{Frame, ok, see_other},
        path::Id,
        routes::path,
        sign_in::Origin,
    },
    workflows::customer_invitation_answer::{self, AnswerError, Offer},
};

#[derive(Template)]
#[template(path = "customer/landing.html")]
struct LandingPage {
    page: Frame,
    offer: Offer,
    tier: Tier,
    /// Whom it is for, recognisable to its owner alone.
    recipient: String,
    signed_in: bool,
}

/// `GET /c/invitations/{token}`: leads to the clean page; writes nothing.
pub async fn arrive(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    Id(token): Id<String>,
) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    match Token::parse(&token) {
        Some(token) => Ok(CUSTOMER_INVITATION.arrive(&app, &token)),
        None => {
            app.guesses.missed(&origin.address);
            Ok(unknown(guest.page))
        }
    }
}

/// `GET /c/invitations`
pub async fn show(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    let Some(token) = CUSTOMER_INVITATION.token(&app, &headers) else { return Ok(unknown(guest.page)) };
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let Some(offer) = customer_invitation_answer::follow(&mut tx, &token.hash()).await? else {
        app.guesses.missed(&origin.address);
        return Ok(unknown(guest.page));
    };
    let state = offer.state(tx.now().await?);
    if !state.is_live() {
        return Ok(ended(guest.page, guest.me.as_ref(), &offer, state));
    }
    let recipient = masked(&offer.invitation.recipient_mail);
    let tier = offer.tier();
    Ok(ok(&LandingPage { page: guest.page, offer, tier, recipient, signed_in: guest.me.is_some() }))
}

/// A form with its two buttons: go on, or go on as somebody new.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContinueForm {
    new: String,
}

/// `POST /c/invitations`: goes on to the answer, through sign-in or a new organisation if need be.
pub async fn go_on(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
    form: CheckedForm<ContinueForm>,
) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    let Some(token) = CUSTOMER_INVITATION.token(&app, &headers) else { return Ok(unknown(guest.page)) };
    let (tx, _) = app.db.begin(None).await?;
    match customer_invitation_answer::open(tx, &token.hash()).await {
        Ok(()) if form.fields.new == "yes" => Ok(see_other(path::JOIN)),
        Ok(()) => Ok(see_other(path::OWN_INVITATION_ANSWER)),
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
