//! The partners' side of an invitation to a customer, joint or solo: begin, write, send, renew, take back (2.4, F80).

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{
    askers::Askers,
    customer_invitation_letter::{self, standard_letter},
};
use crate::{
    app::App,
    auth::link::Token,
    domain::{
        activity::Action,
        customer_invitation::{INVITATION_DAYS, InvitationIs, InvitationState, InvitationStep},
        customer_policy::may_create,
        ids::{CustomerInvitationId, OrganisationId},
        language::Language,
        me::Me,
        permission::Role,
    },
    mail::message::MailKind,
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        customer_invitations::{self as invitations, CustomerInvitation, Draft},
        mails::NewMail,
    },
};

/// Why an invitation was not moved.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// No such invitation, or no such partner.
    #[error("no such invitation")]
    NotFound,
    /// Somebody else's, and this person's role moves only its own.
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
    /// The partnership is ended or rests.
    #[error("the partnership is not active")]
    NotActive,
    /// The partner takes no new direct customers (F20, F57).
    #[error("no new direct customers")]
    NoDirectCustomers,
    /// This customer is asked already.
    #[error("asked already")]
    AskedBefore,
    /// The portal does not know whom to send it to.
    #[error("nobody to send it to")]
    NoAddress,
    /// The last letter has not been out for long.
    #[error("written to lately")]
    WrittenLately,
    /// The portal has sent enough for one day (abuse A11).
    #[error("too many letters")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl InviteError {
    /// Refusals of the schema that have a name of their own.
    fn from_store(error: StoreError) -> Self {
        match &error {
            StoreError::Refused(rule) if rule == "customer_invitations_partnership" => Self::NotActive,
            StoreError::Refused(rule) if rule == "customer_invitations_direct" => Self::NoDirectCustomers,
            StoreError::Refused(rule) if rule == "customer_invitations_one_live_tied" => Self::AskedBefore,
            _ => Self::Store(error),
        }
    }
}

/// What an invitation asks, and whom.
#[derive(Debug, Clone)]
pub struct Request {
    /// Whether administration rights are asked for.
    pub with_admin: bool,
    /// Whom it is for, by name; may be empty.
    pub name: String,
    /// The mailbox it is for; may be empty.
    pub mail: String,
    /// The letter's language.
    pub language: Language,
    /// The direct customer of the reseller's that it is for, if it is for one.
    pub for_customer: Option<OrganisationId>,
    /// Whether many customers may answer it.
    pub campaign: bool,
}

impl Request {
    /// What an earlier invitation asked.
    fn of(earlier: &CustomerInvitation) -> Self {
        Self {
            with_admin: earlier.with_admin,
            name: earlier.recipient_name.clone(),
            mail: earlier.recipient_mail.clone(),
            language: earlier.language,
            for_customer: earlier.for_customer_id,
            campaign: earlier.campaign,
        }
    }
}

/// Begins an invitation with a letter to edit.
pub async fn begin(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: CustomerInvitationId,
    askers: &Askers,
    request: &Request,
) -> Result<(), InviteError> {
    begin_in(app, &mut tx, me, id, askers, request).await?;
    Ok(tx.commit().await?)
}

/// The same inside a transaction that does more.
pub(super) async fn begin_in(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    id: CustomerInvitationId,
    askers: &Askers,
    request: &Request,
) -> Result<(), InviteError> {
    if askers.tier().is_solo() {
        may_create(me).map_err(|_| InviteError::NoDirectCustomers)?;
    }
    let (subject, message) = standard_letter(me, askers, request.with_admin, request.campaign, request.language);
    let letter = Letter { subject: &subject, message: &message, replaces: None };
    insert(app, tx, me, id, askers, request, &letter).await
}

/// What a new draft begins with.
struct Letter<'a> {
    subject: &'a str,
    message: &'a str,
    replaces: Option<CustomerInvitationId>,
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    id: CustomerInvitationId,
    askers: &Askers,
    request: &Request,
    letter: &Letter<'_>,
) -> Result<(), InviteError> {
    let token = Token::new();
    let draft = Draft {
        id,
        reseller_id: askers.reseller.0,
        provider: askers.provider.as_ref().map(|provider| (provider.id, provider.partnership_id)),
        inviter_id: me.organisation_id,
        with_admin: request.with_admin,
        token_hash: &token.hash(),
        sealed_token: &app.seal.seal(&sealed_for(id), token.secret().as_bytes()),
        recipient_name: &request.name,
        recipient_mail: &request.mail,
        language: request.language,
        subject: letter.subject,
        message: letter.message,
        for_customer: request.for_customer,
        campaign: request.campaign,
        replaces: letter.replaces,
        by: me.person_id,
        by_name: &me.name,
    };
    Ok(invitations::insert(tx, &draft).await?)
}

/// The purpose a draft's token is sealed for.
fn sealed_for(id: CustomerInvitationId) -> String {
    format!("customer-invitation:{id}")
}

/// The token of a draft, for whoever writes its letter.
pub async fn token(app: &App, tx: &mut Tx, id: CustomerInvitationId) -> Stored<Option<Token>> {
    let sealed = invitations::sealed_token(tx, id).await?;
    let opened = sealed.and_then(|sealed| app.seal.open(&sealed_for(id), &sealed));
    Ok(opened.and_then(|secret| Token::parse(std::str::from_utf8(&secret).ok()?)))
}

/// Whether this person moves this invitation: sales agents their own, the others any.
pub fn may_move(me: &Me, invitation: &CustomerInvitation) -> bool {
    me.has(Role::GlobalAdmin) || me.has(Role::AdminAgent) || invitation.created_by == me.person_id
}

