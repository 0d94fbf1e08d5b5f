//! From a link to a partnership and to its end: accept, decline, remove, remind of the agreement (2.3a, 2.3b).

use serde_json::{Value, json};

use super::{link_answer, notices};
use crate::{
    clock::new_id,
    domain::{
        activity::Action,
        ids::{OrganisationId, PartnershipId},
        me::Me,
        partnership::{InvitationIs, InvitationState, InvitationStep, Obstacle},
    },
    mail::message::MailKind,
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        mails::NewMail,
        organisations::{self, Organisation},
        partnership_invitations::{self as invitations, Answer, Invitation},
        partnerships::{self, NewPartnership, Partner},
        profiles::{self, SupportProfile},
    },
};

/// Why an invitation was not answered.
pub type AnswerError = link_answer::AnswerError<Obstacle>;

/// What a link offers, as whoever holds it may see it.
pub struct Offer {
    /// The invitation.
    pub invitation: Invitation,
    /// Who invites.
    pub provider: Organisation,
    /// How to reach them.
    pub support: Option<SupportProfile>,
}

impl Offer {
    /// Where the link stands now: one whose time is over has expired, whether or not the worker has come by.
    pub fn state(&self, now: chrono::DateTime<chrono::Utc>) -> InvitationState {
        match self.invitation.expires_at {
            Some(until) if self.invitation.state.is_live() && until <= now => InvitationState::Expired,
            _ => self.invitation.state,
        }
    }
}

/// Follows a link for the rest of the transaction. A draft's link leads nowhere yet.
pub async fn follow(tx: &mut Tx, token_hash: &[u8]) -> Stored<Option<Offer>> {
    let invitation = invitations::follow(tx, token_hash).await?;
    let Some(invitation) = invitation.filter(|i| i.state != InvitationState::Draft) else { return Ok(None) };
    let Some(provider) = organisations::find(tx, invitation.provider_id).await? else { return Ok(None) };
    let support = profiles::support_profile(tx, provider.id).await?;
    Ok(Some(Offer { invitation, provider, support }))
}

