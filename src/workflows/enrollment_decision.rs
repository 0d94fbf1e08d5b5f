//! The operator's side of an enrollment: take it on, note, ask, decide.

use serde_json::{Value, json};

use super::{enrollment::calendar, notices, verification_decision::documents_in};
use crate::{
    domain::{
        activity::Action,
        document::DocumentKind,
        enrollment::{EnrollmentState, EnrollmentStep, ReasonCode, StepNotOpen},
        ids::EnrollmentId,
        language::Language,
        me::Me,
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        enrollment_threads,
        enrollments::{self, Decision, Enrollment},
        mails::NewMail,
        organisations,
        programme::{self, Addressee},
    },
};

/// What the operator says.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// Approve, with an optional note to the partner.
    Approve {
        /// What the partner reads beside it; may be empty.
        text: String,
    },
    /// Refuse.
    Reject {
        /// Why.
        reason: ReasonCode,
        /// What the partner reads.
        text: String,
    },
    /// Ask for information.
    Ask {
        /// What the partner reads.
        text: String,
        /// Which documents, if any (N04).
        kinds: Vec<DocumentKind>,
    },
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// No such enrollment.
    #[error("no such enrollment")]
    NotFound,
    /// It was decided or withdrawn meanwhile.
    #[error("not open any more")]
    NotOpen(Box<Enrollment>),
    /// Whoever identified the partner, or decided before an appeal, does not approve it (abuse C8).
    #[error("somebody else has to approve")]
    FourEyes,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Verdict {
    fn step(&self) -> EnrollmentStep {
        match self {
            Self::Approve { .. } => EnrollmentStep::Approve,
            Self::Reject { .. } => EnrollmentStep::Reject,
            Self::Ask { .. } => EnrollmentStep::Ask,
        }
    }
}

/// Whether this person may approve: not the flagger, not whoever decided before an appeal.
pub fn may_approve(me: &Me, enrollment: &Enrollment) -> bool {
    let flagged = enrollment.flagged_by == Some(me.person_id);
    let decided_before = enrollment.state == EnrollmentState::Appealed && enrollment.decided_by == Some(me.person_id);
    !flagged && !decided_before
}

async fn locked(tx: &mut Tx, id: EnrollmentId) -> Result<Enrollment, DecideError> {
    if !enrollments::lock(tx, id).await? {
        return Err(DecideError::NotFound);
    }
    enrollments::find(tx, id).await?.ok_or(DecideError::NotFound)
}

/// Decides or asks: the change, the entry and the mail in one transaction.
pub async fn decide(mut tx: Tx, me: &Me, id: EnrollmentId, verdict: &Verdict) -> Result<(), DecideError> {
    let enrollment = locked(&mut tx, id).await?;
    let to = match enrollment.state.take(verdict.step()) {
        Ok(to) => to,
        Err(StepNotOpen(_)) => return Err(DecideError::NotOpen(Box::new(enrollment))),
    };
    if to == EnrollmentState::Approved && !may_approve(me, &enrollment) {
        return Err(DecideError::FourEyes);
    }
    match verdict {
        Verdict::Ask { text, kinds } => ask(&mut tx, me, &enrollment, text, kinds).await?,
        Verdict::Approve { text } => conclude(&mut tx, me, &enrollment, to, None, text).await?,
        Verdict::Reject { reason, text } => conclude(&mut tx, me, &enrollment, to, Some(*reason), text).await?,
    }
    Ok(tx.commit().await?)
}

async fn ask(
    tx: &mut Tx,
    me: &Me,
    enrollment: &Enrollment,
    text: &str,
    kinds: &[DocumentKind],
) -> Result<(), DecideError> {
    let operator = programme::operator(tx).await?;
    let now = tx.now().await?;
    let left = enrollment.due_at.map(|due| (due, now));
    let calendar = calendar(tx, &operator).await?;
    let days = left.map_or(1, |(due, now)| calendar.days_left(now, due).max(1));
    let codes: Vec<String> = kinds.iter().map(|kind| kind.code().to_owned()).collect();
    enrollments::ask(tx, enrollment.id, text, &codes, i32::try_from(days).unwrap_or(1)).await?;
    enrollment_threads::insert_message(tx, enrollment, true, &me.name, text).await?;
    let detail = json!({ "text": text, "documents": codes.join(", ") });
    tell(tx, me, enrollment, Action::EnrollmentAsked, MailKind::EnrollmentAsked, detail).await
}

