//! Verification of a partner's business (machine 2.13, F52): mailbox, employment, business, additional due diligence, decision.
//!
//! ```text
//! none ──begin──▶ email ──prove──▶ employment ──pass──▶ business ──pass──────────────▶ decision ──authorize──▶ authorized
//!                   │    (own domain: straight to business)  │ deepen                    ▲                        │ ▲
//!                   │                                        └──▶ diligence ──pass───────┘                        │ │
//!                   │   from employment on: ask ⇄ answer (the ball is the partner's meanwhile)                    │ │
//!                   └────────────── reject, from every part ──▶ rejected ──appeal──▶ the part it failed at        │ │
//!        a change of what was authorized begins a round of the changed parts alone ◀──────────change──────────────┘ │
//!                   └── authorize: the new value is in force · reject: the old one stays in force ──────────────────┘
//! ```
//!
//! While something is pending, a change leads back to the changed part; nothing changes by itself what was authorized.

/// What is checked, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Stage {
    /// The contact proves the mailbox (F53).
    Email,
    /// Who the contact works for: by the domain, otherwise a person looks.
    Employment,
    /// The business itself.
    Business,
    /// More, where the business asks for it.
    Diligence,
    /// Everything is looked at.
    Decision,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ball {
    /// The operator's.
    Operator,
    /// The partner's.
    Partner,
}

/// What a round asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The contact's mailbox and who it works for.
    pub contact: bool,
    /// Name, address, register.
    pub business: bool,
    /// Whether it is a change of what was authorized.
    pub is_change: bool,
}

/// Where a verification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verification {
    /// Not begun.
    None,
    /// At this part, with somebody.
    Pending(Stage, Ball),
    /// The business is confirmed.
    Authorized,
    /// Refused at this part.
    Rejected(Stage),
}

/// Something that happens to a verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The partner begins.
    Begin,
    /// The contact proves the mailbox; whether its domain is the partner's own.
    Prove(bool),
    /// The operator has looked at a part and it holds.
    Pass,
    /// The operator wants to know more of the business.
    Deepen,
    /// The operator asks the partner.
    Ask,
    /// The partner answers.
    Answer,
    /// The operator confirms the business.
    Authorize,
    /// The operator refuses.
    Reject,
    /// The partner disagrees, with a document (F54).
    Appeal,
    /// What is verified was changed; the round's parts are what has to be looked at.
    Change,
}

/// The step is not open from where the verification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the verification stands at {0:?}")]
pub struct StepNotOpen(pub Verification);

impl Parts {
    /// A verification from its beginning.
    pub const WHOLE: Self = Self { contact: true, business: true, is_change: false };

    /// Where a round begins.
    pub fn first(self) -> Stage {
        if self.contact { Stage::Email } else { Stage::Business }
    }

    /// What comes after a part that holds.
    fn after(self, stage: Stage) -> Stage {
        match stage {
            Stage::Email => Stage::Employment,
            Stage::Employment if self.business => Stage::Business,
            _ => Stage::Decision,
        }
    }

    /// The words in the database.
    pub fn codes(self) -> Vec<String> {
        let contact = self.contact.then(|| "contact".to_owned());
        contact.into_iter().chain(self.business.then(|| "business".to_owned())).collect()
    }
}

impl Stage {
    /// Every part.
    pub const ALL: [Self; 5] = [Self::Email, Self::Employment, Self::Business, Self::Diligence, Self::Decision];

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Employment => "employment",
            Self::Business => "business",
            Self::Diligence => "diligence",
            Self::Decision => "decision",
        }
    }
}

impl Verification {
    /// Whose turn it is where a part begins.
    fn at(stage: Stage) -> Self {
        Self::Pending(stage, if stage == Stage::Email { Ball::Partner } else { Ball::Operator })
    }

    /// Takes one step of a round that asks `parts`. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: Step, parts: Parts) -> Result<Self, StepNotOpen> {
        use Ball::{Operator, Partner};

