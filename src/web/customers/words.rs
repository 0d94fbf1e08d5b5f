//! Relationships, refusals and capabilities in words; list, customer page and routes say the same.

use std::collections::HashMap;

use uuid::Uuid;

use crate::{
    domain::{
        customer_policy::{CustomerAction, CustomerRefusal, CustomerRole, Relationship},
        me::Me,
        permission::Refusal,
    },
    store::customer_listings::Listed,
    web::{
        error::PageError,
        navigation::role_name,
        page::Frame,
        routes::{fill, path},
    },
    words::Message,
};

/// The names of `ids`, as far as they are known.
fn names(ids: &[Uuid], known: &HashMap<Uuid, impl AsRef<str>>) -> Vec<String> {
    ids.iter().filter_map(|id| Some(known.get(id)?.as_ref().to_owned())).collect()
}

/// Through which providers, or for which resellers, I am `role` to this customer.
pub fn others(customer: &Listed, role: CustomerRole, known: &HashMap<Uuid, impl AsRef<str>>) -> Vec<String> {
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

/// My relationships with a customer as the policy takes them.
pub fn relationships(customer: &Listed, known: &HashMap<Uuid, impl AsRef<str>>) -> Vec<Relationship> {
    let one = |&role: &CustomerRole| Relationship {
        role,
        ending: customer.ending_roles.contains(&role),
        others: others(customer, role, known),
        administration: customer.administered_roles.contains(&role),
    };
    customer.roles.iter().map(one).collect()
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

/// Whether the policy allows it, and through which relationship, or why not.
pub fn decision(page: &Frame, me: &Me, relationships: &[Relationship], action: CustomerAction) -> (bool, String) {
    match action.decide(me, relationships) {
        Ok(role) => (true, page.word("customer-allowed", role.code())),
        Err(refusal) => (false, page.say(&reason(page, &refusal))),
    }
}

/// One line, by the policy.
pub fn capability(
    page: &Frame,
    me: &Me,
    customer: &Listed,
    relationships: &[Relationship],
    action: CustomerAction,
) -> Capability {
    let (allowed, why) = decision(page, me, relationships, action);
    let pattern = match action {
        CustomerAction::Account => Some(path::CUSTOMER),
        CustomerAction::AddProducts => Some(path::CUSTOMER_ORDER),
        CustomerAction::ViewProducts => Some(path::CUSTOMER_PRODUCTS),
        _ => None,
    };
    let href = pattern.filter(|_| allowed).map(|pattern| fill(pattern, &[&customer.id]));
    Capability { action: page.word("customer-action", action.code()), allowed, why, href }
}
