//! The operator identifies a direct partner for off-boarding, or takes that back (F01).

use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

use super::notices;
use crate::{
    domain::{
        activity::Action,
        enrollment::{EnrollmentState, EnrollmentStep, StepNotOpen},
        ids::OrganisationId,
        me::Me,
        revenue::Revenue,
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        enrollments, offboarding,
        offboarding::NewFlag,
        organisations::{self, Organisation},
        profiles,
    },
};

/// Why a flag was not set or lifted.
#[derive(Debug, thiserror::Error)]
pub enum FlagError {
    /// No such partner.
    #[error("no such partner")]
    NotFound,
    /// Not a direct partner, or an indirect reseller already.
    #[error("not a direct partner")]
    NotDirect,
    /// The enrollment does not allow it.
    #[error(transparent)]
    NotOpen(#[from] StepNotOpen),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the operator says when it identifies a partner.
#[derive(Debug)]
pub struct Grounds<'a> {
    /// Why; the partner reads it.
    pub reason: &'a str,
    /// When the direct programme is planned to end.
    pub planned_on: NaiveDate,
    /// What the partner turned over in the trailing twelve months, if that is known; the operator's own figure.
    pub revenue: Option<&'a Revenue>,
}

/// Where a partner stands: its newest attempt, or whether one is offered.
pub fn state(flagged: bool, newest: Option<EnrollmentState>) -> EnrollmentState {
    match (newest, flagged) {
        // a draft without its flag is kept, but unseen (rulings, State machines)
        (None | Some(EnrollmentState::Draft), false) => EnrollmentState::NotOffered,
        (None, true) => EnrollmentState::Offered,
        (Some(state), _) => state,
    }
}

/// The partner of this id; customers and the operator are nobody here.
async fn partner_of(tx: &mut Tx, id: OrganisationId) -> Result<Organisation, FlagError> {
    let is_partner = !profiles::programmes(tx, id).await?.is_empty();
    organisations::find(tx, id).await?.filter(|_| is_partner).ok_or(FlagError::NotFound)
}

/// Identifies a partner: flag, entry and mails to its admins and its primary contact (N01).
pub async fn flag(
    mut tx: Tx,
    me: &Me,
    partner: OrganisationId,
    id: Uuid,
    grounds: &Grounds<'_>,
) -> Result<(), FlagError> {
    let Grounds { reason, planned_on, revenue } = *grounds;
    let organisation = partner_of(&mut tx, partner).await?;
    let newest = enrollments::newest(&mut tx, partner).await?.map(|e| e.state);
    let flagged = offboarding::find_for_update(&mut tx, partner).await?.is_some();
    if flagged {
        return Err(StepNotOpen(state(true, newest)).into());
    }
    state(false, newest).take(EnrollmentStep::Flag)?;
    let flag =
        NewFlag { id, organisation_id: partner, reason, planned_on, revenue, by: me.person_id, by_name: &me.name };
    offboarding::insert(&mut tx, &flag).await.map_err(|error| match error {
        error if error.is_refusal_of("offboarding_flags_direct_only") => FlagError::NotDirect,
        error if error.is_refusal_of("offboarding_flags_one_live") => StepNotOpen(EnrollmentState::Offered).into(),
        error => error.into(),
    })?;
    let mails = notices::to_partner(
        &mut tx,
        MailKind::EnrollmentOffered,
        partner,
        |language| json!({ "partner": organisation.name, "planned": language.date(planned_on), "reason": reason }),
    );
    let event = Event {
        action: Action::OffboardingFlagged,
        subject_kind: "organisation",
        subject_id: Some(partner.0),
        subject_name: organisation.name.clone(),
        parties: vec![partner, me.organisation_id],
        detail: json!({ "reason": reason, "planned_on": planned_on }),
        mails: mails.await?,
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// Takes the flag back, as long as nothing was submitted.
pub async fn lift(mut tx: Tx, me: &Me, partner: OrganisationId) -> Result<(), FlagError> {
    let organisation = partner_of(&mut tx, partner).await?;
    // the flag first, as whoever submits does: one order of locks
    let flagged = offboarding::find_for_update(&mut tx, partner).await?.is_some();
    let newest = enrollments::newest(&mut tx, partner).await?.map(|e| e.state);
    state(flagged, newest).take(EnrollmentStep::RemoveFlag)?;
    if !offboarding::lift(&mut tx, partner, &me.name).await? {
        return Err(StepNotOpen(state(false, newest)).into());
    }
    let event = Event {
        action: Action::OffboardingLifted,
        subject_kind: "organisation",
        subject_id: Some(partner.0),
        subject_name: organisation.name,
        parties: vec![partner, me.organisation_id],
        detail: json!({}),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}
