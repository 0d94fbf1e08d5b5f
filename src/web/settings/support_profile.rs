//! Support profile: what customers see when they need help (F61).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::text,
    store::profiles::{self, SupportProfile},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok, stale},
        routes::path,
    },
    words::Message,
    workflows::profile::{self, Edited},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SupportProfileForm {
    support_website: String,
    support_mail: String,
    support_phone: String,
}

#[derive(Template)]
#[template(path = "settings/support_profile.html")]
struct SupportProfilePage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a SupportProfileForm,
    version: i32,
}

fn check(form: &SupportProfileForm, version: i32) -> (SupportProfile, FormErrors) {
    let mut errors = FormErrors::default();
    let profile = SupportProfile {
        website: errors.parsed("support_website", text::website(&form.support_website)),
        mail: errors.parsed("support_mail", text::mail(&form.support_mail)),
        phone: errors.parsed("support_phone", text::phone(&form.support_phone)),
        version,
    };
    (profile, errors)
}

/// `GET /settings/support-profile`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let stored = profiles::support_profile(&mut tx, me.organisation_id).await?.ok_or(PageError::NotFound)?;
    let form =
        SupportProfileForm { support_website: stored.website, support_mail: stored.mail, support_phone: stored.phone };
    Ok(ok(&SupportProfilePage { page, errors: FormErrors::default(), form: &form, version: stored.version }))
}

/// `POST /settings/support-profile`
pub async fn submit(mut member: Member, form: CheckedForm<SupportProfileForm>) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let (profile, errors) = check(&form.fields, version);
    if !errors.is_empty() {
        return Ok(invalid(&SupportProfilePage { page: member.page, errors, form: &form.fields, version }));
    }
    member.once(&form, path::PARTNER_PROFILE).await?;
    let stored =
        profiles::support_profile(&mut member.tx, member.me.organisation_id).await?.ok_or(PageError::NotFound)?;
    if stored.version != version {
        let now = format!("{}, {}, {}", stored.website, stored.mail, stored.phone);
        let errors = FormErrors::stale(&now);
        return Ok(stale(&SupportProfilePage {
            page: member.page,
            errors,
            form: &form.fields,
            version: stored.version,
        }));
    }
    match profile::set_support(member.tx, &member.me, &profile).await? {
        Edited::Saved | Edited::Waiting => Ok(done(path::PARTNER_PROFILE, "flash-saved")),
        Edited::Stale => Err(PageError::Conflict(Message::new("conflict-edited"))),
    }
}
