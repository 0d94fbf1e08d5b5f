//! Refused attempts, for whoever watches the portal's output: who tried what, and not without end (abuse J2).

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex},
};

use axum::extract::{MatchedPath, Request};

use crate::domain::{ids::PersonId, me::Me, permission::Permission};

/// Lines a minute and person; one more says that there would be more.
const MOST: u32 = 20;

/// How often a person was refused in a minute.
#[derive(Default)]
struct Counter {
    minute: i64,
    refused: HashMap<PersonId, u32>,
}

/// What is written about a refusal.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    /// It.
    Whole,
    /// That this person's further ones are left out this minute.
    Last,
    /// Nothing.
    None,
}

impl Counter {
    fn count(&mut self, person: PersonId, minute: i64) -> Line {
        if self.minute != minute {
            *self = Self { minute, refused: HashMap::new() };
        }
        let refused = self.refused.entry(person).or_default();
        *refused += 1;
        match *refused {
            n if n <= MOST => Line::Whole,
            n if n == MOST + 1 => Line::Last,
            _ => Line::None,
        }
    }
}

static COUNTER: LazyLock<Mutex<Counter>> = LazyLock::new(Mutex::default);

/// Notes that `me` was refused a route for lack of a right; ids only, and the route's pattern, never what was typed.
pub fn note(me: &Me, request: &Request, permission: Option<Permission>) {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let line = COUNTER.lock().map_or(Line::Whole, |mut counter| counter.count(me.person_id, me.at.timestamp() / 60));
    let (person, organisation) = (me.person_id, me.organisation_id);
    match line {
        Line::Whole => {
            let permission = permission.map(Permission::code);
            tracing::warn!(%person, %organisation, method = %request.method(), route, permission, "refused for lack of a right");
        }
        Line::Last => {
            tracing::warn!(%person, %organisation, "refused again and again; the rest of this minute is left out");
        }
        Line::None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::new_id;

    #[test]
    fn abuse_j2_refusals_are_noted_for_each_person_and_not_without_end() {
        let (one, two): (PersonId, PersonId) = (new_id(), new_id());
        let mut counter = Counter::default();
        let lines: Vec<Line> = (0..100).map(|_| counter.count(one, 7)).collect();
        assert_eq!(lines.iter().filter(|line| **line == Line::Whole).count(), 20);
        assert_eq!(lines.iter().filter(|line| **line == Line::Last).count(), 1);
        // nobody is hidden by somebody else's attempts, and the next minute begins anew
        assert_eq!(counter.count(two, 7), Line::Whole);
        assert_eq!(counter.count(one, 8), Line::Whole);
        assert_eq!(counter.refused.len(), 1);
    }
}
