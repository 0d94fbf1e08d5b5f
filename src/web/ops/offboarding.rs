//! Which direct partners are identified for off-boarding; identifying one, and taking it back. Many at once are its neighbours' work.

pub mod cohort;
pub mod cohort_list;
pub mod export;
pub mod import;
pub mod upload;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use super::partner;
use crate::{
    clock::new_id,
    domain::{
        enrollment::EnrollmentState,
        ids::OrganisationId,
        me::Me,
        permission::Permission,
        revenue::{self, CURRENCIES, Revenue, RevenueFault},
        text,
    },
    store::{
        offboarding::{self, Filter, Listed},
        offboarding_imports::{self, Import},
        page::{Cursor, LIMIT, SIZE, page as make_page},
    },
    web::{
        activity::Chip,
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
    words::Message,
    workflows::offboarding::{self as workflow, FlagError, Grounds},
};

/// How many imports are named.
const IMPORTS: i64 = 10;

/// What the list is narrowed to, and where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OffboardingQuery {
    name: String,
    month: String,
    after: Option<Uuid>,
    before: Option<Uuid>,
}

impl OffboardingQuery {
    /// What the store is asked for; what is not understood is not there.
    fn filter(&self) -> Filter {
        Filter { name: text::optional(&self.name, 120).unwrap_or_default(), month: cohort::month_of(&self.month) }
    }

    /// `to` with these filters but `without`, and with one more field.
    fn link(&self, to: &str, without: &str, more: Option<(&str, Uuid)>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let set = [("name", &self.name), ("month", &self.month)];
        query.extend_pairs(set.into_iter().filter(|(name, value)| *name != without && !value.is_empty()));
        query.extend_pairs(more.map(|(name, id)| (name, id.to_string())));
        format!("{to}?{}", query.finish())
    }
}

/// A line.
struct Row {
    flag: Listed,
    href: String,
    state: EnrollmentState,
}

#[derive(Template)]
#[template(path = "ops/offboarding.html")]
struct OffboardingPage {
    page: Frame,
    errors: FormErrors,
    may: bool,
    name: String,
    month: String,
    months: Vec<Choice>,
    chips: Vec<Chip>,
    imports: Vec<Import>,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
    file: String,
}

/// `GET /ops/offboarding`
pub async fn show(member: Member, Query(query): Query<OffboardingQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let cursor = Cursor::from_parts(query.after, query.before);
    let filter = query.filter();
    let found = make_page(offboarding::list(&mut tx, &filter, cursor, LIMIT).await?, &cursor, SIZE, |flag| flag.id);
    let newer = found.previous.map(|id| query.link(path::OPS_OFFBOARDING, "", Some(("before", id))));
    let older = found.next.map(|id| query.link(path::OPS_OFFBOARDING, "", Some(("after", id))));
    let rows = found.rows.into_iter().map(|flag| Row {
        href: fill(path::OPS_PARTNER, &[&flag.organisation_id]),
        state: workflow::state(true, flag.state.as_deref().and_then(state)),
        flag,
    });
    let rows = rows.collect();
    let imports = offboarding_imports::newest(&mut tx, IMPORTS).await?;
    let may = me.may(Permission::FlagOffboarding).is_ok();
    let chips = chips(&query, &filter, &page);
    let file = query.link(path::OPS_OFFBOARDING_EXPORT, "", None);
    let months = months(&page);
    let OffboardingQuery { name, month, .. } = query;
    let errors = FormErrors::default();
    Ok(ok(&OffboardingPage { page, errors, may, name, month, months, chips, imports, rows, newer, older, file }))
}

/// One chip for each filter that is set.
fn chips(query: &OffboardingQuery, filter: &Filter, page: &Frame) -> Vec<Chip> {
    let chip =
        |name: &'static str, value: String| Chip { href: query.link(path::OPS_OFFBOARDING, name, None), label: value };
    let name = (!filter.name.is_empty()).then(|| chip("name", filter.name.clone()));
    let month = filter.month.map(|month| chip("month", page.t(&format!("month-{month}"))));
    name.into_iter().chain(month).collect()
}

