//! One type per kind of id, so that a person's id cannot be passed where an organisation's is meant. All are UUIDv7.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// An organisation: the operator, a partner or a customer.
    OrganisationId
    /// A person, whatever number of organisations they act for.
    PersonId
    /// A person's place in one organisation.
    MembershipId
    /// A Partner ID's row (not its number).
    PartnerIdId
    /// An enrollment, one attempt of it.
    EnrollmentId
    /// A list of partners to be identified for off-boarding at once.
    OffboardingImportId
    /// A published version of an agreement.
    AgreementVersionId
    /// A provider's invitation to a partnership.
    PartnershipInvitationId
    /// A partnership of a provider and a reseller.
    PartnershipId
    /// An invitation to a customer, of a reseller and its provider or of a direct partner alone.
    CustomerInvitationId
    /// A relationship of a partner with a customer.
    RelationshipId
    /// A version of a provider's entry in the directory.
    DirectoryEntryId
    /// A partner's request to a provider.
    ContactRequestId
    /// A document that proves something.
    DocumentId
    /// A deed for many customers at once.
    MoveBatchId
    /// A person's own view of the list of customers.
    CustomerViewId
    /// The extension of a relationship to a provider.
    ExtensionId
    /// A mail in the outbox.
    MailId
    /// One event of the log, the same for every party that is told of it.
    EventId
}
