//! What a customer does about the partners that have access: ends rights at once, asks to end a relationship (F89, F90).

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;

use super::notices;
use crate::{
    domain::{
        activity::Action,
        customer_invitation::{ENDING_DAYS, RelationshipState},
        ids::RelationshipId,
        me::Me,
    },
    mail::message::MailKind,
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        customer_invitations,
        relationships::{self, Relationship},
    },
};

/// Why nothing was ended.
#[derive(Debug, thiserror::Error)]
pub enum EndError {
    /// No such relationship.
    #[error("no such relationship")]
    NotFound,
    /// There are no rights any more, or the end was asked for before.
    #[error("done before")]
    Before,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// My relationship with this id.
pub async fn find(tx: &mut Tx, me: &Me, id: RelationshipId) -> Stored<Option<Relationship>> {
    Ok(relationships::mine(tx, me.organisation_id).await?.into_iter().find(|relationship| relationship.id == id))
}

/// Ends a partner's administration rights, from the next request on (abuse D4); the relationship stays.
pub async fn end_administration(mut tx: Tx, me: &Me, id: RelationshipId) -> Result<(), EndError> {
    let relationship = find(&mut tx, me, id).await?.ok_or(EndError::NotFound)?;
    if !relationships::end_admin(&mut tx, id).await? {
        return Err(EndError::Before);
    }
    tell(&mut tx, me, &relationship, Action::AdministrationEnded, MailKind::AdministrationEnded, &Told::default())
        .await?;
    Ok(tx.commit().await?)
}

/// The earliest day a relationship can end that is asked about now.
pub async fn earliest(tx: &mut Tx, me: &Me) -> Stored<NaiveDate> {
    Ok((tx.now().await? + TimeDelta::days(ENDING_DAYS)).with_timezone(&me.time_zone).date_naive())
}

/// Asks to end a relationship; the partner and whoever was accepted with it are told.
pub async fn ask_to_end(mut tx: Tx, me: &Me, id: RelationshipId, reason: &str) -> Result<(), EndError> {
    let all = relationships::mine(&mut tx, me.organisation_id).await?;
    let asked = all.iter().find(|r| r.id == id).ok_or(EndError::NotFound)?.clone();
    let from = earliest(&mut tx, me).await?;
    let said = Some(reason).filter(|reason| !reason.is_empty());
    if asked.state != RelationshipState::Active || !relationships::ask_to_end(&mut tx, id, &me.name, said, from).await?
    {
        return Err(EndError::Before);
    }
    let others = all.iter().filter(|r| r.joint_id.is_some() && r.joint_id == asked.joint_id && r.id != id);
    let told = Told { others: others.cloned().collect(), reason, from: Some(from) };
    tell(&mut tx, me, &asked, Action::RelationshipEndAsked, MailKind::RelationshipEndAsked, &told).await?;
    Ok(tx.commit().await?)
}

/// What else is said, and to whom beside the partner.
#[derive(Default)]
struct Told<'a> {
    others: Vec<Relationship>,
    reason: &'a str,
    from: Option<NaiveDate>,
}

async fn tell(
    tx: &mut Tx,
    me: &Me,
    about: &Relationship,
    action: Action,
    kind: MailKind,
    told: &Told<'_>,
) -> Stored<()> {
    let mut mails = Vec::new();
    let partners: Vec<&Relationship> = std::iter::once(about).chain(&told.others).collect();
    for partner in &partners {
        let to = customer_invitations::audience(tx, partner.partner_id, None).await?;
        mails.extend(notices::to_each(kind, partner.partner_id, to, |language| {
            let day = told.from.map(|day| language.date(day)).unwrap_or_default();
            json!({ "customer": me.organisation_name, "partner": about.name, "text": told.reason, "due": day })
        }));
    }
    let detail =
        json!({ "partner": about.name, "reason": Some(told.reason).filter(|r| !r.is_empty()), "ends_from": told.from });
    let event = Event {
        action,
        subject_kind: "reseller_relationship",
        subject_id: Some(about.id.0),
        subject_name: me.organisation_name.clone(),
        parties: partners.iter().map(|p| p.partner_id).chain([me.organisation_id]).collect(),
        detail,
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}
