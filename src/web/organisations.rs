//! Acting for another organisation: the person stays, the session is a new one (abuse B5).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use tower_sessions::Session;

use super::{
    entry::Member,
    error::PageError,
    forms::CheckedForm,
    page::{Frame, done, ok},
    path::Id,
    routes::{fill, path},
    sign_in::{Origin, switch_session},
};
use crate::{
    domain::ids::MembershipId,
    store::own_account::{self, Place},
};

/// An organisation to choose.
struct Row {
    place: Place,
    roles: String,
    action: String,
}

#[derive(Template)]
#[template(path = "organisations.html")]
struct OrganisationsPage {
    page: Frame,
    rows: Vec<Row>,
}

/// `GET /organisations`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, page, .. } = member;
    let rows = own_account::places(&mut tx).await?.into_iter().map(|place| Row {
        roles: place.roles.iter().map(|role| page.word("role", role)).collect::<Vec<_>>().join(", "),
        action: fill(path::ORGANISATION, &[&place.membership_id]),
        place,
    });
    let rows = rows.collect();
    Ok(ok(&OrganisationsPage { page, rows }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SwitchForm {}

/// `POST /organisations/{membership}`
pub async fn switch(
    member: Member,
    session: Session,
    origin: Origin,
    Id(id): Id<MembershipId>,
    _: CheckedForm<SwitchForm>,
) -> Result<Response, PageError> {
    let mut member = member;
    let places = own_account::places(&mut member.tx).await?;
    if !places.iter().any(|place| place.membership_id == id && !place.is_current) {
        return Err(PageError::NotFound);
    }
    drop(member.tx);
    switch_session(&session, id, &origin).await?;
    Ok(done(path::OVERVIEW, "flash-switched"))
}
