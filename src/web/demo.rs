//! The demo's mailbox: every mail whole. Not in production's route table.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    entry::Guest,
    error::PageError,
    forms::FormErrors,
    page::{Frame, ok},
    path::{Id, Query},
};
use crate::{
    app::App,
    store::demo_mailbox::{self, Delivered},
};

/// Whose mails.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailboxQuery {
    to: String,
}

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
struct MailboxPage {
    page: Frame,
    errors: FormErrors,
    mails: Vec<Delivered>,
    to: String,
}

/// A line of a mail's text; a link is shown as one.
enum Line {
    Text(String),
    Link(String),
}

#[derive(Template)]
#[template(path = "demo/mail.html")]
struct MailPage {
    page: Frame,
    mail: Delivered,
    lines: Vec<Line>,
}

/// `GET /demo/mail`
pub async fn mailbox(
    guest: Guest,
    State(app): State<App>,
    Query(query): Query<MailboxQuery>,
) -> Result<Response, PageError> {
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let to = query.to.trim().to_lowercase();
    let mails = demo_mailbox::list(&mut tx, Some(to.as_str()).filter(|to| !to.is_empty())).await?;
    Ok(ok(&MailboxPage { page: guest.page, errors: FormErrors::default(), mails, to }))
}

/// `GET /demo/mail/{mail}`
pub async fn mail(guest: Guest, State(app): State<App>, Id(id): Id<Uuid>) -> Result<Response, PageError> {
    let (mut tx, _) = app.db.begin_reading(None).await?;
    let mail = demo_mailbox::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let own = app.link("");
    let lines = mail
        .body_text
        .lines()
        .map(|line| if line.starts_with(&own) { Line::Link(line.into()) } else { Line::Text(line.into()) })
        .collect();
    Ok(ok(&MailPage { page: guest.page, mail, lines }))
}
