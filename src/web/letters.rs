//! The page on which a letter with a personal link is read, edited and sent: shared by everything that invites by letter.

use serde::Deserialize;

use super::forms::FormErrors;
use crate::{
    domain::{
        letter::{self, LetterFault},
        text,
    },
    words::Message,
};

/// A letter as its page shows it.
pub struct Letter {
    /// Where its form is sent.
    pub action: String,
    /// Whom it goes to, for the mail program; empty when the portal does not know.
    pub to: String,
    /// Whom the portal sends it to, in words; empty when it cannot.
    pub portal_to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, with the link.
    pub text: String,
    /// The language it is written in.
    pub language: &'static str,
    /// The version that is edited.
    pub version: i32,
}

impl Letter {
    /// The address that opens it in a mail program, unless it is too long for one.
    pub fn mailto(&self) -> Option<String> {
        letter::mailto(&self.to, &self.subject, &self.text)
    }
}

/// What to do with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterStep {
    /// Keep the text.
    Save,
    /// Put the link back.
    Restore,
    /// Keep the text and let the portal send it.
    Send,
    /// Keep the text; it was sent or handed over by hand.
    Done,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LetterForm {
    /// Its subject.
    pub subject: String,
    /// Its text, with the link.
    pub text: String,
    step: String,
}

/// A letter that can be kept.
pub struct Checked {
    /// Its subject.
    pub subject: String,
    /// Its text, with a stand-in where the link goes.
    pub kept: String,
}

impl LetterForm {
    /// Which button was pressed.
    pub fn step(&self) -> Option<LetterStep> {
        match self.step.as_str() {
            "save" => Some(LetterStep::Save),
            "restore" => Some(LetterStep::Restore),
            "send" => Some(LetterStep::Send),
            "done" => Some(LetterStep::Done),
            _ => None,
        }
    }

    /// What is kept of the letter, or what is wrong with it. A lost link is a complaint of its own, unless it is to be put back; the
    /// portal lends its name to no link but its own (abuse A12).
    ///
    /// # Errors
    /// The complaints, field by field.
    pub fn check(&self, link: &str) -> Result<Checked, FormErrors> {
        let mut errors = FormErrors::default();
        let subject = errors.parsed("subject", text::line(&self.subject, 150));
        let typed = match self.step() {
            Some(LetterStep::Restore) => letter::restored(&self.text, link),
            _ => self.text.clone(),
        };
        let kept = match letter::kept(&typed, link) {
            Ok(kept) if self.step() == Some(LetterStep::Send) && letter::leads_elsewhere(&kept) => {
                errors.add("text", Message::new("letter-leads-elsewhere"));
                kept
            }
            Ok(kept) => kept,
            Err(LetterFault::Text(fault)) => errors.parsed("text", Err(fault)),
            Err(LetterFault::LinkLost) => {
                errors.add("text", Message::new("letter-link-lost"));
                String::new()
            }
        };
        if errors.is_empty() { Ok(Checked { subject, kept }) } else { Err(errors) }
    }
}
