//! What is due by the clock: the agreement that waits (N06), decisions of the operator that are due or overdue (N08), mailboxes that wait to
//! be proved (N02). Each reminder is sent once: its row is claimed in the same transaction as its mail.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use serde_json::json;

use super::Worker;
use crate::{
    domain::{activity::Action, working_days::Calendar},
    mail::message::MailKind,
    store::{
        Tx,
        activity::{self, Event},
        email_proofs,
        enrollment_queue::{self, Waiting},
        programme::{self, Operator},
        reminders::{self, Due},
        verifications,
    },
    workflows::{email_proof, enrollment::calendar, notices},
};

/// Does what is due by the clock and says how many reminders were sent.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    Ok(agreements_waiting(worker).await? + decisions_due(worker).await? + mailboxes_waiting(worker).await?)
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

/// Decisions that wait for the operator, and what is said about them.
struct Desk {
    subject_kind: &'static str,
    mail: MailKind,
    due: Vec<Due>,
}

async fn decisions_due(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    // four days cover any weekend with a holiday beside it; the calendar then says exactly
    let soon = tx.now().await? + TimeDelta::days(6);
    let (mail, due) = (MailKind::EnrollmentDue, enrollment_queue::due_before(&mut tx, soon).await?);
    let enrollments = Desk { subject_kind: "enrollment", mail, due };
    let (mail, due) = (MailKind::VerificationDue, verifications::due_before(&mut tx, soon).await?);
    let verifications = Desk { subject_kind: "verification", mail, due };
    drop(tx);
    Ok(alarms(worker, &enrollments).await? + alarms(worker, &verifications).await?)
}

async fn alarms(worker: &Worker, desk: &Desk) -> anyhow::Result<usize> {
    if desk.due.is_empty() {
        return Ok(0);
    }
    let mut tx = worker.db.begin_job(None).await?;
    let now = tx.now().await?;
    let operator = programme::operator(&mut tx).await?;
    let calendar = calendar(&mut tx, &operator).await?;
    drop(tx);
    let mut sent = 0;
    for due in &desk.due {
        let Some(number) = alarm_number(&calendar, due, now) else { continue };
        let mut tx = worker.db.begin_job(None).await?;
        // a new due date, after an answer, is a new alarm
        let kind = format!("{}_due:{}", desk.subject_kind, due.due_at.timestamp());
        if !reminders::remind_once(&mut tx, &kind, due.id, number).await? {
            continue;
        }
        alarm(&mut tx, &operator, desk, due).await?;
        tx.commit().await?;
        sent += 1;
    }
    Ok(sent)
}

/// One working day before, and when due (N08).
fn alarm_number(calendar: &Calendar, due: &Due, now: DateTime<Utc>) -> Option<i32> {
    if now >= due.due_at { Some(2) } else { (now >= calendar.warn_from(due.due_at)).then_some(1) }
}

async fn alarm(tx: &mut Tx, operator: &Operator, desk: &Desk, due: &Due) -> anyhow::Result<()> {
    let to = programme::operators_with(tx, &["reviewer", "programme_manager"]).await?;
    let subject = format!("{}_id", desk.subject_kind);
    let mails = notices::to_each(
        desk.mail,
        operator.id,
        to,
        |language| json!({ "partner": due.name, "due": language.datetime(due.due_at, operator.zone), &subject: due.id }),
    );
    let event = Event {
        action: Action::ReminderSent,
        subject_kind: desk.subject_kind,
        subject_id: Some(due.id),
        subject_name: due.name.clone(),
        parties: vec![operator.id],
        detail: json!({ "due": due.due_at }),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}

/// A mailbox that waits to be proved is written to again, with a new link, as often as an agreement that waits is recalled (F53).
async fn mailboxes_waiting(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let now = tx.now().await?;
    let waiting = email_proofs::waiting(&mut tx, now - TimeDelta::days(3)).await?;
    drop(tx);
    let mut sent = 0;
    for mailbox in waiting {
        let Some(number) = reminder_number(mailbox.since, now) else { continue };
        let mut tx = worker.db.begin_job(Some(mailbox.organisation_id)).await?;
        let kind = format!("mailbox_waits:{}", mailbox.since.timestamp());
        if !reminders::remind_once(&mut tx, &kind, mailbox.organisation_id.0, number).await? {
            continue;
        }
        let mail = email_proof::mail(&worker.app, &mut tx, mailbox.organisation_id).await?;
        let event = Event {
            action: Action::ReminderSent,
            subject_kind: "verification",
            subject_id: Some(mailbox.organisation_id.0),
            subject_name: mailbox.name.clone(),
            parties: vec![mailbox.organisation_id],
            detail: json!({ "mail": mail.as_ref().map(|mail| &mail.recipient) }),
            mails: mail.into_iter().collect(),
        };
        activity::record(&mut tx, &event).await?;
        tx.commit().await?;
        sent += 1;
    }
    Ok(sent)
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
