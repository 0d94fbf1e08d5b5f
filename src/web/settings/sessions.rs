//! The person's own sessions and password, beside the second factor.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;
use tower_sessions::Session;

use crate::{
    app::App,
    auth::password,
    store::sessions,
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors, password_complaint},
        page::{Frame, done, invalid, ok},
        routes::path,
        sign_in::Origin,
    },
    words::Message,
    workflows::own_account::{self, PasswordChange},
};

/// Which session.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EndForm {
    session: String,
}

/// `POST /settings/security/sessions`
pub async fn end(mut member: Member, form: CheckedForm<EndForm>) -> Result<Response, PageError> {
    member.once(&form, path::SECURITY).await?;
    // one that has ended meanwhile, or never was the person's, is answered alike
    own_account::end_session(member.tx, &member.me, &form.fields.session).await?;
    Ok(done(path::SECURITY, "flash-session-ended"))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EverywhereForm {}

/// `POST /settings/security/sign-out-everywhere`
pub async fn everywhere(
    member: Member,
    session: Session,
    _: CheckedForm<EverywhereForm>,
) -> Result<Response, PageError> {
    own_account::sign_out_everywhere(member.tx, &member.me).await?;
    // this session has ended with the others; what is left of it is the cookie, which goes when it holds nothing
    session.clear().await;
    Ok(done(path::SIGN_IN, "flash-signed-out-everywhere"))
}

/// The form of a new password; nothing of it is ever shown again.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    password: String,
    new_password: String,
}

#[derive(Template)]
#[template(path = "settings/password.html")]
struct PasswordPage {
    page: Frame,
    errors: FormErrors,
}

/// `GET /settings/security/password`
pub async fn password(member: Member) -> Response {
    ok(&PasswordPage { page: member.page, errors: FormErrors::default() })
}

/// `POST /settings/security/password`
pub async fn change_password(
    member: Member,
    State(app): State<App>,
    session: Session,
    origin: Origin,
    form: CheckedForm<PasswordForm>,
) -> Result<Response, PageError> {
    let Member { tx, me, page } = member;
    // hashing takes its time; nothing stays open meanwhile
    drop(tx);
    let PasswordForm { password: present, new_password } = form.fields;
    let mut errors = FormErrors::default();
    if present.is_empty() {
        errors.add("password", Message::new("missing-password"));
    }
    if let Err(fault) = password::check(&new_password, &me.mail) {
        errors.add("new_password", password_complaint(fault));
    }
    if !errors.is_empty() {
        return Ok(invalid(&PasswordPage { page, errors }));
    }
    let hash = session.id().map(sessions::hash).ok_or(PageError::Busy)?;
    match own_account::change_password(&app, &me, &hash, present, new_password, &origin.address).await? {
        PasswordChange::Done => Ok(done(path::SECURITY, "flash-password-changed")),
        PasswordChange::Wait(seconds) => Err(PageError::TooMany(seconds)),
        PasswordChange::Wrong => {
            Ok(invalid(&PasswordPage { page, errors: FormErrors::of("password", "password-wrong") }))
        }
    }
}
