//! A partner writes to a provider; the provider answers, or begins an invitation to a partnership for it.

use chrono::TimeDelta;
use serde_json::json;

use super::{notices, partnership_invitation as invitation};
use crate::{
    app::App,
    domain::{
        activity::Action,
        contact_request::{A_DAY, RequestIs, RequestStep},
        ids::{ContactRequestId, OrganisationId, PartnershipInvitationId},
        language::Language,
        me::Me,
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        contact_requests::{self as requests, NewRequest, Request},
        directory,
        mails::NewMail,
        partnerships, profiles,
        programme::Addressee,
    },
    workflows::partnership_invitation::{InviteError, Recipient},
};

/// Why a request was not moved.
#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    /// No such provider or request.
    #[error("no such provider or request")]
    NotFound,
    /// The organisation's own entry.
    #[error("the own entry")]
    Own,
    /// An earlier one has not been answered.
    #[error("one waits already")]
    Waiting,
    /// Enough were sent for one day (abuse A11).
    #[error("too many requests")]
    TooMany,
    /// The step is not open.
    #[error(transparent)]
    NotOpen(#[from] RequestIs),
    /// The invitation could not be begun.
    #[error(transparent)]
    Invite(#[from] InviteError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes to a provider; its people and the address of its entry get a mail.
pub async fn send(
    mut tx: Tx,
    me: &Me,
    id: ContactRequestId,
    provider: OrganisationId,
    language: Language,
    message: &str,
) -> Result<(), ContactError> {
    let listing = directory::find(&mut tx, &[provider]).await?.pop().ok_or(ContactError::NotFound)?;
    if provider == me.organisation_id {
        return Err(ContactError::Own);
    }
    let since = tx.now().await? - TimeDelta::days(1);
    if requests::sent_since(&mut tx, me.organisation_id, since).await? >= A_DAY {
        return Err(ContactError::TooMany);
    }
    let ids = profiles::partner_ids(&mut tx, me.organisation_id).await?;
    let number = ids.iter().find(|id| id.associated).map(|id| id.number.as_str()).unwrap_or_default();
    let new = NewRequest {
        id,
        provider_id: provider,
        provider_name: &listing.name,
        organisation_id: me.organisation_id,
        organisation_name: &me.organisation_name,
        country: &me.country,
        partner_number: number,
        person_id: me.person_id,
        person_name: &me.name,
        person_mail: &me.mail,
        language: language.written(),
        message,
    };
    requests::insert(&mut tx, &new).await.map_err(|error| {
        if error.is_refusal_of("contact_requests_one_new") { ContactError::Waiting } else { error.into() }
    })?;
    let mut told = requests::audience(&mut tx, provider).await?;
    let desk = told.first().map_or(language.written(), |person| person.language);
    told.push(Addressee { name: String::new(), mail: listing.content.mail, language: desk });
    let data = |_| json!({ "partner": me.organisation_name, "by": me.name, "request": id, "quoted": message });
    let mails = notices::to_each(MailKind::ContactRequested, provider, told, data);
    let parties = [provider, me.organisation_id];
    let event = event(Action::ContactRequested, id, &me.organisation_name, &listing.name, parties, mails);
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// What happened, told to both.
fn event(
    action: Action,
    id: ContactRequestId,
    asker: &str,
    provider: &str,
    parties: [OrganisationId; 2],
    mails: Vec<NewMail>,
) -> Event {
    Event {
        action,
        subject_kind: "contact_request",
        subject_id: Some(id.0),
        subject_name: asker.to_owned(),
        parties: parties.into(),
        detail: json!({ "provider": provider }),
        mails,
    }
}

async fn locked(tx: &mut Tx, me: &Me, id: ContactRequestId) -> Result<Request, ContactError> {
    let ours = |request: &Request| request.provider_id == me.organisation_id;
    if !requests::find(tx, id).await?.as_ref().is_some_and(ours) {
        return Err(ContactError::NotFound);
    }
    requests::lock(tx, id).await?;
    requests::find(tx, id).await?.filter(ours).ok_or(ContactError::NotFound)
}

/// Answers a request; whoever asked gets a mail.
pub async fn answer(mut tx: Tx, me: &Me, id: ContactRequestId, text: &str) -> Result<(), ContactError> {
    let request = locked(&mut tx, me, id).await?;
    request.state.take(RequestStep::Answer)?;
    requests::answer(&mut tx, id, &me.name, text).await?;
    let to =
        Addressee { name: request.person_name.clone(), mail: request.person_mail.clone(), language: request.language };
    let data = |_| json!({ "provider": me.organisation_name, "by": me.name, "provider_id": me.organisation_id, "quoted": text });
    let mails = notices::to_each(MailKind::ContactAnswered, request.organisation_id, vec![to], data);
    let parties = [me.organisation_id, request.organisation_id];
    let name = &request.organisation_name;
    let event = event(Action::ContactAnswered, id, name, &me.organisation_name, parties, mails);
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// Begins an invitation to whoever asked: to the partner if it can be looked up, to the person's mailbox if it is no reseller yet.
pub async fn invite(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: ContactRequestId,
    new: PartnershipInvitationId,
) -> Result<(), ContactError> {
    let request = locked(&mut tx, me, id).await?;
    request.state.take(RequestStep::Invite)?;
    let mut found = partnerships::look_up(&mut tx, &request.partner_number).await?;
    found.retain(|partner| partner.id == request.organisation_id);
    let to = found.pop().map_or_else(|| Recipient::Mail(request.person_mail.clone()), Recipient::Partner);
    invitation::draft(app, &mut tx, me, new, &to, request.language).await?;
    requests::begin_invitation(&mut tx, id, new).await?;
    Ok(tx.commit().await?)
}
