//! Enrollment, agreements, partnerships and joint invitations.

use super::{A_FILE, Action, Press, RECENTLY, action, click, press};

const GAELLE: &str = "gaelle@alpine.example";
const DIETER: &str = "dieter@delta.example";
const RAVI: &str = "ravi@northlight.example";
const NORA: &str = "nora@nordwind.example";
const PAUL: &str = "paul@meridian.example";
const ROSA: &str = "rosa@bluebird.example";
const CARLA: &str = "carla@lakeside.example";

const START: &str = "/enroll/indirect-reseller";
const DETAILS: &str = "/enroll/indirect-reseller/details";
const CONFIRM: &str = "/enroll/indirect-reseller/confirm";
const STATUS: &str = "/enroll/indirect-reseller/status";
const DECISION: &str = "/ops/enrollments/{enrollment}/decision";
const AT_THE_DESK: &str = "/ops/partners?name=Delta > /ops/partners/{partner} > /ops/enrollments/{enrollment}";
const ENROLLED: [Press; 3] = [
    click(DIETER, START, START),
    click(DIETER, DETAILS, DETAILS),
    press(DIETER, CONFIRM, CONFIRM, &[("understood", "on"), ("company_name", "Delta Systems")]),
];
const ASKED: Press = press(
    RAVI,
    AT_THE_DESK,
    DECISION,
    &[("verdict", "ask"), ("text", "Your tax letter, please."), ("kinds", "tax"), ("reason", "")],
);
const REJECTED: Press = press(
    RAVI,
    AT_THE_DESK,
    DECISION,
    &[("verdict", "reject"), ("text", "The register disagrees."), ("reason", "profile")],
);

const NEW_INVITATION: &str = "/indirect-resellers/invitations/new";
const PROPOSED: Press = press(NORA, NEW_INVITATION, NEW_INVITATION, &[("whom", "partner"), ("partner", "4200001")]);
const HANDED_OVER: Press = press(
    NORA,
    "/indirect-resellers/invitations > /indirect-resellers/invitations/{invitation}",
    "/indirect-resellers/invitations/{invitation}",
    &[("step", "done")],
);
const FOLLOWED: Press = click(ROSA, "letter", "/invitations/partnership");

const INVITED: Press = press(
    ROSA,
    "/indirect-providers > /indirect-providers/{provider}/invite",
    "/indirect-providers/{provider}/invite",
    &[("administration", "on"), ("customer", "Lakeside"), ("mail", CARLA), ("language", "en")],
);
const SENT: Press = press(
    ROSA,
    "/indirect-providers > /indirect-providers/{provider}/invitations > /customers/invitations/{invitation}",
    "/customers/invitations/{invitation}",
    &[("step", "done")],
);
const OPENED: Press = click(CARLA, "letter", "/c/invitations");
const ACCEPTED: Press = press(CARLA, "/c/invitations/answer", "/c/invitations/accept", &[("understood", "on")]);

