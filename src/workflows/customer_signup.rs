//! A customer that is new to the portal: first a proof of the mailbox, then organisation and first person at once (abuse A9).

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;

use super::{customer_invitation_answer, sign_in::SignInError};
use crate::{
    app::App,
    auth::link::Token,
    clock::new_id,
    domain::{
        ids::{MailId, MembershipId},
        language::Language,
    },
    mail::render::purpose,
    store::{
        StoreError,
        customer_signups::{self as signups, NewIds, NewSignup, Signup},
    },
};

/// What somebody new says about themselves.
pub struct Request {
    /// The organisation's legal name.
    pub organisation_name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The language they read.
    pub language: Language,
    /// The person's name.
    pub person_name: String,
    /// Their mailbox; its domain is the organisation's.
    pub mail: String,
}

/// The purpose a link is sealed for while its mailbox is being proved.
fn sealed_for(proof: &Token) -> String {
    format!("customer-signup:{}", hex::encode(proof.hash()))
}

/// Asks for a proof of the mailbox. Whether the portal knows it, only the mail says.
pub async fn ask(app: &App, link: &Token, request: &Request) -> Result<(), StoreError> {
    let (mut tx, _) = app.db.begin(None).await?;
    let Some(offer) = customer_invitation_answer::follow(&mut tx, &link.hash()).await? else { return Ok(()) };
    let (proof, mail_id) = (Token::new(), new_id::<MailId>());
    let sealed = |token: &Token| STANDARD.encode(app.seal.seal(&purpose(mail_id), token.secret().as_bytes()));
    let data = json!({
        "organisation": request.organisation_name, "reseller": offer.reseller.organisation.name, "provider": offer.provider_name(),
    });
    let signup = NewSignup {
        token_hash: &proof.hash(),
        sealed_link: &app.seal.seal(&sealed_for(&proof), link.secret().as_bytes()),
        organisation_name: &request.organisation_name,
        country: &request.country,
        language: request.language,
        person_name: &request.person_name,
        mail: &request.mail,
        mail_id,
        sealed_new: &sealed(&proof),
        sealed_known: &sealed(link),
        data: &data,
    };
    signups::ask(&mut tx, &signup).await?;
    tx.commit().await
}

/// What a proof's link says.
pub async fn find(app: &App, proof: &Token) -> Result<Option<Signup>, StoreError> {
    let (mut tx, _) = app.db.begin_reading(None).await?;
    signups::find(&mut tx, &proof.hash()).await
}

/// The link that was being answered.
pub fn link(app: &App, proof: &Token, signup: &Signup) -> Option<Token> {
    let opened = app.seal.open(&sealed_for(proof), &signup.sealed_link)?;
    Token::parse(std::str::from_utf8(&opened).ok()?)
}

/// Makes the organisation and its first person with this password; nothing if the proof is used or somebody was faster.
pub async fn join(app: &App, proof: &Token, password: String) -> Result<Option<MembershipId>, SignInError> {
    let hash = app.passwords.hash(password).await?;
    let (mut tx, _) = app.db.begin(None).await?;
    let ids = NewIds { organisation: new_id(), person: new_id(), membership: new_id(), event: new_id() };
    let membership = signups::join(&mut tx, &proof.hash(), &hash, &ids).await?;
    if membership.is_some() {
        tx.commit().await?;
    }
    Ok(membership)
}
