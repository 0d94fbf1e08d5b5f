//! The organisation's log.

pub mod export;
mod filter;

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use uuid::Uuid;

use filter::choices;
pub use filter::{ActivityQuery, Chip};

use super::{
    entry::Member,
    error::PageError,
    forms::{Choice, FormErrors},
    page::{Frame, ok},
    path::Query,
    routes::path,
    static_files,
};
use crate::{
    domain::{
        agreement::AgreementKind,
        enrollment::ReasonCode,
        ids::{EnrollmentId, OrganisationId},
        me::Me,
    },
    store::{
        Tx,
        activity::{self, Anchor, Entry, Filter, Surroundings},
        page::{Cursor, LIMIT, SIZE, page as make_page},
    },
    workflows::verification_decision::documents_in,
};

/// A line of the log in words.
pub struct Line {
    /// What happened.
    pub what: String,
    /// Who did it, for whom.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Old and new values, reasons.
    pub details: Vec<(String, String)>,
    /// Its number and the beginning of its hash.
    pub reference: String,
}

/// What happened on one day.
pub struct Day {
    /// The day where the organisation is.
    date: NaiveDate,
    /// The day in words.
    pub heading: String,
    /// Newest first.
    pub lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "activity.html")]
struct ActivityPage {
    page: Frame,
    errors: FormErrors,
    query: ActivityQuery,
    chips: Vec<Chip>,
    actions: Vec<Choice>,
    days: Vec<Day>,
    count: usize,
    newer: Option<String>,
    older: Option<String>,
    csv: String,
    json: String,
    whole: &'static str,
    script: &'static str,
    anchor: Option<Anchor>,
    command: String,
}

/// What is typed to check the log against its newest anchor.
fn command(anchor: Option<&Anchor>) -> String {
    let anchor = anchor.map(|anchor| format!(" {}:{}", anchor.seq, anchor.hash)).unwrap_or_default();
    format!("python3 check-activity.py activity.json{anchor}")
}

/// `GET /activity`
pub async fn show(member: Member, Query(query): Query<ActivityQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let cursor = Cursor::from_parts(query.after, query.before);
    let filter = query.filter(&page);
    let rows = activity::list(&mut tx, me.organisation_id, &filter, cursor, LIMIT).await?;
    let Surroundings { actions, anchor } = activity::surroundings(&mut tx, me.organisation_id).await?;
    let found = make_page(rows, &cursor, SIZE, |entry| entry.seq);
    let to = |direction: &str, seq: i64| query.link(path::ACTIVITY, "", &[(direction, &seq.to_string())]);
    Ok(ok(&ActivityPage {
        errors: FormErrors::default(),
        chips: query.chips(&page),
        actions: choices(&actions, &page),
        days: days(&found.rows, &page),
        count: found.rows.len(),
        newer: found.previous.map(|seq| to("before", seq)),
        older: found.next.map(|seq| to("after", seq)),
        csv: query.link(path::ACTIVITY_CSV, "", &[]),
        json: query.link(path::ACTIVITY_JSON, "", &[]),
        whole: path::ACTIVITY_JSON,
        script: static_files::activity_check(),
        command: command(anchor.as_ref()),
        anchor,
        query,
        page,
    }))
}

/// The newest lines, for the first page.
pub async fn newest(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Vec<Day>, PageError> {
    Ok(days(&activity::list(tx, me.organisation_id, &Filter::default(), Cursor::Start, 5).await?, page))
}

/// The newest lines about some kinds of things, for pages with a history.
pub async fn about(tx: &mut Tx, me: &Me, page: &Frame, kinds: &[&str]) -> Result<Vec<Day>, PageError> {
    Ok(days(&activity::about(tx, me.organisation_id, kinds).await?, page))
}

/// The newest lines about one thing.
pub async fn of(tx: &mut Tx, me: &Me, page: &Frame, kind: &str, id: Uuid) -> Result<Vec<Day>, PageError> {
    Ok(days(&activity::of(tx, me.organisation_id, kind, id).await?, page))
}

/// An enrollment from flag to signature, oldest first.
pub async fn journey(
    tx: &mut Tx,
    me: &Me,
    page: &Frame,
    partner: OrganisationId,
    enrollment: EnrollmentId,
) -> Result<Vec<Day>, PageError> {
    Ok(days(&activity::journey(tx, me.organisation_id, partner, enrollment).await?, page))
}

/// The log narrowed to what was done to something of this name.
pub fn about_link(name: &str) -> String {
    ActivityQuery { about: name.to_owned(), ..ActivityQuery::default() }.link(path::ACTIVITY, "", &[])
}

fn days(entries: &[Entry], page: &Frame) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for entry in entries {
        let date = entry.at.with_timezone(&page.zone).date_naive();
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.lines.push(line(entry, page)),
            None => days.push(Day { date, heading: page.day(&entry.at), lines: vec![line(entry, page)] }),
        }
    }
    days
}