/// The months to choose from.
fn months(page: &Frame) -> Vec<Choice> {
    let all = (1..=12).map(|month| Choice::new(month.to_string(), page.t(&format!("month-{month}"))));
    std::iter::once(Choice::new("", page.t("offboarding-month-any"))).chain(all).collect()
}

fn state(code: &str) -> Option<EnrollmentState> {
    EnrollmentState::ALL.into_iter().find(|state| state.code() == code)
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FlagForm {
    /// Why.
    pub reason: String,
    /// When the direct programme is planned to end.
    pub planned_on: String,
    /// What the partner turned over in the trailing twelve months.
    pub revenue: String,
    /// In which currency.
    pub currency: String,
}

/// `POST /ops/partners/{partner}/offboarding`
pub async fn flag(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<FlagForm>,
) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let reason = errors.parsed("reason", text::line(&form.fields.reason, 300));
    let planned = planned(&mut errors, &form.fields.planned_on, today(&member.me));
    let revenue = revenue(&mut errors, &form.fields);
    let (true, Some(planned_on)) = (errors.is_empty(), planned) else {
        return Ok(invalid(&partner::page(member, id, form.fields, errors).await?));
    };
    let there = fill(path::OPS_PARTNER, &[&id]);
    member.once(&form, &there).await?;
    let key = form.key.unwrap_or_else(new_id);
    let grounds = Grounds { reason: &reason, planned_on, revenue: revenue.as_ref() };
    workflow::flag(member.tx, &member.me, id, key, &grounds).await?;
    Ok(done(&there, "flash-flagged"))
}

/// Today, where the operator is.
fn today(me: &Me) -> NaiveDate {
    me.at.with_timezone(&me.time_zone).date_naive()
}

/// A planned date that was typed: a day in the future.
fn planned(errors: &mut FormErrors, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let planned = typed.parse::<NaiveDate>().ok();
    match planned {
        None => errors.add("planned_on", Message::new("missing-planned-on")),
        Some(day) if day <= today => errors.add("planned_on", Message::new("fault-not-in-future")),
        Some(_) => {}
    }
    planned
}

/// An amount that was typed, with its currency.
fn revenue(errors: &mut FormErrors, form: &FlagForm) -> Option<Revenue> {
    match revenue::parse(&form.revenue, &form.currency) {
        Ok(revenue) => revenue,
        Err(RevenueFault::Amount) => {
            errors.add("revenue", Message::new("import-fault-revenue-format"));
            None
        }
        Err(RevenueFault::Currency) => {
            errors.add("currency", Message::new("missing-entry-currency"));
            None
        }
    }
}

/// An amount in words: whole, since it says how large a partner is.
pub fn revenue_words(page: &Frame, minor: &i64, currency: &str) -> String {
    page.t2("offboarding-amount", "amount", page.number(&(minor / 100)), "currency", currency)
}

/// The currencies to choose from.
pub fn currencies(page: &Frame) -> Vec<Choice> {
    let known = CURRENCIES.iter().map(|code| Choice::new(*code, page.word("currency", code)));
    std::iter::once(Choice::new("", page.t("choose-one"))).chain(known).collect()
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LiftForm {}

/// `POST /ops/partners/{partner}/offboarding/lift`
pub async fn lift(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<LiftForm>,
) -> Result<Response, PageError> {
    let there = fill(path::OPS_PARTNER, &[&id]);
    member.once(&form, &there).await?;
    workflow::lift(member.tx, &member.me, id).await?;
    Ok(done(&there, "flash-lifted"))
}

impl From<FlagError> for PageError {
    fn from(error: FlagError) -> Self {
        match error {
            FlagError::NotFound => Self::NotFound,
            FlagError::NotDirect => Self::Conflict(Message::new("flag-not-direct")),
            FlagError::NotOpen(stands) => Self::Conflict(Message::new(format!("flag-stands-{}", stands.0.key()))),
            FlagError::Store(error) => error.into(),
        }
    }
}
