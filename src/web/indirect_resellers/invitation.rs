//! One invitation: its letter while it is a draft (F25, F34), its state afterwards; sending it again and taking it back.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::invitations::actions;
use crate::{
    app::App,
    clock::new_id,
    domain::{
        ids::PartnershipInvitationId,
        letter,
        me::Me,
        partnership::{InvitationIs, InvitationState},
        permission::Permission,
    },
    store::{
        Tx,
        partnership_invitations::{self, Invitation},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        letters::{Letter, LetterForm, LetterStep},
        link_cookie::PARTNERSHIP,
        page::{Frame, done, invalid, ok, see_other, stale},
        path::Id,
        routes::{fill, path},
    },
    workflows::{
        names,
        partnership_invitation::{self as workflow, InviteError, Written, may_move},
    },
};

#[derive(Template)]
#[template(path = "indirect_resellers/letter.html")]
struct LetterPage {
    page: Frame,
    errors: FormErrors,
    letter: Letter,
    lost: bool,
    recipient: String,
    replaces: bool,
    alike: Vec<String>,
    discard: String,
}

#[derive(Template)]
#[template(path = "indirect_resellers/invitation.html")]
struct InvitationPage {
    page: Frame,
    invitation: Invitation,
    resend: Option<String>,
    withdraw: Option<String>,
}

async fn find(tx: &mut Tx, me: &Me, id: PartnershipInvitationId) -> Result<Invitation, PageError> {
    let found = partnership_invitations::find(tx, id).await?.filter(|i| i.provider_id == me.organisation_id);
    found.ok_or(PageError::NotFound)
}

/// The page of a draft, with what was typed if something is wrong with it.
async fn draft_page(
    app: &App,
    tx: &mut Tx,
    page: Frame,
    draft: Invitation,
    typed: Option<LetterForm>,
    errors: FormErrors,
) -> Result<LetterPage, PageError> {
    let token = workflow::token(app, tx, draft.id).await?.ok_or(PageError::NotFound)?;
    let link = PARTNERSHIP.address(app, &token);
    let (subject, text) = match typed {
        Some(form) => (form.subject, form.text),
        None => (draft.subject.clone(), letter::shown(&draft.message, &link)),
    };
    let lost = matches!(letter::kept(&text, &link), Err(letter::LetterFault::LinkLost));
    let known = !workflow::recipients(tx, &draft).await?.is_empty();
    let alike = match draft.addressee_id {
        Some(partner) => names::alike(tx, draft.recipient(), &[partner]).await?,
        None => Vec::new(),
    };
    let letter = Letter {
        action: fill(path::RESELLER_INVITATION, &[&draft.id]),
        to: draft.recipient_mail.clone(),
        portal_to: if known { draft.recipient().to_owned() } else { String::new() },
        subject,
        text,
        language: draft.language.code(),
        version: draft.version,
    };
    Ok(LetterPage {
        page,
        errors,
        letter,
        lost,
        alike,
        recipient: draft.recipient().to_owned(),
        replaces: draft.replaces.is_some(),
        discard: fill(path::RESELLER_INVITATION_WITHDRAW, &[&draft.id]),
    })
}

/// `GET /indirect-resellers/invitations/{invitation}`
pub async fn show(
    member: Member,
    State(app): State<App>,
    Id(id): Id<PartnershipInvitationId>,
) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let invitation = find(&mut tx, &me, id).await?;
    let may_write = me.may(Permission::InviteReseller).is_ok() && may_move(&me, &invitation);
    if invitation.state == InvitationState::Draft && may_write {
        return Ok(ok(&draft_page(&app, &mut tx, page, invitation, None, FormErrors::default()).await?));
    }
    let (resend, withdraw) = actions(&me, &invitation);
    Ok(ok(&InvitationPage { page, invitation, resend, withdraw }))
}

/// `POST /indirect-resellers/invitations/{invitation}`: keeps the letter, and sends it if that is asked.
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<PartnershipInvitationId>,
    form: CheckedForm<LetterForm>,
) -> Result<Response, PageError> {
    let step = form.fields.step().ok_or(PageError::BadForm)?;
    let version = form.version.ok_or(PageError::BadForm)?;
    let draft = find(&mut member.tx, &member.me, id).await?;
    if !may_move(&member.me, &draft) {
        return Err(InviteError::NotOwn.into());
    }
    if draft.state != InvitationState::Draft {
        // the same form, answered before, leads to where its answer led
        member.once(&form, path::RESELLER_INVITATIONS).await?;
        return Err(InviteError::NotOpen(InvitationIs(draft.state)).into());
    }
    let token = workflow::token(&app, &mut member.tx, id).await?.ok_or(PageError::NotFound)?;
    let letter = match form.fields.check(&PARTNERSHIP.address(&app, &token)) {
        Ok(letter) => letter,
        Err(errors) => {
            let Member { mut tx, page, .. } = member;
            return Ok(invalid(&draft_page(&app, &mut tx, page, draft, Some(form.fields), errors).await?));
        }
    };
    let here = fill(path::RESELLER_INVITATION, &[&id]);
    let sends = matches!(step, LetterStep::Send | LetterStep::Done);
    member.once(&form, if sends { path::RESELLER_INVITATIONS } else { &here }).await?;
    if draft.version != version {
        let Member { mut tx, page, .. } = member;
        let errors = FormErrors::stale(&draft.subject);
        return Ok(stale(&draft_page(&app, &mut tx, page, draft, Some(form.fields), errors).await?));
    }
    let written = Written { version, subject: &letter.subject, message: &letter.kept };
    if sends {
        workflow::send(&app, member.tx, &member.me, id, &written, step == LetterStep::Send).await?;
        let said = if step == LetterStep::Send { "flash-invitation-sent" } else { "flash-invitation-done" };
        return Ok(done(path::RESELLER_INVITATIONS, said));
    }
    workflow::save(member.tx, &member.me, id, &written).await?;
    Ok(done(&here, if step == LetterStep::Restore { "flash-link-restored" } else { "flash-saved" }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

/// `POST /indirect-resellers/invitations/{invitation}/resend`
pub async fn resend(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<PartnershipInvitationId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    let new: PartnershipInvitationId = form.key.map_or_else(new_id, PartnershipInvitationId);
    let there = fill(path::RESELLER_INVITATION, &[&new]);
    member.once(&form, &there).await?;
    workflow::resend(&app, member.tx, &member.me, id, new).await?;
    Ok(see_other(&there))
}

/// `POST /indirect-resellers/invitations/{invitation}/withdraw`
pub async fn withdraw(
    mut member: Member,
    Id(id): Id<PartnershipInvitationId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    let draft = find(&mut member.tx, &member.me, id).await?.state == InvitationState::Draft;
    member.once(&form, path::RESELLER_INVITATIONS).await?;
    workflow::withdraw(member.tx, &member.me, id).await?;
    let said = if draft { "flash-draft-discarded" } else { "flash-invitation-withdrawn" };
    Ok(done(path::RESELLER_INVITATIONS, said))
}
