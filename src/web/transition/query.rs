//! What the board's address says: search, filters and where the page begins. An address reproduces the view.

use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{customer_move::MoveState, text},
    store::{
        customer_moves::{Filter, Move},
        page::Cursor,
    },
    web::routes::path,
};

/// The query of the board and of its export.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct BoardQuery {
    /// Any part of the name.
    pub q: String,
    /// One state.
    pub state: String,
    /// A provider's id.
    pub with: String,
    after: Option<String>,
    before: Option<String>,
}

/// The key of a page: an id and a folded name.
fn key(text: &str) -> Option<(&str, Uuid)> {
    let (id, name) = text.split_once('~')?;
    Some((name, id.parse().ok()?))
}

/// What a view is narrowed to; what is not understood is not there.
pub fn filter(q: &str, state: &str, with: &str) -> Filter {
    Filter {
        state: MoveState::from_code(state),
        provider: with.parse().ok(),
        text: text::optional(q, 120).unwrap_or_default(),
    }
}

impl BoardQuery {
    /// What the board is narrowed to.
    pub fn filter(&self) -> Filter {
        filter(&self.q, &self.state, &self.with)
    }

    /// Where the page begins.
    pub fn cursor(&self) -> Cursor<(&str, Uuid)> {
        Cursor::from_parts(self.after.as_deref().and_then(key), self.before.as_deref().and_then(key))
    }

    /// What is chosen: the field and its value.
    pub fn chosen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let pairs = [("q", self.q.as_str()), ("state", &self.state), ("with", &self.with)];
        pairs.into_iter().filter(|(_, value)| !value.is_empty())
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
    pub fn turn(&self, direction: &'static str, row: &Move) -> String {
        let key = format!("{}~{}", row.customer_id, row.name_folded);
        self.link(path::TRANSITION_CUSTOMERS, "", Some((direction, &key)))
    }
}
