//! One invitation to a customer: its letter while it is a draft (F33–F35), its state afterwards; renewing it and taking it back.

use askama::Template;
use axum::{extract::State, response::Response};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::{
    app::App,
    clock::new_id,
    domain::{
        customer_invitation::{InvitationIs, InvitationState, InvitationStep},
        customer_policy::{CreateRefusal, may_create},
        ids::CustomerInvitationId,
        letter,
        me::Me,
        permission::Permission,
        tier::Tier,
    },
    store::{
        Tx, campaigns,
        customer_invitations::{self, CustomerInvitation},
        organisations,
    },
    web::{
        customers::closed,
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        letters::{Letter, LetterForm, LetterStep},
        link_cookie::CUSTOMER_INVITATION,
        page::{Frame, done, invalid, ok, see_other, stale},
        path::Id,
        routes::{fill, path},
    },
    workflows::{
        customer_invitation::{self as workflow, InviteError, Written, may_move},
        customer_invitation_answer::list_of,
        customer_invitation_reminder::{self, reminder_from},
    },
};

#[derive(Template)]
#[template(path = "customer_invitations/letter.html")]
struct LetterPage {
    page: Frame,
    errors: FormErrors,
    letter: Letter,
    lost: bool,
    tier: Tier,
    partner: String,
    with_admin: bool,
    campaign: bool,
    replaces: bool,
    list: String,
    discard: String,
}

#[derive(Template)]
#[template(path = "customer_invitations/invitation.html")]
struct InvitationPage {
    page: Frame,
    invitation: CustomerInvitation,
    tier: Tier,
    /// What became of it, in words.
    meaning: String,
    partner: String,
    list: String,
    actions: Actions,
    /// From when on the addressee can be reminded, if that is not yet.
    remind_from: Option<DateTime<Utc>>,
    /// How many have accepted and declined, of a campaign.
    answers: Option<(i64, i64)>,
    /// The campaign it came by.
    campaign: Option<String>,
}

async fn find(tx: &mut Tx, me: &Me, id: CustomerInvitationId) -> Result<CustomerInvitation, PageError> {
    let mine = |i: &CustomerInvitation| i.askers().contains(&me.organisation_id);
    customer_invitations::find(tx, id).await?.filter(mine).ok_or(PageError::NotFound)
}

/// Why a partner that asks alone asks nobody at present (F20, F57).
fn closed_to(me: &Me, invitation: &CustomerInvitation) -> Option<CreateRefusal> {
    may_create(me).err().filter(|_| invitation.tier().is_solo())
}

/// Where an invitation is moved on, as far as this person may and it is time.
pub struct Actions {
    /// Where its addressee is reminded.
    pub remind: Option<String>,
    /// Where it is renewed.
    pub renew: Option<String>,
    /// Where it is taken back.
    pub withdraw: Option<String>,
}

impl Actions {
    /// What this person may do with it now.
    pub fn new(me: &Me, invitation: &CustomerInvitation, now: DateTime<Utc>) -> Self {
        let mine = me.may(Permission::MoveCustomerInvitation).is_ok() && may_move(me, invitation);
        let at = |may: bool, path: &str| (mine && may).then(|| fill(path, &[&invitation.id]));
        let open = closed_to(me, invitation).is_none();
        let due = open && reminder_from(invitation).is_some_and(|from| from <= now);
        Self {
            remind: at(due, path::CUSTOMER_INVITATION_REMIND),
            renew: at(open && invitation.can_be_sent_again(), path::CUSTOMER_INVITATION_RENEW),
            withdraw: at(invitation.state.allows(InvitationStep::Withdraw), path::CUSTOMER_INVITATION_WITHDRAW),
        }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.remind.is_none() && self.renew.is_none() && self.withdraw.is_none()
    }
}

/// The other partner; nobody's name when one asks alone.
async fn partner_name(tx: &mut Tx, me: &Me, invitation: &CustomerInvitation) -> Result<String, PageError> {
    let Some(other) = invitation.other_than(me.organisation_id) else { return Ok(String::new()) };
    let partner = organisations::find(tx, other).await?;
    Ok(partner.map(|partner| partner.name).unwrap_or_default())
}

/// The page of a draft, with what was typed if something is wrong with it.
async fn draft_page(
    app: &App,
    member: Member,
    draft: CustomerInvitation,
    typed: Option<LetterForm>,
    errors: FormErrors,
) -> Result<LetterPage, PageError> {
    let Member { mut tx, me, page } = member;
    let token = workflow::token(app, &mut tx, draft.id).await?.ok_or(PageError::NotFound)?;
    let link = CUSTOMER_INVITATION.address(app, &token);
    let (subject, text) = match typed {
        Some(form) => (form.subject, form.text),
        None => (draft.subject.clone(), letter::shown(&draft.message, &link)),
    };
    let lost = matches!(letter::kept(&text, &link), Err(letter::LetterFault::LinkLost));
    let letter = Letter {
        action: fill(path::CUSTOMER_INVITATION, &[&draft.id]),
        to: draft.recipient_mail.clone(),
        portal_to: draft.recipient_mail.clone(),
        subject,
        text,
        language: draft.language.code(),
        version: draft.version,
    };
    Ok(LetterPage {
        partner: partner_name(&mut tx, &me, &draft).await?,
        list: list_of(&draft, me.organisation_id),
        tier: draft.tier(),
        with_admin: draft.with_admin,
        campaign: draft.campaign,
        replaces: draft.replaces.is_some(),
        discard: fill(path::CUSTOMER_INVITATION_WITHDRAW, &[&draft.id]),
        page,
        errors,
        letter,
        lost,
    })
}

