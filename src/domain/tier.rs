//! Who asks a customer for a relationship: a reseller with its provider, or a direct partner alone (F32, F80).

/// How many tiers of partners a customer is asked to accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// A reseller and its provider, together or neither.
    Joint,
    /// A direct partner by itself.
    Solo,
}

impl Tier {
    /// Of what is asked with this provider, or without one.
    pub fn of<P>(provider: Option<&P>) -> Self {
        if provider.is_some() { Self::Joint } else { Self::Solo }
    }

    /// The key of words that differ between the two.
    pub fn says(self, word: &str) -> String {
        match self {
            Self::Joint => format!("joint-{word}"),
            Self::Solo => format!("solo-{word}"),
        }
    }

    /// Whether nobody asks beside the partner itself.
    pub fn is_solo(self) -> bool {
        self == Self::Solo
    }
}
