//! Partner IDs, and which of them orders and incentives go by (F56).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::permission::Permission,
    store::profiles::{self, PartnerId},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        routes::path,
    },
    workflows::profile::{self, Associated},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IdentifiersForm {
    partner_id: String,
}

#[derive(Template)]
#[template(path = "settings/identifiers.html")]
struct IdentifiersPage {
    page: Frame,
    errors: FormErrors,
    ids: Vec<PartnerId>,
    country: String,
    may_change: bool,
    choices: Vec<Choice>,
}

fn render(page: Frame, ids: Vec<PartnerId>, country: &str, may_change: bool, errors: FormErrors) -> IdentifiersPage {
    let can_count = ids.iter().filter(|id| may_change && !id.associated && id.active && id.country == country);
    let choices = can_count.map(|id| Choice::new(id.id.to_string(), id.number.clone())).collect();
    IdentifiersPage { page, errors, ids, country: country.to_owned(), may_change, choices }
}

/// `GET /settings/identifiers`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let ids = profiles::partner_ids(&mut tx, me.organisation_id).await?;
    let may = me.may(Permission::AssociatePartnerId).is_ok();
    Ok(ok(&render(page, ids, &me.country, may, FormErrors::default())))
}

/// `POST /settings/identifiers`
pub async fn submit(mut member: Member, form: CheckedForm<IdentifiersForm>) -> Result<Response, PageError> {
    let Ok(id) = form.fields.partner_id.parse() else {
        let ids = profiles::partner_ids(&mut member.tx, member.me.organisation_id).await?;
        return Ok(invalid(&render(
            member.page,
            ids,
            &member.me.country,
            true,
            FormErrors::of("partner_id", "missing-partner-id"),
        )));
    };
    member.once(&form, path::IDENTIFIERS).await?;
    match profile::associate_partner_id(member.tx, &member.me, id).await? {
        Associated::Saved => Ok(done(path::IDENTIFIERS, "flash-partner-id")),
        Associated::NotPossible => Err(PageError::NotFound),
    }
}
