//! Who gets in where, as the specification says it; written by hand and on purpose not derived from the program.

/// A row of the table.
pub struct Row {
    /// GET or POST.
    pub method: &'static str,
    /// With its parameters in braces.
    pub path: &'static str,
    /// Who gets in; everybody else who is signed in is refused, and who is not is sent to sign in.
    pub who: &'static str,
    /// The ids that lead to something, as a statement with the person's organisation as `$1`.
    pub ids: &'static str,
}

const fn get(path: &'static str, who: &'static str) -> Row {
    Row { method: "GET", path, who, ids: "" }
}

const fn post(path: &'static str, who: &'static str) -> Row {
    Row { method: "POST", path, who, ids: "" }
}

impl Row {
    const fn of(self, ids: &'static str) -> Self {
        Self { ids, ..self }
    }
}

/// Whoever comes.
pub const ANYBODY: &str = "anybody";
/// Nobody of the table.
const NOBODY: &str = "";
/// Whoever is signed in.
pub const MEMBERS: &str = "members";

const PARTNERS: &str = "direct_ga direct_aa direct_ba direct_ha other_ga reseller_ga provider_ga";
const PARTNER_GAS: &str = "direct_ga other_ga reseller_ga provider_ga";
const PARTNER_GAS_AND_AAS: &str = "direct_ga direct_aa other_ga reseller_ga provider_ga";
const OPERATORS: &str = "super programme_manager reviewer finance support auditor";
const MANAGERS: &str = "super programme_manager";

const DECIDERS: &str = "super programme_manager reviewer";
const VERIFIERS: &str = "super programme_manager reviewer auditor";

const PEOPLE_GAS: &str = "direct_ga other_ga reseller_ga provider_ga customer_ga super";
const PEOPLE_SEEN: &str = "direct_ga direct_aa direct_ba direct_ha other_ga reseller_ga provider_ga customer_ga super programme_manager reviewer finance support auditor";
const COLLEAGUES: &str = "select id from memberships where organisation_id = $1";
const MY_CUSTOMERS: &str = "select customer_id from customer_listings where partner_id = $1";
const MY_RESELLERS: &str = "select reseller_id from partnerships where provider_id = $1 and state = 'active'";
const IMPORTS: &str = "select id from offboarding_imports order by id desc";
const PARTNER_IDS: &str = "select id from organisations where kind = 'partner'";
const PROVIDERS: &str = "select provider_id from partnerships where reseller_id = $1 and state <> 'removed'";
const RESELLERS: &str = "select reseller_id from partnerships where provider_id = $1 and state <> 'removed'";
const INVITATIONS: &str = "select id from partnership_invitations where provider_id = $1";
const CUSTOMER_INVITATION_READERS: &str = "direct_ga direct_aa direct_ha other_ga reseller_ga provider_ga";
const CUSTOMER_INVITATION_WRITERS: &str = "direct_ga direct_aa other_ga reseller_ga provider_ga";
const CUSTOMER_INVITATIONS: &str = "select id from customer_invitations where $1 in (reseller_id, provider_id) and (state <> 'draft' or inviter_id = $1)";
const OWN_RELATIONSHIPS: &str = "select id from reseller_relationships where customer_id = $1 and state <> 'removed'";
/// A link's token is no id: any that could be one leads on, and says nothing yet.
pub const TOKEN: &str = "token";

const REQUESTS: &str = "select id from contact_requests where provider_id = $1";
const LISTED: &str = "select provider_id from directory_entries where state = 'published' order by provider_id";
const LISTED_OTHERS_FIRST: &str =
    "select provider_id from directory_entries where state = 'published' order by provider_id = $1, provider_id";
const ENTRIES: &str = "select id from directory_entries where state <> 'draft' order by state <> 'submitted', id";

const ACCEPTED: &str = "select version_id from acceptances where organisation_id = $1";

