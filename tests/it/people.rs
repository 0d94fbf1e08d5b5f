//! People and their roles (machine 2.11, F144): invited, changed, blocked, reset, deleted, restored; and nobody climbs.

mod endings;

use chrono::TimeDelta;
use partner_center::domain::{
    account::{grantable, may_touch},
    me::OrganisationKind,
    permission::Role,
};
use sqlx::Row as _;
use uuid::Uuid;

use crate::support::{
    Actor, Page, TestApp,
    world::{Company, PASSWORD, World},
};

/// The page of somebody, by address.
async fn place(app: &TestApp, mail: &str) -> String {
    let statement = "select m.id from memberships m join people p on p.id = m.person_id where p.mail = $1 order by m.created_at limit 1";
    let row =
        sqlx::query(statement).bind(mail.to_owned()).fetch_one(&mut app.superuser().await).await.expect("a person");
    format!("/settings/users/{}", row.get::<Uuid, _>(0))
}

/// A partner with its admin and one person more for each of these roles, called like it.
async fn company(app: &TestApp, roles: &[&str]) -> (World, Company) {
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    for role in roles {
        world.person(&alpine, role, &[role]).await;
    }
    (world, alpine)
}

async fn invite(admin: &Actor, mails: &str, roles: &[&str]) -> Page {
    let page = admin.get("/settings/users/invite").await;
    let mut fields = page.must_be(200).form("/settings/users/invite");
    fields.retain(|(name, _)| name != "mails");
    fields.push(("mails".into(), mails.into()));
    fields.extend(roles.iter().map(|role| ("roles".to_owned(), (*role).to_owned())));
    admin.post("/settings/users/invite", &fields).await
}

/// Sends the form of roles with exactly these.
async fn give(admin: &Actor, place: &str, roles: &[&str]) -> Page {
    let page = admin.get(place).await;
    let action = format!("{place}/roles");
    let mut fields = page.must_be(200).form(&action);
    fields.retain(|(name, _)| name != "roles");
    fields.extend(roles.iter().map(|role| ("roles".to_owned(), (*role).to_owned())));
    admin.post(&action, &fields).await
}

async fn act(admin: &Actor, place: &str, act: &str) -> Page {
    admin.post(&format!("{place}/state"), &[("act", act)]).await
}

/// The path of the link in a mail.
fn link(text: &str) -> String {
    let start = text.find("https://portal.test/").expect("a link") + "https://portal.test".len();
    text[start..].split_whitespace().next().expect("a path").to_owned()
}

