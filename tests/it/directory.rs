//! Find a provider, as anybody uses it: search, facets, pages, side by side, shortlist (F22, F23, S27–S29).

use axum::http::header;

use crate::support::{Page, Setting, TestApp};

pub const DIRECTORY: &str = "/find-a-provider";
const MERIDIAN: &str = "Meridian Distribution";

/// The providers a page lists, in its order.
fn listed(page: &Page) -> Vec<String> {
    page.must_be(200).texts("ul.grid h2 a")
}

/// The page of a provider of the directory.
pub async fn page_of(app: &TestApp, name: &str) -> String {
    let query = sqlx::query_scalar("select id::text from organisations where name = $1").bind(name.to_owned());
    let id: String = query.fetch_one(&mut app.superuser().await).await.expect("a provider");
    format!("{DIRECTORY}/{id}")
}

#[tokio::test]
async fn s29_everybody_reads_the_list_without_signing_in_in_both_languages() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger();
    let page = stranger.get(DIRECTORY).await;
    page.must_say("26 providers");
    assert_eq!(page.heading(), "Find a provider");
    assert_eq!(listed(&page).len(), 25);
    assert_eq!(stranger.reading("fr").get(DIRECTORY).await.heading(), "Trouver un fournisseur");
    let signed_in = app.signed_in("gaelle@alpine.example").await;
    let page = signed_in.get(DIRECTORY).await;
    assert_eq!(listed(&page).len(), 25);
    assert_eq!(page.texts("nav [aria-current]"), ["Find a provider"], "with the frame of whoever is signed in");
}

#[tokio::test]
async fn every_facet_is_an_address_and_narrows_the_list() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger().reading("en");
    for (query, holds) in [
        ("country=FR", MERIDIAN),
        ("region=NA", "Laurentel Distribution"),
        ("language=fi", "Nordwind Distribution"),
        ("product=telephony&country=DE", "Tannwerk Cloudvertrieb"),
        ("support=always", "Klitvig Distribution"),
        ("minimum=none&region=APAC", "Wattleridge Distribution"),
        ("service=training&service=marketing&service=credit&country=FR", MERIDIAN),
        ("q=guided+MONTH", MERIDIAN),
        ("q=goteborg", ""),
        ("q=RESELLERS&country=SE", "Nordwind Distribution"),
    ] {
        let page = stranger.get(&format!("{DIRECTORY}?{query}")).await;
        let found = listed(&page);
        assert_eq!(found.is_empty(), holds.is_empty(), "{query}: {found:?}");
        assert!(holds.is_empty() || found.iter().any(|name| name == holds), "{query}: {found:?}");
        // each chosen facet is a chip that takes itself away; the form shows what is chosen
        assert_eq!(page.texts(".chips .chip").len(), query.split('&').count(), "{query}");
        for chip in page.attributes(".chips .chip", "href") {
            assert!(stranger.get(&chip).await.texts(".chips .chip").len() < query.split('&').count());
        }
    }
    let everywhere = stranger.get(&format!("{DIRECTORY}?country=ZZ&language=%3Cb%3E&sort=chance&after=nonsense")).await;
    everywhere.must_say("26 providers");
    assert!(!everywhere.has(".chips"), "what is not understood is not there");
}

#[tokio::test]
async fn pages_of_the_list_go_on_and_back_in_every_order() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger();
    for sort in ["name", "minimum", "recent"] {
        let first = stranger.get(&format!("{DIRECTORY}?sort={sort}")).await;
        let next = first.attributes("a[rel=next]", "href");
        let second = stranger.get(&next[0]).await;
        let mut all = listed(&first);
        all.extend(listed(&second));
        let mut once = all.clone();
        once.sort();
        once.dedup();
        assert_eq!((all.len(), once.len()), (26, 26), "{sort}: nobody twice, nobody left out");
        let back = stranger.get(&second.attributes("a[rel=prev]", "href")[0]).await;
        assert_eq!(listed(&back), listed(&first), "{sort}");
        if sort == "name" {
            let mut by_name = all.clone();
            by_name.sort_by_key(|name| name.to_lowercase());
            assert_eq!(all, by_name);
        }
    }
    // the provider a page goes on from may be gone meanwhile
    let next = stranger.get(DIRECTORY).await.attributes("a[rel=next]", "href");
    app.execute("update programme_enrollments set standing = 'suspended' where programme = 'indirect_provider'").await;
    stranger.get(&next[0]).await.must_be(200).must_say("0 providers");
    app.execute("update programme_enrollments set standing = 'active' where programme = 'indirect_provider'").await;
}

