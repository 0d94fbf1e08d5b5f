//! The page for whoever follows a link that somebody else of their organisation has to answer: what it is, who can, and the link to hand on
//! (F26, F36).

use askama::Template;
use axum::{http::StatusCode, response::Response};
use chrono::{DateTime, Utc};

use super::page::{Frame, html};
use crate::{domain::letter, store::organisations::Holder};

/// What is handed over.
pub struct HandOver {
    /// The page's heading.
    pub title: String,
    /// What it is, and why not by whoever looks.
    pub text: String,
    /// Of the mail it can be handed on with.
    pub subject: String,
    /// Of that mail, with the link in it.
    pub body: String,
    /// The link.
    pub link: String,
    /// Until when it can be answered.
    pub until: Option<DateTime<Utc>>,
}

/// Somebody it can be handed to.
struct To {
    name: String,
    mail: String,
    /// Opens a mail to them with the link.
    href: String,
}

#[derive(Template)]
#[template(path = "links/hand_over.html")]
struct HandOverPage {
    page: Frame,
    what: HandOver,
    holders: Vec<To>,
}

/// The page, with everybody who can answer.
pub fn hand_over(page: Frame, holders: Vec<Holder>, what: HandOver) -> Response {
    let to = |holder: Holder| To {
        href: letter::mailto(&holder.mail, &what.subject, &what.body).unwrap_or_default(),
        name: holder.name,
        mail: holder.mail,
    };
    let holders = holders.into_iter().map(to).collect();
    html(StatusCode::FORBIDDEN, &HandOverPage { page, what, holders })
}
