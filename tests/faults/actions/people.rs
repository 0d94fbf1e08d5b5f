//! Profiles, people, and one's own account.

use super::{A_FILE, Action, Again, LATER_ON, Press, RECENTLY, THE_CODE, THE_FIRST, action, click, press};

const GAELLE: &str = "gaelle@alpine.example";
const NORA: &str = "nora@nordwind.example";
const DEMO: &str = partner_center::demo::PASSWORD;

const SECURITY: &str = "/settings/security";
const PERSON: &str = "/settings/users > /settings/users/{membership}";
const LEGAL: &str = "/settings/partner-profile/legal";
const FIX: &str = "/settings/partner-profile/verification/fix";
const FACTOR_BEGUN: Press = click(GAELLE, SECURITY, "/settings/security/second-factor");
const FACTOR_PROVED: Press = press(GAELLE, SECURITY, SECURITY, &[("code", THE_CODE)]);
const ELSEWHERE: Press = press("gaelle", "/sign-in", "/sign-in", &[("mail", GAELLE), ("password", DEMO)]);

/// A form of one page that stands where it is sent to.
const fn own(path: &'static str, fields: &'static [(&'static str, &'static str)]) -> Action {
    action(press(GAELLE, path, path, fields))
}

/// In no order.
pub const ACTIONS: &[Action] = &[
    own("/settings/support-profile", &[("support_mail", "help@alpine.example")]),
    own("/settings/partner-profile/primary-contact", &[("first_name", "Gilda")]),
    own("/settings/partner-profile/security-contact", &[("first_name", "Gilda")]),
    own("/settings/partner-profile/legal/edit", &[("address_line1", "5 rue Neuve")]),
    action(click(GAELLE, LEGAL, "/settings/partner-profile/verification/begin")).with(
        "set session_replication_role = replica;
         update verifications set state = 'none', stage = null, started_at = null, moved_at = null
         from organisations o where o.id = organisation_id and o.name = 'Alpine Cloud'",
    ),
    action(click("admin@iris.example", LEGAL, "/settings/partner-profile/verification/resend")),
    action(press(
        NORA,
        FIX,
        FIX,
        &[
            ("text", "Here is the right one."),
            ("kind", "register"),
            ("issued_on", RECENTLY),
            ("step", "send"),
            ("document", A_FILE),
        ],
    )),
    action(press(
        "sophie@sable.example",
        "/settings/identifiers",
        "/settings/identifiers",
        &[("partner_id", THE_FIRST)],
    )),
    own("/settings/users/invite", &[("mails", "new@alpine.example\nother@alpine.example"), ("roles", "admin_agent")]),
    action(press(GAELLE, PERSON, "/settings/users/{membership}/roles", &[("roles", "sales_agent")])),
    action(press(GAELLE, PERSON, "/settings/users/{membership}/state", &[("act", "block")])),
    action(press(GAELLE, PERSON, "/settings/users/{membership}/reset", &[("act", "reset")])),
    action(click(NORA, PERSON, "/settings/users/{membership}/resend")),
    action(press(
        GAELLE,
        "/settings/users",
        "/settings/access-requests/{request}",
        &[("decision", "grant"), ("answer", "")],
    )),
    action(press(
        "bruno@alpine.example",
        "/settings/my-access",
        "/settings/my-access",
        &[("role", "admin_agent"), ("note", "I answer the orders.")],
    )),
    action(click("claire@conseil.example", "/organisations", "/organisations/{membership}"))
        .then(Again::Another)
        .noting(&["sessions"]),
    own("/settings/security/password", &[("password", DEMO), ("new_password", "a lake, a hill and a mill")])
        .then(Again::Over(422))
        .noting(&["sign_in_failures"]),
    action(FACTOR_BEGUN).then(Again::Another),
    action(FACTOR_PROVED).after(&[FACTOR_BEGUN]).then(Again::Over(422)),
    action(click(GAELLE, SECURITY, "/settings/security/recovery-codes"))
        .after(&[FACTOR_BEGUN, FACTOR_PROVED, LATER_ON])
        .then(Again::Another),
    action(press(GAELLE, SECURITY, "/settings/security/sessions", &[("session", THE_FIRST)])).after(&[ELSEWHERE]),
    action(click(GAELLE, SECURITY, "/settings/security/sign-out-everywhere"))
        .after(&[ELSEWHERE])
        // the form is kept until somebody has signed in again
        .then(Again::Over(303))
        .noting(&["sessions"]),
    action(press(GAELLE, "/overview", "/language", &[("lang", "fr")])),
    action(click(GAELLE, "/overview", "/sign-out")),
];
