//! From an invitation to a partnership and to its end, as both sides live it.

use chrono::TimeDelta;
use partner_center::demo::PASSWORD;

use crate::support::{Actor, Page, TestApp, app::Setting};

pub const NORA: &str = "nora@nordwind.example";
pub const ROSA: &str = "rosa@bluebird.example";
pub const LIST: &str = "/indirect-resellers/invitations";
pub const NEW: &str = "/indirect-resellers/invitations/new";
pub const CLEAN: &str = "/invitations/partnership";
pub const ANSWER: &str = "/invitations/partnership/answer";
pub const ACCEPT: &str = "/invitations/partnership/accept";
pub const DECLINE: &str = "/invitations/partnership/decline";

/// Begins a letter; answers its page's path and the path of its link.
pub async fn draft(provider: &Actor, whom: &[(&str, &str)]) -> (String, String) {
    let begun = provider.submit(NEW, whom).await;
    let path = begun.must_be(303).location().to_owned();
    let link = link_of(&provider.get(&path).await);
    (path, link)
}

/// The link in the letter that is shown.
pub fn link_of(page: &Page) -> String {
    let text = page.value("text").expect("a letter");
    let link = text.split_whitespace().find(|word| word.starts_with("http")).expect("a link in the letter");
    link.split_once("/invitations").map(|(_, rest)| format!("/invitations{rest}")).expect("one of ours")
}

/// Says that the letter has left.
pub async fn done(provider: &Actor, draft: &str) {
    provider.submit_on(draft, draft, &[("step", "done")]).await.must_lead_to(LIST);
}

/// An invitation that was handed over; answers its page's path and its link.
pub async fn invite(provider: &Actor, whom: &[(&str, &str)]) -> (String, String) {
    let (path, link) = draft(provider, whom).await;
    done(provider, &path).await;
    (path, link)
}

/// Nordwind's invitation to Bluebird.
pub async fn to_bluebird(app: &TestApp) -> (Actor, String, String) {
    let nora = app.signed_in(NORA).await;
    let (path, link) = invite(&nora, &[("whom", "partner"), ("partner", "4200001")]).await;
    (nora, path, link)
}

/// Follows the link as far as the answer.
pub async fn go_on(person: &Actor, link: &str) -> Page {
    person.get(link).await.must_lead_to(CLEAN);
    person.submit(CLEAN, &[]).await.must_lead_to(ANSWER);
    person.get(ANSWER).await
}

/// Whether the two are partners.
pub async fn partners(app: &TestApp) -> i64 {
    app.count("select count(*) from partnerships p join organisations a on a.id = p.provider_id join organisations b on b.id = p.reseller_id where a.name = 'Nordwind Distribution' and b.name = 'Bluebird Services' and p.state = 'active'").await
}

#[tokio::test]
async fn s32_to_s34_a_link_leads_through_sign_in_to_a_partnership_that_both_lists_show() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, path, link) = to_bluebird(&app).await;
    let rosa = app.stranger();
    rosa.get(&link).await.must_lead_to(CLEAN);
    let landing = rosa.get(CLEAN).await;
    landing.must_be(200).must_say("Nordwind Distribution invites you").must_say("Bluebird Services");
    nora.get(&path).await.must_say("Sent");
    let sign_in = {
        rosa.submit(CLEAN, &[]).await.must_lead_to(ANSWER);
        rosa.get(ANSWER).await.location().to_owned()
    };
    nora.get(&path).await.must_say("Opened");
    let answer = rosa.submit(&sign_in, &[("mail", ROSA), ("password", PASSWORD)]).await;
    answer.must_lead_to(ANSWER);
    let page = rosa.get(ANSWER).await;
    page.must_be(200).must_say("may not").must_say("place orders");
    let unticked = rosa.send_form(&page, ACCEPT, &[]).await;
    assert!(unticked.must_be(422).field_error("understood").is_some());
    rosa.submit_on(ANSWER, ACCEPT, &[("understood", "on")]).await.must_lead_to("/indirect-providers");
    rosa.get("/indirect-providers").await.must_be(200).must_say("Nordwind Distribution");
    nora.get("/indirect-resellers").await.must_be(200).must_say("Bluebird Services");
    nora.get(&path).await.must_say("Accepted").must_say("Rosa");
    assert_eq!(partners(&app).await, 1);
    for to in [NORA, ROSA] {
        assert_eq!(app.mail_to(to).await.kind, "partnership_made");
    }
    // each side has its entry
    assert_eq!(
        app.count(
            "select count(*) from activity_entries where action = 'partnership_made' and subject_name like 'Nordwind%'"
        )
        .await,
        2
    );
    // the reseller sees the provider's page, the provider the reseller's
    for (person, list) in [(&rosa, "/indirect-providers"), (&nora, "/indirect-resellers")] {
        let links = person.get(list).await.links();
        let one = links.iter().find(|l| l.starts_with(&format!("{list}/0"))).expect("a link to the partner");
        person.get(one).await.must_be(200);
    }
}

