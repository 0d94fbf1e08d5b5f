//! The few counts of the first page. Each is bounded, so that it costs the same however much there is.

use super::{Stored, Tx};

/// What the operator's first page counts.
pub struct OperatorCounts {
    /// Enrollments that wait for a decision, counted up to 1,000.
    pub enrollments: i64,
    /// Those whose time is over.
    pub overdue: i64,
    /// Registered partners.
    pub partners: i64,
    /// Mails not yet taken by a server, counted up to 1,000.
    pub mails_waiting: i64,
    /// Mails given up, counted up to 1,000.
    pub mails_dead: i64,
}

/// Counts for the operator, in one statement.
pub async fn operator(tx: &mut Tx) -> Stored<OperatorCounts> {
    let counts = sqlx::query_as!(
        OperatorCounts,
        r#"select
            (select count(*) from (select from enrollments where state in ('in_review', 'appealed') limit 1000) e) as "enrollments!",
            (select count(*) from (select from enrollments where state in ('in_review', 'appealed') and due_at < app.now() limit 1000) e) as "overdue!",
            (select count(*) from (select from organisations where kind = 'partner' limit 10000) p) as "partners!",
            (select count(*) from (select from mails where state in ('queued', 'sending') limit 1000) m) as "mails_waiting!",
            (select count(*) from (select from mails where state = 'dead' limit 1000) m) as "mails_dead!""#
    );
    Ok(counts.fetch_one(tx.conn()).await?)
}
