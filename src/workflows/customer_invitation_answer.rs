//! From a link to relationships, two of a joint invitation, one of a solo request: open, accept, decline (2.4, 2.5, F80).

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{agreement::Proof, link_answer, notices};
use crate::{
    auth::link::Token,
    clock::new_id,
    domain::{
        activity::Action,
        agreement::AgreementKind,
        customer_invitation::{InvitationIs, InvitationState, InvitationStep, Obstacle, RelationshipRole},
        ids::{CustomerInvitationId, OrganisationId},
        language::Language,
        me::Me,
        tier::Tier,
    },
    mail::message::MailKind,
    store::{
        Stored, Tx,
        activity::{self, Event},
        agreements::{self, AgreementText, NewAcceptance},
        campaigns,
        customer_invitations::{self as invitations, Answer, CustomerInvitation},
        mails::NewMail,
        organisations::{self, Organisation},
        profiles::{self, SupportProfile},
        programme::Addressee,
        relationships::{self, NewRelationship},
    },
};

/// Why an invitation was not answered.
pub type AnswerError = link_answer::AnswerError<Obstacle>;

/// A partner as its customer-to-be sees it.
pub struct Side {
    /// The company.
    pub organisation: Organisation,
    /// How to reach it.
    pub support: Option<SupportProfile>,
}

/// What a link offers, as whoever holds it may see it.
pub struct Offer {
    /// The invitation.
    pub invitation: CustomerInvitation,
    /// The reseller, or the direct partner that asks alone.
    pub reseller: Side,
    /// The provider it asks with.
    pub provider: Option<Side>,
}

impl Offer {
    /// Where the link stands now: one whose time is over has expired, whether or not the worker has come by.
    pub fn state(&self, now: DateTime<Utc>) -> InvitationState {
        match self.invitation.expires_at {
            Some(until) if self.invitation.state.is_live() && until <= now => InvitationState::Expired,
            _ => self.invitation.state,
        }
    }

    /// The partner that wrote it, who can write again.
    pub fn inviter(&self) -> &Side {
        let writes = |side: &&Side| side.organisation.id == self.invitation.inviter_id;
        self.provider.as_ref().filter(writes).unwrap_or(&self.reseller)
    }

    /// Who asks.
    pub fn sides(&self) -> impl Iterator<Item = &Side> {
        std::iter::once(&self.reseller).chain(&self.provider)
    }

    /// The provider's name, if there is one.
    pub fn provider_name(&self) -> Option<&str> {
        self.provider.as_ref().map(|provider| provider.organisation.name.as_str())
    }

    /// Whether it is asked for both or for one.
    pub fn tier(&self) -> Tier {
        self.invitation.tier()
    }
}

