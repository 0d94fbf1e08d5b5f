//! Who may do what: roles, permissions and the one table between them (spec/permissions.md).

use super::{
    me::{Me, OrganisationKind},
    programme::Programme,
};

pub use super::role::Role;

use Role::{
    AccountAdmin, AdminAgent, Auditor, BillingAdmin, DefaultUser, Finance, GlobalAdmin, HelpdeskAgent, IncentivesAdmin,
    IncentivesUser, PartnerAdmin, ProgrammeManager, ReportViewer, Reviewer, SalesAgent, Super, Support, UserAdmin,
};

const ANY_PARTNER: &[Role] = &[
    GlobalAdmin,
    UserAdmin,
    BillingAdmin,
    AdminAgent,
    SalesAgent,
    HelpdeskAgent,
    AccountAdmin,
    PartnerAdmin,
    IncentivesAdmin,
    IncentivesUser,
    ReportViewer,
    DefaultUser,
];
const ANY_OPERATOR: &[Role] = &[Super, ProgrammeManager, Reviewer, Finance, Support, Auditor];

/// Something a route lets people do. The number in brackets is the row of spec/permissions.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Overview, own tasks, own language, own security (A01).
    Overview,
    /// The organisation's log (A20); operators read all they may see.
    ActivityLog,
    /// Partner profile and Program info (A04).
    PartnerProfile,
    /// Read the legal profile and how its verification stands (A07).
    LegalProfile,
    /// Edit legal profile and primary contact, begin the verification, ask for another link (A07).
    EditPrimaryContact,
    /// Read what the operator asks, and the documents (A08).
    ReadDocuments,
    /// Bring documents, answer, dispute (A08).
    BringDocuments,
    /// Name the security contact (A09).
    SecurityContact,
    /// Edit the support profile (A12).
    EditSupportProfile,
    /// Change which Partner ID is associated (A10).
    AssociatePartnerId,
    /// Open the enrollment form (A02); submitting is another permission.
    OpenEnrollment,
    /// Enroll, withdraw, answer, appeal (A03).
    Enroll,
    /// Read agreements (A05).
    ReadAgreement,
    /// Accept an agreement (A06).
    AcceptAgreement,
    /// The page of indirect providers (B01).
    IndirectProviders,
    /// The page of indirect resellers (B01).
    IndirectResellers,
    /// Create, send, send again and withdraw invitations to a partnership; remind of the agreement (B02, B03).
    InviteReseller,
    /// Accept or decline one (B04).
    AnswerPartnership,
    /// End a partnership as provider (B05).
    RemoveReseller,
    /// End a partnership as reseller (B05).
    RemoveProvider,
    /// Invite customers for a reseller and its provider together (B07).
    InviteCustomers,
    /// The same as provider, for one of its resellers (B07).
    InviteForReseller,
    /// Ask customers for a relationship without a provider (C02).
    RequestRelationship,
    /// See one of them (B01).
    SeeCustomerInvitation,
    /// Write, send, renew and withdraw such invitations (B07, C02).
    MoveCustomerInvitation,
    /// Accept or decline such an invitation (G02).
    AnswerCustomerInvitation,
    /// See who has access, end rights, ask to end a relationship (G03, G04).
    OwnPartners,
    /// Identify partners for off-boarding (G07).
    FlagOffboarding,
    /// Write and publish versions of agreements (G08).
    PublishAgreement,
    /// See the desk's queue (G06).
    SeeEnrollments,
    /// Decide, ask, assign, note (G06).
    DecideEnrollment,
    /// See verifications and their documents (G06).
    SeeVerifications,
    /// Look at parts and documents, ask, decide (G06).
    DecideVerification,
    /// Change the programme's settings (G15).
    EditSettings,
    /// Read partners as operator (G06, G07, G11).
    SeePartners,
    /// Register a partner, its Partner IDs and its first admin (G13).
    RegisterPartner,
    /// See what the nightly check found (every operator, as G14).
    SeeHealth,
    /// See which mails were sent and their state (G14).
    SeeMails,
    /// Send a mail again (G14).
    ResendMail,
    /// See who holds which role (A18).
    SeePeople,
    /// Invite people and give roles, as far as each role is theirs to give (A15–A17, G16).
    ManagePeople,
    /// Block, reset, delete and restore people (A19, G16).
    GovernPeople,
    /// Answer requests for access.
    AnswerAccess,
    /// See customers (C01).
    Customers,
    /// Make a customer of one's own (C03).
    CreateCustomer,
    /// Make a customer for a reseller (B06).
    CreateCustomerForReseller,
    /// Attest that a customer has accepted the customer agreement (C05).
    AttestAgreement,
    /// Put tags on customers (C15).
    TagCustomers,
    /// See the board of direct customers on their way to a provider (C01).
    TransitionBoard,
    /// Choose providers, invite many, keep some direct (B07).
    MoveCustomers,
    /// Give a provider a relationship with a direct customer (B10).
    ExtendRelationship,
    /// End a relationship with a customer (C08).
    RemoveRelationship,
    /// Order products for a customer (D02).
    OrderProducts,
    /// See a customer's products (D03).
    ViewProducts,
    /// Write to a provider of the directory, as whoever deals with partners (B01).
    ContactProvider,
    /// Write the provider's own entry, as whoever edits its support profile (A12).
    EditDirectoryEntry,
    /// Publish entries or send them back (G06).
    ModerateDirectory,
}

