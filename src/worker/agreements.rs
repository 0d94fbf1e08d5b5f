//! Agreements that must be signed again: whoever has to is told at once, and then once a month until it has (F60, N06).

use serde_json::json;

use super::Worker;
use crate::{
    domain::activity::Action,
    mail::message::MailKind,
    store::{
        Tx,
        activity::{self, Event},
        agreement_versions::{self, Recalled},
        programme, reminders,
    },
    workflows::notices,
};

/// Partners that are told in one round; mails come between the rounds.
const ROUND: i32 = 50;

/// Tells who is due, and says how many that were.
pub async fn run(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let due = agreement_versions::to_recall(&mut tx, ROUND).await?;
    drop(tx);
    let mut told = 0;
    for partner in due {
        let mut tx = worker.db.begin_job(None).await?;
        let kind = format!("sign_again:{}", partner.version_id);
        if !reminders::remind_once(&mut tx, &kind, partner.organisation_id.0, partner.number).await? {
            continue;
        }
        tell(&mut tx, &partner).await?;
        tx.commit().await?;
        told += 1;
    }
    Ok(told)
}

async fn tell(tx: &mut Tx, partner: &Recalled) -> anyhow::Result<()> {
    let to = programme::admins_of(tx, partner.organisation_id).await?;
    let name = format!("agreement-kind-{}", partner.kind.code().replace('_', "-"));
    let mails = notices::to_each(
        MailKind::AgreementSignAgain,
        partner.organisation_id,
        to,
        |language| json!({ "partner": partner.name, "agreement": language.t(&name), "day": language.date(partner.sign_again_by) }),
    );
    let event = Event {
        action: Action::ReminderSent,
        subject_kind: "agreement",
        subject_id: Some(partner.version_id.0),
        subject_name: partner.name.clone(),
        parties: vec![partner.organisation_id],
        detail: json!({ "agreement": partner.kind.code(), "sign_again_by": partner.sign_again_by }),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}
