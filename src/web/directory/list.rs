//! The list: search, facets, order, pages; and ways to widen when nothing is found (F22, S27–S29).

use askama::Template;
use axum::{http::HeaderMap, response::Response};

use super::{
    query::DirectoryQuery,
    shortlist,
    words::{self, Shown},
};
use crate::{
    domain::{
        directory::{LANGUAGES, MINIMUMS, PRODUCTS, SERVICES, SORTS, SUPPORT},
        me::{Me, OrganisationKind},
    },
    store::{
        Tx,
        directory::{self, Search},
        page::{LIMIT, SIZE, page as make_page},
    },
    web::{
        countries::{self, REGIONS},
        entry::Visitor,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::Query,
        routes::path,
    },
};

/// What the list is narrowed to; leads to the list without it.
struct Chip {
    label: String,
    href: String,
}

/// The choices of the facets.
struct Facets {
    regions: Vec<Choice>,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    products: Vec<Choice>,
    support: Vec<Choice>,
    minimums: Vec<Choice>,
    services: Vec<Choice>,
    sorts: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct ListPage {
    page: Frame,
    errors: FormErrors,
    query: DirectoryQuery,
    sort: &'static str,
    facets: Facets,
    chips: Vec<Chip>,
    count: String,
    rows: Vec<Shown>,
    wider: Vec<Chip>,
    previous: String,
    next: String,
    own_market: Option<Chip>,
    shortlisted: usize,
    shortlist_href: &'static str,
    here: String,
}

/// `GET /find-a-provider`
pub async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Query(query): Query<DirectoryQuery>,
) -> Result<Response, PageError> {
    let Visitor { mut tx, me, page } = visitor;
    let kept = shortlist::read(&headers);
    let (search, sort, cursor) = (query.search(None), query.sorted(), query.cursor());
    let found = directory::list(&mut tx, &search, sort, cursor, LIMIT).await?;
    let found = make_page(found, &cursor, SIZE, |listing| listing.provider_id);
    let count = directory::counts(&mut tx, &[search]).await?.first().copied().unwrap_or_default();
    let facets = facets(&page);
    let chosen = query.chosen();
    let chip = |(place, (name, value)): (usize, &(&'static str, String))| Chip {
        label: label(&page, &facets, name, value),
        href: query.link(Some(place), &[]),
    };
    let chips: Vec<Chip> = chosen.iter().enumerate().map(chip).collect();
    let wider = if count == 0 { wider(&mut tx, &page, &query, &chips).await? } else { Vec::new() };
    let turn = |direction: &str, id: Option<crate::domain::ids::OrganisationId>| {
        id.map(|id| query.link(None, &[(direction, &id.to_string())])).unwrap_or_default()
    };
    Ok(ok(&ListPage {
        previous: turn("before", found.previous),
        next: turn("after", found.next),
        own_market: own_market(&page, me.as_ref(), &query),
        rows: found.rows.iter().map(|listing| words::shown(&page, listing, &kept)).collect(),
        count: counted(&page, count),
        here: page.path.clone(),
        shortlisted: kept.len(),
        shortlist_href: path::SHORTLIST,
        errors: FormErrors::default(),
        page,
        query,
        sort,
        facets,
        chips,
        wider,
    }))
}

/// A bounded count in words.
fn counted(page: &Frame, count: i64) -> String {
    if count >= 1000 {
        page.t1("directory-count-many", "number", page.number(&1000))
    } else {
        page.n("directory-count", count)
    }
}

/// What is found without one of the chosen, for each of them; only where there is something.
async fn wider(tx: &mut Tx, page: &Frame, query: &DirectoryQuery, chips: &[Chip]) -> Result<Vec<Chip>, PageError> {
    let searches: Vec<Search> = (0..chips.len()).map(|place| query.search(Some(place))).collect();
    let counts = directory::counts(tx, &searches).await?;
    let some = chips.iter().zip(counts).filter(|(_, count)| *count > 0);
    let link = |(chip, count): (&Chip, i64)| Chip {
        label: page.t2("directory-wider", "filter", &chip.label, "count", counted(page, count)),
        href: chip.href.clone(),
    };
    Ok(some.map(link).collect())
}

/// The list for a partner's own country, while no country is chosen (S27).
fn own_market(page: &Frame, me: Option<&Me>, query: &DirectoryQuery) -> Option<Chip> {
    let me = me.filter(|me| me.kind == OrganisationKind::Partner)?;
    let label = page.t1("directory-own-market", "country", page.country(&me.country));
    query.country.is_empty().then(|| Chip { label, href: query.link(None, &[("country", &me.country)]) })
}

fn facets(page: &Frame) -> Facets {
    let all = || std::iter::once(Choice::new("", page.t("directory-any")));
    let of = |list: &str, codes: &[&str]| -> Vec<Choice> {
        all().chain(codes.iter().map(|code| Choice::new(*code, page.word(list, code)))).collect()
    };
    let mut languages: Vec<Choice> =
        LANGUAGES.iter().map(|code| Choice::new(*code, page.word("tongue", code))).collect();
    languages.sort_by_key(|choice| choice.label.to_lowercase().replace('é', "e"));
    let mut countries = countries::choices(page);
    countries[0].label = page.t("directory-any");
    Facets {
        regions: of("region", REGIONS),
        countries,
        languages: all().chain(languages).collect(),
        products: of("product", &PRODUCTS),
        support: of("support-kind", &SUPPORT),
        minimums: of("minimum-kind", &MINIMUMS),
        services: SERVICES.iter().map(|code| Choice::new(*code, page.word("service", code))).collect(),
        sorts: SORTS.iter().map(|code| Choice::new(*code, page.word("directory-sort", code))).collect(),
    }
}

/// A chosen facet in words.
fn label(page: &Frame, facets: &Facets, name: &str, value: &str) -> String {
    let choices = match name {
        "region" => &facets.regions,
        "country" => &facets.countries,
        "language" => &facets.languages,
        "product" => &facets.products,
        "support" => &facets.support,
        "minimum" => &facets.minimums,
        "service" => &facets.services,
        _ => &Vec::new(),
    };
    let said = choices.iter().find(|choice| choice.value == value).map_or(value, |choice| &choice.label);
    page.t2("directory-chip", "field", page.word("directory-facet", name), "value", said)
}
