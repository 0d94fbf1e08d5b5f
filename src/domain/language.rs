//! The languages pages and mails are written in.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Language {
    /// English
    En,
    /// French
    Fr,
    /// English made longer and accented: shows sentences that did not come from the catalogue.
    #[serde(skip)]
    Pseudo,
}

impl Language {
    /// The languages offered to people.
    pub const OFFERED: [Self; 2] = [Self::En, Self::Fr];

    /// The language tag used in HTML, cookies and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Pseudo => "en-XA",
        }
    }

    /// The language that agreements and mails are written in for somebody who reads this one.
    #[must_use]
    pub fn written(self) -> Self {
        if self == Self::Fr { Self::Fr } else { Self::En }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Pseudo => "Pseudo",
        }
    }

    /// The best offered language for an `Accept-Language` header.
    pub fn preferred(header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, quality) = wish.split_once(";q=").unwrap_or((wish, "1"));
                let language = tag.trim().get(..2)?.to_ascii_lowercase().parse().ok()?;
                Some((quality.trim().parse().ok()?, language))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().filter(|(quality, _)| *quality > 0.0).map(|(_, language)| *language)
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        match code {
            "en" => Ok(Self::En),
            "fr" => Ok(Self::Fr),
            "en-XA" => Ok(Self::Pseudo),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_browser_s_first_wish_that_is_offered_wins() {
        assert_eq!(Language::preferred("de, fr-CA;q=0.9, en;q=0.8"), Some(Language::Fr));
        assert_eq!(Language::preferred("en-GB,fr;q=0.5"), Some(Language::En));
        assert_eq!(Language::preferred("fr;q=0"), None);
        assert_eq!(Language::preferred("é"), None);
    }
}
