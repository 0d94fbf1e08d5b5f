//! The operator changes the programme's settings (G15).

use serde_json::json;

use crate::{
    domain::{activity::Action, me::Me},
    store::{
        Stored, Tx,
        activity::{self, Event},
        programme::{self, Settings},
    },
};

/// Saves the settings with an entry of what they were.
pub async fn change(mut tx: Tx, me: &Me, to: Settings) -> Stored<()> {
    let old = programme::settings(&mut tx).await?;
    programme::set_settings(&mut tx, &to).await?;
    let words = |s: &Settings| json!({ "auto_approve": s.auto_approve, "approval_days": s.approval_days });
    let event = Event {
        action: Action::ProgrammeSettingsChanged,
        subject_kind: "programme",
        subject_id: None,
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id],
        detail: json!({ "old": words(&old), "new": words(&to) }),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await
}
