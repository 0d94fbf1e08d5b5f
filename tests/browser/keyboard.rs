//! How two tiers come to share a customer, by keyboard alone and in both languages.

use partner_center::{demo::PASSWORD, domain::language::Language};

use crate::{
    journeys::{DESK, Person, Way},
    portal::Portal,
};

const PROVIDER: &str = "Meridian Distribution";

impl Person {
    /// Follows the link, or presses the button, of this name.
    async fn enters(&self, control: &str) {
        self.browser.key_enter(&self.lang.t(control)).await;
    }

    async fn types(&self, label: &str, text: &str) {
        self.browser.key_fill(&self.lang.t(label), text).await;
    }

    /// The form of the page that asks who somebody is.
    async fn says_who(&self, mail: &str) {
        self.is_shown("sign-in-title").await;
        self.types("field-mail", mail).await;
        self.types("field-password", PASSWORD).await;
        self.enters("sign-in-title").await;
    }

    async fn comes_in(portal: &Portal, mail: &str, way: Way) -> Self {
        let person = Self::comes(portal, way).await;
        person.browser.goto("/overview").await;
        person.says_who(mail).await;
        person.is_shown("nav-overview").await;
        person
    }

    /// The customer is in the list; its domain is in no filter.
    async fn has(&self, customer: &str, domain: &str) {
        self.enters("nav-customers").await;
        self.types("customers-search", customer).await;
        self.enters("filters-apply").await;
        self.is_shown("nav-customers").await;
        self.reads(domain).await;
    }
}

/// The link that a letter on the page holds.
async fn link_of(person: &Person) -> String {
    let text = person.browser.value(&person.lang.t("field-text")).await;
    let link = text.split_whitespace().find(|word| word.contains("/c/invitations/")).expect("a link in the letter");
    link.trim_end_matches('.').to_owned()
}

async fn a_customer_is_shared(lang: Language) {
    let portal = Portal::start().await;
    let way = Way { lang, ..DESK };
    let camille = Person::comes_in(&portal, "camille@cascade.example", way).await;
    camille.enters("nav-indirect-providers").await;
    let invite = lang.t1("joint-invite-with", "partner", PROVIDER);
    camille.browser.key_enter(&invite).await;
    camille.is_shown_as(&invite).await;
    camille.enters("invitations-write").await;
    camille.is_shown_as(&lang.t1("joint-letter", "partner", PROVIDER)).await;
    let link = link_of(&camille).await;
    camille.enters("letter-done").await;
    camille.is_shown_as(&lang.t1("joint-title-with", "partner", PROVIDER)).await;
    let carla = Person::comes(&portal, way).await;
    carla.browser.goto(&link).await;
    carla.is_shown("joint-landing-title").await;
    carla.enters("partnership-continue").await;
    carla.says_who("carla@lakeside.example").await;
    carla.is_shown("joint-answer-title").await;
    carla.browser.key_tick(&lang.t1("joint-understood", "organisation", "Lakeside Clinic")).await;
    carla.enters("accept").await;
    carla.is_shown("receipt-title").await;
    camille.has("Lakeside Clinic", "lakeside.example").await;
    Person::comes_in(&portal, "mia@meridian.example", way).await.has("Lakeside Clinic", "lakeside.example").await;
}

async fn a_provider_makes_a_customer(lang: Language) {
    let portal = Portal::start().await;
    let way = Way { lang, ..DESK };
    let rosa = Person::comes_in(&portal, "rosa@bluebird.example", way).await;
    rosa.enters("nav-customers").await;
    rosa.enters("customers-no-add-why").await;
    rosa.is_shown("customer-new-reseller-title").await;
    rosa.reads(PROVIDER).await;
    let mia = Person::comes_in(&portal, "mia@meridian.example", way).await;
    mia.enters("nav-customers").await;
    mia.enters("customer-add").await;
    mia.browser.key_enter(&lang.t1("customer-new-for", "reseller", "Bluebird Services")).await;
    mia.is_shown("customer-add").await;
    for (label, text) in [
        ("field-name", "Rivage Horlogerie"),
        ("field-domain", "rivage.example"),
        ("field-address-line1", "3 quai du Lac"),
        ("field-postal-code", "74000"),
        ("field-city", "Annecy"),
        ("field-first-name", "Romy"),
        ("field-last-name", "Rivage"),
        ("field-mail", "romy@rivage.example"),
    ] {
        mia.types(label, text).await;
    }
    mia.enters("customer-add").await;
    mia.is_shown_as("Rivage Horlogerie").await;
    Person::comes_in(&portal, "theo@bluebird.example", way).await.has("Rivage Horlogerie", "rivage.example").await;
}

#[tokio::test]
async fn a_customer_is_shared_by_keyboard_in_english() {
    a_customer_is_shared(Language::En).await;
}

#[tokio::test]
async fn a_customer_is_shared_by_keyboard_in_french() {
    a_customer_is_shared(Language::Fr).await;
}

#[tokio::test]
async fn a_provider_makes_a_customer_by_keyboard_in_english() {
    a_provider_makes_a_customer(Language::En).await;
}

#[tokio::test]
async fn a_provider_makes_a_customer_by_keyboard_in_french() {
    a_provider_makes_a_customer(Language::Fr).await;
}
