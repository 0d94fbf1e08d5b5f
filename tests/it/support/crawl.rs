//! Walks through everything a person can open: every route without parameters, and every link found on the way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use partner_center::web::routes::Route;

use super::{Actor, Page};

/// How many pages of one route are enough.
const EACH: usize = 2;

/// The route a path belongs to; one without parameters goes before one with.
pub fn route_of<'a>(routes: &'a [Route], method: &str, path: &str) -> Option<&'a Route> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &&Route| {
        let pattern: Vec<&str> = route.path.split('/').collect();
        let parts: Vec<&str> = path.split('/').collect();
        let same = |(expected, part): (&&str, &&str)| expected.starts_with('{') || expected == part;
        route.method == method && pattern.len() == parts.len() && pattern.iter().zip(&parts).all(same)
    };
    routes.iter().filter(fits).min_by_key(|route| route.path.contains('{'))
}

/// Every page `actor` gets to, with status 200.
pub async fn crawl(actor: &Actor, routes: &[Route]) -> Vec<Page> {
    let starts = routes
        .iter()
        .filter(|route| route.method == "GET" && !route.path.contains('{'))
        .map(|route| route.path.to_owned());
    let mut waiting: VecDeque<String> = starts.collect();
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let Some(route) = route_of(routes, "GET", &path) else { continue };
        let count = counts.entry(route.path).or_default();
        if *count >= EACH || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let page = actor.get(&path).await;
        let kind = page.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        // files to take away are no pages
        if page.status == 200 && kind.starts_with("text/html") {
            waiting.extend(page.links().into_iter().filter(|link| link.starts_with('/')));
            pages.push(page);
        }
    }
    pages
}
