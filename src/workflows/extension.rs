//! A relationship with a direct customer is extended to a provider (F73): both halves, the evidence, the entries of all three and the mails
//! in one transaction.

use serde_json::json;

use super::notices;
use crate::{
    domain::{
        activity::Action,
        extension::ExtensionObstacle,
        ids::{ExtensionId, OrganisationId},
        me::Me,
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        extensions, partnerships,
    },
};

/// Why nothing was extended.
#[derive(Debug, thiserror::Error)]
pub enum ExtendError {
    /// Something keeps it from being extended.
    #[error("{0:?} stands in the way")]
    Obstacle(ExtensionObstacle),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for ExtendError {
    fn from(error: StoreError) -> Self {
        match ExtensionObstacle::ALL.into_iter().find(|obstacle| error.is_refusal_of(&obstacle.constraint())) {
            Some(obstacle) => Self::Obstacle(obstacle),
            None => Self::Store(error),
        }
    }
}

/// Who takes part, by name.
pub struct Parties<'a> {
    /// The customer.
    pub customer: (OrganisationId, &'a str),
    /// The provider.
    pub provider: (OrganisationId, &'a str),
}

/// Extends it. `shown` is the hash of what the page said is shared.
///
/// # Errors
/// When something keeps it from being extended, whoever was faster.
pub async fn extend(
    mut tx: Tx,
    me: &Me,
    id: ExtensionId,
    parties: &Parties<'_>,
    shown: &[u8],
) -> Result<(), ExtendError> {
    let (customer, provider) = (parties.customer, parties.provider);
    extensions::extend(&mut tx, id, customer.0, provider.0, shown).await?;
    let mut mails = Vec::new();
    for (party, kind, list) in [
        (provider.0, MailKind::RelationshipExtended, format!("/customers/{}", customer.0)),
        (customer.0, MailKind::ProviderAdded, "/c/partners".to_owned()),
    ] {
        let to = partnerships::audience(&mut tx, party, None).await?;
        mails.extend(notices::to_each(kind, party, to, |_| {
            json!({ "customer": customer.1, "provider": provider.1, "partner": me.organisation_name, "list": list })
        }));
    }
    let event = Event {
        action: Action::RelationshipExtended,
        subject_kind: "customer",
        subject_id: Some(customer.0.0),
        subject_name: customer.1.to_owned(),
        parties: vec![me.organisation_id, customer.0, provider.0],
        detail: json!({ "partner": me.organisation_name, "provider": provider.1, "administration": false, "terms": hex::encode(shown) }),
        mails,
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}
