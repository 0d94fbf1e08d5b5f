//! A partner's customers, and the directory of providers.

use super::{Action, Press, RECENTLY, THE_FIRST, action, click, press};

const GAELLE: &str = "gaelle@alpine.example";
const ADA: &str = "ada@alpine.example";
const CAMILLE: &str = "camille@cascade.example";
const AXEL: &str = "axel@cascade.example";
const PAUL: &str = "paul@meridian.example";
const RAVI: &str = "ravi@northlight.example";

const ENTRY: &str = "/settings/directory-entry";
const REQUESTS: &str = "/indirect-resellers/requests > /indirect-resellers/requests/{request}";
const ENTRY_SENT: Press = press(PAUL, ENTRY, ENTRY, &[("step", "submit")]);
const VIEW_KEPT: Press = press(CAMILLE, "/customers?kind=direct", "/customers/views", &[("view", "Mine")]);
const NEW: &[(&str, &str)] = &[
    ("name", "Rive Clinic"),
    ("domain", "rive.example"),
    ("country", "FR"),
    ("language", "fr"),
    ("address_line1", "3 quai du Lac"),
    ("postal_code", "74000"),
    ("city", "Annecy"),
    ("first_name", "Rita"),
    ("last_name", "Rive"),
    ("mail", "rita@rive.example"),
];

/// In no order.
pub const ACTIONS: &[Action] = &[
    action(press(GAELLE, "/customers/new", "/customers/new", NEW)),
    action(press(
        PAUL,
        "/indirect-resellers > /indirect-resellers/{reseller} > /indirect-resellers/{reseller}/customers/new",
        "/indirect-resellers/{reseller}/customers/new",
        NEW,
    )),
    action(press(
        GAELLE,
        "/customers",
        "/customers/tags",
        &[("customer", THE_FIRST), ("tags", "Spring, retail"), ("step", "add")],
    )),
    action(click(
        CAMILLE,
        "/indirect-providers > /indirect-providers/{provider}/invitations",
        "/customers/invitations/{invitation}/remind",
    )),
    action(press(
        GAELLE,
        "/customers/invite",
        "/customers/invite",
        &[("administration", "on"), ("customer", "Rive"), ("mail", "rita@rive.example"), ("language", "fr")],
    )),
    action(VIEW_KEPT),
    action(click(CAMILLE, "/customers", "/customers/views/{view}/delete")).after(&[VIEW_KEPT]),
    action(press(
        GAELLE,
        "/customers > /customers/{customer}",
        "/customers/{customer}/tags",
        &[("tags", "Spring, retail")],
    )),
    action(press(
        ADA,
        "/customers > /customers/{customer}",
        "/customers/{customer}/agreement",
        &[
            ("first_name", "Rita"),
            ("last_name", "Rive"),
            ("mail", "rita@rive.example"),
            ("phone", ""),
            ("agreed_on", RECENTLY),
        ],
    )),
    action(press(
        GAELLE,
        "/customers > /customers/{customer} > /customers/{customer}/remove",
        "/customers/{customer}/remove",
        &[("understood", "on")],
    )),
    action(press(
        AXEL,
        "/transition/customers?state=not_started > /customers/{customer}/indirect-providers/transfer",
        "/customers/{customer}/indirect-providers/transfer",
        &[("provider", THE_FIRST), ("consent", "on")],
    )),
    action(click(
        CAMILLE,
        "/transition/customers/prepare?what=stay&scope=all&state=not_started",
        "/transition/customers/prepare",
    )),
    action(press(
        GAELLE,
        "/find-a-provider > /find-a-provider/{provider} > /find-a-provider/{provider}/contact",
        "/find-a-provider/{provider}/contact",
        &[("message", "May we talk?")],
    )),
    action(press(PAUL, REQUESTS, "/indirect-resellers/requests/{request}", &[("answer", "Yes, gladly.")])),
    action(click(PAUL, REQUESTS, "/indirect-resellers/requests/{request}/invitation")),
    action(ENTRY_SENT),
    action(click(PAUL, ENTRY, "/settings/directory-entry/take-back")).after(&[ENTRY_SENT]),
    action(click(PAUL, ENTRY, "/settings/directory-entry/take-down")),
    action(press(
        RAVI,
        "/ops/directory > /ops/directory/{entry}",
        "/ops/directory/{entry}/decision",
        &[("verdict", "publish")],
    ))
    .after(&[ENTRY_SENT]),
];
