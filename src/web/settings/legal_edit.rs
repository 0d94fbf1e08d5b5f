//! Changing the legal profile (F51): the country never changes, the name of an authorized direct partner or provider neither.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    domain::{customer, readiness::NEEDS_REGISTRATION, text},
    store::legal_profiles::{self, LegalProfile},
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
pub struct LegalForm {
    name: String,
    address_line1: String,
    address_line2: String,
    postal_code: String,
    city: String,
    state_or_province: String,
    registration_number: String,
}

#[derive(Template)]
#[template(path = "settings/legal_edit.html")]
struct LegalEditPage {
    page: Frame,
    errors: FormErrors,
    form: LegalForm,
    version: i32,
    country: String,
    name_locked: bool,
    in_force: bool,
}

struct Ground {
    stored: LegalProfile,
    wanted: LegalProfile,
    in_force: bool,
    name_locked: bool,
}

async fn ground(member: &mut Member) -> Result<Ground, PageError> {
    let id = member.me.organisation_id;
    let stored = legal_profiles::find(&mut member.tx, id).await?.ok_or(PageError::NotFound)?;
    let change = legal_profiles::change(&mut member.tx, id).await?;
    let (in_force, name_locked) = legal_profiles::guards(&mut member.tx, id).await?;
    Ok(Ground { wanted: change.map_or_else(|| stored.clone(), |change| change.profile), stored, in_force, name_locked })
}

fn render(member: Member, ground: &Ground, form: LegalForm, errors: FormErrors) -> LegalEditPage {
    LegalEditPage {
        country: member.page.country(&member.me.country),
        page: member.page,
        errors,
        form,
        version: ground.stored.version,
        name_locked: ground.name_locked,
        in_force: ground.in_force,
    }
}

/// `GET /settings/partner-profile/legal/edit`
pub async fn show(mut member: Member) -> Result<Response, PageError> {
    let ground = ground(&mut member).await?;
    let wanted = ground.wanted.clone();
    let form = LegalForm {
        name: wanted.name,
        address_line1: wanted.address_line1,
        address_line2: wanted.address_line2,
        postal_code: wanted.postal_code,
        city: wanted.city,
        state_or_province: wanted.state_or_province,
        registration_number: wanted.registration_number,
    };
    Ok(ok(&render(member, &ground, form, FormErrors::default())))
}

fn check(form: &LegalForm, ground: &Ground, country: &str, version: i32) -> (LegalProfile, FormErrors) {
    let mut errors = FormErrors::default();
    let profile = LegalProfile {
        // a locked name has no field
        name: if ground.name_locked {
            ground.stored.name.clone()
        } else {
            errors.parsed("name", customer::name(&form.name))
        },
        address_line1: errors.parsed("address_line1", text::line(&form.address_line1, 120)),
        address_line2: errors.parsed("address_line2", text::optional(&form.address_line2, 120)),
        postal_code: errors.parsed("postal_code", text::line(&form.postal_code, 20)),
        city: errors.parsed("city", text::line(&form.city, 80)),
        state_or_province: errors.parsed("state_or_province", text::optional(&form.state_or_province, 80)),
        registration_number: errors.parsed("registration_number", text::optional(&form.registration_number, 40)),
        version,
    };
    if profile.registration_number.is_empty() && NEEDS_REGISTRATION.contains(&country) {
        errors.add("registration_number", Message::new("missing-registration-number"));
    }
    if ground.name_locked && !form.name.is_empty() && form.name.trim() != ground.stored.name {
        errors.add("", Message::new("legal-name-locked"));
    }
    (profile, errors)
}

/// `POST /settings/partner-profile/legal/edit`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<LegalForm>,
) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let ground = ground(&mut member).await?;
    let (profile, mut errors) = check(&form.fields, &ground, &member.me.country, version);
    // F55: required while editing the legal profile
    if !legal_profiles::has_security_contact(&mut member.tx).await? {
        errors.add("", Message::new("legal-security-first"));
    }
    if !errors.is_empty() {
        return Ok(invalid(&render(member, &ground, form.fields, errors)));
    }
    member.once(&form, path::LEGAL).await?;
    if ground.stored.version != version {
        let p = &ground.stored;
        let now = format!("{}, {}, {} {}", p.name, p.address_line1, p.postal_code, p.city);
        return Ok(stale(&render(member, &ground, form.fields, FormErrors::stale(&now))));
    }
    match legal_profile::change(&app, member.tx, &member.me, &Edit::Profile(&profile)).await? {
        Edited::Saved => Ok(done(path::LEGAL, "flash-saved")),
        Edited::Waiting => Ok(done(path::LEGAL, "flash-change-waits")),
        Edited::Stale => Err(PageError::Conflict(Message::new("conflict-edited"))),
    }
}
