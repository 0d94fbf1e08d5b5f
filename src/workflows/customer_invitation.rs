//! The partners' side of a joint invitation: begin, write, send, renew, take back (2.4).

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::notices;
use crate::{
    app::App,
    auth::link::Token,
    domain::{
        activity::Action,
        customer_invitation::{INVITATION_DAYS, InvitationIs, InvitationState, InvitationStep, PORTAL_LETTERS_A_DAY},
        ids::{CustomerInvitationId, OrganisationId, PartnershipId},
        language::Language,
        letter::STAND_IN,
        me::Me,
        partnership::PartnershipState,
        permission::Role,
    },
    mail::{message::MailKind, render::purpose},
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        customer_invitations::{self as invitations, CustomerInvitation, Draft},
        customer_moves as moves,
        mails::NewMail,
        organisations,
        partnerships::{self, Partner},
        programme::Addressee,
    },
    words::Message,
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
    /// This customer is asked already.
    #[error("asked already")]
    AskedBefore,
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

impl InviteError {
    /// Refusals of the schema that have a name of their own.
    fn from_store(error: StoreError) -> Self {
        match &error {
            StoreError::Refused(rule) if rule == "customer_invitations_partnership" => Self::NotActive,
            StoreError::Refused(rule) if rule == "customer_invitations_one_live_tied" => Self::AskedBefore,
            _ => Self::Store(error),
        }
    }
}

/// Reseller and provider of a joint invitation, one of them mine.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Their partnership.
    pub partnership_id: PartnershipId,
    /// The reseller.
    pub reseller: (OrganisationId, String),
    /// The provider.
    pub provider: (OrganisationId, String),
}

impl Pair {
    /// Mine with `partner`: I am its reseller, or its provider.
    pub fn new(me: &Me, partner: &Partner, is_provider: bool) -> Self {
        let mine = (me.organisation_id, me.organisation_name.clone());
        let theirs = (partner.partner_id, partner.name.clone());
        let (reseller, provider) = if is_provider { (theirs, mine) } else { (mine, theirs) };
        Self { partnership_id: partner.id, reseller, provider }
    }
}

/// What a joint invitation asks, and whom.
#[derive(Debug, Clone)]
pub struct Request {
    /// Whether the reseller asks for administration rights.
    pub with_admin: bool,
    /// Whom it is for, by name; may be empty.
    pub name: String,
    /// The mailbox it is for; may be empty.
    pub mail: String,
    /// The letter's language.
    pub language: Language,
    /// The direct customer of the reseller's that it is for, if it is for one.
    pub for_customer: Option<OrganisationId>,
}

/// Begins an invitation with a letter to edit.
pub async fn begin(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: CustomerInvitationId,
    pair: &Pair,
    request: &Request,
) -> Result<(), InviteError> {
    begin_in(app, &mut tx, me, id, pair, request).await?;
    Ok(tx.commit().await?)
}

/// The same inside a transaction that does more.
pub(super) async fn begin_in(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    id: CustomerInvitationId,
    pair: &Pair,
    request: &Request,
) -> Result<(), InviteError> {
    let (subject, message) = standard_letter(me, pair, request.with_admin, request.language);
    let letter = Letter { subject: &subject, message: &message, replaces: None };
    insert(app, tx, me, id, pair, request, &letter).await
}