/// Every route there is, the demo's too.
pub const TABLE: &[Row] = &[
    get("/", ANYBODY),
    get("/sign-in", ANYBODY),
    post("/sign-in", ANYBODY),
    get("/mfa", ANYBODY),
    post("/mfa", ANYBODY),
    get("/reset-password", ANYBODY),
    post("/reset-password", ANYBODY),
    get("/reset-password/choose", ANYBODY),
    post("/reset-password/choose", ANYBODY),
    get("/reset-password/{token}", ANYBODY).of(TOKEN),
    get("/accept-user", ANYBODY),
    post("/accept-user", ANYBODY),
    get("/accept-user/{token}", ANYBODY).of(TOKEN),
    post("/language", ANYBODY),
    get("/resume", MEMBERS),
    post("/session/stay", MEMBERS),
    get("/overview", MEMBERS),
    get("/settings", MEMBERS),
    get("/settings/security", MEMBERS),
    post("/settings/security", MEMBERS),
    post("/settings/security/second-factor", MEMBERS),
    post("/settings/security/recovery-codes", MEMBERS),
    // A04, A07, A10, A12, A20
    get("/settings/partner-profile", PARTNERS),
    get("/settings/partner-profile/primary-contact", PARTNER_GAS),
    post("/settings/partner-profile/primary-contact", PARTNER_GAS),
    get("/settings/partner-profile/program-info", PARTNERS),
    // A07-A09: legal profile, verification, security contact
    get("/settings/partner-profile/legal", PARTNER_GAS),
    get("/settings/partner-profile/legal/edit", PARTNER_GAS),
    post("/settings/partner-profile/legal/edit", PARTNER_GAS),
    post("/settings/partner-profile/verification/begin", PARTNER_GAS),
    post("/settings/partner-profile/verification/resend", PARTNER_GAS),
    get("/settings/partner-profile/verification/fix", PARTNER_GAS),
    post("/settings/partner-profile/verification/fix", PARTNER_GAS),
    get("/settings/partner-profile/verification/documents/{document}", PARTNER_GAS)
        .of("select id from documents where organisation_id = $1"),
    get("/settings/partner-profile/security-contact", PARTNER_GAS),
    post("/settings/partner-profile/security-contact", PARTNER_GAS),
    get("/verify-email", ANYBODY),
    post("/verify-email", ANYBODY),
    get("/verify-email/{token}", ANYBODY).of(TOKEN),
    get("/settings/support-profile", PARTNER_GAS_AND_AAS),
    post("/settings/support-profile", PARTNER_GAS_AND_AAS),
    get("/settings/identifiers", PARTNERS),
    post("/settings/identifiers", PARTNER_GAS),
    get(
        "/activity",
        "direct_ga direct_aa other_ga reseller_ga provider_ga customer_ga super programme_manager reviewer finance support auditor",
    ),
    get(
        "/activity/export.csv",
        "direct_ga direct_aa other_ga reseller_ga provider_ga customer_ga super programme_manager reviewer finance support auditor",
    ),
    get(
        "/activity/export.json",
        "direct_ga direct_aa other_ga reseller_ga provider_ga customer_ga super programme_manager reviewer finance support auditor",
    ),
    // G06, G07, G11, G13, G14
    get("/ops/health", OPERATORS),
    // F01: a list of partners to be identified at once (G07)
    get("/ops/offboarding/month", OPERATORS),
    post("/ops/offboarding/month", MANAGERS),
    get("/ops/offboarding/month/list.csv", MANAGERS),
    get("/ops/offboarding/imports/new", MANAGERS),
    post("/ops/offboarding/imports/new", MANAGERS),
    get("/ops/offboarding/imports/template.csv", MANAGERS),
    get("/ops/offboarding/imports/{import}", OPERATORS).of(IMPORTS),
    get("/ops/offboarding/imports/{import}/faults.csv", OPERATORS).of(IMPORTS),
    post("/ops/offboarding/imports/{import}/apply", MANAGERS).of(IMPORTS),
    post("/ops/offboarding/imports/{import}/discard", MANAGERS).of(IMPORTS),
    // G08
    get("/ops/agreements", OPERATORS),
    get("/ops/agreements/{version}", OPERATORS).of("select id from agreement_versions"),
    get("/ops/agreements/draft/{kind}", MANAGERS).of("select kind from agreement_versions"),
    post("/ops/agreements/draft/{kind}", MANAGERS).of("select kind from agreement_versions"),
    get("/ops/agreements/draft/{kind}/preview", MANAGERS).of("select kind from agreement_drafts"),
    post("/ops/agreements/draft/{kind}/publish", MANAGERS).of("select kind from agreement_drafts"),
    post("/ops/agreements/draft/{kind}/discard", MANAGERS).of("select kind from agreement_drafts"),
    get("/ops/acceptances/{acceptance}", OPERATORS).of("select id from acceptances"),
    get("/ops/partners", OPERATORS),
    get("/ops/partners/new", MANAGERS),
    post("/ops/partners/new", MANAGERS),
    get("/ops/partners/{partner}", OPERATORS).of(PARTNER_IDS),
    get("/ops/mails", OPERATORS),
    post("/ops/mails/{mail}/resend", "super programme_manager support")
        .of("select id from mails order by state <> 'queued', id"),
    // A02, A03; a partner that is not identified for off-boarding is refused whatever its role (S09)
    get("/enroll/indirect-reseller", "direct_ga direct_aa"),
    post("/enroll/indirect-reseller", "direct_ga"),
    get("/enroll/indirect-reseller/details", "direct_ga direct_aa"),
    // an empty form is none of theirs, which is said before the state is asked
    post("/enroll/indirect-reseller/details", "direct_ga other_ga"),
    get("/enroll/indirect-reseller/confirm", "direct_ga direct_aa"),
    post("/enroll/indirect-reseller/confirm", "direct_ga other_ga"),
    get("/enroll/indirect-reseller/status", "direct_ga direct_aa"),
    post("/enroll/indirect-reseller/answer", "direct_ga"),
    post("/enroll/indirect-reseller/appeal", "direct_ga"),
    post("/enroll/indirect-reseller/withdraw", "direct_ga"),
    get("/transition", "direct_ga direct_aa direct_ba direct_ha"),
    // C01, B07: the board of a partner that is both, of whom this table has nobody; tests/it/transition.rs has
    get("/transition/customers", NOBODY),
    get("/transition/customers/export", NOBODY),
    get("/transition/customers/prepare", NOBODY),
    post("/transition/customers/prepare", NOBODY),
    get("/transition/customers/batches/{batch}", NOBODY)
        .of("select id from customer_move_batches where partner_id = $1"),
    // B01–B05
    get("/indirect-providers", "reseller_ga"),
    get("/indirect-providers/{provider}", "reseller_ga").of(PROVIDERS),
    get("/indirect-providers/{provider}/remove", "reseller_ga").of(PROVIDERS),
    post("/indirect-providers/{provider}/remove", "reseller_ga").of(PROVIDERS),
    get("/indirect-resellers", "provider_ga"),
    get("/indirect-resellers/check", "provider_ga"),
    post("/indirect-resellers/check/remind", "provider_ga"),
    get("/indirect-resellers/invitations", "provider_ga"),
    get("/indirect-resellers/invitations/new", "provider_ga"),
    post("/indirect-resellers/invitations/new", "provider_ga"),
    get("/indirect-resellers/invitations/{invitation}", "provider_ga").of(INVITATIONS),
    post("/indirect-resellers/invitations/{invitation}", "provider_ga").of(INVITATIONS),
    post("/indirect-resellers/invitations/{invitation}/resend", "provider_ga").of(INVITATIONS),
    post("/indirect-resellers/invitations/{invitation}/withdraw", "provider_ga").of(INVITATIONS),
    get("/indirect-resellers/{reseller}", "provider_ga").of(RESELLERS),
    post("/indirect-resellers/{reseller}/remind", "provider_ga").of(RESELLERS),
    get("/indirect-resellers/{reseller}/remove", "provider_ga").of(RESELLERS),
    post("/indirect-resellers/{reseller}/remove", "provider_ga").of(RESELLERS),
    get("/invitations/partnership", ANYBODY),
    post("/invitations/partnership", ANYBODY),
    get("/invitations/partnership/{token}", ANYBODY).of(TOKEN),
    get("/invitations/partnership/answer", MEMBERS),
    post("/invitations/partnership/accept", "reseller_ga"),
    post("/invitations/partnership/decline", "reseller_ga"),
    // B07, G01–G04: joint invitations and the customer's side
    get("/customers/invite", "direct_ga direct_aa other_ga reseller_ga"),
    // C02, F80: a direct partner asks alone
    post("/customers/invite", "direct_ga direct_aa other_ga"),
    get("/customers/invitations", "direct_ga direct_aa direct_ha other_ga"),
    get("/indirect-providers/{provider}/invite", "reseller_ga").of(PROVIDERS),
    post("/indirect-providers/{provider}/invite", "reseller_ga").of(PROVIDERS),
    get("/indirect-providers/{provider}/invitations", "reseller_ga").of(PROVIDERS),
    get("/indirect-resellers/{reseller}/invite", "provider_ga").of(RESELLERS),
    post("/indirect-resellers/{reseller}/invite", "provider_ga").of(RESELLERS),
    get("/indirect-resellers/{reseller}/customer-invitations", "provider_ga").of(RESELLERS),
    get("/customers/invitations/{invitation}", CUSTOMER_INVITATION_READERS).of(CUSTOMER_INVITATIONS),
    post("/customers/invitations/{invitation}", CUSTOMER_INVITATION_WRITERS).of(CUSTOMER_INVITATIONS),
    post("/customers/invitations/{invitation}/renew", CUSTOMER_INVITATION_WRITERS).of(CUSTOMER_INVITATIONS),
    post("/customers/invitations/{invitation}/remind", CUSTOMER_INVITATION_WRITERS).of(CUSTOMER_INVITATIONS),
    post("/customers/invitations/{invitation}/withdraw", CUSTOMER_INVITATION_WRITERS).of(CUSTOMER_INVITATIONS),
    get("/c/invitations", ANYBODY),
    post("/c/invitations", ANYBODY),
    get("/c/invitations/{token}", ANYBODY).of(TOKEN),
    get("/c/invitations/answer", MEMBERS),
    post("/c/invitations/accept", "customer_ga"),
    post("/c/invitations/decline", "customer_ga"),
    get("/c/receipts/{invitation}", "customer_ga")
        .of("select id from customer_invitations where customer_id = $1 and state = 'accepted'"),
    get("/c/join", ANYBODY),
    post("/c/join", ANYBODY),
    get("/c/join/{token}", ANYBODY).of(TOKEN),
    get("/c/join/confirm", ANYBODY),
    post("/c/join/confirm", ANYBODY),
    get("/c/partners", "customer_ga"),
    post("/c/partners/{relationship}/end-administration", "customer_ga").of(OWN_RELATIONSHIPS),
    get("/c/partners/{relationship}/end", "customer_ga").of(OWN_RELATIONSHIPS),
    post("/c/partners/{relationship}/end", "customer_ga").of(OWN_RELATIONSHIPS),
    // A05, A06
    get("/settings/agreements", MEMBERS),
    get("/agreements/{version}", MEMBERS).of("select id from agreement_versions"),
    get("/agreements/{version}/certificate", MEMBERS).of(ACCEPTED),
    get("/agreements/{version}/text", MEMBERS).of(ACCEPTED),
    post("/agreements/{version}/accept", PARTNER_GAS).of("select id from agreement_versions"),
    // C01, C03, C05, C15, D02, D03, B06; an indirect reseller makes no customers and orders nothing (S35, S61)
    get("/customers", PARTNERS),
    get("/customers/export", PARTNERS),
    get("/customers/new", "direct_ga direct_aa other_ga provider_ga"),
    post("/customers/new", "direct_ga direct_aa other_ga"),
    post("/customers/tags", "direct_ga direct_aa direct_ha other_ga reseller_ga provider_ga"),
    post("/customers/views", PARTNERS),
    post("/customers/views/{view}/delete", PARTNERS).of("select id from customer_views where false"),
    // B10, C08
    get("/customers/{customer}/indirect-providers/transfer", NOBODY).of(MY_CUSTOMERS),
    post("/customers/{customer}/indirect-providers/transfer", NOBODY).of(MY_CUSTOMERS),
    get("/customers/{customer}/remove", PARTNER_GAS_AND_AAS).of(MY_CUSTOMERS),
    post("/customers/{customer}/remove", PARTNER_GAS_AND_AAS).of(MY_CUSTOMERS),
    post("/customers/{customer}/renounce-administration", PARTNER_GAS_AND_AAS).of(MY_CUSTOMERS),
    get("/customers/{customer}", PARTNERS).of(MY_CUSTOMERS),
    get("/customers/{customer}/order", "direct_ga direct_aa other_ga provider_ga").of(MY_CUSTOMERS),
    get("/customers/{customer}/products", "direct_ga direct_aa direct_ba direct_ha other_ga provider_ga")
        .of(MY_CUSTOMERS),
    post("/customers/{customer}/tags", "direct_ga direct_aa direct_ha other_ga reseller_ga provider_ga")
        .of(MY_CUSTOMERS),
    post("/customers/{customer}/agreement", "direct_aa").of(MY_CUSTOMERS),
    get("/indirect-resellers/{reseller}/customers/new", "provider_ga").of(MY_RESELLERS),
    post("/indirect-resellers/{reseller}/customers/new", "provider_ga").of(MY_RESELLERS),
    // F22–F24: the directory for everybody, writing to providers, their inbox and entry, the operator's desk, help
    get("/find-a-provider", ANYBODY),
    get("/find-a-provider/compare", ANYBODY),
    get("/find-a-provider/shortlist", ANYBODY),
    get("/find-a-provider/{provider}", ANYBODY).of(LISTED),
    post("/find-a-provider/{provider}/shortlist", ANYBODY).of(LISTED),
    get("/find-a-provider/{provider}/contact", PARTNER_GAS_AND_AAS).of(LISTED_OTHERS_FIRST),
    post("/find-a-provider/{provider}/contact", PARTNER_GAS_AND_AAS).of(LISTED_OTHERS_FIRST),
    get("/indirect-resellers/requests", "provider_ga"),
    get("/indirect-resellers/requests/{request}", "provider_ga").of(REQUESTS),
    post("/indirect-resellers/requests/{request}", "provider_ga").of(REQUESTS),
    post("/indirect-resellers/requests/{request}/invitation", "provider_ga").of(REQUESTS),
    get("/settings/directory-entry", "provider_ga"),
    post("/settings/directory-entry", "provider_ga"),
    post("/settings/directory-entry/take-back", "provider_ga"),
    post("/settings/directory-entry/take-down", "provider_ga"),
    get("/ops/directory", OPERATORS),
    get("/ops/directory/{entry}", OPERATORS).of(ENTRIES),
    post("/ops/directory/{entry}/decision", DECIDERS).of(ENTRIES),
    get("/help", ANYBODY),
    get("/help/{article}", ANYBODY).of("select 'partner-with-indirect-providers'"),
    // F01, F10
    get("/ops/transitions", OPERATORS),
    get("/ops/offboarding", OPERATORS),
    get("/ops/offboarding/export.csv", OPERATORS),
    post("/ops/partners/{partner}/offboarding", MANAGERS).of(PARTNER_IDS),
    post("/ops/partners/{partner}/offboarding/lift", MANAGERS).of(PARTNER_IDS),
    get("/ops/enrollments", OPERATORS),
    get("/ops/enrollments/{enrollment}", OPERATORS).of("select id from enrollments"),
    post("/ops/enrollments/{enrollment}/decision", DECIDERS).of("select id from enrollments"),
    post("/ops/enrollments/{enrollment}/assignee", DECIDERS).of("select id from enrollments"),
    post("/ops/enrollments/{enrollment}/notes", DECIDERS).of("select id from enrollments"),
    // G06: verifications and their documents are for those who decide, and the auditor
    get("/ops/verifications", VERIFIERS),
    get("/ops/verifications/{partner}", VERIFIERS).of("select organisation_id from verifications"),
    post("/ops/verifications/{partner}/decision", DECIDERS).of("select organisation_id from verifications"),
    get("/ops/documents/{document}", VERIFIERS).of("select id from documents"),
    post("/ops/documents/{document}", DECIDERS).of("select id from documents"),
    get("/ops/settings", OPERATORS),
    post("/ops/settings", MANAGERS),
    // A15-A19, G16, own account
    get("/settings/users", PEOPLE_SEEN),
    get("/settings/users/invite", PEOPLE_GAS),
    post("/settings/users/invite", PEOPLE_GAS),
    get("/settings/users/{membership}", PEOPLE_SEEN).of(COLLEAGUES),
    post("/settings/users/{membership}/roles", PEOPLE_GAS).of(COLLEAGUES),
    post("/settings/users/{membership}/state", PEOPLE_GAS).of(COLLEAGUES),
    post("/settings/users/{membership}/resend", PEOPLE_GAS).of(COLLEAGUES),
    post("/settings/users/{membership}/reset", PEOPLE_GAS).of(COLLEAGUES),
    post("/settings/access-requests/{request}", PEOPLE_GAS)
        .of("select id from access_requests where organisation_id = $1"),
    get("/settings/my-access", MEMBERS),
    post("/settings/my-access", MEMBERS),
    get("/settings/security/password", MEMBERS),
    post("/settings/security/password", MEMBERS),
    post("/settings/security/sessions", MEMBERS),
    get("/organisations", MEMBERS),
    // nobody of the table acts for two organisations
    post("/organisations/{membership}", MEMBERS).of("select id from memberships where false"),
    // the demo's own
    get("/demo/mail", ANYBODY),
    get("/demo/mail/{mail}", ANYBODY).of("select mail_id from demo_mailbox"),
    get("/styleguide", ANYBODY),
    // these end the session, so they come last
    post("/settings/security/sign-out-everywhere", MEMBERS),
    post("/sign-out", ANYBODY),
];
