//! An invitation to a customer: it accepts a reseller and its provider together, or neither (machines 2.4, 2.5), or a direct partner that
//! asks alone (solo request, F80).
//!
//! The states and steps are those of every invitation by letter (`InvitationState`):
//!
//! ```text
//! draft ──send──▶ sent ──open──▶ opened        sent, opened ──accept───▶ accepted ──▶ relationships: active     ──ask to end──▶ ending
//!   │                                          sent, opened ──decline──▶ declined        │
//!   └─thrown away, or gone after a day         sent, opened ──time─────▶ expired         └─ administration rights (never the provider's,
//!                                              sent, opened ──withdraw─▶ withdrawn          if asked and not unticked): on ──end──▶ off
//!                                              sent, opened ──renew────▶ replaced (a new one is sent)
//! ```
//!
//! A partnership that ends withdraws what was sent for it. A direct partner that becomes an indirect reseller takes no new direct customers
//! (S24), so that moment withdraws what it had sent alone: refusing at the acceptance would leave links out that lead nowhere.

pub use super::partnership::{
    DRAFT_HOURS, INVITATION_DAYS, InvitationIs, InvitationState, InvitationStep, PORTAL_LETTERS_A_DAY, masked,
    terms_hash,
};

/// Days between asking to end a relationship and the earliest day it can end, so that somebody else can take over.
pub const ENDING_DAYS: i64 = 30;

/// Days before a link's end on which its writers are told (N12).
pub const WARNING_DAYS: i64 = 7;

/// Days that pass between a letter and its reminder, and between two reminders.
pub const REMINDER_DAYS: i64 = 7;

/// What keeps an organisation from accepting an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// It is a partner or the operator.
    Kind,
    /// The invitation is for another organisation.
    Addressee,
    /// Reseller and provider are no partners any more, or may not sell together at present.
    Partnership,
    /// One of them may not sell at present, or takes no new direct customers (F20, F57).
    Standing,
    /// It is in another region (E-REGION).
    Region,
    /// Everything that is asked for is there already.
    Related,
}

impl Obstacle {
    /// Every obstacle.
    pub const ALL: [Self; 6] =
        [Self::Kind, Self::Addressee, Self::Partnership, Self::Standing, Self::Region, Self::Related];

    /// The word used in the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Addressee => "addressee",
            Self::Partnership => "partnership",
            Self::Standing => "standing",
            Self::Region => "region",
            Self::Related => "related",
        }
    }

    /// The obstacle called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obstacle| obstacle.code() == code)
    }

    /// Whether it keeps from declining, too: what is not theirs is not theirs to refuse.
    pub fn keeps_from_declining(self) -> bool {
        matches!(self, Self::Kind | Self::Addressee)
    }
}

/// What a partner is to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum RelationshipRole {
    /// Sells and bills by itself.
    Direct,
    /// Advises and looks after the customer.
    Reseller,
    /// Orders and bills.
    Provider,
}

impl RelationshipRole {
    /// The word used in the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Reseller => "reseller",
            Self::Provider => "provider",
        }
    }
}

/// Where a relationship stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum RelationshipState {
    /// In force.
    Active,
    /// The customer has asked to end it.
    Ending,
    /// Ended.
    Removed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_obstacle_is_called_by_its_word() {
        for obstacle in Obstacle::ALL {
            assert_eq!(Obstacle::from_code(obstacle.code()), Some(obstacle));
        }
        assert_eq!(Obstacle::from_code("weather"), None);
    }

    #[test]
    fn whoever_the_letter_is_for_may_always_say_no() {
        let may_not: Vec<_> = Obstacle::ALL.into_iter().filter(|o| o.keeps_from_declining()).collect();
        assert_eq!(may_not, [Obstacle::Kind, Obstacle::Addressee]);
    }
}
