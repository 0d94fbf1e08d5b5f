//! The proof of the primary contact's mailbox (F53, N02): a link that its GET only shows and its POST uses, once.

use serde_json::json;

use super::{enrollment::calendar, notices};
use crate::{
    app::App,
    auth::link::Token,
    clock::new_id,
    domain::{
        activity::Action,
        ids::OrganisationId,
        language::Language,
        me::Me,
        verification::{Stage, USUAL_DAYS},
    },
    mail::{message::MailKind, render::purpose},
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        email_proofs::{self as proofs, Proof},
        legal_profiles,
        mails::NewMail,
        organisations, programme, verifications,
    },
};

/// Issues a link and its mail to the address that is to be proved; nothing when too many were sent today.
pub(crate) async fn mail(app: &App, tx: &mut Tx, id: OrganisationId) -> Stored<Option<NewMail>> {
    let Some(organisation) = organisations::find(tx, id).await? else { return Ok(None) };
    let language = organisation.language.parse().unwrap_or(Language::En);
    let name = match legal_profiles::change(tx, id).await? {
        Some(change) => Some(format!("{} {}", change.contact.first_name, change.contact.last_name)),
        None => notices::primary_contact(tx, id).await?.map(|contact| contact.name),
    };
    let Some((name, address)) = name.zip(proofs::address(tx, id).await?) else { return Ok(None) };
    let token = Token::new();
    if !proofs::issue(tx, id, &token.hash()).await? {
        return Ok(None);
    }
    let until = proofs::newest(tx, id).await?.map(|sent| language.datetime(sent.expires_at, chrono_tz::UTC));
    let data = json!({ "partner": organisation.name, "until": until.unwrap_or_default() });
    let mut mail = NewMail::new(MailKind::EmailOwnership, id, &address, &name, language, data);
    mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    Ok(Some(mail))
}

/// Why no new link was sent.
#[derive(Debug, thiserror::Error)]
pub enum ResendError {
    /// The mailbox is not being proved now.
    #[error("nothing is to be proved")]
    NotOpen,
    /// Too many were sent today.
    #[error("too many links")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sends a new link; the older ones say that they were replaced.
pub async fn resend(app: &App, mut tx: Tx, me: &Me) -> Result<(), ResendError> {
    let case = verifications::locked(&mut tx, me.organisation_id).await?;
    if case.and_then(|case| case.at.stage()) != Some(Stage::Email) {
        return Err(ResendError::NotOpen);
    }
    let mail = mail(app, &mut tx, me.organisation_id).await?.ok_or(ResendError::TooMany)?;
    let event = Event {
        action: Action::EmailProofSent,
        subject_kind: "verification",
        subject_id: Some(me.organisation_id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id],
        detail: json!({ "mail": mail.recipient }),
        mails: vec![mail],
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// What a link says.
pub async fn find(app: &App, token: &Token) -> Stored<Option<Proof>> {
    let (mut tx, _) = app.db.begin_reading(None).await?;
    proofs::find(&mut tx, &token.hash()).await
}

/// Uses a link, whoever holds it: the mailbox is what is proved. False if it does not work any more.
pub async fn prove(app: &App, token: &Token) -> Stored<bool> {
    let (mut tx, _) = app.db.begin(None).await?;
    let operator = programme::operator(&mut tx).await?;
    let now = tx.now().await?;
    let due = calendar(&mut tx, &operator).await?.due(now, USUAL_DAYS);
    if !proofs::prove(&mut tx, &token.hash(), new_id(), due).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}
