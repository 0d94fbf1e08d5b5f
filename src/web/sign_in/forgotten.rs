//! Asking for a new password. The page after it is the same whether or not the mailbox has an account (abuse E1).

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::{
    Origin,
    next::{NextQuery, local},
};
use crate::{
    app::App,
    domain::text,
    web::{
        entry::Guest,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        link_cookie::packed,
        page::{Frame, invalid, ok},
        path::Query,
    },
    workflows::sign_in::{self, ResetRequest},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ForgottenForm {
    mail: String,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/forgotten.html")]
struct ForgottenPage<'a> {
    page: Frame,
    errors: FormErrors,
    mail: &'a str,
    next: &'a str,
}

#[derive(Template)]
#[template(path = "sign_in/forgotten_done.html")]
struct ForgottenDonePage<'a> {
    page: Frame,
    mail: &'a str,
}

/// `GET /reset-password`
pub async fn show(guest: Guest, Query(query): Query<NextQuery>) -> Response {
    ok(&ForgottenPage { page: guest.page, errors: FormErrors::default(), mail: "", next: &query.next })
}

/// `POST /reset-password`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
    form: CheckedForm<ForgottenForm>,
) -> Result<Response, PageError> {
    let form = form.fields;
    let mut errors = FormErrors::default();
    let mail = errors.parsed("mail", text::mail(&form.mail));
    if !errors.is_empty() {
        return Ok(invalid(&ForgottenPage { page: guest.page, errors, mail: &form.mail, next: &form.next }));
    }
    let next = Some(packed(&app, &headers, local(&app, &form.next))).filter(|_| !form.next.is_empty());
    match sign_in::request_reset(&app, &mail, next.as_deref(), &origin.address).await? {
        ResetRequest::Wait(seconds) => Err(PageError::TooMany(seconds)),
        ResetRequest::Done => Ok(ok(&ForgottenDonePage { page: guest.page, mail: &mail })),
    }
}
