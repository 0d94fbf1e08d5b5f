//! Relationships, refusals and capabilities in words; list, customer page and routes say the same.

use std::collections::HashMap;

use uuid::Uuid;

use crate::{
    domain::{
        customer_policy::{CustomerAction, CustomerRefusal, CustomerRole, Relationship},
        me::Me,
        permission::Refusal,
    },
    store::{customer_listings::Listed, customers::Related},
    web::{
        error::PageError,
        navigation::role_name,
        page::Frame,
        routes::{fill, path},
    },
    words::Message,
};

/// The names of `ids`, as far as they are known.
fn names(ids: &[Uuid], known: &HashMap<Uuid, String>) -> Vec<String> {
    ids.iter().filter_map(|id| known.get(id).cloned()).collect()
}

/// Through which providers, or for which resellers, I am `role` to this customer.
pub fn others(customer: &Listed, role: CustomerRole, known: &HashMap<Uuid, String>) -> Vec<String> {
    match role {
        CustomerRole::Direct => Vec::new(),
        CustomerRole::Reseller => names(&customer.provider_ids, known),
        CustomerRole::Provider => names(&customer.reseller_ids, known),
    }
}

/// Direct, via a provider, or for a reseller.
pub fn relationship(page: &Frame, role: CustomerRole, others: &[String]) -> String {
    let key = format!("customer-is-{}", role.code());
    match (role, others) {
        (CustomerRole::Direct, _) => page.t(&key),
        (_, []) => page.t(&format!("{key}-alone")),
        (_, others) => page.t1(&key, "partner", others.join(", ")),
    }
}

/// Relationships as the policy takes them, from what is stored.
pub fn decided_by(customer: &Listed, related: &[Related], known: &HashMap<Uuid, String>) -> Vec<Relationship> {
    let one = |r: &Related| Relationship {
        role: r.role,
        ending: r.state == "ending",
        others: others(customer, r.role, known),
        administration: r.administration,
    };
    related.iter().map(one).collect()
}

/// Why not.
pub fn reason(page: &Frame, refusal: &CustomerRefusal) -> Message {
    match refusal {
        CustomerRefusal::Provider(names) if names.is_empty() => Message::new("customer-refused-provider-unnamed"),
        CustomerRefusal::Provider(names) => {
            Message::new("customer-refused-provider").with("provider", names.join(", "))
        }
        CustomerRefusal::NoAdministration => Message::new("customer-refused-administration"),
        CustomerRefusal::Ending => Message::new("customer-refused-ending"),
        CustomerRefusal::Standing(standing) => {
            Message::new("customer-refused-standing").with("standing", page.word("standing", standing.code()))
        }
        CustomerRefusal::Role(roles) => {
            let names: Vec<String> = roles.iter().map(|role| role_name(*role, page.lang)).collect();
            Message::new("customer-refused-role").with("roles", names.join(", "))
        }
    }
}

/// The page that is shown instead of one the policy refuses.
pub fn refused(page: &Frame, refusal: &CustomerRefusal) -> PageError {
    match refusal {
        CustomerRefusal::Role(roles) => PageError::Forbidden(Refusal::Role(roles)),
        other => PageError::Refused(reason(page, other)),
    }
}

/// A line of the capability table.
pub struct Capability {
    /// What.
    pub action: String,
    /// Whether it is allowed.
    pub allowed: bool,
    /// Through which relationship, or why not.
    pub why: String,
    /// Where it is done, if there is a page for it.
    pub href: Option<String>,
}

/// One line, by the policy.
pub fn capability(
    page: &Frame,
    me: &Me,
    customer: &Listed,
    relationships: &[Relationship],
    action: CustomerAction,
) -> Capability {
    let decision = action.decide(me, relationships);
    let why = match &decision {
        Ok(role) => page.word("customer-allowed", role.code()),
        Err(refusal) => page.say(&reason(page, refusal)),
    };
    let pattern = match action {
        CustomerAction::Account => Some(path::CUSTOMER),
        CustomerAction::AddProducts => Some(path::CUSTOMER_ORDER),
        CustomerAction::ViewProducts => Some(path::CUSTOMER_PRODUCTS),
        _ => None,
    };
    let href = pattern.filter(|_| decision.is_ok()).map(|pattern| fill(pattern, &[&customer.id]));
    Capability { action: page.word("customer-action", action.code()), allowed: decision.is_ok(), why, href }
}
