//! What each page has: its language, its navigation, who is signed in, what the last action said.

use std::{ops::Deref, sync::Arc};

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{help, link_cookie, navigation, routes::path, static_files};
use crate::{
    app::App,
    clock::new_id,
    domain::{language::Language, me::Me},
    words::Message,
};

/// A link of the left navigation.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Where to.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether this page lies there.
    pub current: bool,
    /// Its picture in the sprite.
    pub icon: &'static str,
    /// How many invitations wait there for an answer.
    pub waiting: i64,
}

/// Who is signed in, in words.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The person's name.
    pub name: String,
    /// The organisation's name.
    pub organisation: String,
    /// What the organisation is, when that is worth saying.
    pub badge: Option<String>,
    /// What the person is.
    pub roles: String,
    /// Whether the person can act for another organisation too.
    pub may_switch: bool,
    /// Seconds until the session ends, for the warning.
    pub seconds_left: i64,
}

/// What the last action said.
#[derive(Debug, Clone)]
pub struct Flash {
    /// success, info or warning.
    pub tone: &'static str,
    /// Its words.
    pub text: String,
}

/// A language to switch to.
pub struct OtherLanguage {
    /// Its tag.
    pub code: &'static str,
    /// Its name in itself.
    pub name: &'static str,
}

/// The frame of a page; cheap to clone.
#[derive(Clone)]
pub struct Frame(Arc<FrameParts>);

/// What a frame holds.
pub struct FrameParts {
    /// The language of this page.
    pub lang: Language,
    /// Path and query of this page.
    pub path: String,
    /// URL of the style sheet.
    pub css: &'static str,
    /// URL of the script; nothing on pages that run none.
    pub js: Option<&'static str>,
    /// URL of the icon sprite.
    pub icons: &'static str,
    /// The left navigation.
    pub nav: Vec<NavLink>,
    /// Who is signed in.
    pub person: Option<Signed>,
    /// Whether this is the demo.
    pub demo: bool,
    /// What the last action said.
    pub flash: Option<Flash>,
    /// The organisation this page was made for.
    pub org_id: String,
    /// The zone times are shown in.
    pub zone: chrono_tz::Tz,
    /// The help article about this page.
    pub help: Option<help::About>,
}

impl Deref for Frame {
    type Target = FrameParts;

    fn deref(&self) -> &FrameParts {
        &self.0
    }
}

impl Frame {
    /// The frame of a page for `me`, or for a stranger.
    pub fn new(app: &App, lang: Language, path: String, me: Option<&Me>, flash: Option<Flash>) -> Self {
        let asked = path.split('?').next().unwrap_or_default();
        Self(Arc::new(FrameParts {
            lang,
            css: static_files::css(),
            js: (!link_cookie::is_linked(asked)).then(static_files::js),
            icons: static_files::icons(),
            nav: me.map(|me| navigation::links(me, lang, &path)).unwrap_or_default(),
            person: me.map(|me| navigation::signed(me, lang)),
            demo: app.demo,
            flash,
            org_id: me.map(|me| me.organisation_id.to_string()).unwrap_or_default(),
            zone: me.map_or(chrono_tz::UTC, |me| me.time_zone),
            help: help::about(&path, lang),
            path,
        }))
    }

    /// A message without arguments.
    pub fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// A message with one argument.
    pub fn t1(&self, key: &str, name: &'static str, value: impl std::fmt::Display) -> String {
        self.lang.t1(key, name, value)
    }

    /// A message with two arguments.
    pub fn t2(
        &self,
        key: &str,
        a: &'static str,
        va: impl std::fmt::Display,
        b: &'static str,
        vb: impl std::fmt::Display,
    ) -> String {
        self.lang.t2(key, a, va, b, vb)
    }

    /// A message with a whole number that decides the plural form; templates hand numbers of any width, by reference or not.
    pub fn n(&self, key: &str, count: impl std::fmt::Display) -> String {
        self.lang.n(key, count.to_string().parse().unwrap_or(i64::MAX))
    }

    /// A message made elsewhere.
    pub fn say(&self, message: &Message) -> String {
        self.lang.say(message)
    }

    /// The languages this page can be had in instead.
    pub fn other_langs(&self) -> Vec<OtherLanguage> {
        Language::OFFERED
            .into_iter()
            .filter(|lang| *lang != self.lang)
            .map(|lang| OtherLanguage { code: lang.code(), name: lang.name() })
            .collect()
    }

    /// A new idempotency key for a form.
    #[expect(clippy::unused_self, reason = "templates reach it through the page")]
    pub fn new_key(&self) -> Uuid {
        new_id()
    }

    /// A day in words.
    pub fn date(&self, day: &NaiveDate) -> String {
        self.lang.date(*day)
    }

    /// A moment in words, in the organisation's zone, which is named.
    pub fn datetime(&self, at: &DateTime<Utc>) -> String {
        self.lang.datetime(*at, self.zone)
    }

    /// A moment's day in words, in the organisation's zone.
    pub fn day(&self, at: &DateTime<Utc>) -> String {
        self.lang.date(at.with_timezone(&self.zone).date_naive())
    }

    /// A moment for `<time datetime>`.
    #[expect(clippy::unused_self, reason = "templates reach it through the page")]
    pub fn iso(&self, at: &DateTime<Utc>) -> String {
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// A whole number with separators.
    pub fn number(&self, n: &i64) -> String {
        self.lang.number(*n)
    }

    /// A code of one of our lists in words; its key is the list's name and the code with hyphens.
    pub fn word(&self, list: &str, code: &str) -> String {
        let code = code.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() });
        let key: String = list.chars().chain(std::iter::once('-')).chain(code).collect();
        self.lang.t(&key)
    }

    /// The country of this code, in words.
    pub fn country(&self, code: &str) -> String {
        self.word("country", code)
    }

    /// Where the session is prolonged.
    #[expect(clippy::unused_self, reason = "templates reach it through the page")]
    pub fn stay(&self) -> &'static str {
        path::STAY
    }
}

/// Room for nearly every page, so that it is not copied while it grows.
const PAGE: usize = 48 * 1024;

/// A page with this status.
pub fn html(status: StatusCode, template: &impl Template) -> Response {
    let mut body = String::with_capacity(PAGE);
    match template.render_into(&mut body) {
        Ok(()) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response(),
        Err(error) => super::error::PageError::from(anyhow::Error::new(error)).into_response(),
    }
}

/// A page that is fine.
pub fn ok(template: &impl Template) -> Response {
    html(StatusCode::OK, template)
}

/// The same page again, because of what is wrong with the form.
pub fn invalid(template: &impl Template) -> Response {
    html(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// The same page again with what was typed, because somebody else saved it meanwhile.
pub fn stale(template: &impl Template) -> Response {
    html(StatusCode::CONFLICT, template)
}

/// On to another page, with GET.
pub fn see_other(location: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// On to another page, which says what happened.
pub fn done(location: &str, flash: &'static str) -> Response {
    (
        StatusCode::SEE_OTHER,
        [(header::LOCATION, location.to_owned()), (header::SET_COOKIE, super::flash::cookie(flash))],
    )
        .into_response()
}