        match (self, step) {
            (Self::None, Step::Begin) | (Self::Authorized, Step::Change) => Ok(Self::at(parts.first())),
            (Self::None, Step::Change) => Ok(Self::None),
            (Self::Pending(Stage::Email, Partner), Step::Prove(own)) => {
                let employment = Stage::Employment;
                Ok(Self::at(if own { parts.after(employment) } else { employment }))
            }
            (Self::Pending(stage @ (Stage::Employment | Stage::Business | Stage::Diligence), Operator), Step::Pass) => {
                Ok(Self::at(parts.after(stage)))
            }
            (Self::Pending(Stage::Business, Operator), Step::Deepen) => Ok(Self::at(Stage::Diligence)),
            (Self::Pending(stage, Operator), Step::Ask) => Ok(Self::Pending(stage, Partner)),
            (Self::Pending(stage, Partner), Step::Answer) if stage != Stage::Email => {
                Ok(Self::Pending(stage, Operator))
            }
            (Self::Pending(Stage::Decision, Operator), Step::Authorize) => Ok(Self::Authorized),
            // what was authorized stays as it was
            (Self::Pending(..), Step::Reject) if parts.is_change => Ok(Self::Authorized),
            (Self::Pending(stage, _), Step::Reject) => Ok(Self::Rejected(stage)),
            (Self::Rejected(stage), Step::Appeal) => Ok(Self::at(stage)),
            (Self::Pending(stage, _), Step::Change) => Ok(Self::at(stage.min(parts.first()))),
            (Self::Rejected(stage), Step::Change) => Ok(Self::Rejected(stage.min(parts.first()))),
            (state, _) => Err(StepNotOpen(state)),
        }
    }

    /// Whether the step is open here.
    pub fn allows(self, step: Step, parts: Parts) -> bool {
        self.take(step, parts).is_ok()
    }

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pending(..) => "pending",
            Self::Authorized => "authorized",
            Self::Rejected(_) => "rejected",
        }
    }

    /// The part it is at, or failed at.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::Pending(stage, _) | Self::Rejected(stage) => Some(stage),
            Self::None | Self::Authorized => None,
        }
    }

    /// Whose turn it is.
    pub fn ball(self) -> Option<Ball> {
        match self {
            Self::Pending(_, ball) => Some(ball),
            Self::None | Self::Rejected(_) => Some(Ball::Partner),
            Self::Authorized => None,
        }
    }

    /// How the word is coloured; the word itself always stands beside it.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Authorized => "success",
            Self::Rejected(_) => "error",
            Self::Pending(_, Ball::Partner) => "warning",
            Self::Pending(_, Ball::Operator) => "info",
            Self::None => "neutral",
        }
    }
}

/// Working days within which the operator usually answers (F52: "usually 3–5 business days"); after that the partner is told whom to ask.
pub const USUAL_DAYS: u32 = 5;
/// Days within which a refusal can be disputed.
pub const APPEAL_DAYS: i64 = 90;

