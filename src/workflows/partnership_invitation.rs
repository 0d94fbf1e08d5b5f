//! The provider's side of an invitation: begin, write, send, send again, take back (2.3a).

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::notices;
use crate::{
    app::App,
    auth::link::Token,
    domain::{
        activity::Action,
        ids::PartnershipInvitationId,
        language::Language,
        letter::STAND_IN,
        me::Me,
        partnership::{INVITATION_DAYS, InvitationIs, InvitationState, InvitationStep, PORTAL_LETTERS_A_DAY},
        permission::Role,
        programme::{Programme, Standing},
    },
    mail::{message::MailKind, render::purpose},
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        contact_requests,
        mails::NewMail,
        partnership_invitations::{self as invitations, Draft, Invitation},
        partnerships::{self, Found},
        programme::Addressee,
    },
    words::Message,
};

/// Why an invitation was not moved.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// No such invitation.
    #[error("no such invitation")]
    NotFound,
    /// Somebody else's, and this person's role moves only its own (B03).
    #[error("somebody else's")]
    NotOwn,
    /// The step is not open.
    #[error(transparent)]
    NotOpen(#[from] InvitationIs),
    /// The one it would take the place of has been answered or replaced meanwhile.
    #[error("the earlier one has moved on")]
    Overtaken(InvitationState),
    /// Somebody else saved the letter meanwhile.
    #[error("edited meanwhile")]
    Stale,
    /// The provider may not sell at present.
    #[error("not active")]
    NotActive,
    /// The portal does not know whom to send it to.
    #[error("nobody to send it to")]
    NoAddress,
    /// The portal has sent enough for one day (abuse A11).
    #[error("too many letters")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whom an invitation is for.
#[derive(Debug, Clone)]
pub enum Recipient {
    /// A partner that was looked up.
    Partner(Found),
    /// A mailbox.
    Mail(String),
    /// Whoever gets the link.
    Anyone,
}

/// Begins an invitation with a letter to edit.
pub async fn begin(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: PartnershipInvitationId,
    to: &Recipient,
    language: Language,
) -> Result<(), InviteError> {
    draft(app, &mut tx, me, id, to, language).await?;
    Ok(tx.commit().await?)
}

/// The same inside a transaction that does more.
pub(super) async fn draft(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    id: PartnershipInvitationId,
    to: &Recipient,
    language: Language,
) -> Result<(), InviteError> {
    let anyone = me.organisation_language.t("partnership-anyone");
    let (addressee_id, name, mail) = match to {
        Recipient::Partner(partner) => (Some(partner.id), partner.name.as_str(), ""),
        Recipient::Mail(mail) => (None, "", mail.as_str()),
        Recipient::Anyone => (None, anyone.as_str(), ""),
    };
    let words = |key: &'static str| {
        let message = Message::new(key).with("provider", &me.organisation_name).with("person", &me.name);
        language.say(&message.with("link", STAND_IN).with("days", INVITATION_DAYS))
    };
    let (subject, message) = (words("letter-partnership-subject"), words("letter-partnership-body"));
    let letter = Letter { addressee_id, name, mail, language, subject: &subject, message: &message, replaces: None };
    insert(app, tx, me, id, &letter).await
}

/// What a new draft begins with.
struct Letter<'a> {
    addressee_id: Option<crate::domain::ids::OrganisationId>,
    name: &'a str,
    mail: &'a str,
    language: Language,
    subject: &'a str,
    message: &'a str,
    replaces: Option<PartnershipInvitationId>,
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    id: PartnershipInvitationId,
    letter: &Letter<'_>,
) -> Result<(), InviteError> {
    only_active(me)?;
    let token = Token::new();
    let draft = Draft {
        id,
        provider_id: me.organisation_id,
        token_hash: &token.hash(),
        sealed_token: &app.seal.seal(&sealed_for(id), token.secret().as_bytes()),
        addressee_id: letter.addressee_id,
        recipient_name: letter.name,
        recipient_mail: letter.mail,
        language: letter.language,
        subject: letter.subject,
        message: letter.message,
        replaces: letter.replaces,
        by: me.person_id,
        by_name: &me.name,
    };
    Ok(invitations::insert(tx, &draft).await?)
}

