//! What waits for somebody, from the real state: it is there as long as it is open and gone when it is done.

use super::{error::PageError, page::Frame, routes::path};
use crate::{
    domain::{
        contact_request::RequestState,
        enrollment::EnrollmentState,
        me::{Me, OrganisationKind},
        permission::Permission,
        programme::Programme,
    },
    store::{Tx, contact_requests as store_requests, organisations, profiles},
    workflows::enrollment::Standing,
};

/// A task of the first page.
pub struct Task {
    /// What to do; the link's own name.
    pub title: String,
    /// Why.
    pub why: String,
    /// Until when, if there is an end.
    pub due: String,
    /// Who must do it, when it is not this person.
    pub who: String,
    /// Where it is done.
    pub href: String,
}

/// The tasks of this person, most pressing first.
pub async fn of(tx: &mut Tx, me: &Me, page: &Frame, standing: Option<&Standing>) -> Result<Vec<Task>, PageError> {
    let mut tasks = Vec::new();
    if let Some(standing) = standing.filter(|_| me.is_in(Programme::Direct)) {
        tasks.extend(become_reseller(tx, me, page, standing).await?);
    }
    if me.kind == OrganisationKind::Partner {
        tasks.extend(support_profile(tx, me, page).await?);
        tasks.extend(contact_requests(tx, me, page).await?);
    }
    if !me.second_factor && !page.demo {
        tasks.push(task(page, "task-second-factor", path::SECURITY));
    }
    Ok(tasks)
}

fn task(page: &Frame, key: &str, href: &str) -> Task {
    Task {
        title: page.t(key),
        why: page.t(&format!("{key}-why")),
        due: String::new(),
        who: String::new(),
        href: href.into(),
    }
}

async fn support_profile(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Option<Task>, PageError> {
    if me.may(Permission::EditSupportProfile).is_err() {
        return Ok(None);
    }
    let profile = profiles::support_profile(tx, me.organisation_id).await?;
    let complete = profile.is_some_and(|p| !p.website.is_empty() && !p.mail.is_empty() && !p.phone.is_empty());
    Ok((!complete).then(|| task(page, "task-support-profile", path::SUPPORT_PROFILE)))
}

/// What partners have written to a provider from the directory (F22).
async fn contact_requests(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Option<Task>, PageError> {
    if me.may(Permission::InviteReseller).is_err() {
        return Ok(None);
    }
    let waiting = store_requests::waiting(tx, me.organisation_id).await?;
    let href = format!("{}?state={}", path::CONTACT_REQUESTS, RequestState::New.code());
    Ok((waiting > 0).then(|| Task {
        title: page.t("task-requests"),
        why: page.n("task-requests-why", waiting),
        due: String::new(),
        who: String::new(),
        href,
    }))
}

/// "Become an indirect reseller" (S05): exactly for partners the operator has identified, until the agreement takes its place.
/// Other roles see it too, with the names of those who can (S04).
async fn become_reseller(tx: &mut Tx, me: &Me, page: &Frame, standing: &Standing) -> Result<Option<Task>, PageError> {
    let Some(key) = reseller_key(standing) else { return Ok(None) };
    let mut task = task(page, "task-become-reseller", path::ENROLLMENT);
    task.why = page.t(key);
    if let Some(flag) = &standing.flag {
        task.due = page.t1("task-become-reseller-due", "day", page.date(&flag.planned_on));
    }
    if let Some(due) = standing.enrollment.as_ref().and_then(|e| e.due_at) {
        task.due = page.t1("task-decision-due", "at", page.datetime(&due));
    }
    if me.may(Permission::Enroll).is_err() {
        let holders = organisations::holders(tx, &["global_admin"]).await?;
        let names: Vec<String> = holders.iter().map(|h| h.name.clone()).collect();
        task.who = page.t1("task-who", "people", names.join(", "));
    }
    Ok(Some(task))
}

/// Why the task is there, by where the enrollment stands; nothing when there is nothing to do or see.
fn reseller_key(standing: &Standing) -> Option<&'static str> {
    match standing.state {
        EnrollmentState::NotOffered
        | EnrollmentState::Submitted
        | EnrollmentState::Approved
        | EnrollmentState::Active => None,
        EnrollmentState::Offered => Some("task-become-reseller-why"),
        EnrollmentState::Draft => Some("task-become-reseller-draft"),
        EnrollmentState::InReview | EnrollmentState::Appealed => Some("task-become-reseller-review"),
        EnrollmentState::NeedsInfo => Some("task-become-reseller-asked"),
        EnrollmentState::Rejected => Some("task-become-reseller-rejected"),
        EnrollmentState::Withdrawn => standing.flag.is_some().then_some("task-become-reseller-withdrawn"),
    }
}
