//! The words people read. Every sentence of pages and mails is a message in `locales/<language>/*.ftl`; nothing else holds one.

mod catalogue;

use std::{borrow::Cow, fmt::Display, sync::LazyLock};

use chrono::{DateTime, Datelike, Locale, NaiveDate, Timelike, Utc};
use num_format::ToFormattedString;

use crate::domain::language::Language;
use catalogue::{Arguments, Catalogue, ENGLISH, FRENCH};

/// The months' names in English and in French: a list says a date in each row, and a format would be read anew each time.
static MONTHS: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
    [Locale::en_GB, Locale::fr_FR].map(|locale| {
        let days = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2026, month, 1));
        days.map(|day| day.format_localized("%B", locale).to_string()).collect()
    })
});

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
    fn catalogue(self) -> &'static Catalogue {
        if self == Self::Fr { &FRENCH } else { &ENGLISH }
    }

    fn look_up(self, key: &str, arguments: Arguments<'_>) -> String {
        let text = self.catalogue().say(key, arguments).or_else(|| ENGLISH.say(key, arguments));
        // a key that is missing shows itself; the catalogue test fails before people see it
        let text = text.unwrap_or_else(|| format!("⟦{key}⟧"));
        if self == Self::Pseudo { pseudo(&text) } else { text }
    }

    /// Whether the catalogue has `key`.
    pub fn knows(self, key: &str) -> bool {
        self.catalogue().knows(key)
    }

    /// A message without arguments.
    pub fn t(self, key: &str) -> String {
        self.look_up(key, Arguments { texts: &[], count: None })
    }

    /// A message with one argument.
    pub fn t1(self, key: &str, name: &'static str, value: impl Display) -> String {
        self.look_up(key, Arguments { texts: &[(name, value.to_string())], count: None })
    }

    /// A message with two arguments.
    pub fn t2(self, key: &str, a: &'static str, va: impl Display, b: &'static str, vb: impl Display) -> String {
        self.look_up(key, Arguments { texts: &[(a, va.to_string()), (b, vb.to_string())], count: None })
    }

    /// A message with a number `$count` that decides the plural form.
    pub fn n(self, key: &str, count: i64) -> String {
        self.look_up(key, Arguments { texts: &[("number", self.number(count))], count: Some(count) })
    }

    /// A message with its arguments.
    pub fn say(self, message: &Message) -> String {
        self.look_up(&message.key, Arguments { texts: &message.args, count: None })
    }

    /// A whole number with the language's separators.
    pub fn number(self, n: i64) -> String {
        match self {
            Self::Fr => n.to_formatted_string(&num_format::Locale::fr),
            Self::En | Self::Pseudo => n.to_formatted_string(&num_format::Locale::en),
        }
    }

    /// A day in words: 23 November 2026, 23 novembre 2026.
    pub fn date(self, day: NaiveDate) -> String {
        let month = &MONTHS[usize::from(self == Self::Fr)][day.month0() as usize];
        // French says "1er" for the first of a month and nothing else
        let first = if self == Self::Fr && day.day() == 1 { "er" } else { "" };
        format!("{}{first} {month} {}", day.day(), day.year())
    }

    /// A moment in words, with the zone it is given in.
    pub fn datetime(self, at: DateTime<Utc>, zone: chrono_tz::Tz) -> String {
        let local = at.with_timezone(&zone);
        let time = format!("{:02}:{:02} {}", local.hour(), local.minute(), local.offset());
        self.t2("moment", "date", self.date(local.date_naive()), "time", time)
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
