//! Figures for whoever watches the portal, in the form Prometheus reads. Routes as the table has them: no names, no addresses, no ids.

use std::{fmt::Write, time::Duration};

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answer {
    method: String,
    route: String,
    status: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfKind {
    kind: &'static str,
}

/// What is only known at the moment it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// Connections to the database, and how many of them do nothing.
    pub connections: (u32, u32),
    /// Mails that wait, and mails that were given up, if this process has the worker.
    pub mails: Option<(i64, i64)>,
}

/// Counts since the start of the process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    answers: Family<Answer, Counter>,
    times: Histogram,
    connections: Family<OfKind, Gauge>,
    mails: Family<OfKind, Gauge>,
    rounds: Family<OfKind, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let (answers, connections, mails, rounds) =
            (Family::default(), Family::default(), Family::default(), Family::default());
        // from a millisecond to the fifteen seconds after which a page gives up
        let times = Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let mut registry = Registry::with_prefix("portal");
        registry.register("answers", "Requests answered", answers.clone());
        registry.register_with_unit("answer", "How long answers took", Unit::Seconds, times.clone());
        registry.register("connections", "Connections to the database", connections.clone());
        registry.register("mails", "Mails that have not left", mails.clone());
        registry.register("worker_rounds", "Rounds of the worker", rounds.clone());
        Self { registry, answers, times, connections, mails, rounds }
    }
}

impl Metrics {
    /// Counts an answer. `route` is the pattern, never the path itself.
    pub fn answered(&self, method: &str, route: &str, status: u16, took: Duration) {
        // anybody may make methods up; each would be a line for ever
        let method = if matches!(method, "GET" | "HEAD" | "POST") { method } else { "other" };
        let answer = Answer { method: method.into(), route: route.into(), status: status.to_string() };
        self.answers.get_or_create(&answer).inc();
        self.times.observe(took.as_secs_f64());
    }

    /// Counts a round of the worker.
    pub fn round(&self, ended_well: bool) {
        let kind = if ended_well { "done" } else { "failed" };
        self.rounds.get_or_create(&OfKind { kind }).inc();
    }

    /// Everything as text.
    pub fn text(&self, now: &Now) -> String {
        let set = |family: &Family<OfKind, Gauge>, kind, value: i64| {
            family.get_or_create(&OfKind { kind }).set(value);
        };
        let (all, idle) = now.connections;
        set(&self.connections, "idle", idle.into());
        set(&self.connections, "busy", i64::from(all.saturating_sub(idle)));
        if let Some((waiting, given_up)) = now.mails {
            set(&self.mails, "waiting", waiting);
            set(&self.mails, "given_up", given_up);
        }
        let mut text = String::new();
        if encode(&mut text, &self.registry).is_err() {
            // a String takes everything
            let _ = text.write_str("# EOF\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_counted_by_route_and_end_as_they_should() {
        let metrics = Metrics::default();
        metrics.answered("GET", "/customers/{customer}", 200, Duration::from_millis(3));
        metrics.answered("GET", "/customers/{customer}", 200, Duration::from_millis(3));
        metrics.answered("MADE-UP-1", "none", 405, Duration::from_millis(1));
        metrics.answered("MADE-UP-2", "none", 405, Duration::from_millis(1));
        metrics.round(true);
        let text = metrics.text(&Now { connections: (3, 1), mails: Some((2, 0)) });
        let counted = r#"portal_answers_total{method="GET",route="/customers/{customer}",status="200"} 2"#;
        let made_up = r#"portal_answers_total{method="other",route="none",status="405"} 2"#;
        for line in [counted, made_up, r#"portal_connections{kind="busy"} 2"#, r#"portal_mails{kind="waiting"} 2"#] {
            assert!(text.contains(line), "{line} is missing in\n{text}");
        }
        assert!(text.contains("portal_answer_seconds_count 4") && text.ends_with("# EOF\n"), "{text}");
    }
}
