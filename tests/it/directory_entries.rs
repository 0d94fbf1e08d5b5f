//! A provider writes its entry, the operator publishes it or sends it back (F22; abuse C13).

use crate::{
    directory::{DIRECTORY, page_of},
    support::{Actor, Setting, TestApp},
};

const ENTRY: &str = "/settings/directory-entry";
const DESK: &str = "/ops/directory";

/// Sends the entry as it stands, with some fields changed.
async fn sends(provider: &Actor, fields: &[(&str, &str)]) {
    let mut all = vec![("step", "submit")];
    all.extend(fields);
    provider.submit(ENTRY, &all).await.must_lead_to(ENTRY);
}

/// The entry of this provider in the operator's queue.
async fn waiting(operator: &Actor, name: &str) -> String {
    let page = operator.get(DESK).await;
    let names = page.must_be(200).texts("tbody th a");
    let place = names.iter().position(|found| found == name).unwrap_or_else(|| panic!("{name} is not in {names:?}"));
    page.attributes("tbody th a", "href").remove(place)
}

#[tokio::test]
async fn what_is_published_stays_in_force_until_the_operator_decides() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in("nora@nordwind.example").await;
    nora.get(ENTRY).await.must_say("Sent back").must_say("leave out the comparison");
    sends(&nora, &[("about_en", "A Nordic provider that answers in five languages.")]).await;
    let mails = app.mails().await;
    let mut told = mails.iter().filter(|m| m.kind == "directory_submitted" && m.recipient == "ravi@northlight.example");
    assert!(told.any(|mail| mail.rendered.subject.contains("Nordwind")));
    let public = page_of(&app, "Nordwind Distribution").await;
    app.stranger().get(&public).await.must_say("strong security practice");
    let page = nora.get(ENTRY).await;
    page.must_say("With the operator");
    assert!(!page.has("textarea"), "what waits is not written on");
    let ravi = app.signed_in("ravi@northlight.example").await;
    let desk = waiting(&ravi, "Nordwind Distribution").await;
    let page = ravi.get(&desk).await;
    // side by side, with what is different marked
    page.must_say("strong security practice").must_say("answers in five languages").must_say("Changed");
    let refused = ravi.submit_on(&desk, &format!("{desk}/decision"), &[("verdict", "return")]).await;
    refused.must_be(422);
    assert!(refused.field_error("reason").is_some());
    ravi.submit_on(&desk, &format!("{desk}/decision"), &[("verdict", "publish")]).await.must_lead_to(DESK);
    let mail = app.mail_to("nora@nordwind.example").await;
    assert!(mail.rendered.text.contains(&public), "{}", mail.rendered.text);
    app.stranger().get(&public).await.must_say("answers in five languages");
    ravi.post(&format!("{desk}/decision"), &[("_version", "1"), ("verdict", "publish")]).await.must_be(409);
    for log in [nora.get("/activity").await, ravi.get("/activity").await] {
        log.must_say("The directory entry of Nordwind Distribution was published");
    }
    let states = "select count(*) from directory_entries e join organisations o on o.id = e.provider_id where o.name = 'Nordwind Distribution' and e.state in ('published', 'replaced')";
    assert_eq!(app.count(states).await, 2);
    app.look_at_mails().await;
}

