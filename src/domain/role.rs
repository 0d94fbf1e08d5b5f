//! What people are in an organisation (spec/permissions.md, roles).

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $code:literal)*) => {
        /// What a person is in an organisation. Rights of several roles add up.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role { $($(#[$doc])* $name),* }

        impl Role {
            /// Every role.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in the database, in forms and in message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The role called so.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

roles! {
    /// Everything in its organisation.
    GlobalAdmin = "global_admin"
    /// People and their roles.
    UserAdmin = "user_admin"
    /// Billing.
    BillingAdmin = "billing_admin"
    /// Customers, subscriptions, delegated administration.
    AdminAgent = "admin_agent"
    /// Customers and relationship requests.
    SalesAgent = "sales_agent"
    /// Support for customers.
    HelpdeskAgent = "helpdesk_agent"
    /// Profiles, locations, verification.
    AccountAdmin = "account_admin"
    /// Views of the partner network account.
    PartnerAdmin = "partner_admin"
    /// Incentives: enroll, bank and tax.
    IncentivesAdmin = "incentives_admin"
    /// Incentives: view.
    IncentivesUser = "incentives_user"
    /// Reports.
    ReportViewer = "report_viewer"
    /// Own profile only.
    DefaultUser = "default_user"
    /// Operator: everything, and grants operators' roles.
    Super = "super"
    /// Operator: runs the programme.
    ProgrammeManager = "programme_manager"
    /// Operator: decides enrollments and verifications.
    Reviewer = "reviewer"
    /// Operator: invoices and credits.
    Finance = "finance"
    /// Operator: helps partners, read only.
    Support = "support"
    /// Operator: reads everything, changes nothing.
    Auditor = "auditor"
}

impl Role {
    /// Whether the role belongs to the operator.
    pub fn is_operator(self) -> bool {
        matches!(
            self,
            Self::Super | Self::ProgrammeManager | Self::Reviewer | Self::Finance | Self::Support | Self::Auditor
        )
    }
}