#[tokio::test]
async fn ten_people_are_invited_at_once_and_come_in_by_their_links() {
    let app = TestApp::new().await;
    let (_, alpine) = company(&app, &[]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let lines: String = (0..10).map(|n| format!("new{n}@alpine-cloud.example, New {n} Person\n")).collect();
    invite(&admin, &lines, &["admin_agent", "sales_agent"]).await.must_lead_to("/settings/users");
    let page = admin.get("/settings/users").await;
    page.must_say("New 3 Person").must_say("Invited");
    let of_new_3 = place(&app, "new3@alpine-cloud.example").await;
    let ends = (app.now().await + TimeDelta::days(14)).with_timezone(&chrono_tz::Europe::Paris);
    admin.get(&of_new_3).await.must_say(&format!("The link can be used until{}", ends.format("%-d %B %Y")));
    let mail = app.mail_to("new3@alpine-cloud.example").await;
    assert!(mail.rendered.subject.contains("Alpine Cloud"));
    let guest = app.stranger();
    guest.follow(&guest.get(&link(&mail.rendered.text)).await).await.must_be(200);
    guest.submit("/accept-user", &[("password", "a password of my own")]).await.must_lead_to("/overview");
    guest.get("/overview").await.must_be(200).must_say("Admin agent");
    assert!(!admin.get(&of_new_3).await.text("main").contains("The link can be used"));
    let active = admin.get("/settings/users?state=active").await;
    active.must_say("New 3 Person");
    assert_eq!(active.rows().len(), 2);
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_is_said_at_its_line() {
    let app = TestApp::new().await;
    let (mut world, alpine) = company(&app, &["admin_agent"]).await;
    world.operator().await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    for (mails, roles, complaint) in [
        ("", &["admin_agent"][..], "Enter at least one email address"),
        ("a@alpine.example\nnonsense", &["admin_agent"], "Line 2: enter one email address"),
        ("nonsense\na@alpine.example\nа@alpine.example", &["admin_agent"], "Line 3: enter one email address"),
        ("a@alpine.example", &[], "Choose at least one role"),
        (&alpine.mail("admin_agent"), &["admin_agent"], "belongs to your organisation already"),
        ("reviewer@northlight.example", &["admin_agent"], "nobody acts for the operator and for another organisation"),
    ] {
        let page = invite(&admin, mails, roles).await;
        assert!(page.must_be(422).errors().iter().any(|error| error.contains(complaint)), "{:?}", page.errors());
    }
    let many: String = (0..11).map(|n| format!("p{n}@alpine.example\n")).collect();
    invite(&admin, &many, &["admin_agent"]).await.must_be(422).must_say("at most 10");
    assert_eq!(
        app.count("select count(*) from memberships where state = 'invited'").await,
        0,
        "nobody was half invited"
    );
}

#[tokio::test]
async fn an_invitation_sent_again_replaces_the_old_link_and_a_withdrawn_one_says_so() {
    let app = TestApp::new().await;
    let (_, alpine) = company(&app, &[]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    invite(&admin, "lena@alpine-cloud.example", &["sales_agent"]).await.must_be(303);
    let first = link(&app.mail_to("lena@alpine-cloud.example").await.rendered.text);
    let place = place(&app, "lena@alpine-cloud.example").await;
    app.set_clock(TimeDelta::days(15)).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    admin.get(&place).await.must_say("Invitation expired");
    admin.submit_on(&place, &format!("{place}/resend"), &[]).await.must_lead_to(&place);
    let second = link(&app.mail_to("lena@alpine-cloud.example").await.rendered.text);
    assert_ne!(first, second);
    let guest = app.stranger();
    guest.follow(&guest.get(&first).await).await.must_be(410).must_say("newer invitation");
    guest.follow(&guest.get(&second).await).await.must_be(200);
    act(&admin, &place, "delete").await.must_lead_to(&place);
    guest.follow(&guest.get(&second).await).await.must_be(410).must_say("withdrawn");
    admin.submit_on(&place, &format!("{place}/resend"), &[]).await.must_lead_to(&place);
    let third = link(&app.mail_to("lena@alpine-cloud.example").await.rendered.text);
    guest.follow(&guest.get(&third).await).await.must_be(200);
}

#[tokio::test]
async fn the_list_is_narrowed_by_name_role_and_state() {
    let app = TestApp::new().await;
    let (_, alpine) = company(&app, &["admin_agent", "sales_agent", "billing_admin"]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let names = |page: Page| page.must_be(200).rows().into_iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    assert_eq!(names(admin.get("/settings/users").await).len(), 4);
    let sales = names(admin.get("/settings/users?role=sales_agent").await);
    assert!(sales.len() == 1 && sales[0].starts_with("sales agent"), "{sales:?}");
    assert_eq!(names(admin.get("/settings/users?search=BILLING").await).len(), 1);
    assert!(names(admin.get("/settings/users?state=blocked").await).is_empty());
    // a list longer than a page goes on, and back
    let mut world = app.world().await;
    for n in 0..30 {
        world.person(&alpine, &format!("zoe{n:02}"), &["default_user"]).await;
    }
    let first = admin.get("/settings/users").await;
    let next = first.links().into_iter().find(|link| link.contains("after=")).expect("a next page");
    let second = admin.get(&next).await;
    assert_eq!(second.rows().len(), 9);
    let back = second.links().into_iter().find(|link| link.contains("before=")).expect("a page before");
    assert_eq!(names(admin.get(&back).await), names(first));
}

#[tokio::test]
async fn changed_roles_count_from_the_next_click() {
    let app = TestApp::new().await;
    let (_, alpine) = company(&app, &["default_user"]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let user = app.signed_in(&alpine.mail("default_user")).await;
    user.get("/activity").await.must_be(403);
    let place = place(&app, &alpine.mail("default_user")).await;
    give(&admin, &place, &["admin_agent"]).await.must_lead_to(&place);
    user.get("/activity").await.must_be(200);
    let mail = app.mail_to(&alpine.mail("default_user")).await;
    assert!(mail.rendered.text.contains("Admin agent"), "{}", mail.rendered.text);
    admin
        .get("/activity")
        .await
        .must_say("The roles of default user Alpine Cloud were changed")
        .must_say("Admin agent");
    give(&admin, &place, &[]).await.must_be(422).must_say("Choose at least one role");
}

#[tokio::test]
async fn two_who_edit_the_same_person_do_not_overwrite_each_other() {
    let app = TestApp::new().await;
    let (mut world, alpine) = company(&app, &["default_user"]).await;
    world.person(&alpine, "second", &["global_admin"]).await;
    let (one, two) = (app.signed_in(&alpine.mail("admin")).await, app.signed_in(&alpine.mail("second")).await);
    let place = place(&app, &alpine.mail("default_user")).await;
    let action = format!("{place}/roles");
    let mut old = two.get(&place).await.form(&action);
    give(&one, &place, &["sales_agent"]).await.must_be(303);
    old.push(("roles".into(), "billing_admin".into()));
    two.post(&action, &old).await.must_be(409);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_d8_who_is_blocked_or_deleted_is_out_on_the_next_click() {
    let app = TestApp::new().await;
    let (mut world, alpine) = company(&app, &["admin_agent"]).await;
    world.person(&alpine, "leaver", &["sales_agent"]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    // a second process over the same database knows it just as soon
    let (replica, _) = partner_center::web::router(&app.app);
    for (local, how) in [("admin_agent", "block"), ("leaver", "delete")] {
        let person = app.signed_in(&alpine.mail(local)).await;
        let elsewhere = Actor::new(replica.clone(), app.app.base_url.clone());
        for (name, value) in person.cookies() {
            elsewhere.set_cookie(&name, &value);
        }
        elsewhere.get("/overview").await.must_be(200);
        let place = place(&app, &alpine.mail(local)).await;
        act(&admin, &place, how).await.must_lead_to(&place);
        for gone in [&person, &elsewhere] {
            gone.get("/overview").await.must_lead_to("/sign-in?next=%2Foverview");
        }
        let again = app.stranger().submit("/sign-in", &[("mail", &alpine.mail(local)), ("password", PASSWORD)]).await;
        again.must_be(422);
        act(&admin, &place, if how == "block" { "unblock" } else { "restore" }).await.must_lead_to(&place);
        // the old session stays dead
        person.get("/overview").await.must_be(303);
        app.signed_in(&alpine.mail(local)).await.get("/overview").await.must_be(200);
    }
}

#[tokio::test]
async fn a_deleted_person_comes_back_for_thirty_days_and_is_then_gone() {
    let app = TestApp::new().await;
    let (_, alpine) = company(&app, &["sales_agent", "helpdesk_agent"]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let (one, two) =
        (place(&app, &alpine.mail("sales_agent")).await, place(&app, &alpine.mail("helpdesk_agent")).await);
    act(&admin, &one, "delete").await.must_be(303);
    act(&admin, &two, "delete").await.must_be(303);
    admin.get(&one).await.must_say("can be restored, with the same roles, until");
    app.set_clock(TimeDelta::days(29)).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    admin.get("/settings/users?state=deleted").await.must_say("sales agent");
    act(&admin, &one, "restore").await.must_be(303);
    admin.get("/settings/users").await.must_say("Sales agent");
    app.set_clock(TimeDelta::days(31)).await;
    app.run_worker().await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    admin.get(&two).await.must_be(404);
    admin.get("/activity").await.must_say("helpdesk agent Alpine Cloud was removed for good");
    let left = app.count("select count(*) from people where mail like 'helpdesk%' or name like 'helpdesk%'").await;
    assert_eq!(left, 0, "nothing but the log tells who it was");
    // the address is free again
    invite(&admin, &alpine.mail("helpdesk_agent"), &["helpdesk_agent"]).await.must_be(303);
    app.look_at_mails().await;
}

#[tokio::test]
async fn the_last_global_admin_stays_and_one_alone_is_warned() {
    let app = TestApp::new().await;
    let (mut world, alpine) = company(&app, &["user_admin"]).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    admin.get("/settings/users").await.must_say("Only one person can grant everything");
    let own = place(&app, &alpine.mail("admin")).await;
    give(&admin, &own, &["default_user"]).await.must_be(409).must_say("E-USER-LAST-GA");
    app.execute("update memberships set roles = '{global_admin,billing_admin}' where roles = '{global_admin}'").await;
    let refused = give(&admin, &own, &["billing_admin"]).await;
    assert!(refused.must_be(422).text(".error-summary").contains("E-USER-LAST-GA"), "it is said at the field");
    act(&admin, &own, "delete").await.must_be(403);
    world.person(&alpine, "second", &["global_admin"]).await;
    let page = admin.get("/settings/users").await;
    assert!(!page.text("main").contains("Only one person"));
    let second = app.signed_in(&alpine.mail("second")).await;
    act(&second, &own, "block").await.must_be(303);
    // whatever way is tried, the one that is left stays
    let statement = "update memberships m set roles = '{default_user}' from people p where p.id = m.person_id and p.mail like 'second@%'";
    let refused = sqlx::query(statement).execute(&mut app.superuser().await).await.expect_err("the last one");
    assert!(refused.to_string().contains("the last global admin stays"), "{refused}");
}
