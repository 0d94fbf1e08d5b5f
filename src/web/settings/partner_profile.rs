//! Partner profile: who the partner is to the programme, read by everyone in it.

use askama::Template;
use axum::response::Response;

use crate::{
    domain::permission::Permission,
    store::{
        organisations::{self, Organisation},
        profiles::{self, PrimaryContact, SupportProfile},
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
    },
};

#[derive(Template)]
#[template(path = "settings/partner_profile.html")]
struct PartnerProfilePage {
    page: Frame,
    organisation: Organisation,
    contact: Option<PrimaryContact>,
    support: Option<SupportProfile>,
    verification: String,
    dual: bool,
    programmes: Vec<String>,
    may_legal: bool,
    may_edit_contact: bool,
    may_edit_support: bool,
}

/// `GET /settings/partner-profile`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let id = me.organisation_id;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let contact = profiles::primary_contact(&mut tx, id).await?;
    let support = profiles::support_profile(&mut tx, id).await?;
    let verification = profiles::verification(&mut tx, id).await?;
    let programmes = me
        .programmes
        .iter()
        .map(|(programme, _)| page.t(&format!("programme-{}", programme.code().replace('_', "-"))))
        .collect();
    Ok(ok(&PartnerProfilePage {
        page,
        organisation,
        contact,
        support,
        verification,
        dual: me.is_dual(),
        programmes,
        may_legal: me.may(Permission::LegalProfile).is_ok(),
        may_edit_contact: me.may(Permission::EditPrimaryContact).is_ok(),
        may_edit_support: me.may(Permission::EditSupportProfile).is_ok(),
    }))
}
