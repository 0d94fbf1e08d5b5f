//! Starting a browser as a given person has it, going to a page, and reading it.

use std::path::Path;
use std::sync::Arc;

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel, RequestData, SessionId};

use super::chromedriver::{Chromedriver, chromium};

const HEIGHT: u32 = 900;

const LINKS: &str =
    "return [...document.querySelectorAll('a[href^=\"/\"]:not([download])')].map(link => link.getAttribute('href'))";

const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// One browser with a profile of its own; it ends with this value.
///
/// Its helpers panic with the page's address and title, so that a failed journey says where it stood.
// the fields are dropped in this order: the driver's last user must be gone before the profile is
#[derive(Debug)]
pub struct Browser {
    pub(super) driver: WebDriver,
    chromedriver: Arc<Chromedriver>,
    _profile: TempDir,
    base: String,
    javascript: bool,
}

impl Browser {
    /// Starts one that prefers `language` ("en", "fr"), with a page `width` CSS pixels wide.
    pub async fn start(language: &str, width: u32, dark: bool, javascript: bool) -> Self {
        let chromedriver = Chromedriver::shared();
        let profile = TempDir::with_prefix("browser-").expect("a directory for the profile");
        let capabilities =
            capabilities(language, profile.path(), javascript).expect("settings that can be written as JSON");
        let driver = WebDriver::new(chromedriver.url(), capabilities)
            .await
            .unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        let browser = Self { driver, chromedriver, _profile: profile, base: String::new(), javascript };
        browser.look(width, dark).await;
        browser
    }

    /// The same browser, with paths understood from `base` ("http://127.0.0.1:8080") on.
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        base.trim_end_matches('/').clone_into(&mut self.base);
        self
    }

    /// Goes to a path of the portal, or to a whole address.
    pub async fn goto(&self, path: &str) {
        let url = if path.contains("://") { path.to_owned() } else { format!("{}{path}", self.base) };
        if let Err(error) = self.driver.goto(&url).await {
            panic!("{url} cannot be opened: {error}");
        }
    }

    /// The page's path and query.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.expect("an address");
        url[url::Position::BeforePath..].to_owned()
    }

    /// The page's title.
    pub async fn title(&self) -> String {
        self.driver.title().await.expect("a title")
    }

    /// The text of the page's one first-level heading.
    pub async fn heading(&self) -> String {
        let headings = self.driver.find_all(By::Tag("h1")).await.expect("headings");
        let [heading] = &headings[..] else {
            panic!("{} first-level headings on {}", headings.len(), self.here().await);
        };
        heading.text().await.expect("a heading's text")
    }

    /// What can be read on the page; no-break spaces come as plain ones.
    pub async fn text(&self) -> String {
        let body = self.driver.find(By::Tag("body")).await.expect("a body");
        body.text().await.expect("the page's text")
    }

    /// Where the page's links lead within the portal, those to files to take away left out.
    pub async fn links(&self) -> Vec<String> {
        let answer = self.driver.execute(LINKS, Vec::new()).await;
        answer.and_then(|answer| answer.convert()).expect("the page's links")
    }

    /// Writes a picture of the whole page, below the fold too.
    pub async fn screenshot(&self, path: impl AsRef<Path>) {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await;
        let size = &metrics["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let whole = json!({ "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", whole).await;
        let data = picture["data"].as_str().expect("a picture");
        let png = STANDARD.decode(data).expect("a picture in base64");
        std::fs::write(&path, png).expect("room for the picture");
    }

    pub(super) fn runs_scripts(&self) -> bool {
        self.javascript
    }

    /// Where the browser stands, for messages.
    pub(super) async fn here(&self) -> String {
        let url = self.driver.current_url().await;
        let url = url.map_or_else(|error| error.to_string(), |url| url.to_string());
        let title = self.driver.title().await.unwrap_or_default();
        format!("{url} (\"{title}\")")
    }

    pub(super) async fn command(&self, command: Extra) -> Value {
        let answer = match self.driver.cmd(command).await {
            Ok(answer) => answer.value_json(),
            Err(error) => Err(error),
        };
        match answer {
            Ok(value) => value,
            Err(error) => panic!("{error} on {}", self.here().await),
        }
    }

    async fn devtools(&self, method: &str, params: Value) -> Value {
        self.command(Extra::devtools(method, &params)).await
    }

    async fn look(&self, width: u32, dark: bool) {
        let size = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
        // a window cannot be as narrow as a telephone; this can
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            // contrast is not to be measured in the middle of a fade
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }
}

fn capabilities(language: &str, profile: &Path, javascript: bool) -> WebDriverResult<thirtyfour::ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&chromium().to_string_lossy())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.add_arg(&format!("--lang={language}"))?;
    let mut preferences = json!({ "intl.accept_languages": language });
    if !javascript {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    capabilities.add_experimental_option("prefs", preferences)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

/// A command that the driver knows and thirtyfour does not.
#[derive(Debug)]
pub(super) struct Extra {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl Extra {
    /// The name that assistive technology reads out for an element.
    pub(super) fn accessible_name(element: &WebElement) -> Self {
        Self { method: Method::GET, path: format!("element/{}/computedlabel", element.element_id()), body: None }
    }

    fn devtools(method: &str, params: &Value) -> Self {
        Self {
            method: Method::POST,
            path: "goog/cdp/execute".to_owned(),
            body: Some(json!({ "cmd": method, "params": params })),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // thirtyfour's own way out of a forgotten session took two minutes and left the browser running
        if self.driver.clone().leak().is_ok() {
            self.chromedriver.end_session(self.driver.session_id());
        }
    }
}

impl FormatRequestData for Extra {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let request = RequestData::new(self.method.clone(), format!("session/{session}/{}", self.path));
        match &self.body {
            Some(body) => request.add_body(body.clone()),
            None => request,
        }
    }
}
