//! Enrollments, their threads and notes, and the operator's queue.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Stored, Tx};
use crate::domain::{
    enrollment::EnrollmentState,
    ids::{AgreementVersionId, EnrollmentId, OrganisationId, PersonId},
};

/// One attempt to become an indirect reseller.
#[derive(Debug, Clone)]
pub struct Enrollment {
    /// Its id.
    pub id: EnrollmentId,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// Which attempt, from 1.
    pub attempt: i32,
    /// Where it stands.
    pub state: EnrollmentState,
    /// Raised with every edit of the draft.
    pub version: i32,
    /// Support website as typed.
    pub support_website: String,
    /// Support mail as typed.
    pub support_mail: String,
    /// Support phone as typed.
    pub support_phone: String,
    /// The primary contact's name when it was submitted.
    pub contact_name: Option<String>,
    /// The primary contact's address when it was submitted (S12).
    pub contact_mail: Option<String>,
    /// The Partner ID when it was submitted.
    pub partner_id_number: Option<String>,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// By whom.
    pub submitted_by_name: Option<String>,
    /// Who had identified the partner.
    pub flagged_by: Option<PersonId>,
    /// The automatic checks and their results.
    pub checks: Value,
    /// Until when it is decided.
    pub due_at: Option<DateTime<Utc>>,
    /// Working days left when the partner was asked.
    pub days_left: Option<i32>,
    /// Who at the operator takes care of it.
    pub assignee_name: Option<String>,
    /// What the operator asks.
    pub question: Option<String>,
    /// Which documents it asks for.
    pub asked_kinds: Vec<String>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// By whom; nobody means automatically.
    pub decided_by: Option<PersonId>,
    /// Their name.
    pub decided_by_name: Option<String>,
    /// Why it was refused.
    pub reason_code: Option<String>,
    /// What was written about the decision.
    pub decision_text: Option<String>,
    /// When it was appealed.
    pub appealed_at: Option<DateTime<Utc>>,
    /// Why.
    pub appeal_text: Option<String>,
    /// When the agreement was accepted.
    pub activated_at: Option<DateTime<Utc>>,
}

