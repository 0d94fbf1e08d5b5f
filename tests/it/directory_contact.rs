//! A partner writes to a provider, which answers or invites (F22; abuse A11, A12).

use chrono::TimeDelta;

use crate::{
    directory::page_of,
    support::{Actor, Setting, TestApp},
};

const INBOX: &str = "/indirect-resellers/requests";

async fn writes(app: &TestApp, person: &Actor, provider: &str, message: &str) -> String {
    let path = format!("{}/contact", page_of(app, provider).await);
    person.submit(&path, &[("message", message)]).await.must_lead_to(&path);
    path
}

/// The newest request in an inbox.
async fn newest(provider: &Actor) -> String {
    let page = provider.get(INBOX).await;
    page.must_be(200).attributes("tbody th a", "href").remove(0)
}

#[tokio::test]
async fn a_request_reaches_the_inbox_and_becomes_an_invitation_with_its_addressee() {
    let app = TestApp::with(Setting::demo()).await;
    let rosa = app.signed_in("rosa@bluebird.example").await;
    let path = writes(&app, &rosa, "Quillon Distribution", "Do you serve the Netherlands?").await;
    app.mail_to("partners@quillon.example").await;
    rosa.get(&path).await.must_say("It is the provider's turn").must_say("Do you serve the Netherlands?");
    // Bluebird writes to Nordwind, which has an invitation of it waiting; another one is a letter of its own
    let ada = app.signed_in("ada@alpine.example").await.reading("en");
    let path = writes(&app, &ada, "Meridian Distribution", "We are about to enroll.\nMay we talk?").await;
    let told = app.mail_to("mia@meridian.example").await;
    assert!(told.rendered.subject.contains("Alpine Cloud"), "{}", told.rendered.subject);
    app.mail_to("partners@meridian.example").await;
    let mia = app.signed_in("mia@meridian.example").await;
    mia.get("/overview").await.must_say("Answer contact requests");
    let request = newest(&mia).await;
    let page = mia.get(&request).await;
    page.must_be(200)
        .must_say("Alpine Cloud")
        .must_say("4100001")
        .must_say("May we talk?")
        .must_say("ada@alpine.example");
    let begun = mia.submit_on(&request, &format!("{request}/invitation"), &[]).await;
    let letter = begun.must_be(303).location().to_owned();
    assert!(letter.starts_with("/indirect-resellers/invitations/"));
    // it is no reseller yet, so the letter goes to the person's mailbox
    mia.get(&letter).await.must_be(200).must_say("ada@alpine.example");
    mia.get(&request).await.must_say("A letter was begun").must_say("New");
    mia.submit_on(&letter, &letter, &[("step", "done")]).await.must_be(303);
    mia.get(&request).await.must_say("Turned into an invitation");
    ada.get(&path).await.must_be(200);
    let again = mia.post_raw(&format!("{request}/invitation"), "").await;
    again.must_be(409);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_reseller_that_is_known_is_the_letter_s_addressee() {
    let app = TestApp::with(Setting::demo()).await;
    let camille = app.signed_in("camille@cascade.example").await;
    writes(&app, &camille, "Nordwind Distribution", "Encore nous.").await;
    let nora = app.signed_in("nora@nordwind.example").await;
    let request = newest(&nora).await;
    let letter =
        nora.submit_on(&request, &format!("{request}/invitation"), &[]).await.must_be(303).location().to_owned();
    nora.get(&letter).await.must_say("Cascade Advisory");
    let addressed = "select count(*) from contact_requests r join partnership_invitations i on i.id = r.invitation_id where i.addressee_id = r.organisation_id and r.state = 'new'";
    assert_eq!(app.count(addressed).await, 1);
    // thrown away: the request is as it was
    nora.submit_on(&letter, &format!("{letter}/withdraw"), &[]).await.must_be(303);
    assert_eq!(app.count(addressed).await, 0);
    nora.get(&request).await.must_be(200).must_say("New");
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_reseller_asks_its_provider_to_add_a_customer() {
    let app = TestApp::with(Setting::demo()).await;
    let theo = app.signed_in("theo@bluebird.example").await;
    let refused = theo.get("/customers/new").await;
    let ask = refused.must_be(403).attributes("main .prose a", "href").remove(0);
    assert_eq!(ask, format!("{}/contact?about=customer", page_of(&app, "Meridian Distribution").await));
    let form = theo.get(&ask).await;
    form.must_be(200).must_say("name us as its reseller").must_say("Domain:");
    writes(&app, &theo, "Meridian Distribution", "Please add Molenwiek for us.").await;
    let mia = app.signed_in("mia@meridian.example").await;
    let request = newest(&mia).await;
    let page = mia.get(&request).await;
    // already partners: there is nothing to invite them to
    page.must_be(200).must_say("Add a customer for Bluebird Services");
    assert!(!page.text("main").contains("Write an invitation"));
    let add = page.attributes("main .actions a", "href").remove(0);
    mia.get(&add).await.must_be(200).must_say("Bluebird Services");
    app.look_at_mails().await;
}

#[tokio::test]
async fn an_answer_goes_by_mail_to_whoever_wrote_and_stands_on_both_pages() {
    let app = TestApp::with(Setting::demo()).await;
    let theo = app.signed_in("theo@bluebird.example").await;
    let path = writes(&app, &theo, "Meridian Distribution", "Another question").await;
    let mia = app.signed_in("mia@meridian.example").await;
    let request = newest(&mia).await;
    let empty = mia.submit(&request, &[("answer", "  ")]).await;
    empty.must_be(422);
    assert!(empty.field_error("answer").is_some());
    mia.submit(&request, &[("answer", "Yes.\nSee https://evil.example/login")]).await.must_lead_to(&request);
    let mail = app.mail_to("theo@bluebird.example").await;
    assert!(mail.rendered.text.contains("https://evil.example/login"));
    assert!(!mail.rendered.html.contains("href=\"https://evil.example"), "abuse A12: what people write is no link");
    theo.get(&path).await.must_say("Answered").must_say("See https://evil.example/login");
    mia.post(&request, &[("answer", "Twice")]).await.must_be(409);
    for side in [&theo, &mia] {
        let log = side.get("/activity").await;
        if log.status == 200 {
            log.must_say("The request of Bluebird Services was answered");
        }
    }
    // whoever has an answer can write again
    writes(&app, &theo, "Meridian Distribution", "Thank you. One more thing.").await;
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a11_one_request_waits_and_ten_a_day_are_enough() {
    let app = TestApp::with(Setting::demo()).await;
    let hana = app.signed_in("hana@harbor.example").await;
    let first = writes(&app, &hana, "Meridian Distribution", "Hello").await;
    let page = hana.get(&first).await;
    assert!(!page.has("textarea"), "there is nothing to write while the first one waits");
    hana.post(&first, &[("message", "Again")]).await.must_be(409);
    let names = app.rows("select name from directory_entries where state = 'published' and name <> 'Meridian Distribution' order by name").await;
    let names: Vec<String> = names.iter().map(|row| sqlx::Row::get(row, 0)).collect();
    for name in &names[..9] {
        writes(&app, &hana, name, "Hello").await;
    }
    app.look_at_mails().await;
    let mails = app.count("select count(*) from mails").await;
    let eleventh = format!("{}/contact", page_of(&app, &names[9]).await);
    hana.submit(&eleventh, &[("message", "Hello")]).await.must_be(429);
    assert_eq!(app.count("select count(*) from mails").await, mails, "no mail either");
    app.set_clock(TimeDelta::hours(25)).await;
    let hana = app.signed_in("hana@harbor.example").await;
    hana.submit(&eleventh, &[("message", "Hello")]).await.must_be(303);
    app.look_at_mails().await;
}

#[tokio::test]
async fn bad_input_keeps_what_was_typed_and_sends_nothing() {
    let app = TestApp::with(Setting::demo()).await;
    let hana = app.signed_in("hana@harbor.example").await;
    let path = format!("{}/contact", page_of(&app, "Meridian Distribution").await);
    let long = "x".repeat(1001);
    for message in ["", " \n ", &long, "zero\u{200b}width"] {
        let page = hana.submit(&path, &[("message", message)]).await;
        page.must_be(422);
        assert!(page.field_error("message").is_some(), "{message:?}");
        assert_eq!(page.value("message").expect("a field").trim(), message.trim());
    }
    hana.post(&path, &[("message", "Hello"), ("provider", "x")]).await.must_be(422);
    let key = hana.get(&path).await.form(&path);
    for _ in 0..2 {
        let mut fields = key.clone();
        fields.retain(|(name, _)| name != "message");
        fields.push(("message".into(), "Once".into()));
        hana.post(&path, &fields).await.must_lead_to(&path);
    }
    assert_eq!(
        app.count("select count(*) from contact_requests where message = 'Once'").await,
        1,
        "a double click writes once"
    );
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_b1_nobody_else_reads_a_request() {
    let app = TestApp::with(Setting::demo()).await;
    let mia = app.signed_in("mia@meridian.example").await;
    let request = newest(&mia).await;
    let nora = app.signed_in("nora@nordwind.example").await;
    nora.get(&request).await.must_be(404);
    nora.post(&request, &[("answer", "Mine")]).await.must_be(404);
    nora.post_raw(&format!("{request}/invitation"), "").await.must_be(404);
    for (who, status) in
        [("rosa@bluebird.example", 403), ("olivia@northlight.example", 403), ("carla@lakeside.example", 403)]
    {
        app.signed_in(who).await.get(&request).await.must_be(status);
    }
    // a provider's own entry has no form
    let own = format!("{}/contact", page_of(&app, "Meridian Distribution").await);
    mia.get(&own).await.must_be(403).must_say("your own organisation");
    app.signed_in("bruno@alpine.example").await.get(&own).await.must_be(403);
    app.signed_in("carla@lakeside.example").await.get(&own).await.must_be(403);
}
