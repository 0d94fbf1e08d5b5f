//! The partner's side of its verification: begin, answer with documents, dispute a refusal (machine 2.13, F52, F54).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{email_proof, enrollment::calendar, notices};
use crate::{
    app::App,
    clock::new_id,
    domain::{
        activity::Action,
        document::{Checked, DocumentKind},
        ids::{EnrollmentId, OrganisationId},
        me::Me,
        verification::{APPEAL_DAYS, Parts, Stage, Step, StepNotOpen, USUAL_DAYS, Verification},
    },
    mail::message::MailKind,
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        documents::{self, NewDocument},
        mails::NewMail,
        programme,
        verifications::{self, Case},
    },
};

/// Why a verification was not moved.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The step is not open.
    #[error(transparent)]
    NotOpen(#[from] StepNotOpen),
    /// The time for disputing is over.
    #[error("too late")]
    TooLate,
    /// A refusal is disputed with a document.
    #[error("a document is needed")]
    NeedsDocument,
    /// Too many documents came today.
    #[error("too many documents")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A document as it came, checked.
pub struct Upload {
    /// What it is.
    pub kind: DocumentKind,
    /// Its own date.
    pub issued_on: NaiveDate,
    /// Name and type.
    pub file: Checked,
    /// Its bytes.
    pub content: Vec<u8>,
}

pub(super) fn event(
    me: &Me,
    action: Action,
    partner: (OrganisationId, &str),
    operator: OrganisationId,
    detail: Value,
    mails: Vec<NewMail>,
) -> Event {
    debug_assert!(me.organisation_id == partner.0 || me.organisation_id == operator);
    Event {
        action,
        subject_kind: "verification",
        subject_id: Some(partner.0.0),
        subject_name: partner.1.to_owned(),
        parties: vec![partner.0, operator],
        detail,
        mails,
    }
}

/// Until when the operator usually answers what came now.
pub(super) async fn due(tx: &mut Tx) -> Stored<DateTime<Utc>> {
    let operator = programme::operator(tx).await?;
    let now = tx.now().await?;
    Ok(calendar(tx, &operator).await?.due(now, USUAL_DAYS))
}

/// The operator's date where the ball is the operator's.
pub(super) async fn due_at(tx: &mut Tx, to: Verification) -> Stored<Option<DateTime<Utc>>> {
    Ok(match to {
        Verification::Pending(stage, _) if stage != Stage::Email => Some(due(tx).await?),
        _ => None,
    })
}

async fn own(tx: &mut Tx, me: &Me) -> Result<Case, AnswerError> {
    let case = verifications::locked(tx, me.organisation_id).await?;
    case.ok_or_else(|| StepNotOpen(Verification::None).into())
}

/// Begins: the first thing is a link to the primary contact's mailbox.
pub async fn begin(app: &App, mut tx: Tx, me: &Me) -> Result<(), AnswerError> {
    let case = own(&mut tx, me).await?;
    let to = case.at.take(Step::Begin, Parts::WHOLE)?;
    verifications::begin(&mut tx, me.organisation_id, to, Parts::WHOLE, None).await?;
    let mail = email_proof::mail(app, &mut tx, me.organisation_id).await?;
    let operator = programme::operator(&mut tx).await?;
    let partner = (me.organisation_id, me.organisation_name.as_str());
    let mails = mail.into_iter().collect();
    activity::record(&mut tx, &event(me, Action::VerificationStarted, partner, operator.id, json!({}), mails)).await?;
    Ok(tx.commit().await?)
}

/// Stores a document about the verification, or about an enrollment's question.
pub(super) async fn store(
    tx: &mut Tx,
    me: &Me,
    enrollment: Option<EnrollmentId>,
    upload: &Upload,
    note: &str,
) -> Result<(), AnswerError> {
    let new = NewDocument {
        id: new_id(),
        organisation_id: me.organisation_id,
        enrollment_id: enrollment,
        kind: upload.kind.code(),
        issued_on: upload.issued_on,
        file_name: &upload.file.name,
        media_type: upload.file.media_type,
        content: &upload.content,
        note,
        by: me.person_id,
        by_name: &me.name,
    };
    let inserted = documents::insert(tx, &new).await;
    inserted.map_err(|e| if e.is_refusal_of("documents_too_many") { AnswerError::TooMany } else { e.into() })?;
    let operator = programme::operator(tx).await?;
    let detail = json!({ "file": upload.file.name, "document": upload.kind.code(), "note": note });
    let event = Event {
        action: Action::DocumentUploaded,
        subject_kind: "document",
        subject_id: Some(new.id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id, operator.id],
        detail,
        mails: vec![],
    };
    activity::record(tx, &event).await?;
    Ok(())
}

/// What the partner sends.
pub struct Answer<'a> {
    /// What was written; with a document that is only added, it goes beside the document.
    pub text: &'a str,
    /// A document.
    pub upload: Option<&'a Upload>,
    /// Whether the operator is to go on, or more documents follow.
    pub hand_over: bool,
}

/// Answers what the operator asks, or disputes a refusal; or adds a document to an answer that follows.
pub async fn answer(app: &App, mut tx: Tx, me: &Me, answer: &Answer<'_>) -> Result<(), AnswerError> {
    let case = own(&mut tx, me).await?;
    let disputes = matches!(case.at, Verification::Rejected(_));
    let to = case.at.take(if disputes { Step::Appeal } else { Step::Answer }, case.parts)?;
    let now = tx.now().await?;
    if disputes && case.decided_at.is_none_or(|decided| now - decided > TimeDelta::days(APPEAL_DAYS)) {
        return Err(AnswerError::TooLate);
    }
    if let Some(upload) = answer.upload {
        store(&mut tx, me, None, upload, if answer.hand_over { "" } else { answer.text }).await?;
    }
    if answer.hand_over {
        if disputes && !documents::has_come_since_refusal(&mut tx, me.organisation_id).await? {
            return Err(AnswerError::NeedsDocument);
        }
        hand_over(app, &mut tx, me, to, disputes, answer.text).await?;
    }
    Ok(tx.commit().await?)
}

async fn hand_over(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    to: Verification,
    disputes: bool,
    text: &str,
) -> Result<(), AnswerError> {
    let id = me.organisation_id;
    let due_at = due_at(tx, to).await?;
    match due_at {
        Some(due_at) if !disputes => verifications::go(tx, id, to, due_at).await?,
        due_at => verifications::appeal(tx, id, to, due_at).await?,
    }
    if !text.is_empty() {
        verifications::insert_message(tx, id, false, &me.name, text).await?;
    }
    let data = |_| json!({ "partner": me.organisation_name });
    let mut mails = notices::to_partner(tx, MailKind::VerificationReceived, id, data).await?;
    if to.stage() == Some(Stage::Email) {
        mails.extend(email_proof::mail(app, tx, id).await?);
    }
    let operator = programme::operator(tx).await?;
    let action = if disputes { Action::VerificationAppealed } else { Action::VerificationAnswered };
    let detail = json!({ "text": text, "due": due_at });
    activity::record(tx, &event(me, action, (id, &me.organisation_name), operator.id, detail, mails)).await?;
    Ok(())
}
