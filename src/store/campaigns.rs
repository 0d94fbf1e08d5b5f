//! Links that many customers answer, each by an invitation of its own.

use super::{Stored, Tx};
use crate::domain::ids::CustomerInvitationId;

/// Begins my organisation's answer to the campaign whose link is followed, and follows that answer from here on; false if there is none to
/// give.
pub async fn answer(tx: &mut Tx, id: CustomerInvitationId, token_hash: &[u8]) -> Stored<bool> {
    let row = sqlx::query_scalar!(r#"select app.campaign_answer($1, $2) as "begun!""#, id.0, token_hash);
    Ok(row.fetch_one(tx.conn()).await?)
}

/// How many customers have accepted and declined by a campaign.
pub async fn answers(tx: &mut Tx, id: CustomerInvitationId) -> Stored<(i64, i64)> {
    let row = sqlx::query!(
        r#"select count(*) filter (where state = 'accepted') as "accepted!", count(*) filter (where state = 'declined') as "declined!"
           from customer_invitations where campaign_id = $1"#,
        id.0
    )
    .fetch_one(tx.conn())
    .await?;
    Ok((row.accepted, row.declined))
}