#[tokio::test]
async fn nothing_found_is_no_error_and_says_how_to_widen() {
    let app = TestApp::with(Setting::demo()).await;
    let page = app.stranger().get(&format!("{DIRECTORY}?country=FR&language=fi&q=provider")).await;
    page.must_be(200).must_say("0 providers").must_say("Nothing matches");
    let ways = page.attributes(".empty li a", "href");
    assert!(!ways.is_empty());
    for way in &ways {
        assert!(!listed(&app.stranger().get(way).await).is_empty(), "{way} leads to something");
    }
    let none = app.stranger().get(&format!("{DIRECTORY}?q=zzzz")).await;
    none.must_be(200);
    assert!(none.attributes(".empty a", "href").iter().all(|way| way == DIRECTORY));
}

#[tokio::test]
async fn f23_up_to_four_stand_side_by_side_and_a_fifth_is_refused() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger();
    let ids = stranger.get(DIRECTORY).await.attributes("input[name=ids]", "value");
    let four = stranger.get(&format!("{DIRECTORY}/compare?ids={}", ids[..4].join(","))).await;
    assert_eq!(four.must_be(200).texts("thead th").len(), 4);
    assert_eq!(four.texts("tbody tr:first-child td").len(), 4);
    // the form's way of asking
    let two = stranger.get(&format!("{DIRECTORY}/compare?ids={}&ids={}&ids={}", ids[0], ids[1], ids[1])).await;
    assert_eq!(two.must_be(200).texts("thead th").len(), 2);
    let five = stranger.get(&format!("{DIRECTORY}/compare?ids={}", ids[..5].join(","))).await;
    five.must_be(422).must_say("At most 4");
    let without = five.attributes(".task-list a", "href").into_iter().rfind(|href| href.contains("compare"));
    stranger.get(&without.expect("a way to leave one out")).await.must_be(200);
    for nothing in ["", "?ids=", "?ids=nonsense", "?ids=00000000-0000-7000-8000-000000000000"] {
        let page = stranger.get(&format!("{DIRECTORY}/compare{nothing}")).await;
        page.must_be(200).must_say("Nothing to compare yet");
    }
}

#[tokio::test]
async fn a_shortlist_stays_in_the_browser_and_needs_no_account() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger();
    let (meridian, nordwind) = (page_of(&app, MERIDIAN).await, page_of(&app, "Nordwind Distribution").await);
    for provider in [&meridian, &nordwind] {
        let action = format!("{provider}/shortlist");
        stranger.submit_on(provider, &action, &[("keep", "on")]).await.must_lead_to(provider);
    }
    let list = stranger.get("/find-a-provider/shortlist").await;
    assert_eq!(listed(&list), [MERIDIAN, "Nordwind Distribution"]);
    let compare = list.attributes("main > .actions a", "href");
    assert_eq!(stranger.get(&compare[0]).await.must_be(200).texts("thead th").len(), 2);
    // from the list and back to it
    let from = format!("{DIRECTORY}?country=SE");
    let form = stranger.get(&from).await;
    let action = format!("{nordwind}/shortlist");
    stranger.send_form(&form, &action, &[("keep", "off")]).await.must_lead_to(&from);
    assert_eq!(listed(&stranger.get("/find-a-provider/shortlist").await), [MERIDIAN]);
    assert!(listed(&app.stranger().get("/find-a-provider/shortlist").await).is_empty(), "nobody else sees it");
    assert!(stranger.session_cookie().is_none(), "no session was begun for it");
    // a button's way back leads nowhere else
    for next in ["https://evil.example/", "//evil.example", "/overview", "/find-a-provider/../../evil"] {
        let answer = stranger.post(&format!("{meridian}/shortlist"), &[("keep", "on"), ("next", next)]).await;
        assert!(answer.must_be(303).location().starts_with('/'), "{next}");
        assert!(!answer.location().starts_with("//"), "{next}");
    }
    let cookie = stranger.post(&format!("{meridian}/shortlist"), &[("keep", "on")]).await;
    let cookie = cookie
        .set_cookies()
        .into_iter()
        .find(|cookie| cookie.starts_with("portal-shortlist"))
        .expect("a cookie")
        .to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/find-a-provider"));
}

