//! Help in the product: articles in both languages that ship with the version they describe (F24, S30).

use askama::Template;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
    response::Response,
};

use super::{
    entry::Guest,
    error::PageError,
    page::{Frame, ok},
    routes::{fill, path},
};
use crate::domain::{
    article::{self, Part},
    language::Language,
};

/// An article.
pub struct Article {
    /// Its place in addresses; its title is the catalogue's `help-title-` and this.
    pub slug: &'static str,
    /// Raised with every change of its words.
    pub version: u32,
    /// When they were changed.
    pub changed_on: &'static str,
    /// Whom it is for: partners, providers or customers.
    pub group: &'static str,
    /// Its words, in English and French.
    pub bodies: [&'static str; 2],
    /// The pages it explains: paths, and what lies below them.
    pub pages: &'static [&'static str],
}

macro_rules! bodies {
    ($slug:literal) => {
        [include_str!(concat!("../help/", $slug, ".en.md")), include_str!(concat!("../help/", $slug, ".fr.md"))]
    };
}

/// Every article, in the order of the list.
pub const ARTICLES: &[Article] = &[
    Article {
        slug: "partner-with-indirect-providers",
        version: 2,
        changed_on: "2026-11-25",
        group: "partners",
        bodies: bodies!("partner-with-indirect-providers"),
        pages: &[path::FIND_A_PROVIDER, path::INDIRECT_PROVIDERS, path::PARTNERSHIP],
    },
    Article {
        slug: "become-an-indirect-reseller",
        version: 1,
        changed_on: "2026-11-23",
        group: "partners",
        bodies: bodies!("become-an-indirect-reseller"),
        pages: &[path::ENROLLMENT, path::TRANSITION],
    },
    Article {
        slug: "accept-an-agreement",
        version: 1,
        changed_on: "2026-11-25",
        group: "partners",
        bodies: bodies!("accept-an-agreement"),
        pages: &[path::AGREEMENTS, path::AGREEMENT],
    },
    Article {
        slug: "invite-customers-together",
        version: 3,
        changed_on: "2026-11-28",
        group: "partners",
        bodies: bodies!("invite-customers-together"),
        pages: &[path::CUSTOMERS_INVITE, path::CUSTOMER_INVITATION],
    },
    Article {
        slug: "answer-a-joint-invitation",
        version: 2,
        changed_on: "2026-11-28",
        group: "customers",
        bodies: bodies!("answer-a-joint-invitation"),
        pages: &[path::OWN_INVITATION, path::OWN_PARTNERS],
    },
    Article {
        slug: "present-yourself-in-the-directory",
        version: 1,
        changed_on: "2026-11-25",
        group: "providers",
        bodies: bodies!("present-yourself-in-the-directory"),
        pages: &[path::DIRECTORY_ENTRY, path::CONTACT_REQUESTS],
    },
];

/// A link to an article.
#[derive(Debug, Clone)]
pub struct About {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: String,
}

/// The article about the page at `path`, if there is one.
pub fn about(path: &str, lang: Language) -> Option<About> {
    let path = path.split('?').next().unwrap_or_default();
    // what comes before a parameter counts
    let start = |page: &'static str| page.split("/{").next().unwrap_or(page);
    let lies_below = |page: &str| path == page || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/'));
    let pages = |article: &'static Article| article.pages.iter().map(move |page| (start(page), article));
    let found = ARTICLES.iter().flat_map(pages).filter(|(page, _)| lies_below(page));
    // the nearest page decides
    found.max_by_key(|(page, _)| page.len()).map(|(_, article)| link(article, lang))
}

fn link(article: &Article, lang: Language) -> About {
    About { href: fill(path::HELP_ARTICLE, &[&article.slug]), title: lang.t(&format!("help-title-{}", article.slug)) }
}

/// Whom articles are for.
const GROUPS: [&str; 3] = ["partners", "providers", "customers"];

/// A line of the list.
struct Row {
    about: About,
    text: String,
}

/// Articles under a heading.
struct Group {
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "help/list.html")]
struct ListPage {
    page: Frame,
    groups: Vec<Group>,
}

/// `GET /help`
pub async fn list(guest: Guest) -> Response {
    let page = guest.page;
    let row = |article: &Article| Row {
        about: link(article, page.lang),
        text: page.t(&format!("help-text-{}", article.slug)),
    };
    let group = |group: &str| Group {
        title: page.t(&format!("help-group-{group}")),
        rows: ARTICLES.iter().filter(|article| article.group == group).map(row).collect(),
    };
    let groups = GROUPS.map(group).into();
    ok(&ListPage { page, groups })
}

#[derive(Template)]
#[template(path = "help/article.html")]
struct ArticlePage<'a> {
    page: Frame,
    title: String,
    parts: Vec<Part<'a>>,
    /// The language its words are in.
    lang: &'static str,
    version: u32,
    changed: String,
    changed_on: &'static str,
}

/// The article an address names.
pub struct Named(&'static Article);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| PageError::NotFound)?;
        let slug = params.iter().next().map(|(_, slug)| slug.to_owned()).unwrap_or_default();
        ARTICLES.iter().find(|article| article.slug == slug).map(Self).ok_or(PageError::NotFound)
    }
}

/// `GET /help/{article}`
pub async fn show(guest: Guest, Named(article): Named) -> Response {
    let page = guest.page;
    let written = page.lang.written();
    let body = article.bodies[usize::from(written == Language::Fr)];
    ok(&ArticlePage {
        title: page.t(&format!("help-title-{}", article.slug)),
        parts: article::parts(body),
        lang: written.code(),
        version: article.version,
        changed: article.changed_on.parse().map(|day| page.date(&day)).unwrap_or_default(),
        changed_on: article.changed_on,
        page,
    })
}
