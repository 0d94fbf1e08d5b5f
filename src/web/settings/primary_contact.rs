//! Primary contact: where mail about the programme goes (F51).

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    domain::text,
    store::{
        legal_profiles,
        profiles::{self, PrimaryContact},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok, stale},
        routes::path,
    },
    words::Message,
    workflows::{
        legal_profile::{self, Edit},
        profile::Edited,
    },
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PrimaryContactForm {
    first_name: String,
    last_name: String,
    contact_mail: String,
    contact_phone: String,
}

#[derive(Template)]
#[template(path = "settings/primary_contact.html")]
struct PrimaryContactPage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a PrimaryContactForm,
    version: i32,
}

fn check(form: &PrimaryContactForm, version: i32) -> (PrimaryContact, FormErrors) {
    let mut errors = FormErrors::default();
    let contact = PrimaryContact {
        first_name: errors.parsed("first_name", text::person_name(&form.first_name)),
        last_name: errors.parsed("last_name", text::person_name(&form.last_name)),
        mail: errors.parsed("contact_mail", text::company_mail(&form.contact_mail)),
        phone: errors.parsed("contact_phone", text::phone(&form.contact_phone)),
        version,
    };
    (contact, errors)
}

/// `GET /settings/partner-profile/primary-contact`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let stored = profiles::primary_contact(&mut tx, me.organisation_id).await?.ok_or(PageError::NotFound)?;
    let change = legal_profiles::change(&mut tx, me.organisation_id).await?;
    let wanted = change.map_or_else(|| stored.clone(), |change| change.contact);
    let form = PrimaryContactForm {
        first_name: wanted.first_name,
        last_name: wanted.last_name,
        contact_mail: wanted.mail,
        contact_phone: wanted.phone,
    };
    Ok(ok(&PrimaryContactPage { page, errors: FormErrors::default(), form: &form, version: stored.version }))
}

/// `POST /settings/partner-profile/primary-contact`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<PrimaryContactForm>,
) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let (contact, errors) = check(&form.fields, version);
    if !errors.is_empty() {
        return Ok(invalid(&PrimaryContactPage { page: member.page, errors, form: &form.fields, version }));
    }
    member.once(&form, path::PARTNER_PROFILE).await?;
    let stored =
        profiles::primary_contact(&mut member.tx, member.me.organisation_id).await?.ok_or(PageError::NotFound)?;
    if stored.version != version {
        let now = format!("{} {}, {}, {}", stored.first_name, stored.last_name, stored.mail, stored.phone);
        let errors = FormErrors::stale(&now);
        return Ok(stale(&PrimaryContactPage {
            page: member.page,
            errors,
            form: &form.fields,
            version: stored.version,
        }));
    }
    match legal_profile::change(&app, member.tx, &member.me, &Edit::Contact(&contact)).await? {
        Edited::Saved => Ok(done(path::PARTNER_PROFILE, "flash-saved")),
        Edited::Waiting => Ok(done(path::PARTNER_PROFILE, "flash-change-waits")),
        Edited::Stale => Err(PageError::Conflict(Message::new("conflict-edited"))),
    }
}
