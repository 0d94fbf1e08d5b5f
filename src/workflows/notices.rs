//! Mails several use cases send: to a partner's admins and primary contact, each once and in their own language.

use serde_json::Value;

use crate::{
    domain::{ids::OrganisationId, language::Language},
    mail::message::MailKind,
    store::{
        Stored, Tx,
        mails::NewMail,
        organisations, profiles,
        programme::{self, Addressee},
    },
};

/// The primary contact as an addressee, in the organisation's language.
pub async fn primary_contact(tx: &mut Tx, partner: OrganisationId) -> Stored<Option<Addressee>> {
    let organisation = organisations::find(tx, partner).await?;
    let language = organisation.and_then(|o| o.language.parse().ok()).unwrap_or(Language::En);
    let contact = profiles::primary_contact(tx, partner).await?.filter(|contact| !contact.mail.is_empty());
    Ok(contact.map(|c| Addressee { name: format!("{} {}", c.first_name, c.last_name), mail: c.mail, language }))
}

/// One mail to each of `to`, never two to one mailbox.
pub fn to_each(
    kind: MailKind,
    about: OrganisationId,
    to: Vec<Addressee>,
    data: impl Fn(Language) -> Value,
) -> Vec<NewMail> {
    let mut seen = std::collections::HashSet::new();
    let once = to.into_iter().filter(|addressee| seen.insert(addressee.mail.to_lowercase()));
    once.map(|a| NewMail::new(kind, about, &a.mail, &a.name, a.language, data(a.language))).collect()
}

/// One mail to each global admin and to the primary contact.
pub async fn to_partner(
    tx: &mut Tx,
    kind: MailKind,
    partner: OrganisationId,
    data: impl Fn(Language) -> Value,
) -> Stored<Vec<NewMail>> {
    let mut to = programme::admins_of(tx, partner).await?;
    to.extend(primary_contact(tx, partner).await?);
    Ok(to_each(kind, partner, to, data))
}
