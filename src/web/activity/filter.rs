//! What the log is narrowed to: read from the address, shown as fields and chips, and written back into every link.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Deserialize;

use crate::{
    domain::text,
    store::activity::Filter,
    web::{forms::Choice, page::Frame, routes::path},
};

/// The filters and where the page begins, as the address has them.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct ActivityQuery {
    /// Part of a person's name.
    pub person: String,
    /// Part of the name of what it was done to.
    pub about: String,
    /// One action.
    pub action: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    pub(super) after: Option<i64>,
    pub(super) before: Option<i64>,
}

/// A filter that is set: what it is, and the log without it.
pub struct Chip {
    /// Where it is removed.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// When a day begins where the organisation is.
fn beginning(day: NaiveDate, page: &Frame) -> Option<DateTime<Utc>> {
    // a day may begin at one where clocks change at midnight
    let midnight = day.and_hms_opt(0, 0, 0)?.and_local_timezone(page.zone);
    let begins = midnight.earliest().or_else(|| day.and_hms_opt(1, 0, 0)?.and_local_timezone(page.zone).earliest())?;
    Some(begins.with_timezone(&Utc))
}

impl ActivityQuery {
    /// What the store is asked for; what is not understood is not there.
    pub fn filter(&self, page: &Frame) -> Filter {
        let part = |text: &str| text::optional(text, 120).unwrap_or_default();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        Filter {
            person: part(&self.person),
            about: part(&self.about),
            action: part(&self.action),
            from: day(&self.from).and_then(|day| beginning(day, page)),
            until: day(&self.to).and_then(|day| beginning(day.checked_add_days(Days::new(1))?, page)),
        }
    }

    fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("person", &self.person),
            ("about", &self.about),
            ("action", &self.action),
            ("from", &self.from),
            ("to", &self.to),
        ]
    }

    /// Whether anything is set.
    pub fn is_set(&self) -> bool {
        self.fields().iter().any(|(_, value)| !value.is_empty())
    }

    /// `to` with these filters but `without`, and with more fields.
    pub fn link(&self, to: &str, without: &str, more: &[(&str, &str)]) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields().into_iter().filter(|(name, value)| *name != without && !value.is_empty()));
        query.extend_pairs(more);
        let query = query.finish();
        if query.is_empty() { to.to_owned() } else { format!("{to}?{query}") }
    }

    /// One chip for each filter that is set.
    pub fn chips(&self, page: &Frame) -> Vec<Chip> {
        let set = self.fields().into_iter().filter(|(_, value)| !value.is_empty());
        let chip = |(name, value): (&str, &str)| {
            let value = match (name, value.parse::<NaiveDate>()) {
                ("action", _) => action_words(value, page),
                ("from" | "to", Ok(day)) => page.date(&day),
                _ => value.to_owned(),
            };
            let name_words = page.word("activity-filter", name);
            Chip {
                href: self.link(path::ACTIVITY, name, &[]),
                label: page.t2("detail-line", "name", name_words, "value", value),
            }
        };
        set.map(chip).collect()
    }
}

/// An action in words, for no thing in particular.
fn action_words(action: &str, page: &Frame) -> String {
    if crate::domain::activity::Action::ALL.iter().any(|known| known.code() == action) {
        page.t1(&format!("activity-{}", action.replace('_', "-")), "subject", "…")
    } else {
        action.to_owned()
    }
}

/// The actions to choose from, those alone that the log has.
pub fn choices(actions: &[String], page: &Frame) -> Vec<Choice> {
    let mut choices: Vec<Choice> =
        actions.iter().map(|action| Choice::new(action.as_str(), action_words(action, page))).collect();
    choices.sort_by_cached_key(|choice| choice.label.trim_start_matches(['…', ' ']).to_lowercase());
    choices.insert(0, Choice::new("", page.t("activity-filter-any")));
    choices
}
