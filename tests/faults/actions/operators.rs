//! The operator's desk.

use super::{Action, LATER, Press, action, click, press};

const OLIVIA: &str = "olivia@northlight.example";
const RAVI: &str = "ravi@northlight.example";

const DRAFT: &str = "/ops/agreements/draft/indirect_reseller";
const DRAFTED: Press =
    press(OLIVIA, DRAFT, "/ops/agreements/draft/{kind}", &[("text_en", "New words."), ("text_fr", "Nouveau texte.")]);
const PREVIEW: &str = "/ops/agreements/draft/indirect_reseller/preview";
const ENROLLMENTS: &str = "/ops/enrollments > /ops/enrollments/{enrollment}";
const VERIFICATIONS: &str = "/ops/verifications > /ops/verifications/{partner}";
const IMPORTS: &str = "/ops/offboarding > /ops/offboarding/imports/{import}";
const PARTNERS: &str = "/ops/partners > /ops/partners/{partner}";

/// In no order.
pub const ACTIONS: &[Action] = &[
    action(press(
        OLIVIA,
        "/ops/partners/new",
        "/ops/partners/new",
        &[
            ("name", "Newton Services"),
            ("country", "FR"),
            ("region", "EU"),
            ("language", "en"),
            ("programme", "direct"),
            ("partner_ids", "4199001"),
            ("first_name", "Nell"),
            ("last_name", "Newton"),
            ("mail", "nell@newton.example"),
        ],
    )),
    action(press(
        OLIVIA,
        PARTNERS,
        "/ops/partners/{partner}/offboarding",
        &[("reason", "Renewal"), ("planned_on", LATER)],
    )),
    action(click(OLIVIA, PARTNERS, "/ops/partners/{partner}/offboarding/lift")),
    action(press(
        OLIVIA,
        "/ops/offboarding/month?month=6",
        "/ops/offboarding/month",
        &[("reason", "Renewal"), ("planned_on", LATER)],
    ))
    .with("set session_replication_role = replica;
         update programme_enrollments set activated_at = '2024-06-15' where activated_at < app.now() - interval '2 years'"),
    action(press(
        OLIVIA,
        "/ops/offboarding/imports/new",
        "/ops/offboarding/imports/new",
        &[("pasted", "partner_id,reason,planned_date\n4100002,Renewal,2099-01-31\n")],
    )),
    action(click(OLIVIA, IMPORTS, "/ops/offboarding/imports/{import}/apply")),
    action(click(OLIVIA, IMPORTS, "/ops/offboarding/imports/{import}/discard")),
    action(press(OLIVIA, "/ops/settings", "/ops/settings", &[("approval_days", "5")])),
    action(click(OLIVIA, "/ops/mails", "/ops/mails/{mail}/resend")).after(&[press(
        "hana",
        "/reset-password",
        "/reset-password",
        &[("mail", "hana@harbor.example")],
    )]),
    action(DRAFTED),
    action(press(
        OLIVIA,
        PREVIEW,
        "/ops/agreements/draft/{kind}/publish",
        &[("confirmation", "Indirect reseller agreement 2")],
    ))
    .after(&[DRAFTED]),
    action(click(OLIVIA, PREVIEW, "/ops/agreements/draft/{kind}/discard")).after(&[DRAFTED]),
    action(click(RAVI, ENROLLMENTS, "/ops/enrollments/{enrollment}/assignee")),
    action(press(
        RAVI,
        ENROLLMENTS,
        "/ops/enrollments/{enrollment}/notes",
        &[("note", "Ask the registrar on Monday.")],
    )),
    action(press(RAVI, VERIFICATIONS, "/ops/verifications/{partner}/decision", &[("verdict", "pass")])),
    action(press(RAVI, VERIFICATIONS, "/ops/documents/{document}", &[("judgement", "accept")])),
];
