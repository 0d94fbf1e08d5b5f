//! The journeys of the seed, by the names on the page, in both languages.

use partner_center::{demo::PASSWORD, domain::language::Language};

use crate::{portal::Portal, support::Browser};

/// A person in front of a browser who reads one language.
pub struct Person {
    /// The browser.
    pub browser: Browser,
    /// The language.
    pub lang: Language,
    script: bool,
}

/// How somebody looks at the portal.
#[derive(Clone, Copy)]
pub struct Way {
    /// In which language.
    pub lang: Language,
    /// On a page that wide.
    pub width: u32,
    /// In dark colours.
    pub dark: bool,
    /// With script.
    pub script: bool,
}

/// At a desk.
pub const DESK: Way = Way { lang: Language::En, width: 1280, dark: false, script: true };
const PHONE: Way = Way { lang: Language::Fr, width: 320, dark: true, script: true };
const PLAIN: Way = Way { lang: Language::En, width: 1024, dark: false, script: false };

impl Person {
    /// Opens a browser.
    pub async fn comes(portal: &Portal, way: Way) -> Self {
        let browser = Browser::start(way.lang.code(), way.width, way.dark, way.script).await.at(portal.address());
        Self { browser, lang: way.lang, script: way.script }
    }

    async fn signs_in(portal: &Portal, mail: &str, way: Way) -> Self {
        let person = Self::comes(portal, way).await;
        person.browser.goto("/overview").await;
        person.is_shown("sign-in-title").await;
        person.fills("field-mail", mail).await;
        person.fills("field-password", PASSWORD).await;
        person.presses("sign-in-title").await;
        person.is_shown("nav-overview").await;
        person
    }

    /// The page is the one with this heading, is accessible and fits its width.
    pub async fn is_shown(&self, heading: &str) {
        self.is_shown_as(&self.lang.t(heading)).await;
    }

    /// The same by the heading itself.
    pub async fn is_shown_as(&self, heading: &str) {
        assert_eq!(self.browser.heading().await.replace('\u{a0}', " "), heading.replace('\u{a0}', " "));
        self.browser.assert_no_sideways_scroll().await;
        if self.script {
            self.browser.assert_accessible().await;
        }
    }

    async fn fills(&self, label: &str, value: &str) {
        self.browser.fill(&self.lang.t(label), value).await;
    }

    async fn presses(&self, button: &str) {
        self.browser.click_button(&self.lang.t(button)).await;
    }

    async fn follows(&self, link: &str) {
        self.browser.click_link(&self.lang.t(link)).await;
    }

    /// The page says this.
    pub async fn reads(&self, text: &str) {
        let shown = self.browser.text().await.replace('\u{a0}', " ");
        assert!(shown.contains(&text.replace('\u{a0}', " ")), "{text:?} is not in\n{shown}");
    }

    /// The mail arrives within a few rounds of the worker.
    async fn has_mail(&self, recipient: &str, subject: &str) {
        for _ in 0..40 {
            self.browser.goto(&format!("/demo/mail?to={recipient}")).await;
            if self.browser.text().await.contains(subject) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        }
        self.reads(subject).await;
    }

    /// Readiness, details, confirmation, Enroll now.
    async fn enrolls(&self, company: &str) {
        self.follows("task-become-reseller").await;
        self.is_shown("task-become-reseller").await;
        self.presses("continue").await;
        self.is_shown("details-title").await;
        self.fills("field-support-website", "not a site").await;
        self.presses("save-and-continue").await;
        self.is_shown("details-title").await;
        self.reads(&self.lang.t("error-summary-title")).await;
        self.fills("field-support-website", "https://support.example.org").await;
        self.presses("save-and-continue").await;
        self.is_shown("confirm-title").await;
        self.browser.check(&self.lang.t("confirm-understood")).await;
        self.fills("confirm-company-name", company).await;
        self.presses("enroll-now").await;
        self.is_shown("status-title").await;
    }

    async fn accepts_the_agreement(&self) {
        self.browser.goto("/overview").await;
        self.is_shown("nav-overview").await;
        self.presses("agreement-accept").await;
        self.is_shown("nav-overview").await;
        self.reads(&self.lang.t("badge-direct-and-indirect")).await;
        self.browser.goto("/settings/partner-profile/program-info").await;
        self.is_shown("program-info-title").await;
        self.reads(&self.lang.t("badge-direct-and-indirect")).await;
        self.browser.goto("/indirect-providers").await;
        self.is_shown("nav-indirect-providers").await;
        self.browser.goto("/transition").await;
        self.is_shown("transition-title").await;
    }
}

