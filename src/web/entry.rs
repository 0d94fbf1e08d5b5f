//! The way in: who is it, may they, and in which language. Every route passes here, so no handler can forget to ask.

use std::sync::{Arc, Mutex};

use axum::{
    extract::{FromRequestParts, OriginalUri, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::TimeDelta;
use tower_sessions::Session;

use super::{
    error::{PageError, render},
    flash,
    guard::Framed,
    kept,
    page::{Frame, see_other},
    refusals,
    routes::{Class, Rule, path},
    upload,
};
use crate::{
    app::App,
    config::SecondFactor,
    domain::{language::Language, me::Me},
    store::{Stored, Tx, organisations, sessions},
    turns::{self, Turn},
};

/// What `enter` found out, for the handler to take.
struct Entered {
    tx: Option<Tx>,
    me: Option<Me>,
    frame: Frame,
}

type Handed = Arc<Mutex<Option<Entered>>>;

/// Which form a page was made for; forms of other organisations are refused.
#[derive(Clone)]
pub struct ActingFor(pub Option<String>);

/// Somebody signed in, in a transaction of theirs.
pub struct Member {
    /// The open transaction, read-only for pages.
    pub tx: Tx,
    /// Who it is.
    pub me: Me,
    /// The frame of the page.
    pub page: Frame,
}

/// Anybody, in a transaction: their own, or one that sees what strangers see.
pub struct Visitor {
    /// The open transaction.
    pub tx: Tx,
    /// Who it is, if signed in.
    pub me: Option<Me>,
    /// The frame of the page.
    pub page: Frame,
}

/// Anybody.
pub struct Guest {
    /// Who it is, if signed in.
    pub me: Option<Me>,
    /// The frame of the page.
    pub page: Frame,
}

fn take(parts: &Parts) -> Result<Entered, PageError> {
    let handed = parts.extensions.get::<Handed>().and_then(|handed| handed.lock().ok()?.take());
    handed.ok_or_else(|| anyhow::anyhow!("a handler took its visitor twice or was reached without a rule").into())
}

impl<S: Send + Sync> FromRequestParts<S> for Member {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        match take(parts)? {
            Entered { tx: Some(tx), me: Some(me), frame } => Ok(Self { tx, me, page: frame }),
            _ => Err(anyhow::anyhow!("a page for members has a public rule").into()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Guest {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let Entered { me, frame, .. } = take(parts)?;
        Ok(Self { me, page: frame })
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let Entered { tx, me, frame } = take(parts)?;
        let tx = match tx {
            Some(tx) => tx,
            None => app.db.begin_reading(None).await?.0,
        };
        Ok(Self { tx, me, page: frame })
    }
}

/// The language of a request: the person's, else the cookie's, else the browser's.
pub fn language(headers: &HeaderMap, me: Option<&Me>, demo: bool) -> Language {
    let cookie = flash::cookie_value(headers, super::language::COOKIE).and_then(|code| code.parse().ok());
    if let Some(Language::Pseudo) = cookie.filter(|_| demo) {
        return Language::Pseudo;
    }
    let browser = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| Language::preferred(value.to_str().ok()?));
    me.and_then(|me| me.language)
        .or(cookie.filter(|lang| *lang != Language::Pseudo))
        .or_else(browser)
        .unwrap_or(Language::En)
}

/// Lets a request in, or answers it with the page that says why not and what to do.
pub async fn enter(State((app, rule)): State<(App, Rule)>, mut request: Request, next: Next) -> Response {
    let hash = request.extensions().get::<Session>().and_then(Session::id).map(sessions::hash);
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    if upload::is_upload(&request) {
        let stranger = frame(&app, &request, None);
        request = match upload::receive(&app, rule, hash.as_deref(), request).await {
            Ok(request) => request,
            Err(error) => return render(&error, stranger, &[]),
        };
    }
    let Some(opened_for) = &hash else {
        let frame = frame(&app, &request, None);
        return stranger(&app, rule, request, next, frame).await;
    };
    let (tx, me, _turn) = match open_in_turn(&app, opened_for, reading).await {
        Ok(opened) => opened,
        Err(error) => {
            let frame = frame(&app, &request, None);
            return render(&error, frame, &[]);
        }
    };
    let frame = frame(&app, &request, me.as_ref());
    Framed::remember(&request, &frame);
    let Some(me) = me else {
        // nobody may hold a connection while waiting for another: a full pool would never empty
        drop(tx);
        return stranger(&app, rule, request, next, frame).await;
    };
    keep_awake(&app, &me, hash.as_deref());
    if let Some(there) = proof_needed(&app, rule, &me) {
        drop(tx);
        return lead_to_proof(&app, there, request).await;
    }
    if let Some(Err(refusal)) = rule.permission.map(|permission| me.may(permission)) {
        refusals::note(&me, &request, rule.permission);
        return refuse(&PageError::Forbidden(refusal), frame, tx).await;
    }
    request.extensions_mut().insert(ActingFor(Some(me.organisation_id.to_string())));
    hand_over(request, next, Entered { tx: Some(tx), me: Some(me), frame }, &app, hash.as_deref()).await
}

async fn open(app: &App, hash: &[u8], reading: bool) -> Stored<(Tx, Option<Me>)> {
    if reading { app.db.begin_reading(Some(hash)).await } else { app.db.begin(Some(hash)).await }
}

/// Opens the transaction when it is their organisation's turn (abuse B15). If it is known from before for whom a session acts, it waits first and
/// connects then, also if there was no turn: it may have ended meanwhile, and strangers need none. A newcomer connects to find out, and gives
/// the connection back if there is no turn for them now.
async fn open_in_turn(app: &App, hash: &[u8], reading: bool) -> Result<(Tx, Option<Me>, Option<Turn>), PageError> {
    let known = app.turns.of_session(hash);
    let waited = match known {
        Some(organisation) => Some(app.turns.within(turns::FOR_A_PAGE, organisation).await),
        None => None,
    };
    let (tx, me) = open(app, hash, reading).await?;
    let found = me.as_ref().map(|me| me.organisation_id);
    if known != found {
        app.turns.remember(hash, found);
    }
    let Some(organisation) = found else { return Ok((tx, None, None)) };
    if let Some(turn) = waited {
        return Ok((tx, me, Some(turn?)));
    }
    if let Some(turn) = app.turns.now(organisation) {
        return Ok((tx, me, Some(turn)));
    }
    drop(tx);
    let turn = app.turns.within(turns::FOR_A_PAGE, organisation).await?;
    let (tx, me) = open(app, hash, reading).await?;
    Ok((tx, me, Some(turn)))
}

fn frame(app: &App, request: &Request, me: Option<&Me>) -> Frame {
    let lang = language(request.headers(), me, app.demo);
    let path = request.extensions().get::<OriginalUri>().map_or_else(|| request.uri().clone(), |uri| uri.0.clone());
    let path = path.path_and_query().map(ToString::to_string).unwrap_or_default();
    Frame::new(app, lang, path, me, flash::said(request.headers(), lang))
}

/// Nobody is signed in: public pages go on, the others lead to sign-in and back. A form that was sent is kept meanwhile.
async fn stranger(app: &App, rule: Rule, mut request: Request, next: Next, frame: Frame) -> Response {
    if rule.class == Class::Public {
        request.extensions_mut().insert(ActingFor(None));
        return hand_over(request, next, Entered { tx: None, me: None, frame }, app, None).await;
    }
    if *request.method() == Method::POST {
        return kept::keep_and_go(app, request, path::SIGN_IN).await;
    }
    let back: String = url::form_urlencoded::byte_serialize(frame.path.as_bytes()).collect();
    see_other(&format!("{}?next={back}", path::SIGN_IN))
}

/// Moves the idle end on, at most once a minute and off the request's path: the one thing a GET writes (rulings, Database).
fn keep_awake(app: &App, me: &Me, hash: Option<&[u8]>) {
    let Some(hash) = hash.map(<[u8]>::to_vec) else { return };
    if me.idle_until - me.at > TimeDelta::minutes(29) {
        return;
    }
    let db = app.db.clone();
    app.tasks.spawn(async move {
        let moved = async {
            let (mut tx, _) = db.begin(None).await?;
            sessions::touch(&mut tx, &hash).await?;
            tx.commit().await
        };
        if let Err(error) = moved.await {
            tracing::warn!(%error, "a session's idle end was not moved on");
        }
    });
}

/// Where somebody is sent whose second factor is missing or too long ago.
pub(super) fn proof_needed(app: &App, rule: Rule, me: &Me) -> Option<&'static str> {
    let enough = match rule.class {
        Class::Public | Class::SignedIn => true,
        Class::Mfa => me.second_factor_at.is_some(),
        Class::MfaFresh => me.is_fresh(),
    };
    let there = if me.second_factor { path::MFA } else { path::SECURITY };
    (app.second_factor == SecondFactor::Required && !enough).then_some(there)
}

/// Leads to the proof and back; a form that was sent is kept meanwhile.
async fn lead_to_proof(app: &App, there: &str, request: Request) -> Response {
    if *request.method() == Method::POST {
        return kept::keep_and_go(app, request, there).await;
    }
    let back = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    see_other(&format!("{there}?next={back}"))
}

async fn hand_over(mut request: Request, next: Next, entered: Entered, app: &App, hash: Option<&[u8]>) -> Response {
    let frame = entered.frame.clone();
    let said = frame.flash.is_some();
    request.extensions_mut().insert::<Handed>(Arc::new(Mutex::new(Some(entered))));
    let mut response = next.run(request).await;
    if let Some(error) = response.extensions_mut().remove::<PageError>() {
        let holders = match (error.helpers(), hash) {
            (Some(_), Some(hash)) => match app.db.begin_reading(Some(hash)).await {
                Ok((tx, Some(_))) => return refuse(&error, frame, tx).await,
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        return render(&error, frame, &holders);
    }
    if said && response.status().is_success() {
        response.headers_mut().append(
            header::SET_COOKIE,
            HeaderValue::from_str(&flash::cleared()).expect("a cookie of ours is a header"),
        );
    }
    response
}

/// The page that says which role is needed and who holds it.
async fn refuse(error: &PageError, frame: Frame, mut tx: Tx) -> Response {
    let holders = match error.helpers() {
        Some(roles) => organisations::holders(&mut tx, &roles).await.unwrap_or_default(),
        None => Vec::new(),
    };
    drop(tx);
    render(error, frame, &holders)
}

/// Around every route: what is refused before `enter` knows anybody is shown as to a stranger.
pub async fn for_strangers(State(app): State<App>, request: Request, next: Next) -> Response {
    let stranger = frame(&app, &request, None);
    Framed::remember(&request, &stranger);
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<PageError>() {
        Some(error) => render(&error, stranger, &[]),
        // the session's layer has no words: what was done before it stays, and who cannot keep a session sends the form again
        None if is_wordless(&response) => render(&PageError::Unsure, stranger, &[]),
        None => response,
    }
}

fn is_wordless(response: &Response) -> bool {
    response.status().is_server_error() && !response.headers().contains_key(header::CONTENT_TYPE)
}

/// What has no route.
pub async fn nothing_here() -> Response {
    PageError::NotFound.into_response()
}