/// Why somebody may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// One of these roles is needed.
    Role(&'static [Role]),
    /// It is not for this kind of organisation at all.
    Kind,
    /// It is for organisations in this programme.
    Programme(Programme),
}

impl Permission {
    /// Every permission.
    pub const ALL: &[Self] = &[
        Self::Overview,
        Self::ActivityLog,
        Self::PartnerProfile,
        Self::LegalProfile,
        Self::EditPrimaryContact,
        Self::ReadDocuments,
        Self::BringDocuments,
        Self::SecurityContact,
        Self::EditSupportProfile,
        Self::AssociatePartnerId,
        Self::OpenEnrollment,
        Self::Enroll,
        Self::ReadAgreement,
        Self::AcceptAgreement,
        Self::IndirectProviders,
        Self::IndirectResellers,
        Self::InviteReseller,
        Self::AnswerPartnership,
        Self::RemoveReseller,
        Self::RemoveProvider,
        Self::InviteCustomers,
        Self::InviteForReseller,
        Self::RequestRelationship,
        Self::SeeCustomerInvitation,
        Self::MoveCustomerInvitation,
        Self::AnswerCustomerInvitation,
        Self::OwnPartners,
        Self::FlagOffboarding,
        Self::PublishAgreement,
        Self::SeeEnrollments,
        Self::DecideEnrollment,
        Self::SeeVerifications,
        Self::DecideVerification,
        Self::EditSettings,
        Self::SeePartners,
        Self::RegisterPartner,
        Self::SeeHealth,
        Self::SeeMails,
        Self::ResendMail,
        Self::SeePeople,
        Self::ManagePeople,
        Self::GovernPeople,
        Self::AnswerAccess,
        Self::Customers,
        Self::CreateCustomer,
        Self::CreateCustomerForReseller,
        Self::AttestAgreement,
        Self::TagCustomers,
        Self::TransitionBoard,
        Self::MoveCustomers,
        Self::ExtendRelationship,
        Self::RemoveRelationship,
        Self::OrderProducts,
        Self::ViewProducts,
        Self::ContactProvider,
        Self::EditDirectoryEntry,
        Self::ModerateDirectory,
    ];

