//! A renewal month of direct partners: who is in it, and all of them identified at once (F01).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{FlagForm, planned, today};
use crate::{
    clock::new_id,
    domain::{ids::OffboardingImportId, permission::Permission, text},
    store::offboarding_imports::{self, Month, NewImport, Renewing},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Query,
        routes::{fill, path},
    },
    words::Message,
    workflows::offboarding_import::{self, Source, open_states},
};

/// How many partners of a month are named.
const SHOWN: i64 = 200;

/// The month looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MonthQuery {
    month: String,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MonthForm {
    month: String,
    reason: String,
    planned_on: String,
}

#[derive(Template)]
#[template(path = "ops/offboarding/month.html")]
struct MonthPage {
    page: Frame,
    errors: FormErrors,
    choices: Vec<Choice>,
    month: Option<i32>,
    chosen: String,
    partners: Vec<Renewing>,
    count: Option<Month>,
    form: FlagForm,
    may: bool,
}

/// A month of the year, 1 to 12.
pub(super) fn month_of(typed: &str) -> Option<i32> {
    typed.parse().ok().filter(|month| (1..=12).contains(month))
}

async fn page(member: Member, month: Option<i32>, form: FlagForm, errors: FormErrors) -> Result<MonthPage, PageError> {
    let Member { mut tx, me, page } = member;
    let counted = offboarding_imports::months(&mut tx, &open_states()).await?;
    let partners = match month {
        Some(month) => offboarding_imports::renewing(&mut tx, month, ("", Uuid::nil()), SHOWN).await?,
        None => Vec::new(),
    };
    let open = |month: i32| counted.iter().find(|count| count.month == month).map_or(0, |count| count.open);
    let choices = (1..=12).map(|month| {
        let name = page.t(&format!("month-{month}"));
        Choice::new(month.to_string(), page.t2("offboarding-month-choice", "month", name, "open", open(month)))
    });
    let choices = choices.collect();
    let count = counted.into_iter().find(|count| Some(count.month) == month);
    let chosen = month.map(|month| month.to_string()).unwrap_or_default();
    let may = me.may(Permission::FlagOffboarding).is_ok();
    Ok(MonthPage { page, errors, choices, month, chosen, partners, count, form, may })
}

/// `GET /ops/offboarding/month`
pub async fn show(member: Member, Query(query): Query<MonthQuery>) -> Result<Response, PageError> {
    Ok(ok(&page(member, month_of(&query.month), FlagForm::default(), FormErrors::default()).await?))
}

/// `POST /ops/offboarding/month`: keeps the month as an import, which is looked at before it is applied.
pub async fn submit(mut member: Member, form: CheckedForm<MonthForm>) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let month = month_of(&form.fields.month);
    if month.is_none() {
        errors.add("month", Message::new("missing-month"));
    }
    let reason = errors.parsed("reason", text::line(&form.fields.reason, 300));
    let planned_on = planned(&mut errors, &form.fields.planned_on, today(&member.me));
    let (true, Some(month), Some(planned_on)) = (errors.is_empty(), month, planned_on) else {
        let typed = FlagForm { reason: form.fields.reason, planned_on: form.fields.planned_on, ..FlagForm::default() };
        return Ok(invalid(&page(member, month, typed, errors).await?));
    };
    let id = form.key.map_or_else(new_id, OffboardingImportId);
    let there = fill(path::OPS_IMPORT, &[&id]);
    member.once(&form, &there).await?;
    let hash = Sha256::digest(format!("{month}\n{reason}\n{planned_on}"));
    let name = month.to_string();
    let by_name = member.me.name.clone();
    let import =
        NewImport { id, source: "month", name: &name, content_hash: &hash, by: member.me.person_id, by_name: &by_name };
    offboarding_import::keep(member.tx, &import, &Source::Month { month, reason: &reason, planned_on }).await?;
    Ok(see_other(&there))
}
