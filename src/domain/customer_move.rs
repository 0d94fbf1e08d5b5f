//! A direct customer on its way to an indirect provider, as the transition board shows it (F16, F73; machines 2.4, 2.5).
//!
//! Most steps follow from what happens to invitations and relationships; the partner itself decides only which provider it has in mind
//! and that a customer stays direct.
//!
//! ```text
//!                ┌──choose──▶ provider_chosen ──invite──▶ invited ──accept──▶ consented ──hand over──▶ handed_over
//! not_started ◀──┤reopen          │  ▲  ▲                    │                    ▲  │
//!                └──stay──▶ staying ◀┘  │  └──invitation ends──┘                    │  └──the provider leaves──▶ provider_chosen
//!                              └─choose─┘         (staying, not_started are invited too; all four may be extended: consented)
//! ```

/// Where a customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum MoveState {
    /// Nothing has been decided.
    NotStarted,
    /// The partner has a provider in mind.
    ProviderChosen,
    /// An invitation is out.
    Invited,
    /// A provider serves the customer beside the direct relationship.
    Consented,
    /// The direct relationship has ended; the provider's goes on.
    HandedOver,
    /// The partner keeps it direct.
    Staying,
}

/// Something that happens on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MoveStep {
    /// The partner has a provider in mind.
    Choose,
    /// The partner keeps the customer direct.
    Stay,
    /// The partner takes either back.
    Reopen,
    /// An invitation is sent.
    Invite,
    /// It is declined, expired, withdrawn or replaced.
    InvitationEnds,
    /// A provider's relationship begins, by an invitation or an extension.
    Consent,
    /// The direct relationship ends.
    HandOver,
    /// The provider's relationship ends.
    ProviderLeaves,
}

/// The step is not open from where the customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the customer is {0:?}")]
pub struct MoveIs(pub MoveState);

/// What is known of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The direct relationship lives.
    pub direct: bool,
    /// A provider serves it together with us.
    pub joint: bool,
    /// An invitation is out.
    pub invited: bool,
    /// The partner keeps it direct.
    pub stays: bool,
    /// The partner has a provider in mind.
    pub chosen: bool,
}

impl Facts {
    /// The state that follows; the database has the same rule.
    pub fn state(self) -> MoveState {
        match self {
            Self { joint: true, direct: false, .. } => MoveState::HandedOver,
            Self { joint: true, .. } => MoveState::Consented,
            Self { invited: true, .. } => MoveState::Invited,
            Self { stays: true, .. } => MoveState::Staying,
            Self { chosen: true, .. } => MoveState::ProviderChosen,
            _ => MoveState::NotStarted,
        }
    }
}

impl MoveState {
    /// Every state, in the order of the board.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::ProviderChosen, Self::Invited, Self::Consented, Self::HandedOver, Self::Staying];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: MoveStep) -> Result<Self, MoveIs> {
        use MoveStep::{Choose, Consent, HandOver, InvitationEnds, Invite, ProviderLeaves, Reopen, Stay};

        match (self, step) {
            (Self::NotStarted | Self::ProviderChosen | Self::Staying, Choose) => Ok(Self::ProviderChosen),
            (Self::NotStarted | Self::ProviderChosen, Stay) => Ok(Self::Staying),
            (Self::ProviderChosen | Self::Staying, Reopen) => Ok(Self::NotStarted),
            (Self::NotStarted | Self::ProviderChosen | Self::Staying, Invite) => Ok(Self::Invited),
            (Self::Invited, InvitationEnds) | (Self::Consented, ProviderLeaves) => Ok(Self::ProviderChosen),
            (Self::NotStarted | Self::ProviderChosen | Self::Invited | Self::Staying, Consent) => Ok(Self::Consented),
            (Self::Consented, HandOver) => Ok(Self::HandedOver),
            (state, _) => Err(MoveIs(state)),
        }
    }

    /// The word used in the database, in addresses and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::ProviderChosen => "provider_chosen",
            Self::Invited => "invited",
            Self::Consented => "consented",
            Self::HandedOver => "handed_over",
            Self::Staying => "staying",
        }
    }

    /// The state called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// How the word is coloured; the word itself always stands beside it.
    pub fn tone(self) -> &'static str {
        match self {
            Self::NotStarted | Self::Staying => "neutral",
            Self::ProviderChosen => "info",
            Self::Invited => "warning",
            Self::Consented | Self::HandedOver => "success",
        }
    }
}

