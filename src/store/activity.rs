//! The log: written only by the definer function, read a page at a time.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Stored, Tx, mails::NewMail, page::Cursor};
use crate::{
    clock::new_id,
    domain::{
        activity::Action,
        ids::{EnrollmentId, EventId, OrganisationId},
    },
};

/// What happened, to be written with everything it causes.
pub struct Event {
    /// What was done.
    pub action: Action,
    /// To which kind of thing.
    pub subject_kind: &'static str,
    /// To which one.
    pub subject_id: Option<Uuid>,
    /// Its name then.
    pub subject_name: String,
    /// Every organisation that is told.
    pub parties: Vec<OrganisationId>,
    /// Old and new values, reasons; never a secret.
    pub detail: Value,
    /// The mails it causes.
    pub mails: Vec<NewMail>,
}

/// Writes one entry per party and the mails, in the transaction of the change itself.
pub async fn record(tx: &mut Tx, event: &Event) -> Stored<EventId> {
    let id: EventId = new_id();
    let parties: Vec<Uuid> = event.parties.iter().map(|party| party.0).collect();
    let mails = json!(event.mails.iter().map(NewMail::row).collect::<Vec<_>>());
    sqlx::query!(
        "select app.record($1, $2, $3, $4, $5, $6, $7, $8)",
        id.0,
        event.action.code(),
        event.subject_kind,
        event.subject_id,
        event.subject_name,
        &parties,
        event.detail,
        mails
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// The same for what the automatic checks of an enrollment did: nobody's act but the portal's.
pub async fn record_checks(tx: &mut Tx, event: &Event) -> Stored<()> {
    let parties: Vec<Uuid> = event.parties.iter().map(|party| party.0).collect();
    let mails = json!(event.mails.iter().map(NewMail::row).collect::<Vec<_>>());
    sqlx::query!(
        "select app.record_checks($1, $2, $3, $4, $5, $6, $7)",
        new_id::<Uuid>(),
        event.action.code(),
        event.subject_id,
        event.subject_name,
        &parties,
        event.detail,
        mails
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// One line of the log.
pub struct Entry {
    /// Its place in the organisation's chain.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; empty for the portal itself.
    pub person_name: String,
    /// For which organisation.
    pub acting_name: String,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which, by its name then.
    pub subject_name: String,
    /// Old and new values, reasons.
    pub detail: Value,
    /// The chain's hash after this line, in hex.
    pub hash: String,
}

/// What a log is narrowed to; nothing given, nothing left out.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of a person's name.
    pub person: String,
    /// Part of the name of what it was done to.
    pub about: String,
    /// One action.
    pub action: String,
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Up to this one.
    pub until: Option<DateTime<Utc>>,
}

/// A page of the organisation's log, newest first.
pub async fn list(
    tx: &mut Tx,
    organisation: OrganisationId,
    filter: &Filter,
    cursor: Cursor<i64>,
    limit: i64,
) -> Stored<Vec<Entry>> {
    let (older_than, newer_than) = cursor.bounds(i64::MAX, 0);
    let rows = if cursor.is_backwards() {
        sqlx::query_as!(
            Entry,
            r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
               from activity_entries
               where organisation_id = $1 and seq < $2 and seq > $3
                 and ($4 = '' or position(lower($4) in lower(person_name)) > 0)
                 and ($5 = '' or position(lower($5) in lower(subject_name)) > 0)
                 and ($6 = '' or action = $6)
                 and ($7::timestamptz is null or at >= $7) and ($8::timestamptz is null or at < $8)
               order by seq limit $9"#,
            organisation.0,
            older_than,
            newer_than,
            filter.person,
            filter.about,
            filter.action,
            filter.from,
            filter.until,
            limit
        )
        .fetch_all(tx.conn())
        .await?
    } else {
        sqlx::query_as!(
            Entry,
            r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
               from activity_entries
               where organisation_id = $1 and seq < $2 and seq > $3
                 and ($4 = '' or position(lower($4) in lower(person_name)) > 0)
                 and ($5 = '' or position(lower($5) in lower(subject_name)) > 0)
                 and ($6 = '' or action = $6)
                 and ($7::timestamptz is null or at >= $7) and ($8::timestamptz is null or at < $8)
               order by seq desc limit $9"#,
            organisation.0,
            older_than,
            newer_than,
            filter.person,
            filter.about,
            filter.action,
            filter.from,
            filter.until,
            limit
        )
        .fetch_all(tx.conn())
        .await?
    };
    Ok(rows)
}

/// The newest fifty entries of one thing.
pub async fn of(tx: &mut Tx, organisation: OrganisationId, kind: &str, id: Uuid) -> Stored<Vec<Entry>> {
    let rows = sqlx::query_as!(
        Entry,
        r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
           from activity_entries where organisation_id = $1 and subject_kind = $2 and subject_id = $3 order by seq desc limit 50"#,
        organisation.0,
        kind,
        id
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// An enrollment from the flag of its organisation to the signature, oldest first.
pub async fn journey(
    tx: &mut Tx,
    reader: OrganisationId,
    partner: OrganisationId,
    enrollment: EnrollmentId,
) -> Stored<Vec<Entry>> {
    let rows = sqlx::query_as!(
        Entry,
        r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
           from activity_entries where organisation_id = $1
             and (subject_kind = 'enrollment' and subject_id = $2
               or subject_kind = 'organisation' and subject_id = $3 and action in ('offboarding_flagged', 'offboarding_lifted'))
           order by seq limit 200"#,
        reader.0,
        enrollment.0,
        partner.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// What the log is shown with.
pub struct Surroundings {
    /// Every action there is in it.
    pub actions: Vec<String>,
    /// Its newest head that was anchored.
    pub anchor: Option<Anchor>,
}

/// A head that was anchored.
pub struct Anchor {
    /// On which day.
    pub day: NaiveDate,
    /// Its place in the chain.
    pub seq: i64,
    /// Its hash, in hex.
    pub hash: String,
}

/// What the organisation's log is shown with, in one statement.
pub async fn surroundings(tx: &mut Tx, organisation: OrganisationId) -> Stored<Surroundings> {
    // one step an action, however long the log is
    let row = sqlx::query!(
        r#"with recursive found as (
               (select action from activity_entries where organisation_id = $1 order by action limit 1)
               union all
               select (select e.action from activity_entries e where e.organisation_id = $1 and e.action > f.action order by e.action limit 1)
               from found f where f.action is not null
           )
           select array(select action from found where action is not null) as "actions!", a.day as "day?", a.seq as "seq?",
               encode(a.hash, 'hex') as "hash?"
           from (select) one
           left join (select day, seq, hash from activity_anchors where organisation_id = $1 order by seq desc limit 1) a on true"#,
        organisation.0
    )
    .fetch_one(tx.conn())
    .await?;
    let anchor = row.day.zip(row.seq).zip(row.hash).map(|((day, seq), hash)| Anchor { day, seq, hash });
    Ok(Surroundings { actions: row.actions, anchor })
}

/// An entry whole, as it was hashed.
#[derive(Debug, Serialize)]
pub struct Record {
    /// Whose chain.
    pub organisation_id: Uuid,
    /// Its place there.
    pub seq: i64,
    /// One event, one id, whatever number of parties it was told to.
    pub event_id: Uuid,
    /// When, to the microsecond, in UTC.
    pub at: String,
    /// Who.
    pub person_id: Option<Uuid>,
    /// By which name; empty for the portal itself.
    pub person_name: String,
    /// For which organisation.
    pub acting_id: Option<Uuid>,
    /// By which name.
    pub acting_name: String,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject_id: Option<Uuid>,
    /// By which name.
    pub subject_name: String,
    /// Old and new values, reasons; as the text that was hashed.
    pub detail: String,
    /// The hash of the entry before, in hex.
    pub prev_hash: String,
    /// The hash of this one, in hex.
    pub hash: String,
    /// When, for people.
    #[serde(skip)]
    pub moment: DateTime<Utc>,
}

/// Entries after `seq`, oldest first, whole.
pub async fn records(
    tx: &mut Tx,
    organisation: OrganisationId,
    filter: &Filter,
    seq: i64,
    limit: i64,
) -> Stored<Vec<Record>> {
    let rows = sqlx::query_as!(
        Record,
        r#"select organisation_id, seq, event_id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "at!", person_id, person_name,
               acting_id, acting_name, action, subject_kind, subject_id, subject_name, detail::text as "detail!",
               encode(prev_hash, 'hex') as "prev_hash!", encode(hash, 'hex') as "hash!", at as moment
           from activity_entries
           where organisation_id = $1 and seq > $2
             and ($3 = '' or position(lower($3) in lower(person_name)) > 0)
             and ($4 = '' or position(lower($4) in lower(subject_name)) > 0)
             and ($5 = '' or action = $5)
             and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
           order by seq limit $8"#,
        organisation.0,
        seq,
        filter.person,
        filter.about,
        filter.action,
        filter.from,
        filter.until,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The newest fifty entries about some kinds of things.
pub async fn about(tx: &mut Tx, organisation: OrganisationId, kinds: &[&str]) -> Stored<Vec<Entry>> {
    let kinds: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Entry,
        r#"select seq, at, person_name, acting_name, action, subject_kind, subject_name, detail, encode(hash, 'hex') as "hash!"
           from activity_entries where organisation_id = $1 and subject_kind = any ($2) order by seq desc limit 50"#,
        organisation.0,
        &kinds
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
