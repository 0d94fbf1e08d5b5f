//! One partner, as the operator sees it.

use askama::Template;
use axum::response::Response;

use super::offboarding::{FlagForm, currencies};
use crate::{
    domain::{
        enrollment::{EnrollmentState, EnrollmentStep},
        ids::OrganisationId,
        permission::Permission,
        programme::Programme,
    },
    store::{
        agreements::{self, Acceptance},
        enrollments,
        offboarding::{self, Flag},
        organisations::{self, Organisation},
        profiles::{self, PartnerId, PrimaryContact, ProgrammeRow, SupportProfile},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::Id,
        routes::{fill, path},
    },
    workflows::{names, offboarding as workflow},
};

#[derive(Template)]
#[template(path = "ops/partner.html")]
pub(super) struct PartnerPage {
    page: Frame,
    errors: FormErrors,
    form: FlagForm,
    organisation: Organisation,
    programmes: Vec<ProgrammeRow>,
    ids: Vec<PartnerId>,
    contact: Option<PrimaryContact>,
    support: Option<SupportProfile>,
    verification: String,
    verification_href: Option<String>,
    accepted: Vec<Acceptance>,
    flag: Option<Flag>,
    state: EnrollmentState,
    enrollment_href: Option<String>,
    flag_action: Option<String>,
    lift_action: Option<String>,
    alike: Vec<String>,
    currencies: Vec<Choice>,
}

/// The partner's page with the form as typed.
pub(super) async fn page(
    member: Member,
    id: OrganisationId,
    form: FlagForm,
    errors: FormErrors,
) -> Result<PartnerPage, PageError> {
    let Member { mut tx, me, page } = member;
    let programmes = profiles::programmes(&mut tx, id).await?;
    if programmes.is_empty() {
        return Err(PageError::NotFound);
    }
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let ids = profiles::partner_ids(&mut tx, id).await?;
    let contact = profiles::primary_contact(&mut tx, id).await?;
    let support = profiles::support_profile(&mut tx, id).await?;
    let verification = profiles::verification(&mut tx, id).await?;
    let accepted = agreements::acceptances(&mut tx, id).await?;
    let flag = offboarding::find(&mut tx, id).await?;
    let newest = enrollments::newest(&mut tx, id).await?;
    let state = workflow::state(flag.is_some(), newest.as_ref().map(|e| e.state));
    let may = me.may(Permission::FlagOffboarding).is_ok();
    let direct_only = programmes.iter().any(|p| p.programme == Programme::Direct)
        && !programmes.iter().any(|p| p.programme == Programme::IndirectReseller);
    let may_flag = may && direct_only && flag.is_none() && state.allows(EnrollmentStep::Flag);
    let may_lift = may && flag.is_some() && state.allows(EnrollmentStep::RemoveFlag);
    Ok(PartnerPage {
        alike: names::alike(&mut tx, &organisation.name, &[id]).await?,
        currencies: currencies(&page),
        page,
        errors,
        form,
        organisation,
        programmes,
        ids,
        contact,
        support,
        verification,
        verification_href: me.may(Permission::SeeVerifications).is_ok().then(|| fill(path::OPS_VERIFICATION, &[&id])),
        accepted,
        state,
        enrollment_href: newest.filter(|e| e.submitted_at.is_some()).map(|e| fill(path::OPS_ENROLLMENT, &[&e.id])),
        flag_action: may_flag.then(|| fill(path::OPS_FLAG, &[&id])),
        lift_action: may_lift.then(|| fill(path::OPS_LIFT, &[&id])),
        flag,
    })
}

/// `GET /ops/partners/{partner}`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    Ok(ok(&page(member, id, FlagForm::default(), FormErrors::default()).await?))
}
