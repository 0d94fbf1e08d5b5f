//! Whether a partner has signed the reseller's agreement, by its Partner ID or exact name (F71); and a reminder (P10).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::{text, text::TextFault},
    store::partnerships::{self, Found},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, ok},
        path::Query,
        routes::path,
    },
    words::Message,
    workflows::partnership,
};

/// What is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CheckQuery {
    partner: String,
}

#[derive(Template)]
#[template(path = "indirect_resellers/check.html")]
struct CheckPage {
    page: Frame,
    errors: FormErrors,
    partner: String,
    found: Option<Found>,
    same_region: bool,
}

/// The one partner with this Partner ID or exactly this name, in words if there is not one.
pub(super) async fn look_up(tx: &mut crate::store::Tx, typed: &str) -> Result<Result<Found, Message>, PageError> {
    let typed = match text::line(typed, 120) {
        Ok(typed) => typed,
        Err(TextFault::Missing) => return Ok(Err(Message::new("missing-partner"))),
        Err(TextFault::TooLong(most)) => return Ok(Err(Message::new("fault-too-long").with("most", most))),
        Err(_) => return Ok(Err(Message::new("fault-characters"))),
    };
    let mut found = partnerships::look_up(tx, &typed).await?;
    Ok(match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one),
        (Some(_), false) => Err(Message::new("partner-ambiguous")),
        (None, _) => Err(Message::new("partner-unknown")),
    })
}

/// `GET /indirect-resellers/check`
pub async fn show(member: Member, Query(query): Query<CheckQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let mut errors = FormErrors::default();
    let mut found = None;
    if !query.partner.trim().is_empty() {
        match look_up(&mut tx, &query.partner).await? {
            Ok(partner) => found = Some(partner),
            Err(complaint) => errors.add("partner", complaint),
        }
    }
    let same_region = found.as_ref().is_some_and(|found| found.region == me.region);
    Ok(ok(&CheckPage { page, errors, partner: query.partner, found, same_region }))
}

/// The form that reminds.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemindForm {
    partner: String,
}

/// `POST /indirect-resellers/check/remind`
pub async fn remind(mut member: Member, form: CheckedForm<RemindForm>) -> Result<Response, PageError> {
    let found = look_up(&mut member.tx, &form.fields.partner).await?.map_err(PageError::Conflict)?;
    if found.signed {
        return Ok(done(path::RESELLER_CHECK, "flash-reseller-signed"));
    }
    member.once(&form, path::RESELLER_CHECK).await?;
    let sent = partnership::remind(member.tx, &member.me, found.id, &found.name).await?;
    Ok(done(path::RESELLER_CHECK, if sent { "flash-reseller-reminded" } else { "flash-reseller-reminded-before" }))
}