fn line(entry: &Entry, page: &Frame) -> Line {
    let who = match (entry.person_name.as_str(), entry.acting_name.as_str()) {
        ("", _) => page.t("activity-by-portal"),
        (person, "") => person.to_owned(),
        (person, acting) => page.t2("activity-by", "person", person, "organisation", acting),
    };
    Line {
        what: page.t1(&format!("activity-{}", entry.action.replace('_', "-")), "subject", &entry.subject_name),
        who,
        at: entry.at,
        details: details(&entry.detail, page),
        reference: format!("{} · {}", entry.seq, entry.hash.get(..12).unwrap_or_default()),
    }
}

/// The details that people read; each field has a name in the catalogue, and so have codes.
fn details(detail: &Value, page: &Frame) -> Vec<(String, String)> {
    let said = |value: &Value| !value.is_null() && value.as_str() != Some("");
    let mut fields: Vec<_> = detail.as_object().into_iter().flatten().filter(|(_, value)| said(value)).collect();
    fields.sort_by_key(|(name, _)| *name != "old");
    let words = |name: &str, value: &Value| {
        value.as_str().and_then(|text| code_in_words(name, text, page)).unwrap_or_else(|| in_words(value, page))
    };
    fields.into_iter().map(|(name, value)| (page.word("detail", name), words(name, value))).collect()
}

/// Codes of roles, one after the other.
fn roles_in_words(codes: &str, page: &Frame) -> String {
    codes.split(", ").map(|code| page.word("role", code)).collect::<Vec<_>>().join(", ")
}

/// Details that are codes, days or moments.
fn code_in_words(name: &str, text: &str, page: &Frame) -> Option<String> {
    match name {
        "programme" | "language" => Some(page.word(name, text)),
        "kind" => Some(page.word("mail-kind", text)),
        "automatic" | "second_factor" => Some(page.t("yes")),
        "role" => Some(page.word("role", text)),
        "deed" => Some(page.word("board-deed", text)),
        "relationship" => Some(page.word("relationship-role", text)),
        "roles" | "roles_before" | "roles_now" => Some(roles_in_words(text, page)),
        "agreement" => AgreementKind::from_code(text).map(|kind| page.word("agreement-kind", kind.code())),
        "planned_on" | "ends_from" | "agreed_on" | "sign_again_by" => {
            text.parse::<NaiveDate>().ok().map(|day| page.date(&day))
        }
        "due" | "effective" => text.parse::<DateTime<Utc>>().ok().map(|at| page.datetime(&at)),
        // a refusal has a code, an off-boarding what the operator wrote
        "reason" => ReasonCode::from_code(text).map(|reason| page.word("reason", reason.code())),
        "refusal" => Some(page.word("verification-reason", text)),
        "stage" | "next" => Some(page.word("verification-step", text)),
        "document" => Some(page.word("document-kind", text)),
        "documents" => Some(documents_in(page.lang, text)),
        _ => None,
    }
}

fn in_words(value: &Value, page: &Frame) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(|value| in_words(value, page)).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| field_in_words(name, value, page));
            fields.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        Value::Bool(yes) => page.t(if *yes { "yes" } else { "no" }),
        Value::Null => String::new(),
        Value::Number(number) => number.to_string(),
    }
}

/// A field inside old or new values: what is no text says nothing without its name.
fn field_in_words(name: &str, value: &Value, page: &Frame) -> String {
    let words = in_words(value, page);
    match value {
        Value::Bool(_) | Value::Number(_) => page.t2("detail-line", "name", page.word("detail", name), "value", words),
        _ => words,
    }
}
