//! Paths, as templates and handlers name them: the one place where they are written.

/// Where everyone lands.
pub const OVERVIEW: &str = "/overview";
/// Sign-in.
pub const SIGN_IN: &str = "/sign-in";
/// Sign-out.
pub const SIGN_OUT: &str = "/sign-out";
/// The second factor's code.
pub const MFA: &str = "/mfa";
/// Asking for a new password.
pub const FORGOTTEN: &str = "/reset-password";
/// Choosing one, by the mailed link.
pub const RESET: &str = "/reset-password/{token}";
/// The clean page behind that link.
pub const RESET_FORM: &str = "/reset-password/choose";
/// Coming in, by the mailed link.
pub const ACCEPT_USER: &str = "/accept-user/{token}";
/// The clean page behind that link.
pub const ACCEPT_USER_FORM: &str = "/accept-user";
/// The language of pages.
pub const LANGUAGE: &str = "/language";
/// A form that was kept while its person proved who they are.
pub const RESUME: &str = "/resume";
/// Stay signed in.
pub const STAY: &str = "/session/stay";
/// The log.
pub const ACTIVITY: &str = "/activity";
/// The log for spreadsheets.
pub const ACTIVITY_CSV: &str = "/activity/export.csv";
/// The log whole, to be checked.
pub const ACTIVITY_JSON: &str = "/activity/export.json";
/// The certificate of an acceptance.
pub const CERTIFICATE: &str = "/agreements/{version}/certificate";
/// The words that were accepted, byte for byte.
pub const CERTIFIED_TEXT: &str = "/agreements/{version}/text";
/// A partner's certificate, for the operator.
pub const OPS_CERTIFICATE: &str = "/ops/acceptances/{acceptance}";
/// Whether everything is in order.
pub const OPS_HEALTH: &str = "/ops/health";
/// Settings.
pub const SETTINGS: &str = "/settings";
/// Partner profile.
pub const PARTNER_PROFILE: &str = "/settings/partner-profile";
/// Primary contact.
pub const PRIMARY_CONTACT: &str = "/settings/partner-profile/primary-contact";
/// The legal profile and how its verification stands.
pub const LEGAL: &str = "/settings/partner-profile/legal";
/// Change it.
pub const LEGAL_EDIT: &str = "/settings/partner-profile/legal/edit";
/// Begin the verification.
pub const VERIFICATION_BEGIN: &str = "/settings/partner-profile/verification/begin";
/// Another link to prove the contact's mailbox.
pub const VERIFICATION_RESEND: &str = "/settings/partner-profile/verification/resend";
/// Answer or dispute, with documents.
pub const VERIFICATION_FIX: &str = "/settings/partner-profile/verification/fix";
/// One of the own documents.
pub const DOCUMENT: &str = "/settings/partner-profile/verification/documents/{document}";
/// Security contact.
pub const SECURITY_CONTACT: &str = "/settings/partner-profile/security-contact";
/// The proof of the contact's mailbox: the link.
pub const VERIFY_EMAIL_LINK: &str = "/verify-email/{token}";
/// The clean page behind that link.
pub const VERIFY_EMAIL: &str = "/verify-email";
/// Program info.
pub const PROGRAM_INFO: &str = "/settings/partner-profile/program-info";
/// Support profile.
pub const SUPPORT_PROFILE: &str = "/settings/support-profile";
/// Partner IDs.
pub const IDENTIFIERS: &str = "/settings/identifiers";
/// Own second factor.
pub const SECURITY: &str = "/settings/security";
/// Begin to set up a second factor.
pub const SECURITY_BEGIN: &str = "/settings/security/second-factor";
/// New recovery codes.
pub const SECURITY_CODES: &str = "/settings/security/recovery-codes";
/// End one of the own sessions.
pub const SECURITY_SESSIONS: &str = "/settings/security/sessions";
/// Sign out everywhere.
pub const SECURITY_EVERYWHERE: &str = "/settings/security/sign-out-everywhere";
/// Another password.
pub const SECURITY_PASSWORD: &str = "/settings/security/password";
/// What I may do, and asking for more.
pub const MY_ACCESS: &str = "/settings/my-access";
/// The organisation's people.
pub const USERS: &str = "/settings/users";
/// Invite some.
pub const USERS_INVITE: &str = "/settings/users/invite";
/// One of them.
pub const USER: &str = "/settings/users/{membership}";
/// Their roles.
pub const USER_ROLES: &str = "/settings/users/{membership}/roles";
/// Block, unblock, delete, restore.
pub const USER_STATE: &str = "/settings/users/{membership}/state";
/// The invitation anew.
pub const USER_RESEND: &str = "/settings/users/{membership}/resend";
/// A new password by a link.
pub const USER_RESET: &str = "/settings/users/{membership}/reset";
/// Answer a request for access.
pub const ACCESS_ANSWER: &str = "/settings/access-requests/{request}";
/// The organisations a person can act for.
pub const ORGANISATIONS: &str = "/organisations";
/// Act for one of them.
pub const ORGANISATION: &str = "/organisations/{membership}";
/// Enrollment, step 1: readiness.
pub const ENROLLMENT: &str = "/enroll/indirect-reseller";
/// Step 2: the form.
pub const ENROLLMENT_DETAILS: &str = "/enroll/indirect-reseller/details";
/// Step 3: confirmation.
pub const ENROLLMENT_CONFIRM: &str = "/enroll/indirect-reseller/confirm";
/// Where it stands.
pub const ENROLLMENT_STATUS: &str = "/enroll/indirect-reseller/status";
/// Answer a question.
pub const ENROLLMENT_ANSWER: &str = "/enroll/indirect-reseller/answer";
/// Disagree with a refusal.
pub const ENROLLMENT_APPEAL: &str = "/enroll/indirect-reseller/appeal";
/// Take it back.
pub const ENROLLMENT_WITHDRAW: &str = "/enroll/indirect-reseller/withdraw";
/// The phases of the move.
pub const TRANSITION: &str = "/transition";
/// The board of direct customers on their way.
pub const TRANSITION_CUSTOMERS: &str = "/transition/customers";
/// The same as a file.
pub const TRANSITION_EXPORT: &str = "/transition/customers/export";
/// A deed for many of them: first seen, then done.
pub const TRANSITION_PREPARE: &str = "/transition/customers/prepare";
/// What came of one.
pub const TRANSITION_BATCH: &str = "/transition/customers/batches/{batch}";
/// How far all partners are on their way.
pub const OPS_TRANSITIONS: &str = "/ops/transitions";
/// What was accepted and what is to be.
pub const AGREEMENTS: &str = "/settings/agreements";
/// One version.
pub const AGREEMENT: &str = "/agreements/{version}";
/// Accept it.
pub const AGREEMENT_ACCEPT: &str = "/agreements/{version}/accept";
/// Indirect providers.
pub const INDIRECT_PROVIDERS: &str = "/indirect-providers";
/// A provider's invitation to a partnership: the link.
pub const PARTNERSHIP_LINK: &str = "/invitations/partnership/{token}";
/// The clean page behind that link, readable before sign-in.
pub const PARTNERSHIP: &str = "/invitations/partnership";
/// What it grants, to be answered after sign-in.
pub const PARTNERSHIP_ANSWER: &str = "/invitations/partnership/answer";
/// Accept it.
pub const PARTNERSHIP_ACCEPT: &str = "/invitations/partnership/accept";
/// Decline it.
pub const PARTNERSHIP_DECLINE: &str = "/invitations/partnership/decline";
/// The provider's indirect resellers.
pub const INDIRECT_RESELLERS: &str = "/indirect-resellers";
/// One of them.
pub const INDIRECT_RESELLER: &str = "/indirect-resellers/{reseller}";
/// End that partnership.
pub const INDIRECT_RESELLER_REMOVE: &str = "/indirect-resellers/{reseller}/remove";
/// Remind a reseller of its agreement.
pub const INDIRECT_RESELLER_REMIND: &str = "/indirect-resellers/{reseller}/remind";
/// Whether a reseller has signed, by Partner ID.
pub const RESELLER_CHECK: &str = "/indirect-resellers/check";
/// Remind the reseller that was checked.
pub const RESELLER_CHECK_REMIND: &str = "/indirect-resellers/check/remind";
/// The provider's invitations.
pub const RESELLER_INVITATIONS: &str = "/indirect-resellers/invitations";
/// Begin one.
pub const RESELLER_INVITATION_NEW: &str = "/indirect-resellers/invitations/new";
/// One of them: its letter while it is a draft.
pub const RESELLER_INVITATION: &str = "/indirect-resellers/invitations/{invitation}";
/// Send it again, with a new link.
pub const RESELLER_INVITATION_RESEND: &str = "/indirect-resellers/invitations/{invitation}/resend";
/// Take it back, or throw the draft away.
pub const RESELLER_INVITATION_WITHDRAW: &str = "/indirect-resellers/invitations/{invitation}/withdraw";
/// A reseller's provider.
pub const INDIRECT_PROVIDER: &str = "/indirect-providers/{provider}";
/// End that partnership.
pub const INDIRECT_PROVIDER_REMOVE: &str = "/indirect-providers/{provider}/remove";
/// Choose the provider to invite customers with.
pub const CUSTOMERS_INVITE: &str = "/customers/invite";
/// The invitations of a direct partner alone.
pub const CUSTOMER_INVITATIONS: &str = "/customers/invitations";
/// Invite new customers with a provider.
pub const PROVIDER_INVITE: &str = "/indirect-providers/{provider}/invite";
/// The joint invitations with it.
pub const PROVIDER_INVITATIONS: &str = "/indirect-providers/{provider}/invitations";
/// Invite new customers for a reseller.
pub const RESELLER_INVITE: &str = "/indirect-resellers/{reseller}/invite";
/// The joint invitations with it.
pub const RESELLER_CUSTOMER_INVITATIONS: &str = "/indirect-resellers/{reseller}/customer-invitations";
/// One invitation to a customer: its letter while it is a draft.
pub const CUSTOMER_INVITATION: &str = "/customers/invitations/{invitation}";
/// Send it again, with a new link.
pub const CUSTOMER_INVITATION_RENEW: &str = "/customers/invitations/{invitation}/renew";
/// Remind its addressee, with a new link.
pub const CUSTOMER_INVITATION_REMIND: &str = "/customers/invitations/{invitation}/remind";
/// Take it back, or throw the draft away.
pub const CUSTOMER_INVITATION_WITHDRAW: &str = "/customers/invitations/{invitation}/withdraw";
/// An invitation to a customer: the link.
pub const OWN_INVITATION_LINK: &str = "/c/invitations/{token}";
/// The clean page behind that link, readable before sign-in.
pub const OWN_INVITATION: &str = "/c/invitations";
/// What it grants, to be answered after sign-in.
pub const OWN_INVITATION_ANSWER: &str = "/c/invitations/answer";
/// Accept it.
pub const OWN_INVITATION_ACCEPT: &str = "/c/invitations/accept";
/// Decline it.
pub const OWN_INVITATION_DECLINE: &str = "/c/invitations/decline";
/// What was accepted, to print.
pub const RECEIPT: &str = "/c/receipts/{invitation}";
/// Create an organisation and an account on the way.
pub const JOIN: &str = "/c/join";
/// The proof of the mailbox: the link.
pub const JOIN_LINK: &str = "/c/join/{token}";
/// The clean page behind that link.
pub const JOIN_CONFIRM: &str = "/c/join/confirm";
/// Who has access to a customer.
pub const OWN_PARTNERS: &str = "/c/partners";
/// End a partner's administration rights.
pub const OWN_PARTNER_ADMINISTRATION: &str = "/c/partners/{relationship}/end-administration";
/// Ask to end a relationship.
pub const OWN_PARTNER_END: &str = "/c/partners/{relationship}/end";
/// Customers.
pub const CUSTOMERS: &str = "/customers";
/// The same as a file.
pub const CUSTOMERS_EXPORT: &str = "/customers/export";
/// A new one.
pub const CUSTOMERS_NEW: &str = "/customers/new";
/// Tags for many.
pub const CUSTOMERS_TAGS: &str = "/customers/tags";
/// A person's own views of the list.
pub const CUSTOMER_VIEWS: &str = "/customers/views";
/// Forget one.
pub const CUSTOMER_VIEW_DELETE: &str = "/customers/views/{view}/delete";
/// Extend a relationship to a provider.
pub const CUSTOMER_TRANSFER: &str = "/customers/{customer}/indirect-providers/transfer";
/// End a relationship.
pub const CUSTOMER_REMOVE: &str = "/customers/{customer}/remove";
/// Give administration rights back.
pub const CUSTOMER_RENOUNCE: &str = "/customers/{customer}/renounce-administration";
/// One of them.
pub const CUSTOMER: &str = "/customers/{customer}";
/// Order products for it.
pub const CUSTOMER_ORDER: &str = "/customers/{customer}/order";
/// Its products.
pub const CUSTOMER_PRODUCTS: &str = "/customers/{customer}/products";
/// Its tags.
pub const CUSTOMER_TAGS: &str = "/customers/{customer}/tags";
/// Its customer agreement.
pub const CUSTOMER_AGREEMENT: &str = "/customers/{customer}/agreement";
/// A new customer for a reseller.
pub const RESELLER_CUSTOMERS_NEW: &str = "/indirect-resellers/{reseller}/customers/new";
/// Partners identified for off-boarding.
pub const OPS_OFFBOARDING: &str = "/ops/offboarding";
/// The same as a file.
pub const OPS_OFFBOARDING_EXPORT: &str = "/ops/offboarding/export.csv";
/// The agreements the operator publishes.
pub const OPS_AGREEMENTS: &str = "/ops/agreements";
/// One version of one.
pub const OPS_AGREEMENT: &str = "/ops/agreements/{version}";
/// The version that is being written.
pub const OPS_AGREEMENT_DRAFT: &str = "/ops/agreements/draft/{kind}";
/// As partners will see it, and what is new.
pub const OPS_AGREEMENT_PREVIEW: &str = "/ops/agreements/draft/{kind}/preview";
/// Publish it for good.
pub const OPS_AGREEMENT_PUBLISH: &str = "/ops/agreements/draft/{kind}/publish";
/// Throw it away.
pub const OPS_AGREEMENT_DISCARD: &str = "/ops/agreements/draft/{kind}/discard";
/// A renewal month of direct partners.
pub const OPS_COHORT: &str = "/ops/offboarding/month";
/// Its partners as a list to fill in and import.
pub const OPS_COHORT_LIST: &str = "/ops/offboarding/month/list.csv";
/// Read a file of partners.
pub const OPS_IMPORT_NEW: &str = "/ops/offboarding/imports/new";
/// The file to begin with.
pub const OPS_IMPORT_TEMPLATE: &str = "/ops/offboarding/imports/template.csv";
/// What was read, how far it is applied, what came of it.
pub const OPS_IMPORT: &str = "/ops/offboarding/imports/{import}";
/// Its rows that are wrong, as a file.
pub const OPS_IMPORT_FAULTS: &str = "/ops/offboarding/imports/{import}/faults.csv";
/// Let it be applied.
pub const OPS_IMPORT_APPLY: &str = "/ops/offboarding/imports/{import}/apply";
/// Throw it away.
pub const OPS_IMPORT_DISCARD: &str = "/ops/offboarding/imports/{import}/discard";
/// Identify one.
pub const OPS_FLAG: &str = "/ops/partners/{partner}/offboarding";
/// Take that back.
pub const OPS_LIFT: &str = "/ops/partners/{partner}/offboarding/lift";
/// The desk's queue.
pub const OPS_ENROLLMENTS: &str = "/ops/enrollments";
/// One enrollment.
pub const OPS_ENROLLMENT: &str = "/ops/enrollments/{enrollment}";
/// Decide it, or ask.
pub const OPS_DECISION: &str = "/ops/enrollments/{enrollment}/decision";
/// Take it on.
pub const OPS_ASSIGN: &str = "/ops/enrollments/{enrollment}/assignee";
/// Note something about it.
pub const OPS_NOTE: &str = "/ops/enrollments/{enrollment}/notes";
/// Verifications that are open.
pub const OPS_VERIFICATIONS: &str = "/ops/verifications";
/// One of them.
pub const OPS_VERIFICATION: &str = "/ops/verifications/{partner}";
/// Look at a part, ask, decide.
pub const OPS_VERIFICATION_DECISION: &str = "/ops/verifications/{partner}/decision";
/// A partner's document; accept or refuse it.
pub const OPS_DOCUMENT: &str = "/ops/documents/{document}";
/// The programme's settings.
pub const OPS_SETTINGS: &str = "/ops/settings";
/// The operator's partners.
pub const OPS_PARTNERS: &str = "/ops/partners";
/// Register one.
pub const OPS_PARTNERS_NEW: &str = "/ops/partners/new";
/// One of them.
pub const OPS_PARTNER: &str = "/ops/partners/{partner}";
/// Entries of the directory that wait for the operator.
pub const OPS_DIRECTORY: &str = "/ops/directory";
/// One of them, beside what is in force.
pub const OPS_DIRECTORY_ENTRY: &str = "/ops/directory/{entry}";
/// Publish it or send it back.
pub const OPS_DIRECTORY_DECISION: &str = "/ops/directory/{entry}/decision";
/// The directory of providers, for everybody.
pub const FIND_A_PROVIDER: &str = "/find-a-provider";
/// Some of them side by side.
pub const COMPARE: &str = "/find-a-provider/compare";
/// Those that are kept in mind.
pub const SHORTLIST: &str = "/find-a-provider/shortlist";
/// One provider.
pub const LISTED_PROVIDER: &str = "/find-a-provider/{provider}";
/// Keep it in mind, or no longer.
pub const LISTED_PROVIDER_KEEP: &str = "/find-a-provider/{provider}/shortlist";
/// Write to it.
pub const LISTED_PROVIDER_CONTACT: &str = "/find-a-provider/{provider}/contact";
/// A provider's own entry.
pub const DIRECTORY_ENTRY: &str = "/settings/directory-entry";
/// Take it back from the operator.
pub const DIRECTORY_ENTRY_TAKE_BACK: &str = "/settings/directory-entry/take-back";
/// Take the published entry out of the directory.
pub const DIRECTORY_ENTRY_TAKE_DOWN: &str = "/settings/directory-entry/take-down";
/// Requests that partners have sent to the provider.
pub const CONTACT_REQUESTS: &str = "/indirect-resellers/requests";
/// One of them.
pub const CONTACT_REQUEST: &str = "/indirect-resellers/requests/{request}";
/// Begin an invitation for it.
pub const CONTACT_REQUEST_INVITE: &str = "/indirect-resellers/requests/{request}/invitation";
/// Help.
pub const HELP: &str = "/help";
/// One article.
pub const HELP_ARTICLE: &str = "/help/{article}";
/// The operator's mails.
pub const OPS_MAILS: &str = "/ops/mails";
/// Send one again.
pub const OPS_MAIL_RESEND: &str = "/ops/mails/{mail}/resend";
/// The demo's mailbox.
pub const DEMO_MAIL: &str = "/demo/mail";
/// One of its mails.
pub const DEMO_MAIL_ONE: &str = "/demo/mail/{mail}";
/// Every component.
pub const STYLEGUIDE: &str = "/styleguide";
