//! A relationship ends: its partner ends it (F86), or the clock does once the customer has asked (F90). Rights end with it, and everybody who
//! took part is told.

use chrono::NaiveDate;
use serde_json::json;

use super::notices;
use crate::{
    domain::{
        activity::Action,
        customer_invitation::RelationshipRole,
        ids::{OrganisationId, RelationshipId},
        me::Me,
    },
    mail::message::MailKind,
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        mails::NewMail,
        partnerships,
        relationships::{self, Ending},
    },
};

/// Why nothing was ended.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    /// No such relationship, or not any more.
    #[error("no such relationship")]
    NotFound,
    /// Something still runs.
    #[error("something still runs")]
    Duties,
    /// It carries no administration rights, or not any more.
    #[error("no administration rights")]
    NoAdministration,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for RemoveError {
    fn from(error: StoreError) -> Self {
        if error.is_refusal_of("reseller_relationships_duties") { Self::Duties } else { Self::Store(error) }
    }
}

/// Ends one of my organisation's relationships with a customer.
///
/// # Errors
/// When something still runs, or somebody was faster.
pub async fn remove(
    mut tx: Tx,
    me: &Me,
    customer: (OrganisationId, &str),
    id: RelationshipId,
) -> Result<(), RemoveError> {
    if !relationships::lock(&mut tx, id).await? {
        return Err(RemoveError::NotFound);
    }
    let held = relationships::held(&mut tx, me.organisation_id, customer.0).await?;
    let held = held.into_iter().find(|held| held.id == id).ok_or(RemoveError::NotFound)?;
    if !relationships::duties(&mut tx, id).await?.is_empty() {
        return Err(RemoveError::Duties);
    }
    let ending = Ending {
        id,
        partner_id: me.organisation_id,
        partner: me.organisation_name.clone(),
        customer_id: customer.0,
        customer: customer.1.to_owned(),
        role: held.role,
    };
    end(&mut tx, &ending, Some(&me.name)).await?;
    Ok(tx.commit().await?)
}

/// Gives up the administration rights that one of my organisation's relationships with a customer carries; the relationship stays.
///
/// # Errors
/// When there are none, or somebody was faster.
pub async fn renounce(
    mut tx: Tx,
    me: &Me,
    customer: (OrganisationId, &str),
    id: RelationshipId,
) -> Result<(), RemoveError> {
    if !relationships::lock(&mut tx, id).await? {
        return Err(RemoveError::NotFound);
    }
    let held = relationships::held(&mut tx, me.organisation_id, customer.0).await?;
    held.iter().find(|held| held.id == id).ok_or(RemoveError::NotFound)?;
    if !relationships::end_admin(&mut tx, id).await? {
        return Err(RemoveError::NoAdministration);
    }
    let others = relationships::served_with(&mut tx, id).await?;
    let parties: Vec<OrganisationId> =
        [me.organisation_id, customer.0].into_iter().chain(others.into_iter().map(|(other, _)| other)).collect();
    let mut mails = Vec::new();
    for party in &parties[1..] {
        let to = partnerships::audience(&mut tx, *party, None).await?;
        let list = if *party == customer.0 { "/c/partners" } else { "/customers" };
        let data = |_| json!({ "customer": customer.1, "partner": me.organisation_name, "list": list });
        mails.extend(notices::to_each(MailKind::AdministrationRenounced, *party, to, data));
    }
    let event = Event {
        action: Action::AdministrationRenounced,
        subject_kind: "customer",
        subject_id: Some(customer.0.0),
        subject_name: customer.1.to_owned(),
        parties,
        detail: json!({ "partner": me.organisation_name }),
        mails,
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// Ends a relationship whose customer has asked for it; false if somebody was faster.
///
/// # Errors
/// When the database is not available.
pub async fn end_asked(mut tx: Tx, ending: &Ending) -> Result<bool, RemoveError> {
    if !end(&mut tx, ending, None).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// Who is told is asked before the end, because afterwards they are strangers.
async fn end(tx: &mut Tx, ending: &Ending, by_name: Option<&str>) -> Result<bool, RemoveError> {
    let others = relationships::served_with(tx, ending.id).await?;
    let mails = mails(tx, ending, &others, by_name.is_none()).await?;
    if !relationships::end(tx, ending.id, by_name).await? {
        return Ok(false);
    }
    let with: Vec<&str> = others.iter().map(|(_, name)| name.as_str()).collect();
    let event = Event {
        action: if by_name.is_some() { Action::RelationshipRemoved } else { Action::RelationshipEnded },
        subject_kind: "customer",
        subject_id: Some(ending.customer_id.0),
        subject_name: ending.customer.clone(),
        parties: [ending.partner_id, ending.customer_id].into_iter().chain(others.iter().map(|(id, _)| *id)).collect(),
        detail: json!({ "partner": ending.partner, "relationship": ending.role.code(), "served_with": with.join(", ") }),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(true)
}

/// One mail to each global admin of customer, partner and whoever served it with the partner.
async fn mails(
    tx: &mut Tx,
    ending: &Ending,
    others: &[(OrganisationId, String)],
    by_clock: bool,
) -> Stored<Vec<NewMail>> {
    let kind = if by_clock { MailKind::RelationshipEnded } else { MailKind::RelationshipRemoved };
    let parties = [(ending.customer_id, "/c/partners"), (ending.partner_id, "/customers")];
    let mut mails = Vec::new();
    for (party, list) in parties.into_iter().chain(others.iter().map(|(id, _)| (*id, "/customers"))) {
        let to = partnerships::audience(tx, party, None).await?;
        mails.extend(notices::to_each(kind, party, to, |language| {
            let role = language.t(&format!("relationship-role-{}", ending.role.code()));
            json!({ "customer": ending.customer, "partner": ending.partner, "role": role, "list": list })
        }));
    }
    Ok(mails)
}

/// What a role's end changes beside the relationship itself: message keys.
pub fn effects(role: RelationshipRole, has_admin: bool) -> Vec<&'static str> {
    let mut effects = vec!["remove-effect-row", "remove-effect-support"];
    if has_admin {
        effects.push("remove-effect-administration");
    }
    effects.push(match role {
        RelationshipRole::Direct => "remove-effect-direct",
        RelationshipRole::Reseller => "remove-effect-reseller",
        RelationshipRole::Provider => "remove-effect-provider",
    });
    effects.push("remove-effect-told");
    effects
}

/// The day by which the clock goes.
///
/// # Errors
/// When the database is not available.
pub async fn today(tx: &mut Tx) -> Stored<NaiveDate> {
    Ok(tx.now().await?.date_naive())
}
