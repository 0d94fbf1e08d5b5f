//! Settings: what there is, and what this person may open.

use askama::Template;
use axum::response::Response;

use crate::{
    domain::permission::Permission,
    web::{
        entry::Member,
        page::{Frame, ok},
        routes::path,
    },
};

/// A page of the settings.
struct Entry {
    href: &'static str,
    title: String,
    text: String,
}

/// A group of pages under a heading.
struct Group {
    title: String,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "settings/index.html")]
struct SettingsPage {
    page: Frame,
    groups: Vec<Group>,
}

const PARTNER: &[(&str, &str, Permission)] = &[
    (path::PARTNER_PROFILE, "partner-profile", Permission::PartnerProfile),
    (path::LEGAL, "legal", Permission::LegalProfile),
    (path::SUPPORT_PROFILE, "support-profile", Permission::EditSupportProfile),
    (path::DIRECTORY_ENTRY, "directory-entry", Permission::EditDirectoryEntry),
    (path::IDENTIFIERS, "identifiers", Permission::PartnerProfile),
    (path::AGREEMENTS, "agreements", Permission::PartnerProfile),
];
const OPERATOR: &[(&str, &str, Permission)] = &[(path::OPS_SETTINGS, "programme-settings", Permission::SeePartners)];
const PEOPLE: &[(&str, &str, Permission)] = &[(path::USERS, "people", Permission::SeePeople)];
const OWN: &[(&str, &str, Permission)] =
    &[(path::SECURITY, "security", Permission::Overview), (path::MY_ACCESS, "my-access", Permission::Overview)];

/// `GET /settings`
pub async fn show(member: Member) -> Response {
    let Member { me, page, .. } = member;
    let group = |title: &str, pages: &[(&'static str, &str, Permission)]| Group {
        title: page.t(title),
        entries: pages
            .iter()
            .filter(|(_, _, permission)| me.may(*permission).is_ok())
            .map(|(href, key, _)| Entry {
                href,
                title: page.t(&format!("{key}-title")),
                text: page.t(&format!("{key}-text")),
            })
            .collect(),
    };
    let groups = [
        group("settings-partner", PARTNER),
        group("settings-operator", OPERATOR),
        group("settings-people", PEOPLE),
        group("settings-own", OWN),
    ]
    .into_iter()
    .filter(|group| !group.entries.is_empty())
    .collect();
    ok(&SettingsPage { page, groups })
}
