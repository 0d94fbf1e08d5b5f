//! What waits for somebody, from the real state: it is there as long as it is open and gone when it is done.

use super::{error::PageError, page::Frame, routes::path};
use crate::{
    domain::{
        contact_request::RequestState,
        enrollment::EnrollmentState,
        me::{Me, OrganisationKind},
        permission::Permission,
        programme::Programme,
        verification::{Ball, Stage, Verification},
    },
    store::{
        Tx, contact_requests as store_requests, organisations,
        overview::{self, OperatorCounts},
        profiles, verifications,
    },
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

/// What the first page has asked already.
pub struct Asked<'a> {
    /// Where a partner's enrollment stands.
    pub standing: Option<&'a Standing>,
    /// What the operator's desk holds.
    pub desk: Option<&'a OperatorCounts>,
}

/// The tasks of this person, most pressing first.
pub async fn of(tx: &mut Tx, me: &Me, page: &Frame, asked: Asked<'_>) -> Result<Vec<Task>, PageError> {
    let Asked { standing, desk } = asked;
    let mut tasks: Vec<Task> = desk.and_then(|desk| decide(me, page, desk)).into_iter().collect();
    if let Some(standing) = standing.filter(|_| me.is_in(Programme::Direct)) {
        tasks.extend(become_reseller(tx, me, page, standing).await?);
    }
    if me.kind == OrganisationKind::Partner {
        tasks.extend(support_profile(tx, me, page).await?);
        tasks.extend(contact_requests(tx, me, page).await?);
        tasks.extend(verification(tx, me, page).await?);
    }
    if me.kind != OrganisationKind::Operator {
        tasks.extend(waiting(tx, me, page).await?);
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

/// The desk's queue, for those who decide (G06).
fn decide(me: &Me, page: &Frame, desk: &OperatorCounts) -> Option<Task> {
    (desk.enrollments > 0 && me.may(Permission::DecideEnrollment).is_ok()).then(|| Task {
        why: page.n("task-decide-enrollments-why", desk.enrollments),
        due: desk
            .next_due
            .map(|due| page.t1("task-decide-enrollments-due", "at", page.datetime(&due)))
            .unwrap_or_default(),
        ..task(page, "task-decide-enrollments", path::OPS_ENROLLMENTS)
    })
}

/// Requests for access, a provider still to be found, invitations that are about to end.
async fn waiting(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Vec<Task>, PageError> {
    let waiting = overview::waiting(tx, me.organisation_id).await?;
    let counted = |key: &str, count: i64, href: &str| Task {
        title: page.t(key),
        why: page.n(&format!("{key}-why"), count),
        due: String::new(),
        who: String::new(),
        href: href.into(),
    };
    let mut tasks = Vec::new();
    if waiting.access_requests > 0 && me.may(Permission::AnswerAccess).is_ok() {
        tasks.push(counted("task-access-requests", waiting.access_requests, path::USERS));
    }
    let is_reseller = me.may(Permission::IndirectProviders).is_ok();
    if is_reseller && !waiting.has_provider {
        tasks.push(task(page, "task-find-provider", path::FIND_A_PROVIDER));
    }
    if waiting.ending_invitations > 0 && me.may(Permission::MoveCustomerInvitation).is_ok() {
        let list = match (is_reseller, me.is_in(Programme::IndirectProvider)) {
            (true, _) => path::INDIRECT_PROVIDERS,
            (false, true) => path::INDIRECT_RESELLERS,
            (false, false) => path::CUSTOMER_INVITATIONS,
        };
        tasks.push(counted("task-ending-invitations", waiting.ending_invitations, list));
    }
    Ok(tasks)
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

/// What waits for the partner about its verification: a mailbox, an answer, a refusal (F52-F54).
async fn verification(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Option<Task>, PageError> {
    if me.may(Permission::BringDocuments).is_err() {
        return Ok(None);
    }
    let Some(case) = verifications::find(tx, me.organisation_id).await? else { return Ok(None) };
    let (why, href) = match case.at {
        Verification::None => ("task-verification-none", path::LEGAL),
        Verification::Pending(Stage::Email, _) => ("task-verification-email", path::LEGAL),
        Verification::Pending(_, Ball::Partner) => ("task-verification-asked", path::VERIFICATION_FIX),
        Verification::Rejected(_) => ("task-verification-rejected", path::VERIFICATION_FIX),
        Verification::Pending(_, Ball::Operator) | Verification::Authorized => return Ok(None),
    };
    let (due, who) = (String::new(), String::new());
    Ok(Some(Task { title: page.t("task-verification"), why: page.t(why), due, who, href: href.into() }))
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
