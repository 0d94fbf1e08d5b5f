//! The operator's side of a verification: look at a part, ask, accept or refuse a document, decide (F52, G06).

use serde_json::{Value, json};

use super::{notices, verification::due};
use crate::{
    domain::{
        activity::Action,
        document::DocumentKind,
        ids::{DocumentId, OrganisationId},
        language::Language,
        me::Me,
        verification::{Reason, Stage, Step, Verification},
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        documents::{self, Document},
        organisations::{self, Organisation},
        verifications::{self, Case, Decision},
    },
};

/// What the operator says.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// The part holds.
    Pass,
    /// More is to be looked at than usual.
    Deepen,
    /// Ask for information and documents.
    Ask {
        /// What the partner reads.
        text: String,
        /// Which documents.
        kinds: Vec<DocumentKind>,
    },
    /// The business is confirmed.
    Authorize {
        /// What the partner reads beside it; may be empty.
        text: String,
    },
    /// Refuse.
    Reject {
        /// Why.
        reason: Reason,
        /// What the partner reads.
        text: String,
    },
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// No such verification or document.
    #[error("no such verification")]
    NotFound,
    /// It has moved meanwhile.
    #[error("not open any more")]
    NotOpen(Box<Case>),
    /// Somebody has judged the document.
    #[error("judged already")]
    Judged(Box<Document>),
    /// Whoever refused does not authorize after an appeal.
    #[error("somebody else has to authorize")]
    FourEyes,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Verdict {
    fn step(&self) -> Step {
        match self {
            Self::Pass => Step::Pass,
            Self::Deepen => Step::Deepen,
            Self::Ask { .. } => Step::Ask,
            Self::Authorize { .. } => Step::Authorize,
            Self::Reject { .. } => Step::Reject,
        }
    }
}

/// Whether this person may authorize: not whoever refused it before the appeal.
pub fn may_authorize(me: &Me, case: &Case) -> bool {
    case.rejected_by != Some(me.person_id)
}

/// Takes a step: the change, the entry for both sides and the mail in one transaction. `seen` is the part the page showed: of two who
/// press "holds" at once, the second has not looked at the next part.
pub async fn decide(
    mut tx: Tx,
    me: &Me,
    id: OrganisationId,
    seen: Stage,
    verdict: &Verdict,
) -> Result<(), DecideError> {
    let case = verifications::locked(&mut tx, id).await?.ok_or(DecideError::NotFound)?;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(DecideError::NotFound)?;
    let to = match case.at.take(verdict.step(), case.parts) {
        Ok(to) if case.at.stage() == Some(seen) => to,
        _ => return Err(DecideError::NotOpen(Box::new(case))),
    };
    match verdict {
        Verdict::Pass | Verdict::Deepen => pass(&mut tx, me, &organisation, seen, to).await?,
        Verdict::Ask { text, kinds } => ask(&mut tx, me, &organisation, text, kinds).await?,
        Verdict::Authorize { .. } if !may_authorize(me, &case) => return Err(DecideError::FourEyes),
        Verdict::Authorize { text } => conclude(&mut tx, me, &organisation, to, None, text).await?,
        Verdict::Reject { reason, text } => conclude(&mut tx, me, &organisation, to, Some(*reason), text).await?,
    }
    Ok(tx.commit().await?)
}

async fn pass(tx: &mut Tx, me: &Me, partner: &Organisation, stage: Stage, to: Verification) -> Result<(), DecideError> {
    let due = due(tx).await?;
    verifications::go(tx, partner.id, to, due).await?;
    let detail = json!({ "stage": stage.code(), "next": to.stage().map(Stage::code) });
    tell(tx, me, partner, Action::VerificationPassed, None, detail).await
}

async fn ask(
    tx: &mut Tx,
    me: &Me,
    partner: &Organisation,
    text: &str,
    kinds: &[DocumentKind],
) -> Result<(), DecideError> {
    let codes: Vec<String> = kinds.iter().map(|kind| kind.code().to_owned()).collect();
    verifications::ask(tx, partner.id, text, &codes).await?;
    verifications::insert_message(tx, partner.id, true, &me.name, text).await?;
    let detail = json!({ "text": text, "documents": codes.join(", ") });
    tell(tx, me, partner, Action::VerificationAsked, Some(MailKind::VerificationAsked), detail).await
}

async fn conclude(
    tx: &mut Tx,
    me: &Me,
    partner: &Organisation,
    to: Verification,
    reason: Option<Reason>,
    text: &str,
) -> Result<(), DecideError> {
    let reason_code = reason.map(Reason::code);
    let decision = Decision { by: me.person_id, by_name: &me.name, reason_code, text };
    verifications::decide(tx, partner.id, to, &decision).await?;
    if !text.is_empty() {
        verifications::insert_message(tx, partner.id, true, &me.name, text).await?;
    }
    let detail = json!({ "refusal": reason_code, "text": text });
    match reason {
        None => {
            tell(tx, me, partner, Action::VerificationAuthorized, Some(MailKind::VerificationAuthorized), detail).await
        }
        Some(_) => {
            tell(tx, me, partner, Action::VerificationRejected, Some(MailKind::VerificationRejected), detail).await
        }
    }
}

/// The documents that are asked for, in words.
pub fn documents_in(language: Language, kinds: &str) -> String {
    let kinds = kinds.split(", ").filter(|kind| !kind.is_empty());
    kinds.map(|kind| language.t(&format!("document-kind-{kind}"))).collect::<Vec<_>>().join(" · ")
}

/// The entry for both sides, and the mail to the primary contact and the global admins (rulings, Small ones: N04).
async fn tell(
    tx: &mut Tx,
    me: &Me,
    partner: &Organisation,
    action: Action,
    kind: Option<MailKind>,
    detail: Value,
) -> Result<(), DecideError> {
    let text = detail["text"].as_str().unwrap_or_default();
    let kinds = detail["documents"].as_str().unwrap_or_default();
    let data = |language| json!({ "partner": partner.name, "text": text, "documents": documents_in(language, kinds) });
    let mails = match kind {
        Some(kind) => notices::to_partner(tx, kind, partner.id, data).await?,
        None => Vec::new(),
    };
    let event = super::verification::event(me, action, (partner.id, &partner.name), me.organisation_id, detail, mails);
    activity::record(tx, &event).await?;
    Ok(())
}

/// Accepts a document, or refuses it with a reason.
pub async fn judge(mut tx: Tx, me: &Me, id: DocumentId, refusal: Option<&str>) -> Result<Document, DecideError> {
    let document = documents::find(&mut tx, id).await?.ok_or(DecideError::NotFound)?;
    if !documents::judge(&mut tx, id, &me.name, refusal).await? {
        let judged = documents::find(&mut tx, id).await?.ok_or(DecideError::NotFound)?;
        return Err(DecideError::Judged(Box::new(judged)));
    }
    let partner = organisations::find(&mut tx, document.organisation_id).await?.ok_or(DecideError::NotFound)?;
    let action = if refusal.is_some() { Action::DocumentRefused } else { Action::DocumentAccepted };
    let event = Event {
        action,
        subject_kind: "document",
        subject_id: Some(id.0),
        subject_name: partner.name,
        parties: vec![partner.id, me.organisation_id],
        detail: json!({ "file": document.file_name, "document": document.kind, "reason": refusal }),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(document)
}
