//! The phases of the move from direct to indirect, with the current one marked (F16, S02).

use askama::Template;
use axum::response::Response;

use crate::{
    domain::{
        customer_move::MoveState, enrollment::EnrollmentState, me::Me, partnership::PartnershipState,
        permission::Permission, programme::Programme,
    },
    store::{
        Tx,
        customer_moves::{self, Counts},
        partnership_invitations, partnerships,
    },
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        routes::path,
    },
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
    /// Where to go on, if there is something to do or to see.
    pub href: &'static str,
    /// The link's words.
    pub link: &'static str,
}

#[derive(Template)]
#[template(path = "transition/tracker.html")]
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

/// The phase of customers, counted from nothing.
const CUSTOMERS: usize = 6;

/// How many phases are behind the partner before it looks for a provider.
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

/// What has been reached since the agreement.
struct Progress {
    /// A provider has invited.
    found: bool,
    /// A partnership is active.
    partnered: bool,
    /// The direct customers.
    counts: Counts,
}

impl Progress {
    async fn of(tx: &mut Tx, me: &Me) -> Result<Self, PageError> {
        let partners = partnerships::providers(tx, me.organisation_id).await?;
        let partnered = partners.iter().any(|partner| partner.state == PartnershipState::Active);
        Ok(Self {
            found: !partners.is_empty() || partnership_invitations::invited(tx).await?,
            partnered,
            counts: customer_moves::counts(tx, me.organisation_id).await?,
        })
    }

    /// Nobody is left who waits for a decision or an answer.
    fn customers_done(&self) -> bool {
        let waiting = [MoveState::NotStarted, MoveState::ProviderChosen, MoveState::Invited];
        waiting.into_iter().all(|state| self.counts.of(state) == 0)
    }

    /// How many phases are behind the partner.
    fn reached(&self) -> usize {
        match (self.found, self.partnered) {
            (_, true) if self.customers_done() => 7,
            (_, true) => 6,
            (true, false) => 5,
            (false, false) => 4,
        }
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
        CUSTOMERS => path::TRANSITION_CUSTOMERS,
        _ => "",
    }
}

/// Whether there is a move to look at: for direct partners the operator has identified, and for those who have moved.
pub fn is_open(me: &Me, standing: &Standing) -> bool {
    me.is_in(Programme::Direct) && (me.is_dual() || standing.state != EnrollmentState::NotOffered)
}

/// The customers' phase in numbers, once there are some.
fn customers_note(page: &Frame, counts: &Counts) -> Option<String> {
    let (all, staying) = (counts.all(), counts.of(MoveState::Staying));
    let numbers =
        page.t2("phase-customers-count", "done", page.number(&counts.asked()), "all", page.number(&counts.meant()));
    match (all, staying) {
        (0, _) => None,
        (_, 0) => Some(numbers),
        (_, staying) => Some(format!("{numbers}, {}", page.n("phase-customers-staying", staying))),
    }
}

fn phase(page: &Frame, me: &Me, progress: Option<&Progress>, current: usize, place: usize, key: &str) -> Phase {
    let state = match place.cmp(&current) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "current",
        std::cmp::Ordering::Greater => "later",
    };
    let mut note = page.t(&format!("phase-{key}-{state}"));
    let counted = progress.filter(|_| place == CUSTOMERS).and_then(|it| customers_note(page, &it.counts));
    if let Some(counted) = counted {
        note = format!("{note} – {counted}");
    }
    let board = place == CUSTOMERS && progress.is_some() && me.may(Permission::TransitionBoard).is_ok();
    let go_on = place == current && (place != CUSTOMERS || board);
    let (href, link) = match (go_on, board) {
        (true, _) => (href(current), "transition-go-on"),
        (false, true) => (path::TRANSITION_CUSTOMERS, "transition-see-customers"),
        (false, false) => ("", "transition-go-on"),
    };
    Phase { title: page.t(&format!("phase-{key}")), state, note, href, link }
}

/// `GET /transition`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let standing = enrollment::standing(&mut tx, &me).await?;
    if !is_open(&me, &standing) {
        return Err(PageError::Refused(Message::new("transition-not-yours")));
    }
    let progress = if me.is_dual() { Some(Progress::of(&mut tx, &me).await?) } else { None };
    let current = progress.as_ref().map_or_else(|| reached(standing.state), Progress::reached);
    let phases = KEYS.iter().enumerate();
    let phases = phases.map(|(place, key)| phase(&page, &me, progress.as_ref(), current, place, key)).collect();
    let planned = standing.flag.map(|flag| page.date(&flag.planned_on));
    Ok(ok(&TransitionPage { page, phases, planned }))
}
