//! A provider and an indirect reseller become partners by invitation (machines 2.3a, 2.3b).
//!
//! ```text
//! draft ──send──▶ sent ──open──▶ opened        sent, opened ──accept───▶ accepted ──▶ partnership: active ◀─restore─┐
//!   │                                          sent, opened ──decline──▶ declined                   │  │──block──▶ blocked
//!   └─thrown away, or gone after a day         sent, opened ──time─────▶ expired                    ▼            │
//!                                              sent, opened ──withdraw─▶ withdrawn               removed ◀───────┘
//!                                              sent, opened ──resend───▶ replaced (a new one is sent)
//! ```
//!
//! A link that is dead stays dead: sending again makes a new invitation.

use sha2::{Digest, Sha256};

use super::programme::Standing;

/// Days a link works.
pub const INVITATION_DAYS: i64 = 90;

/// Days before a link's end on which its writer is told (N10).
pub const WARNING_DAYS: i64 = 7;

/// Hours a draft is kept.
pub const DRAFT_HOURS: i64 = 24;

/// Letters the portal sends for one provider within a day (abuse A11).
pub const PORTAL_LETTERS_A_DAY: i64 = 50;

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum InvitationState {
    /// Its letter is being written.
    Draft,
    /// Its link works.
    Sent,
    /// Somebody has gone on from the link.
    Opened,
    /// It made a partnership.
    Accepted,
    /// It was refused.
    Declined,
    /// Its time is over.
    Expired,
    /// The provider took it back.
    Withdrawn,
    /// A newer one took its place.
    Replaced,
}

/// Something that happens to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvitationStep {
    /// The letter leaves, by whatever way.
    Send,
    /// Whoever holds the link goes on from it.
    Open,
    /// A global admin of the reseller accepts.
    Accept,
    /// A global admin of the reseller declines.
    Decline,
    /// Its time is over.
    Expire,
    /// The provider takes it back.
    Withdraw,
    /// The provider sends a new one in its place.
    Replace,
}

/// The step is not open from where the invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the invitation is {0:?}")]
pub struct InvitationIs(pub InvitationState);

impl InvitationState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Sent,
        Self::Opened,
        Self::Accepted,
        Self::Declined,
        Self::Expired,
        Self::Withdrawn,
        Self::Replaced,
    ];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: InvitationStep) -> Result<Self, InvitationIs> {
        use InvitationStep::{Accept, Decline, Expire, Open, Replace, Send, Withdraw};

        match (self, step) {
            (Self::Draft, Send) => Ok(Self::Sent),
            (Self::Sent, Open) => Ok(Self::Opened),
            (Self::Sent | Self::Opened, Accept) => Ok(Self::Accepted),
            (Self::Sent | Self::Opened, Decline) => Ok(Self::Declined),
            (Self::Sent | Self::Opened, Expire) => Ok(Self::Expired),
            (Self::Sent | Self::Opened, Withdraw) => Ok(Self::Withdrawn),
            (Self::Sent | Self::Opened, Replace) => Ok(Self::Replaced),
            (state, _) => Err(InvitationIs(state)),
        }
    }

    /// Whether the step is open here.
    pub fn allows(self, step: InvitationStep) -> bool {
        self.take(step).is_ok()
    }

    /// Whether its link works.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Sent | Self::Opened)
    }

    /// Whether it can be sent again, with a new link.
    pub fn can_be_sent_again(self) -> bool {
        matches!(self, Self::Sent | Self::Opened | Self::Declined | Self::Expired | Self::Withdrawn)
    }

    /// The word used in the database, in addresses and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Opened => "opened",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Replaced => "replaced",
        }
    }

    /// The state called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// How the word is coloured; the word itself always stands beside it.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Accepted => "success",
            Self::Sent | Self::Opened => "info",
            Self::Declined => "error",
            Self::Expired => "warning",
            Self::Draft | Self::Withdrawn | Self::Replaced => "neutral",
        }
    }
}

/// Where a partnership stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum PartnershipState {
    /// New business is possible.
    Active,
    /// The reseller may not sell at present; what exists runs on.
    Blocked,
    /// Ended by one side.
    Removed,
}

