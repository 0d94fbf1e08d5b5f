//! Customers: made by a direct partner for itself or by a provider for a reseller, their agreement attested, their tags set.

use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;

use super::partner::INVITATION_DAYS;
use crate::{
    app::App,
    auth::link::Token,
    domain::{
        activity::Action, agreement::AgreementKind, customer::NewCustomer, ids::OrganisationId, language::Language,
        me::Me,
    },
    mail::{message::MailKind, render::purpose},
    store::{
        StoreError, Tx,
        activity::{self, Event},
        agreements,
        customer_listings::{self, Listed},
        customers::{self, Attestation},
        mails::NewMail,
    },
};

/// Why a customer was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// An organisation is known by this domain.
    #[error("the domain is taken")]
    DomainTaken,
    /// The partner became an indirect reseller meanwhile (S24, abuse C3).
    #[error("new direct customers are closed")]
    DirectClosed,
    /// There is no active partnership with this reseller.
    #[error("no active partnership")]
    NoPartnership,
    /// The partner's or the reseller's standing does not allow new sales.
    #[error("not in good standing")]
    Standing,
    /// The mailbox belongs to an operator.
    #[error("the person is an operator")]
    Operator,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for CreateError {
    fn from(error: StoreError) -> Self {
        let StoreError::Refused(constraint) = &error else { return Self::Store(error) };
        match constraint.as_str() {
            "organisations_domain_key" => Self::DomainTaken,
            "reseller_relationships_direct_closed" => Self::DirectClosed,
            "partnerships_active" => Self::NoPartnership,
            "programme_enrollments_standing_active" => Self::Standing,
            "memberships_operator_apart" => Self::Operator,
            _ => Self::Store(error),
        }
    }
}

/// The reseller a customer is made for.
pub struct ForReseller {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// Makes a customer: organisation, relationships, first admin, entries and mails in one transaction.
pub async fn create(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: OrganisationId,
    reseller: Option<&ForReseller>,
    new: &NewCustomer,
) -> Result<(), CreateError> {
    let token = Token::new();
    let expires_at = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    customers::create(&mut tx, id, reseller.map(|r| r.id), new, &token.hash(), expires_at).await?;
    let until = new.language.datetime(expires_at, me.time_zone);
    let data = json!({ "organisation": new.name, "inviter": me.organisation_name, "until": until });
    let mut invitation = NewMail::new(MailKind::PersonInvited, id, &new.mail, &new.admin(), new.language, data);
    invitation.sealed = Some(app.seal.seal(&purpose(invitation.id), token.secret().as_bytes()));
    let mut mails = vec![invitation];
    let mut parties = vec![me.organisation_id, id];
    if let Some(reseller) = reseller {
        mails.extend(tell_reseller(&mut tx, me, id, reseller, new).await?);
        parties.push(reseller.id);
    }
    let detail = json!({ "domain": new.domain, "for_reseller": reseller.map(|r| &r.name), "admin": new.mail });
    let event = about(Action::CustomerCreated, id, &new.name, parties, detail, mails);
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// N13, to the reseller's agents.
async fn tell_reseller(
    tx: &mut Tx,
    me: &Me,
    id: OrganisationId,
    reseller: &ForReseller,
    new: &NewCustomer,
) -> Result<Vec<NewMail>, StoreError> {
    let agents = customers::reseller_agents(tx, reseller.id).await?;
    let mails = agents.into_iter().map(|agent| {
        let data =
            json!({ "customer": new.name, "domain": new.domain, "provider": me.organisation_name, "customer_id": id });
        NewMail::new(MailKind::CustomerCreated, reseller.id, &agent.mail, &agent.name, agent.language, data)
    });
    Ok(mails.collect())
}

fn about(
    action: Action,
    customer: OrganisationId,
    name: &str,
    parties: Vec<OrganisationId>,
    detail: serde_json::Value,
    mails: Vec<NewMail>,
) -> Event {
    Event {
        action,
        subject_kind: "customer",
        subject_id: Some(customer.0),
        subject_name: name.to_owned(),
        parties,
        detail,
        mails,
    }
}

/// Who attests what: the person of the customer who accepted, and when.
pub struct Attested {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Mail address.
    pub mail: String,
    /// Phone number, or empty.
    pub phone: String,
    /// On which day.
    pub on: chrono::NaiveDate,
}

/// Attests that the customer has accepted the customer agreement (F85), and tells the person named (N14). False when none is published.
pub async fn attest(mut tx: Tx, me: &Me, customer: &Listed, attested: &Attested) -> Result<bool, StoreError> {
    let Some(text) = agreements::newest(&mut tx, AgreementKind::Customer, Language::En).await? else {
        return Ok(false);
    };
    let attestation = Attestation {
        version: text.version_id,
        first_name: &attested.first_name,
        last_name: &attested.last_name,
        mail: &attested.mail,
        phone: &attested.phone,
        on: attested.on,
    };
    customers::attest(&mut tx, me.organisation_id, (me.person_id, &me.name), customer.id, &attestation).await?;
    let name = format!("{} {}", attested.first_name, attested.last_name);
    let language = me.organisation_language;
    let data = json!({ "customer": customer.name, "partner": me.organisation_name, "on": language.date(attested.on) });
    let mail = NewMail::new(MailKind::AgreementAttested, customer.id, &attested.mail, &name, language, data);
    let mut parties = vec![me.organisation_id, customer.id];
    parties.extend(customer.reseller_ids.iter().copied().map(OrganisationId));
    let detail = json!({ "accepted_by": name, "agreed_on": attested.on, "version": text.number });
    let event = about(Action::CustomerAgreementAttested, customer.id, &customer.name, parties, detail, vec![mail]);
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(true)
}

/// What became of new tags.
pub enum Tagged {
    /// They are set.
    Set,
    /// The partner would have more than it may.
    TooMany,
}

/// The customer's tags become these.
pub async fn tag(mut tx: Tx, me: &Me, customer: &Listed, tags: &[String]) -> Result<Tagged, StoreError> {
    match customer_listings::set_tags(&mut tx, customer.id, tags).await {
        Ok(_) => {}
        Err(error) if error.is_refusal_of("customer_tags_limit") => return Ok(Tagged::TooMany),
        Err(error) => return Err(error),
    }
    let detail = json!({ "old": { "tags": customer.tags }, "new": { "tags": tags } });
    let event =
        about(Action::CustomerTagged, customer.id, &customer.name, vec![me.organisation_id], detail, Vec::new());
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(Tagged::Set)
}

/// These tags are put on many customers, or taken off.
pub async fn tag_many(
    mut tx: Tx,
    me: &Me,
    customers: &[Uuid],
    tags: &[String],
    add: bool,
) -> Result<Tagged, StoreError> {
    let changed = match customer_listings::change_tags(&mut tx, customers, tags, add).await {
        Ok(changed) => changed,
        Err(error) if error.is_refusal_of("customer_tags_limit") => return Ok(Tagged::TooMany),
        Err(error) => return Err(error),
    };
    let detail = if add {
        json!({ "changed": changed, "new": { "tags": tags } })
    } else {
        json!({ "changed": changed, "old": { "tags": tags } })
    };
    let event = Event {
        action: Action::CustomersTagged,
        subject_kind: "customers",
        subject_id: None,
        subject_name: String::new(),
        parties: vec![me.organisation_id],
        detail,
        mails: Vec::new(),
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(Tagged::Set)
}