async fn gaelle_becomes_an_indirect_reseller(way: Way) {
    let portal = Portal::start().await;
    let gaelle = Person::signs_in(&portal, "gaelle@alpine.example", way).await;
    gaelle.enrolls("Alpine Cloud").await;
    gaelle.has_mail("contact@alpine.example", "votre inscription est approuvée").await;
    gaelle.accepts_the_agreement().await;
    gaelle.browser.assert_no_complaints().await;
}

#[tokio::test]
async fn gaelle_becomes_an_indirect_reseller_at_her_desk() {
    gaelle_becomes_an_indirect_reseller(DESK).await;
}

#[tokio::test]
async fn gaelle_becomes_an_indirect_reseller_on_a_small_phone_in_french_in_the_dark() {
    gaelle_becomes_an_indirect_reseller(PHONE).await;
}

#[tokio::test]
async fn gaelle_becomes_an_indirect_reseller_without_script() {
    gaelle_becomes_an_indirect_reseller(PLAIN).await;
}

#[tokio::test]
async fn dieter_enrolls_and_ravi_decides() {
    let portal = Portal::start().await;
    let dieter = Person::signs_in(&portal, "dieter@delta.example", DESK).await;
    dieter.enrolls("Delta Systems").await;
    let ravi = Person::signs_in(&portal, "ravi@northlight.example", DESK).await;
    ravi.follows("nav-enrollments").await;
    ravi.is_shown("nav-enrollments").await;
    ravi.browser.click_link("Delta Systems").await;
    let heading = ravi.lang.t1("desk-title", "partner", "Delta Systems");
    ravi.is_shown_as(&heading).await;
    ravi.presses("desk-reject").await;
    ravi.is_shown_as(&heading).await;
    ravi.reads(&ravi.lang.t("error-summary-title")).await;
    ravi.presses("desk-approve").await;
    ravi.is_shown_as(&heading).await;
    dieter.accepts_the_agreement().await;
}

#[tokio::test]
async fn sophie_mends_what_is_red_and_hana_is_told_that_there_is_nothing_to_do() {
    let portal = Portal::start().await;
    let sophie = Person::signs_in(&portal, "sophie@sable.example", PHONE).await;
    sophie.browser.goto("/enroll/indirect-reseller").await;
    sophie.is_shown("task-become-reseller").await;
    for page in ["/settings/support-profile", "/settings/identifiers", "/settings/partner-profile"] {
        sophie.browser.goto(page).await;
        sophie.browser.assert_accessible().await;
        sophie.browser.assert_no_sideways_scroll().await;
    }
    let hana = Person::signs_in(&portal, "hana@harbor.example", DESK).await;
    hana.browser.goto("/enroll/indirect-reseller").await;
    hana.is_shown("error-refused-title").await;
}

/// Looks at pages one after the other.
async fn looks_at(person: &Person, pages: &[&str]) {
    for page in pages {
        person.browser.goto(page).await;
        person.browser.assert_accessible().await;
        person.browser.assert_no_sideways_scroll().await;
    }
}

#[tokio::test]
async fn somebody_finds_a_provider_without_signing_in_and_a_partner_writes_to_it() {
    let portal = Portal::start().await;
    for way in [DESK, PHONE] {
        let stranger = Person::comes(&portal, way).await;
        stranger.browser.goto("/find-a-provider?country=FR&service=training").await;
        stranger.is_shown("nav-find-a-provider").await;
        stranger.browser.click_link("Meridian Distribution").await;
        stranger.is_shown_as("Meridian Distribution").await;
        stranger.browser.goto("/find-a-provider?country=FR&language=fi").await;
        stranger.is_shown("nav-find-a-provider").await;
        let pages = ["/find-a-provider", "/find-a-provider/shortlist", "/find-a-provider/compare", "/help"];
        looks_at(&stranger, &pages).await;
        stranger.browser.goto("/help/partner-with-indirect-providers").await;
        stranger.is_shown("help-title-partner-with-indirect-providers").await;
        stranger.browser.assert_no_complaints().await;
    }
    for way in [DESK, PHONE] {
        let mia = Person::signs_in(&portal, "mia@meridian.example", way).await;
        looks_at(&mia, &["/settings/directory-entry", "/indirect-resellers/requests", "/find-a-provider"]).await;
        mia.browser.goto("/indirect-resellers/requests").await;
        mia.browser.click_link("Kite Systems").await;
        mia.is_shown_as(&mia.lang.t1("request-title", "partner", "Kite Systems")).await;
        let ravi = Person::signs_in(&portal, "ravi@northlight.example", way).await;
        ravi.browser.goto("/ops/directory").await;
        ravi.is_shown("nav-directory").await;
        ravi.browser.click_link("Brennholt Systemhandel").await;
        ravi.is_shown_as(&ravi.lang.t1("moderation-title", "provider", "Brennholt Systemhandel")).await;
    }
}