pub(super) async fn locked(tx: &mut Tx, me: &Me, id: CustomerInvitationId) -> Result<CustomerInvitation, InviteError> {
    let mine = |i: &CustomerInvitation| i.askers().contains(&me.organisation_id);
    let seen = invitations::find(tx, id).await?.filter(mine).ok_or(InviteError::NotFound)?;
    if !may_move(me, &seen) {
        return Err(InviteError::NotOwn);
    }
    invitations::hold_askers(tx, id).await?;
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
pub async fn save(mut tx: Tx, me: &Me, id: CustomerInvitationId, letter: &Written<'_>) -> Result<(), InviteError> {
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
    id: CustomerInvitationId,
    letter: &Written<'_>,
    by_portal: bool,
) -> Result<(), InviteError> {
    let draft = locked(&mut tx, me, id).await?;
    draft.state.take(InvitationStep::Send)?;
    if !invitations::save(&mut tx, id, letter.version, letter.subject, letter.message).await? {
        return Err(InviteError::Stale);
    }
    let draft = CustomerInvitation { message: letter.message.into(), ..draft };
    send_in(app, &mut tx, me, draft, Sending { by_portal, as_reminder: false }).await?;
    Ok(tx.commit().await?)
}

/// How a letter goes out.
pub(super) struct Sending {
    pub(super) by_portal: bool,
    pub(super) as_reminder: bool,
}

/// Sends a locked draft inside a transaction that does more.
pub(super) async fn send_in(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    draft: CustomerInvitation,
    Sending { by_portal, as_reminder }: Sending,
) -> Result<(), InviteError> {
    if draft.tier().is_solo() {
        may_create(me).map_err(|_| InviteError::NoDirectCustomers)?;
    }
    let until = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    let draft = CustomerInvitation { expires_at: Some(until), ..draft };
    let kind = if as_reminder { MailKind::CustomerInvitationReminder } else { MailKind::CustomerInvitation };
    let mails =
        if by_portal { customer_invitation_letter::mails(app, tx, me, &draft, kind).await? } else { Vec::new() };
    if let Some(earlier) = draft.replaces {
        replace(tx, me, earlier, draft.id).await?;
    }
    invitations::send(tx, draft.id, by_portal, until).await.map_err(InviteError::from_store)?;
    let detail = json!({ "administration": draft.with_admin });
    let action = if as_reminder { Action::CustomerInvitationReminded } else { Action::CustomerInvitationSent };
    activity::record(tx, &event(action, &draft, detail, mails)).await?;
    Ok(())
}

/// Sends a draft of this transaction's own as it stands, by the portal.
pub(super) async fn send_as_is(app: &App, tx: &mut Tx, me: &Me, id: CustomerInvitationId) -> Result<(), InviteError> {
    let draft = locked(tx, me, id).await?;
    draft.state.take(InvitationStep::Send)?;
    send_in(app, tx, me, draft, Sending { by_portal: true, as_reminder: false }).await
}

/// Ends the invitation that a new one takes the place of. One that was ended otherwise may be renewed, too.
async fn replace(
    tx: &mut Tx,
    me: &Me,
    earlier: CustomerInvitationId,
    by: CustomerInvitationId,
) -> Result<(), InviteError> {
    let earlier = locked(tx, me, earlier).await?;
    if !earlier.state.can_be_sent_again() {
        return Err(InviteError::Overtaken(earlier.state));
    }
    if earlier.state.is_live() {
        let to = earlier.state.take(InvitationStep::Replace)?;
        invitations::end(tx, earlier.id, to, Some(by)).await?;
        activity::record(tx, &event(Action::CustomerInvitationReplaced, &earlier, json!({}), vec![])).await?;
    }
    Ok(())
}

/// Takes an invitation back, as whole; a draft is thrown away.
pub async fn withdraw(mut tx: Tx, me: &Me, id: CustomerInvitationId) -> Result<(), InviteError> {
    let invitation = locked(&mut tx, me, id).await?;
    if invitation.state == InvitationState::Draft {
        invitations::discard(&mut tx, id).await?;
        return Ok(tx.commit().await?);
    }
    let to = invitation.state.take(InvitationStep::Withdraw)?;
    invitations::end(&mut tx, id, to, None).await?;
    activity::record(&mut tx, &event(Action::CustomerInvitationWithdrawn, &invitation, json!({}), vec![])).await?;
    Ok(tx.commit().await?)
}

/// Begins a new draft to the same addressee with the same letter. The link that is out goes on working until the new one is sent.
pub async fn renew(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: CustomerInvitationId,
    new: CustomerInvitationId,
) -> Result<(), InviteError> {
    let earlier = locked(&mut tx, me, id).await?;
    again(app, &mut tx, me, &earlier, new, (&earlier.subject, &earlier.message)).await?;
    Ok(tx.commit().await?)
}

/// A draft that asks what an earlier invitation asked, in these words. What came by a campaign was that customer's answer: it is asked by a letter of its own.
pub(super) async fn again(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    earlier: &CustomerInvitation,
    new: CustomerInvitationId,
    (subject, message): (&str, &str),
) -> Result<(), InviteError> {
    if !earlier.can_be_sent_again() {
        return Err(InvitationIs(earlier.state).into());
    }
    let askers = Askers::of(tx, me, earlier).await?;
    let letter = Letter { subject, message, replaces: Some(earlier.id) };
    insert(app, tx, me, new, &askers, &Request::of(earlier), &letter).await
}

/// An event of an invitation, told to the partners that ask.
fn event(action: Action, invitation: &CustomerInvitation, detail: Value, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "customer_invitation",
        subject_id: Some(invitation.id.0),
        subject_name: invitation.recipient().to_owned(),
        parties: invitation.askers(),
        detail,
        mails,
    }
}
