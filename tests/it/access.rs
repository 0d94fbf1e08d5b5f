//! Asking for access, acting for several organisations, one's own sessions and password; and what the HTTP layer bears.

use chrono::TimeDelta;
use sqlx::Row as _;
use uuid::Uuid;

use crate::support::{Setting, TestApp, actors::encoded, world::PASSWORD};

async fn membership(app: &TestApp, mail: &str, organisation: &str) -> Uuid {
    let statement = "select m.id from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
         where p.mail = $1 and o.name = $2";
    let row = sqlx::query(statement).bind(mail.to_owned()).bind(organisation.to_owned());
    row.fetch_one(&mut app.superuser().await).await.expect("a membership").get(0)
}

#[tokio::test]
async fn a_refused_page_leads_to_asking_and_the_answer_gives_the_role() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let mail = world.person(&alpine, "hugo", &["helpdesk_agent"]).await;
    let person = app.signed_in(&mail).await;
    let refused = person.get("/settings/support-profile").await;
    refused.must_be(403).must_say("admin@alpine-cloud.example");
    let ask = refused.links().into_iter().find(|link| link.starts_with("/settings/my-access")).expect("a way to ask");
    let page = person.get(&ask).await;
    page.must_be(200).must_say("You wanted to open /settings/support-profile");
    assert_eq!(page.value("role").as_deref(), Some("account_admin"));
    let note = [("note", "I answer customers")];
    let again = person.get(&ask).await;
    person.send_form(&page, "/settings/my-access", &note).await.must_lead_to("/settings/my-access");
    person.get("/settings/my-access").await.must_say("Waiting");
    // the same once more is not two, and is not offered any more
    person.send_form(&again, "/settings/my-access", &note).await.must_be(409);
    assert!(!person.get("/settings/my-access").await.attributes("option", "value").contains(&"account_admin".into()));
    let told = app.mail_to(&alpine.mail("admin")).await;
    assert!(told.rendered.subject.contains("hugo Alpine Cloud asks for access"), "{}", told.rendered.subject);
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let users = admin.get("/settings/users").await;
    users.must_say("I answer customers");
    let action =
        users.attributes("form", "action").into_iter().find(|action| action.starts_with("/settings/access-requests/"));
    let action = action.expect("a form");
    let mut fields = users.form(&action);
    fields.push(("decision".into(), "grant".into()));
    admin.post(&action, &fields).await.must_lead_to("/settings/users");
    person.get("/settings/support-profile").await.must_be(200);
    assert!(app.mail_to(&mail).await.rendered.subject.contains("access granted"));
    admin.post(&action, &[("decision", "decline")]).await.must_be(409);
    person.post(&action, &[("decision", "grant")]).await.must_be(403);
}

