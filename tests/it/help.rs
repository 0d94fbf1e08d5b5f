//! Help in the product (F24, S30): every page leads there, every article's links lead somewhere, and changed words are a new version.

use sha2::{Digest, Sha256};

use crate::support::{Setting, TestApp, crawl::route_of, source::files};

/// Each article with its version and the hash of its words in both languages: whoever changes the words raises the version in
/// `web/help.rs` and writes the new hash here.
const VERSIONS: &[(&str, u32, &str)] = &[
    ("partner-with-indirect-providers", 2, "67a073b64d1f177f"),
    ("become-an-indirect-reseller", 1, "1ece708f624cf3ec"),
    ("accept-an-agreement", 1, "69f72412df89809d"),
    ("invite-customers-together", 3, "077fdc6b8f844faa"),
    ("answer-a-joint-invitation", 2, "b046b52099e27fc4"),
    ("present-yourself-in-the-directory", 1, "2955414d97ff18fc"),
];

#[tokio::test]
async fn s30_every_article_is_there_in_both_languages_and_its_links_lead_somewhere() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger();
    let articles = stranger.get("/help").await.must_be(200).attributes("main .task a", "href");
    assert_eq!(articles.len(), VERSIONS.len());
    for path in &articles {
        let (english, french) = (stranger.get(path).await, stranger.clone().reading("fr").get(path).await);
        english.must_be(200).must_say("Version");
        french.must_be(200);
        assert_ne!(english.heading(), french.heading());
        assert_eq!(english.attributes("article", "lang"), ["en"]);
        assert_eq!(french.attributes("article", "lang"), ["fr"]);
        assert_eq!(english.texts("article h2").len(), french.texts("article h2").len(), "{path}");
        assert_eq!(english.texts("article li").len(), french.texts("article li").len(), "{path}");
        let links = english.attributes("article a", "href");
        assert_eq!(links, french.attributes("article a", "href"), "{path}");
        for link in links {
            assert!(route_of(&app.routes, "GET", &link).is_some(), "{path} leads to {link}, which is nowhere");
        }
    }
    stranger.get("/help/partner-with-indirect-providers").await.must_say("technical training and assistance");
    for nothing in ["/help/nothing", "/help/%2e%2e", "/help/partner-with-indirect-providers.en.md"] {
        stranger.get(nothing).await.must_be(404);
    }
}

#[test]
fn changed_words_are_a_new_version() {
    let mut wrong = Vec::new();
    let read = |folder: &str, ending: &str, name: &str| {
        let found = files(folder, ending).into_iter().find(|file| file.path.ends_with(name));
        found.map_or_else(|| panic!("{name} is not there"), |file| file.text)
    };
    let pages = read("src/web", "rs", "web/help.rs");
    for (slug, version, hash) in VERSIONS {
        let words = ["en", "fr"].map(|lang| read("src/help", "md", &format!("{slug}.{lang}.md")));
        let now = hex::encode(Sha256::digest(words.concat()));
        let entry = pages.split(&format!("slug: \"{slug}\"")).nth(1).unwrap_or_default();
        assert!(
            entry.split("bodies").next().is_some_and(|head| head.contains(&format!("version: {version},"))),
            "{slug}"
        );
        if !now.starts_with(hash) || hash.len() < 16 {
            wrong.push(format!("(\"{slug}\", {}, \"{}\")", version + 1, &now[..16]));
        }
    }
    assert!(wrong.is_empty(), "these words have changed; raise their version:\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_page_leads_to_help_at_the_same_place_and_to_its_own_article() {
    let app = TestApp::with(Setting::demo()).await;
    let rosa = app.signed_in("rosa@bluebird.example").await;
    for (page, article) in [
        ("/find-a-provider", "/help/partner-with-indirect-providers"),
        ("/indirect-providers", "/help/partner-with-indirect-providers"),
        ("/settings/agreements", "/help/accept-an-agreement"),
        ("/overview", ""),
        ("/help", ""),
        ("/nothing", ""),
    ] {
        let links = rosa.get(page).await.attributes("footer a", "href");
        assert_eq!(links[0], "/help", "{page}");
        assert_eq!(links.len(), if article.is_empty() { 2 } else { 3 }, "{page}: {links:?}");
        assert!(article.is_empty() || links[1] == article, "{page}: {links:?}");
    }
    assert_eq!(app.stranger().get("/sign-in").await.attributes("footer a", "href")[0], "/help");
}
