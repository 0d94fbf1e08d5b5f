//! The second factor's page: while signing in, and again before anything that binds a company.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::{
    Origin, begin_session,
    next::{NextQuery, local},
};
use crate::{
    app::App,
    store::sessions,
    web::{
        entry::Guest,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Query,
        routes::path,
    },
    words::Message,
    workflows::{
        second_factor::{self, Proof},
        sign_in::Pending,
    },
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MfaForm {
    code: String,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/mfa.html")]
struct MfaPage<'a> {
    page: Frame,
    errors: FormErrors,
    next: &'a str,
    again: bool,
}

/// `GET /mfa`
pub async fn show(guest: Guest, session: Session, Query(query): Query<NextQuery>) -> Result<Response, PageError> {
    let again = guest.me.is_some();
    if !again && session.get::<Pending>("pending").await?.is_none() {
        return Ok(see_other(path::SIGN_IN));
    }
    Ok(ok(&MfaPage { page: guest.page, errors: FormErrors::default(), next: &query.next, again }))
}

/// `POST /mfa`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    session: Session,
    origin: Origin,
    form: CheckedForm<MfaForm>,
) -> Result<Response, PageError> {
    let form = form.fields;
    let again = guest.me.is_some();
    let pending = session.get::<Pending>("pending").await?;
    let (person, mail) = match (&guest.me, &pending) {
        (Some(me), _) => (me.person_id, me.mail.clone()),
        (None, Some(pending)) => (pending.person_id, pending.mail.clone()),
        (None, None) => return Ok(see_other(path::SIGN_IN)),
    };
    if form.code.trim().is_empty() {
        let errors = FormErrors::of("code", "missing-code");
        return Ok(invalid(&MfaPage { page: guest.page, errors, next: &form.next, again }));
    }
    match second_factor::prove(&app, person, &mail, &form.code, &origin.address).await? {
        Proof::Right => {}
        Proof::Wait(seconds) => return Err(PageError::TooMany(seconds)),
        Proof::Wrong => {
            let mut errors = FormErrors::default();
            errors.add("code", Message::new("mfa-wrong"));
            return Ok(invalid(&MfaPage { page: guest.page, errors, next: &form.next, again }));
        }
    }
    if let (None, Some(pending)) = (&guest.me, pending) {
        begin_session(&session, pending.membership_id, true, &origin).await?;
    } else if let Some(id) = session.id() {
        let (mut tx, _) = app.db.begin(Some(&sessions::hash(id))).await?;
        sessions::prove(&mut tx, &sessions::hash(id)).await?;
        tx.commit().await?;
    }
    Ok(see_other(&local(&app, &form.next)))
}
