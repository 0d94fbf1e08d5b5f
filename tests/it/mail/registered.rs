//! A portal whose operator registers partners: the commonest reason for a mail.

use crate::support::{Actor, Page, TestApp};

/// A portal with an operator who may register partners.
pub async fn portal() -> (TestApp, Actor) {
    let app = TestApp::new().await;
    let operator = app.world().await.operator().await;
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    (app, manager)
}

/// What an operator types to register a partner.
pub const NEW: [(&str, &str); 10] = [
    ("name", "Alpine Cloud"),
    ("country", "FR"),
    ("region", "EU"),
    ("language", "fr"),
    ("programme", "direct"),
    ("partner_ids", "4100001"),
    ("inactive_partner_ids", ""),
    ("first_name", "Gaëlle"),
    ("last_name", "Arnaud"),
    ("mail", "gaelle@alpine.example"),
];

/// Those fields with one of them different.
pub fn with(name: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    NEW.iter().map(|field| if field.0 == name { (name, value) } else { *field }).collect()
}

pub async fn register(manager: &Actor, fields: &[(&str, &str)]) -> Page {
    manager.submit("/ops/partners/new", fields).await
}
