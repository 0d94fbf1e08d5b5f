//! Accepting the indirect reseller agreement: evidence, capabilities, entry and mails in one transaction (2.2, S15–S18).

use serde_json::json;
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
        StoreError, Tx, activity,
        agreements::{self, Acceptance, AgreementText, NewAcceptance},
        enrollments,
        programme::{self, Addressee},
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

/// Where the acceptance came from and how the person had proved who they are.
pub struct Proof<'a> {
    /// The address.
    pub address: &'a str,
    /// The browser.
    pub agent: &'a str,
}

/// Accepts the indirect reseller agreement as shown: this version, in this language.
pub async fn accept(
    mut tx: Tx,
    me: &Me,
    version: AgreementVersionId,
    shown: Language,
    proof: &Proof<'_>,
) -> Result<(), AcceptError> {
    let text = agreements::find(&mut tx, version, shown)
        .await?
        .filter(|t| t.kind == AgreementKind::IndirectReseller)
        .ok_or(AcceptError::NotFound)?;
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
    Ok(tx.commit().await?)
}

/// The reseller agreement's acceptance, if this organisation has accepted one.
pub async fn accepted_before(tx: &mut Tx, me: &Me) -> Result<Option<Acceptance>, StoreError> {
    let all = agreements::acceptances(tx, me.organisation_id).await?;
    Ok(all.into_iter().find(|a| a.kind == AgreementKind::IndirectReseller))
}

async fn record_acceptance(tx: &mut Tx, me: &Me, text: &AgreementText, proof: &Proof<'_>) -> Result<(), AcceptError> {
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
        .map_err(|e| if e.is_refusal_of("acceptances_newest") { AcceptError::Stale } else { e.into() })?;
    Ok(())
}

/// Two entries, and a copy of the full text with its hash to signer and primary contact (N07).
async fn tell(
    tx: &mut Tx,
    me: &Me,
    text: &AgreementText,
    enrollment: crate::domain::ids::EnrollmentId,
) -> Result<(), AcceptError> {
    let operator = programme::operator(tx).await?;
    let now = tx.now().await?;
    let hash = hex::encode(&text.body_hash);
    let mut to = vec![Addressee {
        name: me.name.clone(),
        mail: me.mail.clone(),
        language: me.language.unwrap_or(me.organisation_language),
    }];
    to.extend(notices::primary_contact(tx, me.organisation_id).await?);
    let mails = notices::to_each(MailKind::AgreementAccepted, me.organisation_id, to, |language| {
        json!({
            "partner": me.organisation_name, "signer": me.name, "at": language.datetime(now, operator.zone), "version": text.number.to_string(),
            "hash": hash, "version_id": text.version_id, "quoted": format!("{}\n\n{}", text.title, text.body),
        })
    });
    let detail = json!({ "agreement": text.title, "version": text.number, "language": text.language, "hash": hash });
    activity::record(tx, &event(me, Action::AgreementAccepted, enrollment, &operator, detail, mails)).await?;
    activity::record(tx, &event(me, Action::ResellerActivated, enrollment, &operator, json!({}), vec![])).await?;
    Ok(())
}
