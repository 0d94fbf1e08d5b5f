//! Around every request: a task of its own, a time limit that cancels nothing, the accepted hosts, the headers of every answer.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::Instrument;

use super::{
    error::{PageError, render},
    link_cookie,
    page::Frame,
};
use crate::app::App;

const PATIENCE: Duration = Duration::from_secs(15);
/// A file may come slowly.
const PATIENCE_FOR_FILES: Duration = Duration::from_secs(150);

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/// Pages that a mailed link leads to run no script at all (abuse A2).
const POLICY_WITHOUT_SCRIPT: &str = "default-src 'none'; style-src 'self'; script-src 'none'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The frame of the page that is being made, for the guard to show in it what went wrong.
#[derive(Clone, Default)]
pub struct Framed(Arc<Mutex<Option<Frame>>>);

impl Framed {
    /// Remembers the frame, as to a stranger at first, then as to whoever it turns out to be.
    pub fn remember(request: &Request, frame: &Frame) {
        if let Some(Self(framed)) = request.extensions().get() {
            *framed.lock().unwrap_or_else(PoisonError::into_inner) = Some(frame.clone());
        }
    }

    /// The page that says what went wrong.
    fn show(&self, error: &PageError) -> Response {
        let frame = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        frame.map_or_else(|| error.status().into_response(), |frame| render(error, frame, &[]))
    }
}

/// Runs the request on a task of its own: a browser that goes away cancels nothing half-way (security.md §0.1), and a panic is a page.
/// When time is up the browser gets an answer, the task goes on to its end.
pub async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = hex::encode(crate::clock::random::<8>());
    // the path without its query; a token in it is masked (abuse A13)
    let path = request
        .uri()
        .path()
        .split('/')
        .map(|part| if part.len() > 40 { "…" } else { part })
        .collect::<Vec<_>>()
        .join("/");
    let span = tracing::info_span!("request", id, method = %request.method(), path);
    let patience = if super::upload::is_upload(&request) { PATIENCE_FOR_FILES } else { PATIENCE };
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let framed = Framed::default();
    request.extensions_mut().insert(framed.clone());
    let began = std::time::Instant::now();
    let task = app.tasks.spawn(next.run(request).instrument(span.clone()));
    let mut response = match tokio::time::timeout(patience, task).await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => framed.show(&anyhow::Error::new(panic).into()),
        Err(_) if matches!(method, Method::GET | Method::HEAD) => framed.show(&PageError::Busy),
        Err(_) => framed.show(&PageError::Late),
    };
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    app.metrics.answered(method.as_str(), route, response.status().as_u16(), began.elapsed());
    span.in_scope(|| tracing::info!(status = response.status().as_u16(), ms = began.elapsed().as_millis(), "answered"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}

/// Only our own names are answered (abuse F1).
pub async fn host(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .or(request.uri().authority().map(axum::http::uri::Authority::as_str));
    let accepted = asked.is_some_and(|asked| {
        let port = app.base_url.port_or_known_default();
        let own = app.base_url.host_str().unwrap_or_default();
        let names: &[&str] = if app.demo { &[own, "localhost", "127.0.0.1", "[::1]"] } else { &[own] };
        let (name, asked_port) = asked
            .rsplit_once(':')
            .filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit()))
            .map_or((asked, None), |(name, port)| (name, port.parse().ok()));
        let default = if app.base_url.scheme() == "https" { 443 } else { 80 };
        names.iter().any(|known| known.eq_ignore_ascii_case(name)) && (asked_port.or(Some(default)) == port)
    });
    if accepted { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() }
}

fn set(response: &mut Response, name: HeaderName, value: &'static str) {
    response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
}

/// The headers of every page.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let policy = if link_cookie::is_linked(request.uri().path()) { POLICY_WITHOUT_SCRIPT } else { POLICY };
    let mut response = next.run(request).await;
    set(&mut response, header::CONTENT_SECURITY_POLICY, policy);
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut response, header::REFERRER_POLICY, "same-origin");
    set(&mut response, header::CACHE_CONTROL, "no-store");
    set(&mut response, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(&mut response, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        &mut response,
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    set(&mut response, header::X_FRAME_OPTIONS, "DENY");
    if app.base_url.scheme() == "https" {
        set(&mut response, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
        secure_cookies(&mut response);
    }
    response
}

/// Sends every cookie back over https alone, the harmless ones too.
fn secure_cookies(response: &mut Response) {
    let cookies: Vec<HeaderValue> = response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
    response.headers_mut().remove(header::SET_COOKIE);
    for cookie in cookies {
        let text = cookie.to_str().unwrap_or_default();
        let is_secure = text.split(';').any(|part| part.trim().eq_ignore_ascii_case("secure"));
        let secured = if is_secure { Ok(cookie.clone()) } else { HeaderValue::try_from(format!("{text}; Secure")) };
        response.headers_mut().append(header::SET_COOKIE, secured.unwrap_or(cookie));
    }
}

/// The headers of files.
pub async fn plain_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut response, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    response
}

/// `GET /healthz`: the process answers; asks nobody.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers too, and quickly.
pub async fn ready(State(app): State<App>) -> Response {
    if app.db.ping().await {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")], "the database does not answer\n")
            .into_response()
    }
}
