//! What strangers do: sign in, ask for a link, follow one.

use super::{Action, Again, LATER_ON, Press, THE_CODE, action, click, press};

const GAELLE: &str = "gaelle@alpine.example";
const ROSA: &str = "rosa@bluebird.example";
const DEMO: &str = partner_center::demo::PASSWORD;
const NEW_PASSWORD: &str = "a lake, a hill and a mill";

const PASSWORD_GIVEN: Press = press("gaelle", "/sign-in", "/sign-in", &[("mail", GAELLE), ("password", DEMO)]);
const RESET: Press = press("gaelle", "/reset-password", "/reset-password", &[("mail", GAELLE)]);
const CONTACT: &str = "/settings/partner-profile/primary-contact";

const INVITED: Press = press(
    ROSA,
    "/indirect-providers > /indirect-providers/{provider}/invite",
    "/indirect-providers/{provider}/invite",
    &[("administration", "on"), ("customer", "Val"), ("mail", "vera@val.example"), ("language", "en")],
);
const SENT: Press = press(
    ROSA,
    "/indirect-providers > /indirect-providers/{provider}/invitations > /customers/invitations/{invitation}",
    "/customers/invitations/{invitation}",
    &[("step", "done")],
);
const IS_NEW: Press = press("vera", "letter", "/c/invitations", &[("new", "yes")]);
const JOINED: Press = press(
    "vera",
    "/c/join",
    "/c/join",
    &[("name", "Val Atelier"), ("country", "FR"), ("person", "Vera Val"), ("mail", "vera@val.example")],
);

/// In no order.
pub const ACTIONS: &[Action] = &[
    action(PASSWORD_GIVEN).then(Again::Another).noting(&["sign_in_failures", "sessions"]),
    action(press("gaelle", "/mfa", "/mfa", &[("for", GAELLE), ("code", THE_CODE)])).strict().after(&[
        click(GAELLE, "/overview", "/session/stay"),
        LATER_ON,
        PASSWORD_GIVEN,
    ])
    // the half of a session that the password gave is gone
    .then(Again::Over(303))
    // a code is spent by looking at it, and with it the moment it was shown
    .noting(&["sign_in_failures", "credentials", "sessions"]),
    action(RESET).then(Again::Another),
    action(press("gaelle", "mail gaelle@alpine.example", "/reset-password/choose", &[("password", NEW_PASSWORD)]))
        .after(&[RESET])
        .then(Again::Over(410)),
    action(press("newcomer", "mail new@alpine.example", "/accept-user", &[("password", NEW_PASSWORD)]))
        .after(&[press(
            GAELLE,
            "/settings/users/invite",
            "/settings/users/invite",
            &[("mails", "new@alpine.example"), ("roles", "admin_agent")],
        )])
        .then(Again::Over(410))
        // whoever was let in without a session signs in
        .noting(&["sessions"]),
    action(click("anybody", "mail bureau@alpine.example", "/verify-email"))
        .after(&[press(GAELLE, CONTACT, CONTACT, &[("contact_mail", "bureau@alpine.example")])])
        .then(Again::Over(410)),
    action(JOINED).after(&[INVITED, SENT, IS_NEW]).then(Again::Another),
    action(press("vera elsewhere", "mail vera@val.example", "/c/join/confirm", &[("password", NEW_PASSWORD)]))
        .after(&[INVITED, SENT, IS_NEW, JOINED])
        .then(Again::Over(410))
        .noting(&["sessions"]),
];