#[tokio::test]
async fn requests_are_seen_by_who_asked_and_by_the_admins_alone() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let (alpine, harbor) = (world.partner("Alpine Cloud", "direct").await, world.partner("Harbor IT", "direct").await);
    let mail = world.person(&alpine, "hugo", &["helpdesk_agent"]).await;
    world.person(&alpine, "ada", &["admin_agent"]).await;
    let person = app.signed_in(&mail).await;
    person.submit("/settings/my-access", &[("role", "global_admin"), ("note", "why not")]).await.must_be(303);
    let row = app.rows("select id from access_requests").await;
    let action = format!("/settings/access-requests/{}", row[0].get::<Uuid, _>(0));
    let foreign = app.signed_in(&harbor.mail("admin")).await;
    foreign.post(&action, &[("decision", "grant")]).await.must_be(404);
    let colleague = app.signed_in(&alpine.mail("ada")).await;
    assert!(!colleague.get("/settings/users").await.must_be(200).text("main").contains("why not"));
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let long = [("decision", "decline"), ("answer", &*"x".repeat(501))];
    let refused = admin.submit_on("/settings/users", &action, &long).await;
    assert!(refused.must_be(422).field_error("answer").is_some_and(|error| error.contains("500")));
    assert_eq!(refused.value("answer").map(|kept| kept.len()), Some(501));
    admin.post(&action, &[("decision", "decline"), ("answer", "Ask again in spring")]).await.must_be(303);
    // nobody grants themselves a role, so the only one who could answer is not offered to ask
    assert!(!admin.get("/settings/my-access").await.must_be(200).has("select[name=role]"));
    person.get("/settings/my-access").await.must_say("Declined").must_say("Ask again in spring");
    for bad in [("role", "super"), ("role", "helpdesk_agent"), ("role", "nonsense")] {
        person.submit("/settings/my-access", &[bad]).await.must_be(422);
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_b5_a_form_of_the_other_organisation_is_refused_after_a_switch() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let (alpine, harbor) = (world.partner("Alpine Cloud", "direct").await, world.partner("Harbor IT", "direct").await);
    let mail = world.person(&alpine, "claire", &["global_admin"]).await;
    world.joins(&mail, &harbor, &["global_admin"]).await;
    let first_tab = app.signed_in(&mail).await;
    let second_tab = first_tab.clone();
    let form = first_tab.get("/settings/support-profile").await;
    let before = first_tab.session_cookie();
    let overview = second_tab.get("/overview").await;
    assert!(overview.links().contains(&"/organisations".to_owned()), "no switcher in the header");
    let there = format!("/organisations/{}", membership(&app, &mail, "Harbor IT").await);
    second_tab.submit_on("/organisations", &there, &[]).await.must_lead_to("/overview");
    assert_ne!(first_tab.session_cookie(), before, "the id is new");
    second_tab.get("/overview").await.must_say("Harbor IT");
    // the first tab still shows the form of Alpine Cloud
    let website = [("support_website", "https://wrong.example")];
    first_tab.send_form(&form, "/settings/support-profile", &website).await.must_be(409);
    assert_eq!(app.count("select count(*) from support_profiles where website like '%wrong%'").await, 0);
    // nobody gets to a place that is not theirs
    let foreign = format!("/organisations/{}", membership(&app, &harbor.mail("admin"), "Harbor IT").await);
    second_tab.post(&foreign, &[("", "")][..0]).await.must_be(404);
}

#[tokio::test]
async fn a_switch_neither_renews_the_proof_nor_the_sessions_end() {
    let app = TestApp::with(Setting::strict()).await;
    let mut world = app.world().await;
    let (alpine, harbor) = (world.partner("Alpine Cloud", "direct").await, world.partner("Harbor IT", "direct").await);
    let mail = world.person(&alpine, "claire", &["global_admin"]).await;
    world.joins(&mail, &harbor, &["global_admin"]).await;
    let person = app.signed_in(&mail).await;
    app.set_clock(TimeDelta::minutes(20)).await;
    let there = format!("/organisations/{}", membership(&app, &mail, "Harbor IT").await);
    person.submit_on("/organisations", &there, &[]).await.must_lead_to("/overview");
    person.get("/settings/users").await.must_be(200);
    let asked = person.get("/settings/security/password").await;
    assert!(asked.must_be(303).location().starts_with("/mfa"), "the second factor was seen twenty minutes ago");
    let ends = app.rows("select count(distinct absolute_until) from sessions where person_id is not null and second_factor_at is not null").await;
    assert_eq!(ends[0].get::<i64, _>(0), 1, "the new session ends when the old one would have");
    app.look_at_mails().await;
}

