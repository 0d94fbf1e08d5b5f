//! Security contact (F55): whom to tell of an incident, at any hour. Nobody verifies it.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::text,
    store::legal_profiles::{self, SecurityContact},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok, stale},
        routes::path,
    },
    words::Message,
    workflows::{legal_profile, profile::Edited},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecurityContactForm {
    first_name: String,
    middle_name: String,
    last_name: String,
    contact_mail: String,
    contact_phone: String,
}

#[derive(Template)]
#[template(path = "settings/security_contact.html")]
struct SecurityContactPage {
    page: Frame,
    errors: FormErrors,
    form: SecurityContactForm,
    version: i32,
}

/// `GET /settings/partner-profile/security-contact`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let stored = legal_profiles::security_contact(&mut tx, me.organisation_id).await?;
    let version = stored.as_ref().map_or(0, |contact| contact.version);
    let form = stored.map_or_else(SecurityContactForm::default, |contact| SecurityContactForm {
        first_name: contact.first_name,
        middle_name: contact.middle_name,
        last_name: contact.last_name,
        contact_mail: contact.mail,
        contact_phone: contact.phone,
    });
    Ok(ok(&SecurityContactPage { page, errors: FormErrors::default(), form, version }))
}

fn check(form: &SecurityContactForm, version: i32) -> (SecurityContact, FormErrors) {
    let mut errors = FormErrors::default();
    let middle =
        if form.middle_name.trim().is_empty() { Ok(String::new()) } else { text::person_name(&form.middle_name) };
    let contact = SecurityContact {
        first_name: errors.parsed("first_name", text::person_name(&form.first_name)),
        middle_name: errors.parsed("middle_name", middle),
        last_name: errors.parsed("last_name", text::person_name(&form.last_name)),
        mail: errors.parsed("contact_mail", text::company_mail(&form.contact_mail)),
        phone: errors.parsed("contact_phone", text::phone(&form.contact_phone)),
        version,
    };
    (contact, errors)
}

/// `POST /settings/partner-profile/security-contact`
pub async fn submit(mut member: Member, form: CheckedForm<SecurityContactForm>) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let (contact, errors) = check(&form.fields, version);
    if !errors.is_empty() {
        return Ok(invalid(&SecurityContactPage { page: member.page, errors, form: form.fields, version }));
    }
    member.once(&form, path::LEGAL).await?;
    let stored = legal_profiles::security_contact(&mut member.tx, member.me.organisation_id).await?;
    if let Some(stored) = stored.filter(|stored| stored.version != version) {
        let now = format!("{} {}, {}, {}", stored.first_name, stored.last_name, stored.mail, stored.phone);
        let (page, errors) = (member.page, FormErrors::stale(&now));
        return Ok(stale(&SecurityContactPage { page, errors, form: form.fields, version: stored.version }));
    }
    match legal_profile::set_security_contact(member.tx, &member.me, &contact).await? {
        Edited::Saved | Edited::Waiting => Ok(done(path::LEGAL, "flash-saved")),
        Edited::Stale => Err(PageError::Conflict(Message::new("conflict-edited"))),
    }
}