#[tokio::test]
async fn the_letter_can_be_edited_but_never_loses_its_link() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let (path, link) = draft(&nora, &[("whom", "anyone")]).await;
    // a draft's link leads nowhere yet
    let early = app.stranger();
    early.get(&link).await.must_lead_to(CLEAN);
    early.get(CLEAN).await.must_be(404);
    let lost = nora.submit_on(&path, &path, &[("text", "Hello, do come."), ("step", "done")]).await;
    assert!(lost.must_be(422).field_error("text").is_some());
    assert_eq!(lost.value("text").as_deref(), Some("Hello, do come."));
    nora.send_form(&lost, &path, &[("step", "restore")]).await.must_lead_to(&path);
    let page = nora.get(&path).await;
    assert_eq!(link_of(&page), link);
    page.must_say("Hello, do come.");
    let shorter = page.value("text").unwrap().replace(&link, &link[..link.len() - 3]);
    nora.submit_on(&path, &path, &[("text", &shorter), ("step", "send")]).await.must_be(422);
    let mailto = page.links().into_iter().find(|l| l.starts_with("mailto:")).expect("Open in email");
    assert!(mailto.len() <= 1_900 && mailto.contains(link.rsplit('/').next().unwrap()));
    done(&nora, &path).await;
    // the letter stays readable, the link does not
    let sent = nora.get(&path).await;
    sent.must_be(200).must_say("Hello, do come.");
    assert!(!sent.body.contains(link.rsplit('/').next().unwrap()));
    // a second click on the same form finds the first answer
    nora.send_form(&page, &path, &[("step", "done")]).await.must_be(409);
    app.stranger().get(&link).await.must_lead_to(CLEAN);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_stale_letter_keeps_what_was_typed() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let (path, _) = draft(&nora, &[("whom", "anyone")]).await;
    let old_tab = nora.get(&path).await;
    nora.submit_on(&path, &path, &[("subject", "First"), ("step", "save")]).await.must_lead_to(&path);
    let stale = nora.send_form(&old_tab, &path, &[("subject", "Second"), ("step", "done")]).await;
    assert_eq!(stale.must_be(409).value("subject").as_deref(), Some("Second"));
}

#[tokio::test]
async fn the_portal_sends_the_letter_to_the_partner_s_admins_in_its_language() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    let (path, link) = draft(&nora, &[("whom", "partner"), ("partner", "cascade advisory"), ("language", "fr")]).await;
    nora.submit_on(&path, &path, &[("step", "send")]).await.must_lead_to(LIST);
    let mail = app.mail_to("camille@cascade.example").await;
    assert_eq!(mail.kind, "partnership_invitation");
    let token = link.rsplit('/').next().unwrap();
    assert!(mail.rendered.subject.contains("vous invite") && mail.rendered.text.matches(token).count() >= 2);
    // what the person wrote is text, whatever stands in it (abuse A12)
    assert_eq!(mail.rendered.html.matches("<a href").count(), 1);
}

#[tokio::test]
async fn whom_it_is_for_has_to_be_known_in_the_same_region_and_no_partner_yet() {
    let app = TestApp::with(Setting::demo()).await;
    let mia = app.signed_in("mia@meridian.example").await;
    for (fields, field) in [
        (vec![("whom", "partner"), ("partner", "9999999")], "partner"),
        (vec![("whom", "partner"), ("partner", "4200001")], "partner"),
        // a direct partner that nobody has approved is nobody's reseller
        (vec![("whom", "partner"), ("partner", "4100002")], "partner"),
        (vec![("whom", "mail"), ("mail", "two@a.example, b@c.example")], "mail"),
        (vec![("whom", "everybody")], "whom"),
    ] {
        let page = mia.submit(NEW, &fields).await;
        assert!(page.must_be(422).field_error(field).is_some(), "{fields:?}");
    }
    app.execute("update organisations set region = 'NA' where name = 'Bluebird Services'").await;
    let nora = app.signed_in(NORA).await;
    nora.submit(NEW, &[("whom", "partner"), ("partner", "Bluebird Services")]).await.must_be(422);
}

