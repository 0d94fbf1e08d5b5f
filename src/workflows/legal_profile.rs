//! Changes of the legal profile and the primary contact (F51). What is authorized stays in force until the changed part is verified; what
//! nobody has authorized yet changes at once, and is looked at again.

use serde_json::{Value, json};

use super::{
    email_proof, notices,
    profile::{Edited, contact_in_words},
    verification::due_at,
};
use crate::{
    app::App,
    domain::{
        activity::Action,
        me::Me,
        verification::{Parts, Stage, Step, Verification},
    },
    mail::message::MailKind,
    store::{
        Stored, Tx,
        activity::{self, Event},
        legal_profiles::{self, LegalProfile, SecurityContact},
        mails::NewMail,
        profiles::{self, PrimaryContact},
        programme,
        verifications::{self, Case},
    },
};

/// What somebody wants to change.
pub enum Edit<'a> {
    /// Name, address, register number.
    Profile(&'a LegalProfile),
    /// The primary contact.
    Contact(&'a PrimaryContact),
}

/// How the profile stands, in force and wanted.
struct Values {
    profile: LegalProfile,
    contact: PrimaryContact,
}

fn is_same(a: &LegalProfile, b: &LegalProfile) -> bool {
    LegalProfile { version: 0, ..a.clone() } == LegalProfile { version: 0, ..b.clone() }
}

/// Every changed field, old and new, for the log.
fn differences(old: &Values, new: &Values) -> Value {
    let words = |v: &Values| {
        let (p, c) = (&v.profile, &v.contact);
        let lines = [&p.address_line1, &p.address_line2, &p.postal_code, &p.city, &p.state_or_province];
        let address: Vec<&str> = lines.into_iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        json!({
            "name": p.name,
            "address": address.join(", "),
            "registration_number": p.registration_number,
            "contact": contact_in_words(c),
        })
    };
    let (mut was, mut is) = (words(old), words(new));
    for key in ["name", "address", "registration_number", "contact"] {
        if was[key] == is[key] {
            for side in [&mut was, &mut is] {
                side.as_object_mut().map(|fields| fields.remove(key));
            }
        }
    }
    json!({ "old": was, "new": is })
}

/// What is in force now, and what it would be with the change that waits.
async fn values(tx: &mut Tx, me: &Me) -> Stored<Option<(Values, Values)>> {
    let id = me.organisation_id;
    let profile = legal_profiles::find(tx, id).await?;
    let contact = profiles::primary_contact(tx, id).await?;
    let Some((profile, contact)) = profile.zip(contact) else { return Ok(None) };
    let wanted = match legal_profiles::change(tx, id).await? {
        Some(change) => Values { profile: change.profile, contact: change.contact },
        None => Values { profile: profile.clone(), contact: contact.clone() },
    };
    Ok(Some((Values { profile, contact }, wanted)))
}

/// Makes a change, or proposes it.
pub async fn change(app: &App, mut tx: Tx, me: &Me, edit: &Edit<'_>) -> Stored<Edited> {
    let Some(case) = verifications::locked(&mut tx, me.organisation_id).await? else { return Ok(Edited::Stale) };
    let Some((now, mut wanted)) = values(&mut tx, me).await? else { return Ok(Edited::Stale) };
    let before = Values { profile: wanted.profile.clone(), contact: wanted.contact.clone() };
    match edit {
        Edit::Profile(profile) => wanted.profile = (*profile).clone(),
        Edit::Contact(contact) => wanted.contact = (*contact).clone(),
    }
    let edited = Parts {
        contact: wanted.contact.mail != before.contact.mail,
        business: !is_same(&wanted.profile, &before.profile),
        is_change: case.parts.is_change || case.at == Verification::Authorized,
    };
    if !edited.contact && !edited.business {
        return free(tx, me, &before, &wanted).await;
    }
    if edited.is_change {
        legal_profiles::propose(&mut tx, me.organisation_id, &wanted.profile, &wanted.contact, &me.name).await?;
    } else if !set(&mut tx, me, edit).await? {
        return Ok(Edited::Stale);
    }
    look_again(app, &mut tx, me, &case, edited, differences(&now, &wanted)).await?;
    tx.commit().await?;
    Ok(if edited.is_change { Edited::Waiting } else { Edited::Saved })
}

/// The contact's name and phone are verified by nobody.
async fn free(mut tx: Tx, me: &Me, before: &Values, wanted: &Values) -> Stored<Edited> {
    let (old, new) = (&before.contact, &wanted.contact);
    if (&old.first_name, &old.last_name, &old.phone) == (&new.first_name, &new.last_name, &new.phone) {
        return Ok(Edited::Saved);
    }
    let in_force = profiles::primary_contact(&mut tx, me.organisation_id).await?;
    let mail = in_force.map_or_else(|| new.mail.clone(), |contact| contact.mail);
    let contact = PrimaryContact { mail, ..new.clone() };
    if !profiles::set_primary_contact(&mut tx, me.organisation_id, &contact).await? {
        return Ok(Edited::Stale);
    }
    if legal_profiles::change(&mut tx, me.organisation_id).await?.is_some() {
        legal_profiles::propose(&mut tx, me.organisation_id, &wanted.profile, new, &me.name).await?;
    }
    let detail = json!({"old": contact_in_words(old), "new": contact_in_words(new)});
    let event = Event {
        action: Action::PrimaryContactChanged,
        subject_kind: "primary_contact",
        subject_id: Some(me.organisation_id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id],
        detail,
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(Edited::Saved)
}

async fn set(tx: &mut Tx, me: &Me, edit: &Edit<'_>) -> Stored<bool> {
    match edit {
        Edit::Profile(profile) => legal_profiles::set(tx, profile).await,
        Edit::Contact(contact) => profiles::set_primary_contact(tx, me.organisation_id, contact).await,
    }
}

/// The verification goes back to the changed part, the link goes to the changed mailbox, and both sides are told.
async fn look_again(app: &App, tx: &mut Tx, me: &Me, case: &Case, edited: Parts, detail: Value) -> Stored<()> {
    let id = me.organisation_id;
    let mut mails: Vec<NewMail> = Vec::new();
    if let Ok(to) = case.at.take(Step::Change, edited) {
        let is_open = matches!(case.at, Verification::Pending(..) | Verification::Rejected(_));
        let parts = Parts {
            contact: edited.contact || (is_open && case.parts.contact),
            business: edited.business || (is_open && case.parts.business),
            is_change: edited.is_change,
        };
        if to != Verification::None {
            let due_at = due_at(tx, to).await?;
            verifications::begin(tx, id, to, parts, due_at).await?;
        }
        if matches!(to, Verification::Pending(Stage::Email, _)) && edited.contact {
            mails.extend(email_proof::mail(app, tx, id).await?);
        }
    }
    let action = if edited.is_change { Action::LegalChangeProposed } else { Action::LegalProfileChanged };
    if edited.is_change {
        let data = |_| json!({ "partner": me.organisation_name });
        mails.extend(notices::to_partner(tx, MailKind::VerificationReceived, id, data).await?);
    }
    let operator = programme::operator(tx).await?;
    let event = super::verification::event(me, action, (id, &me.organisation_name), operator.id, detail, mails);
    activity::record(tx, &event).await?;
    Ok(())
}

/// Names the security contact (F55); it is verified by nobody.
pub async fn set_security_contact(mut tx: Tx, me: &Me, to: &SecurityContact) -> Stored<Edited> {
    let old = legal_profiles::security_contact(&mut tx, me.organisation_id).await?;
    if old.as_ref() == Some(to) {
        return Ok(Edited::Saved);
    }
    if !legal_profiles::set_security_contact(&mut tx, me.organisation_id, to).await? {
        return Ok(Edited::Stale);
    }
    let words = |c: &SecurityContact| {
        let name = [&c.first_name, &c.middle_name, &c.last_name].map(String::as_str);
        json!({ "name": name.into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(" "), "mail": c.mail, "phone": c.phone })
    };
    let event = Event {
        action: Action::SecurityContactChanged,
        subject_kind: "security_contact",
        subject_id: Some(me.organisation_id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id],
        detail: json!({ "old": old.as_ref().map(words), "new": words(to) }),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(Edited::Saved)
}
