//! The directory of providers: what an entry can say, and how it comes to be published (F22).
//!
//! ```text
//! draft ──submit──▶ submitted ──publish──▶ published ──a newer one is published──▶ replaced
//!   ▲                 │  │                    └──take down──▶ taken down
//!   └────take back────┘  └──send back──▶ returned ──submit──▶ submitted
//! ```
//!
//! A provider has one version that is being written or moderated, and one that is published. The published one stays in force until
//! the operator has decided about the next.

/// Services a provider can offer; the first three are the seed's (S28).
pub const SERVICES: [&str; 8] =
    ["training", "marketing", "credit", "technical_support", "billing", "migration", "presales", "security"];

/// Product families a provider can carry.
pub const PRODUCTS: [&str; 8] =
    ["productivity", "security", "infrastructure", "backup", "business_apps", "telephony", "devices", "analytics"];

/// Languages a provider's people can speak.
pub const LANGUAGES: [&str; 35] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "ja", "ko", "lb", "lt",
    "lv", "ms", "mt", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh",
];

/// When support answers: on working days, longer than that, or day and night.
pub const SUPPORT: [&str; 3] = ["business", "extended", "always"];

/// Currencies of a minimum.
pub const CURRENCIES: [&str; 15] =
    ["AUD", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HUF", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "USD"];

/// What the minimum can be narrowed to.
pub const MINIMUMS: [&str; 2] = ["none", "low"];

/// The orders of the list.
pub const SORTS: [&str; 3] = ["name", "minimum", "recent"];

/// How many providers stand side by side (F23).
pub const COMPARED: usize = 4;

/// How many providers a shortlist holds.
pub const SHORTLISTED: usize = 20;

/// Where a version of an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum EntryState {
    /// It is being written.
    Draft,
    /// The operator has it.
    Submitted,
    /// The operator wants something changed.
    Returned,
    /// Everybody reads it.
    Published,
    /// A newer one took its place.
    Replaced,
    /// Its provider or the operator took it out of the directory.
    TakenDown,
}

/// Something that happens to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryStep {
    /// The provider sends it.
    Submit,
    /// The provider wants to go on writing.
    TakeBack,
    /// The operator publishes it.
    Publish,
    /// The operator sends it back with a reason.
    SendBack,
    /// A newer one is published.
    Replace,
    /// Its provider, or the operator with a reason, takes it out of the directory.
    TakeDown,
}

/// The step is not open from where the entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the entry is {0:?}")]
pub struct EntryIs(pub EntryState);

impl EntryState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Submitted, Self::Returned, Self::Published, Self::Replaced, Self::TakenDown];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: EntryStep) -> Result<Self, EntryIs> {
        use EntryStep::{Publish, Replace, SendBack, Submit, TakeBack, TakeDown};

        match (self, step) {
            (Self::Draft | Self::Returned, Submit) => Ok(Self::Submitted),
            (Self::Submitted, TakeBack) => Ok(Self::Draft),
            (Self::Submitted, Publish) => Ok(Self::Published),
            (Self::Submitted, SendBack) => Ok(Self::Returned),
            (Self::Published, Replace) => Ok(Self::Replaced),
            (Self::Published, TakeDown) => Ok(Self::TakenDown),
            (state, _) => Err(EntryIs(state)),
        }
    }

    /// Whether its provider can write on it.
    pub fn is_writable(self) -> bool {
        self.take(EntryStep::Submit).is_ok()
    }

    /// The word used in the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Published => "published",
            Self::Replaced => "replaced",
            Self::TakenDown => "taken_down",
        }
    }

    /// How the word is coloured.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Published => "success",
            Self::Submitted => "info",
            Self::Returned | Self::TakenDown => "warning",
            Self::Draft | Self::Replaced => "neutral",
        }
    }
}

/// What an entry says; the name is the organisation's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Web address.
    pub website: String,
    /// Mail address for everybody.
    pub mail: String,
    /// Phone number for everybody; may be empty.
    pub phone: String,
    /// Languages its people speak.
    pub languages: Vec<String>,
    /// Countries it serves.
    pub markets: Vec<String>,
    /// Services it offers.
    pub services: Vec<String>,
    /// Product families it carries.
    pub products: Vec<String>,
    /// When support answers, as one can filter by.
    pub support: String,
    /// Least a reseller must buy in a month, in minor units.
    pub minimum_minor: i64,
    /// Of that currency.
    pub currency: String,
    /// What sets it apart.
    pub about: Both,
    /// When support answers, in words.
    pub support_hours: Both,
    /// Least a reseller must buy, in words.
    pub minimum: Both,
    /// When and how invoices are paid.
    pub credit_terms: Both,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Both {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

impl Both {
    /// The text in the language a page is written in.
    pub fn in_language(&self, language: super::language::Language) -> &str {
        if language.written() == super::language::Language::Fr { &self.fr } else { &self.en }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        EntryState::{self, Draft, Published, Replaced, Returned, Submitted, TakenDown},
        EntryStep::{Publish, Replace, SendBack, Submit, TakeBack, TakeDown},
    };

    #[test]
    fn every_state_and_step() {
        let open = [
            (Draft, Submit, Submitted),
            (Returned, Submit, Submitted),
            (Submitted, TakeBack, Draft),
            (Submitted, Publish, Published),
            (Submitted, SendBack, Returned),
            (Published, Replace, Replaced),
            (Published, TakeDown, TakenDown),
        ];
        for state in EntryState::ALL {
            for step in [Submit, TakeBack, Publish, SendBack, Replace, TakeDown] {
                let to = open.iter().find(|(from, by, _)| *from == state && *by == step).map(|(_, _, to)| *to);
                assert_eq!(state.take(step).ok(), to, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn what_waits_or_is_in_force_is_not_written_on() {
        let writable: Vec<EntryState> = EntryState::ALL.into_iter().filter(|state| state.is_writable()).collect();
        assert_eq!(writable, [Draft, Returned]);
    }
}
