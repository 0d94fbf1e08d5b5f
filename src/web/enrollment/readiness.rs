//! Step 1: what must hold before a partner can enroll, each with a link to where it is mended (F02).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{only_identified, who_can};
use crate::{
    clock::new_id,
    domain::{
        enrollment::EnrollmentState,
        ids::EnrollmentId,
        permission::Permission,
        readiness::{self, Check, Item},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::CheckedForm,
        page::{Frame, ok, see_other},
        routes::path,
    },
    workflows::enrollment,
};

/// A datum in words.
pub struct Row {
    /// Its name.
    pub title: String,
    /// What its light means.
    pub meaning: String,
    /// The light's word.
    pub word: String,
    /// The light's colour.
    pub tone: &'static str,
    /// Where it is mended; empty when there is nothing to mend.
    pub fix: &'static str,
}

#[derive(Template)]
#[template(path = "enrollment/readiness.html")]
struct ReadinessPage {
    page: Frame,
    rows: Vec<Row>,
    ready: bool,
    all_green: bool,
    begun: bool,
    may_enroll: bool,
    who: Vec<String>,
    reason: String,
    planned: String,
}

/// Where a datum is mended.
fn fix(check: Check) -> &'static str {
    match check {
        Check::LegalProfile | Check::RegistrationNumber => path::LEGAL_EDIT,
        Check::Verification => path::LEGAL,
        Check::PrimaryContact => path::PRIMARY_CONTACT,
        Check::PartnerId => path::IDENTIFIERS,
        Check::SupportContact => path::SUPPORT_PROFILE,
    }
}

/// The lights in words.
pub fn rows(items: &[Item], page: &Frame) -> Vec<Row> {
    let row = |item: &Item| Row {
        title: page.t(&format!("check-{}", item.check.key())),
        meaning: page.t(&format!("check-{}-{}", item.check.key(), item.light.key())),
        word: page.t(&format!("light-{}", item.light.key())),
        tone: item.light.tone(),
        fix: if item.light == readiness::Light::Green { "" } else { fix(item.check) },
    };
    items.iter().map(row).collect()
}

/// `GET /enroll/indirect-reseller`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let standing = enrollment::standing(&mut tx, &me).await?;
    only_identified(&standing)?;
    let open =
        [EnrollmentState::Offered, EnrollmentState::Draft, EnrollmentState::Withdrawn, EnrollmentState::Rejected];
    if !open.contains(&standing.state) || standing.flag.is_none() {
        return Ok(see_other(path::ENROLLMENT_STATUS));
    }
    let items = enrollment::readiness(&mut tx, &me).await?;
    let (reason, planned) =
        standing.flag.as_ref().map(|flag| (flag.reason.clone(), page.date(&flag.planned_on))).unwrap_or_default();
    Ok(ok(&ReadinessPage {
        rows: rows(&items, &page),
        ready: readiness::is_ready(&items),
        all_green: readiness::is_all_green(&items),
        begun: standing.state == EnrollmentState::Draft,
        may_enroll: me.may(Permission::Enroll).is_ok(),
        who: who_can(&mut tx, &me).await?,
        reason,
        planned,
        page,
    }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StartForm {}

/// `POST /enroll/indirect-reseller`: begins the draft, or goes on with it.
pub async fn submit(mut member: Member, form: CheckedForm<StartForm>) -> Result<Response, PageError> {
    member.once(&form, path::ENROLLMENT_DETAILS).await?;
    let id = form.key.map_or_else(new_id, EnrollmentId);
    enrollment::start(member.tx, &member.me, id).await?;
    Ok(see_other(path::ENROLLMENT_DETAILS))
}
