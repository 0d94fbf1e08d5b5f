//! What the address of the list says: search, filters and where the page begins. An address reproduces the view.

use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{customer_policy::CustomerRole, text},
    store::{
        customer_listings::{Filter, Listed},
        page::Cursor,
    },
    web::routes::path,
};

/// The query of the list and of its export.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct CustomersQuery {
    /// Any part of name, domain or id.
    pub q: String,
    /// direct, reseller or provider.
    pub kind: String,
    /// A provider's id.
    pub provider: String,
    /// A reseller's id.
    pub reseller: String,
    /// One of the partner's tags.
    pub tag: String,
    /// active or ending.
    pub state: String,
    after: Option<String>,
    before: Option<String>,
}

/// The key of a page: an id and a folded name.
fn key(text: &str) -> Option<(&str, Uuid)> {
    let (id, name) = text.split_once('~')?;
    Some((name, id.parse().ok()?))
}

/// The key of a line.
pub fn key_of(customer: &Listed) -> String {
    format!("{}~{}", customer.id, customer.name_folded)
}

/// The states a relationship in the list can have.
pub const STATES: [&str; 2] = ["active", "ending"];

impl CustomersQuery {
    /// The view of a form that was sent from it.
    pub fn of(q: &str, kind: &str, provider: &str, reseller: &str, tag: &str, state: &str) -> Self {
        Self {
            q: q.into(),
            kind: kind.into(),
            provider: provider.into(),
            reseller: reseller.into(),
            tag: tag.into(),
            state: state.into(),
            ..Self::default()
        }
    }

    /// What the list is narrowed to; what is not understood is not there.
    pub fn filter(&self) -> Filter {
        let id = |prefix: &str, typed: &str| typed.parse::<Uuid>().ok().map(|id| format!("{prefix}:{id}"));
        // the rarest kind of facet first
        let facets = [
            (self.state == "ending").then(|| "state:ending".to_owned()),
            text::line(&self.tag, 50).ok().map(|tag| format!("tag:{tag}")),
            id("reseller", &self.reseller),
            id("provider", &self.provider),
            CustomerRole::from_code(&self.kind).map(|role| role.code().to_owned()),
            (self.state == "active").then(|| "state:active".to_owned()),
        ];
        let text = text::optional(&self.q, 120).unwrap_or_default();
        Filter { text, facets: facets.into_iter().flatten().collect() }
    }

    /// Where the page begins.
    pub fn cursor(&self) -> Cursor<(&str, Uuid)> {
        Cursor::from_parts(self.after.as_deref().and_then(key), self.before.as_deref().and_then(key))
    }

    fn pairs(&self) -> [(&'static str, &str); 6] {
        [
            ("q", &self.q),
            ("kind", &self.kind),
            ("provider", &self.provider),
            ("reseller", &self.reseller),
            ("tag", &self.tag),
            ("state", &self.state),
        ]
    }

    /// What is chosen: the field and its value.
    pub fn chosen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.pairs().into_iter().filter(|(_, value)| !value.is_empty())
    }

    /// The same view at `base`, without one field, with one more.
    pub fn link(&self, base: &str, without: &str, more: Option<(&str, &str)>) -> String {
        let mut pairs: Vec<(&str, &str)> = self.chosen().filter(|(name, _)| *name != without).collect();
        pairs.extend(more);
        if pairs.is_empty() {
            return base.to_owned();
        }
        format!("{base}?{}", url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    }

    /// The page before or after this customer.
    pub fn turn(&self, direction: &'static str, customer: &Listed) -> String {
        self.link(path::CUSTOMERS, "", Some((direction, &key_of(customer))))
    }
}
