//! The proof of a primary contact's mailbox (F53): the link's page says what is asked, its button proves. Scanners that open links
//! prove nothing (abuse A1).

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde::Deserialize;

use super::{
    entry::Guest,
    error::PageError,
    forms::CheckedForm,
    link_cookie::VERIFY_EMAIL,
    links::{End, Way, end, may_look_up},
    page::{Frame, ok},
    path::Id,
    routes::path,
    sign_in::Origin,
};
use crate::{app::App, auth::link::Token, store::email_proofs::Proof, workflows::email_proof};

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProveForm {}

#[derive(Template)]
#[template(path = "links/verify_email.html")]
struct ProvePage {
    page: Frame,
    proof: Proof,
}

/// `GET /verify-email/{token}`: leads to the clean page; writes nothing.
pub async fn arrive(State(app): State<App>, origin: Origin, Id(token): Id<String>) -> Result<Response, PageError> {
    may_look_up(&app, &origin.address)?;
    let token = Token::parse(&token).ok_or(PageError::NotFound)?;
    Ok(VERIFY_EMAIL.arrive(&app, &token))
}

/// The live link behind the cookie, or the page of its end.
async fn live(
    app: &App,
    origin: &Origin,
    headers: &HeaderMap,
    page: &Frame,
) -> Result<Result<(Token, Proof), Response>, PageError> {
    may_look_up(app, &origin.address)?;
    let token = VERIFY_EMAIL.token(app, headers).ok_or(PageError::NotFound)?;
    let Some(proof) = email_proof::find(app, &token).await? else {
        app.guesses.missed(&origin.address);
        return Err(PageError::NotFound);
    };
    Ok(if proof.state == "live" { Ok((token, proof)) } else { Err(ended(page, &proof)) })
}

/// What became of a link that does not work any more, and the way on.
fn ended(page: &Frame, proof: &Proof) -> Response {
    let state = proof.state.as_str();
    let text = vec![
        page.t2(
            &format!("verify-email-{state}-text"),
            "partner",
            &proof.organisation_name,
            "at",
            page.datetime(if state == "expired" { &proof.expires_at } else { &proof.sent_at }),
        ),
        page.t(if state == "used" { "verify-email-nothing" } else { "verify-email-again" }),
    ];
    let way = Way::new(path::LEGAL, page.t("verify-email-way"));
    let title = page.t(&format!("verify-email-{state}"));
    end(page.clone(), End { status: StatusCode::GONE, title, text, ways: vec![way], other_account: None })
}

/// `GET /verify-email`
pub async fn show(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    Ok(match live(&app, &origin, &headers, &guest.page).await? {
        Ok((_, proof)) => ok(&ProvePage { page: guest.page, proof }),
        Err(elsewhere) => elsewhere,
    })
}

#[derive(Template)]
#[template(path = "links/email_verified.html")]
struct ProvedPage {
    page: Frame,
    proof: Proof,
}

/// `POST /verify-email`
pub async fn submit(
    guest: Guest,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
    _: CheckedForm<ProveForm>,
) -> Result<Response, PageError> {
    let (token, proof) = match live(&app, &origin, &headers, &guest.page).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if !email_proof::prove(&app, &token).await? {
        let used = Proof { state: "used".into(), ..proof };
        return Ok(ended(&guest.page, &used));
    }
    Ok(ok(&ProvedPage { page: guest.page, proof }))
}
