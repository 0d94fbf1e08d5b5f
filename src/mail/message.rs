//! The mails there are (features 1.6.1). A mail's words are the catalogue's `mail-<code>-subject`, `-body` and `-action`.

use serde_json::Value;

macro_rules! mails {
    ($($(#[$doc:meta])* $name:ident = $code:literal)*) => {
        /// Which mail.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum MailKind { $($(#[$doc])* $name),* }

        impl MailKind {
            /// Every mail.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in the database; message keys have hyphens instead.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The mail called so.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

mails! {
    /// N29: a person is invited to act for an organisation.
    PersonInvited = "person_invited"
    /// N29: a person asked for a new password.
    PasswordReset = "password_reset"
    /// N29: a person's second factor was set up or its codes renewed.
    SecondFactorSet = "second_factor_set"
    /// N01: the partner can become an indirect reseller.
    EnrollmentOffered = "enrollment_offered"
    /// N02: the primary contact proves the mailbox.
    EmailOwnership = "email_ownership"
    /// F51, F54: what the partner sent was received.
    VerificationReceived = "verification_received"
    /// N04: more information about the business is needed.
    VerificationAsked = "verification_asked"
    /// N04: the business was not confirmed.
    VerificationRejected = "verification_rejected"
    /// F52: the business is confirmed.
    VerificationAuthorized = "verification_authorized"
    /// N03: the enrollment was received.
    EnrollmentReceived = "enrollment_received"
    /// N04: more information is needed.
    EnrollmentAsked = "enrollment_asked"
    /// N04: the enrollment was refused.
    EnrollmentRejected = "enrollment_rejected"
    /// N05: the enrollment was approved.
    EnrollmentApproved = "enrollment_approved"
    /// N06: the agreement waits.
    AgreementWaiting = "agreement_waiting"
    /// N06: a newer version must be signed again.
    AgreementSignAgain = "agreement_sign_again"
    /// N07: the agreement was accepted; its full text is in the mail.
    AgreementAccepted = "agreement_accepted"
    /// N08: an enrollment is due or overdue.
    EnrollmentDue = "enrollment_due"
    /// N08: a verification is due or overdue.
    VerificationDue = "verification_due"
    /// N09: a provider invites to a partnership; its letter is in the mail.
    PartnershipInvitation = "partnership_invitation"
    /// N10: the invitation was taken back.
    PartnershipWithdrawn = "partnership_withdrawn"
    /// N10: the invitation was declined.
    PartnershipDeclined = "partnership_declined"
    /// N10: the invitation's time is over.
    PartnershipExpired = "partnership_expired"
    /// N10: the invitation's time is over soon.
    PartnershipEnding = "partnership_ending"
    /// N10: a provider and a reseller are partners now.
    PartnershipMade = "partnership_made"
    /// N10: the partnership was ended.
    PartnershipRemoved = "partnership_removed"
    /// P10: a provider reminds of the agreement.
    AgreementRecalled = "agreement_recalled"
    /// N29: a global admin learns what happened to the organisation's people.
    PeopleChanged = "people_changed"
    /// N29: somebody's roles changed.
    RolesChanged = "roles_changed"
    /// N29: an admin makes somebody choose a new password.
    PasswordResetByAdmin = "password_reset_by_admin"
    /// N29: the person's own password was changed; the link takes it back.
    PasswordChanged = "password_changed"
    /// N29: somebody asks for access.
    AccessRequested = "access_requested"
    /// N29: access was granted.
    AccessGranted = "access_granted"
    /// N29: access was declined.
    AccessDeclined = "access_declined"
    /// N11: a reseller and its provider, or a direct partner, ask a customer; their letter is in the mail.
    CustomerInvitation = "customer_invitation"
    /// N11 once more: the customer has not answered.
    CustomerInvitationReminder = "customer_invitation_reminder"
    /// N12: the customer accepted.
    CustomerAccepted = "customer_accepted"
    /// N12: the customer declined.
    CustomerDeclined = "customer_declined"
    /// N12: the link ends soon.
    CustomerInvitationEnding = "customer_invitation_ending"
    /// N12: the link has ended.
    CustomerInvitationExpired = "customer_invitation_expired"
    /// N12: to the customer: what was accepted, with the agreement's full text.
    PartnersAuthorized = "partners_authorized"
    /// The customer ended administration rights.
    AdministrationEnded = "administration_ended"
    /// N16: a partner gave administration rights back.
    AdministrationRenounced = "administration_renounced"
    /// The customer asks to end a relationship.
    RelationshipEndAsked = "relationship_end_asked"
    /// A partner ended its relationship with a customer.
    RelationshipRemoved = "relationship_removed"
    /// A relationship ended as its customer had asked.
    RelationshipEnded = "relationship_ended"
    /// A reseller gave its provider a relationship with a direct customer: to the provider.
    RelationshipExtended = "relationship_extended"
    /// The same to the customer.
    ProviderAdded = "provider_added"
    /// N29: a mailbox is asked to prove itself.
    CustomerSignup = "customer_signup"
    /// The same asked of a mailbox or domain that the portal knows.
    CustomerKnown = "customer_known"
    /// N13: a provider made a customer for a reseller.
    CustomerCreated = "customer_created"
    /// N14: a partner attested the customer agreement in somebody's name.
    AgreementAttested = "agreement_attested"
    /// To the operator: a provider's entry in the directory waits.
    DirectorySubmitted = "directory_submitted"
    /// To the provider: its entry is published.
    DirectoryPublished = "directory_published"
    /// To the provider: its entry was sent back.
    DirectoryReturned = "directory_returned"
    /// To the provider: the operator took its entry down.
    DirectoryTakenDown = "directory_taken_down"
    /// To a provider: a partner writes.
    ContactRequested = "contact_requested"
    /// To whoever wrote: the provider's answer.
    ContactAnswered = "contact_answered"
}

impl MailKind {
    /// Where the mail's button leads; `token` is the opened secret of a link.
    pub fn path(self, data: &Value, token: &str) -> String {
        match self {
            Self::PersonInvited => format!("/accept-user/{token}"),
            Self::PasswordReset | Self::PasswordResetByAdmin | Self::PasswordChanged => {
                format!("/reset-password/{token}")
            }
            Self::PeopleChanged | Self::AccessRequested => "/settings/users".into(),
            Self::RolesChanged | Self::AccessGranted | Self::AccessDeclined => "/settings/my-access".into(),
            Self::SecondFactorSet => "/settings/security".into(),
            Self::EmailOwnership => format!("/verify-email/{token}"),
            Self::VerificationReceived | Self::VerificationAuthorized => "/settings/partner-profile/legal".into(),
            Self::VerificationAsked | Self::VerificationRejected => "/settings/partner-profile/verification/fix".into(),
            Self::EnrollmentOffered | Self::EnrollmentApproved | Self::AgreementWaiting => "/overview".into(),
            Self::AgreementSignAgain => "/settings/agreements".into(),
            Self::EnrollmentReceived | Self::EnrollmentAsked | Self::EnrollmentRejected => {
                "/enroll/indirect-reseller/status".into()
            }
            Self::CustomerCreated => format!("/customers/{}", data["customer_id"].as_str().unwrap_or_default()),
            Self::AgreementAttested => "/overview".into(),
            Self::AgreementAccepted => format!("/agreements/{}", data["version_id"].as_str().unwrap_or_default()),
            Self::PartnershipInvitation => format!("/invitations/partnership/{token}"),
            Self::PartnershipDeclined | Self::PartnershipExpired | Self::PartnershipEnding => {
                "/indirect-resellers/invitations".into()
            }
            Self::RelationshipRemoved
            | Self::RelationshipEnded
            | Self::RelationshipExtended
            | Self::ProviderAdded
            | Self::AdministrationRenounced => data["list"].as_str().unwrap_or("/overview").into(),
            Self::PartnershipMade | Self::PartnershipRemoved => data["list"].as_str().unwrap_or("/overview").into(),
            Self::CustomerInvitation | Self::CustomerInvitationReminder | Self::CustomerKnown => {
                format!("/c/invitations/{token}")
            }
            Self::CustomerAccepted
            | Self::CustomerDeclined
            | Self::CustomerInvitationEnding
            | Self::CustomerInvitationExpired => data["list"].as_str().unwrap_or("/overview").into(),
            Self::PartnersAuthorized => format!("/c/receipts/{}", data["invitation"].as_str().unwrap_or_default()),
            Self::AdministrationEnded | Self::RelationshipEndAsked => "/activity".into(),
            Self::CustomerSignup => format!("/c/join/{token}"),
            Self::PartnershipWithdrawn | Self::AgreementRecalled => "/overview".into(),
            Self::DirectorySubmitted => format!("/ops/directory/{}", data["entry"].as_str().unwrap_or_default()),
            Self::DirectoryReturned | Self::DirectoryTakenDown => "/settings/directory-entry".into(),
            Self::ContactRequested => {
                format!("/indirect-resellers/requests/{}", data["request"].as_str().unwrap_or_default())
            }
            Self::DirectoryPublished | Self::ContactAnswered => {
                format!("/find-a-provider/{}", data["provider_id"].as_str().unwrap_or_default())
            }
            Self::VerificationDue => {
                format!("/ops/verifications/{}", data["verification_id"].as_str().unwrap_or_default())
            }
            Self::EnrollmentDue => format!("/ops/enrollments/{}", data["enrollment_id"].as_str().unwrap_or_default()),
        }
    }

    /// The message key of one part: `subject`, `body` or `action`.
    pub fn key(self, part: &str) -> String {
        format!("mail-{}-{part}", self.code().replace('_', "-"))
    }
}