/// Subject and text that a letter begins with, with a stand-in for its link.
pub fn standard_letter(me: &Me, pair: &Pair, with_admin: bool, language: Language) -> (String, String) {
    let ask = if with_admin { "letter-joint-asks-admin" } else { "letter-joint-asks" };
    let named = |key: &'static str| {
        Message::new(key).with("reseller", &pair.reseller.1).with("provider", &pair.provider.1).with("person", &me.name)
    };
    let asks = language.say(&named(ask));
    let words = |key: &'static str| {
        language.say(&named(key).with("link", STAND_IN).with("days", INVITATION_DAYS).with("asks", &asks))
    };
    (words("letter-joint-subject"), words("letter-joint-body"))
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
    pair: &Pair,
    request: &Request,
    letter: &Letter<'_>,
) -> Result<(), InviteError> {
    let token = Token::new();
    let draft = Draft {
        id,
        reseller_id: pair.reseller.0,
        provider_id: pair.provider.0,
        partnership_id: pair.partnership_id,
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

async fn locked(tx: &mut Tx, me: &Me, id: CustomerInvitationId) -> Result<CustomerInvitation, InviteError> {
    let mine = |i: &CustomerInvitation| [i.reseller_id, i.provider_id].contains(&me.organisation_id);
    let seen = invitations::find(tx, id).await?.filter(mine);
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
    send_in(app, &mut tx, me, draft, by_portal).await?;
    Ok(tx.commit().await?)
}

/// Sends a locked draft inside a transaction that does more.
async fn send_in(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    draft: CustomerInvitation,
    by_portal: bool,
) -> Result<(), InviteError> {
    let until = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    let draft = CustomerInvitation { expires_at: Some(until), ..draft };
    let mails = if by_portal { letters(app, tx, me, &draft).await? } else { Vec::new() };
    if let Some(earlier) = draft.replaces {
        replace(tx, me, earlier, draft.id).await?;
    }
    invitations::send(tx, draft.id, by_portal, until).await.map_err(InviteError::from_store)?;
    let detail = json!({ "administration": draft.with_admin });
    activity::record(tx, &event(Action::CustomerInvitationSent, &draft, detail, mails)).await?;
    Ok(())
}

/// Sends a draft of this transaction's own as it stands, by the portal.
pub(super) async fn send_as_is(app: &App, tx: &mut Tx, me: &Me, id: CustomerInvitationId) -> Result<(), InviteError> {
    let draft = locked(tx, me, id).await?;
    draft.state.take(InvitationStep::Send)?;
    send_in(app, tx, me, draft, true).await
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

/// Whether the portal has written enough for today (abuse A11): to mailboxes that somebody typed, a number; to the admin of a customer of the
/// reseller's own, whose address the portal knows, once.
async fn is_enough(tx: &mut Tx, me: &Me, draft: &CustomerInvitation) -> Result<bool, InviteError> {
    let since = tx.now().await? - TimeDelta::days(1);
    Ok(match draft.for_customer_id {
        Some(customer) => !moves::written_since(tx, draft.reseller_id, &[customer.0], since).await?.is_empty(),
        None => moves::sent_by_portal(tx, me.organisation_id, since).await? >= PORTAL_LETTERS_A_DAY,
    })
}

/// The mail with the letter and its link (N11), in the letter's language.
async fn letters(app: &App, tx: &mut Tx, me: &Me, draft: &CustomerInvitation) -> Result<Vec<NewMail>, InviteError> {
    if is_enough(tx, me, draft).await? {
        return Err(InviteError::TooMany);
    }
    if draft.recipient_mail.is_empty() {
        return Err(InviteError::NoAddress);
    }
    let token = token(app, tx, draft.id).await?.ok_or(InviteError::NotFound)?;
    let other = organisations::find(tx, draft.other_than(me.organisation_id)).await?.ok_or(InviteError::NotFound)?;
    let mine_is_reseller = draft.reseller_id == me.organisation_id;
    let (reseller, provider) =
        if mine_is_reseller { (&me.organisation_name, &other.name) } else { (&other.name, &me.organisation_name) };
    let until = draft.expires_at.map(|until| draft.language.datetime(until, me.time_zone)).unwrap_or_default();
    let (name, mail) = (draft.recipient_name.clone(), draft.recipient_mail.clone());
    let to = vec![Addressee { name, mail, language: draft.language }];
    let data = |_| json!({ "reseller": reseller, "provider": provider, "until": until, "quoted": draft.message });
    let mut mails = notices::to_each(MailKind::CustomerInvitation, me.organisation_id, to, data);
    for mail in &mut mails {
        mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    }
    Ok(mails)
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
    if !earlier.state.can_be_sent_again() {
        return Err(InvitationIs(earlier.state).into());
    }
    let partner = partnerships::with(&mut tx, me.organisation_id, earlier.other_than(me.organisation_id)).await?;
    let partner = partner.filter(|p| p.state == PartnershipState::Active).ok_or(InviteError::NotActive)?;
    let request = Request {
        with_admin: earlier.with_admin,
        name: earlier.recipient_name,
        mail: earlier.recipient_mail,
        language: earlier.language,
        for_customer: earlier.for_customer_id,
    };
    let pair = Pair::new(me, &partner, earlier.provider_id == me.organisation_id);
    let letter = Letter { subject: &earlier.subject, message: &earlier.message, replaces: Some(earlier.id) };
    insert(app, &mut tx, me, new, &pair, &request, &letter).await?;
    Ok(tx.commit().await?)
}

/// An event of an invitation, told to both partners.
fn event(action: Action, invitation: &CustomerInvitation, detail: Value, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "customer_invitation",
        subject_id: Some(invitation.id.0),
        subject_name: invitation.recipient().to_owned(),
        parties: vec![invitation.reseller_id, invitation.provider_id],
        detail,
        mails,
    }
}
