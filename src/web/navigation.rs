//! The left navigation: a link appears when its page exists and this person may open it.

use super::{
    page::{NavLink, Signed},
    routes::path,
};
use crate::domain::{
    language::Language,
    me::{Me, OrganisationKind},
    permission::{Permission, Role},
};

/// A link, its words, its picture and what it takes.
const LINKS: &[(&str, &str, &str, Permission)] = &[
    (path::OVERVIEW, "nav-overview", "overview", Permission::Overview),
    (path::CUSTOMERS, "nav-customers", "customers", Permission::Customers),
    (path::INDIRECT_PROVIDERS, "nav-indirect-providers", "providers", Permission::IndirectProviders),
    (path::FIND_A_PROVIDER, "nav-find-a-provider", "search", Permission::ContactProvider),
    (path::INDIRECT_RESELLERS, "nav-indirect-resellers", "resellers", Permission::IndirectResellers),
    (path::OWN_PARTNERS, "nav-own-partners", "providers", Permission::OwnPartners),
    (path::OPS_ENROLLMENTS, "nav-enrollments", "queue", Permission::SeeEnrollments),
    (path::OPS_VERIFICATIONS, "nav-verifications", "check", Permission::SeeVerifications),
    (path::OPS_OFFBOARDING, "nav-offboarding", "arrow", Permission::SeeEnrollments),
    (path::OPS_TRANSITIONS, "nav-transitions", "customers", Permission::SeeEnrollments),
    (path::OPS_AGREEMENTS, "nav-ops-agreements", "agreement", Permission::SeePartners),
    (path::OPS_PARTNERS, "nav-partners", "resellers", Permission::SeePartners),
    (path::OPS_DIRECTORY, "nav-directory", "providers", Permission::SeePartners),
    (path::OPS_MAILS, "nav-mails", "mail", Permission::SeeMails),
    (path::OPS_HEALTH, "nav-health", "check", Permission::SeeHealth),
    (path::ACTIVITY, "nav-activity", "log", Permission::ActivityLog),
    (path::SETTINGS, "nav-settings", "settings", Permission::Overview),
];

/// The navigation of `me` on the page at `current`.
pub fn links(me: &Me, lang: Language, current: &str) -> Vec<NavLink> {
    let here = current.split('?').next().unwrap_or_default();
    let may = LINKS.iter().filter(|(_, _, _, permission)| me.may(*permission).is_ok());
    may.map(|(href, label, icon, _)| {
        let current = here == *href || here.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        let waiting = if *href == path::INDIRECT_PROVIDERS { me.invitations } else { 0 };
        NavLink { href: (*href).into(), label: lang.t(label), current, icon, waiting }
    })
    .collect()
}

/// Who is signed in, in words.
pub fn signed(me: &Me, lang: Language) -> Signed {
    let roles: Vec<String> = me.roles.iter().map(|role| role_name(*role, lang)).collect();
    let badge = match me.kind {
        OrganisationKind::Operator => Some(lang.t("badge-operator")),
        OrganisationKind::Customer => None,
        OrganisationKind::Partner => badge(me, lang),
    };
    let seconds_left = (me.idle_until.min(me.absolute_until) - me.at).num_seconds();
    Signed {
        name: me.name.clone(),
        organisation: me.organisation_name.clone(),
        badge,
        roles: roles.join(", "),
        may_switch: me.organisations > 1,
        seconds_left,
    }
}

/// What a partner is, in words; both at once has a name of its own (S17).
fn badge(me: &Me, lang: Language) -> Option<String> {
    if me.is_dual() {
        return Some(lang.t("badge-direct-and-indirect"));
    }
    me.programmes.first().map(|(programme, _)| lang.t(&format!("badge-{}", programme.code().replace('_', "-"))))
}

/// A role in words.
pub fn role_name(role: Role, lang: Language) -> String {
    lang.t(&format!("role-{}", role.code().replace('_', "-")))
}
