//! What is logged and how: one line an event, JSON when nobody watches. Never mail addresses, tokens or bodies.

use std::io::IsTerminal;

use tracing::Level;
use tracing_subscriber::{filter::Targets, fmt, prelude::*, registry};

/// Starts logging to standard error, as much of each module as `wanted` says.
pub fn start(wanted: Option<Targets>) {
    let usual = || Targets::new().with_default(Level::WARN).with_target("partner_center", Level::INFO);
    let filter = wanted.unwrap_or_else(usual);
    let lines = fmt::layer().with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        registry().with(filter).with(lines).init();
    } else {
        // there is one span, the request's; a list of it would say everything twice
        registry().with(filter).with(lines.json().flatten_event(true).with_span_list(false)).init();
    }
}
