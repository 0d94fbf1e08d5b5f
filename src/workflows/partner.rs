//! The operator registers a partner and invites its first global admin.

use chrono::TimeDelta;
use serde_json::json;

use super::email_proof;
use crate::{
    app::App,
    auth::link::Token,
    clock::new_id,
    domain::{
        activity::Action,
        ids::{MailId, OrganisationId},
        language::Language,
        me::Me,
        programme::Programme,
    },
    mail::{message::MailKind, render::purpose},
    store::{
        StoreError, Tx,
        activity::{self, Event},
        mails::{self, NewMail},
        partners::{self, Contact, Invitee, NewPartner},
    },
};

/// How long an invitation of a person works.
pub const INVITATION_DAYS: i64 = 14;

/// A partner as the operator typed it.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The id it gets; the form's own key, so that a repetition is the same partner.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// The language of its mail.
    pub language: Language,
    /// Which programme.
    pub programme: Programme,
    /// Its Partner IDs: number, whether active. The first one is the associated one.
    pub partner_ids: Vec<(String, bool)>,
    /// The first admin's first name.
    pub first_name: String,
    /// The first admin's last name.
    pub last_name: String,
    /// The first admin's address.
    pub mail: String,
}

/// Why a partner was not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// A Partner ID belongs to somebody already.
    #[error("a Partner ID is taken")]
    PartnerIdTaken,
    /// The mailbox belongs to an operator.
    #[error("the person is an operator")]
    Operator,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Registers the partner: organisation, programme, Partner IDs, first admin, entry and mail in one transaction.
pub async fn register(app: &App, mut tx: Tx, me: &Me, partner: &Registration) -> Result<(), RegisterError> {
    let new = NewPartner {
        id: partner.id,
        name: partner.name.clone(),
        country: partner.country.clone(),
        region: partner.region.clone(),
        language: partner.language.code().into(),
        programme: partner.programme,
    };
    let contact = Contact { first_name: &partner.first_name, last_name: &partner.last_name, mail: &partner.mail };
    partners::insert(&mut tx, &new, new_id(), &contact).await?;
    for (place, (number, active)) in partner.partner_ids.iter().enumerate() {
        let inserted =
            partners::insert_partner_id(&mut tx, new_id(), partner.id, number, &partner.country, *active, place == 0)
                .await;
        inserted.map_err(|e| {
            if e.is_refusal_of("partner_ids_number_key") { RegisterError::PartnerIdTaken } else { e.into() }
        })?;
    }
    // N02: the mailbox of the contact, then the way in
    let mut mails: Vec<NewMail> = email_proof::mail(app, &mut tx, partner.id).await?.into_iter().collect();
    mails.push(invite_admin(app, &mut tx, me, partner).await?);
    let event = Event {
        action: Action::PartnerRegistered,
        subject_kind: "organisation",
        subject_id: Some(partner.id.0),
        subject_name: partner.name.clone(),
        parties: vec![partner.id, me.organisation_id],
        detail: json!({"programme": partner.programme.code(), "partner_ids": partner.partner_ids.iter().map(|(n, _)| n).collect::<Vec<_>>(), "admin": partner.mail}),
        mails,
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

async fn invite_admin(app: &App, tx: &mut Tx, me: &Me, partner: &Registration) -> Result<NewMail, RegisterError> {
    let token = Token::new();
    let expires_at = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    let name = format!("{} {}", partner.first_name, partner.last_name);
    let invitee = Invitee {
        membership_id: new_id(),
        person_id: new_id(),
        organisation_id: partner.id,
        mail: &partner.mail,
        name: &name,
        roles: &["global_admin"],
        token_hash: &token.hash(),
        expires_at,
    };
    let person = partners::invite(tx, &invitee).await;
    person
        .map_err(|e| if e.is_refusal_of("memberships_operator_apart") { RegisterError::Operator } else { e.into() })?;
    let until = partner.language.datetime(expires_at, me.time_zone);
    let data = json!({"organisation": partner.name, "inviter": me.organisation_name, "until": until});
    let mut mail = NewMail::new(MailKind::PersonInvited, partner.id, &partner.mail, &name, partner.language, data);
    mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    Ok(mail)
}

/// Sends a mail again; false if it left already or is being sent.
pub async fn resend_mail(mut tx: Tx, me: &Me, id: MailId) -> Result<Option<bool>, StoreError> {
    let Some(mail) = mails::find(&mut tx, id).await? else { return Ok(None) };
    if !mails::resend(&mut tx, id).await? {
        return Ok(Some(false));
    }
    let event = Event {
        action: Action::MailResent,
        subject_kind: "mail",
        subject_id: Some(id.0),
        subject_name: mail.recipient,
        parties: vec![me.organisation_id],
        detail: json!({"kind": mail.kind}),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(Some(true))
}
