//! Which direct partners are identified for off-boarding; identifying one, and taking it back. Many at once are its neighbours' work.

pub mod cohort;
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
    domain::{enrollment::EnrollmentState, ids::OrganisationId, me::Me, permission::Permission, text},
    store::{
        offboarding::{self, Listed},
        offboarding_imports::{self, Import},
        page::{Cursor, LIMIT, SIZE, page as make_page},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
    words::Message,
    workflows::offboarding::{self as workflow, FlagError},
};

/// How many imports are named.
const IMPORTS: i64 = 10;

/// Where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OffboardingQuery {
    after: Option<Uuid>,
    before: Option<Uuid>,
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
    may: bool,
    imports: Vec<Import>,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
}

/// `GET /ops/offboarding`
pub async fn show(member: Member, Query(query): Query<OffboardingQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let cursor = Cursor::from_parts(query.after, query.before);
    let found = make_page(offboarding::list(&mut tx, cursor, LIMIT).await?, &cursor, SIZE, |flag| flag.id);
    let newer = found.previous.map(|id| format!("{}?before={id}", path::OPS_OFFBOARDING));
    let older = found.next.map(|id| format!("{}?after={id}", path::OPS_OFFBOARDING));
    let rows = found.rows.into_iter().map(|flag| Row {
        href: fill(path::OPS_PARTNER, &[&flag.organisation_id]),
        state: workflow::state(true, flag.state.as_deref().and_then(state)),
        flag,
    });
    let rows = rows.collect();
    let imports = offboarding_imports::newest(&mut tx, IMPORTS).await?;
    let may = me.may(Permission::FlagOffboarding).is_ok();
    Ok(ok(&OffboardingPage { page, may, imports, rows, newer, older }))
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
    let (true, Some(planned)) = (errors.is_empty(), planned) else {
        return Ok(invalid(&partner::page(member, id, form.fields, errors).await?));
    };
    let there = fill(path::OPS_PARTNER, &[&id]);
    member.once(&form, &there).await?;
    let key = form.key.unwrap_or_else(new_id);
    workflow::flag(member.tx, &member.me, id, key, &reason, planned).await?;
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