async fn side(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Side>> {
    let Some(organisation) = organisations::find(tx, id).await? else { return Ok(None) };
    let support = profiles::support_profile(tx, id).await?;
    Ok(Some(Side { organisation, support }))
}

/// Follows a link for the rest of the transaction. A draft's link leads nowhere yet.
pub async fn follow(tx: &mut Tx, token_hash: &[u8]) -> Stored<Option<Offer>> {
    let invitation = invitations::follow(tx, token_hash).await?;
    let Some(invitation) = invitation.filter(|i| i.state != InvitationState::Draft) else { return Ok(None) };
    let Some(reseller) = side(tx, invitation.reseller_id).await? else { return Ok(None) };
    let provider = match invitation.provider_id {
        None => None,
        Some(id) => match side(tx, id).await? {
            None => return Ok(None),
            provider => provider,
        },
    };
    Ok(Some(Offer { invitation, reseller, provider }))
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
    follow(tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    invitations::lock_followed(tx).await?;
    let offer = follow(tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    let to = offer.state(tx.now().await?).take(step)?;
    match invitations::obstacle(tx).await? {
        Some(obstacle) if step == InvitationStep::Accept || obstacle.keeps_from_declining() => {
            Err(AnswerError::Obstacle(obstacle))
        }
        _ => Ok((offer, to)),
    }
}

/// The hash of the link by which this organisation answers: the one that is followed or, of a campaign that goes on for others, that of an
/// answer of its own.
async fn own(tx: &mut Tx, token_hash: &[u8], answer: CustomerInvitationId) -> Result<Vec<u8>, AnswerError> {
    let offer = follow(tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    if !offer.invitation.campaign {
        return Ok(token_hash.to_owned());
    }
    // nobody ever holds this link: it names the answer while it is given
    let own = Token::new().hash();
    if campaigns::answer(tx, answer, &own).await? {
        return Ok(own);
    }
    let offer = follow(tx, token_hash).await?.ok_or(AnswerError::Unknown)?;
    let state = offer.state(tx.now().await?);
    Err(if state.is_live() { AnswerError::Obstacle(Obstacle::Kind) } else { InvitationIs(state).into() })
}

/// Notes, in a transaction of its own, that another organisation tried to answer; the partners are told once.
pub async fn misdirected(mut tx: Tx, token_hash: &[u8]) -> Stored<()> {
    follow(&mut tx, token_hash).await?;
    invitations::misdirected(&mut tx, new_id()).await?;
    tx.commit().await
}

/// The customer agreement in the language it is read in.
pub async fn agreement(tx: &mut Tx, language: Language) -> Stored<Option<AgreementText>> {
    agreements::newest(tx, AgreementKind::Customer, language).await
}

/// What the customer decides.
pub struct Consent<'a> {
    /// Whether the reseller gets administration rights.
    pub admin: bool,
    /// The hash of what was read.
    pub shown: &'a [u8],
    /// In which language.
    pub language: Language,
    /// Where from, and with what.
    pub proof: Proof<'a>,
}

/// Accepts whoever asks: the invitation, the relationships that are missing, administration rights if they are given, the customer
/// agreement, the entries of all parties and their mails in one transaction. `terms` says what is granted now.
pub async fn accept(
    mut tx: Tx,
    me: &Me,
    token_hash: &[u8],
    answer: CustomerInvitationId,
    consent: &Consent<'_>,
    terms: impl Fn(&Offer, &AgreementText) -> Vec<u8>,
) -> Result<(), AnswerError> {
    let token_hash = own(&mut tx, token_hash, answer).await?;
    let (offer, to) = locked(&mut tx, &token_hash, InvitationStep::Accept).await?;
    let text = agreement(&mut tx, consent.language).await?.ok_or(AnswerError::Changed)?;
    if terms(&offer, &text) != consent.shown {
        return Err(AnswerError::Changed);
    }
    let admin = consent.admin && offer.invitation.with_admin;
    sign(&mut tx, me, &text, &consent.proof).await?;
    let answer = Answer {
        to,
        customer_id: me.organisation_id,
        customer_name: &me.organisation_name,
        by_name: &me.name,
        admin_granted: admin,
        terms_hash: Some(consent.shown),
        reason: None,
    };
    if !invitations::answer(&mut tx, offer.invitation.id, &answer).await? {
        return Err(InvitationIs(offer.invitation.state).into());
    }
    relate(&mut tx, me, &offer, admin).await?;
    tell_accepted(&mut tx, me, &offer, &text, admin, consent.shown).await?;
    Ok(tx.commit().await?)
}

async fn sign(tx: &mut Tx, me: &Me, text: &AgreementText, proof: &Proof<'_>) -> Result<(), AnswerError> {
    let job_title = agreements::my_job_title(tx).await?;
    let acceptance = NewAcceptance {
        id: new_id::<Uuid>(),
        organisation_id: me.organisation_id,
        text,
        person_id: me.person_id,
        person_name: &me.name,
        job_title: &job_title,
        address: proof.address,
        agent: proof.agent,
        proof: if me.second_factor_at.is_some() { "second_factor" } else { "password" },
    };
    // a version that was accepted with another partner counts already
    agreements::accept(tx, &acceptance)
        .await
        .map_err(|e| if e.is_refusal_of("acceptances_newest") { AnswerError::Changed } else { e.into() })?;
    Ok(())
}

/// Makes the relationships that are missing: both, or the half that is not there yet, beside the one that is; or the only one.
async fn relate(tx: &mut Tx, me: &Me, offer: &Offer, admin: bool) -> Result<(), AnswerError> {
    let customer = me.organisation_id;
    let partner = offer.reseller.organisation.id;
    let role = if offer.tier().is_solo() { RelationshipRole::Direct } else { RelationshipRole::Reseller };
    let has_partner = relationships::half(tx, customer, partner, role).await?;
    let mut joint_id = None;
    if let Some(provider) = offer.invitation.provider_id {
        let has_provider = relationships::half(tx, customer, provider, RelationshipRole::Provider).await?;
        let kept = has_partner.or(has_provider).and_then(|half| half.joint_id);
        joint_id = Some(kept.unwrap_or(offer.invitation.id.0));
        if has_provider.is_none() {
            let half = NewRelationship {
                id: new_id(),
                partner_id: provider,
                customer_id: customer,
                role: RelationshipRole::Provider,
                joint_id,
                admin_by: None,
            };
            relationships::insert(tx, &half).await?;
        }
    }
    let admin_by = admin.then_some(me.name.as_str());
    let new = NewRelationship { id: new_id(), partner_id: partner, customer_id: customer, role, joint_id, admin_by };
    match (has_partner, admin_by) {
        (None, _) => relationships::insert(tx, &new).await?,
        (Some(held), Some(by)) if !held.has_admin => relationships::give_admin(tx, held.id, by).await?,
        _ => {}
    }
    Ok(())
}

/// Entries of the customer and of whoever asks; mails to the partners (N12) and, with the agreement, to whoever accepted.
async fn tell_accepted(
    tx: &mut Tx,
    me: &Me,
    offer: &Offer,
    text: &AgreementText,
    admin: bool,
    shown: &[u8],
) -> Result<(), AnswerError> {
    let mut mails = partner_mails(tx, me, offer, MailKind::CustomerAccepted, "").await?;
    let (hash, now) = (hex::encode(&text.body_hash), tx.now().await?);
    let language = me.language.unwrap_or(me.organisation_language);
    let to = vec![Addressee { name: me.name.clone(), mail: me.mail.clone(), language }];
    mails.extend(notices::to_each(MailKind::PartnersAuthorized, me.organisation_id, to, |language| {
        json!({
            "reseller": offer.reseller.organisation.name, "provider": offer.provider_name(), "organisation": me.organisation_name,
            "signer": me.name, "at": language.datetime(now, me.time_zone), "version": text.number.to_string(), "hash": hash,
            "invitation": offer.invitation.id, "quoted": format!("{}\n\n{}", text.title, text.body),
        })
    }));
    let asker = if offer.tier().is_solo() { "partner" } else { "reseller" };
    let detail = json!({
        asker: offer.reseller.organisation.name, "provider": offer.provider_name(), "administration": admin,
        "agreement": text.title, "version": text.number, "hash": hash, "terms": hex::encode(shown),
    });
    activity::record(tx, &event(me, Action::CustomerInvitationAccepted, offer, detail, mails)).await?;
    if admin {
        let detail = json!({ asker: offer.reseller.organisation.name });
        activity::record(tx, &event(me, Action::AdministrationGranted, offer, detail, vec![])).await?;
    }
    Ok(())
}

/// One mail to each global admin of the partners, and to whoever wrote the letter; each leads to its own side's list.
async fn partner_mails(
    tx: &mut Tx,
    me: &Me,
    offer: &Offer,
    kind: MailKind,
    reason: &str,
) -> Result<Vec<NewMail>, AnswerError> {
    let (reseller, provider) = (&offer.reseller.organisation.name, offer.provider_name());
    let mut mails = Vec::new();
    for Side { organisation, .. } in offer.sides() {
        let told = invitations::audience(tx, organisation.id, Some(offer.invitation.created_by)).await?;
        let list = list_of(&offer.invitation, organisation.id);
        let data = |_| json!({ "customer": me.organisation_name, "reseller": reseller, "provider": provider, "text": reason, "list": list });
        mails.extend(notices::to_each(kind, organisation.id, told, data));
    }
    Ok(mails)
}

/// The list in which a partner finds an invitation.
pub fn list_of(invitation: &CustomerInvitation, side: OrganisationId) -> String {
    match invitation.provider_id {
        None => "/customers/invitations".into(),
        Some(provider) if side == invitation.reseller_id => format!("/indirect-providers/{provider}/invitations"),
        Some(_) => format!("/indirect-resellers/{}/customer-invitations", invitation.reseller_id),
    }
}

/// Declines, with a reason if there is one to give; whoever asked is told.
pub async fn decline(mut tx: Tx, me: &Me, token_hash: &[u8], reason: &str) -> Result<(), AnswerError> {
    let token_hash = own(&mut tx, token_hash, new_id()).await?;
    let (offer, to) = locked(&mut tx, &token_hash, InvitationStep::Decline).await?;
    let said = Some(reason).filter(|reason| !reason.is_empty());
    let answer = Answer {
        to,
        customer_id: me.organisation_id,
        customer_name: &me.organisation_name,
        by_name: &me.name,
        admin_granted: false,
        terms_hash: None,
        reason: said,
    };
    if !invitations::answer(&mut tx, offer.invitation.id, &answer).await? {
        return Err(InvitationIs(offer.invitation.state).into());
    }
    let mails = partner_mails(&mut tx, me, &offer, MailKind::CustomerDeclined, reason).await?;
    let detail = json!({ "reason": said });
    activity::record(&mut tx, &event(me, Action::CustomerInvitationDeclined, &offer, detail, mails)).await?;
    Ok(tx.commit().await?)
}

fn event(me: &Me, action: Action, offer: &Offer, detail: Value, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "customer_invitation",
        subject_id: Some(offer.invitation.id.0),
        subject_name: me.organisation_name.clone(),
        parties: std::iter::once(me.organisation_id).chain(offer.invitation.askers()).collect(),
        detail,
        mails,
    }
}
