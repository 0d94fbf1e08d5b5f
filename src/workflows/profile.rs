//! The partner's own profile: contact, support, which Partner ID counts.

use serde_json::json;

use crate::{
    domain::{activity::Action, ids::PartnerIdId, me::Me},
    store::{
        Stored, Tx,
        activity::{self, Event},
        profiles::{self, PrimaryContact, SupportProfile},
    },
};

/// How an edit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// Saved, or nothing was different.
    Saved,
    /// Kept until it is verified; what was verified stays in force.
    Waiting,
    /// Somebody else changed it meanwhile.
    Stale,
}

fn event(me: &Me, action: Action, subject_kind: &'static str, detail: serde_json::Value) -> Event {
    Event {
        action,
        subject_kind,
        subject_id: Some(me.organisation_id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id],
        detail,
        mails: vec![],
    }
}

/// Saves the support profile.
pub async fn set_support(mut tx: Tx, me: &Me, to: &SupportProfile) -> Stored<Edited> {
    let old = profiles::support_profile(&mut tx, me.organisation_id).await?;
    if old.as_ref() == Some(to) {
        return Ok(Edited::Saved);
    }
    if !profiles::set_support_profile(&mut tx, me.organisation_id, to).await? {
        return Ok(Edited::Stale);
    }
    let was = old.map(|old| json!({"website": old.website, "mail": old.mail, "phone": old.phone}));
    let detail = json!({"old": was, "new": {"website": to.website, "mail": to.mail, "phone": to.phone}});
    activity::record(&mut tx, &event(me, Action::SupportProfileChanged, "support_profile", detail)).await?;
    tx.commit().await?;
    Ok(Edited::Saved)
}

/// A contact as the log tells it.
pub(super) fn contact_in_words(contact: &PrimaryContact) -> serde_json::Value {
    json!({"name": format!("{} {}", contact.first_name, contact.last_name), "mail": contact.mail, "phone": contact.phone})
}

/// How changing the associated Partner ID ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Associated {
    /// It counts now.
    Saved,
    /// Not one of ours, or not active (E-PID).
    NotPossible,
}

/// Makes another active Partner ID of the same country the associated one.
pub async fn associate_partner_id(mut tx: Tx, me: &Me, id: PartnerIdId) -> Stored<Associated> {
    let ids = profiles::partner_ids(&mut tx, me.organisation_id).await?;
    let old = ids.iter().find(|p| p.associated);
    let Some(new) = ids.iter().find(|p| p.id == id && p.active && p.country == me.country) else {
        return Ok(Associated::NotPossible);
    };
    if old.is_some_and(|old| old.id == new.id) {
        return Ok(Associated::Saved);
    }
    if !profiles::associate(&mut tx, me.organisation_id, id).await? {
        return Ok(Associated::NotPossible);
    }
    let detail = json!({"old": old.map(|p| &p.number), "new": new.number});
    activity::record(&mut tx, &event(me, Action::PartnerIdAssociated, "partner_id", detail)).await?;
    tx.commit().await?;
    Ok(Associated::Saved)
}
