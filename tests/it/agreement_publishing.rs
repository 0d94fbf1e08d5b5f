//! The operator writes, shows and publishes versions of agreements; partners sign them again (F60, G08, machine 2.2).

use chrono::{Days, TimeDelta};

use crate::support::{Actor, Setting, TestApp};

const OLIVIA: &str = "olivia@northlight.example";
/// A provider that has accepted version 1 of the providers' agreement; the demo has published version 2.
const PAUL: &str = "paul@meridian.example";

const DRAFT: &str = "/ops/agreements/draft/indirect_reseller";

async fn save(manager: &Actor, draft: &str, fields: &[(&str, &str)]) -> crate::support::Page {
    manager.submit(draft, fields).await
}

async fn publish(manager: &Actor, draft: &str, name: &str) -> crate::support::Page {
    let preview = format!("{draft}/preview");
    manager.submit_on(&preview, &format!("{draft}/publish"), &[("confirmation", name)]).await
}

#[tokio::test]
async fn a_version_is_written_shown_compared_and_published_for_good() {
    let app = TestApp::with(Setting::demo()).await;
    let olivia = app.signed_in(OLIVIA).await;
    let page = olivia.get(DRAFT).await;
    // it begins with the words that hold now
    let words = page.must_be(200).value("text_en").expect("the words");
    let new = format!("{words}\n\nBoth sides meet once a year.");
    save(&olivia, DRAFT, &[("text_en", &new), ("text_fr", "")]).await.must_lead_to(&format!("{DRAFT}/preview"));
    let preview = olivia.get(&format!("{DRAFT}/preview")).await;
    preview.must_say("It cannot be published yet");
    assert!(preview.text(".changes ins").contains("meet once a year"));
    assert!(!preview.has(&format!("form[action=\"{DRAFT}/publish\"]")));
    save(&olivia, DRAFT, &[("text_fr", "Texte entier.")]).await.must_be(303);
    let version = publish(&olivia, DRAFT, "something else").await;
    version.must_be(422).must_say("Type exactly: Indirect reseller agreement 2");
    assert_eq!(
        app.count("select max(number)::bigint from agreement_versions where kind = 'indirect_reseller'").await,
        1
    );
    let version = publish(&olivia, DRAFT, " indirect RESELLER agreement 2 ").await;
    let there = version.must_be(303).location().to_owned();
    olivia.get(&there).await.must_be(200).must_say("Both sides meet once a year.");
    olivia.get(&format!("{DRAFT}/preview")).await.must_be(404);
    olivia.get("/ops/agreements").await.must_say("Replaced");
    let logged = "select count(*) from activity_entries where action = 'agreement_published' and detail ->> 'agreement' = 'indirect_reseller' and person_name = 'Olivia Lindqvist'";
    assert_eq!(app.count(logged).await, 1);
    // whoever waits to accept reads the new one
    app.signed_in("admin@kite.example").await.get("/overview").await.must_say("Both sides meet once a year.");
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_published_version_cannot_be_changed_by_anybody() {
    let app = TestApp::with(Setting::demo()).await;
    for statement in [
        "update agreement_versions set number = 9",
        "delete from agreement_texts",
        "update agreement_texts set title = 'x'",
        "update agreement_versions set sign_again_by = null",
    ] {
        let refused = sqlx::query(statement).execute(&mut app.owner().await).await;
        assert!(refused.is_err(), "{statement}");
    }
}

#[tokio::test]
async fn two_editors_do_not_write_over_each_other() {
    let app = TestApp::with(Setting::demo()).await;
    let (olivia, stella) = (app.signed_in(OLIVIA).await, app.signed_in("stella@northlight.example").await);
    let (one, two) = (olivia.get(DRAFT).await, stella.get(DRAFT).await);
    olivia.send_form(&one, DRAFT, &[("title_en", "First")]).await.must_be(303);
    let late = stella.send_form(&two, DRAFT, &[("title_en", "Second")]).await;
    assert_eq!(late.must_be(409).value("title_en").as_deref(), Some("Second"));
    // what somebody looked at is what is published, or nothing
    let looked_at = olivia.get(&format!("{DRAFT}/preview")).await;
    stella.send_form(&late, DRAFT, &[("title_en", "Third")]).await.must_be(303);
    let action = format!("{DRAFT}/publish");
    let stale = olivia.send_form(&looked_at, &action, &[("confirmation", "Indirect reseller agreement 2")]).await;
    stale.must_be(409).must_say("since you looked at it");
}

#[tokio::test]
async fn days_that_do_not_fit_are_said_at_their_field() {
    let app = TestApp::with(Setting::demo()).await;
    let olivia = app.signed_in(OLIVIA).await;
    let page = save(&olivia, DRAFT, &[("effective_on", "2001-01-01"), ("sign_again_by", "2001-01-01")]).await;
    assert!(page.must_be(422).field_error("effective_on").is_some() && page.field_error("sign_again_by").is_some());
    let page = save(&olivia, DRAFT, &[("effective_on", "tomorrow")]).await;
    assert!(page.must_be(422).field_error("effective_on").is_some());
    assert_eq!(page.value("effective_on").as_deref(), Some("tomorrow"));
}

#[tokio::test]
async fn a_version_for_a_later_day_waits_for_it() {
    let app = TestApp::with(Setting::demo()).await;
    let olivia = app.signed_in(OLIVIA).await;
    let day = (app.now().await.date_naive() + Days::new(3)).to_string();
    save(&olivia, DRAFT, &[("text_en", "New words."), ("text_fr", "Mots nouveaux."), ("effective_on", &day)])
        .await
        .must_be(303);
    publish(&olivia, DRAFT, "Indirect reseller agreement 2").await.must_be(303);
    olivia.get("/ops/agreements").await.must_say("Will hold");
    let kite = app.signed_in("admin@kite.example").await;
    assert!(!kite.get("/overview").await.body.contains("New words."));
    // the older one can be accepted meanwhile
    app.set_clock(TimeDelta::days(4)).await;
    let kite = app.signed_in("admin@kite.example").await;
    let page = kite.get("/overview").await;
    assert!(page.body.contains("New words.") || page.body.contains("Mots nouveaux."));
    app.look_at_mails().await;
}

#[tokio::test]
async fn who_accepted_an_older_version_signs_again_and_the_old_one_counts_until_its_day() {
    let app = TestApp::with(Setting::demo()).await;
    app.run_worker().await;
    let told = app
        .count("select count(*) from mails where kind = 'agreement_sign_again' and recipient = 'paul@meridian.example'")
        .await;
    assert_eq!(told, 1);
    // whoever has to sign again sees what is new since what was signed
    let paul = app.signed_in("paul@meridian.example").await;
    let news =
        paul.get("/overview").await.links().into_iter().find_map(|link| Some(link.strip_suffix("#news")?.to_owned()));
    let news = paul.get(&news.expect("a link to what is new")).await;
    news.must_say("What is new since version 1, which you accepted");
    assert!(news.has("section[aria-labelledby=news] ins"));
    // once, and once more a month later
    app.run_worker().await;
    assert_eq!(
        app.count(
            "select count(*) from mails where kind = 'agreement_sign_again' and recipient = 'paul@meridian.example'"
        )
        .await,
        1
    );
    app.set_clock(TimeDelta::days(32)).await;
    app.run_worker().await;
    assert_eq!(
        app.count(
            "select count(*) from mails where kind = 'agreement_sign_again' and recipient = 'paul@meridian.example'"
        )
        .await,
        2
    );
    let olivia = app.signed_in(OLIVIA).await;
    let list = olivia.get("/ops/agreements").await;
    let mut version = String::new();
    for href in list.attributes("section table th a", "href") {
        if olivia.get(&href).await.text("main").contains("To be signed again by") {
            version = href;
        }
    }
    olivia.get(&version).await.must_say("Meridian Distribution");
    let paul = app.signed_in(PAUL).await;
    let page = paul.get("/overview").await;
    page.must_say("must sign by");
    let action = page.attributes("form[action$=\"/accept\"]", "action").remove(0);
    paul.send_form(&page, &action, &[]).await.must_lead_to("/overview");
    let signed = paul.get("/settings/agreements").await;
    assert_eq!(signed.rows().len(), 2, "both stay on record");
    assert!(!paul.get("/overview").await.has("form[action$=\"/accept\"]"));
    // twice is once
    paul.post(&action, &[("language", "en")]).await.must_be(409);
    assert!(!olivia.get(&version).await.text("main").contains("Meridian Distribution"));
    app.look_at_mails().await;
}

#[tokio::test]
async fn after_its_day_the_page_says_that_the_old_acceptance_counts_no_more() {
    let app = TestApp::with(Setting::demo()).await;
    app.set_clock(TimeDelta::days(60)).await;
    app.run_worker().await;
    app.signed_in(PAUL).await.get("/overview").await.must_say("no longer counts");
    assert_eq!(app.count("select count(*) from organisations o where domain = 'meridian.example' and app.agreement_counts(o.id, 'indirect_provider')").await, 0);
    app.look_at_mails().await;
}

#[tokio::test]
async fn publishing_is_the_programme_managers_with_a_fresh_proof() {
    let app = TestApp::with(Setting::demo()).await;
    let route =
        app.routes.iter().find(|route| route.path == "/ops/agreements/draft/{kind}/publish").expect("the route");
    assert_eq!(serde_json::to_value(route.class).expect("a word"), serde_json::json!("mfa-fresh"));
    for mail in ["ravi@northlight.example", "audrey@northlight.example", PAUL] {
        let person = app.signed_in(mail).await;
        person.get(DRAFT).await.must_be(403);
        person.post(&format!("{DRAFT}/publish"), &[("confirmation", "x")]).await.must_be(403);
    }
}
