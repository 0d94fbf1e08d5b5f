//! A customer that is new to the portal: says who it is, proves the mailbox, chooses a password and goes on to the consent page.

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::ends::{ended, unknown};
use crate::{
    app::App,
    auth::{link::Token, password},
    domain::text,
    store::customer_signups::Signup,
    web::{
        countries,
        entry::Guest,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors, password_complaint},
        link_cookie::{CUSTOMER_INVITATION, JOIN},
        links::may_look_up,
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::path,
        sign_in::{Origin, welcome},
    },
    words::Message,
    workflows::{
        customer_invitation_answer::{self, Offer},
        customer_signup::{self, Request},
    },
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct JoinForm {
    name: String,
    country: String,
    person: String,
    mail: String,
}

#[derive(Template)]
#[template(path = "customer/join.html")]
struct JoinPage {
    page: Frame,
    errors: FormErrors,
    form: JoinForm,
    lead: String,
    countries: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "customer/join_asked.html")]
struct AskedPage<'a> {
    page: Frame,
    mail: &'a str,
}

/// The live offer of the link that waits in this browser, or the page of its end: nobody joins without one.
async fn waiting(app: &App, headers: &HeaderMap, guest: &Guest) -> Result<Result<(Token, Offer), Response>, PageError> {
    let Some(token) = CUSTOMER_INVITATION.token(app, headers) else { return Ok(Err(unknown(guest.page.clone()))) };
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let Some(offer) = customer_invitation_answer::follow(&mut tx, &token.hash()).await? else {
        return Ok(Err(unknown(guest.page.clone())));
    };
    let state = offer.state(tx.now().await?);
    if !state.is_live() {
        return Ok(Err(ended(guest.page.clone(), guest.me.as_ref(), &offer, state)));
    }
    Ok(Ok((token, offer)))
}

fn render(page: Frame, offer: &Offer, form: JoinForm, errors: FormErrors) -> JoinPage {
    let countries = countries::of_region(&page, &offer.reseller.organisation.region);
    let lead = offer.tier().says("join-lead");
    let (reseller, provider) = (&offer.reseller.organisation.name, offer.provider_name().unwrap_or_default());
    let lead = page.t2(&lead, "reseller", reseller, "provider", provider);
    JoinPage { page, errors, form, lead, countries }
}

/// `GET /c/join`
pub async fn show(guest: Guest, State(app): State<App>, headers: HeaderMap) -> Result<Response, PageError> {
    match waiting(&app, &headers, &guest).await? {
        Ok((_, offer)) => {
            let form = JoinForm { country: offer.reseller.organisation.country.clone(), ..JoinForm::default() };
            Ok(ok(&render(guest.page, &offer, form, FormErrors::default())))
        }
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// `POST /c/join`: the page after it is the same whether or not the portal knows the mailbox or its domain.
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    headers: HeaderMap,
    form: CheckedForm<JoinForm>,
) -> Result<Response, PageError> {
    let (token, offer) = match waiting(&app, &headers, &guest).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (page, form) = (guest.page, form.fields);
    let mut errors = FormErrors::default();
    let organisation_name = errors.parsed("name", text::organisation_name(&form.name));
    let known = countries::of_region(&page, &offer.reseller.organisation.region);
    if form.country.is_empty() || known.iter().all(|choice| choice.value != form.country) {
        errors.add("country", Message::new("missing-country"));
    }
    let person_name = errors.parsed("person", text::person_name(&form.person));
    let mail = errors.parsed("mail", text::company_mail(&form.mail));
    if !errors.is_empty() {
        return Ok(invalid(&render(page, &offer, form, errors)));
    }
    let language = page.lang.written();
    let request = Request { organisation_name, country: form.country, language, person_name, mail };
    customer_signup::ask(&app, &token, &request).await?;
    Ok(ok(&AskedPage { page, mail: &request.mail }))
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    password: String,
}

#[derive(Template)]
#[template(path = "customer/join_password.html")]
struct PasswordPage<'a> {
    page: Frame,
    errors: FormErrors,
    signup: &'a Signup,
}

/// `GET /c/join/{token}`: leads to the clean page; writes nothing.
pub async fn arrive(State(app): State<App>, origin: Origin, Id(token): Id<String>) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    let token = Token::parse(&token).ok_or(PageError::NotFound)?;
    Ok(JOIN.arrive(&app, &token))
}

/// The live proof behind the cookie.
async fn live(app: &App, origin: &Origin, headers: &HeaderMap) -> Result<(Token, Signup), PageError> {
    may_look_up(app, &origin.address)?;
    let proof = JOIN.token(app, headers).ok_or(PageError::NotFound)?;
    let Some(signup) = customer_signup::find(app, &proof).await? else {
        app.guesses.missed(&origin.address);
        return Err(PageError::NotFound);
    };
    match signup.state.as_str() {
        "live" => Ok((proof, signup)),
        "used" => Err(PageError::Gone(Message::new("join-used"))),
        _ => Err(PageError::Gone(Message::new("join-expired"))),
    }
}

/// `GET /c/join/confirm`
pub async fn confirm(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let (_, signup) = live(&app, &origin, &headers).await?;
    Ok(ok(&PasswordPage { page: guest.page, errors: FormErrors::default(), signup: &signup }))
}

/// `POST /c/join/confirm`: makes the organisation and its first person, signs in and goes on with the link.
pub async fn submit_password(
    guest: Guest,
    State(app): State<App>,
    session: Session,
    origin: Origin,
    headers: HeaderMap,
    form: CheckedForm<PasswordForm>,
) -> Result<Response, PageError> {
    let (proof, signup) = live(&app, &origin, &headers).await?;
    if let Err(fault) = password::check(&form.fields.password, &signup.mail) {
        let mut errors = FormErrors::default();
        errors.add("password", password_complaint(fault));
        return Ok(invalid(&PasswordPage { page: guest.page, errors, signup: &signup }));
    }
    let membership = customer_signup::join(&app, &proof, form.fields.password).await?;
    let membership = membership.ok_or_else(|| PageError::Gone(Message::new("join-used")))?;
    let there = welcome(&session, membership, &origin, path::OWN_INVITATION_ANSWER).await;
    let response = JOIN.forget(&app, done(there, "flash-customer-joined"));
    Ok(match customer_signup::link(&app, &proof, &signup) {
        Some(link) => CUSTOMER_INVITATION.bring(&app, &link, response),
        None => response,
    })
}
