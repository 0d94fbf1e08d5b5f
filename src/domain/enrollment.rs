//! Enrollment of a direct partner as indirect reseller (machine 2.1).
//!
//! ```text
//! not_offered ◀─flag / remove flag─▶ offered ──start──▶ draft ──submit──▶ submitted ──checks pass──▶ approved ──accept agreement──▶ active
//!                                      ▲                  │                   │                        ▲ ▲
//!                     (remove flag) ◀──┼──────────────────┤              need person                   │ │
//!                                      │               withdraw               ▼         approve        │ │
//!                                      │                  ▼               in_review ───────────────────┘ │
//!                             withdrawn ◀──withdraw── in_review, needs_info │  ▲ │                       │
//!                                 │                                     ask ▼  │ │answer                 │
//!                            start again (new attempt: draft)          needs_info │reject                │
//!                                 │                                             ▼ ▼                      │
//!                             rejected ◀───────────────────────────────────── rejected ──appeal──▶ appealed
//! ```
//!
//! Nothing leads out of `active` (S18). `submitted` is passed through inside one transaction.

use serde::{Deserialize, Serialize};

/// Where an enrollment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum EnrollmentState {
    /// The operator has not identified the partner.
    NotOffered,
    /// It has; nothing was begun.
    Offered,
    /// Begun, not sent.
    Draft,
    /// Sent; the automatic checks run.
    Submitted,
    /// A person decides.
    InReview,
    /// The partner was asked something.
    NeedsInfo,
    /// Approved; the agreement is to be accepted.
    Approved,
    /// The agreement is accepted: indirect reseller, for good.
    Active,
    /// Refused, with a reason.
    Rejected,
    /// Refused, and the partner disagrees.
    Appealed,
    /// Taken back by the partner before a decision.
    Withdrawn,
}

/// Something that happens to an enrollment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EnrollmentStep {
    /// The operator identifies the partner for off-boarding.
    Flag,
    /// The operator takes that back.
    RemoveFlag,
    /// The partner begins.
    Start,
    /// The partner saves the form.
    Save,
    /// The partner enrolls.
    Submit,
    /// Every automatic check is green.
    ChecksPass,
    /// A check needs a person, or the operator decides everything itself.
    NeedPerson,
    /// The operator asks for information.
    Ask,
    /// The partner answers.
    Answer,
    /// The operator approves.
    Approve,
    /// The operator refuses.
    Reject,
    /// The partner disagrees with a refusal.
    Appeal,
    /// The partner takes it back.
    Withdraw,
    /// The partner begins anew, with a new attempt.
    StartAgain,
    /// The partner accepts the agreement.
    AcceptAgreement,
}

/// The step is not open from where the enrollment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the enrollment stands at {0:?}")]
pub struct StepNotOpen(pub EnrollmentState);

impl EnrollmentState {
    /// Every state.
    pub const ALL: [Self; 11] = [
        Self::NotOffered,
        Self::Offered,
        Self::Draft,
        Self::Submitted,
        Self::InReview,
        Self::NeedsInfo,
        Self::Approved,
        Self::Active,
        Self::Rejected,
        Self::Appealed,
        Self::Withdrawn,
    ];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: EnrollmentStep) -> Result<Self, StepNotOpen> {
        use EnrollmentStep::{
            AcceptAgreement, Answer, Appeal, Approve, Ask, ChecksPass, Flag, NeedPerson, Reject, RemoveFlag, Save,
            Start, StartAgain, Submit, Withdraw,
        };

        match (self, step) {
            (Self::NotOffered, Flag) => Ok(Self::Offered),
            (Self::Offered | Self::Draft, RemoveFlag) => Ok(Self::NotOffered),
            (state @ (Self::Withdrawn | Self::Rejected), RemoveFlag | Flag) => Ok(state),
            (Self::Offered, Start) | (Self::Withdrawn | Self::Rejected, StartAgain) | (Self::Draft, Save) => {
                Ok(Self::Draft)
            }
            (Self::Draft, Submit) => Ok(Self::Submitted),
            (Self::Submitted, ChecksPass) | (Self::InReview | Self::Appealed, Approve) => Ok(Self::Approved),
            (Self::Submitted, NeedPerson) | (Self::NeedsInfo, Answer) => Ok(Self::InReview),
            (Self::InReview, Ask) => Ok(Self::NeedsInfo),
            (Self::InReview | Self::NeedsInfo | Self::Appealed, Reject) => Ok(Self::Rejected),
            (Self::Rejected, Appeal) => Ok(Self::Appealed),
            (Self::Draft | Self::InReview | Self::NeedsInfo, Withdraw) => Ok(Self::Withdrawn),
            (Self::Approved, AcceptAgreement) => Ok(Self::Active),
            (state, _) => Err(StepNotOpen(state)),
        }
    }

    /// Whether the step is open here.
    pub fn allows(self, step: EnrollmentStep) -> bool {
        self.take(step).is_ok()
    }

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotOffered => "not_offered",
            Self::Offered => "offered",
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::NeedsInfo => "needs_info",
            Self::Approved => "approved",
            Self::Active => "active",
            Self::Rejected => "rejected",
            Self::Appealed => "appealed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The word in message keys.
    pub fn key(self) -> String {
        self.code().replace('_', "-")
    }

    /// How the word is coloured; the word itself always stands beside it.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Active | Self::Approved => "success",
            Self::Rejected => "error",
            Self::NeedsInfo => "warning",
            Self::InReview | Self::Submitted | Self::Appealed => "info",
            Self::NotOffered | Self::Offered | Self::Draft | Self::Withdrawn => "neutral",
        }
    }
}