/// Notes that whoever holds the link goes on from it. Somebody who is not signed in has no session, so the link alone decides.
pub async fn open(mut tx: Tx, token_hash: &[u8]) -> Result<(), AnswerError> {
    let offer = follow(&mut tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    let state = offer.state(tx.now().await?);
    if !state.is_live() {
        return Err(InvitationIs(state).into());
    }
    invitations::open(&mut tx, new_id()).await?;
    Ok(tx.commit().await?)
}

/// The offer, locked and read again, if the step is open and nothing stands in the way.
async fn locked(tx: &mut Tx, token_hash: &[u8], step: InvitationStep) -> Result<(Offer, InvitationState), AnswerError> {
    let offer = follow(tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    invitations::lock(tx, offer.invitation.id).await?;
    let offer = follow(tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    let to = offer.state(tx.now().await?).take(step)?;
    match invitations::obstacle(tx).await? {
        Some(obstacle) if step == InvitationStep::Accept || obstacle.keeps_from_declining() => {
            Err(AnswerError::Obstacle(obstacle))
        }
        _ => Ok((offer, to)),
    }
}

/// Notes, in a transaction of its own, that another organisation tried to answer; the provider is told once.
pub async fn misdirected(mut tx: Tx, token_hash: &[u8]) -> Stored<()> {
    follow(&mut tx, token_hash).await?;
    invitations::misdirected(&mut tx, new_id()).await?;
    tx.commit().await
}

/// Accepts: the invitation, the partnership, the entries of both sides and their mails in one transaction.
/// `terms` says what is granted now; `shown` is what was read.
pub async fn accept(
    mut tx: Tx,
    me: &Me,
    token_hash: &[u8],
    shown: &[u8],
    terms: impl Fn(&Offer) -> Vec<u8>,
) -> Result<(), AnswerError> {
    let (offer, to) = locked(&mut tx, token_hash, InvitationStep::Accept).await?;
    if terms(&offer) != shown {
        return Err(AnswerError::Changed);
    }
    let answer = Answer { to, reseller_id: me.organisation_id, by_name: &me.name, reason: None };
    if !invitations::answer(&mut tx, offer.invitation.id, &answer).await? {
        return Err(InvitationIs(offer.invitation.state).into());
    }
    let partnership = NewPartnership {
        id: new_id(),
        provider_id: offer.provider.id,
        reseller_id: me.organisation_id,
        invitation_id: offer.invitation.id,
        by_name: &me.name,
        terms_hash: shown,
    };
    partnerships::insert(&mut tx, &partnership).await.map_err(|error| {
        let partnered = error.is_refusal_of("partnerships_one_live");
        if partnered { AnswerError::Obstacle(Obstacle::Partnered) } else { error.into() }
    })?;
    let sides = Sides {
        partnership: partnership.id,
        provider: (offer.provider.id, &offer.provider.name),
        reseller: (me.organisation_id, &me.organisation_name),
    };
    let mails = sides.mails(&mut tx, me, MailKind::PartnershipMade, Some(&offer.invitation)).await?;
    let detail = json!({ "terms": hex::encode(shown) });
    activity::record(&mut tx, &sides.event(Action::PartnershipMade, detail, mails)).await?;
    Ok(tx.commit().await?)
}

/// Declines, with a reason if there is one to give; the provider is told.
pub async fn decline(mut tx: Tx, me: &Me, token_hash: &[u8], reason: &str) -> Result<(), AnswerError> {
    let (offer, to) = locked(&mut tx, token_hash, InvitationStep::Decline).await?;
    let invitation = &offer.invitation;
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    let answer = Answer { to, reseller_id: me.organisation_id, by_name: &me.name, reason };
    if !invitations::answer(&mut tx, invitation.id, &answer).await? {
        return Err(InvitationIs(invitation.state).into());
    }
    let told = partnerships::audience(&mut tx, offer.provider.id, Some(invitation.created_by)).await?;
    let data = |_| json!({ "provider": offer.provider.name, "reseller": me.organisation_name, "text": reason.unwrap_or_default() });
    let event = Event {
        action: Action::PartnershipInvitationDeclined,
        subject_kind: "partnership_invitation",
        subject_id: Some(invitation.id.0),
        subject_name: offer.provider.name.clone(),
        parties: vec![offer.provider.id, me.organisation_id],
        detail: json!({ "reason": reason }),
        mails: notices::to_each(MailKind::PartnershipDeclined, offer.provider.id, told, data),
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// The two sides of a partnership, for what is told to both.
struct Sides<'a> {
    partnership: PartnershipId,
    provider: (OrganisationId, &'a str),
    reseller: (OrganisationId, &'a str),
}

impl Sides<'_> {
    /// One mail to each global admin of both, and to whoever began the invitation; each leads to its own side's list.
    async fn mails(
        &self,
        tx: &mut Tx,
        me: &Me,
        kind: MailKind,
        invitation: Option<&Invitation>,
    ) -> Stored<Vec<NewMail>> {
        let mut mails = Vec::new();
        for ((side, _), list) in [(self.provider, "/indirect-resellers"), (self.reseller, "/indirect-providers")] {
            let person = invitation.filter(|i| i.provider_id == side).map(|i| i.created_by);
            let told = partnerships::audience(tx, side, person).await?;
            let data = |_| json!({ "provider": self.provider.1, "reseller": self.reseller.1, "by": me.organisation_name, "list": list });
            mails.extend(notices::to_each(kind, side, told, data));
        }
        Ok(mails)
    }

    fn event(&self, action: Action, detail: Value, mails: Vec<NewMail>) -> Event {
        Event {
            action,
            subject_kind: "partnership",
            subject_id: Some(self.partnership.0),
            subject_name: format!("{} – {}", self.provider.1, self.reseller.1),
            parties: vec![self.provider.0, self.reseller.0],
            detail,
            mails,
        }
    }
}

/// Why a partnership was not ended.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    /// No such partnership, or not any more.
    #[error("no such partnership")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Ends a partnership from either side: customers, their subscriptions and rights stay, new business ends (F64).
pub async fn remove(mut tx: Tx, me: &Me, partner: &Partner, is_provider: bool) -> Result<(), RemoveError> {
    if !partnerships::remove(&mut tx, partner.id, &me.name).await? {
        return Err(RemoveError::NotFound);
    }
    let (mine, theirs) =
        ((me.organisation_id, me.organisation_name.as_str()), (partner.partner_id, partner.name.as_str()));
    let (provider, reseller) = if is_provider { (mine, theirs) } else { (theirs, mine) };
    let sides = Sides { partnership: partner.id, provider, reseller };
    let mails = sides.mails(&mut tx, me, MailKind::PartnershipRemoved, None).await?;
    let detail = json!({ "customers": partner.customers });
    activity::record(&mut tx, &sides.event(Action::PartnershipRemoved, detail, mails)).await?;
    Ok(tx.commit().await?)
}

/// Reminds a reseller of its agreement, at most once a day; false if it was done today (P10).
pub async fn remind(mut tx: Tx, me: &Me, reseller: OrganisationId, name: &str) -> Stored<bool> {
    let today = tx.now().await?.with_timezone(&me.time_zone).date_naive();
    if !partnerships::remind_once(&mut tx, me.organisation_id, reseller, today).await? {
        return Ok(false);
    }
    let told = partnerships::audience(&mut tx, reseller, None).await?;
    let data = |_| json!({ "provider": me.organisation_name, "reseller": name });
    let event = Event {
        action: Action::AgreementRecalled,
        subject_kind: "organisation",
        subject_id: Some(reseller.0),
        subject_name: name.to_owned(),
        parties: vec![me.organisation_id, reseller],
        detail: json!({}),
        mails: notices::to_each(MailKind::AgreementRecalled, reseller, told, data),
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(true)
}
