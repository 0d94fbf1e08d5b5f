//! What is logged and how: one line an event, JSON when nobody watches. Never mail addresses, tokens or bodies.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging to standard error. `RUST_LOG` says how much.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("partner_center=info,warn"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        builder.init();
    } else {
        // there is one span, the request's; a list of it would say everything twice
        builder.json().flatten_event(true).with_span_list(false).init();
    }
}