#[tokio::test]
async fn an_entry_is_sent_back_with_a_reason_taken_back_and_never_decided_unseen() {
    let app = TestApp::with(Setting::demo()).await;
    let mia = app.signed_in("mia@meridian.example").await;
    sends(&mia, &[]).await;
    let olivia = app.signed_in("olivia@northlight.example").await;
    let desk = waiting(&olivia, "Meridian Distribution").await;
    let shown = olivia.get(&desk).await;
    let decision = format!("{desk}/decision");
    // taken back, changed and sent again while the operator reads: what was read is not what lies there
    mia.submit_on(ENTRY, &format!("{ENTRY}/take-back"), &[]).await.must_lead_to(ENTRY);
    olivia.get(&desk).await.must_be(404);
    olivia.send_form(&shown, &decision, &[("verdict", "publish")]).await.must_be(404);
    sends(&mia, &[("about_en", "Cheaper than everybody else.")]).await;
    olivia.send_form(&olivia.get(&desk).await, &decision, &[("verdict", "nonsense")]).await.must_be(422);
    let mut stale = shown.form(&decision);
    stale.retain(|(name, _)| name != "_key");
    stale.push(("verdict".into(), "publish".into()));
    olivia.post(&decision, &stale).await.must_be(409);
    let reason = [("verdict", "return"), ("reason", "Please leave out comparisons.")];
    olivia.submit_on(&desk, &decision, &reason).await.must_lead_to(DESK);
    let mail = app.mail_to("paul@meridian.example").await;
    assert!(mail.rendered.text.contains("leave out comparisons"), "{}", mail.rendered.text);
    mia.get(ENTRY).await.must_say("leave out comparisons").must_say("Cheaper than everybody else");
    app.stranger().get(&page_of(&app, "Meridian Distribution").await).await.must_say("guided first month");
    let auditor = app.signed_in("audrey@northlight.example").await;
    auditor.get(&desk).await.must_be(200);
    auditor.post(&decision, &[("verdict", "publish")]).await.must_be(403);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_draft_is_nobody_else_s_and_bad_input_keeps_what_was_typed() {
    let app = TestApp::with(Setting::demo()).await;
    let mia = app.signed_in("mia@meridian.example").await;
    let page = mia.get(ENTRY).await;
    let mut fields = page.form(ENTRY);
    for (name, value) in [
        ("about_en", ""),
        ("website", "javascript:alert(1)"),
        ("amount", "-3"),
        ("mail", "desk"),
        ("about_fr", "Un texte gardé"),
    ] {
        fields.retain(|(known, _)| known != name);
        fields.push((name.into(), value.into()));
    }
    fields.retain(|(name, _)| name != "languages");
    fields.push(("languages".into(), "klingon".into()));
    fields.retain(|(name, _)| name != "services");
    fields.push(("step".into(), "submit".into()));
    let again = mia.post(ENTRY, &fields).await;
    again.must_be(422);
    for name in ["about_en", "website", "amount", "mail", "services"] {
        assert!(again.field_error(name).is_some(), "{name}");
    }
    assert_eq!(again.value("about_fr").as_deref(), Some("Un texte gardé"));
    assert_eq!(again.value("website").as_deref(), Some("javascript:alert(1)"));
    mia.submit(ENTRY, &[("step", "save"), ("about_en", "Only mine so far.")]).await.must_lead_to(ENTRY);
    let olivia = app.signed_in("olivia@northlight.example").await;
    assert!(!olivia.get(DESK).await.text("main").contains("Meridian"));
    // somebody else saved meanwhile
    let paul = app.signed_in("paul@meridian.example").await;
    let stale = paul.get(ENTRY).await;
    mia.submit(ENTRY, &[("step", "save"), ("about_en", "Saved first.")]).await.must_be(303);
    let conflict = paul.send_form(&stale, ENTRY, &[("step", "save"), ("about_en", "Saved second.")]).await;
    conflict.must_be(409);
    assert_eq!(conflict.value("about_en").as_deref(), Some("Saved second."));
    paul.send_form(&conflict, ENTRY, &[("step", "save")]).await.must_lead_to(ENTRY);
    app.stranger().get(&page_of(&app, "Meridian Distribution").await).await.must_say("guided first month");
}

#[tokio::test]
async fn abuse_c13_a_name_that_looks_like_another_one_is_pointed_out() {
    let app = TestApp::with(Setting::demo()).await;
    // a Cyrillic e in place of the Latin one
    let rename = "update organisations set name = U&'M\\0435ridian Distribution' where name = 'Brennholt Systemhandel'";
    app.execute(rename).await;
    let ravi = app.signed_in("ravi@northlight.example").await;
    let desk = waiting(&ravi, "M\u{435}ridian Distribution").await;
    ravi.get(&desk).await.must_say("looks like another one").must_say("Meridian Distribution");
    let nora = app.signed_in("nora@nordwind.example").await;
    sends(&nora, &[("about_en", "Formerly known as Klitvig Distribution.")]).await;
    let desk = waiting(&ravi, "Nordwind Distribution").await;
    ravi.get(&desk).await.must_say("names another provider").must_say("Klitvig Distribution");
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_new_provider_comes_into_the_directory_by_its_first_entry() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let provider = world.partner("Fresh Supply", "indirect_provider").await;
    app.stranger().get(DIRECTORY).await.must_be(200).must_say("0 providers");
    let admin = app.signed_in(&provider.mail("admin")).await;
    admin.get(ENTRY).await.must_say("not in the directory yet");
    sends(
        &admin,
        &[
            ("about_en", "New here."),
            ("about_fr", "Nouveau ici."),
            ("services", "training"),
            ("products", "backup"),
            ("languages", "fr"),
            ("markets", "FR"),
            ("support_hours_en", "Nine to five"),
            ("support_hours_fr", "De 9 h à 17 h"),
            ("amount", "300"),
            ("minimum_en", "EUR 300 a month"),
            ("minimum_fr", "300 EUR par mois"),
            ("credit_terms_en", "30 days"),
            ("credit_terms_fr", "30 jours"),
            ("website", "fresh.example"),
            ("mail", "desk@fresh.example"),
        ],
    )
    .await;
    app.stranger().get(DIRECTORY).await.must_say("0 providers");
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    let desk = waiting(&manager, "Fresh Supply").await;
    manager.submit_on(&desk, &format!("{desk}/decision"), &[("verdict", "publish")]).await.must_lead_to(DESK);
    app.stranger().get(&format!("{DIRECTORY}?country=FR&minimum=low&q=fresh")).await.must_say("1 provider");
    manager.get(&format!("{DESK}?show=decided")).await.must_say("Fresh Supply");
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_published_entry_is_taken_down_by_the_operator_with_a_reason_and_by_its_provider() {
    let app = TestApp::with(Setting::demo()).await;
    let public = page_of(&app, "Meridian Distribution").await;
    let olivia = app.signed_in("olivia@northlight.example").await;
    let decided = olivia.get(&format!("{DESK}?show=decided")).await;
    let desk = decided.attributes("th a", "href");
    let mut published = Vec::new();
    for link in desk {
        let page = olivia.get(&link).await;
        if page.heading().contains("Meridian") && page.has("button[value=take_down]") {
            published.push(link);
        }
    }
    let desk = published.pop().expect("the entry in force");
    let decision = format!("{desk}/decision");
    let auditor = app.signed_in("audrey@northlight.example").await;
    assert!(!auditor.get(&desk).await.has("button[value=take_down]"));
    let shown = olivia.get(&desk).await;
    let bare = olivia.send_form(&shown, &decision, &[("verdict", "take_down")]).await;
    assert!(bare.must_be(422).field_error("reason").is_some());
    let reason = [("verdict", "take_down"), ("reason", "The prices you promise are not yours to give.")];
    olivia.send_form(&bare, &decision, &reason).await.must_lead_to(DESK);
    // nobody finds it any more; its provider knows why and can send another one
    app.stranger().get(&public).await.must_be(404);
    assert!(
        !app.stranger().get(&format!("{DIRECTORY}?q=meridian")).await.text("main").contains("Meridian Distribution")
    );
    let mail = app.mail_to("paul@meridian.example").await;
    assert_eq!(mail.kind, "directory_taken_down");
    assert!(mail.rendered.text.contains("not yours to give"), "{}", mail.rendered.text);
    let mia = app.signed_in("mia@meridian.example").await;
    let page = mia.get(ENTRY).await;
    page.must_say("Your entry was taken out of the directory").must_say("not yours to give");
    assert!(!page.attributes("form", "action").contains(&format!("{ENTRY}/take-down")));
    mia.submit(ENTRY, &[("step", "submit")]).await.must_lead_to(ENTRY);
    let desk = waiting(&olivia, "Meridian Distribution").await;
    olivia.submit_on(&desk, &format!("{desk}/decision"), &[("verdict", "publish")]).await.must_lead_to(DESK);
    app.stranger().get(&public).await.must_be(200);
    // a provider takes its own down
    let take_down = format!("{ENTRY}/take-down");
    mia.submit_on(ENTRY, &take_down, &[]).await.must_lead_to(ENTRY);
    app.stranger().get(&public).await.must_be(404);
    mia.get(ENTRY).await.must_say("Your entry was taken out of the directory");
    mia.post::<&str, &str>(&take_down, &[]).await.must_be(404);
    let entries = "select count(*) from activity_entries where action = 'directory_entry_taken_down' and at > app.now() - interval '1 hour'";
    assert_eq!(app.count(entries).await, 4, "twice, in both logs");
    app.look_at_mails().await;
}
