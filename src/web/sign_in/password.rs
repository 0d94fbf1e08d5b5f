//! Sign-in with mail address and password.

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
    web::{
        entry::Guest,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Query,
        routes::path,
    },
    words::Message,
    workflows::sign_in::{self, SignInOutcome},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignInForm {
    mail: String,
    password: String,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct SignInPage<'a> {
    page: Frame,
    errors: FormErrors,
    mail: &'a str,
    next: &'a str,
    forgotten: String,
}

fn render(page: Frame, form: &SignInForm, errors: FormErrors) -> SignInPage<'_> {
    let next: String = url::form_urlencoded::byte_serialize(form.next.as_bytes()).collect();
    let forgotten =
        if form.next.is_empty() { path::FORGOTTEN.into() } else { format!("{}?next={next}", path::FORGOTTEN) };
    SignInPage { page, errors, mail: &form.mail, next: &form.next, forgotten }
}

/// `GET /sign-in`
pub async fn show(guest: Guest, State(app): State<App>, Query(query): Query<NextQuery>) -> Response {
    if guest.me.is_some() {
        return see_other(&local(&app, &query.next));
    }
    let form = SignInForm { next: query.next, ..SignInForm::default() };
    ok(&render(guest.page, &form, FormErrors::default()))
}

/// `POST /sign-in`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    session: Session,
    origin: Origin,
    form: CheckedForm<SignInForm>,
) -> Result<Response, PageError> {
    let mut form = form.fields;
    let mut errors = FormErrors::default();
    if form.mail.trim().is_empty() {
        errors.add("mail", Message::new("missing-mail"));
    }
    if form.password.is_empty() {
        errors.add("password", Message::new("missing-password"));
    }
    if !errors.is_empty() {
        return Ok(invalid(&render(guest.page, &form, errors)));
    }
    let password = std::mem::take(&mut form.password);
    match sign_in::with_password(&app, form.mail.trim(), password, &origin.address).await? {
        SignInOutcome::In(membership) => {
            begin_session(&session, membership, false, &origin).await?;
            Ok(see_other(&local(&app, &form.next)))
        }
        SignInOutcome::SecondFactor(pending) => {
            session.cycle_id().await?;
            session.insert("pending", pending).await?;
            let next: String = url::form_urlencoded::byte_serialize(local(&app, &form.next).as_bytes()).collect();
            Ok(see_other(&format!("{}?next={next}", path::MFA)))
        }
        SignInOutcome::Wrong => Ok(invalid(&render(guest.page, &form, FormErrors::of("", "sign-in-wrong")))),
        SignInOutcome::Wait(seconds) => Err(PageError::TooMany(seconds)),
    }
}
