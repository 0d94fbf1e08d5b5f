//! Every URL, once; and the table of routes: who may ask for what. A handler is only reached through its rule.

pub mod path;

use axum::{
    Router,
    handler::Handler,
    http::Method,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get, post},
};
use serde::Serialize;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::{entry::enter, error::PageError};
use crate::{app::App, domain::permission::Permission};

/// What a route asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nothing.
    Public,
    /// A session.
    SignedIn,
    /// A session that has seen a second factor.
    Mfa,
    /// One that has seen it within ten minutes (the rows marked ‡).
    MfaFresh,
}

/// A route's rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// How the person has to be known.
    pub class: Class,
    /// What the person has to be allowed.
    pub permission: Option<Permission>,
}

/// For everybody.
pub const PUBLIC: Rule = Rule { class: Class::Public, permission: None };

/// For whoever is signed in, second factor or not, and holds `permission`.
pub const fn signed_in(permission: Permission) -> Rule {
    Rule { class: Class::SignedIn, permission: Some(permission) }
}

/// For whoever holds `permission`.
pub const fn mfa(permission: Permission) -> Rule {
    Rule { class: Class::Mfa, permission: Some(permission) }
}

/// For whoever holds `permission` and proves it afresh.
pub const fn mfa_fresh(permission: Permission) -> Rule {
    Rule { class: Class::MfaFresh, permission: Some(permission) }
}

/// A line of `routes --json`.
#[derive(Debug, Clone, Serialize)]
pub struct Route {
    /// GET or POST.
    pub method: &'static str,
    /// With its parameters in braces.
    pub path: &'static str,
    /// What it asks.
    pub class: Class,
    /// Which permission.
    pub permission: Option<&'static str>,
}

/// Collects handlers together with their rules.
pub struct Routes {
    app: App,
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    pub fn new(app: App) -> Self {
        Self { app, router: Router::new(), table: Vec::new() }
    }

    /// A page.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, rule: Rule, handler: H) -> Self {
        self.add(&Method::GET, path, rule, get(handler))
    }

    /// A form's answer; requests that another site makes a browser send are refused.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, rule: Rule, handler: H) -> Self {
        self.add(&Method::POST, path, rule, post(handler))
    }

    fn add(mut self, method: &Method, path: &'static str, rule: Rule, handler: MethodRouter<App>) -> Self {
        let method = if *method == Method::GET { "GET" } else { "POST" };
        self.table.push(Route { method, path, class: rule.class, permission: rule.permission.map(Permission::code) });
        let handler = handler.route_layer(from_fn_with_state((self.app.clone(), rule), enter));
        // before anything is kept for a later sign-in: another site must not plant a form (abuse E8)
        let refused = |_: ProtectionError| axum::response::IntoResponse::into_response(PageError::CrossSite);
        let handler = handler.route_layer(CsrfLayer::new().with_rejection_response(refused));
        self.router = self.router.route(path, handler);
        self
    }

    /// The router and the table it was made from.
    pub fn finish(self) -> (Router<App>, Vec<Route>) {
        (self.router, self.table)
    }
}

/// Whether `path` is one of those `pattern` stands for.
pub fn fits(pattern: &str, path: &str) -> bool {
    let parts = || pattern.split('/').zip(path.split('/'));
    pattern.split('/').count() == path.split('/').count()
        && parts().all(|(expected, part)| expected.starts_with('{') || expected == part)
}

/// `pattern` with its parameters filled in, in order.
pub fn fill(pattern: &str, values: &[&dyn std::fmt::Display]) -> String {
    let mut values = values.iter();
    let parts = pattern.split('/').map(|part| {
        if part.starts_with('{') { values.next().map(ToString::to_string).unwrap_or_default() } else { part.to_owned() }
    });
    parts.collect::<Vec<_>>().join("/")
}