/// New business needs a provider that may sell.
fn only_active(me: &Me) -> Result<(), InviteError> {
    let may_sell = |(programme, standing): &(Programme, Standing)| {
        *programme == Programme::IndirectProvider && matches!(standing, Standing::Active | Standing::Restricted)
    };
    if me.programmes.iter().any(may_sell) { Ok(()) } else { Err(InviteError::NotActive) }
}

/// The purpose a draft's token is sealed for.
fn sealed_for(id: PartnershipInvitationId) -> String {
    format!("partnership-invitation:{id}")
}

/// The token of a draft, for whoever writes its letter.
pub async fn token(app: &App, tx: &mut Tx, id: PartnershipInvitationId) -> Stored<Option<Token>> {
    let sealed = invitations::sealed_token(tx, id).await?;
    let opened = sealed.and_then(|sealed| app.seal.open(&sealed_for(id), &sealed));
    Ok(opened.and_then(|secret| Token::parse(std::str::from_utf8(&secret).ok()?)))
}

/// Whether this person moves this invitation: sales agents their own, the others any.
pub fn may_move(me: &Me, invitation: &Invitation) -> bool {
    me.has(Role::GlobalAdmin) || me.has(Role::AdminAgent) || invitation.created_by == me.person_id
}

async fn locked(tx: &mut Tx, me: &Me, id: PartnershipInvitationId) -> Result<Invitation, InviteError> {
    let seen = invitations::find(tx, id).await?.filter(|i| i.provider_id == me.organisation_id);
    if !may_move(me, &seen.ok_or(InviteError::NotFound)?) {
        return Err(InviteError::NotOwn);
    }
    invitations::lock(tx, id).await?;
    invitations::find(tx, id).await?.ok_or(InviteError::NotFound)
}

/// A letter as it was typed and checked.
pub struct Written<'a> {
    /// The version that was edited.
    pub version: i32,
    /// Its subject.
    pub subject: &'a str,
    /// Its text, with a stand-in for the link.
    pub message: &'a str,
}

/// Saves a draft's letter.
pub async fn save(mut tx: Tx, me: &Me, id: PartnershipInvitationId, letter: &Written<'_>) -> Result<(), InviteError> {
    let draft = locked(&mut tx, me, id).await?;
    draft.state.take(InvitationStep::Send)?;
    if !invitations::save(&mut tx, id, letter.version, letter.subject, letter.message).await? {
        return Err(InviteError::Stale);
    }
    Ok(tx.commit().await?)
}

/// Sends a draft: by the portal's mail, or because it was sent or handed over by hand. Its link works from now on, and the link of
/// the one it takes the place of no longer does.
pub async fn send(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: PartnershipInvitationId,
    letter: &Written<'_>,
    by_portal: bool,
) -> Result<(), InviteError> {
    only_active(me)?;
    let draft = locked(&mut tx, me, id).await?;
    draft.state.take(InvitationStep::Send)?;
    if !invitations::save(&mut tx, id, letter.version, letter.subject, letter.message).await? {
        return Err(InviteError::Stale);
    }
    let until = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    let draft = Invitation { message: letter.message.into(), expires_at: Some(until), ..draft };
    let mails = if by_portal { letters(app, &mut tx, me, &draft).await? } else { Vec::new() };
    if let Some(earlier) = draft.replaces {
        replace(&mut tx, me, earlier, id).await?;
    }
    invitations::send(&mut tx, id, by_portal, until).await?;
    contact_requests::invited(&mut tx, id).await?;
    activity::record(&mut tx, &event(me, Action::PartnershipInvitationSent, &draft, json!({}), mails)).await?;
    Ok(tx.commit().await?)
}

/// Ends the invitation that a new one takes the place of. One that was ended otherwise may be sent again, too.
async fn replace(
    tx: &mut Tx,
    me: &Me,
    earlier: PartnershipInvitationId,
    by: PartnershipInvitationId,
) -> Result<(), InviteError> {
    let earlier = locked(tx, me, earlier).await?;
    if !earlier.state.can_be_sent_again() {
        return Err(InviteError::Overtaken(earlier.state));
    }
    if earlier.state.is_live() {
        let to = earlier.state.take(InvitationStep::Replace)?;
        invitations::end(tx, earlier.id, to, Some(by)).await?;
        let replaced = event(me, Action::PartnershipInvitationReplaced, &earlier, json!({}), vec![]);
        activity::record(tx, &replaced).await?;
    }
    Ok(())
}

