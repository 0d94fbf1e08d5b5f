//! Programmes a partner takes part in, and its standing in each. Standing moves; the programme row itself never goes (S18).

use serde::{Deserialize, Serialize};

/// A part a partner plays in the channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Programme {
    /// Buys from the operator and bills its customers itself.
    Direct,
    /// Sells and cares for customers, orders through a provider.
    IndirectReseller,
    /// Buys from the operator, bills and supports indirect resellers.
    IndirectProvider,
}

/// How a partner stands in a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Standing {
    /// In order.
    Active,
    /// No new sales (F57).
    Restricted,
    /// Sales stopped until cured (F59).
    Suspended,
    /// May apply again after a waiting time (F58).
    Deauthorized,
    /// Ended by the operator, kept as history.
    Closed,
}

impl Programme {
    /// Every programme.
    pub const ALL: [Self; 3] = [Self::Direct, Self::IndirectReseller, Self::IndirectProvider];

    /// The word used in forms, the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::IndirectReseller => "indirect_reseller",
            Self::IndirectProvider => "indirect_provider",
        }
    }

    /// The programme called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|programme| programme.code() == code)
    }
}

impl Standing {
    /// The word used in the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Restricted => "restricted",
            Self::Suspended => "suspended",
            Self::Deauthorized => "deauthorized",
            Self::Closed => "closed",
        }
    }

    /// The standing called so.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Active, Self::Restricted, Self::Suspended, Self::Deauthorized, Self::Closed]
            .into_iter()
            .find(|standing| standing.code() == code)
    }
}
