//! A partner that has become an indirect reseller gives its provider a relationship with a direct customer (F73): what keeps it from that,
//! and what the provider sees from then on (abuse B11).

/// What keeps a relationship from being extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExtensionObstacle {
    /// The partner is not both a direct partner and an indirect reseller.
    Dual,
    /// It is no direct customer of the partner, or that relationship is ending.
    Direct,
    /// There is no active partnership with the provider, or it may not sell at present.
    Partnership,
    /// The provider is in another region than the customer.
    Region,
    /// The provider serves the customer together with the partner already.
    Related,
}

impl ExtensionObstacle {
    /// Every obstacle, in the order they are looked for.
    pub const ALL: [Self; 5] = [Self::Dual, Self::Direct, Self::Partnership, Self::Region, Self::Related];

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dual => "dual",
            Self::Direct => "direct",
            Self::Partnership => "partnership",
            Self::Region => "region",
            Self::Related => "related",
        }
    }

    /// The obstacle called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obstacle| obstacle.code() == code)
    }

    /// The rule of the database that refuses because of it.
    pub fn constraint(self) -> String {
        format!("relationship_extensions_{}", self.code())
    }
}

/// What a provider sees of a customer from the extension on: what is needed to send it an invoice, in the order of the page. Message keys.
pub const SHARED: [&str; 8] = [
    "extend-shared-name",
    "extend-shared-id",
    "extend-shared-domain",
    "extend-shared-address",
    "extend-shared-country",
    "extend-shared-registration",
    "extend-shared-language",
    "extend-shared-validation",
];

/// What it does not see, nor may do.
pub const NOT_SHARED: [&str; 4] =
    ["extend-kept-rights", "extend-kept-products", "extend-kept-agreement", "extend-kept-notes"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_obstacle_is_called_by_its_word_and_has_a_rule() {
        for obstacle in ExtensionObstacle::ALL {
            assert_eq!(ExtensionObstacle::from_code(obstacle.code()), Some(obstacle));
            assert!(obstacle.constraint().ends_with(obstacle.code()));
        }
        assert_eq!(ExtensionObstacle::from_code("weather"), None);
    }
}
