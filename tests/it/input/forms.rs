//! The forms there are for every kind of person, and a small world to fill them in.

use sqlx::Row;

use crate::support::{Actor, Page, TestApp, world::Company};

/// A form, who fills it in, and which of its fields are typed.
pub struct Form {
    pub who: &'static str,
    pub path: &'static str,
    pub good: &'static [(&'static str, &'static str)],
    pub typed: &'static [&'static str],
}

pub const FORMS: &[Form] = &[
    Form {
        who: "manager",
        path: "/ops/partners/new",
        good: &[
            ("name", "Harbor IT"),
            ("country", "IE"),
            ("region", "EU"),
            ("language", "en"),
            ("programme", "direct"),
            ("partner_ids", "4100002"),
            ("inactive_partner_ids", ""),
            ("first_name", "Hana"),
            ("last_name", "Hughes"),
            ("mail", "hana@harbor.example"),
        ],
        typed: &["name", "partner_ids", "inactive_partner_ids", "first_name", "last_name", "mail"],
    },
    Form {
        who: "partner",
        path: "/settings/partner-profile/primary-contact",
        good: &[
            ("first_name", "Anna"),
            ("last_name", "Other"),
            ("contact_mail", "anna@alpine-cloud.example"),
            ("contact_phone", "+33 1 99 00 00 00"),
        ],
        typed: &["first_name", "last_name", "contact_mail", "contact_phone"],
    },
    Form {
        who: "partner",
        path: "/settings/support-profile",
        good: &[
            ("support_website", "https://help.alpine-cloud.example"),
            ("support_mail", "help@alpine-cloud.example"),
            ("support_phone", "+33 1 99 00 00 01"),
        ],
        typed: &["support_website", "support_mail", "support_phone"],
    },
    Form { who: "stranger", path: "/reset-password", good: &[("mail", "anna@alpine-cloud.example")], typed: &["mail"] },
];

pub struct Portal {
    pub app: TestApp,
    pub alpine: Company,
    pub partner: Actor,
    pub manager: Actor,
}

pub async fn portal() -> Portal {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let partner = app.signed_in(&alpine.mail("admin")).await;
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    Portal { app, alpine, partner, manager }
}

impl Portal {
    pub fn actor(&self, form: &Form) -> Actor {
        match form.who {
            "partner" => self.partner.clone(),
            "manager" => self.manager.clone(),
            _ => self.app.stranger(),
        }
    }

    /// Everything that is stored, in one value.
    pub async fn digest(&self) -> String {
        let statement = "select md5(string_agg(t, '' order by t)) from (
             select o::text t from organisations o union all select c::text from primary_contacts c union all select s::text from support_profiles s
             union all select m::text from mails m union all select e::text from activity_entries e) x";
        self.app.rows(statement).await[0].get(0)
    }
}

/// The form's good fields with one of them different.
pub fn with<'a>(form: &'a Form, field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    form.good.iter().map(|(name, good)| if *name == field { (*name, value) } else { (*name, *good) }).collect()
}

/// Whether everything that was typed is still in the form.
#[track_caller]
pub fn must_keep(page: &Page, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        // a page cannot hold these characters as they are
        if !value.contains(['\0', '\r', '\n']) {
            assert_eq!(page.value(name).as_deref(), Some(*value), "{} lost what was typed into {name}", page.path);
        }
    }
}