fn meaning(page: &Frame, invitation: &CustomerInvitation) -> String {
    match invitation.state {
        state if invitation.campaign && state.is_live() => page.t("joint-meaning-campaign"),
        InvitationState::Withdrawn => page.t(&invitation.tier().says("meaning-withdrawn")),
        state => page.word("joint-meaning", state.code()),
    }
}

/// `GET /customers/invitations/{invitation}`
pub async fn show(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<CustomerInvitationId>,
) -> Result<Response, PageError> {
    let invitation = find(&mut member.tx, &member.me, id).await?;
    let may_write = member.me.may(Permission::MoveCustomerInvitation).is_ok() && may_move(&member.me, &invitation);
    if invitation.state == InvitationState::Draft && may_write {
        return Ok(ok(&draft_page(&app, member, invitation, None, FormErrors::default()).await?));
    }
    let Member { mut tx, me, page } = member;
    let now = tx.now().await?;
    let open = closed_to(&me, &invitation).is_none();
    let answers = if invitation.campaign { Some(campaigns::answers(&mut tx, id).await?) } else { None };
    Ok(ok(&InvitationPage {
        actions: Actions::new(&me, &invitation, now),
        remind_from: reminder_from(&invitation).filter(|from| may_write && open && *from > now),
        partner: partner_name(&mut tx, &me, &invitation).await?,
        list: list_of(&invitation, me.organisation_id),
        tier: invitation.tier(),
        meaning: meaning(&page, &invitation),
        campaign: invitation.campaign_id.map(|id| fill(path::CUSTOMER_INVITATION, &[&id])),
        page,
        invitation,
        answers,
    }))
}

/// `POST /customers/invitations/{invitation}`: keeps the letter, and sends it if that is asked.
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<CustomerInvitationId>,
    form: CheckedForm<LetterForm>,
) -> Result<Response, PageError> {
    let step = form.fields.step().ok_or(PageError::BadForm)?;
    let version = form.version.ok_or(PageError::BadForm)?;
    let draft = find(&mut member.tx, &member.me, id).await?;
    if !may_move(&member.me, &draft) {
        return Err(InviteError::NotOwn.into());
    }
    let list = list_of(&draft, member.me.organisation_id);
    if draft.state != InvitationState::Draft {
        // the same form, answered before, leads to where its answer led
        member.once(&form, &list).await?;
        return Err(InviteError::NotOpen(InvitationIs(draft.state)).into());
    }
    let token = workflow::token(&app, &mut member.tx, id).await?.ok_or(PageError::NotFound)?;
    let letter = match form.fields.check(&CUSTOMER_INVITATION.address(&app, &token)) {
        Ok(letter) => letter,
        Err(errors) => return Ok(invalid(&draft_page(&app, member, draft, Some(form.fields), errors).await?)),
    };
    let here = fill(path::CUSTOMER_INVITATION, &[&id]);
    let sends = matches!(step, LetterStep::Send | LetterStep::Done);
    if let Some(refusal) = closed_to(&member.me, &draft).filter(|_| sends) {
        return closed::answer(member.tx, member.page, refusal).await;
    }
    member.once(&form, if sends { &list } else { &here }).await?;
    if draft.version != version {
        let errors = FormErrors::stale(&draft.subject);
        return Ok(stale(&draft_page(&app, member, draft, Some(form.fields), errors).await?));
    }
    let written = Written { version, subject: &letter.subject, message: &letter.kept };
    if sends {
        workflow::send(&app, member.tx, &member.me, id, &written, step == LetterStep::Send).await?;
        let said = if step == LetterStep::Send { "flash-invitation-sent" } else { "flash-invitation-done" };
        return Ok(done(&list, said));
    }
    workflow::save(member.tx, &member.me, id, &written).await?;
    Ok(done(&here, if step == LetterStep::Restore { "flash-link-restored" } else { "flash-saved" }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

/// `POST /customers/invitations/{invitation}/renew`
pub async fn renew(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<CustomerInvitationId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    let earlier = find(&mut member.tx, &member.me, id).await?;
    if let Some(refusal) = closed_to(&member.me, &earlier) {
        return closed::answer(member.tx, member.page, refusal).await;
    }
    let new: CustomerInvitationId = form.key.map_or_else(new_id, CustomerInvitationId);
    let there = fill(path::CUSTOMER_INVITATION, &[&new]);
    member.once(&form, &there).await?;
    workflow::renew(&app, member.tx, &member.me, id, new).await?;
    Ok(see_other(&there))
}

/// `POST /customers/invitations/{invitation}/remind`
pub async fn remind(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<CustomerInvitationId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    let invitation = find(&mut member.tx, &member.me, id).await?;
    let list = list_of(&invitation, member.me.organisation_id);
    member.once(&form, &list).await?;
    let new: CustomerInvitationId = form.key.map_or_else(new_id, CustomerInvitationId);
    customer_invitation_reminder::remind(&app, member.tx, &member.me, id, new).await?;
    Ok(done(&list, "flash-joint-reminded"))
}

/// `POST /customers/invitations/{invitation}/withdraw`
pub async fn withdraw(
    mut member: Member,
    Id(id): Id<CustomerInvitationId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    let invitation = find(&mut member.tx, &member.me, id).await?;
    let list = list_of(&invitation, member.me.organisation_id);
    member.once(&form, &list).await?;
    workflow::withdraw(member.tx, &member.me, id).await?;
    let draft = invitation.state == InvitationState::Draft;
    Ok(done(&list, if draft { "flash-draft-discarded" } else { "flash-invitation-withdrawn" }))
}
