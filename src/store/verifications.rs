//! Verifications, the thread about them, and the operator's queue.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, enrollment_threads::Line, reminders::Due};
use crate::domain::{
    ids::{OrganisationId, PersonId},
    verification::{Ball, Parts, Stage, Verification},
};

/// One partner's verification.
#[derive(Debug, Clone)]
pub struct Case {
    /// Whose.
    pub organisation_id: OrganisationId,
    /// Where it stands.
    pub at: Verification,
    /// What this round asks.
    pub parts: Parts,
    /// Whether the round needed the additional due diligence.
    pub is_deep: bool,
    /// When the round began.
    pub started_at: Option<DateTime<Utc>>,
    /// Since when it lies with whom it lies.
    pub moved_at: Option<DateTime<Utc>>,
    /// Until when the operator usually answers.
    pub due_at: Option<DateTime<Utc>>,
    /// What the operator asks.
    pub question: Option<String>,
    /// Which documents it asks for.
    pub asked_kinds: Vec<String>,
    /// When it was last decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// By whom.
    pub decided_by_name: Option<String>,
    /// Why it was refused.
    pub reason_code: Option<String>,
    /// What was written about the decision.
    pub decision_text: Option<String>,
    /// When it was appealed.
    pub appealed_at: Option<DateTime<Utc>>,
    /// Who refused it before the appeal.
    pub rejected_by: Option<PersonId>,
}

fn at(state: &str, stage: Option<Stage>, is_asked: bool) -> Verification {
    match (state, stage) {
        ("pending", Some(stage)) if is_asked || stage == Stage::Email => Verification::Pending(stage, Ball::Partner),
        ("pending", Some(stage)) => Verification::Pending(stage, Ball::Operator),
        ("rejected", Some(stage)) => Verification::Rejected(stage),
        ("authorized", _) => Verification::Authorized,
        _ => Verification::None,
    }
}

/// A partner's verification, if it is visible.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Case>> {
    let row = sqlx::query!(
        r#"select state, stage as "stage: Stage", is_change, parts, is_deep, started_at, moved_at, due_at, asked_at, question, asked_kinds, decided_at, decided_by_name,
               reason_code, decision_text, appealed_at, rejected_by
           from verifications where organisation_id = $1"#,
        id.0
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|row| Case {
        organisation_id: id,
        at: at(&row.state, row.stage, row.asked_at.is_some()),
        parts: Parts {
            contact: row.parts.iter().any(|part| part == "contact"),
            business: row.parts.iter().any(|part| part == "business"),
            is_change: row.is_change,
        },
        is_deep: row.is_deep,
        started_at: row.started_at,
        moved_at: row.moved_at,
        due_at: row.due_at,
        question: row.question,
        asked_kinds: row.asked_kinds,
        decided_at: row.decided_at,
        decided_by_name: row.decided_by_name,
        reason_code: row.reason_code,
        decision_text: row.decision_text,
        appealed_at: row.appealed_at,
        rejected_by: row.rejected_by.map(PersonId),
    }))
}

