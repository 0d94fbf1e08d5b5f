//! The phases of the move from direct to indirect, with the current one marked (F16, S02).

use askama::Template;
use axum::response::Response;

use super::{
    entry::Member,
    error::PageError,
    page::{Frame, ok},
    routes::path,
};
use crate::{
    domain::{enrollment::EnrollmentState, me::Me, programme::Programme},
    words::Message,
    workflows::enrollment::{self, Standing},
};

/// A phase.
pub struct Phase {
    /// Its name.
    pub title: String,
    /// done, current or later.
    pub state: &'static str,
    /// What it waits for, or what was reached.
    pub note: String,
    /// Where to go on, if there is something to do.
    pub href: &'static str,
}

#[derive(Template)]
#[template(path = "transition.html")]
struct TransitionPage {
    page: Frame,
    phases: Vec<Phase>,
    planned: Option<String>,
}

const KEYS: [&str; 9] = [
    "prepare",
    "enroll",
    "approval",
    "agreement",
    "provider",
    "partnership",
    "customers",
    "subscriptions",
    "incentives",
];

/// How many phases are behind the partner.
fn reached(state: EnrollmentState) -> usize {
    use EnrollmentState::{
        Active, Appealed, Approved, Draft, InReview, NeedsInfo, NotOffered, Offered, Rejected, Submitted, Withdrawn,
    };
    match state {
        NotOffered | Offered | Withdrawn => 0,
        Draft | Rejected => 1,
        Submitted | InReview | NeedsInfo | Appealed => 2,
        Approved => 3,
        Active => 4,
    }
}

fn href(current: usize) -> &'static str {
    match current {
        0 => path::ENROLLMENT,
        1 => path::ENROLLMENT_DETAILS,
        2 => path::ENROLLMENT_STATUS,
        3 => path::OVERVIEW,
        4 => path::FIND_A_PROVIDER,
        5 => path::INDIRECT_PROVIDERS,
        _ => "",
    }
}

/// Whether there is a move to look at: for direct partners the operator has identified, and for those who have moved.
pub fn is_open(me: &Me, standing: &Standing) -> bool {
    me.is_in(Programme::Direct) && (me.is_dual() || standing.state != EnrollmentState::NotOffered)
}

/// `GET /transition`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let standing = enrollment::standing(&mut tx, &me).await?;
    if !is_open(&me, &standing) {
        return Err(PageError::Refused(Message::new("transition-not-yours")));
    }
    let current = if me.is_dual() { reached(EnrollmentState::Active) } else { reached(standing.state) };
    let phase = |(place, key): (usize, &&str)| {
        let state = match place.cmp(&current) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "later",
        };
        Phase {
            title: page.t(&format!("phase-{key}")),
            state,
            note: page.t(&format!("phase-{key}-{state}")),
            href: if place == current { href(current) } else { "" },
        }
    };
    let phases = KEYS.iter().enumerate().map(phase).collect();
    let planned = standing.flag.map(|flag| page.date(&flag.planned_on));
    Ok(ok(&TransitionPage { page, phases, planned }))
}
