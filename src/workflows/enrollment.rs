//! The partner's side of an enrollment: begin, save, enroll, answer, appeal, take back, begin anew.

use chrono::{Days, TimeDelta};
use serde_json::{Value, json};

use super::{
    notices,
    offboarding::state,
    verification::{self, AnswerError, Upload},
};
use crate::{
    domain::{
        activity::Action,
        agreement::AgreementKind,
        enrollment::{APPEAL_DAYS, EnrollmentState, EnrollmentStep, StepNotOpen},
        ids::{AgreementVersionId, EnrollmentId},
        language::Language,
        me::Me,
        readiness::{self, Facts, Item},
        working_days::Calendar,
    },
    mail::message::MailKind,
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        agreements, enrollment_threads,
        enrollments::{self, Decision, Enrollment, Submission, SupportFields},
        mails::NewMail,
        offboarding::{self, Flag},
        organisations, profiles,
        programme::{self, Operator},
    },
};

/// Why an enrollment was not moved.
#[derive(Debug, thiserror::Error)]
pub enum EnrollError {
    /// The operator has not identified this partner (E-NOT-FLAGGED).
    #[error("not identified for off-boarding")]
    NotFlagged,
    /// The step is not open.
    #[error(transparent)]
    NotOpen(#[from] StepNotOpen),
    /// Something is red (F02).
    #[error("not ready")]
    NotReady,
    /// Somebody else saved the form meanwhile.
    #[error("edited meanwhile")]
    Stale,
    /// A newer confirmation of authorization was published meanwhile.
    #[error("another statement is in force")]
    OtherStatement,
    /// The time for an appeal is over.
    #[error("too late")]
    TooLate,
    /// Too many documents came today.
    #[error("too many documents")]
    TooManyDocuments,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where the partner stands, and everything that depends on it.
pub struct Standing {
    /// The live flag.
    pub flag: Option<Flag>,
    /// The newest attempt.
    pub enrollment: Option<Enrollment>,
    /// Where it stands.
    pub state: EnrollmentState,
}

/// Reads where the partner stands.
pub async fn standing(tx: &mut Tx, me: &Me) -> Stored<Standing> {
    let flag = offboarding::find(tx, me.organisation_id).await?;
    let enrollment = enrollments::newest(tx, me.organisation_id).await?;
    let state = state(flag.is_some(), enrollment.as_ref().map(|e| e.state));
    Ok(Standing { flag, enrollment, state })
}

/// Judges whether the partner is ready.
pub async fn readiness(tx: &mut Tx, me: &Me) -> Stored<Vec<Item>> {
    let id = me.organisation_id;
    let organisation = organisations::find(tx, id).await?;
    let contact = profiles::primary_contact(tx, id).await?;
    let support = profiles::support_profile(tx, id).await?;
    let partner_id = profiles::partner_ids(tx, id).await?.into_iter().find(|p| p.associated);
    let state = profiles::verification(tx, id).await?;
    let facts = organisation.map(|o| Facts {
        name: o.name,
        address: o.address_line1,
        city: o.city,
        postal_code: o.postal_code,
        country: o.country,
        registration_number: o.registration_number,
        contact: contact.map(|c| (c.first_name, c.last_name, c.mail, c.phone)),
        partner_id: partner_id.map(|p| (p.country, p.active)),
        support: support.map(|s| (s.website, s.mail, s.phone)).unwrap_or_default(),
        verification: state,
    });
    Ok(readiness::judge(&facts.unwrap_or_default()))
}

/// The operator's calendar around today.
pub async fn calendar(tx: &mut Tx, operator: &Operator) -> Stored<Calendar> {
    let today = tx.now().await?.with_timezone(&operator.zone).date_naive();
    let holidays = programme::holidays(tx, &operator.country, today - Days::new(7)).await?;
    Ok(Calendar { zone: operator.zone, holidays })
}

pub(super) fn event(
    me: &Me,
    action: Action,
    id: EnrollmentId,
    operator: &Operator,
    detail: Value,
    mails: Vec<NewMail>,
) -> Event {
    Event {
        action,
        subject_kind: "enrollment",
        subject_id: Some(id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id, operator.id],
        detail,
        mails,
    }
}

/// Begins the first attempt, or a new one after a refusal or a withdrawal. With a draft there already, nothing happens.
pub async fn start(mut tx: Tx, me: &Me, id: EnrollmentId) -> Result<(), EnrollError> {
    if offboarding::find_for_update(&mut tx, me.organisation_id).await?.is_none() {
        return Err(EnrollError::NotFlagged);
    }
    let newest = enrollments::newest(&mut tx, me.organisation_id).await?;
    let from = state(true, newest.as_ref().map(|e| e.state));
    if from == EnrollmentState::Draft {
        return Ok(());
    }
    let step = if from == EnrollmentState::Offered { EnrollmentStep::Start } else { EnrollmentStep::StartAgain };
    from.take(step)?;
    if !readiness::is_ready(&readiness(&mut tx, me).await?) {
        return Err(EnrollError::NotReady);
    }
    let attempt = newest.map_or(1, |e| e.attempt + 1);
    enrollments::insert(&mut tx, id, me.organisation_id, attempt).await?;
    let operator = programme::operator(&mut tx).await?;
    activity::record(
        &mut tx,
        &event(me, Action::EnrollmentStarted, id, &operator, json!({ "attempt": attempt }), vec![]),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// The live draft, locked together with its flag; or why there is none.
async fn draft(tx: &mut Tx, me: &Me) -> Result<(Flag, Enrollment), EnrollError> {
    let flag = offboarding::find_for_update(tx, me.organisation_id).await?;
    let newest = enrollments::newest(tx, me.organisation_id).await?;
    let stands = state(flag.is_some(), newest.as_ref().map(|e| e.state));
    match (flag, newest) {
        (Some(flag), Some(enrollment)) if stands == EnrollmentState::Draft => Ok((flag, enrollment)),
        (None, None) => Err(EnrollError::NotFlagged),
        (None, Some(e)) if e.state == EnrollmentState::Draft => Err(EnrollError::NotFlagged),
        _ => Err(StepNotOpen(stands).into()),
    }
}

/// Saves the form's fields in the draft.
pub async fn save(mut tx: Tx, me: &Me, version: i32, fields: &SupportFields<'_>) -> Result<(), EnrollError> {
    let (_, enrollment) = draft(&mut tx, me).await?;
    enrollment.state.take(EnrollmentStep::Save)?;
    if !enrollments::save_draft(&mut tx, enrollment.id, version, fields).await? {
        return Err(EnrollError::Stale);
    }
    Ok(tx.commit().await?)
}

/// Enroll now: submits and lets the automatic checks decide at once, or hands over to a person, all in one transaction.
pub async fn submit(mut tx: Tx, me: &Me, statement: AgreementVersionId, language: Language) -> Result<(), EnrollError> {
    let (flag, enrollment) = draft(&mut tx, me).await?;
    let submitted = enrollment.state.take(EnrollmentStep::Submit)?;
    let current = agreements::newest(&mut tx, AgreementKind::Authorization, language).await?;
    if current.is_none_or(|text| text.version_id != statement) {
        return Err(EnrollError::OtherStatement);
    }
    let items = readiness(&mut tx, me).await?;
    if !readiness::is_ready(&items) {
        return Err(EnrollError::NotReady);
    }
    write_support_profile(&mut tx, me, &enrollment).await?;
    submit_row(&mut tx, me, &flag, &enrollment, statement, language, &items).await?;
    let operator = programme::operator(&mut tx).await?;
    let settings = programme::settings(&mut tx).await?;
    let automatic = settings.auto_approve && readiness::is_all_green(&items);
    let received = notices::to_partner(
        &mut tx,
        MailKind::EnrollmentReceived,
        me.organisation_id,
        |_| json!({ "partner": me.organisation_name }),
    )
    .await?;
    let submission = event(
        me,
        Action::EnrollmentSubmitted,
        enrollment.id,
        &operator,
        json!({ "attempt": enrollment.attempt }),
        received,
    );
    activity::record(&mut tx, &submission).await?;
    if automatic {
        approve_at_once(&mut tx, me, &enrollment, submitted, &operator).await?;
    } else {
        let to = submitted.take(EnrollmentStep::NeedPerson)?;
        debug_assert_eq!(to, EnrollmentState::InReview);
        let due = calendar(&mut tx, &operator)
            .await?
            .due(tx.now().await?, u32::try_from(settings.approval_days).unwrap_or(3));
        enrollments::to_review(&mut tx, enrollment.id, submitted, due).await?;
        let detail = json!({ "due": due });
        activity::record_checks(
            &mut tx,
            &event(me, Action::EnrollmentInReview, enrollment.id, &operator, detail, vec![]),
        )
        .await?;
    }
    Ok(tx.commit().await?)
}

/// The support fields are written by the form and by the support profile alike (rulings, Pages and flows).
async fn write_support_profile(tx: &mut Tx, me: &Me, enrollment: &Enrollment) -> Stored<()> {
    let Some(mut profile) = profiles::support_profile(tx, me.organisation_id).await? else { return Ok(()) };
    let typed = [&enrollment.support_website, &enrollment.support_mail, &enrollment.support_phone];
    if [&profile.website, &profile.mail, &profile.phone] != typed {
        profile.website.clone_from(&enrollment.support_website);
        profile.mail.clone_from(&enrollment.support_mail);
        profile.phone.clone_from(&enrollment.support_phone);
        profiles::set_support_profile(tx, me.organisation_id, &profile).await?;
    }
    Ok(())
}

async fn submit_row(
    tx: &mut Tx,
    me: &Me,
    flag: &Flag,
    enrollment: &Enrollment,
    statement: AgreementVersionId,
    language: Language,
    items: &[Item],
) -> Result<(), EnrollError> {
    let contact = profiles::primary_contact(tx, me.organisation_id).await?.ok_or(EnrollError::NotReady)?;
    let ids = profiles::partner_ids(tx, me.organisation_id).await?;
    let partner_id = ids.iter().find(|id| id.associated).ok_or(EnrollError::NotReady)?;
    let submission = Submission {
        by: me.person_id,
        by_name: &me.name,
        contact_name: &format!("{} {}", contact.first_name, contact.last_name),
        contact_mail: &contact.mail,
        contact_phone: &contact.phone,
        partner_id_number: &partner_id.number,
        statement,
        statement_language: language.code(),
        flagged_by: flag.flagged_by,
        checks: &json!(items),
    };
    if enrollments::submit(tx, enrollment.id, &submission).await? { Ok(()) } else { Err(EnrollError::Stale) }
}

async fn approve_at_once(
    tx: &mut Tx,
    me: &Me,
    enrollment: &Enrollment,
    from: EnrollmentState,
    operator: &Operator,
) -> Result<(), EnrollError> {
    let to = from.take(EnrollmentStep::ChecksPass)?;
    enrollments::decide(tx, enrollment.id, from, to, &Decision { by: None, reason_code: None, text: "" }).await?;
    // S12: to the primary contact named in the form, not to whoever is signed in
    let contact = notices::primary_contact(tx, me.organisation_id).await?.into_iter().collect();
    let data = |_| json!({ "partner": me.organisation_name, "text": "" });
    let mails = notices::to_each(MailKind::EnrollmentApproved, me.organisation_id, contact, data);
    activity::record_checks(
        tx,
        &event(me, Action::EnrollmentApproved, enrollment.id, operator, json!({ "automatic": "yes" }), mails),
    )
    .await?;
    Ok(())
}

/// The newest attempt, locked; whoever comes second sees what the first one did.
async fn locked(tx: &mut Tx, me: &Me) -> Result<Enrollment, EnrollError> {
    let Some(newest) = enrollments::newest(tx, me.organisation_id).await? else {
        return Err(StepNotOpen(EnrollmentState::NotOffered).into());
    };
    enrollments::lock(tx, newest.id).await?;
    let again = enrollments::newest(tx, me.organisation_id).await?;
    again.ok_or_else(|| StepNotOpen(EnrollmentState::NotOffered).into())
}

/// Stores the document that comes with an answer or an appeal.
async fn bring(tx: &mut Tx, me: &Me, enrollment: &Enrollment, upload: Option<&Upload>) -> Result<(), EnrollError> {
    let Some(upload) = upload else { return Ok(()) };
    verification::store(tx, me, Some(enrollment.id), upload, "").await.map_err(|error| match error {
        AnswerError::Store(error) => EnrollError::Store(error),
        _ => EnrollError::TooManyDocuments,
    })
}

/// Answers the operator's question; the days that were left begin anew.
pub async fn answer(mut tx: Tx, me: &Me, text: &str, upload: Option<&Upload>) -> Result<(), EnrollError> {
    let enrollment = locked(&mut tx, me).await?;
    enrollment.state.take(EnrollmentStep::Answer)?;
    bring(&mut tx, me, &enrollment, upload).await?;
    let operator = programme::operator(&mut tx).await?;
    let days = u32::try_from(enrollment.days_left.unwrap_or(1)).unwrap_or(1).max(1);
    let due = calendar(&mut tx, &operator).await?.due(tx.now().await?, days);
    enrollments::to_review(&mut tx, enrollment.id, enrollment.state, due).await?;
    enrollment_threads::insert_message(&mut tx, &enrollment, false, &me.name, text).await?;
    let detail = json!({ "text": text, "due": due });
    activity::record(&mut tx, &event(me, Action::EnrollmentAnswered, enrollment.id, &operator, detail, vec![])).await?;
    Ok(tx.commit().await?)
}

/// Disagrees with a refusal, within ninety days of it.
pub async fn appeal(mut tx: Tx, me: &Me, text: &str, upload: Option<&Upload>) -> Result<(), EnrollError> {
    let enrollment = locked(&mut tx, me).await?;
    enrollment.state.take(EnrollmentStep::Appeal)?;
    let now = tx.now().await?;
    if enrollment.decided_at.is_none_or(|decided| now - decided > TimeDelta::days(APPEAL_DAYS)) {
        return Err(EnrollError::TooLate);
    }
    bring(&mut tx, me, &enrollment, upload).await?;
    let operator = programme::operator(&mut tx).await?;
    let days = programme::settings(&mut tx).await?.approval_days;
    let due = calendar(&mut tx, &operator).await?.due(now, u32::try_from(days).unwrap_or(3));
    enrollments::appeal(&mut tx, enrollment.id, text, due).await?;
    enrollment_threads::insert_message(&mut tx, &enrollment, false, &me.name, text).await?;
    let received = notices::to_partner(
        &mut tx,
        MailKind::EnrollmentReceived,
        me.organisation_id,
        |_| json!({ "partner": me.organisation_name }),
    )
    .await?;
    let detail = json!({ "text": text, "due": due });
    activity::record(&mut tx, &event(me, Action::EnrollmentAppealed, enrollment.id, &operator, detail, received))
        .await?;
    Ok(tx.commit().await?)
}

/// Takes the enrollment back, before a decision.
pub async fn withdraw(mut tx: Tx, me: &Me) -> Result<(), EnrollError> {
    let enrollment = locked(&mut tx, me).await?;
    enrollment.state.take(EnrollmentStep::Withdraw)?;
    enrollments::withdraw(&mut tx, enrollment.id, enrollment.state).await?;
    let operator = programme::operator(&mut tx).await?;
    let detail = json!({ "attempt": enrollment.attempt });
    activity::record(&mut tx, &event(me, Action::EnrollmentWithdrawn, enrollment.id, &operator, detail, vec![]))
        .await?;
    Ok(tx.commit().await?)
}
