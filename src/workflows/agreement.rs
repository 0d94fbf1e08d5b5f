//! Accepting an agreement, the indirect reseller's for the first time or any programme's again: evidence, capabilities, entry and mails in one transaction (2.2, S15–S18).

use serde_json::{Value, json};
use uuid::Uuid;

use super::{enrollment::event, notices};
use crate::{
    clock::new_id,
    domain::{
        activity::Action,
        agreement::AgreementKind,
        enrollment::{EnrollmentState, EnrollmentStep, StepNotOpen},
        ids::AgreementVersionId,
        language::Language,
        me::Me,
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        agreements::{self, Acceptance, AgreementText, NewAcceptance},
        enrollments,
        mails::NewMail,
        programme::{self, Addressee, Operator},
    },
};

/// Why an agreement was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// No such agreement, or not one this organisation accepts here.
    #[error("no such agreement")]
    NotFound,
    /// A newer version was published meanwhile (E-AGR-STALE).
    #[error("a newer version is published")]
    Stale,
    /// Another admin was faster, or this one twice.
    #[error("accepted before")]
    Before(Box<Acceptance>),
    /// The enrollment is not approved, or not any more.
    #[error(transparent)]
    NotOpen(#[from] StepNotOpen),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What accepting did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// The organisation is an indirect reseller now.
    Reseller,
    /// It has signed a newer version of what it had accepted before.
    Again,
}

/// Where the acceptance came from and how the person had proved who they are.
pub struct Proof<'a> {
    /// The address.
    pub address: &'a str,
    /// The browser.
    pub agent: &'a str,
}

/// Accepts an agreement as shown: this version, in this language.
pub async fn accept(
    mut tx: Tx,
    me: &Me,
    version: AgreementVersionId,
    shown: Language,
    proof: &Proof<'_>,
) -> Result<Accepted, AcceptError> {
    let text =
        agreements::find(&mut tx, version, shown).await?.filter(|t| t.kind.is_signed()).ok_or(AcceptError::NotFound)?;
    // whoever has accepted an older version signs this one; everything else was decided then
    let signed = agreements::acceptances(&mut tx, me.organisation_id).await?;
    if signed.iter().any(|a| a.kind == text.kind && a.number < text.number) {
        return sign_again(tx, me, &text, signed, proof).await;
    }
    if text.kind != AgreementKind::IndirectReseller {
        let before = signed.into_iter().find(|a| a.version_id == version).ok_or(AcceptError::NotFound)?;
        return Err(AcceptError::Before(Box::new(before)));
    }
    let enrollment =
        enrollments::newest(&mut tx, me.organisation_id).await?.ok_or(StepNotOpen(EnrollmentState::NotOffered))?;
    enrollments::lock(&mut tx, enrollment.id).await?;
    if let Some(before) = accepted_before(&mut tx, me).await? {
        return Err(AcceptError::Before(Box::new(before)));
    }
    let enrollment = enrollments::find(&mut tx, enrollment.id).await?.ok_or(AcceptError::NotFound)?;
    enrollment.state.take(EnrollmentStep::AcceptAgreement)?;
    let newest = agreements::newest(&mut tx, AgreementKind::IndirectReseller, shown).await?;
    if newest.is_none_or(|newest| newest.version_id != version) {
        return Err(AcceptError::Stale);
    }
    agreements::lock_direct(&mut tx, me.organisation_id).await?;
    record_acceptance(&mut tx, me, &text, proof).await?;
    agreements::activate_reseller(&mut tx, me.organisation_id, new_id()).await?;
    enrollments::activate(&mut tx, enrollment.id).await?;
    tell(&mut tx, me, &text, enrollment.id).await?;
    tx.commit().await?;
    Ok(Accepted::Reseller)
}

