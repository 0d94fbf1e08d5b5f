//! What is due by the clock: the agreement that waits (N06), enrollments that are due or overdue (N08). Each reminder is sent once:
//! its row is claimed in the same transaction as its mail.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use serde_json::json;

use super::Worker;
use crate::{
    domain::{activity::Action, working_days::Calendar},
    mail::message::MailKind,
    store::{
        Tx,
        activity::{self, Event},
        enrollment_queue::{self, Due, Waiting},
        programme::{self, Operator},
        reminders,
    },
    workflows::{enrollment::calendar, notices},
};

/// Does what is due by the clock and says how many reminders were sent.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    Ok(agreements_waiting(worker).await? + enrollments_due(worker).await? + super::people::purge(worker).await?)
}

/// Which reminder of a waiting agreement is due: day 3, 7, 14, then one a month.
fn reminder_number(since: DateTime<Utc>, now: DateTime<Utc>) -> Option<i32> {
    let months = || {
        (now.year() - since.year()) * 12 + now.month().cast_signed()
            - since.month().cast_signed()
            - i32::from(now.day() < since.day())
    };
    match (now - since).num_days() {
        ..3 => None,
        3..7 => Some(1),
        7..14 => Some(2),
        _ => Some(3 + months().max(0)),
    }
}

async fn agreements_waiting(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let now = tx.now().await?;
    let waiting = enrollment_queue::waiting_agreement(&mut tx, now - TimeDelta::days(3)).await?;
    drop(tx);
    let mut sent = 0;
    for enrollment in waiting {
        let Some(number) = reminder_number(enrollment.decided_at, now) else { continue };
        let mut tx = worker.db.begin_job(None).await?;
        if !reminders::remind_once(&mut tx, "agreement_waiting", enrollment.id.0, number).await? {
            continue;
        }
        remind_of_agreement(&mut tx, &enrollment, now).await?;
        tx.commit().await?;
        sent += 1;
    }
    Ok(sent)
}

async fn remind_of_agreement(tx: &mut Tx, enrollment: &Waiting, now: DateTime<Utc>) -> anyhow::Result<()> {
    let partner = enrollment.organisation_id;
    let to = programme::admins_of(tx, partner).await?;
    let days = (now - enrollment.decided_at).num_days();
    let mails = notices::to_each(
        MailKind::AgreementWaiting,
        partner,
        to,
        |_| json!({ "partner": enrollment.name, "days": days.to_string() }),
    );
    let event = Event {
        action: Action::ReminderSent,
        subject_kind: "enrollment",
        subject_id: Some(enrollment.id.0),
        subject_name: enrollment.name.clone(),
        parties: vec![partner],
        detail: json!({ "days": days }),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}

async fn enrollments_due(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let now = tx.now().await?;
    // four days cover any weekend with a holiday beside it; the calendar then says exactly
    let soon = enrollment_queue::due_before(&mut tx, now + TimeDelta::days(6)).await?;
    if soon.is_empty() {
        return Ok(0);
    }
    let operator = programme::operator(&mut tx).await?;
    let calendar = calendar(&mut tx, &operator).await?;
    drop(tx);
    let mut sent = 0;
    for enrollment in soon {
        let Some(number) = alarm_number(&calendar, &enrollment, now) else { continue };
        let mut tx = worker.db.begin_job(None).await?;
        // a new due date, after an answer, is a new alarm
        let kind = format!("enrollment_due:{}", enrollment.due_at.timestamp());
        if !reminders::remind_once(&mut tx, &kind, enrollment.id.0, number).await? {
            continue;
        }
        alarm(&mut tx, &operator, &enrollment).await?;
        tx.commit().await?;
        sent += 1;
    }
    Ok(sent)
}

/// One working day before, and when due (N08).
fn alarm_number(calendar: &Calendar, enrollment: &Due, now: DateTime<Utc>) -> Option<i32> {
    if now >= enrollment.due_at { Some(2) } else { (now >= calendar.warn_from(enrollment.due_at)).then_some(1) }
}

async fn alarm(tx: &mut Tx, operator: &Operator, enrollment: &Due) -> anyhow::Result<()> {
    let to = programme::operators_with(tx, &["reviewer", "programme_manager"]).await?;
    let mails = notices::to_each(
        MailKind::EnrollmentDue,
        operator.id,
        to,
        |language| json!({ "partner": enrollment.name, "due": language.datetime(enrollment.due_at, operator.zone), "enrollment_id": enrollment.id }),
    );
    let event = Event {
        action: Action::ReminderSent,
        subject_kind: "enrollment",
        subject_id: Some(enrollment.id.0),
        subject_name: enrollment.name.clone(),
        parties: vec![operator.id],
        detail: json!({ "due": enrollment.due_at }),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agreement_is_recalled_on_days_3_7_14_and_then_monthly() {
        let since: DateTime<Utc> = "2026-01-10T10:00:00Z".parse().unwrap();
        let number = |days| reminder_number(since, since + TimeDelta::days(days));
        assert_eq!(
            (number(2), number(3), number(6), number(7), number(13), number(14)),
            (None, Some(1), Some(1), Some(2), Some(2), Some(3))
        );
        assert_eq!((number(30), number(31), number(60), number(89)), (Some(3), Some(4), Some(5), Some(5)));
    }
}