#[tokio::test]
async fn sending_again_makes_a_new_link_and_the_old_one_says_so() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, path, old) = to_bluebird(&app).await;
    let again = nora.submit_on(&path, &format!("{path}/resend"), &[]).await;
    let new_path = again.must_be(303).location().to_owned();
    let new = link_of(&nora.get(&new_path).await);
    assert_ne!(new, old);
    // until the new one is sent the old one works
    let rosa = app.signed_in(ROSA).await;
    rosa.get(&old).await.must_lead_to(CLEAN);
    rosa.get(CLEAN).await.must_be(200);
    done(&nora, &new_path).await;
    rosa.get(CLEAN).await.must_be(410).must_say("newer invitation");
    go_on(&rosa, &new).await.must_be(200);
    nora.get(&path).await.must_say("Replaced");
    app.look_at_mails().await;
}

#[tokio::test]
async fn f21_f27_what_waits_for_an_answer_is_counted_and_listed_for_the_addressee_alone() {
    let app = TestApp::with(Setting::demo()).await;
    let (rosa, camille) = (app.signed_in(ROSA).await, app.signed_in("camille@cascade.example").await);
    let waiting = async |person: &Actor| {
        let page = person.get("/indirect-providers").await;
        let words = page.texts(".menu .badge .visually-hidden").concat();
        let count: usize = words.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        let listed = page.texts("section[aria-labelledby=waiting] li strong");
        assert_eq!(listed.len(), count, "{words}");
        listed.into_iter().filter(|provider| provider == "Nordwind Distribution").count()
    };
    let (before, others) = (waiting(&rosa).await, waiting(&camille).await);
    let (nora, path, _) = to_bluebird(&app).await;
    assert_eq!((waiting(&rosa).await, waiting(&camille).await), (before + 1, others));
    nora.submit_on(&path, &format!("{path}/withdraw"), &[]).await.must_be(303);
    assert_eq!(waiting(&rosa).await, before);
    let (_, _, link) = to_bluebird(&app).await;
    assert_eq!(waiting(&rosa).await, before + 1);
    go_on(&rosa, &link).await.must_be(200);
    rosa.submit_on(ANSWER, DECLINE, &[("reason", "")]).await.must_lead_to("/overview");
    assert_eq!(waiting(&rosa).await, before);
    app.look_at_mails().await;
}

#[tokio::test]
async fn declining_tells_the_provider_why_and_it_can_invite_again() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, path, link) = to_bluebird(&app).await;
    let rosa = app.signed_in(ROSA).await;
    go_on(&rosa, &link).await.must_be(200);
    let answer = rosa.get(ANSWER).await;
    rosa.send_form(&answer, DECLINE, &[("reason", "Not this year")]).await.must_lead_to("/overview");
    // back, and sent once more: the link is forgotten by then, where the answer led is not
    rosa.send_form(&answer, DECLINE, &[("reason", "Not this year")]).await.must_lead_to("/overview");
    let mail = app.mail_to(NORA).await;
    assert!(mail.kind == "partnership_declined" && mail.rendered.text.contains("Not this year"));
    nora.get(&path).await.must_say("Declined").must_say("Not this year");
    nora.submit_on(&path, &format!("{path}/resend"), &[]).await.must_be(303);
    assert_eq!(partners(&app).await, 0);
}

