//! The operator registers a partner and its first global admin.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    clock::new_id,
    domain::{
        ids::OrganisationId,
        language::Language,
        programme::Programme,
        text::{self, TextFault},
    },
    web::{
        countries,
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        routes::{fill, path},
    },
    words::Message,
    workflows::{
        names,
        partner::{self, RegisterError, Registration},
    },
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewPartnerForm {
    name: String,
    country: String,
    region: String,
    language: String,
    programme: String,
    partner_ids: String,
    inactive_partner_ids: String,
    first_name: String,
    last_name: String,
    mail: String,
    alike_checked: String,
}

#[derive(Template)]
#[template(path = "ops/new_partner.html")]
struct NewPartnerPage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a NewPartnerForm,
    countries: Vec<Choice>,
    regions: Vec<Choice>,
    languages: Vec<Choice>,
    programmes: Vec<Choice>,
    /// Names of others that the typed one looks like (abuse C13).
    alike: Vec<String>,
}

fn render(page: Frame, form: &NewPartnerForm, errors: FormErrors) -> NewPartnerPage<'_> {
    let choices = |prefix: &str, codes: &[&str]| {
        codes
            .iter()
            .map(|code| Choice::new(*code, page.t(&format!("{prefix}-{}", code.to_lowercase().replace('_', "-")))))
            .collect()
    };
    NewPartnerPage {
        countries: countries::choices(&page),
        regions: choices("region", countries::REGIONS),
        languages: Language::OFFERED.iter().map(|lang| Choice::new(lang.code(), lang.name().into())).collect(),
        programmes: choices("programme", &Programme::ALL.map(Programme::code)),
        alike: Vec::new(),
        page,
        errors,
        form,
    }
}

/// Partner IDs separated by spaces or commas.
fn numbers(typed: &str) -> Result<Vec<String>, TextFault> {
    typed.split([' ', ',', ';', '\t']).filter(|number| !number.is_empty()).map(text::partner_id).collect()
}

fn check(form: &NewPartnerForm, id: OrganisationId) -> Result<Registration, FormErrors> {
    let mut errors = FormErrors::default();
    let name = errors.parsed("name", text::organisation_name(&form.name));
    let country =
        choice(&mut errors, "country", &form.country, |code| countries::CODES.contains(&code).then(|| code.to_owned()));
    let region =
        choice(&mut errors, "region", &form.region, |code| countries::REGIONS.contains(&code).then(|| code.to_owned()));
    let language = choice(&mut errors, "language", &form.language, |code| {
        Language::OFFERED.into_iter().find(|lang| lang.code() == code)
    });
    let programme = choice(&mut errors, "programme", &form.programme, Programme::from_code);
    let active = errors.parsed(
        "partner_ids",
        numbers(&form.partner_ids).and_then(|ids| if ids.is_empty() { Err(TextFault::Missing) } else { Ok(ids) }),
    );
    let inactive = errors.parsed("inactive_partner_ids", numbers(&form.inactive_partner_ids));
    let first_name = errors.parsed("first_name", text::person_name(&form.first_name));
    let last_name = errors.parsed("last_name", text::person_name(&form.last_name));
    let mail = errors.parsed("mail", text::mail(&form.mail));
    match (country, region, language, programme) {
        (Some(country), Some(region), Some(language), Some(programme)) if errors.is_empty() => {
            let partner_ids =
                active.into_iter().map(|n| (n, true)).chain(inactive.into_iter().map(|n| (n, false))).collect();
            Ok(Registration {
                id,
                name,
                country,
                region,
                language,
                programme,
                partner_ids,
                first_name,
                last_name,
                mail,
            })
        }
        _ => Err(errors),
    }
}

/// A choice from a list, or a complaint that one is missing.
fn choice<T>(
    errors: &mut FormErrors,
    field: &'static str,
    typed: &str,
    known: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let found = known(typed);
    if found.is_none() {
        errors.add(field, Message::new(format!("missing-{field}")));
    }
    found
}

/// `GET /ops/partners/new`
pub async fn show(member: Member) -> Response {
    let form = NewPartnerForm { region: "EU".into(), ..NewPartnerForm::default() };
    ok(&render(member.page, &form, FormErrors::default()))
}

/// `POST /ops/partners/new`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<NewPartnerForm>,
) -> Result<Response, PageError> {
    let id: OrganisationId = form.key.map_or_else(new_id, OrganisationId);
    let registration = match check(&form.fields, id) {
        Ok(registration) => registration,
        Err(errors) => return Ok(invalid(&render(member.page, &form.fields, errors))),
    };
    let there = fill(path::OPS_PARTNER, &[&id]);
    member.once(&form, &there).await?;
    let alike = names::alike(&mut member.tx, &registration.name, &[]).await?;
    if !alike.is_empty() && form.fields.alike_checked != "on" {
        let page = render(member.page, &form.fields, FormErrors::of("alike_checked", "missing-alike-checked"));
        return Ok(invalid(&NewPartnerPage { alike, ..page }));
    }
    match partner::register(&app, member.tx, &member.me, &registration).await {
        Ok(()) => Ok(done(&there, "flash-partner-registered")),
        Err(RegisterError::PartnerIdTaken) => {
            Ok(invalid(&render(member.page, &form.fields, FormErrors::of("partner_ids", "partner-id-taken"))))
        }
        Err(RegisterError::Operator) => {
            Ok(invalid(&render(member.page, &form.fields, FormErrors::of("mail", "mail-is-operator"))))
        }
        // the form's key is the id of something else, so it is no form of ours
        Err(RegisterError::Store(error)) if error.is_refusal_of("organisations_pkey") => Err(PageError::BadForm),
        Err(RegisterError::Store(error)) => Err(error.into()),
    }
}
