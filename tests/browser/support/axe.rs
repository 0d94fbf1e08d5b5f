//! Accessibility, checked by axe-core on the page as it is shown.

use std::fmt;

use serde::Deserialize;

use super::browser::Browser;

const AXE: &str = include_str!("../axe/axe.min.js");

const RUN: &str = r"
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const flat = node => ({ html: node.html, target: node.target.flat().join(' '), summary: node.failureSummary });
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
    found => done({ violations: found.violations.map(v => (
        { rule: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(flat) })) }),
    error => done({ error: String(error) }));
";

/// One broken rule, with every place that breaks it.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule's name with axe-core, such as `color-contrast`.
    pub rule: String,
    /// minor, moderate, serious or critical.
    pub impact: Option<String>,
    /// The rule in words.
    pub help: String,
    /// The places.
    pub nodes: Vec<Node>,
}

/// One place that breaks a rule.
#[derive(Clone, Debug, Deserialize)]
pub struct Node {
    /// Its markup, shortened.
    pub html: String,
    /// A CSS selector that leads to it.
    pub target: String,
    /// What would mend it.
    pub summary: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let impact = self.impact.as_deref().unwrap_or("unrated");
        writeln!(f, "{} ({impact}): {}", self.rule, self.help)?;
        for node in &self.nodes {
            writeln!(f, "    {}\n      at {}", node.html, node.target)?;
            for line in node.summary.as_deref().unwrap_or_default().lines() {
                writeln!(f, "      {}", line.trim())?;
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Outcome {
    #[serde(default)]
    violations: Vec<Violation>,
    error: Option<String>,
}

impl Browser {
    /// What axe-core finds against WCAG 2.0 to 2.2 A and AA and its own good practice.
    pub async fn axe(&self) -> Vec<Violation> {
        assert!(self.runs_scripts(), "axe-core needs a browser that runs scripts");
        self.driver.execute(AXE, Vec::new()).await.expect("axe-core loaded");
        let answer = self.driver.execute_async(RUN, Vec::new()).await;
        let outcome: Outcome = match answer.and_then(|answer| answer.convert()) {
            Ok(outcome) => outcome,
            Err(error) => panic!("axe-core did not run on {}: {error}", self.here().await),
        };
        if let Some(error) = outcome.error {
            panic!("axe-core failed on {}: {error}", self.here().await);
        }
        outcome.violations
    }

    /// Panics with every violation: rule, markup and remedy.
    pub async fn assert_accessible(&self) {
        let found = self.axe().await;
        if !found.is_empty() {
            let list: String = found.iter().map(ToString::to_string).collect();
            panic!("{} broken accessibility rules on {}\n{list}", found.len(), self.here().await);
        }
    }
}
