//! Every component once, for people who build pages. Not in production's route table.

use askama::Template;
use axum::response::Response;

use super::{
    entry::Guest,
    forms::{Choice, FormErrors},
    page::{Frame, ok},
};
use crate::words::Message;

/// A filter that is set.
struct Chip {
    label: String,
    href: &'static str,
}

/// A bar of a chart.
struct Bar {
    label: String,
    text: String,
    share: i64,
}

#[derive(Template)]
#[template(path = "styleguide.html")]
struct StyleguidePage {
    page: Frame,
    errors: FormErrors,
    no_errors: FormErrors,
    options: Vec<Choice>,
    chosen: Vec<String>,
    chips: Vec<Chip>,
    bars: Vec<Bar>,
    may: Vec<String>,
    may_not: Vec<String>,
    people: Vec<String>,
}

/// `GET /styleguide`
pub async fn show(guest: Guest) -> Response {
    let page = guest.page;
    let mut errors = FormErrors::default();
    errors.add("company", Message::new("styleguide-error-company"));
    errors.add("decision", Message::new("styleguide-error-decision"));
    let all = |keys: &[&str]| keys.iter().map(|key| page.t(key)).collect();
    ok(&StyleguidePage {
        errors,
        no_errors: FormErrors::default(),
        options: ["FR", "DE", "SE"].map(|code| Choice::new(code, page.word("styleguide-country", code))).into(),
        chosen: vec!["DE".into()],
        chips: vec![Chip { label: page.t("styleguide-chip"), href: "#tables" }],
        bars: bars(&page),
        may: all(&["styleguide-may-1", "styleguide-may-2"]),
        may_not: all(&["styleguide-may-not-1", "styleguide-may-not-2"]),
        people: all(&["styleguide-person"]),
        page,
    })
}

fn bars(page: &Frame) -> Vec<Bar> {
    let figures = [("styleguide-month-1", 216, 87), ("styleguide-month-2", 232, 94), ("styleguide-month-3", 248, 100)];
    figures.map(|(month, customers, share)| Bar { label: page.t(month), text: page.number(&customers), share }).into()
}
