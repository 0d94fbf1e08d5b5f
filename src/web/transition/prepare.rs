//! A deed for many customers: what will come of it row by row, the letters it sends, and the one button that does it.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;
use uuid::Uuid;

use super::{board::only_dual, query::filter};
use crate::{
    app::App,
    clock::new_id,
    domain::{
        customer_move::{BULK_MOST, Bulk, Outcome},
        ids::MoveBatchId,
        language::Language,
        letter::STAND_IN,
        me::Me,
    },
    store::{Tx, customer_moves, page::Cursor},
    web::{
        entry::Member,
        error::PageError,
        forms::CheckedForm,
        page::{Frame, invalid, ok, see_other},
        path::Query,
        routes::{fill, path},
    },
    words::Message,
    workflows::{
        customer_invitation_letter::standard_letter,
        customer_move::{self as workflow, BulkError, Deed, Plan, Planned},
    },
};

/// What the board asks for: some customers, or all of its view.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PrepareQuery {
    what: String,
    provider: String,
    administration: String,
    customer: Vec<Uuid>,
    scope: String,
    q: String,
    state: String,
    with: String,
}

/// The same once it is seen: whom it concerns is in the form, not the view, which may have changed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PrepareForm {
    what: String,
    provider: String,
    administration: String,
    customers: String,
}

/// A letter as it will be sent.
struct Sample {
    language: &'static str,
    name: String,
    subject: String,
    text: String,
}

/// What comes of it, in words.
struct Count {
    outcome: Outcome,
    text: String,
}

#[derive(Template)]
#[template(path = "transition/prepare.html")]
struct PreparePage {
    page: Frame,
    title: String,
    /// What is missing before it can be looked at; else nothing.
    problem: String,
    deed: Option<Deed>,
    rows: Vec<Planned>,
    counts: Vec<Count>,
    letters: Vec<Sample>,
    customers: String,
    effective: i64,
}

fn deed(what: &str, provider: &str, administration: &str, customers: Vec<Uuid>) -> Result<Deed, &'static str> {
    let what = Bulk::from_code(what).ok_or("prepare-no-deed")?;
    let provider = provider.parse().ok();
    if what.needs_provider() && provider.is_none() {
        return Err("prepare-no-provider");
    }
    Ok(Deed { what, provider, with_admin: administration != "off", customers })
}

/// The customers that are ticked, or those of the view.
async fn customers(tx: &mut Tx, query: &PrepareQuery) -> Result<Vec<Uuid>, PageError> {
    if query.scope != "all" {
        return Ok(query.customer.clone());
    }
    let limit = i64::try_from(BULK_MOST).unwrap_or(i64::MAX);
    let view = filter(&query.q, &query.state, &query.with);
    let rows = customer_moves::list(tx, &view, &Cursor::Start, limit).await?;
    Ok(rows.into_iter().map(|row| row.customer_id.0).collect())
}

/// `GET /transition/customers/prepare`
pub async fn show(member: Member, Query(query): Query<PrepareQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    only_dual(&me)?;
    let customers = customers(&mut tx, &query).await?;
    let deed = match deed(&query.what, &query.provider, &query.administration, customers) {
        Ok(deed) => deed,
        Err(problem) => return Ok(invalid(&unprepared(page, problem))),
    };
    match workflow::plan(&mut tx, &me, &deed).await {
        Ok(plan) => Ok(ok(&prepared(page, &me, deed, plan))),
        Err(BulkError::Nobody) => Ok(invalid(&unprepared(page, "prepare-nobody"))),
        Err(BulkError::TooMany) => Ok(invalid(&unprepared(page, "prepare-too-many"))),
        Err(error) => Err(error.into()),
    }
}

fn unprepared(page: Frame, problem: &str) -> PreparePage {
    PreparePage {
        title: page.t("prepare-title"),
        problem: page.t1(problem, "most", BULK_MOST),
        deed: None,
        rows: Vec::new(),
        counts: Vec::new(),
        letters: Vec::new(),
        customers: String::new(),
        effective: 0,
        page,
    }
}

fn prepared(page: Frame, me: &Me, deed: Deed, plan: Plan) -> PreparePage {
    let count = |outcome: Outcome| plan.rows.iter().filter(|row| row.outcome == outcome).count();
    let counts = Outcome::ALL.into_iter().filter(|outcome| count(*outcome) > 0).map(|outcome| Count {
        outcome,
        text: page.n(&format!("prepare-count-{}", outcome.code().replace('_', "-")), count(outcome)),
    });
    let counts = counts.collect();
    let effective = count(Outcome::Sent) + count(Outcome::Drafted) + count(Outcome::Done);
    let ids: Vec<String> = plan.rows.iter().map(|row| row.row.customer_id.to_string()).collect();
    let provider = plan.askers.as_ref().map(|askers| askers.provider_name().to_owned()).unwrap_or_default();
    PreparePage {
        title: page.t1(&format!("prepare-title-{}", deed.what.code()), "provider", &provider),
        problem: String::new(),
        letters: letters(me, &deed, &plan),
        rows: plan.rows,
        counts,
        customers: ids.join(","),
        effective: i64::try_from(effective).unwrap_or(i64::MAX),
        deed: Some(deed),
        page,
    }
}

/// One letter in each language that somebody will be written to in.
fn letters(me: &Me, deed: &Deed, plan: &Plan) -> Vec<Sample> {
    let Some(askers) = plan.askers.as_ref().filter(|_| deed.what == Bulk::Invite) else { return Vec::new() };
    let written = |row: &&Planned| matches!(row.outcome, Outcome::Sent | Outcome::Drafted);
    let language = |row: &Planned| row.contact.as_ref().map_or(me.organisation_language, |contact| contact.language);
    let used = |lang: &Language| plan.rows.iter().filter(written).any(|row| language(row) == *lang);
    let sample = |lang: Language| {
        let (subject, text) = standard_letter(me, askers, deed.with_admin, false, lang);
        let text = text.replace(STAND_IN, &lang.t("prepare-link-here"));
        Sample { language: lang.code(), name: lang.name().into(), subject, text }
    };
    Language::OFFERED.iter().copied().filter(used).map(sample).collect()
}

/// `POST /transition/customers/prepare`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<PrepareForm>,
) -> Result<Response, PageError> {
    only_dual(&member.me)?;
    let fields = &form.fields;
    let customers = fields.customers.split(',').map(str::parse).collect::<Result<Vec<Uuid>, _>>();
    let customers = customers.map_err(|_| PageError::BadForm)?;
    let deed = deed(&fields.what, &fields.provider, &fields.administration, customers);
    let deed = deed.map_err(|_| PageError::BadForm)?;
    let id: MoveBatchId = form.key.map_or_else(new_id, MoveBatchId);
    let there = fill(path::TRANSITION_BATCH, &[&id]);
    member.once(&form, &there).await?;
    workflow::perform(&app, member.tx, &member.me, id, &deed).await?;
    Ok(see_other(&there))
}

impl From<BulkError> for PageError {
    fn from(error: BulkError) -> Self {
        match error {
            BulkError::Nobody | BulkError::TooMany => Self::BadForm,
            BulkError::NoPartnership => Self::Conflict(Message::new("joint-not-active")),
            BulkError::Invite(error) => error.into(),
            BulkError::Store(error) => error.into(),
        }
    }
}
