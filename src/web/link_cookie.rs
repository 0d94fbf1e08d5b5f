//! The token of a mailed link travels from the link to the clean page in a short-lived cookie, so that it is in no history,
//! no referrer and no log (abuse A13). Opening the link writes nothing (abuse A1).

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    entry::Member,
    error::PageError,
    flash::cookie_value,
    forms::CheckedForm,
    routes::{fill, fits, path},
};
use crate::{app::App, auth::link::Token};

/// A kind of link: the cookie its token travels in, its own path and the clean page behind it. Kinds that lead through sign-in
/// have a cookie each, so that the link of a forgotten password does not push them out.
pub struct Door {
    cookie: &'static str,
    link: &'static str,
    clean: &'static str,
    /// Where the way goes on after sign-in; the same page for links that need none.
    inside: &'static str,
}

/// Coming in by invitation.
pub const ACCEPT_USER: Door = Door {
    cookie: "portal-link",
    link: path::ACCEPT_USER,
    clean: path::ACCEPT_USER_FORM,
    inside: path::ACCEPT_USER_FORM,
};
/// Choosing a new password.
pub const RESET: Door =
    Door { cookie: "portal-link", link: path::RESET, clean: path::RESET_FORM, inside: path::RESET_FORM };
/// A provider's invitation to a partnership.
pub const PARTNERSHIP: Door = Door {
    cookie: "portal-partnership",
    link: path::PARTNERSHIP_LINK,
    clean: path::PARTNERSHIP,
    inside: path::PARTNERSHIP_ANSWER,
};

/// Partners ask a customer: a reseller with its provider, or a direct partner alone.
pub const CUSTOMER_INVITATION: Door = Door {
    cookie: "portal-joint",
    link: path::OWN_INVITATION_LINK,
    clean: path::OWN_INVITATION,
    inside: path::OWN_INVITATION_ANSWER,
};
/// A customer new to the portal proves its mailbox.
pub const JOIN: Door =
    Door { cookie: "portal-join", link: path::JOIN_LINK, clean: path::JOIN_CONFIRM, inside: path::JOIN_CONFIRM };

/// A primary contact proves its mailbox.
pub const VERIFY_EMAIL: Door = Door {
    cookie: "portal-mailbox",
    link: path::VERIFY_EMAIL_LINK,
    clean: path::VERIFY_EMAIL,
    inside: path::VERIFY_EMAIL,
};

/// Links that are answered after signing in, so that they must survive it.
const PENDING: &[&Door] = &[&PARTNERSHIP, &CUSTOMER_INVITATION];

/// How long a link waits in its cookie: as long as one for a forgotten password works.
const SECONDS: u32 = 2 * 60 * 60;

fn is_secure(app: &App) -> bool {
    app.base_url.scheme() == "https"
}

impl Door {
    fn name(&self, app: &App) -> String {
        format!("{}{}", if is_secure(app) { "__Host-" } else { "" }, self.cookie)
    }

    fn set(&self, app: &App, value: &str, seconds: u32) -> HeaderValue {
        let secure = if is_secure(app) { "; Secure" } else { "" };
        let cookie = format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.name(app));
        HeaderValue::from_str(&cookie).expect("a cookie of ours is a header")
    }

    /// The link itself, as it stands in a mail or a letter.
    pub fn address(&self, app: &App, token: &Token) -> String {
        app.link(&fill(self.link, &[&token.secret()]))
    }

    /// Leads from the link to its clean page.
    pub fn arrive(&self, app: &App, token: &Token) -> Response {
        let referrer = HeaderValue::from_static("no-referrer");
        let clean = HeaderValue::from_static(self.clean);
        let cookie = self.set(app, token.secret(), SECONDS);
        let headers = [(header::LOCATION, clean), (header::SET_COOKIE, cookie), (header::REFERRER_POLICY, referrer)];
        (StatusCode::SEE_OTHER, headers).into_response()
    }

    /// Brings a token along to another page of ours.
    pub fn bring(&self, app: &App, token: &Token, mut response: Response) -> Response {
        response.headers_mut().append(header::SET_COOKIE, self.set(app, token.secret(), SECONDS));
        response
    }

    /// The token that arrived.
    pub fn token(&self, app: &App, headers: &HeaderMap) -> Option<Token> {
        Token::parse(cookie_value(headers, &self.name(app))?)
    }

    /// The token that a form was sent with. Whoever sends an answered form once more is led to where its answer led: the token is
    /// forgotten by then.
    ///
    /// # Errors
    /// `Answered` for a repetition, `BadForm` if the key was used by another form.
    pub async fn sent<T>(
        &self,
        app: &App,
        headers: &HeaderMap,
        member: &mut Member,
        form: &CheckedForm<T>,
    ) -> Result<Option<Token>, PageError> {
        let token = self.token(app, headers);
        if token.is_none() {
            // nothing is committed, so a fresh key stays fresh
            member.once(form, path::OVERVIEW).await?;
        }
        Ok(token)
    }

    /// Forgets the token.
    pub fn forget(&self, app: &App, mut response: Response) -> Response {
        response.headers_mut().append(header::SET_COOKIE, self.set(app, "", 0));
        response
    }
}

/// Where somebody was going, with the pending link itself in place of its clean page: it is sealed into the row of a forgotten
/// password, because the mail may be opened in another browser.
pub fn packed(app: &App, headers: &HeaderMap, next: String) -> String {
    let door = PENDING.iter().find(|door| next == door.clean || next == door.inside);
    match door.and_then(|door| Some((door, door.token(app, headers)?))) {
        Some((door, token)) => fill(door.link, &[&token.secret()]),
        None => next,
    }
}

/// The clean page again, and the cookie that opens it.
pub fn unpacked(app: &App, next: String) -> (String, Option<HeaderValue>) {
    let door = PENDING.iter().find(|door| fits(door.link, &next));
    let token = next.rsplit('/').next().and_then(Token::parse);
    match door.zip(token) {
        Some((door, token)) => (door.inside.to_owned(), Some(door.set(app, token.secret(), SECONDS))),
        None => (next, None),
    }
}

/// Whether a path lies where mailed links lead. Pages there run no script at all: who opens them may be a scanner (abuse A2).
pub fn is_linked(asked: &str) -> bool {
    const AREAS: [&str; 6] = [
        path::FORGOTTEN,
        path::ACCEPT_USER_FORM,
        path::PARTNERSHIP,
        path::OWN_INVITATION,
        path::JOIN,
        path::VERIFY_EMAIL,
    ];
    let lies_in = |area: &str| asked.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    AREAS.into_iter().any(lies_in)
}
