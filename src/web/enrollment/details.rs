//! Step 2: the enrollment form (1.4.1): profile and contact to review, the support fields to fill in. Saved as a draft.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::only_identified;
use crate::{
    domain::me::Me,
    domain::{enrollment::EnrollmentState, permission::Permission, text},
    store::{
        Tx,
        enrollments::{Enrollment, SupportFields},
        organisations::{self, Organisation},
        profiles::{self, PartnerId, PrimaryContact},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, invalid, ok, see_other, stale},
        routes::path,
    },
    workflows::enrollment,
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DetailsForm {
    support_website: String,
    support_mail: String,
    support_phone: String,
}

#[derive(Template)]
#[template(path = "enrollment/details.html")]
struct DetailsPage {
    page: Frame,
    errors: FormErrors,
    form: DetailsForm,
    version: i32,
    organisation: Organisation,
    contact: Option<PrimaryContact>,
    partner_id: Option<PartnerId>,
    may_enroll: bool,
}

async fn render(
    mut tx: Tx,
    me: &Me,
    page: Frame,
    form: DetailsForm,
    version: i32,
    errors: FormErrors,
) -> Result<DetailsPage, PageError> {
    let organisation = organisations::find(&mut tx, me.organisation_id).await?.ok_or(PageError::NotFound)?;
    let contact = profiles::primary_contact(&mut tx, me.organisation_id).await?;
    let partner_id = profiles::partner_ids(&mut tx, me.organisation_id).await?.into_iter().find(|id| id.associated);
    let may_enroll = me.may(Permission::Enroll).is_ok();
    Ok(DetailsPage { page, errors, form, version, organisation, contact, partner_id, may_enroll })
}

/// The draft, or the way to where the enrollment stands.
pub(super) async fn draft(tx: &mut Tx, me: &Me) -> Result<Result<Enrollment, Response>, PageError> {
    let standing = enrollment::standing(tx, me).await?;
    only_identified(&standing)?;
    Ok(match standing.enrollment {
        Some(enrollment) if standing.state == EnrollmentState::Draft => Ok(enrollment),
        _ => Err(see_other(if standing.state == EnrollmentState::Offered {
            path::ENROLLMENT
        } else {
            path::ENROLLMENT_STATUS
        })),
    })
}

/// `GET /enroll/indirect-reseller/details`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let enrollment = match draft(&mut tx, &me).await? {
        Ok(enrollment) => enrollment,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let form = DetailsForm {
        support_website: enrollment.support_website,
        support_mail: enrollment.support_mail,
        support_phone: enrollment.support_phone,
    };
    Ok(ok(&render(tx, &me, page, form, enrollment.version, FormErrors::default()).await?))
}

/// `POST /enroll/indirect-reseller/details`
pub async fn submit(mut member: Member, form: CheckedForm<DetailsForm>) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let mut errors = FormErrors::default();
    let website = errors.parsed("support_website", text::website(&form.fields.support_website));
    let mail = errors.parsed("support_mail", text::mail(&form.fields.support_mail));
    let phone = errors.parsed("support_phone", text::phone(&form.fields.support_phone));
    if !errors.is_empty() {
        return Ok(invalid(&render(member.tx, &member.me, member.page, form.fields, version, errors).await?));
    }
    member.once(&form, path::ENROLLMENT_CONFIRM).await?;
    if let Ok(stored) = draft(&mut member.tx, &member.me).await?
        && stored.version != version
    {
        let now = format!("{}, {}, {}", stored.support_website, stored.support_mail, stored.support_phone);
        let page =
            render(member.tx, &member.me, member.page, form.fields, stored.version, FormErrors::stale(&now)).await?;
        return Ok(stale(&page));
    }
    let fields = SupportFields { website: &website, mail: &mail, phone: &phone };
    enrollment::save(member.tx, &member.me, version, &fields).await?;
    Ok(see_other(path::ENROLLMENT_CONFIRM))
}
