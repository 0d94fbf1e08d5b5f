//! Thirty days after somebody was deleted, the account is removed for good (machine 2.11).

use serde_json::json;

use super::Worker;
use crate::{
    domain::activity::Action,
    store::{
        activity::{self, Event},
        people,
    },
};

/// Removes who was deleted thirty days ago, and says how many that were. The log keeps the names.
pub async fn purge(worker: &Worker) -> anyhow::Result<usize> {
    let mut tx = worker.db.begin_job(None).await?;
    let gone = people::purge(&mut tx).await?;
    for person in &gone {
        let event = Event {
            action: Action::PersonPurged,
            subject_kind: "person",
            subject_id: Some(person.membership_id.0),
            subject_name: person.name.clone(),
            parties: vec![person.organisation_id],
            detail: json!({}),
            mails: vec![],
        };
        activity::record(&mut tx, &event).await?;
    }
    tx.commit().await?;
    Ok(gone.len())
}