#[tokio::test]
async fn own_sessions_are_listed_and_ended_one_by_one_or_all_at_once() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let mail = world.person(&alpine, "ada", &["admin_agent"]).await;
    let (here, phone, foreign) =
        (app.signed_in(&mail).await, app.signed_in(&mail).await, app.signed_in(&alpine.mail("admin")).await);
    let page = here.get("/settings/security").await;
    assert_eq!(page.rows().len(), 2);
    let handles = page.attributes("button[name=session]", "value");
    assert_eq!(handles.len(), 1, "the session that looks has no button");
    // a handle of somebody else's ends nothing
    foreign.post("/settings/security/sessions", &[("session", handles[0].as_str())]).await.must_be(303);
    phone.get("/overview").await.must_be(200);
    here.post("/settings/security/sessions", &[("session", handles[0].as_str())])
        .await
        .must_lead_to("/settings/security");
    phone.get("/overview").await.must_be(303);
    let tablet = app.signed_in(&mail).await;
    here.submit_on("/settings/security", "/settings/security/sign-out-everywhere", &[]).await.must_lead_to("/sign-in");
    for session in [&here, &tablet] {
        session.get("/overview").await.must_be(303);
    }
    foreign.get("/overview").await.must_be(200);
}

#[tokio::test]
async fn abuse_e10_a_changed_password_ends_the_others_and_the_mailbox_can_undo_it() {
    let app = TestApp::with(Setting::strict()).await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let mail = world.person(&alpine, "ada", &["admin_agent"]).await;
    let thief = app.signed_in(&mail).await;
    // an old proof is not enough
    app.set_clock(TimeDelta::minutes(11)).await;
    assert!(thief.get("/settings/security/password").await.must_be(303).location().starts_with("/mfa"));
    let code = app.code_of(&mail).await;
    thief.submit("/mfa", &[("code", &code)]).await.must_be(303);
    let owner = app.stranger();
    owner.submit("/sign-in", &[("mail", &mail), ("password", PASSWORD)]).await.must_be(303);
    app.set_clock(TimeDelta::minutes(12)).await;
    let code = app.code_of(&mail).await;
    owner.submit("/mfa", &[("code", &code)]).await.must_be(303);
    let new = ("new_password", "a password of the thief");
    let wrong = thief.submit("/settings/security/password", &[("password", "not the right one"), new]).await;
    assert!(wrong.must_be(422).field_error("password").is_some());
    thief
        .submit("/settings/security/password", &[("password", PASSWORD), new])
        .await
        .must_lead_to("/settings/security");
    thief.get("/overview").await.must_be(200);
    owner.get("/overview").await.must_be(303);
    let notice = app.mail_to(&mail).await;
    let link = notice
        .rendered
        .text
        .split_whitespace()
        .find_map(|word| word.strip_prefix("https://portal.test"))
        .expect("a link");
    app.set_clock(TimeDelta::hours(23)).await;
    owner.follow(&owner.get(link).await).await.must_be(200);
    owner.submit("/reset-password/choose", &[("password", "mine once again, truly")]).await.must_be(303);
    thief.get("/overview").await.must_be(303);
    // the mailbox itself is nobody's to change
    assert!(app.routes.iter().all(|route| !route.path.contains("mailbox")));
}

#[tokio::test]
async fn abuse_e12_many_passwords_at_once_leave_room_for_pages() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let long = "x".repeat(200_000);
    let guest = app.stranger();
    guest.submit("/sign-in", &[("mail", &alpine.mail("admin")), ("password", &long)]).await.must_be(422);
    let tries: Vec<_> = (0..40)
        .map(|n| {
            let guest = app.stranger().at(&format!("198.51.100.{n}"));
            let body = encoded(&[("mail", alpine.mail("admin")), ("password", format!("wrong password {n}"))]);
            tokio::spawn(async move { guest.post_raw("/sign-in", body).await })
        })
        .collect();
    for _ in 0..5 {
        admin.get("/overview").await.must_be(200);
    }
    for attempt in tries {
        let page = attempt.await.expect("an answer");
        assert!(matches!(page.status.as_u16(), 422 | 429 | 503), "{}", page.status);
        assert!(page.status != 503 || page.header(axum::http::header::RETRY_AFTER).is_some());
    }
}
