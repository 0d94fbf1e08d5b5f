//! A partner writes to a provider it found in the directory (F22).
//!
//! ```text
//! new ──answer──▶ answered ──invite──▶ invited
//!  └───────────────invite─────────────▶ invited
//! ```
//!
//! A request counts as turned into an invitation when the letter that was begun for it is sent, not before.

/// The longest message.
pub const LONGEST: usize = 1_000;

/// Requests one organisation sends within a day, to whatever providers (abuse A11).
pub const A_DAY: i64 = 10;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum RequestState {
    /// The provider has not answered.
    New,
    /// It has.
    Answered,
    /// It has sent an invitation to a partnership.
    Invited,
}

/// Something that happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestStep {
    /// The provider answers.
    Answer,
    /// The provider's invitation is sent.
    Invite,
}

/// The step is not open from where the request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the request is {0:?}")]
pub struct RequestIs(pub RequestState);

impl RequestState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::New, Self::Answered, Self::Invited];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: RequestStep) -> Result<Self, RequestIs> {
        match (self, step) {
            (Self::New, RequestStep::Answer) => Ok(Self::Answered),
            (Self::New | Self::Answered, RequestStep::Invite) => Ok(Self::Invited),
            (state, _) => Err(RequestIs(state)),
        }
    }

    /// The word used in the database, in addresses and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Answered => "answered",
            Self::Invited => "invited",
        }
    }

    /// The state called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// How the word is coloured.
    pub fn tone(self) -> &'static str {
        match self {
            Self::New => "warning",
            Self::Answered => "info",
            Self::Invited => "success",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RequestIs, RequestState, RequestStep};

    #[test]
    fn every_state_and_step() {
        use RequestState::{Answered, Invited, New};
        assert_eq!(New.take(RequestStep::Answer), Ok(Answered));
        assert_eq!(New.take(RequestStep::Invite), Ok(Invited));
        assert_eq!(Answered.take(RequestStep::Invite), Ok(Invited));
        assert_eq!(Answered.take(RequestStep::Answer), Err(RequestIs(Answered)));
        for step in [RequestStep::Answer, RequestStep::Invite] {
            assert_eq!(Invited.take(step), Err(RequestIs(Invited)));
        }
    }
}