/// Signs the version that holds by whoever had accepted an older one (machine 2.2, superseded): evidence, entries and copies, nothing else.
async fn sign_again(
    mut tx: Tx,
    me: &Me,
    text: &AgreementText,
    signed: Vec<Acceptance>,
    proof: &Proof<'_>,
) -> Result<Accepted, AcceptError> {
    if let Some(before) = signed.into_iter().find(|a| a.version_id == text.version_id) {
        return Err(AcceptError::Before(Box::new(before)));
    }
    let newest = agreements::newest(&mut tx, text.kind, text.language).await?;
    if newest.is_none_or(|newest| newest.version_id != text.version_id) {
        return Err(AcceptError::Stale);
    }
    if !record_acceptance(&mut tx, me, text, proof).await? {
        // another admin was faster by a moment
        let all = agreements::acceptances(&mut tx, me.organisation_id).await?;
        let before = all.into_iter().find(|a| a.version_id == text.version_id).ok_or(AcceptError::Stale)?;
        return Err(AcceptError::Before(Box::new(before)));
    }
    let operator = programme::operator(&mut tx).await?;
    let (detail, mails) = copies(&mut tx, me, text, &operator, Accepted::Again).await?;
    let event = Event {
        action: Action::AgreementAccepted,
        subject_kind: "agreement",
        subject_id: Some(text.version_id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id, operator.id],
        detail,
        mails,
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(Accepted::Again)
}

/// The reseller agreement's acceptance, if this organisation has accepted one.
pub async fn accepted_before(tx: &mut Tx, me: &Me) -> Result<Option<Acceptance>, StoreError> {
    let all = agreements::acceptances(tx, me.organisation_id).await?;
    Ok(all.into_iter().find(|a| a.kind == AgreementKind::IndirectReseller))
}

async fn record_acceptance(tx: &mut Tx, me: &Me, text: &AgreementText, proof: &Proof<'_>) -> Result<bool, AcceptError> {
    let job_title = agreements::my_job_title(tx).await?;
    let acceptance = NewAcceptance {
        id: new_id::<Uuid>(),
        organisation_id: me.organisation_id,
        text,
        person_id: me.person_id,
        person_name: &me.name,
        job_title: &job_title,
        address: proof.address,
        agent: proof.agent,
        proof: if me.second_factor_at.is_some() { "second_factor" } else { "password" },
    };
    agreements::accept(tx, &acceptance)
        .await
        .map_err(|e| if e.is_refusal_of("acceptances_newest") { AcceptError::Stale } else { e.into() })
}

/// Two entries, and a copy of the full text with its hash to signer and primary contact (N07).
async fn tell(
    tx: &mut Tx,
    me: &Me,
    text: &AgreementText,
    enrollment: crate::domain::ids::EnrollmentId,
) -> Result<(), AcceptError> {
    let operator = programme::operator(tx).await?;
    let (detail, mails) = copies(tx, me, text, &operator, Accepted::Reseller).await?;
    activity::record(tx, &event(me, Action::AgreementAccepted, enrollment, &operator, detail, mails)).await?;
    activity::record(tx, &event(me, Action::ResellerActivated, enrollment, &operator, json!({}), vec![])).await?;
    Ok(())
}

/// What the log keeps of an acceptance, and the copies of the full text with its hash (N07).
async fn copies(
    tx: &mut Tx,
    me: &Me,
    text: &AgreementText,
    operator: &Operator,
    outcome: Accepted,
) -> Result<(Value, Vec<NewMail>), AcceptError> {
    let now = tx.now().await?;
    let hash = hex::encode(&text.body_hash);
    let mut to = vec![Addressee {
        name: me.name.clone(),
        mail: me.mail.clone(),
        language: me.language.unwrap_or(me.organisation_language),
    }];
    to.extend(notices::primary_contact(tx, me.organisation_id).await?);
    let mails = notices::to_each(MailKind::AgreementAccepted, me.organisation_id, to, |language| {
        let then = match outcome {
            Accepted::Reseller => language.t1("mail-agreement-accepted-then", "partner", &me.organisation_name),
            Accepted::Again => String::new(),
        };
        json!({
            "partner": me.organisation_name, "signer": me.name, "at": language.datetime(now, operator.zone), "version": text.number.to_string(),
            "hash": hash, "version_id": text.version_id, "agreement": text.title, "then": then, "quoted": format!("{}\n\n{}", text.title, text.body),
        })
    });
    let detail = json!({ "agreement": text.title, "version": text.number, "language": text.language, "hash": hash });
    Ok((detail, mails))
}
