//! The closed list of things the log can say.

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal)*) => {
        /// Something that happened and is kept.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in the database; the catalogue's key is `activity-` and this word with hyphens.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

actions! {
    /// The operator registered a partner.
    PartnerRegistered = "partner_registered"
    /// A person was invited.
    PersonInvited = "person_invited"
    /// A person came in by the mailed link.
    PersonJoined = "person_joined"
    /// A person asked for a new password.
    PasswordResetRequested = "password_reset_requested"
    /// A person set a new password.
    PasswordReset = "password_reset"
    /// A person set up the second factor.
    SecondFactorSet = "second_factor_set"
    /// New recovery codes were made.
    RecoveryCodesMade = "recovery_codes_made"
    /// The support profile changed.
    SupportProfileChanged = "support_profile_changed"
    /// The primary contact changed.
    PrimaryContactChanged = "primary_contact_changed"
    /// Another Partner ID became the associated one.
    PartnerIdAssociated = "partner_id_associated"
    /// The legal profile changed at once: nobody had authorized it.
    LegalProfileChanged = "legal_profile_changed"
    /// A change of the authorized profile waits for its verification.
    LegalChangeProposed = "legal_change_proposed"
    /// The security contact changed.
    SecurityContactChanged = "security_contact_changed"
    /// The verification began.
    VerificationStarted = "verification_started"
    /// A link to prove the contact's mailbox was sent anew.
    EmailProofSent = "email_proof_sent"
    /// The contact's mailbox is proved.
    EmailProved = "email_proved"
    /// A part of the verification holds.
    VerificationPassed = "verification_passed"
    /// The operator asked for information about the business.
    VerificationAsked = "verification_asked"
    /// The partner answered.
    VerificationAnswered = "verification_answered"
    /// The business is confirmed.
    VerificationAuthorized = "verification_authorized"
    /// The business, or a change of it, is not confirmed.
    VerificationRejected = "verification_rejected"
    /// The partner disputes that.
    VerificationAppealed = "verification_appealed"
    /// The partner brought a document.
    DocumentUploaded = "document_uploaded"
    /// The operator accepted it.
    DocumentAccepted = "document_accepted"
    /// The operator refused it.
    DocumentRefused = "document_refused"
    /// The operator identified the partner for off-boarding.
    OffboardingFlagged = "offboarding_flagged"
    /// The operator took that back.
    OffboardingLifted = "offboarding_lifted"
    /// The operator let a list of partners be identified.
    OffboardingImportApplied = "offboarding_import_applied"
    /// The last of them was.
    OffboardingImportDone = "offboarding_import_done"
    /// An enrollment was begun.
    EnrollmentStarted = "enrollment_started"
    /// An enrollment was sent.
    EnrollmentSubmitted = "enrollment_submitted"
    /// A person of the operator has to decide.
    EnrollmentInReview = "enrollment_in_review"
    /// The operator asked for information.
    EnrollmentAsked = "enrollment_asked"
    /// The partner answered.
    EnrollmentAnswered = "enrollment_answered"
    /// An enrollment was approved.
    EnrollmentApproved = "enrollment_approved"
    /// An enrollment was refused.
    EnrollmentRejected = "enrollment_rejected"
    /// The partner disagreed with a refusal.
    EnrollmentAppealed = "enrollment_appealed"
    /// The partner took it back.
    EnrollmentWithdrawn = "enrollment_withdrawn"
    /// Somebody of the operator took an enrollment on.
    EnrollmentAssigned = "enrollment_assigned"
    /// A note for the operator's desk.
    EnrollmentNoted = "enrollment_noted"
    /// An agreement was accepted.
    AgreementAccepted = "agreement_accepted"
    /// The reseller's capabilities were switched on.
    ResellerActivated = "reseller_activated"
    /// A version of an agreement was published.
    AgreementPublished = "agreement_published"
    /// The programme's settings changed.
    ProgrammeSettingsChanged = "programme_settings_changed"
    /// The portal reminded somebody of what waits.
    ReminderSent = "reminder_sent"
    /// The operator sent a mail again.
    MailResent = "mail_resent"
    /// A provider's invitation to a partnership was sent.
    PartnershipInvitationSent = "partnership_invitation_sent"
    /// Somebody went on from its link.
    PartnershipInvitationOpened = "partnership_invitation_opened"
    /// Another organisation tried to answer it.
    PartnershipInvitationMisdirected = "partnership_invitation_misdirected"
    /// It was refused.
    PartnershipInvitationDeclined = "partnership_invitation_declined"
    /// Its time is over.
    PartnershipInvitationExpired = "partnership_invitation_expired"
    /// The provider took it back.
    PartnershipInvitationWithdrawn = "partnership_invitation_withdrawn"
    /// A newer one took its place.
    PartnershipInvitationReplaced = "partnership_invitation_replaced"
    /// A reseller accepted: they are partners.
    PartnershipMade = "partnership_made"
    /// The reseller may not sell at present, so the partnership rests.
    PartnershipBlocked = "partnership_blocked"
    /// It goes on.
    PartnershipRestored = "partnership_restored"
    /// One side ended it.
    PartnershipRemoved = "partnership_removed"
    /// A provider reminded a reseller of its agreement.
    AgreementRecalled = "agreement_recalled"
    /// An invitation was sent anew.
    InvitationResent = "invitation_resent"
    /// Somebody's roles changed.
    RolesChanged = "roles_changed"
    /// Somebody may not act for now.
    PersonBlocked = "person_blocked"
    /// Somebody may act again.
    PersonUnblocked = "person_unblocked"
    /// Somebody was removed.
    PersonDeleted = "person_deleted"
    /// Somebody came back.
    PersonRestored = "person_restored"
    /// Somebody is gone for good.
    PersonPurged = "person_purged"
    /// An admin made somebody choose a new password.
    PasswordResetSent = "password_reset_sent"
    /// A person chose another password.
    PasswordChanged = "password_changed"
    /// A person ended one of their sessions.
    SessionEnded = "session_ended"
    /// A person signed out everywhere.
    SignedOutEverywhere = "signed_out_everywhere"
    /// Somebody asked for a role.
    AccessRequested = "access_requested"
    /// The role was given.
    AccessGranted = "access_granted"
    /// The role was not given.
    AccessDeclined = "access_declined"

    /// An invitation to a customer was sent, joint or of a direct partner alone.
    CustomerInvitationSent = "customer_invitation_sent"
    /// Its addressee was reminded, with a new link.
    CustomerInvitationReminded = "customer_invitation_reminded"
    /// Somebody went on from its link.
    CustomerInvitationOpened = "customer_invitation_opened"
    /// Another organisation tried to answer it.
    CustomerInvitationMisdirected = "customer_invitation_misdirected"
    /// The customer accepted whoever asked.
    CustomerInvitationAccepted = "customer_invitation_accepted"
    /// It was refused.
    CustomerInvitationDeclined = "customer_invitation_declined"
    /// Its time is over.
    CustomerInvitationExpired = "customer_invitation_expired"
    /// It was taken back.
    CustomerInvitationWithdrawn = "customer_invitation_withdrawn"
    /// A newer one took its place.
    CustomerInvitationReplaced = "customer_invitation_replaced"
    /// A customer gave a partner administration rights.
    AdministrationGranted = "administration_granted"
    /// A customer ended them.
    AdministrationEnded = "administration_ended"
    /// A reseller gave them back.
    AdministrationRenounced = "administration_renounced"
    /// A customer asked to end a relationship.
    RelationshipEndAsked = "relationship_end_asked"
    /// A partner ended its relationship with a customer.
    RelationshipRemoved = "relationship_removed"
    /// A relationship ended because its customer had asked for it.
    RelationshipEnded = "relationship_ended"
    /// A partner gave its provider a relationship with a direct customer.
    RelationshipExtended = "relationship_extended"
    /// Something was done to many customers at once.
    CustomersMoved = "customers_moved"
    /// A customer's organisation was made by its first person.
    CustomerJoined = "customer_joined"
    /// A mailbox was asked to prove itself.
    CustomerSignup = "customer_signup"
    /// A partner made a customer, for itself or for a reseller.
    CustomerCreated = "customer_created"
    /// A partner attested that a customer has accepted the customer agreement.
    CustomerAgreementAttested = "customer_agreement_attested"
    /// The tags of a customer changed.
    CustomerTagged = "customer_tagged"
    /// A provider sent its entry in the directory to the operator.
    DirectoryEntrySubmitted = "directory_entry_submitted"
    /// It took the entry back.
    DirectoryEntryTakenBack = "directory_entry_taken_back"
    /// The operator published it.
    DirectoryEntryPublished = "directory_entry_published"
    /// The operator sent it back.
    DirectoryEntryReturned = "directory_entry_returned"
    /// Its provider or the operator took it out of the directory.
    DirectoryEntryTakenDown = "directory_entry_taken_down"
    /// A partner wrote to a provider.
    ContactRequested = "contact_requested"
    /// The provider answered.
    ContactAnswered = "contact_answered"
    /// The tags of many customers changed at once.
    CustomersTagged = "customers_tagged"
}
