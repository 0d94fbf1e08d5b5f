//! What an invitation to a customer says: the letter that its writer begins with, and the mail that carries it.

use chrono::TimeDelta;
use serde_json::json;

use super::{
    askers::Askers,
    customer_invitation::{InviteError, token},
    notices,
};
use crate::{
    app::App,
    domain::{
        customer_invitation::{INVITATION_DAYS, PORTAL_LETTERS_A_DAY},
        ids::OrganisationId,
        language::Language,
        letter::STAND_IN,
        me::Me,
    },
    mail::{message::MailKind, render::purpose},
    store::{
        Tx, customer_invitations::CustomerInvitation, customer_moves as moves, mails::NewMail, organisations,
        programme::Addressee,
    },
    words::Message,
};

/// Subject and text that a letter begins with, with a stand-in for its link.
pub fn standard_letter(
    me: &Me,
    askers: &Askers,
    with_admin: bool,
    campaign: bool,
    language: Language,
) -> (String, String) {
    let named = |word: &str| {
        let message = Message::new(askers.tier().says(word)).with("person", &me.name);
        message.with("reseller", &askers.reseller.1).with("provider", askers.provider_name())
    };
    let asks = language.say(&named(if with_admin { "letter-asks-admin" } else { "letter-asks" }));
    let lasts = if campaign { "letter-lasts-campaign" } else { "letter-lasts-once" };
    let lasts = language.say(&Message::new(lasts).with("days", INVITATION_DAYS));
    let words =
        |word: &str| language.say(&named(word).with("link", STAND_IN).with("asks", &asks).with("lasts", &lasts));
    (words("letter-subject"), words("letter-body"))
}

/// Whether the portal has written enough for today (abuse A11): to mailboxes that somebody typed, a number; to the admin of a customer of the
/// reseller's own, whose address the portal knows, once.
async fn is_enough(tx: &mut Tx, me: &Me, draft: &CustomerInvitation) -> Result<bool, InviteError> {
    let since = tx.now().await? - TimeDelta::days(1);
    Ok(match draft.for_customer_id {
        Some(customer) => !moves::written_since(tx, draft.reseller_id, &[customer.0], since).await?.is_empty(),
        None => moves::sent_by_portal(tx, me.organisation_id, since).await? >= PORTAL_LETTERS_A_DAY,
    })
}

/// The mail with the letter and its link (N11), in the letter's language: the invitation, or its reminder.
pub(super) async fn mails(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    draft: &CustomerInvitation,
    kind: MailKind,
) -> Result<Vec<NewMail>, InviteError> {
    if is_enough(tx, me, draft).await? {
        return Err(InviteError::TooMany);
    }
    if draft.recipient_mail.is_empty() {
        return Err(InviteError::NoAddress);
    }
    let token = token(app, tx, draft.id).await?.ok_or(InviteError::NotFound)?;
    let reseller = name_of(tx, draft.reseller_id).await?;
    let provider = match draft.provider_id {
        Some(provider) => name_of(tx, provider).await?,
        None => String::new(),
    };
    let until = draft.expires_at.map(|until| draft.language.datetime(until, me.time_zone)).unwrap_or_default();
    let (name, mail) = (draft.recipient_name.clone(), draft.recipient_mail.clone());
    let to = vec![Addressee { name, mail, language: draft.language }];
    let data = |_| json!({ "reseller": reseller, "provider": provider, "until": until, "quoted": draft.message });
    let mut mails = notices::to_each(kind, me.organisation_id, to, data);
    for mail in &mut mails {
        mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    }
    Ok(mails)
}

async fn name_of(tx: &mut Tx, partner: OrganisationId) -> Result<String, InviteError> {
    Ok(organisations::find(tx, partner).await?.ok_or(InviteError::NotFound)?.name)
}
