//! Agreements: kinds, versions, and who still has to accept one (machine 2.2).
//!
//! ```text
//! not_applicable ──programme approved──▶ offered ──accept and continue──▶ accepted
//!                                          │  ▲                            │   ▲
//!                                          └──┘ newer version      newer, to be signed again
//!                                                                          ▼   │
//!                                                                      superseded ──accept the newer one
//! ```
//!
//! An older acceptance counts until the day by which it must be signed again; it stays valid when the signer leaves.

use std::{str::FromStr, time::Duration};

use chrono::NaiveDate;
use similar::{ChangeTag, TextDiff};

/// What an agreement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum AgreementKind {
    /// Direct partners.
    Direct,
    /// Indirect resellers.
    IndirectReseller,
    /// Indirect providers.
    IndirectProvider,
    /// Customers.
    Customer,
    /// The confirmation of authorization on the enrollment form (S07).
    Authorization,
}

impl AgreementKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Direct, Self::IndirectReseller, Self::IndirectProvider, Self::Customer, Self::Authorization];

    /// The word used in the database, on the command line and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::IndirectReseller => "indirect_reseller",
            Self::IndirectProvider => "indirect_provider",
            Self::Customer => "customer",
            Self::Authorization => "authorization",
        }
    }

    /// Whether partners of a programme sign it, and can be asked to sign again.
    pub fn is_signed(self) -> bool {
        matches!(self, Self::Direct | Self::IndirectReseller | Self::IndirectProvider)
    }

    /// The kind called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl FromStr for AgreementKind {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::from_code(code).ok_or(())
    }
}

/// Where an organisation stands with one kind of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementState {
    /// It has nothing to do with it.
    NotApplicable,
    /// It can accept it.
    Offered,
    /// It has accepted it.
    Accepted,
    /// It has accepted an older version and must sign the newer one.
    Superseded,
}

/// Something that happens between an organisation and an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementStep {
    /// The programme is approved for it.
    Offer,
    /// It accepts the version that holds.
    Accept,
    /// A newer version is published.
    Publish,
    /// A newer version is published that must be signed again.
    PublishToSignAgain,
}

impl AgreementState {
    /// Takes one step; nothing when it is not open here. This match is the whole transition table.
    pub fn take(self, step: AgreementStep) -> Option<Self> {
        use AgreementStep::{Accept, Offer, Publish, PublishToSignAgain};
        match (self, step) {
            (Self::NotApplicable, Offer) => Some(Self::Offered),
            (Self::Offered | Self::Superseded, Accept) => Some(Self::Accepted),
            (state, Publish) => Some(state),
            (Self::Accepted, PublishToSignAgain) => Some(Self::Superseded),
            (state, PublishToSignAgain) => Some(state),
            _ => None,
        }
    }
}

/// Whether an older acceptance counts on `today`, if it must be signed again by `by`.
pub fn still_counts(by: NaiveDate, today: NaiveDate) -> bool {
    today <= by
}

/// A piece of the difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same(String),
    /// In the older one only.
    Removed(String),
    /// In the newer one only.
    Added(String),
}

/// What is new in `after`, word by word. Long pieces that are the same are shortened in their middle.
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    // words only, and never for long: a page waits for it
    let diff = TextDiff::configure().timeout(Duration::from_millis(300)).diff_unicode_words(before, after);
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let changes = pieces.into_iter().map(|(tag, text)| match tag {
        ChangeTag::Equal => Change::Same(shortened(text)),
        ChangeTag::Delete => Change::Removed(text),
        ChangeTag::Insert => Change::Added(text),
    });
    changes.collect()
}

fn shortened(text: String) -> String {
    const KEPT: usize = 160;
    let length = text.chars().count();
    if length <= 2 * KEPT + 40 {
        return text;
    }
    let at = |place: usize| text.char_indices().nth(place).map_or(text.len(), |(at, _)| at);
    let (head, tail) = (&text[..at(KEPT)], &text[at(length - KEPT)..]);
    // no word is cut through, unless it is longer than what is kept
    let head = head.rfind(char::is_whitespace).map_or(head, |end| &head[..end]);
    let tail = tail.find(char::is_whitespace).map_or(tail, |begin| &tail[begin..]).trim_start();
    format!("{head} […] {tail}")
}

/// A piece of an agreement's text, as it is shown and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Paragraph(&'a str),
    /// A list.
    List(Vec<&'a str>),
}

/// Reads the small mark-up agreements are written in: `## ` headings, `- ` lists, everything else paragraphs.
pub fn blocks(body: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(heading));
        } else if let Some(item) = line.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => blocks.push(Block::List(vec![item])),
            }
        } else {
            blocks.push(Block::Paragraph(line));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_takes_the_steps_of_the_drawing_and_no_other() {
        use AgreementState::{Accepted, NotApplicable, Offered, Superseded};
        use AgreementStep::{Accept, Offer, Publish, PublishToSignAgain};
        let table = [
            (NotApplicable, [Some(Offered), None, Some(NotApplicable), Some(NotApplicable)]),
            (Offered, [None, Some(Accepted), Some(Offered), Some(Offered)]),
            (Accepted, [None, None, Some(Accepted), Some(Superseded)]),
            (Superseded, [None, Some(Accepted), Some(Superseded), Some(Superseded)]),
        ];
        for (state, wanted) in table {
            assert_eq!([Offer, Accept, Publish, PublishToSignAgain].map(|step| state.take(step)), wanted, "{state:?}");
        }
    }

    #[test]
    fn an_older_acceptance_counts_until_its_day_ends() {
        let day = |d| NaiveDate::from_ymd_opt(2027, 1, d).unwrap();
        assert!(still_counts(day(31), day(31)));
        assert!(!still_counts(day(30), day(31)));
    }

    #[test]
    fn what_is_new_is_named_word_by_word() {
        let wanted = [
            Change::Same("We pay in ".into()),
            Change::Removed("30".into()),
            Change::Added("14".into()),
            Change::Same(" days.".into()),
        ];
        assert_eq!(changes("We pay in 30 days.", "We pay in 14 days."), wanted);
        assert_eq!(changes("Same", "Same"), [Change::Same("Same".into())]);
        let long = "word ".repeat(400);
        let Change::Same(text) = &changes(&long, &format!("{long}more"))[0] else { panic!("the same") };
        assert!(text.contains("word […] word") && text.len() < 400, "{text}");
    }

    #[test]
    fn headings_lists_and_paragraphs() {
        let text = "Intro\n\n## One\n- a\n- b\nAfter";
        let wanted =
            [Block::Paragraph("Intro"), Block::Heading("One"), Block::List(vec!["a", "b"]), Block::Paragraph("After")];
        assert_eq!(blocks(text), wanted);
    }
}
