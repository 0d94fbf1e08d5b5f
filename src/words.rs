//! The words people read. Every sentence of pages and mails is a message in `locales/<language>/*.ftl`; nothing else holds one.

use std::{borrow::Cow, collections::HashMap, fmt::Display};

use chrono::{DateTime, Locale, NaiveDate, Utc};
use fluent_templates::{Loader, fluent_bundle::FluentValue};
use num_format::ToFormattedString;
use unic_langid::{LanguageIdentifier, langid};

use crate::domain::language::Language;

fluent_templates::static_loader! {
    static CATALOGUE = {
        locales: "./locales",
        fallback_language: "en",
        // marks around every inserted name would end up in subjects, file names and what screen readers say
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LanguageIdentifier = langid!("en");
static FRENCH: LanguageIdentifier = langid!("fr");

/// A message that still needs a language: its key and what is put into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The catalogue's key.
    pub key: Cow<'static, str>,
    /// Values by argument name.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl Language {
    fn tag(self) -> &'static LanguageIdentifier {
        if self == Self::Fr { &FRENCH } else { &ENGLISH }
    }

    fn look_up(self, key: &str, args: &HashMap<Cow<'static, str>, FluentValue<'_>>) -> String {
        let text = CATALOGUE.try_lookup_with_args(self.tag(), key, args);
        // a key that is missing shows itself; the catalogue test fails before people see it
        let text = text.unwrap_or_else(|| format!("⟦{key}⟧"));
        if self == Self::Pseudo { pseudo(&text) } else { text }
    }

    /// Whether the catalogue has `key`.
    pub fn knows(self, key: &str) -> bool {
        CATALOGUE.try_lookup(self.tag(), key).is_some()
    }

    /// A message without arguments.
    pub fn t(self, key: &str) -> String {
        self.look_up(key, &HashMap::new())
    }

    /// A message with one argument.
    pub fn t1(self, key: &str, name: &'static str, value: impl Display) -> String {
        self.say(&Message::new(key.to_owned()).with(name, value))
    }

    /// A message with two arguments.
    pub fn t2(self, key: &str, a: &'static str, va: impl Display, b: &'static str, vb: impl Display) -> String {
        self.say(&Message::new(key.to_owned()).with(a, va).with(b, vb))
    }

    /// A message with a number `$count` that decides the plural form.
    pub fn n(self, key: &str, count: i64) -> String {
        self.look_up(
            key,
            &HashMap::from([("count".into(), FluentValue::from(count)), ("number".into(), self.number(count).into())]),
        )
    }

    /// A message with its arguments.
    pub fn say(self, message: &Message) -> String {
        let args =
            message.args.iter().map(|(name, value)| ((*name).into(), FluentValue::from(value.as_str()))).collect();
        self.look_up(&message.key, &args)
    }

    /// A whole number with the language's separators.
    pub fn number(self, n: i64) -> String {
        match self {
            Self::Fr => n.to_formatted_string(&num_format::Locale::fr),
            Self::En | Self::Pseudo => n.to_formatted_string(&num_format::Locale::en),
        }
    }

    fn locale(self) -> Locale {
        if self == Self::Fr { Locale::fr_FR } else { Locale::en_GB }
    }

    /// A day in words: 23 November 2026, 23 novembre 2026.
    pub fn date(self, day: NaiveDate) -> String {
        let text = day.format_localized("%-d %B %Y", self.locale()).to_string();
        // French says "1er" for the first of a month and nothing else
        if self == Self::Fr && text.starts_with("1 ") { text.replacen("1 ", "1er ", 1) } else { text }
    }

    /// A moment in words, with the zone it is given in.
    pub fn datetime(self, at: DateTime<Utc>, zone: chrono_tz::Tz) -> String {
        let local = at.with_timezone(&zone);
        self.t2("moment", "date", self.date(local.date_naive()), "time", local.format("%H:%M %Z"))
    }
}

/// Accents every letter and adds two fifths in length, keeping what a page needs to work.
fn pseudo(text: &str) -> String {
    let accented: String = text
        .chars()
        .map(|c| match c {
            'a' => 'á',
            'e' => 'é',
            'i' => 'í',
            'o' => 'ö',
            'u' => 'ü',
            'A' => 'Å',
            'E' => 'Ë',
            'O' => 'Ø',
            'n' => 'ñ',
            's' => 'š',
            'c' => 'ç',
            'y' => 'ý',
            other => other,
        })
        .collect();
    format!("[{accented}{}]", "~".repeat(text.chars().count() * 2 / 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        assert_eq!(Language::En.date(day), "1 November 2026");
        assert_eq!(Language::Fr.date(day), "1er novembre 2026");
        assert_eq!(Language::Fr.number(1_234_567).chars().filter(char::is_ascii_digit).count(), 7);
        assert_eq!(Language::En.number(1_234), "1,234");
    }
}