/// What can be done to many customers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bulk {
    /// Invite them jointly with a provider.
    Invite,
    /// Have a provider in mind for them.
    Choose,
    /// Keep them direct.
    Stay,
    /// Take either back.
    Reopen,
}

/// The most customers one click concerns: what one transaction does in a second or two.
pub const BULK_MOST: usize = 200;

impl Bulk {
    /// Every deed.
    pub const ALL: [Self; 4] = [Self::Invite, Self::Choose, Self::Stay, Self::Reopen];

    /// The word used in the database, in addresses and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Choose => "choose",
            Self::Stay => "stay",
            Self::Reopen => "reopen",
        }
    }

    /// The deed called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bulk| bulk.code() == code)
    }

    /// The step it takes with each.
    pub fn step(self) -> MoveStep {
        match self {
            Self::Invite => MoveStep::Invite,
            Self::Choose => MoveStep::Choose,
            Self::Stay => MoveStep::Stay,
            Self::Reopen => MoveStep::Reopen,
        }
    }

    /// Whether a provider has to be named.
    pub fn needs_provider(self) -> bool {
        matches!(self, Self::Invite | Self::Choose)
    }
}

/// What comes, or came, of a deed for one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A letter is sent by the portal.
    Sent,
    /// A draft is prepared, because the portal knows nobody to write to.
    Drafted,
    /// It is as decided.
    Done,
    /// It is in a state that has no such step.
    NotOpen,
    /// It is no direct customer of ours, or none any more.
    Gone,
    /// It was written to within a day.
    WrittenToday,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] = [Self::Sent, Self::Drafted, Self::Done, Self::NotOpen, Self::Gone, Self::WrittenToday];

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Drafted => "drafted",
            Self::Done => "done",
            Self::NotOpen => "not_open",
            Self::Gone => "gone",
            Self::WrittenToday => "written_today",
        }
    }

    /// The outcome called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// How the word is coloured.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Sent | Self::Done => "success",
            Self::Drafted => "info",
            Self::NotOpen | Self::WrittenToday => "warning",
            Self::Gone => "error",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [MoveStep; 8] = [
        MoveStep::Choose,
        MoveStep::Stay,
        MoveStep::Reopen,
        MoveStep::Invite,
        MoveStep::InvitationEnds,
        MoveStep::Consent,
        MoveStep::HandOver,
        MoveStep::ProviderLeaves,
    ];

    #[test]
    fn every_step_leads_where_the_drawing_says_and_nowhere_else() {
        // one column for each step, in the order above; a dot is no step
        let table = [
            (MoveState::NotStarted, "P S . I . C . ."),
            (MoveState::ProviderChosen, "P S N I . C . ."),
            (MoveState::Invited, ". . . . P C . ."),
            (MoveState::Consented, ". . . . . . H P"),
            (MoveState::HandedOver, ". . . . . . . ."),
            (MoveState::Staying, "P . N I . C . ."),
        ];
        for (state, row) in table {
            for (step, expected) in STEPS.into_iter().zip(row.split(' ')) {
                let came = state.take(step).map_or('.', |to| match to {
                    MoveState::NotStarted => 'N',
                    MoveState::ProviderChosen => 'P',
                    MoveState::Invited => 'I',
                    MoveState::Consented => 'C',
                    MoveState::HandedOver => 'H',
                    MoveState::Staying => 'S',
                });
                assert_eq!(came.to_string(), expected, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn every_word_names_one_thing() {
        for state in MoveState::ALL {
            assert_eq!(MoveState::from_code(state.code()), Some(state));
        }
        for bulk in Bulk::ALL {
            assert_eq!(Bulk::from_code(bulk.code()), Some(bulk));
        }
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_code(outcome.code()), Some(outcome));
        }
    }

    #[test]
    fn what_is_there_says_more_than_what_was_decided() {
        let all = Facts { direct: true, joint: true, invited: true, stays: true, chosen: true };
        assert_eq!(all.state(), MoveState::Consented);
        assert_eq!(Facts { direct: false, ..all }.state(), MoveState::HandedOver);
        assert_eq!(Facts { joint: false, ..all }.state(), MoveState::Invited);
        assert_eq!(Facts { joint: false, invited: false, ..all }.state(), MoveState::Staying);
    }
}
