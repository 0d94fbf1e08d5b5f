//! The second factor: set up, confirmed, proved; its recovery codes.

use super::sign_in::{SignInError, seconds};
use crate::{
    app::App,
    auth::{
        recovery,
        totp::{Totp, new_seed},
    },
    domain::{activity::Action, ids::PersonId, me::Me},
    mail::message::MailKind,
    store::{
        Tx,
        activity::{self, Event},
        mails::NewMail,
        second_factors, sessions, sign_ins,
    },
};

/// How proving ended.
pub enum Proof {
    /// Right, and used up.
    Right,
    /// Wrong, or used before.
    Wrong,
    /// Too many tries; seconds to wait.
    Wait(i64),
}

fn purpose(person: PersonId) -> String {
    format!("totp:{person}")
}

/// Takes a code of the authenticator, or a recovery code. Each counts once (abuse E7).
pub async fn prove(app: &App, person: PersonId, mail: &str, code: &str, address: &str) -> Result<Proof, SignInError> {
    // its own line of failures: guessing codes must not be freed by the password's success
    let line = format!("mfa:{mail}");
    let (mut tx, _) = app.db.begin(None).await?;
    if let Some(until) = sign_ins::wait(&mut tx, &line, address).await? {
        return Ok(Proof::Wait(seconds(until, tx.now().await?)));
    }
    let attempt = sign_ins::try_once(&mut tx, &line, address).await?;
    let right = match step_of(app, &mut tx, person, mail, code).await? {
        Some(step) => second_factors::use_step(&mut tx, person, step).await?,
        None => second_factors::use_code(&mut tx, person, &recovery::hash(code)).await?,
    };
    if right {
        sign_ins::succeeded(&mut tx, attempt, &line, address).await?;
    }
    tx.commit().await?;
    Ok(if right { Proof::Right } else { Proof::Wrong })
}

async fn step_of(app: &App, tx: &mut Tx, person: PersonId, mail: &str, code: &str) -> Result<Option<i64>, SignInError> {
    let Some(seed) = second_factors::find(tx, person).await?.and_then(|factor| factor.seed) else { return Ok(None) };
    let Some(seed) = app.seal.open(&purpose(person), &seed) else { return Ok(None) };
    let now = tx.now().await?;
    Ok(Totp::new(&seed, mail).and_then(|totp| totp.step_of(code, now)))
}

/// Makes a new seed that waits for its first code.
pub async fn begin(app: &App, mut tx: Tx, me: &Me) -> Result<(), SignInError> {
    second_factors::set_seed(&mut tx, &app.seal.seal(&purpose(me.person_id), &new_seed())).await?;
    Ok(tx.commit().await?)
}

/// The seed that waits for its first code.
pub async fn waiting_seed(app: &App, tx: &mut Tx, me: &Me) -> Result<Option<Vec<u8>>, SignInError> {
    let factor = second_factors::find(tx, me.person_id).await?.filter(|factor| !factor.confirmed);
    Ok(factor.and_then(|factor| app.seal.open(&purpose(me.person_id), &factor.seed?)))
}

/// Confirms the seed with its first code and answers the recovery codes, shown this once. Nothing if the code was wrong.
pub async fn confirm(
    app: &App,
    mut tx: Tx,
    me: &Me,
    session_hash: &[u8],
    code: &str,
) -> Result<Option<Vec<String>>, SignInError> {
    let Some(step) = step_of(app, &mut tx, me.person_id, &me.mail, code).await? else { return Ok(None) };
    if !second_factors::use_step(&mut tx, me.person_id, step).await? {
        return Ok(None);
    }
    sessions::prove(&mut tx, session_hash).await?;
    renew(tx, me, Action::SecondFactorSet).await.map(Some)
}

/// Replaces the recovery codes and answers the new ones, shown this once.
pub async fn renew_codes(tx: Tx, me: &Me) -> Result<Vec<String>, SignInError> {
    renew(tx, me, Action::RecoveryCodesMade).await
}

async fn renew(mut tx: Tx, me: &Me, action: Action) -> Result<Vec<String>, SignInError> {
    let codes = recovery::new_codes();
    let hashes: Vec<Vec<u8>> = codes.iter().map(|code| recovery::hash(code)).collect();
    second_factors::replace_codes(&mut tx, &hashes).await?;
    let language = me.language.unwrap_or(me.organisation_language);
    let notice = NewMail::new(
        MailKind::SecondFactorSet,
        me.organisation_id,
        &me.mail,
        &me.name,
        language,
        serde_json::json!({}),
    );
    let event = Event {
        action,
        subject_kind: "person",
        subject_id: Some(me.person_id.0),
        subject_name: me.name.clone(),
        parties: vec![me.organisation_id],
        detail: serde_json::json!({}),
        mails: vec![notice],
    };
    activity::record(&mut tx, &event).await?;
    tx.commit().await?;
    Ok(codes)
}
