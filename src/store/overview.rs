//! The few counts of the first page. Each is bounded, so that it costs the same however much there is.

use chrono::{DateTime, Utc};

use super::{Stored, Tx};
use crate::domain::ids::OrganisationId;

/// Counting ends one above this, which says that there are more.
pub const COUNTED: i64 = 1000;

/// What the operator's first page counts, each up to one above `COUNTED`.
pub struct OperatorCounts {
    /// Enrollments that wait for a decision.
    pub enrollments: i64,
    /// Those whose time is over.
    pub overdue: i64,
    /// Until when the most pressing one is to be decided.
    pub next_due: Option<DateTime<Utc>>,
    /// Verifications that wait for the operator.
    pub verifications: i64,
    /// Registered partners.
    pub partners: i64,
    /// Mails not yet taken by a server.
    pub mails_waiting: i64,
    /// Mails given up.
    pub mails_dead: i64,
}

/// Counts for the operator, in one statement.
pub async fn operator(tx: &mut Tx) -> Stored<OperatorCounts> {
    // `app.now()` as a value of its own and in the index's order: otherwise each waiting enrollment would be compared with a new time
    let counts = sqlx::query_as!(
        OperatorCounts,
        r#"select
            (select count(*) from (select from enrollments where state in ('in_review', 'appealed') limit 1001) e) as "enrollments!",
            (select count(*) from (select from enrollments where state in ('in_review', 'appealed') and due_at < (select app.now())
                                   order by due_at limit 1001) e) as "overdue!",
            (select due_at from enrollments where state in ('in_review', 'appealed') order by due_at limit 1) as next_due,
            (select count(*) from (select from verifications where state = 'pending' and due_at is not null limit 1001) v) as "verifications!",
            (select count(*) from (select from organisations where kind = 'partner' limit 1001) p) as "partners!",
            (select count(*) from (select from mails where state in ('queued', 'sending') limit 1001) m) as "mails_waiting!",
            (select count(*) from (select from mails where state = 'dead' limit 1001) m) as "mails_dead!""#
    );
    Ok(counts.fetch_one(tx.conn()).await?)
}

/// What waits for an organisation's people besides their own enrollment.
pub struct Waiting {
    /// Requests for a role that nobody has answered.
    pub access_requests: i64,
    /// Invitations of its own to customers that end within a week.
    pub ending_invitations: i64,
    /// Whether a provider works with it.
    pub has_provider: bool,
}

/// What waits for `organisation`, in one statement.
pub async fn waiting(tx: &mut Tx, organisation: OrganisationId) -> Stored<Waiting> {
    let waiting = sqlx::query_as!(
        Waiting,
        r#"select
            (select count(*) from (select from access_requests where organisation_id = $1 and state = 'open' limit 1001) r) as "access_requests!",
            (select count(*) from (select from customer_invitations where inviter_id = $1 and state in ('sent', 'opened')
                                   and expires_at < (select app.now()) + interval '7 days' limit 1001) i) as "ending_invitations!",
            exists (select from partnerships where reseller_id = $1 and state <> 'removed') as "has_provider!""#,
        organisation.0
    );
    Ok(waiting.fetch_one(tx.conn()).await?)
}
