//! An entry of the directory in words, the same wherever it is shown.

use crate::{
    domain::directory::{Both, Content},
    store::directory::Listing,
    web::{
        page::Frame,
        routes::{fill, path},
    },
};

/// A provider as cards and tables show it.
pub struct Shown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// City and country.
    pub place: String,
    /// What sets it apart.
    pub about: String,
    /// Services it offers.
    pub services: Vec<String>,
    /// The facts that are compared.
    pub facts: Vec<Fact>,
    /// Web address.
    pub website: String,
    /// Mail address.
    pub mail: String,
    /// Phone number, or nothing.
    pub phone: String,
    /// Its Partner ID.
    pub number: Option<String>,
    /// Since when the entry is in force.
    pub since: String,
    /// Whether it is on the shortlist.
    pub kept: bool,
    /// Where it gets there, or leaves.
    pub keep: String,
    /// Where one writes to it.
    pub contact: String,
}

/// A fact with its name.
pub struct Fact {
    /// Its name.
    pub label: String,
    /// What it is.
    pub value: String,
}

/// A listing in words.
pub fn shown(page: &Frame, listing: &Listing, shortlist: &[crate::domain::ids::OrganisationId]) -> Shown {
    let id = listing.provider_id;
    let content = &listing.content;
    Shown {
        id: id.to_string(),
        name: listing.name.clone(),
        href: fill(path::LISTED_PROVIDER, &[&id]),
        place: place(page, &listing.city, &listing.country),
        about: content.about.in_language(page.lang).to_owned(),
        services: services(page, content),
        facts: facts(page, content),
        website: content.website.clone(),
        mail: content.mail.clone(),
        phone: content.phone.clone(),
        number: listing.number.clone(),
        since: page.day(&listing.published_at),
        kept: shortlist.contains(&id),
        keep: fill(path::LISTED_PROVIDER_KEEP, &[&id]),
        contact: fill(path::LISTED_PROVIDER_CONTACT, &[&id]),
    }
}

fn place(page: &Frame, city: &str, country: &str) -> String {
    let country = page.country(country);
    if city.is_empty() { country } else { format!("{city}, {country}") }
}

/// Codes in words, in the order of their words.
fn words(codes: &[String], word: impl Fn(&str) -> String) -> Vec<String> {
    let mut words: Vec<String> = codes.iter().map(|code| word(code)).collect();
    words.sort_by_key(|word| word.to_lowercase());
    words
}

fn services(page: &Frame, content: &Content) -> Vec<String> {
    words(&content.services, |code| page.word("service", code))
}

fn products(page: &Frame, content: &Content) -> String {
    words(&content.products, |code| page.word("product", code)).join(", ")
}

fn languages(page: &Frame, content: &Content) -> String {
    words(&content.languages, |code| page.word("tongue", code)).join(", ")
}

fn markets(page: &Frame, content: &Content) -> String {
    words(&content.markets, |code| page.country(code)).join(", ")
}

/// What providers are compared by.
pub fn facts(page: &Frame, content: &Content) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: page.word("directory-field", key), value };
    let said = |both: &Both| both.in_language(page.lang).to_owned();
    vec![
        fact("services", services(page, content).join(", ")),
        fact("products", products(page, content)),
        fact("languages", languages(page, content)),
        fact("markets", markets(page, content)),
        fact("support", page.word("support-kind", &content.support)),
        fact("support-hours", said(&content.support_hours)),
        fact("minimum", said(&content.minimum)),
        fact("credit-terms", said(&content.credit_terms)),
    ]
}

/// Everything an entry says, both languages of each text, for whoever writes or moderates it.
pub fn everything(page: &Frame, content: &Content) -> Vec<Fact> {
    let fact = |key: &str, value: &str| Fact { label: page.word("directory-field", key), value: value.to_owned() };
    let monthly = amount(page, content.minimum_minor, &content.currency);
    let phone = if content.phone.is_empty() { "–" } else { &content.phone };
    vec![
        fact("about-en", &content.about.en),
        fact("about-fr", &content.about.fr),
        fact("services", &services(page, content).join(", ")),
        fact("products", &products(page, content)),
        fact("languages", &languages(page, content)),
        fact("markets", &markets(page, content)),
        fact("support", &page.word("support-kind", &content.support)),
        fact("support-hours-en", &content.support_hours.en),
        fact("support-hours-fr", &content.support_hours.fr),
        fact("amount", &monthly),
        fact("minimum-en", &content.minimum.en),
        fact("minimum-fr", &content.minimum.fr),
        fact("credit-terms-en", &content.credit_terms.en),
        fact("credit-terms-fr", &content.credit_terms.fr),
        fact("website", &content.website),
        fact("mail", &content.mail),
        fact("phone", phone),
    ]
}

/// An amount a month in words.
fn amount(page: &Frame, minor: i64, currency: &str) -> String {
    if minor == 0 {
        return page.word("minimum-kind", "none");
    }
    page.t2("directory-monthly", "amount", page.number(&(minor / 100)), "currency", currency)
}