    /// The word used in `routes --json` and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::ActivityLog => "activity-log",
            Self::PartnerProfile => "partner-profile",
            Self::LegalProfile => "legal-profile",
            Self::EditPrimaryContact => "edit-primary-contact",
            Self::ReadDocuments => "read-documents",
            Self::BringDocuments => "bring-documents",
            Self::SecurityContact => "security-contact",
            Self::EditSupportProfile => "edit-support-profile",
            Self::AssociatePartnerId => "associate-partner-id",
            Self::OpenEnrollment => "open-enrollment",
            Self::Enroll => "enroll",
            Self::ReadAgreement => "read-agreement",
            Self::AcceptAgreement => "accept-agreement",
            Self::IndirectProviders => "indirect-providers",
            Self::IndirectResellers => "indirect-resellers",
            Self::InviteReseller => "invite-reseller",
            Self::AnswerPartnership => "answer-partnership",
            Self::RemoveReseller => "remove-reseller",
            Self::RemoveProvider => "remove-provider",
            Self::InviteCustomers => "invite-customers",
            Self::InviteForReseller => "invite-for-reseller",
            Self::RequestRelationship => "request-relationship",
            Self::SeeCustomerInvitation => "see-customer-invitation",
            Self::MoveCustomerInvitation => "move-customer-invitation",
            Self::AnswerCustomerInvitation => "answer-customer-invitation",
            Self::OwnPartners => "own-partners",
            Self::FlagOffboarding => "flag-offboarding",
            Self::PublishAgreement => "publish-agreement",
            Self::SeeEnrollments => "see-enrollments",
            Self::DecideEnrollment => "decide-enrollment",
            Self::SeeVerifications => "see-verifications",
            Self::DecideVerification => "decide-verification",
            Self::EditSettings => "edit-settings",
            Self::SeePartners => "see-partners",
            Self::RegisterPartner => "register-partner",
            Self::SeeHealth => "see-health",
            Self::SeeMails => "see-mails",
            Self::ResendMail => "resend-mail",
            Self::SeePeople => "see-people",
            Self::ManagePeople => "manage-people",
            Self::GovernPeople => "govern-people",
            Self::AnswerAccess => "answer-access",
            Self::Customers => "customers",
            Self::CreateCustomer => "create-customer",
            Self::CreateCustomerForReseller => "create-customer-for-reseller",
            Self::AttestAgreement => "attest-agreement",
            Self::TagCustomers => "tag-customers",
            Self::TransitionBoard => "transition-board",
            Self::MoveCustomers => "move-customers",
            Self::ExtendRelationship => "extend-relationship",
            Self::RemoveRelationship => "remove-relationship",
            Self::OrderProducts => "order-products",
            Self::ViewProducts => "view-products",
            Self::ContactProvider => "contact-provider",
            Self::EditDirectoryEntry => "edit-directory-entry",
            Self::ModerateDirectory => "moderate-directory",
        }
    }

    /// The table: which roles of which kind of organisation hold this permission. No roles: not for that kind.
    #[expect(clippy::too_many_lines, reason = "one table, read by its rows")]
    pub fn holders(self, kind: OrganisationKind) -> &'static [Role] {
        use OrganisationKind::{Customer, Operator, Partner};
        match (self, kind) {
            (Self::Overview | Self::ReadAgreement, Partner | Customer) | (Self::PartnerProfile, Partner) => ANY_PARTNER,
            (
                Self::Overview
                | Self::ActivityLog
                | Self::SeePartners
                | Self::SeeMails
                | Self::SeeHealth
                | Self::SeeEnrollments
                | Self::ReadAgreement,
                Operator,
            ) => ANY_OPERATOR,
            (Self::OpenEnrollment, Partner) => &[GlobalAdmin, AdminAgent, AccountAdmin],
            (Self::IndirectProviders | Self::IndirectResellers | Self::SeeCustomerInvitation, Partner) => {
                &[GlobalAdmin, AdminAgent, SalesAgent, HelpdeskAgent]
            }
            (Self::InviteReseller | Self::ContactProvider | Self::MoveCustomers, Partner) => {
                &[GlobalAdmin, AdminAgent, SalesAgent]
            }
            (Self::RemoveReseller | Self::RemoveRelationship, Partner) => &[GlobalAdmin, AdminAgent],
            (Self::AnswerPartnership | Self::RemoveProvider, Partner) => &[GlobalAdmin],
            (
                Self::InviteCustomers
                | Self::InviteForReseller
                | Self::RequestRelationship
                | Self::MoveCustomerInvitation,
                Partner,
            ) => &[GlobalAdmin, AdminAgent, SalesAgent],
            (Self::AnswerCustomerInvitation | Self::OwnPartners, Customer) => &[GlobalAdmin],
            (Self::FlagOffboarding | Self::PublishAgreement | Self::EditSettings, Operator) => {
                &[ProgrammeManager, Super]
            }
            (Self::DecideEnrollment | Self::ModerateDirectory, Operator) => &[Reviewer, ProgrammeManager, Super],
            (Self::ActivityLog, Partner | Customer) => &[GlobalAdmin, AdminAgent],
            (Self::LegalProfile, Partner) => &[GlobalAdmin, UserAdmin, AccountAdmin, PartnerAdmin],
            (Self::EditPrimaryContact | Self::BringDocuments, Partner) => &[GlobalAdmin, AccountAdmin],
            (Self::ReadDocuments, Partner) => &[GlobalAdmin, AccountAdmin, PartnerAdmin],
            (Self::SecurityContact, Partner) => &[GlobalAdmin],
            (Self::SeeVerifications, Operator) => &[Reviewer, ProgrammeManager, Super, Auditor],
            (Self::DecideVerification, Operator) => &[Reviewer, ProgrammeManager, Super],
            (Self::EditSupportProfile | Self::EditDirectoryEntry, Partner) => &[GlobalAdmin, AdminAgent, AccountAdmin],
            (Self::AssociatePartnerId | Self::Enroll | Self::AcceptAgreement, Partner) => &[GlobalAdmin],
            (Self::RegisterPartner, Operator) => &[ProgrammeManager, Super],
            (Self::ExtendRelationship, Partner) => &[AdminAgent],
            (Self::Customers | Self::ViewProducts | Self::TransitionBoard, Partner) => {
                &[GlobalAdmin, AdminAgent, SalesAgent, HelpdeskAgent, BillingAdmin]
            }
            (Self::CreateCustomer | Self::CreateCustomerForReseller | Self::OrderProducts, Partner) => {
                &[GlobalAdmin, AdminAgent, SalesAgent]
            }
            (Self::AttestAgreement, Partner) => &[AdminAgent, SalesAgent],
            (Self::TagCustomers, Partner) => &[GlobalAdmin, AdminAgent, SalesAgent, HelpdeskAgent],
            (Self::ResendMail, Operator) => &[Support, ProgrammeManager, Super],
            (Self::SeePeople, Operator) => ANY_OPERATOR,
            (Self::SeePeople, Partner) => &[
                GlobalAdmin,
                UserAdmin,
                BillingAdmin,
                AdminAgent,
                SalesAgent,
                HelpdeskAgent,
                AccountAdmin,
                PartnerAdmin,
                IncentivesAdmin,
            ],
            (Self::ManagePeople, Partner) => &[GlobalAdmin, UserAdmin, AccountAdmin],
            (Self::GovernPeople, Partner) => &[GlobalAdmin, UserAdmin],
            (Self::AnswerAccess, Partner)
            | (Self::SeePeople | Self::ManagePeople | Self::GovernPeople | Self::AnswerAccess, Customer) => {
                &[GlobalAdmin]
            }
            (Self::ManagePeople | Self::GovernPeople | Self::AnswerAccess, Operator) => &[Super],
            _ => &[],
        }
    }

    /// The programme an organisation must be in, if any.
    pub fn programme(self) -> Option<Programme> {
        match self {
            Self::OpenEnrollment | Self::Enroll | Self::RequestRelationship => Some(Programme::Direct),
            Self::IndirectProviders | Self::AnswerPartnership | Self::RemoveProvider => {
                Some(Programme::IndirectReseller)
            }
            Self::InviteCustomers | Self::TransitionBoard | Self::MoveCustomers | Self::ExtendRelationship => {
                Some(Programme::IndirectReseller)
            }
            Self::InviteForReseller | Self::EditDirectoryEntry => Some(Programme::IndirectProvider),
            Self::IndirectResellers | Self::InviteReseller | Self::RemoveReseller | Self::CreateCustomerForReseller => {
                Some(Programme::IndirectProvider)
            }
            _ => None,
        }
    }

    /// Whether `me` holds it.
    pub(super) fn asked_by(self, me: &Me) -> Result<(), Refusal> {
        let holders = self.holders(me.kind);
        if holders.is_empty() {
            return Err(Refusal::Kind);
        }
        if let Some(programme) = self.programme().filter(|programme| !me.is_in(*programme)) {
            return Err(Refusal::Programme(programme));
        }
        if me.roles.iter().any(|role| holders.contains(role)) { Ok(()) } else { Err(Refusal::Role(holders)) }
    }
}
