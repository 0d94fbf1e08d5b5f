//! What the portal acknowledged, and whether the database has it: whole, once, and nothing by halves.

use std::sync::{Arc, Mutex, PoisonError};

use sqlx::{ConnectOptions, FromRow};

use crate::{postgres::Postgres, site::Site};

/// The numbers of the writes that were acknowledged, and of those that nobody knows of.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Arc<Mutex<Entries>>);

#[derive(Debug, Default)]
struct Entries {
    next: usize,
    acknowledged: Vec<usize>,
    unsure: usize,
    refused: usize,
    late: Vec<String>,
}

/// What the database says of one write: a customer, its relationship, an entry in each of two logs, a mail.
#[derive(Debug, FromRow, PartialEq, Eq)]
struct Found {
    mark: String,
    customers: i64,
    relationships: i64,
    entries: i64,
    mails: i64,
}

const FOUND: &str = "
    select o.name as mark, count(*) as customers,
        sum((select count(*) from reseller_relationships r where r.customer_id = o.id))::bigint as relationships,
        sum((select count(*) from activity_entries e where e.subject_id = o.id and e.action = 'customer_created'))::bigint as entries,
        sum((select count(*) from mails m where m.organisation_id = o.id))::bigint as mails
    from organisations o where o.name like 'Mark %' group by o.name";

/// The name of the customer that is made by this write.
pub fn mark(number: usize) -> String {
    format!("Mark {number:06}")
}

impl Ledger {
    fn with<T>(&self, job: impl FnOnce(&mut Entries) -> T) -> T {
        job(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// An empty one whose numbers begin later.
    pub fn starting_at(next: usize) -> Self {
        Self(Arc::new(Mutex::new(Entries { next, ..Entries::default() })))
    }

    /// A number that nobody has used.
    pub fn next(&self) -> usize {
        self.with(|entries| {
            entries.next += 1;
            entries.next
        })
    }

    /// Notes an answer of success.
    pub fn acknowledge(&self, number: usize) {
        self.with(|entries| entries.acknowledged.push(number));
    }

    /// Notes a form of which nobody knows whether it arrived; it is sent again.
    pub fn doubt(&self) {
        self.with(|entries| entries.unsure += 1);
    }

    /// Notes an answer that says to come back later.
    pub fn refuse(&self) {
        self.with(|entries| entries.refused += 1);
    }

    /// Notes an answer that may not be.
    pub fn complain(&self, what: String) {
        self.with(|entries| entries.late.push(what));
    }

    /// What was acknowledged so far, as a ledger that stands still.
    pub fn so_far(&self) -> Self {
        let acknowledged = self.with(|entries| entries.acknowledged.clone());
        Self(Arc::new(Mutex::new(Entries { acknowledged, ..Entries::default() })))
    }

    /// Acknowledged so far.
    pub fn acknowledged(&self) -> usize {
        self.with(|entries| entries.acknowledged.len())
    }

    /// Answered with "come back later".
    pub fn refused(&self) -> usize {
        self.with(|entries| entries.refused)
    }

    /// Fails if a single form was not acknowledged at its first sending. Shows what the portals logged meanwhile.
    pub fn must_be_spotless(&self, site: &Site) {
        let failed = self.with(|entries| (entries.unsure, entries.refused));
        assert_eq!(failed, (0, 0), "requests without an answer, and refused: {}", site.complaints());
    }

    /// Fails if something acknowledged is missing, or something is there twice or by halves. Says how much there is.
    pub async fn must_hold(&self, postgres: &Postgres, database: &str) -> String {
        let mut connection = postgres.superuser(database).connect().await.expect("the superuser");
        let found: Vec<Found> = sqlx::query_as(FOUND).fetch_all(&mut connection).await.expect("the writes");
        let is_whole = |f: &&Found| (f.customers, f.relationships, f.entries, f.mails) == (1, 1, 2, 1);
        let broken: Vec<_> = found.iter().filter(|found| !is_whole(found)).collect();
        let (acknowledged, unsure, late) = self.with(|e| (e.acknowledged.clone(), e.unsure, e.late.clone()));
        let there: std::collections::BTreeSet<&str> = found.iter().map(|found| found.mark.as_str()).collect();
        let lost: Vec<_> = acknowledged.iter().filter(|number| !there.contains(mark(**number).as_str())).collect();
        assert!(lost.is_empty(), "lost: {lost:?} of {}", acknowledged.len());
        assert!(broken.is_empty(), "doubled or by halves: {broken:?}");
        assert!(late.is_empty(), "answers that may not be: {late:?}");
        format!(
            "{} writes acknowledged, {} there, {unsure} sent again after a lost answer: lost 0, doubled 0",
            acknowledged.len(),
            found.len()
        )
    }
}
