//! Invitations to customers whose time has come, for the worker.

use chrono::{DateTime, Utc};

use super::{Stored, Tx};
use crate::domain::ids::CustomerInvitationId;

/// Live invitations whose time is over at `until`.
pub async fn over(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<CustomerInvitationId>> {
    let rows = sqlx::query_scalar!(
        r#"select id as "id: CustomerInvitationId" from customer_invitations where state in ('sent', 'opened') and expires_at <= $1
           order by expires_at limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Live invitations that end before `until` and whose writers have not been told.
pub async fn ending(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<CustomerInvitationId>> {
    let rows = sqlx::query_scalar!(
        r#"select id as "id: CustomerInvitationId" from customer_invitations i where state in ('sent', 'opened') and expires_at <= $1
               and not exists (select from reminders r where r.kind = 'customer_invitation_ending' and r.subject_id = i.id)
           order by expires_at limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Throws away drafts begun before `until`.
pub async fn discard_old(tx: &mut Tx, until: DateTime<Utc>) -> Stored<u64> {
    let done = sqlx::query!("delete from customer_invitations where state = 'draft' and created_at < $1", until);
    Ok(done.execute(tx.conn()).await?.rows_affected())
}
