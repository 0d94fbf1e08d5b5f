//! The end of a relationship with a customer (F86): what still blocks it, the same before and after the click, what it changes, and whom it
//! concerns.

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::{show, words};
use crate::{
    domain::{
        customer_policy::CustomerRole,
        ids::{CustomerInvitationId, OrganisationId, RelationshipId},
        me::Me,
    },
    store::{
        Tx,
        relationships::{self, Duty, Held},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok, stale},
        path::{Id, Query},
        routes::{fill, path},
    },
    words::Message,
    workflows::relationship_end::{self, RemoveError, effects},
};

/// Which of several relationships.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RemoveQuery {
    relationship: Option<Uuid>,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemoveForm {
    relationship: String,
    understood: String,
}

/// Something that blocks, in words, and where it is dealt with.
struct Blocker {
    text: String,
    since: DateTime<Utc>,
    href: String,
}

/// Another relationship with the same customer.
struct Other {
    what: String,
    href: String,
}

#[derive(Template)]
#[template(path = "customers/remove.html")]
struct RemovePage {
    page: Frame,
    errors: FormErrors,
    customer: String,
    what: String,
    since: DateTime<Utc>,
    asked: Option<(DateTime<Utc>, NaiveDate, String)>,
    blockers: Vec<Blocker>,
    effects: Vec<String>,
    stays: Vec<String>,
    others: Vec<Other>,
    relationship: String,
    back: String,
    action: String,
}

/// A relationship that may be ended, and everything the page says of it.
struct Subject {
    known: show::Known,
    held: Vec<Held>,
    chosen: Held,
    duties: Vec<Duty>,
    with: Vec<String>,
}

async fn subject(tx: &mut Tx, me: &Me, id: OrganisationId, chosen: Option<Uuid>) -> Result<Subject, PageError> {
    let known = show::find(tx, me, id).await?;
    let held = relationships::held(tx, me.organisation_id, id).await?;
    let found = match chosen {
        Some(chosen) => held.iter().find(|held| held.id.0 == chosen),
        None => held.first(),
    };
    let chosen = found.ok_or(PageError::NotFound)?.clone();
    let duties = relationships::duties(tx, chosen.id).await?;
    let with = relationships::served_with(tx, chosen.id).await?.into_iter().map(|(_, name)| name).collect();
    Ok(Subject { known, held, chosen, duties, with })
}

/// What a relationship is called on the customer's page, too.
fn called(page: &Frame, known: &show::Known, held: &Held) -> String {
    let role = CustomerRole::from_code(held.role.code()).unwrap_or(CustomerRole::Direct);
    words::relationship(page, role, &words::others(&known.listed, role, &known.names))
}

fn blocker(page: &Frame, duty: &Duty) -> Blocker {
    Blocker {
        text: page.t1(&format!("duty-{}", duty.kind), "subject", &duty.subject),
        since: duty.since,
        href: fill(path::CUSTOMER_INVITATION, &[&CustomerInvitationId(duty.subject_id)]),
    }
}

fn render(page: Frame, id: OrganisationId, subject: &Subject, errors: FormErrors) -> RemovePage {
    let Subject { known, held, chosen, duties, with } = subject;
    let action = fill(path::CUSTOMER_REMOVE, &[&id]);
    let customer = known.listed.name.clone();
    let other =
        |held: &Held| Other { what: called(&page, known, held), href: format!("{action}?relationship={}", held.id) };
    let stays = held.iter().filter(|held| held.id != chosen.id);
    let mut stays: Vec<String> =
        stays.map(|held| page.t1("remove-stays-other", "what", called(&page, known, held))).collect();
    stays.extend(with.iter().map(|name| page.t1("remove-stays-with", "partner", name)));
    stays.push(page.t("remove-stays-record"));
    RemovePage {
        what: called(&page, known, chosen),
        since: chosen.since,
        asked: chosen
            .ending_asked_at
            .zip(chosen.ending_from)
            .map(|(at, from)| (at, from, chosen.ending_reason.clone().unwrap_or_default())),
        blockers: duties.iter().map(|duty| blocker(&page, duty)).collect(),
        effects: effects(chosen.role, chosen.has_admin)
            .into_iter()
            .map(|key| page.t1(key, "customer", &customer))
            .collect(),
        stays,
        others: held.iter().filter(|held| held.id != chosen.id).map(other).collect(),
        relationship: chosen.id.to_string(),
        back: fill(path::CUSTOMER, &[&id]),
        action,
        customer,
        page,
        errors,
    }
}

/// `GET /customers/{customer}/remove`
pub async fn show(
    member: Member,
    Id(id): Id<OrganisationId>,
    Query(query): Query<RemoveQuery>,
) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let subject = subject(&mut tx, &me, id, query.relationship).await?;
    Ok(ok(&render(page, id, &subject, FormErrors::default())))
}

/// `POST /customers/{customer}/remove`
pub async fn submit(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<RemoveForm>,
) -> Result<Response, PageError> {
    let chosen: RelationshipId = form.fields.relationship.parse().map_err(|_| PageError::BadForm)?;
    let subject = match subject(&mut member.tx, &member.me, id, Some(chosen.0)).await {
        Ok(subject) => subject,
        Err(error) => {
            // the same form, answered before, leads to where its answer led
            member.once(&form, path::CUSTOMERS).await?;
            return Err(error);
        }
    };
    if !subject.duties.is_empty() {
        return Ok(stale(&render(member.page, id, &subject, FormErrors::of("", "remove-blocked"))));
    }
    if form.fields.understood != "on" {
        let errors = FormErrors::of("understood", "missing-understood-end");
        return Ok(invalid(&render(member.page, id, &subject, errors)));
    }
    // the last relationship takes the customer's page with it
    let there = if subject.held.len() > 1 { fill(path::CUSTOMER, &[&id]) } else { path::CUSTOMERS.to_owned() };
    member.once(&form, &there).await?;
    relationship_end::remove(member.tx, &member.me, (id, &subject.known.listed.name), chosen).await?;
    Ok(done(&there, "flash-relationship-removed"))
}

impl From<RemoveError> for PageError {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::NotFound => Self::NotFound,
            RemoveError::NoAdministration => Self::Conflict(Message::new("administration-ended-before")),
            RemoveError::Duties => Self::Conflict(Message::new("remove-blocked")),
            RemoveError::Store(error) => error.into(),
        }
    }
}
