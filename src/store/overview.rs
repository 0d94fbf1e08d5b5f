//! The few counts of the first page. Each is bounded, so that it costs the same however much there is.

use super::{Stored, Tx};

/// Counting ends one above this, which says that there are more.
pub const COUNTED: i64 = 1000;

/// What the operator's first page counts, each up to one above `COUNTED`.
pub struct OperatorCounts {
    /// Enrollments that wait for a decision.
    pub enrollments: i64,
    /// Those whose time is over.
    pub overdue: i64,
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
            (select count(*) from (select from verifications where state = 'pending' and due_at is not null limit 1001) v) as "verifications!",
            (select count(*) from (select from organisations where kind = 'partner' limit 1001) p) as "partners!",
            (select count(*) from (select from mails where state in ('queued', 'sending') limit 1001) m) as "mails_waiting!",
            (select count(*) from (select from mails where state = 'dead' limit 1001) m) as "mails_dead!""#
    );
    Ok(counts.fetch_one(tx.conn()).await?)
}