/// First those whose halves would hurt most.
pub const ACTIONS: &[Action] = &[
    action(press(GAELLE, CONFIRM, CONFIRM, &[("understood", "on"), ("company_name", "Alpine Cloud")]))
        .after(&[click(GAELLE, START, START), click(GAELLE, DETAILS, DETAILS)]),
    action(ACCEPTED).after(&[INVITED, SENT, OPENED]),
    action(click("admin@kite.example", "/overview", "/agreements/{version}/accept")),
    action(press(RAVI, AT_THE_DESK, DECISION, &[("verdict", "approve")])).after(&ENROLLED),
    action(press(ROSA, "/invitations/partnership/answer", "/invitations/partnership/accept", &[("understood", "on")]))
        .after(&[PROPOSED, HANDED_OVER, FOLLOWED]),
    action(click(GAELLE, START, START)),
    action(click(GAELLE, DETAILS, DETAILS)).after(&[click(GAELLE, START, START)]),
    action(press(
        DIETER,
        STATUS,
        "/enroll/indirect-reseller/answer",
        &[("text", "Here it is."), ("kind", "tax"), ("issued_on", RECENTLY), ("document", A_FILE)],
    ))
    .after(&[ENROLLED[0], ENROLLED[1], ENROLLED[2], ASKED]),
    action(press(DIETER, STATUS, "/enroll/indirect-reseller/appeal", &[("text", "It is corrected.")])).after(&[
        ENROLLED[0],
        ENROLLED[1],
        ENROLLED[2],
        REJECTED,
    ]),
    action(press(DIETER, STATUS, "/enroll/indirect-reseller/withdraw", &[("sure", "on")])).after(&ENROLLED),
    action(PROPOSED),
    action(HANDED_OVER).after(&[PROPOSED]),
    action(click(NORA, "/indirect-resellers/invitations", "/indirect-resellers/invitations/{invitation}/resend")),
    action(click(NORA, "/indirect-resellers/invitations", "/indirect-resellers/invitations/{invitation}/withdraw")),
    action(FOLLOWED).after(&[PROPOSED, HANDED_OVER]),
    action(press(
        ROSA,
        "/invitations/partnership/answer",
        "/invitations/partnership/decline",
        &[("reason", "Not this year")],
    ))
    .after(&[PROPOSED, HANDED_OVER, FOLLOWED]),
    action(click(PAUL, "/indirect-resellers/check?partner=Kite+Systems", "/indirect-resellers/check/remind")),
    action(click(PAUL, "/indirect-resellers", "/indirect-resellers/{reseller}/remind")).with(
        "insert into programme_enrollments (id, organisation_id, programme, activated_at)
         select gen_random_uuid(), id, 'indirect_reseller', app.now() from organisations where name = 'Harbor IT';
         insert into partnerships (id, provider_id, reseller_id, state, since, accepted_by_name)
         select gen_random_uuid(), p.id, r.id, 'active', app.now(), 'Somebody' from organisations p, organisations r
         where p.name = 'Meridian Distribution' and r.name = 'Harbor IT'",
    ),
    action(press(
        PAUL,
        "/indirect-resellers > /indirect-resellers/{reseller} > /indirect-resellers/{reseller}/remove",
        "/indirect-resellers/{reseller}/remove",
        &[("good_faith", "on")],
    )),
    action(press(
        ROSA,
        "/indirect-providers > /indirect-providers/{provider} > /indirect-providers/{provider}/remove",
        "/indirect-providers/{provider}/remove",
        &[("good_faith", "on")],
    )),
    action(INVITED),
    action(press(
        PAUL,
        "/indirect-resellers > /indirect-resellers/{reseller} > /indirect-resellers/{reseller}/invite",
        "/indirect-resellers/{reseller}/invite",
        &[("administration", "off"), ("customer", "Lakeside"), ("mail", CARLA), ("language", "fr")],
    )),
    action(SENT).after(&[INVITED]),
    action(click(
        ROSA,
        "/indirect-providers > /indirect-providers/{provider}/invitations",
        "/customers/invitations/{invitation}/renew",
    )),
    action(click(
        ROSA,
        "/indirect-providers > /indirect-providers/{provider}/invitations",
        "/customers/invitations/{invitation}/withdraw",
    )),
    action(OPENED).after(&[INVITED, SENT]),
    action(press(CARLA, "/c/invitations/answer", "/c/invitations/decline", &[])).after(&[INVITED, SENT, OPENED]),
    action(click(CARLA, "/c/partners", "/c/partners/{relationship}/end-administration"))
        .after(&[INVITED, SENT, OPENED, ACCEPTED]),
    action(click(ROSA, "/customers > /customers/{customer}", "/customers/{customer}/renounce-administration"))
        .after(&[INVITED, SENT, OPENED, ACCEPTED]),
    action(press(
        CARLA,
        "/c/partners > /c/partners/{relationship}/end",
        "/c/partners/{relationship}/end",
        &[("reason", "Moving house")],
    ))
    .after(&[INVITED, SENT, OPENED, ACCEPTED]),
];
