//! What people do to their own account: end sessions, sign out everywhere, choose another password.

use chrono::TimeDelta;
use serde_json::json;

use super::sign_in::{self, SignInError, SignInOutcome};
use crate::{
    app::App,
    auth::link::Token,
    domain::{activity::Action, me::Me},
    mail::{message::MailKind, render::purpose},
    store::{
        Stored, Tx,
        activity::{self, Event},
        mails::NewMail,
        own_account,
    },
};

/// How long the mailbox's owner can take the account back after a change of the password (abuse E10).
const UNDO_HOURS: i64 = 24;

fn event(me: &Me, action: Action, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "person",
        subject_id: Some(me.person_id.0),
        subject_name: me.name.clone(),
        parties: vec![me.organisation_id],
        detail: json!({}),
        mails,
    }
}

/// Ends one session; false if it had ended.
pub async fn end_session(mut tx: Tx, me: &Me, handle: &str) -> Stored<bool> {
    if !own_account::end_session(&mut tx, handle).await? {
        return Ok(false);
    }
    activity::record(&mut tx, &event(me, Action::SessionEnded, vec![])).await?;
    tx.commit().await?;
    Ok(true)
}

/// Signs the person out everywhere, here too.
pub async fn sign_out_everywhere(mut tx: Tx, me: &Me) -> Stored<()> {
    // first the entry: afterwards nobody is signed in who could write it
    activity::record(&mut tx, &event(me, Action::SignedOutEverywhere, vec![])).await?;
    own_account::end_sessions(&mut tx).await?;
    tx.commit().await
}

/// How changing the password ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordChange {
    /// Done; the other sessions have ended.
    Done,
    /// The present password was wrong.
    Wrong,
    /// Too many tries; seconds to wait.
    Wait(i64),
}

/// Changes the password after the present one was given. The mailbox gets a notice with a link that undoes it.
pub async fn change_password(
    app: &App,
    me: &Me,
    session_hash: &[u8],
    present: String,
    new: String,
    address: &str,
) -> Result<PasswordChange, SignInError> {
    match sign_in::with_password(app, &me.mail, present, address).await? {
        SignInOutcome::In(_) | SignInOutcome::SecondFactor(_) => {}
        SignInOutcome::Wrong => return Ok(PasswordChange::Wrong),
        SignInOutcome::Wait(seconds) => return Ok(PasswordChange::Wait(seconds)),
    }
    let hash = app.passwords.hash(new).await?;
    let (mut tx, still) = app.db.begin(Some(session_hash)).await?;
    if still.is_none() {
        return Ok(PasswordChange::Wrong);
    }
    let token = Token::new();
    let until = tx.now().await? + TimeDelta::hours(UNDO_HOURS);
    own_account::change_password(&mut tx, &hash, &token.hash(), until).await?;
    let language = me.language.unwrap_or(me.organisation_language);
    let data = json!({ "until": language.datetime(until, me.time_zone) });
    let mut notice = NewMail::new(MailKind::PasswordChanged, me.organisation_id, &me.mail, &me.name, language, data);
    notice.sealed = Some(app.seal.seal(&purpose(notice.id), token.secret().as_bytes()));
    activity::record(&mut tx, &event(me, Action::PasswordChanged, vec![notice])).await?;
    tx.commit().await?;
    Ok(PasswordChange::Done)
}
