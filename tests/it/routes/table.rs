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
/// Whoever is signed in.
pub const MEMBERS: &str = "members";

const PARTNERS: &str = "direct_ga direct_aa direct_ba direct_ha other_ga reseller_ga provider_ga";
const PARTNER_GAS: &str = "direct_ga other_ga reseller_ga provider_ga";
const PARTNER_GAS_AND_AAS: &str = "direct_ga direct_aa other_ga reseller_ga provider_ga";
const OPERATORS: &str = "super programme_manager reviewer finance support auditor";
const MANAGERS: &str = "super programme_manager";

const DECIDERS: &str = "super programme_manager reviewer";

const PARTNER_IDS: &str = "select id from organisations where kind = 'partner'";
/// A link's token is no id: any that could be one leads on, and says nothing yet.
pub const TOKEN: &str = "token";

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
    get("/indirect-providers", "reseller_ga"),
    // A05, A06
    get("/settings/agreements", MEMBERS),
    get("/agreements/{version}", MEMBERS).of("select id from agreement_versions"),
    get("/agreements/{version}/certificate", MEMBERS).of(ACCEPTED),
    get("/agreements/{version}/text", MEMBERS).of(ACCEPTED),
    post("/agreements/{version}/accept", PARTNER_GAS).of("select id from agreement_versions"),
    // F01, F10
    get("/ops/offboarding", OPERATORS),
    post("/ops/partners/{partner}/offboarding", MANAGERS).of(PARTNER_IDS),
    post("/ops/partners/{partner}/offboarding/lift", MANAGERS).of(PARTNER_IDS),
    get("/ops/enrollments", OPERATORS),
    get("/ops/enrollments/{enrollment}", OPERATORS).of("select id from enrollments"),
    post("/ops/enrollments/{enrollment}/decision", DECIDERS).of("select id from enrollments"),
    post("/ops/enrollments/{enrollment}/assignee", DECIDERS).of("select id from enrollments"),
    post("/ops/enrollments/{enrollment}/notes", DECIDERS).of("select id from enrollments"),
    get("/ops/settings", OPERATORS),
    post("/ops/settings", MANAGERS),
    // the demo's own
    get("/demo/mail", ANYBODY),
    get("/demo/mail/{mail}", ANYBODY).of("select mail_id from demo_mailbox"),
    get("/styleguide", ANYBODY),
    // ends the session, so it comes last
    post("/sign-out", ANYBODY),
];
