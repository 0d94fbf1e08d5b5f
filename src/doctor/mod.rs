//! `doctor`: what is wrong with this machine, its configuration, its database and its mail server, and how to mend it. Changes nothing.

mod database;
mod machine;
mod mail;

use std::fmt::Display;

use crate::config::{BadSetting, Config};

/// One thing that was looked at.
pub struct Finding {
    /// What was looked at, in a word or two.
    pub about: &'static str,
    /// What was seen.
    pub seen: String,
    /// How to mend it, if it is not as it should be.
    pub mend: Option<Mend>,
}

/// What to do.
pub enum Mend {
    /// The portal will not run, or not safely.
    Must(String),
    /// It runs, but could be better off.
    Should(String),
}

impl Finding {
    fn fine(about: &'static str, seen: impl Display) -> Self {
        Self { about, seen: seen.to_string(), mend: None }
    }

    fn wrong(about: &'static str, seen: impl Display, mend: &str) -> Self {
        Self { about, seen: seen.to_string(), mend: Some(Mend::Must(mend.into())) }
    }

    fn advice(about: &'static str, seen: impl Display, mend: &str) -> Self {
        Self { about, seen: seen.to_string(), mend: Some(Mend::Should(mend.into())) }
    }

    /// Whether the portal cannot run like this.
    pub fn is_wrong(&self) -> bool {
        matches!(self.mend, Some(Mend::Must(_)))
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (word, mend) = match &self.mend {
            None => ("ok", None),
            Some(Mend::Must(mend)) => ("WRONG", Some(mend)),
            Some(Mend::Should(mend)) => ("advice", Some(mend)),
        };
        write!(f, "{word:7} {:18} {}", self.about, self.seen)?;
        mend.map_or(Ok(()), |mend| write!(f, "\n{:26} -> {mend}", ""))
    }
}

/// Looks at everything.
pub async fn examine(config: Result<&Config, &BadSetting>) -> Vec<Finding> {
    let config = match config {
        Ok(config) => config,
        Err(error) => return vec![Finding::wrong("settings", error, "correct it; .env.example says what each means")],
    };
    let mut findings = vec![Finding::fine("settings", "can be read")];
    findings.extend(machine::look(config));
    findings.extend(database::look(config).await);
    findings.extend(mail::look(config).await);
    findings
}