impl PartnershipState {
    /// Where a living partnership should stand, as the reseller stands in the programme.
    pub fn that_follows(reseller: Standing) -> Self {
        match reseller {
            Standing::Active | Standing::Restricted => Self::Active,
            Standing::Suspended | Standing::Deauthorized | Standing::Closed => Self::Blocked,
        }
    }
}

/// What keeps an organisation from answering an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// It is a customer or the operator.
    Kind,
    /// It is the provider itself.
    Itself,
    /// The invitation is for another organisation.
    Addressee,
    /// It is no indirect reseller yet.
    Programme,
    /// It may not sell at present.
    Standing,
    /// It has not accepted the reseller's agreement (E-AGR-OWN).
    Agreement,
    /// The provider may not sell at present.
    Provider,
    /// The provider is in another region (E-REGION).
    Region,
    /// They are partners already.
    Partnered,
}

impl Obstacle {
    /// Every obstacle.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::Itself,
        Self::Addressee,
        Self::Programme,
        Self::Standing,
        Self::Agreement,
        Self::Provider,
        Self::Region,
        Self::Partnered,
    ];

    /// The word used in the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Itself => "self",
            Self::Addressee => "addressee",
            Self::Programme => "programme",
            Self::Standing => "standing",
            Self::Agreement => "agreement",
            Self::Provider => "provider",
            Self::Region => "region",
            Self::Partnered => "partnered",
        }
    }

    /// The obstacle called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obstacle| obstacle.code() == code)
    }

    /// Whether it keeps from declining, too: what is not theirs is not theirs to refuse.
    pub fn keeps_from_declining(self) -> bool {
        matches!(self, Self::Kind | Self::Itself | Self::Addressee | Self::Programme)
    }
}

/// The hash of everything that was read before an answer: what is accepted is what was shown (abuse A16).
pub fn terms_hash(parts: &[&str]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().to_vec()
}

/// A mail address that is recognised by its owner and useful to nobody else.
pub fn masked(mail: &str) -> String {
    match mail.split_once('@') {
        Some((local, domain)) => format!("{}•••@{domain}", local.chars().next().unwrap_or_default()),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{InvitationState as S, InvitationStep as E, *};

    const STEPS: [E; 7] = [E::Send, E::Open, E::Accept, E::Decline, E::Expire, E::Withdraw, E::Replace];

    /// The legal steps as the specification lists them; every other pair must be refused.
    const LEGAL: &[(S, E, S)] = &[
        (S::Draft, E::Send, S::Sent),
        (S::Sent, E::Open, S::Opened),
        (S::Sent, E::Accept, S::Accepted),
        (S::Opened, E::Accept, S::Accepted),
        (S::Sent, E::Decline, S::Declined),
        (S::Opened, E::Decline, S::Declined),
        (S::Sent, E::Expire, S::Expired),
        (S::Opened, E::Expire, S::Expired),
        (S::Sent, E::Withdraw, S::Withdrawn),
        (S::Opened, E::Withdraw, S::Withdrawn),
        (S::Sent, E::Replace, S::Replaced),
        (S::Opened, E::Replace, S::Replaced),
    ];

    #[test]
    fn every_state_takes_exactly_its_steps() {
        for state in S::ALL {
            for step in STEPS {
                let wanted = LEGAL.iter().find(|(from, by, _)| *from == state && *by == step).map(|(_, _, to)| *to);
                assert_eq!(state.take(step), wanted.ok_or(InvitationIs(state)), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn a_dead_link_stays_dead() {
        let dead = S::ALL.into_iter().filter(|state| !state.is_live() && *state != S::Draft);
        assert!(dead.into_iter().all(|state| STEPS.iter().all(|step| !state.allows(*step))));
    }

    #[test]
    fn what_was_shown_is_hashed_piece_by_piece() {
        assert_ne!(terms_hash(&["ab", "c"]), terms_hash(&["a", "bc"]));
        assert_eq!(terms_hash(&["a"]), terms_hash(&["a"]));
    }

    #[test]
    fn a_masked_address_names_nobody() {
        assert_eq!(masked("rosa@bluebird.example"), "r•••@bluebird.example");
    }
}