async fn conclude(
    tx: &mut Tx,
    me: &Me,
    enrollment: &Enrollment,
    to: EnrollmentState,
    reason: Option<ReasonCode>,
    text: &str,
) -> Result<(), DecideError> {
    let decision = Decision { by: Some((me.person_id, &me.name)), reason_code: reason.map(ReasonCode::code), text };
    enrollments::decide(tx, enrollment.id, enrollment.state, to, &decision).await?;
    if !text.is_empty() {
        enrollment_threads::insert_message(tx, enrollment, true, &me.name, text).await?;
    }
    if to == EnrollmentState::Approved {
        return tell(
            tx,
            me,
            enrollment,
            Action::EnrollmentApproved,
            MailKind::EnrollmentApproved,
            json!({ "text": text }),
        )
        .await;
    }
    let detail = json!({ "reason": reason.map(ReasonCode::code), "text": text });
    tell(tx, me, enrollment, Action::EnrollmentRejected, MailKind::EnrollmentRejected, detail).await
}

/// The entry for both sides, and the mail: an approval to the contact of the form alone (S12), the others to the admins too.
async fn tell(
    tx: &mut Tx,
    me: &Me,
    enrollment: &Enrollment,
    action: Action,
    kind: MailKind,
    detail: Value,
) -> Result<(), DecideError> {
    let partner = enrollment.organisation_id;
    let organisation = organisations::find(tx, partner).await?.ok_or(DecideError::NotFound)?;
    let named = enrollment.contact_mail.clone().zip(enrollment.contact_name.clone());
    let language = organisation.language.parse().unwrap_or(Language::En);
    let mut to: Vec<Addressee> = named.map(|(mail, name)| Addressee { name, mail, language }).into_iter().collect();
    if kind != MailKind::EnrollmentApproved {
        to.extend(programme::admins_of(tx, partner).await?);
    }
    let text = detail["text"].as_str().unwrap_or_default().to_owned();
    let kinds = detail["documents"].as_str().unwrap_or_default().to_owned();
    let asked = |language: Language| match documents_in(language, &kinds) {
        words if words.is_empty() => words,
        words => language.t1("mail-documents-asked", "documents", words),
    };
    let mails: Vec<NewMail> = notices::to_each(
        kind,
        partner,
        to,
        |language| json!({ "partner": organisation.name, "text": text, "documents": asked(language) }),
    );
    let event = Event {
        action,
        subject_kind: "enrollment",
        subject_id: Some(enrollment.id.0),
        subject_name: organisation.name.clone(),
        parties: vec![partner, me.organisation_id],
        detail,
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}

/// The desk's own entries: the partner is not told who takes it on or what is noted.
fn desk_event(me: &Me, action: Action, id: EnrollmentId, name: String, detail: Value) -> Event {
    Event {
        action,
        subject_kind: "enrollment",
        subject_id: Some(id.0),
        subject_name: name,
        parties: vec![me.organisation_id],
        detail,
        mails: vec![],
    }
}

/// Takes the enrollment on.
pub async fn assign(mut tx: Tx, me: &Me, id: EnrollmentId) -> Result<(), DecideError> {
    let enrollment = locked(&mut tx, id).await?;
    let organisation = organisations::find(&mut tx, enrollment.organisation_id).await?.ok_or(DecideError::NotFound)?;
    enrollments::assign(&mut tx, id, me.person_id, &me.name).await?;
    let detail = json!({ "assignee": me.name });
    activity::record(&mut tx, &desk_event(me, Action::EnrollmentAssigned, id, organisation.name, detail)).await?;
    Ok(tx.commit().await?)
}

/// Writes a note for the desk.
pub async fn note(mut tx: Tx, me: &Me, id: EnrollmentId, text: &str) -> Result<(), DecideError> {
    let enrollment = enrollments::find(&mut tx, id).await?.ok_or(DecideError::NotFound)?;
    let organisation = organisations::find(&mut tx, enrollment.organisation_id).await?.ok_or(DecideError::NotFound)?;
    enrollment_threads::insert_note(&mut tx, id, &me.name, text).await?;
    activity::record(&mut tx, &desk_event(me, Action::EnrollmentNoted, id, organisation.name, json!({ "text": text })))
        .await?;
    Ok(tx.commit().await?)
}
