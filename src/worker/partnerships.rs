//! What the clock and the programme do to partnerships: their writers are warned, links expire, old drafts go, a partnership rests while its reseller may not sell.

use chrono::TimeDelta;
use serde_json::json;

use super::Worker;
use crate::{
    domain::{
        activity::Action,
        ids::PartnershipInvitationId,
        language::Language,
        partnership::{DRAFT_HOURS, InvitationState, PartnershipState, WARNING_DAYS},
    },
    mail::message::MailKind,
    store::{
        Tx,
        activity::{self, Event},
        organisations,
        partnership_invitations::{self as invitations, Invitation},
        partnerships::{self, Behind},
        reminders,
    },
    workflows::notices,
};

/// Does what is due and says how much that was.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    Ok(expire(worker).await? + warn(worker).await? + discard(worker).await? + follow_standings(worker).await?)
}

async fn expire(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let now = tx.now().await?;
    let over = invitations::over(&mut tx, now).await?;
    drop(tx);
    let count = over.len();
    for id in over {
        expire_one(worker, id).await?;
    }
    Ok(count)
}

/// The change, its entries and its mails (N10) in one transaction; somebody may have been faster.
async fn expire_one(worker: &Worker, id: PartnershipInvitationId) -> anyhow::Result<()> {
    let mut tx = worker.db.begin_job(None).await?;
    if !invitations::end(&mut tx, id, InvitationState::Expired, None).await? {
        return Ok(());
    }
    let Some(invitation) = invitations::find(&mut tx, id).await? else { return Ok(()) };
    tell(&mut tx, &invitation, Action::PartnershipInvitationExpired, MailKind::PartnershipExpired).await?;
    Ok(tx.commit().await?)
}

/// A week before a link's end, once (F63).
async fn warn(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let soon = tx.now().await? + TimeDelta::days(WARNING_DAYS);
    let ending = invitations::ending(&mut tx, soon).await?;
    drop(tx);
    let mut sent = 0;
    for id in ending {
        let mut tx = worker.db.begin_job(None).await?;
        if !reminders::remind_once(&mut tx, "partnership_invitation_ending", id.0, 1).await? {
            continue;
        }
        let Some(invitation) = invitations::find(&mut tx, id).await?.filter(|i| i.state.is_live()) else { continue };
        tell(&mut tx, &invitation, Action::ReminderSent, MailKind::PartnershipEnding).await?;
        tx.commit().await?;
        sent += 1;
    }
    Ok(sent)
}

/// The entry, and the mail to the provider's global admins and to whoever wrote the letter.
async fn tell(tx: &mut Tx, invitation: &Invitation, action: Action, kind: MailKind) -> anyhow::Result<()> {
    let Some(provider) = organisations::find(tx, invitation.provider_id).await? else { return Ok(()) };
    let told = partnerships::audience(tx, provider.id, Some(invitation.created_by)).await?;
    let recipient = invitation.recipient().to_owned();
    let data = |language: Language| {
        let until = invitation.expires_at.map(|at| language.datetime(at, chrono_tz::UTC)).unwrap_or_default();
        json!({ "provider": provider.name, "reseller": recipient, "until": until })
    };
    let event = Event {
        action,
        subject_kind: "partnership_invitation",
        subject_id: Some(invitation.id.0),
        subject_name: recipient.clone(),
        parties: std::iter::once(provider.id).chain(invitation.addressee_id).collect(),
        detail: json!({}),
        mails: notices::to_each(kind, provider.id, told, data),
    };
    activity::record(tx, &event).await?;
    Ok(())
}

async fn discard(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let until = tx.now().await? - TimeDelta::hours(DRAFT_HOURS);
    let gone = invitations::discard_old(&mut tx, until).await?;
    tx.commit().await?;
    Ok(usize::try_from(gone).unwrap_or(0))
}

async fn follow_standings(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let behind = partnerships::behind(&mut tx).await?;
    drop(tx);
    for partnership in &behind {
        follow_standing(worker, partnership).await?;
    }
    Ok(behind.len())
}

async fn follow_standing(worker: &Worker, behind: &Behind) -> anyhow::Result<()> {
    let to = PartnershipState::that_follows(behind.standing);
    let mut tx = worker.db.begin_job(None).await?;
    if !partnerships::follow_standing(&mut tx, behind.id, to).await? {
        return Ok(());
    }
    let blocked = to == PartnershipState::Blocked;
    let event = Event {
        action: if blocked { Action::PartnershipBlocked } else { Action::PartnershipRestored },
        subject_kind: "partnership",
        subject_id: Some(behind.id.0),
        subject_name: behind.reseller_name.clone(),
        parties: vec![behind.provider_id, behind.reseller_id],
        detail: json!({}),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}
