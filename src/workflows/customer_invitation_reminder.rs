//! A customer that has not answered an invitation is reminded of it.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    askers::Askers,
    customer_invitation::{InviteError, Sending, again, locked, send_in},
    customer_invitation_letter::standard_letter,
};
use crate::{
    app::App,
    domain::{
        customer_invitation::{InvitationStep, REMINDER_DAYS},
        ids::CustomerInvitationId,
        letter::leads_elsewhere,
        me::Me,
    },
    store::{Tx, customer_invitations::CustomerInvitation},
};

/// When the addressee of an unanswered invitation may be reminded; never, if the portal does not know whom to write to.
pub fn reminder_from(invitation: &CustomerInvitation) -> Option<DateTime<Utc>> {
    let reachable = invitation.state.is_live() && !invitation.recipient_mail.is_empty();
    invitation.sent_at.filter(|_| reachable).map(|sent| sent + TimeDelta::days(REMINDER_DAYS))
}

/// Reminds the addressee by the portal's mail. Only the hash of a link is kept, so the reminder has a link of its own, and the one that is
/// out says so (P10). Its letter is the earlier one, unless that leads elsewhere (abuse A12).
pub async fn remind(
    app: &App,
    mut tx: Tx,
    me: &Me,
    id: CustomerInvitationId,
    new: CustomerInvitationId,
) -> Result<(), InviteError> {
    let earlier = locked(&mut tx, me, id).await?;
    earlier.state.take(InvitationStep::Replace)?;
    let from = reminder_from(&earlier).ok_or(InviteError::NoAddress)?;
    if tx.now().await? < from {
        return Err(InviteError::WrittenLately);
    }
    let askers = Askers::of(&mut tx, me, &earlier).await?;
    let standard = standard_letter(me, &askers, earlier.with_admin, false, earlier.language);
    let letter =
        if leads_elsewhere(&earlier.message) { standard } else { (earlier.subject.clone(), earlier.message.clone()) };
    again(app, &mut tx, me, &earlier, new, (&letter.0, &letter.1)).await?;
    let draft = locked(&mut tx, me, new).await?;
    send_in(app, &mut tx, me, draft, Sending { by_portal: true, as_reminder: true }).await?;
    Ok(tx.commit().await?)
}