/// Whom the portal sends an invitation to: the mailbox it is for, or the partner's global admins.
pub async fn recipients(tx: &mut Tx, invitation: &Invitation) -> Stored<Vec<Addressee>> {
    if let Some(partner) = invitation.addressee_id {
        return partnerships::audience(tx, partner, None).await;
    }
    let mail = Some(invitation.recipient_mail.clone()).filter(|mail| !mail.is_empty());
    Ok(mail.map(|mail| Addressee { name: String::new(), mail, language: invitation.language }).into_iter().collect())
}

/// The mails with the letter and its link (N09), in the letter's language.
async fn letters(app: &App, tx: &mut Tx, me: &Me, draft: &Invitation) -> Result<Vec<NewMail>, InviteError> {
    let since = tx.now().await? - TimeDelta::days(1);
    if invitations::sent_by_portal(tx, me.organisation_id, since).await? >= PORTAL_LETTERS_A_DAY {
        return Err(InviteError::TooMany);
    }
    let to = recipients(tx, draft).await?;
    let token = token(app, tx, draft.id).await?.ok_or(InviteError::NotFound)?;
    if to.is_empty() {
        return Err(InviteError::NoAddress);
    }
    let until = draft.expires_at.map(|until| draft.language.datetime(until, me.time_zone)).unwrap_or_default();
    let to = to.into_iter().map(|addressee| Addressee { language: draft.language, ..addressee }).collect();
    let data = |_| json!({ "provider": me.organisation_name, "until": until, "quoted": draft.message });
    let mut mails = notices::to_each(MailKind::PartnershipInvitation, me.organisation_id, to, data);
    for mail in &mut mails {
        mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    }
    Ok(mails)
}

/// Takes an invitation back; a draft is thrown away. Whoever had the portal's mail is told.
pub async fn withdraw(mut tx: Tx, me: &Me, id: PartnershipInvitationId) -> Result<(), InviteError> {
    let invitation = locked(&mut tx, me, id).await?;
    if invitation.state == InvitationState::Draft {
        invitations::discard(&mut tx, id).await?;
        return Ok(tx.commit().await?);
    }
    let to = invitation.state.take(InvitationStep::Withdraw)?;
    invitations::end(&mut tx, id, to, None).await?;
    let told = if invitation.by_portal { recipients(&mut tx, &invitation).await? } else { Vec::new() };
    let data = |_| json!({ "provider": me.organisation_name });
    let mails = notices::to_each(MailKind::PartnershipWithdrawn, me.organisation_id, told, data);
    activity::record(&mut tx, &event(me, Action::PartnershipInvitationWithdrawn, &invitation, json!({}), mails))
        .await?;
    Ok(tx.commit().await?)
}

/// Begins a new draft to the same recipient with the same letter. The link that is out goes on working until the new one is sent.
pub async fn resend(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: PartnershipInvitationId,
    new: PartnershipInvitationId,
) -> Result<(), InviteError> {
    let earlier = locked(&mut tx, me, id).await?;
    if !earlier.state.can_be_sent_again() {
        return Err(InvitationIs(earlier.state).into());
    }
    let letter = Letter {
        addressee_id: earlier.addressee_id,
        name: &earlier.recipient_name,
        mail: &earlier.recipient_mail,
        language: earlier.language,
        subject: &earlier.subject,
        message: &earlier.message,
        replaces: Some(earlier.id),
    };
    insert(app, &mut tx, me, new, &letter).await?;
    Ok(tx.commit().await?)
}

/// An event of an invitation, told to the provider and to the partner it is for, if it is for one.
fn event(me: &Me, action: Action, invitation: &Invitation, detail: Value, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "partnership_invitation",
        subject_id: Some(invitation.id.0),
        subject_name: invitation.recipient().to_owned(),
        parties: std::iter::once(me.organisation_id).chain(invitation.addressee_id).collect(),
        detail,
        mails,
    }
}
