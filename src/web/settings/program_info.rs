//! Program info: one card per programme with its status and standing, the Partner ID, the verification (S13, 1.4.2).

use askama::Template;
use axum::response::Response;

use crate::{
    domain::{permission::Permission, programme::Programme},
    store::{
        agreements::{self, Acceptance},
        enrollments::{self, Enrollment},
        profiles::{self, PartnerId, ProgrammeRow},
    },
    web::{
        activity::{self, Day},
        entry::Member,
        error::PageError,
        page::{Frame, ok},
    },
};

#[derive(Template)]
#[template(path = "settings/program_info.html")]
struct ProgramInfoPage {
    page: Frame,
    rows: Vec<ProgrammeRow>,
    partner_id: Option<PartnerId>,
    verification: String,
    dual: bool,
    may_legal: bool,
    enrollment: Option<Enrollment>,
    may_open: bool,
    acceptances: Vec<Acceptance>,
    history: Vec<Day>,
}

/// `GET /settings/partner-profile/program-info`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let rows = profiles::programmes(&mut tx, me.organisation_id).await?;
    let partner_id = profiles::partner_ids(&mut tx, me.organisation_id).await?.into_iter().find(|id| id.associated);
    let verification = profiles::verification(&mut tx, me.organisation_id).await?;
    let acceptances = agreements::acceptances(&mut tx, me.organisation_id).await?;
    // once active, the programme's own row says it all
    let enrollment =
        enrollments::newest(&mut tx, me.organisation_id).await?.filter(|_| !me.is_in(Programme::IndirectReseller));
    let history =
        activity::about(&mut tx, &me, &page, &["enrollment", "organisation", "partner_id", "verification"]).await?;
    Ok(ok(&ProgramInfoPage {
        page,
        rows,
        partner_id,
        verification,
        dual: me.is_dual(),
        may_legal: me.may(Permission::LegalProfile).is_ok(),
        enrollment,
        may_open: me.may(Permission::OpenEnrollment).is_ok(),
        acceptances,
        history,
    }))
}