#[tokio::test]
async fn a_link_expires_and_the_provider_is_told_once() {
    let app = TestApp::with(Setting::demo()).await;
    let (nora, path, link) = to_bluebird(&app).await;
    app.look_at_mails().await;
    app.set_clock(TimeDelta::days(91)).await;
    let rosa = app.signed_in(ROSA).await;
    // before the worker has come by, too
    rosa.get(&link).await.must_lead_to(CLEAN);
    rosa.get(CLEAN).await.must_be(410).must_say("expired");
    let told = |mails: Vec<partner_center::mail::transport::Kept>| {
        mails.iter().filter(|mail| mail.kind == "partnership_expired" && mail.recipient == NORA).count()
    };
    // hers from the demo's own history have expired as well
    assert_eq!(told(app.mails().await), 3);
    assert_eq!(told(app.mails().await), 3);
    let nora = {
        drop(nora);
        app.signed_in(NORA).await
    };
    nora.get(&path).await.must_say("Expired");
    assert_eq!(
        app.count("select count(*) from partnership_invitations where state = 'draft'").await,
        0,
        "old drafts go"
    );
}

#[tokio::test]
async fn p10_a_reseller_that_has_not_signed_is_seen_and_reminded_once_a_day() {
    let app = TestApp::with(Setting::demo()).await;
    let mia = app.signed_in("mia@meridian.example").await;
    // Kite is approved, its agreement waits
    let page = mia.get("/indirect-resellers/check?partner=Kite+Systems").await;
    page.must_be(200).must_say("Not signed");
    let remind = "/indirect-resellers/check/remind";
    mia.send_form(&page, remind, &[]).await.must_be(303);
    let recalled = app
        .mails()
        .await
        .into_iter()
        .filter(|mail| mail.recipient == "admin@kite.example" && mail.kind == "agreement_recalled");
    assert_eq!(recalled.count(), 1);
    let mails = app.mails().await.len();
    mia.post(remind, &[("partner", "Kite Systems")]).await.must_be(303);
    assert_eq!(app.mails().await.len(), mails);
    mia.get("/indirect-resellers/check?partner=4200001").await.must_say("Signed");
    mia.get("/indirect-resellers/check?partner=1234567").await.must_say("no indirect reseller");
}

#[tokio::test]
async fn f64_ending_a_partnership_says_what_stays_and_tells_both() {
    let app = TestApp::with(Setting::demo()).await;
    let paul = app.signed_in("paul@meridian.example").await;
    let rosa = app.signed_in(ROSA).await;
    let links = paul.get("/indirect-resellers?name=Blue").await.links();
    let end = links.into_iter().find(|l| l.ends_with("/remove")).expect("a way to end it");
    let page = paul.get(&end).await;
    page.must_be(200).must_say("good faith").must_say("What stays");
    paul.send_form(&page, &end, &[]).await.must_be(422);
    paul.submit_on(&end, &end, &[("good_faith", "on")]).await.must_lead_to("/indirect-resellers");
    paul.get(&end).await.must_be(404);
    rosa.get("/indirect-providers").await.must_say("do not work with a provider yet");
    for to in ["paul@meridian.example", ROSA] {
        assert_eq!(app.mail_to(to).await.kind, "partnership_removed");
    }
    // what the provider saw of the reseller is gone with it
    assert!(!paul.get("/indirect-resellers").await.text("main").contains("Bluebird"));
    // and they can begin anew
    let (_, link) = invite(&paul, &[("whom", "partner"), ("partner", "4200001")]).await;
    go_on(&rosa, &link).await.must_be(200);
    rosa.submit_on(ANSWER, ACCEPT, &[("understood", "on")]).await.must_be(303);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_partnership_rests_while_its_reseller_is_suspended() {
    let app = TestApp::with(Setting::demo()).await;
    let standing = "select count(*) from partnerships p join organisations o on o.id = p.reseller_id where o.name = 'Bluebird Services' and p.state = 'blocked'";
    app.execute("update programme_enrollments set standing = 'suspended' where organisation_id = (select id from organisations where name = 'Bluebird Services')").await;
    app.run_worker().await;
    assert_eq!(app.count(standing).await, 1);
    app.signed_in(ROSA).await.get("/indirect-providers").await.must_say("Rests");
    app.execute("update programme_enrollments set standing = 'active' where organisation_id = (select id from organisations where name = 'Bluebird Services')").await;
    app.run_worker().await;
    assert_eq!(app.count(standing).await, 0);
    assert_eq!(
        app.count(
            "select count(*) from activity_entries where action in ('partnership_blocked', 'partnership_restored')"
        )
        .await,
        4
    );
    // the portal's own reminders of the day
    app.look_at_mails().await;
}