/// Locks it until the transaction ends and answers how it stands then; whoever comes second sees what the first one did.
pub async fn locked(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Case>> {
    let row = sqlx::query!("select state from verifications where organisation_id = $1 for update", id.0)
        .fetch_optional(tx.conn())
        .await?;
    if row.is_none() {
        return Ok(None);
    }
    find(tx, id).await
}

/// Begins a round, or goes on with other parts.
pub async fn begin(
    tx: &mut Tx,
    id: OrganisationId,
    to: Verification,
    parts: Parts,
    due_at: Option<DateTime<Utc>>,
) -> Stored<()> {
    sqlx::query!(
        "update verifications set state = $2, stage = $3, parts = $4, is_change = $5, started_at = app.now(), moved_at = app.now(), due_at = $6,
             asked_at = null, question = null, asked_kinds = '{}', appealed_at = case when $2 = 'rejected' then appealed_at end
         where organisation_id = $1",
        id.0,
        to.code(),
        to.stage().map(Stage::code),
        &parts.codes(),
        parts.is_change,
        due_at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Moves on to another part, or back to the operator.
pub async fn go(tx: &mut Tx, id: OrganisationId, to: Verification, due_at: DateTime<Utc>) -> Stored<()> {
    sqlx::query!(
        "update verifications set state = $2, stage = $3, moved_at = app.now(), due_at = $4, asked_at = null, question = null, asked_kinds = '{}'
         where organisation_id = $1",
        id.0,
        to.code(),
        to.stage().map(Stage::code),
        due_at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Asks the partner something; no date runs meanwhile.
pub async fn ask(tx: &mut Tx, id: OrganisationId, question: &str, kinds: &[String]) -> Stored<()> {
    sqlx::query!(
        "update verifications set asked_at = app.now(), moved_at = app.now(), question = $2, asked_kinds = $3, due_at = null where organisation_id = $1",
        id.0,
        question,
        kinds
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes a refused one up again.
pub async fn appeal(tx: &mut Tx, id: OrganisationId, to: Verification, due_at: Option<DateTime<Utc>>) -> Stored<()> {
    sqlx::query!(
        "update verifications set state = $2, appealed_at = app.now(), moved_at = app.now(), due_at = $3 where organisation_id = $1",
        id.0,
        to.code(),
        due_at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// How a verification was decided.
pub struct Decision<'a> {
    /// By whom.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
    /// Why it was refused.
    pub reason_code: Option<&'a str>,
    /// What was written about it.
    pub text: &'a str,
}

/// Authorizes or refuses; a change is put in force, or dropped.
pub async fn decide(tx: &mut Tx, id: OrganisationId, to: Verification, decision: &Decision<'_>) -> Stored<()> {
    sqlx::query!(
        "update verifications set state = $2, stage = case when $2 = 'rejected' then stage end, is_change = false, moved_at = app.now(), due_at = null,
             asked_at = null, question = null, asked_kinds = '{}', decided_at = app.now(), decided_by = $3, decided_by_name = $4, reason_code = $5,
             decision_text = $6, rejected_by = case when $2 = 'rejected' then $3 else rejected_by end
         where organisation_id = $1",
        id.0,
        to.code(),
        decision.by.0,
        decision.by_name,
        decision.reason_code,
        decision.text
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Writes a line of the thread.
pub async fn insert_message(tx: &mut Tx, id: OrganisationId, from_operator: bool, by: &str, body: &str) -> Stored<()> {
    sqlx::query!(
        "insert into verification_messages (id, organisation_id, from_operator, person_name, body, at) values ($1, $2, $3, $4, $5, app.now())",
        crate::clock::new_id::<Uuid>(),
        id.0,
        from_operator,
        by,
        body
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The thread, oldest first: its newest two hundred lines.
pub async fn messages(tx: &mut Tx, id: OrganisationId) -> Stored<Vec<Line>> {
    let rows = sqlx::query_as!(
        Line,
        r#"select from_operator as "from_operator!", person_name as "person_name!", body as "body!", at as "at!" from (
               select id, from_operator, person_name, body, at from verification_messages where organisation_id = $1 order by at desc, id desc limit 200
           ) newest order by at, id"#,
        id.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A line of the queue.
pub struct Queued {
    /// Whose.
    pub id: OrganisationId,
    /// Their name.
    pub name: String,
    /// Which part it is at.
    pub stage: Stage,
    /// Whether it is a change of what was authorized.
    pub is_change: bool,
    /// Whether it is an appeal.
    pub is_appeal: bool,
    /// When the round began.
    pub started_at: DateTime<Utc>,
    /// Since when it lies where it lies.
    pub moved_at: DateTime<Utc>,
    /// Until when the operator usually answers.
    pub due_at: Option<DateTime<Utc>>,
}

/// Where a page of the queue begins: after this moment and id.
pub type QueueKey = (DateTime<Utc>, Uuid);

/// A page of what waits for the operator, by due date.
pub async fn queue(tx: &mut Tx, after: Option<QueueKey>, limit: i64) -> Stored<Vec<Queued>> {
    let (at, id) = after.unwrap_or((DateTime::<Utc>::UNIX_EPOCH, Uuid::nil()));
    let rows = sqlx::query_as!(
        Queued,
        r#"select v.organisation_id as "id: OrganisationId", o.name, v.stage as "stage!: Stage", v.is_change, v.appealed_at is not null as "is_appeal!",
               v.started_at as "started_at!", v.moved_at as "moved_at!", v.due_at
           from verifications v join organisations o on o.id = v.organisation_id
           where v.state = 'pending' and v.due_at is not null and (v.due_at, v.organisation_id) > ($1, $2)
           order by v.due_at, v.organisation_id limit $3"#,
        at,
        id,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A page of what waits for the partner, the oldest first.
pub async fn asked(tx: &mut Tx, after: Option<QueueKey>, limit: i64) -> Stored<Vec<Queued>> {
    let (at, id) = after.unwrap_or((DateTime::<Utc>::UNIX_EPOCH, Uuid::nil()));
    let rows = sqlx::query_as!(
        Queued,
        r#"select v.organisation_id as "id: OrganisationId", o.name, v.stage as "stage!: Stage", v.is_change, v.appealed_at is not null as "is_appeal!",
               v.started_at as "started_at!", v.moved_at as "moved_at!", v.due_at
           from verifications v join organisations o on o.id = v.organisation_id
           where v.state = 'pending' and v.due_at is null and (v.moved_at, v.organisation_id) > ($1, $2)
           order by v.moved_at, v.organisation_id limit $3"#,
        at,
        id,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Verifications that lie with the operator and are due before `until`, for the worker.
pub async fn due_before(tx: &mut Tx, until: DateTime<Utc>) -> Stored<Vec<Due>> {
    let rows = sqlx::query_as!(
        Due,
        r#"select v.organisation_id as id, o.name, v.due_at as "due_at!" from verifications v join organisations o on o.id = v.organisation_id
           where v.state = 'pending' and v.due_at < $1 order by v.due_at, v.organisation_id limit 500"#,
        until
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
