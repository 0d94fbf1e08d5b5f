//! A relationship with a direct customer is extended to a provider (F73): whom it concerns, what the provider sees from then on, and the
//! statement that the customer agrees.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::show;
use crate::{
    clock::new_id,
    domain::{
        customer_policy::CustomerRole,
        extension::{ExtensionObstacle, NOT_SHARED, SHARED},
        ids::{ExtensionId, OrganisationId},
        language::Language,
        me::Me,
        partnership::{PartnershipState, terms_hash},
    },
    store::{
        Tx, extensions,
        partnerships::{self, Partner},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::extension::{self, ExtendError, Parties},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TransferForm {
    provider: String,
    consent: String,
    /// The hash of what was shown.
    shown: String,
}

#[derive(Template)]
#[template(path = "customers/transfer.html")]
struct TransferPage {
    page: Frame,
    errors: FormErrors,
    customer: String,
    current: Vec<String>,
    providers: Vec<Choice>,
    chosen: String,
    consent: bool,
    shared: Vec<String>,
    kept: Vec<String>,
    shown: String,
    back: String,
    action: String,
}

/// What the page says is shared, and what its hash is recorded of (abuse A16).
fn shown(customer: &str, lang: Language) -> Vec<u8> {
    let sentences: Vec<String> = SHARED.into_iter().chain(NOT_SHARED).map(|key| lang.t(key)).collect();
    let parts: Vec<&str> = std::iter::once(customer).chain(sentences.iter().map(String::as_str)).collect();
    terms_hash(&parts)
}

/// What is asked about: a direct customer of a partner that is both.
struct Subject {
    name: String,
    current: Vec<String>,
    partners: Vec<Partner>,
}

async fn subject(tx: &mut Tx, me: &Me, id: OrganisationId) -> Result<Subject, PageError> {
    let known = show::find(tx, me, id).await?;
    let refused = |obstacle: ExtensionObstacle| PageError::Refused(Message::new(format!("extend-{}", obstacle.code())));
    if !me.is_dual() {
        return Err(refused(ExtensionObstacle::Dual));
    }
    let direct = known.relationships.iter().any(|r| r.role == CustomerRole::Direct && !r.ending);
    if !direct {
        return Err(refused(ExtensionObstacle::Direct));
    }
    let partners = partnerships::providers(tx, me.organisation_id).await?;
    let name_of = |id: &uuid::Uuid| known.names.get(id).cloned();
    let current = known.listed.provider_ids.iter().filter_map(name_of).collect();
    Ok(Subject { name: known.listed.name, current, partners })
}

fn render(page: Frame, id: OrganisationId, subject: &Subject, form: &TransferForm, errors: FormErrors) -> TransferPage {
    let active = subject.partners.iter().filter(|partner| partner.state == PartnershipState::Active);
    let free = active.filter(|partner| !subject.current.contains(&partner.name));
    TransferPage {
        customer: subject.name.clone(),
        current: subject.current.clone(),
        providers: free.map(|p| Choice::new(p.partner_id.to_string(), p.name.clone())).collect(),
        chosen: form.provider.clone(),
        consent: form.consent == "on",
        shared: SHARED.map(|key| page.t(key)).into(),
        kept: NOT_SHARED.map(|key| page.t(key)).into(),
        shown: hex::encode(shown(&subject.name, page.lang)),
        back: fill(path::CUSTOMER, &[&id]),
        action: fill(path::CUSTOMER_TRANSFER, &[&id]),
        page,
        errors,
    }
}

/// `GET /customers/{customer}/indirect-providers/transfer`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let subject = subject(&mut tx, &me, id).await?;
    Ok(ok(&render(page, id, &subject, &TransferForm::default(), FormErrors::default())))
}

/// The provider that is chosen, if the form is whole.
fn checked<'a>(subject: &'a Subject, form: &TransferForm) -> Result<&'a Partner, Result<FormErrors, PageError>> {
    let mut errors = FormErrors::default();
    let typed = form.provider.trim();
    if typed.is_empty() {
        errors.add("provider", Message::new("missing-provider"));
    }
    if form.consent != "on" {
        errors.add("consent", Message::new("missing-consent"));
    }
    let partner = subject.partners.iter().find(|partner| partner.partner_id.to_string() == typed);
    match partner {
        // a provider of somebody else's is like none
        None if !typed.is_empty() => Err(Err(PageError::NotFound)),
        Some(partner) if errors.is_empty() => Ok(partner),
        _ => Err(Ok(errors)),
    }
}

/// `POST /customers/{customer}/indirect-providers/transfer`
pub async fn submit(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<TransferForm>,
) -> Result<Response, PageError> {
    let subject = subject(&mut member.tx, &member.me, id).await?;
    let partner = match checked(&subject, &form.fields) {
        Ok(partner) => partner,
        Err(Ok(errors)) => return Ok(invalid(&render(member.page, id, &subject, &form.fields, errors))),
        Err(Err(error)) => return Err(error),
    };
    let there = fill(path::CUSTOMER, &[&id]);
    member.once(&form, &there).await?;
    let now = shown(&subject.name, member.page.lang);
    if form.fields.shown != hex::encode(&now) {
        return Err(PageError::Conflict(Message::new("extend-changed")));
    }
    match extensions::obstacle(&mut member.tx, id, partner.partner_id).await? {
        Some(ExtensionObstacle::Region) => {
            let errors = FormErrors::of("provider", "extend-region");
            return Ok(invalid(&render(member.page, id, &subject, &form.fields, errors)));
        }
        Some(obstacle) => return Err(ExtendError::Obstacle(obstacle).into()),
        None => {}
    }
    let parties = Parties { customer: (id, &subject.name), provider: (partner.partner_id, &partner.name) };
    let extension: ExtensionId = form.key.map_or_else(new_id, ExtensionId);
    extension::extend(member.tx, &member.me, extension, &parties, &now).await?;
    Ok(done(&there, "flash-extended"))
}

impl From<ExtendError> for PageError {
    fn from(error: ExtendError) -> Self {
        match error {
            ExtendError::Obstacle(obstacle @ ExtensionObstacle::Dual) => {
                Self::Refused(Message::new(format!("extend-{}", obstacle.code())))
            }
            ExtendError::Obstacle(obstacle) => Self::Conflict(Message::new(format!("extend-{}", obstacle.code()))),
            ExtendError::Store(error) => error.into(),
        }
    }
}
