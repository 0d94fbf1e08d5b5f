//! What the clock does to invitations to customers: their writers are warned, links expire, old drafts go (N12).

use chrono::TimeDelta;
use serde_json::json;

use super::Worker;
use crate::{
    domain::{
        activity::Action,
        customer_invitation::{DRAFT_HOURS, InvitationState, WARNING_DAYS},
        ids::CustomerInvitationId,
    },
    mail::message::MailKind,
    store::{
        Stored, Tx,
        activity::{self, Event},
        customer_invitations::{self as invitations, CustomerInvitation},
        due_invitations,
        mails::NewMail,
        organisations, reminders,
    },
    workflows::{customer_invitation_answer::list_of, notices},
};

/// Does what is due and says how much that was.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    Ok(expire(worker).await? + warn(worker).await? + discard(worker).await?)
}

async fn expire(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let now = tx.now().await?;
    let over = due_invitations::over(&mut tx, now).await?;
    drop(tx);
    let count = over.len();
    for id in over {
        expire_one(worker, id).await?;
    }
    Ok(count)
}

/// The change, its entries and its mails in one transaction; somebody may have been faster.
async fn expire_one(worker: &Worker, id: CustomerInvitationId) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    if !invitations::end(&mut tx, id, InvitationState::Expired, None).await? {
        return Ok(());
    }
    let Some(invitation) = invitations::find(&mut tx, id).await? else { return Ok(()) };
    let mails = mails(&mut tx, &invitation, MailKind::CustomerInvitationExpired).await?;
    let event = event(Action::CustomerInvitationExpired, &invitation, mails);
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// A week before a link's end, once.
async fn warn(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let soon = tx.now().await? + TimeDelta::days(WARNING_DAYS);
    let ending = due_invitations::ending(&mut tx, soon).await?;
    drop(tx);
    let mut sent = 0;
    for id in ending {
        let mut tx = worker.db.begin_job(None).await?;
        if !reminders::remind_once(&mut tx, "customer_invitation_ending", id.0, 1).await? {
            continue;
        }
        let Some(invitation) = invitations::find(&mut tx, id).await?.filter(|i| i.state.is_live()) else { continue };
        let mails = mails(&mut tx, &invitation, MailKind::CustomerInvitationEnding).await?;
        activity::record(&mut tx, &event(Action::ReminderSent, &invitation, mails)).await?;
        tx.commit().await?;
        sent += 1;
    }
    Ok(sent)
}

/// To the global admins of whoever wrote the letter, and to its writer.
async fn mails(tx: &mut Tx, invitation: &CustomerInvitation, kind: MailKind) -> Stored<Vec<NewMail>> {
    let Some(inviter) = organisations::find(tx, invitation.inviter_id).await? else { return Ok(Vec::new()) };
    let told = invitations::audience(tx, inviter.id, Some(invitation.created_by)).await?;
    let list = list_of(invitation, inviter.id);
    Ok(notices::to_each(kind, inviter.id, told, |language| {
        let until = invitation.expires_at.map(|at| language.datetime(at, chrono_tz::UTC)).unwrap_or_default();
        json!({ "customer": invitation.recipient(), "until": until, "list": list })
    }))
}

fn event(action: Action, invitation: &CustomerInvitation, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "customer_invitation",
        subject_id: Some(invitation.id.0),
        subject_name: invitation.recipient().to_owned(),
        parties: invitation.askers(),
        detail: json!({}),
        mails,
    }
}

async fn discard(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let until = tx.now().await? - TimeDelta::hours(DRAFT_HOURS);
    let gone = due_invitations::discard_old(&mut tx, until).await?;
    tx.commit().await?;
    Ok(usize::try_from(gone).unwrap_or(0))
}
