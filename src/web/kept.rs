//! Forms that wait while their person signs in or proves who they are, so that nothing typed is lost (experience X2).

use askama::Template;
use axum::{
    extract::{Request, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::{
    entry::Member,
    error::PageError,
    page::{Frame, ok, see_other},
    routes::{fits, path},
};
use crate::app::App;

const KEY: &str = "kept";
/// Longer forms are not kept; ours are far shorter.
const MOST: usize = 32 * 1024;

/// A form as it was sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    /// Where it was sent.
    pub path: String,
    /// Its fields, in order; never a password.
    pub fields: Vec<(String, String)>,
}

/// Keeps the form of `request` in its session and leads to `there`.
pub async fn keep_and_go(app: &App, request: Request, there: &str) -> Response {
    let page = page_of(request.uri().path()).to_owned();
    match keep(app, request).await {
        Ok(true) => see_other(&format!("{there}?next={}", path::RESUME)),
        // a form with a file is not kept: back to its page
        Ok(false) => {
            let page: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
            see_other(&format!("{there}?next={page}"))
        }
        Err(error) => error.into_response(),
    }
}

async fn keep(app: &App, request: Request) -> Result<bool, PageError> {
    let path = request.uri().path().to_owned();
    let session = request.extensions().get::<Session>().cloned().ok_or(PageError::Busy)?;
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let body = axum::body::to_bytes(request.into_body(), MOST).await.map_err(|_| PageError::TooLarge)?;
    if !is_form {
        return Ok(false);
    }
    let fields = url::form_urlencoded::parse(&body)
        .into_owned()
        .filter(|(name, _)| !name.contains("password") && name != "code")
        .collect();
    let kept = serde_json::to_vec(&Kept { path, fields }).map_err(anyhow::Error::new)?;
    // a form may hold a letter with its link, and a link lies nowhere in the database
    session.insert(KEY, hex::encode(app.seal.seal(KEY, &kept))).await?;
    Ok(true)
}

#[derive(Template)]
#[template(path = "resume.html")]
struct ResumePage {
    page: Frame,
    kept: Kept,
    typed: Vec<(String, String)>,
    again: String,
}

/// What was typed, for people to recognise; fields without a label of their own stay out of sight.
fn typed(kept: &Kept, page: &Frame) -> Vec<(String, String)> {
    let shown = kept.fields.iter().filter(|(name, value)| !name.starts_with('_') && !value.is_empty());
    shown
        .filter_map(|(name, value)| {
            let label = format!("field-{}", name.replace('_', "-"));
            let words = if matches!(name.as_str(), "country" | "region" | "language" | "programme") {
                page.word(name, value)
            } else {
                value.clone()
            };
            page.lang.knows(&label).then(|| (page.t(&label), words))
        })
        .collect()
}

/// The page the form is on; forms that are only a button belong to the page around them.
fn page_of(form: &str) -> &str {
    let of_person = [path::USER_ROLES, path::USER_STATE, path::USER_RESEND, path::USER_RESET];
    match form {
        path::SECURITY_BEGIN | path::SECURITY_CODES | path::SECURITY_SESSIONS | path::SECURITY_EVERYWHERE => {
            path::SECURITY
        }
        answer if fits(path::ACCESS_ANSWER, answer) => path::USERS,
        switch if fits(path::ORGANISATION, switch) => path::ORGANISATIONS,
        person if of_person.iter().any(|known| fits(known, person)) => {
            person.rsplit_once('/').map_or(path::USERS, |(page, _)| page)
        }
        resend if fits(path::OPS_MAIL_RESEND, resend) => path::OPS_MAILS,
        path::PARTNERSHIP_ACCEPT | path::PARTNERSHIP_DECLINE => path::PARTNERSHIP_ANSWER,
        path::RESELLER_CHECK_REMIND => path::RESELLER_CHECK,
        remind if fits(path::INDIRECT_RESELLER_REMIND, remind) => path::INDIRECT_RESELLERS,
        moved if fits(path::RESELLER_INVITATION_RESEND, moved) || fits(path::RESELLER_INVITATION_WITHDRAW, moved) => {
            path::RESELLER_INVITATIONS
        }
        path::OWN_INVITATION_ACCEPT | path::OWN_INVITATION_DECLINE => path::OWN_INVITATION_ANSWER,
        path::VERIFICATION_BEGIN | path::VERIFICATION_RESEND => path::LEGAL,
        path::ENROLLMENT_ANSWER | path::ENROLLMENT_APPEAL | path::ENROLLMENT_WITHDRAW => path::ENROLLMENT_STATUS,
        judged if fits(path::OPS_DOCUMENT, judged) => path::OPS_VERIFICATIONS,
        decided if fits(path::OPS_VERIFICATION_DECISION, decided) => {
            decided.rsplit_once('/').map_or(decided, |(page, _)| page)
        }
        ended if fits(path::OWN_PARTNER_ADMINISTRATION, ended) => path::OWN_PARTNERS,
        moved
            if [
                path::CUSTOMER_INVITATION_RENEW,
                path::CUSTOMER_INVITATION_REMIND,
                path::CUSTOMER_INVITATION_WITHDRAW,
            ]
            .into_iter()
            .any(|path| fits(path, moved)) =>
        {
            moved.rsplit_once('/').map_or(moved, |(page, _)| page)
        }
        moved if fits(path::OPS_IMPORT_APPLY, moved) || fits(path::OPS_IMPORT_DISCARD, moved) => {
            moved.rsplit_once('/').map_or(moved, |(page, _)| page)
        }
        moved if fits(path::OPS_AGREEMENT_DISCARD, moved) => path::OPS_AGREEMENTS,
        other => other,
    }
}

fn opened(app: &App, sealed: &str) -> Option<Kept> {
    serde_json::from_slice(&app.seal.open(KEY, &hex::decode(sealed).ok()?)?).ok()
}

/// `GET /resume`: shows what was typed and waits for one more click; a form is never sent by itself.
pub async fn show(member: Member, State(app): State<App>, session: Session) -> Result<Response, PageError> {
    drop(member.tx);
    let sealed = session.get::<String>(KEY).await?;
    Ok(match sealed.and_then(|sealed| opened(&app, &sealed)) {
        Some(kept) => ok(&ResumePage {
            typed: typed(&kept, &member.page),
            again: page_of(&kept.path).to_owned(),
            page: member.page,
            kept,
        }),
        None => see_other(path::OVERVIEW),
    })
}