/// Days within which a refusal can be appealed.
pub const APPEAL_DAYS: i64 = 90;

/// Why an enrollment is refused; each fills an editable mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ReasonCode {
    /// The profile does not hold.
    Profile,
    /// The verification failed.
    Verification,
    /// The partner is not eligible.
    Eligibility,
    /// Something asked for did not come.
    Documents,
    /// None of these.
    Other,
}

impl ReasonCode {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::Profile, Self::Verification, Self::Eligibility, Self::Documents, Self::Other];

    /// The word used in forms, the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Verification => "verification",
            Self::Eligibility => "eligibility",
            Self::Documents => "documents",
            Self::Other => "other",
        }
    }

    /// The reason called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::{EnrollmentState as S, EnrollmentStep as E, *};

    const STEPS: [E; 15] = [
        E::Flag,
        E::RemoveFlag,
        E::Start,
        E::Save,
        E::Submit,
        E::ChecksPass,
        E::NeedPerson,
        E::Ask,
        E::Answer,
        E::Approve,
        E::Reject,
        E::Appeal,
        E::Withdraw,
        E::StartAgain,
        E::AcceptAgreement,
    ];

    /// The legal steps as the specification lists them; every other pair must be refused.
    const LEGAL: &[(S, E, S)] = &[
        (S::NotOffered, E::Flag, S::Offered),
        (S::Offered, E::RemoveFlag, S::NotOffered),
        (S::Offered, E::Start, S::Draft),
        (S::Draft, E::Save, S::Draft),
        (S::Draft, E::RemoveFlag, S::NotOffered),
        (S::Draft, E::Submit, S::Submitted),
        (S::Submitted, E::ChecksPass, S::Approved),
        (S::Submitted, E::NeedPerson, S::InReview),
        (S::InReview, E::Ask, S::NeedsInfo),
        (S::NeedsInfo, E::Answer, S::InReview),
        (S::InReview, E::Approve, S::Approved),
        (S::InReview, E::Reject, S::Rejected),
        (S::NeedsInfo, E::Reject, S::Rejected),
        (S::Rejected, E::Appeal, S::Appealed),
        (S::Appealed, E::Approve, S::Approved),
        (S::Appealed, E::Reject, S::Rejected),
        (S::Draft, E::Withdraw, S::Withdrawn),
        (S::InReview, E::Withdraw, S::Withdrawn),
        (S::NeedsInfo, E::Withdraw, S::Withdrawn),
        (S::Withdrawn, E::StartAgain, S::Draft),
        (S::Rejected, E::StartAgain, S::Draft),
        (S::Withdrawn, E::RemoveFlag, S::Withdrawn),
        (S::Rejected, E::RemoveFlag, S::Rejected),
        (S::Withdrawn, E::Flag, S::Withdrawn),
        (S::Rejected, E::Flag, S::Rejected),
        (S::Approved, E::AcceptAgreement, S::Active),
    ];

    #[test]
    fn every_state_takes_exactly_its_steps() {
        for state in S::ALL {
            for step in STEPS {
                let wanted = LEGAL.iter().find(|(from, by, _)| *from == state && *by == step).map(|(_, _, to)| *to);
                assert_eq!(state.take(step), wanted.ok_or(StepNotOpen(state)), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn nothing_leads_out_of_active() {
        assert!(STEPS.iter().all(|step| !S::Active.allows(*step)));
    }
}
