//! The person's own second factor and recovery codes.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use tower_sessions::Session;

use crate::{
    app::App,
    auth::totp::{Totp, seed_text},
    config::SecondFactor,
    store::{
        own_account::{self, OwnSession},
        second_factors, sessions,
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Query,
        routes::path,
        sign_in::next::{NextQuery, local},
    },
    workflows::second_factor,
};

/// The code's form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    code: String,
    next: String,
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {
    next: String,
}

/// A seed waiting for its first code.
struct Waiting {
    picture: String,
    text: String,
}

#[derive(Template)]
#[template(path = "settings/security.html")]
struct SecurityPage<'a> {
    page: Frame,
    errors: FormErrors,
    set_up: bool,
    required: bool,
    waiting: Option<Waiting>,
    codes_left: i64,
    sessions: Vec<OwnSession>,
    next: &'a str,
}

#[derive(Template)]
#[template(path = "settings/recovery_codes.html")]
struct RecoveryCodesPage {
    page: Frame,
    codes: Vec<String>,
    next: String,
}

async fn render<'a>(
    app: &App,
    member: Member,
    next: &'a str,
    errors: FormErrors,
) -> Result<SecurityPage<'a>, PageError> {
    let Member { mut tx, me, page } = member;
    let seed = second_factor::waiting_seed(app, &mut tx, &me).await?;
    let waiting =
        seed.and_then(|seed| Some(Waiting { picture: Totp::new(&seed, &me.mail)?.picture()?, text: seed_text(&seed) }));
    let codes_left = second_factors::codes_left(&mut tx).await?;
    let sessions = own_account::sessions(&mut tx).await?;
    let required = app.second_factor == SecondFactor::Required;
    Ok(SecurityPage { page, errors, set_up: me.second_factor, required, waiting, codes_left, sessions, next })
}

/// `GET /settings/security`
pub async fn show(
    member: Member,
    State(app): State<App>,
    Query(query): Query<NextQuery>,
) -> Result<Response, PageError> {
    Ok(ok(&render(&app, member, &query.next, FormErrors::default()).await?))
}

/// `POST /settings/security/second-factor`: makes a seed to be scanned.
pub async fn begin(
    member: Member,
    State(app): State<App>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    second_factor::begin(&app, member.tx, &member.me).await?;
    let next: String = url::form_urlencoded::byte_serialize(form.fields.next.as_bytes()).collect();
    Ok(see_other(&format!("{}?next={next}", path::SECURITY)))
}

/// `POST /settings/security`: the first code proves that the application has the seed.
pub async fn confirm(
    member: Member,
    State(app): State<App>,
    session: Session,
    form: CheckedForm<CodeForm>,
) -> Result<Response, PageError> {
    let form = form.fields;
    let Some(hash) = session.id().map(sessions::hash) else { return Ok(PageError::Busy.into_response()) };
    let Member { tx, me, page } = member;
    if let Some(codes) = second_factor::confirm(&app, tx, &me, &hash, &form.code).await? {
        let next = local(&app, &form.next);
        return Ok(ok(&RecoveryCodesPage { page, codes, next }));
    }
    let (tx, _) = app.db.begin_reading(Some(&hash)).await?;
    let errors = FormErrors::of("code", "mfa-wrong");
    Ok(invalid(&render(&app, Member { tx, me, page }, &form.next, errors).await?))
}

/// `POST /settings/security/recovery-codes`
pub async fn renew_codes(member: Member, _: CheckedForm<ButtonForm>) -> Result<Response, PageError> {
    let codes = second_factor::renew_codes(member.tx, &member.me).await?;
    Ok(ok(&RecoveryCodesPage { page: member.page, codes, next: path::OVERVIEW.into() }))
}