/// Why a verification is refused; each fills an editable mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The contact could not be reached.
    Contact,
    /// The contact does not work there.
    Employment,
    /// The business was not found as it was described.
    Business,
    /// What was asked for did not come or did not hold.
    Documents,
    /// The additional due diligence.
    Diligence,
    /// None of these.
    Other,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::Contact, Self::Employment, Self::Business, Self::Documents, Self::Diligence, Self::Other];

    /// The word used in forms, the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Employment => "employment",
            Self::Business => "business",
            Self::Documents => "documents",
            Self::Diligence => "diligence",
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
    use super::{Ball::*, Stage::*, Step as E, Verification as V, *};

    const STEPS: [E; 11] = [
        E::Begin,
        E::Prove(true),
        E::Prove(false),
        E::Pass,
        E::Deepen,
        E::Ask,
        E::Answer,
        E::Authorize,
        E::Reject,
        E::Appeal,
        E::Change,
    ];

    fn states() -> Vec<V> {
        let at = |stage: Stage| [V::Pending(stage, Operator), V::Pending(stage, Partner), V::Rejected(stage)];
        [V::None, V::Authorized].into_iter().chain(Stage::ALL.into_iter().flat_map(at)).collect()
    }

    /// The legal steps of a whole round; every other pair must be refused. Asking, answering, refusing, appealing and changing hold at
    /// several parts and have tests of their own.
    const LEGAL: &[(V, E, V)] = &[
        (V::None, E::Begin, V::Pending(Email, Partner)),
        (V::None, E::Change, V::None),
        (V::Authorized, E::Change, V::Pending(Email, Partner)),
        (V::Pending(Email, Partner), E::Prove(true), V::Pending(Business, Operator)),
        (V::Pending(Email, Partner), E::Prove(false), V::Pending(Employment, Operator)),
        (V::Pending(Employment, Operator), E::Pass, V::Pending(Business, Operator)),
        (V::Pending(Business, Operator), E::Pass, V::Pending(Decision, Operator)),
        (V::Pending(Business, Operator), E::Deepen, V::Pending(Diligence, Operator)),
        (V::Pending(Diligence, Operator), E::Pass, V::Pending(Decision, Operator)),
        (V::Pending(Decision, Operator), E::Authorize, V::Authorized),
    ];

    fn expected(state: V, step: E) -> Option<V> {
        match (state, step) {
            (V::Pending(stage, Operator), E::Ask) => Some(V::Pending(stage, Partner)),
            (V::Pending(stage, Partner), E::Answer) if stage > Email => Some(V::Pending(stage, Operator)),
            (V::Pending(stage, _), E::Reject) => Some(V::Rejected(stage)),
            (V::Rejected(Email), E::Appeal) => Some(V::Pending(Email, Partner)),
            (V::Rejected(stage), E::Appeal) => Some(V::Pending(stage, Operator)),
            (V::Pending(..), E::Change) => Some(V::Pending(Email, Partner)),
            (V::Rejected(_), E::Change) => Some(V::Rejected(Email)),
            _ => LEGAL.iter().find(|(from, by, _)| *from == state && *by == step).map(|(_, _, to)| *to),
        }
    }

    #[test]
    fn every_state_takes_exactly_its_steps() {
        for state in states() {
            for step in STEPS {
                let wanted = expected(state, step).ok_or(StepNotOpen(state));
                assert_eq!(state.take(step, Parts::WHOLE), wanted, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn a_change_asks_its_own_part_alone_and_a_refused_one_leaves_what_was_authorized() {
        let name = Parts { contact: false, business: true, is_change: true };
        let mail = Parts { contact: true, business: false, is_change: true };
        assert_eq!(V::Authorized.take(E::Change, name), Ok(V::Pending(Business, Operator)));
        assert_eq!(V::Authorized.take(E::Change, mail), Ok(V::Pending(Email, Partner)));
        assert_eq!(V::Pending(Email, Partner).take(E::Prove(true), mail), Ok(V::Pending(Decision, Operator)));
        assert_eq!(V::Pending(Employment, Operator).take(E::Pass, mail), Ok(V::Pending(Decision, Operator)));
        assert_eq!(V::Pending(Business, Operator).take(E::Reject, name), Ok(V::Authorized));
    }

    #[test]
    fn a_change_while_pending_leads_back_and_never_forward() {
        let name = Parts { contact: false, business: true, is_change: false };
        assert_eq!(V::Pending(Decision, Partner).take(E::Change, name), Ok(V::Pending(Business, Operator)));
        assert_eq!(V::Pending(Email, Partner).take(E::Change, name), Ok(V::Pending(Email, Partner)));
        assert_eq!(V::Rejected(Decision).take(E::Change, name), Ok(V::Rejected(Business)));
    }
}
