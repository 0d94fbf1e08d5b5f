//! Which mails the portal sent or still has to, and sending one again (G14).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{ids::MailId, permission::Permission},
    store::{
        mails::{self, Listed},
        page::{Cursor, LIMIT, SIZE, page as make_page},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::CheckedForm,
        page::{Frame, done, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
    words::Message,
    workflows::partner,
};

/// Where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailsQuery {
    after: Option<Uuid>,
    before: Option<Uuid>,
}

/// A line.
struct Row {
    mail: Listed,
    subject: String,
    state: String,
    tone: &'static str,
    resend: Option<String>,
}

#[derive(Template)]
#[template(path = "ops/mails.html")]
struct MailsPage {
    page: Frame,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
}

/// `GET /ops/mails`
pub async fn show(member: Member, Query(query): Query<MailsQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let cursor = Cursor::from_parts(query.after, query.before);
    let found = mails::list(&mut tx, cursor, LIMIT).await?;
    let found = make_page(found, &cursor, SIZE, |mail| mail.id);
    let newer = found.previous.map(|id| format!("{}?before={id}", path::OPS_MAILS));
    let older = found.next.map(|id| format!("{}?after={id}", path::OPS_MAILS));
    let may_resend = me.may(Permission::ResendMail).is_ok();
    let rows = found.rows.into_iter().map(|mail| row(mail, &page, may_resend)).collect();
    Ok(ok(&MailsPage { page, rows, newer, older }))
}

fn row(mail: Listed, page: &Frame, may_resend: bool) -> Row {
    let tone = match mail.state.as_str() {
        "sent" => "success",
        "dead" => "error",
        _ => "info",
    };
    Row {
        subject: page.t(&format!("mail-kind-{}", mail.kind.replace('_', "-"))),
        state: page.t(&format!("mail-state-{}", mail.state)),
        tone,
        resend: (may_resend && matches!(mail.state.as_str(), "dead" | "queued"))
            .then(|| fill(path::OPS_MAIL_RESEND, &[&mail.id])),
        mail,
    }
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResendForm {}

/// `POST /ops/mails/{mail}/resend`
pub async fn resend(
    mut member: Member,
    Id(id): Id<MailId>,
    form: CheckedForm<ResendForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::OPS_MAILS).await?;
    match partner::resend_mail(member.tx, &member.me, id).await? {
        None => Err(PageError::NotFound),
        Some(true) => Ok(done(path::OPS_MAILS, "flash-mail-resent")),
        Some(false) => Err(PageError::Conflict(Message::new("conflict-mail-sent"))),
    }
}