/// The newest attempt of an organisation.
pub async fn newest(tx: &mut Tx, id: OrganisationId) -> Stored<Option<Enrollment>> {
    let row = sqlx::query_as!(
        Enrollment,
        r#"select id as "id: EnrollmentId", organisation_id as "organisation_id: OrganisationId", attempt, state as "state: EnrollmentState", version,
               support_website, support_mail, support_phone, contact_name, contact_mail, partner_id_number, submitted_at, submitted_by_name,
               flagged_by as "flagged_by: PersonId", checks, due_at, days_left, assignee_name, question, asked_kinds, decided_at, decided_by as "decided_by: PersonId",
               decided_by_name, reason_code, decision_text, appealed_at, appeal_text, activated_at
           from enrollments where organisation_id = $1 order by attempt desc limit 1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// One enrollment, if it is visible.
pub async fn find(tx: &mut Tx, id: EnrollmentId) -> Stored<Option<Enrollment>> {
    let row = sqlx::query_as!(
        Enrollment,
        r#"select id as "id: EnrollmentId", organisation_id as "organisation_id: OrganisationId", attempt, state as "state: EnrollmentState", version,
               support_website, support_mail, support_phone, contact_name, contact_mail, partner_id_number, submitted_at, submitted_by_name,
               flagged_by as "flagged_by: PersonId", checks, due_at, days_left, assignee_name, question, asked_kinds, decided_at, decided_by as "decided_by: PersonId",
               decided_by_name, reason_code, decision_text, appealed_at, appeal_text, activated_at
           from enrollments where id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// Locks an enrollment until the transaction ends; whoever comes second sees what the first one did.
pub async fn lock(tx: &mut Tx, id: EnrollmentId) -> Stored<bool> {
    let row =
        sqlx::query!("select id from enrollments where id = $1 for update", id.0).fetch_optional(tx.conn()).await?;
    Ok(row.is_some())
}

/// Begins an attempt with what the support profile says.
pub async fn insert(tx: &mut Tx, id: EnrollmentId, organisation: OrganisationId, attempt: i32) -> Stored<()> {
    sqlx::query!(
        "insert into enrollments (id, organisation_id, attempt, state, created_at, support_website, support_mail, support_phone)
         select $1, $2, $3, 'draft', app.now(), s.website, s.mail, s.phone from support_profiles s where s.organisation_id = $2",
        id.0,
        organisation.0,
        attempt
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What the form's three fields hold.
pub struct SupportFields<'a> {
    /// Website.
    pub website: &'a str,
    /// Mail.
    pub mail: &'a str,
    /// Phone.
    pub phone: &'a str,
}

/// Saves the draft; false if somebody else did so since `version`, or it is no draft any more.
pub async fn save_draft(tx: &mut Tx, id: EnrollmentId, version: i32, fields: &SupportFields<'_>) -> Stored<bool> {
    let saved = sqlx::query!(
        "update enrollments set support_website = $3, support_mail = $4, support_phone = $5, version = version + 1
         where id = $1 and version = $2 and state = 'draft'",
        id.0,
        version,
        fields.website,
        fields.mail,
        fields.phone
    );
    Ok(saved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// What is recorded when an enrollment is submitted.
pub struct Submission<'a> {
    /// Who submits.
    pub by: PersonId,
    /// Their name.
    pub by_name: &'a str,
    /// The primary contact's name.
    pub contact_name: &'a str,
    /// The primary contact's address.
    pub contact_mail: &'a str,
    /// The primary contact's phone.
    pub contact_phone: &'a str,
    /// The associated Partner ID.
    pub partner_id_number: &'a str,
    /// The confirmation of authorization that was read.
    pub statement: AgreementVersionId,
    /// In which language.
    pub statement_language: &'a str,
    /// Who had identified the partner.
    pub flagged_by: PersonId,
    /// The checks and their results.
    pub checks: &'a Value,
}

/// Moves a draft on to `submitted`; false if it is no draft any more.
pub async fn submit(tx: &mut Tx, id: EnrollmentId, s: &Submission<'_>) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = 'submitted', submitted_at = app.now(), submitted_by = $2, submitted_by_name = $3, contact_name = $4,
             contact_mail = $5, contact_phone = $6, partner_id_number = $7, statement_version_id = $8, statement_language = $9, flagged_by = $10, checks = $11
         where id = $1 and state = 'draft'",
        id.0,
        s.by.0,
        s.by_name,
        s.contact_name,
        s.contact_mail,
        s.contact_phone,
        s.partner_id_number,
        s.statement.0,
        s.statement_language,
        s.flagged_by.0,
        s.checks
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Moves on to `in_review` with a due date, from `submitted` or `needs_info`.
pub async fn to_review(tx: &mut Tx, id: EnrollmentId, from: EnrollmentState, due_at: DateTime<Utc>) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = 'in_review', due_at = $3, days_left = null where id = $1 and state = $2",
        id.0,
        from.code(),
        due_at
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Asks the partner something; the clock stands still meanwhile.
pub async fn ask(tx: &mut Tx, id: EnrollmentId, question: &str, kinds: &[String], days_left: i32) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = 'needs_info', question = $2, asked_kinds = $4, days_left = $3, due_at = null where id = $1 and state = 'in_review'",
        id.0,
        question,
        days_left,
        kinds
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// How an enrollment was decided.
pub struct Decision<'a> {
    /// By whom; nobody means automatically.
    pub by: Option<(PersonId, &'a str)>,
    /// Why it was refused.
    pub reason_code: Option<&'a str>,
    /// What was written about it.
    pub text: &'a str,
}

/// Moves on to `approved` or `rejected`; false if it has left `from` meanwhile.
pub async fn decide(
    tx: &mut Tx,
    id: EnrollmentId,
    from: EnrollmentState,
    to: EnrollmentState,
    decision: &Decision<'_>,
) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = $3, decided_at = app.now(), decided_by = $4, decided_by_name = $5, reason_code = $6, decision_text = $7,
             due_at = null, days_left = null
         where id = $1 and state = $2",
        id.0,
        from.code(),
        to.code(),
        decision.by.map(|(id, _)| id.0),
        decision.by.map(|(_, name)| name),
        decision.reason_code,
        decision.text
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Moves a refused enrollment on to `appealed`.
pub async fn appeal(tx: &mut Tx, id: EnrollmentId, text: &str, due_at: DateTime<Utc>) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = 'appealed', appealed_at = app.now(), appeal_text = $2, due_at = $3 where id = $1 and state = 'rejected'",
        id.0,
        text,
        due_at
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Takes an enrollment back; false if it has left `from` meanwhile.
pub async fn withdraw(tx: &mut Tx, id: EnrollmentId, from: EnrollmentState) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = 'withdrawn', withdrawn_at = app.now(), due_at = null, days_left = null where id = $1 and state = $2",
        id.0,
        from.code()
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Moves an approved enrollment on to `active`.
pub async fn activate(tx: &mut Tx, id: EnrollmentId) -> Stored<bool> {
    let moved = sqlx::query!(
        "update enrollments set state = 'active', activated_at = app.now() where id = $1 and state = 'approved'",
        id.0
    );
    Ok(moved.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Somebody of the operator takes it on.
pub async fn assign(tx: &mut Tx, id: EnrollmentId, person: PersonId, name: &str) -> Stored<bool> {
    let done =
        sqlx::query!("update enrollments set assignee_id = $2, assignee_name = $3 where id = $1", id.0, person.0, name);
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// How many customers a partner has, by role (for the numbers on the confirm page).
pub async fn direct_customers(tx: &mut Tx, partner: OrganisationId) -> Stored<i64> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from reseller_relationships where partner_id = $1 and role = 'direct' and state <> 'removed'"#,
        partner.0
    );
    Ok(count.fetch_one(tx.conn()).await?)
}
