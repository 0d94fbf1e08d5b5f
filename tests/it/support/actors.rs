//! People in front of a browser: a cookie jar, an address, a language, and the requests a browser would send.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderName, HeaderValue, Method, Request, header},
};
use http_body_util::BodyExt;
use partner_center::store::sessions;
use tower::ServiceExt;
use url::Url;

use super::Page;

/// Somebody with a browser. A clone shares the cookies: another tab.
#[derive(Clone)]
pub struct Actor {
    router: Router,
    base: Url,
    address: SocketAddr,
    headers: Vec<(HeaderName, HeaderValue)>,
    jar: Arc<Mutex<BTreeMap<String, String>>>,
}

/// Fields as they stand in a form's body.
pub fn encoded<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

impl Actor {
    /// Somebody new to the portal behind `router`.
    pub fn new(router: Router, base: Url) -> Self {
        let address = SocketAddr::from(([192, 0, 2, 1], 50_000));
        Self { router, base, address, headers: Vec::new(), jar: Arc::default() }
    }

    /// The same person at another address.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        self.address.set_ip(address.parse::<IpAddr>().expect("an address"));
        self
    }

    /// The same person with one more header on every request.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header")));
        self
    }

    /// The same person, whose browser asks for this language.
    #[must_use]
    pub fn reading(self, language: &str) -> Self {
        self.with_header("accept-language", language)
    }

    /// Another browser with the same cookies, which go separate ways from now on.
    pub fn copy(&self) -> Self {
        Self { jar: Arc::new(Mutex::new(self.cookies())), ..self.clone() }
    }

    /// What the browser keeps.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.jar.lock().expect("nobody panics with the jar").clone()
    }

    /// The session's cookie, if there is one.
    pub fn session_cookie(&self) -> Option<String> {
        self.cookies()
            .into_iter()
            .find(|(name, _)| matches!(name.as_str(), "portal" | "__Host-portal"))
            .map(|(_, value)| value)
    }

    /// What the database knows of the session.
    pub fn session_hash(&self) -> Vec<u8> {
        let id = self.session_cookie().and_then(|cookie| cookie.parse().ok()).expect("a session");
        sessions::hash(id)
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar.lock().expect("nobody panics with the jar").insert(name.into(), value.into());
    }

    /// A request as the browser would begin it.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path).extension(ConnectInfo(self.address));
        request = request.header(header::HOST, self.base.authority());
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies: Vec<String> = self.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) }
    }

    /// Sends a request and keeps the cookies of its answer.
    pub async fn send(&self, request: Request<Body>) -> Page {
        let path = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let page = Page { path, status: parts.status, headers: parts.headers, bytes, body };
        self.keep(&page);
        // what a missing message shows instead of words
        assert!(!page.body.contains('⟦'), "{} lacks words:\n{}", page.path, page.text("body"));
        page
    }

    fn keep(&self, page: &Page) {
        let mut jar = self.jar.lock().expect("nobody panics with the jar");
        for cookie in page.set_cookies() {
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            if rest.to_ascii_lowercase().contains("max-age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.into(), value.into());
            }
        }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    /// Goes where an answer leads.
    pub async fn follow(&self, page: &Page) -> Page {
        self.get(page.location()).await
    }

    /// Sends a body as a form of our own pages would be sent.
    pub async fn post_raw(&self, path: &str, body: impl Into<Body>) -> Page {
        let own = self.base.origin().ascii_serialization();
        let request =
            self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.header("sec-fetch-site", "same-origin").header(header::ORIGIN, own);
        self.send(request.body(body.into()).expect("a request")).await
    }

    /// Fills in the form with a file that is sent to `action`, opened at `path`: the file's name, its declared type, its bytes.
    pub async fn upload(
        &self,
        path: &str,
        action: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &str, &[u8])>,
    ) -> Page {
        let page = self.get(path).await;
        page.must_be(200);
        self.send_file(action, &filled(&page, action, fields), file).await
    }

    /// Sends these fields and this document as a browser sends a form with a file.
    pub async fn send_file<N: AsRef<str>, V: AsRef<str>>(
        &self,
        action: &str,
        fields: &[(N, V)],
        file: Option<(&str, &str, &[u8])>,
    ) -> Page {
        self.send_file_as("document", action, fields, file).await
    }

    /// The same with another name for the field of the file.
    pub async fn send_file_as<N: AsRef<str>, V: AsRef<str>>(
        &self,
        field: &str,
        action: &str,
        fields: &[(N, V)],
        file: Option<(&str, &str, &[u8])>,
    ) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let (name, value) = (name.as_ref(), value.as_ref());
            let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let (name, kind, content) = file.unwrap_or(("", "application/octet-stream", b""));
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let own = self.base.origin().ascii_serialization();
        let request =
            self.request(Method::POST, action).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        let request = request.header("sec-fetch-site", "same-origin").header(header::ORIGIN, own);
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends these fields and no others.
    pub async fn post<N: AsRef<str>, V: AsRef<str>>(&self, path: &str, fields: &[(N, V)]) -> Page {
        self.post_raw(path, encoded(fields)).await
    }

    /// Opens the page at `path`, fills in its form and sends it.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.submit_on(path, path.split('?').next().unwrap_or(path), fields).await
    }

    /// Opens the page at `path`, fills in the form that is sent to `action` and sends it.
    pub async fn submit_on(&self, path: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(path).await;
        page.must_be(200);
        self.send_form(&page, action, fields).await
    }

    /// Fills in a form of a page that is open and sends it. Every field must be there.
    pub async fn send_form(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        self.post(action, &filled(page, action, fields)).await
    }
}

/// The fields of a page's form with some of them filled in.
#[track_caller]
pub fn filled(page: &Page, action: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all = page.form(action);
    let names = page.form_names(action);
    for (name, value) in fields {
        assert!(
            names.iter().any(|known| known == name),
            "the form {action} on {} has no field {name}, only {names:?}",
            page.path
        );
        all.retain(|(known, _)| known != name);
        all.push(((*name).to_owned(), (*value).to_owned()));
    }
    all
}
