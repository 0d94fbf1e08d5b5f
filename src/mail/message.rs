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
    /// N07: the agreement was accepted; its full text is in the mail.
    AgreementAccepted = "agreement_accepted"
    /// N08: an enrollment is due or overdue.
    EnrollmentDue = "enrollment_due"
    /// N09: a provider invites to a partnership; its letter is in the mail.
    PartnershipInvitation = "partnership_invitation"
    /// N10: the invitation was taken back.
    PartnershipWithdrawn = "partnership_withdrawn"
    /// N10: the invitation was declined.
    PartnershipDeclined = "partnership_declined"
    /// N10: the invitation's time is over.
    PartnershipExpired = "partnership_expired"
    /// N10: a provider and a reseller are partners now.
    PartnershipMade = "partnership_made"
    /// N10: the partnership was ended.
    PartnershipRemoved = "partnership_removed"
    /// P10: a provider reminds of the agreement.
    AgreementRecalled = "agreement_recalled"
    /// N13: a provider made a customer for a reseller.
    CustomerCreated = "customer_created"
    /// N14: a partner attested the customer agreement in somebody's name.
    AgreementAttested = "agreement_attested"
}

impl MailKind {
    /// Where the mail's button leads; `token` is the opened secret of a link.
    pub fn path(self, data: &Value, token: &str) -> String {
        match self {
            Self::PersonInvited => format!("/accept-user/{token}"),
            Self::PasswordReset => format!("/reset-password/{token}"),
            Self::SecondFactorSet => "/settings/security".into(),
            Self::EnrollmentOffered | Self::EnrollmentApproved | Self::AgreementWaiting => "/overview".into(),
            Self::EnrollmentReceived | Self::EnrollmentAsked | Self::EnrollmentRejected => {
                "/enroll/indirect-reseller/status".into()
            }
            Self::CustomerCreated => format!("/customers/{}", data["customer_id"].as_str().unwrap_or_default()),
            Self::AgreementAttested => "/overview".into(),
            Self::AgreementAccepted => format!("/agreements/{}", data["version_id"].as_str().unwrap_or_default()),
            Self::PartnershipInvitation => format!("/invitations/partnership/{token}"),
            Self::PartnershipDeclined | Self::PartnershipExpired => "/indirect-resellers/invitations".into(),
            Self::PartnershipMade | Self::PartnershipRemoved => data["list"].as_str().unwrap_or("/overview").into(),
            Self::PartnershipWithdrawn | Self::AgreementRecalled => "/overview".into(),
            Self::EnrollmentDue => format!("/ops/enrollments/{}", data["enrollment_id"].as_str().unwrap_or_default()),
        }
    }

    /// The message key of one part: `subject`, `body` or `action`.
    pub fn key(self, part: &str) -> String {
        format!("mail-{}-{part}", self.code().replace('_', "-"))
    }
}