#[tokio::test]
async fn a_shortlist_holds_twenty() {
    let app = TestApp::with(Setting::demo()).await;
    let stranger = app.stranger();
    let ids = stranger.get(DIRECTORY).await.attributes("input[name=ids]", "value");
    for (place, id) in ids.iter().enumerate() {
        let answer = stranger.post(&format!("{DIRECTORY}/{id}/shortlist"), &[("keep", "on")]).await;
        answer.must_be(if place < 20 { 303 } else { 409 });
    }
    assert_eq!(listed(&stranger.get("/find-a-provider/shortlist").await).len(), 20);
}

#[tokio::test]
async fn a_provider_s_page_shows_what_is_published_and_the_way_to_write() {
    let app = TestApp::with(Setting::demo()).await;
    let path = page_of(&app, MERIDIAN).await;
    let stranger = app.stranger();
    let page = stranger.get(&path).await;
    page.must_be(200).must_say("guided first month").must_say("partners@meridian.example").must_say("No minimum");
    assert!(page.header(header::CACHE_CONTROL).is_some());
    let contact = format!("{path}/contact");
    assert!(page.links().contains(&contact));
    let sign_in = stranger.get(&contact).await;
    assert!(sign_in.must_be(303).location().starts_with("/sign-in?next="), "the way leads through sign-in");
    // another region is said before anybody writes
    let hana = app.signed_in("hana@harbor.example").await;
    hana.get(&page_of(&app, "Prairiegate Supply").await).await.must_say("another region");
    assert!(!hana.get(&path).await.text("main").contains("another region"));
    let paul = app.signed_in("paul@meridian.example").await;
    assert!(paul.get(&path).await.links().contains(&"/settings/directory-entry".to_owned()));
    for nobody in ["Alpine Cloud", "Bluebird Services", "Lakeside Clinic"] {
        stranger.get(&page_of(&app, nobody).await).await.must_be(404);
    }
    stranger.get("/find-a-provider/nonsense").await.must_be(404);
}

#[tokio::test]
async fn a_provider_that_may_not_take_partners_is_not_in_the_directory() {
    let app = TestApp::with(Setting::demo()).await;
    let path = page_of(&app, MERIDIAN).await;
    app.execute("update programme_enrollments p set standing = 'suspended' from organisations o where o.id = p.organisation_id and o.name = 'Meridian Distribution'").await;
    let stranger = app.stranger();
    stranger.get(&path).await.must_be(404);
    assert!(!listed(&stranger.get(&format!("{DIRECTORY}?country=FR")).await).contains(&MERIDIAN.to_owned()));
    stranger.get(DIRECTORY).await.must_say("25 providers");
}

#[tokio::test]
async fn s27_resellers_are_led_to_the_providers_of_their_country() {
    let app = TestApp::with(Setting::demo()).await;
    let rosa = app.signed_in("rosa@bluebird.example").await;
    let page = rosa.get("/indirect-providers").await;
    let links = page.attributes("main a", "href");
    let found = links.iter().find(|link| link.starts_with("/find-a-provider?")).expect("a link to the directory");
    assert_eq!(found, "/find-a-provider?country=NL");
    assert!(listed(&rosa.get(found).await).contains(&MERIDIAN.to_owned()));
    assert!(links.contains(&"/help/partner-with-indirect-providers".to_owned()));
    let kite = app.signed_in("admin@kite.example").await;
    let page = kite.get("/overview").await;
    let accept = page.attributes("form[action$='/accept']", "action").remove(0);
    kite.submit_on("/overview", &accept, &[]).await.must_lead_to("/overview");
    assert!(kite.get("/transition").await.attributes("main a", "href").contains(&DIRECTORY.to_owned()));
    app.look_at_mails().await;
    let offered = rosa.get(DIRECTORY).await.links();
    assert!(offered.contains(&"/find-a-provider?country=NL".to_owned()));
}
