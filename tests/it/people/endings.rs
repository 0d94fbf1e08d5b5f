//! People who are blocked, removed, brought back or gone for good.

use super::*;

#[tokio::test]
async fn two_admins_who_remove_each_other_at_once_do_not_both_succeed() {
    let app = TestApp::new().await;
    let (mut world, alpine) = company(&app, &[]).await;
    world.person(&alpine, "second", &["global_admin"]).await;
    let (one, two) = (app.signed_in(&alpine.mail("admin")).await, app.signed_in(&alpine.mail("second")).await);
    let (first, second) = (place(&app, &alpine.mail("admin")).await, place(&app, &alpine.mail("second")).await);
    let (a, b) = tokio::join!(act(&one, &second, "delete"), act(&two, &first, "delete"));
    let done =
        [&a, &b].iter().filter(|page| page.status == 303 && page.location().starts_with("/settings/users/")).count();
    assert_eq!(done, 1, "{} and {}", a.status, b.status);
    let left =
        app.count("select count(*) from memberships where state = 'active' and 'global_admin' = any (roles)").await;
    assert_eq!(left, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_reset_ends_the_old_password_and_leads_to_a_new_one() {
    let app = TestApp::new().await;
    let (mut world, alpine) = company(&app, &["admin_agent", "user_admin"]).await;
    let harbor = world.partner("Harbor IT", "direct").await;
    let admin = app.signed_in(&alpine.mail("user_admin")).await;
    let mail = alpine.mail("admin_agent");
    let person = app.signed_in(&mail).await;
    let there = place(&app, &mail).await;
    admin.post(&format!("{there}/reset"), &[("act", "reset")]).await.must_lead_to(&there);
    person.get("/overview").await.must_be(303);
    let sign_in = |password: &'static str| {
        let (guest, mail) = (app.stranger(), mail.clone());
        async move { guest.submit("/sign-in", &[("mail", &mail), ("password", password)]).await }
    };
    sign_in(PASSWORD).await.must_be(422);
    let link = link(&app.mail_to(&mail).await.rendered.text);
    let guest = app.stranger();
    guest.follow(&guest.get(&link).await).await.must_be(200);
    guest.submit("/reset-password/choose", &[("password", "quite another password")]).await.must_be(303);
    sign_in("quite another password").await.must_be(303);
    // somebody who acts for others too keeps the password, and only leaves us
    world.joins(&mail, &harbor, &["sales_agent"]).await;
    admin.post(&format!("{there}/reset"), &[("act", "reset")]).await.must_be(303);
    sign_in("quite another password").await.must_be(303);
    admin.post(&format!("{there}/reset"), &[("act", "reset"), ("second_factor", "on")]).await.must_be(403);
    app.look_at_mails().await;
}

const DIRECTORY: [Role; 12] = [
    Role::GlobalAdmin,
    Role::UserAdmin,
    Role::BillingAdmin,
    Role::AdminAgent,
    Role::SalesAgent,
    Role::HelpdeskAgent,
    Role::AccountAdmin,
    Role::PartnerAdmin,
    Role::IncentivesAdmin,
    Role::IncentivesUser,
    Role::ReportViewer,
    Role::DefaultUser,
];

#[tokio::test]
async fn abuse_d7_nobody_acts_on_somebody_above_or_gives_what_is_not_theirs() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let mut places = Vec::new();
    for role in DIRECTORY {
        let mail = world.person(&alpine, &format!("target_{}", role.code()), &[role.code()]).await;
        places.push((role, place(&app, &mail).await));
    }
    let mut wrong = Vec::new();
    for actor in DIRECTORY {
        let mail = world.person(&alpine, &format!("actor_{}", actor.code()), &[actor.code()]).await;
        let person = app.signed_in(&mail).await;
        let kind = OrganisationKind::Partner;
        for (target, there) in &places {
            let may = may_touch(kind, &[actor], &[*target]);
            for (what, path, fields) in [
                ("reset", format!("{there}/reset"), vec![("act", "reset"), ("second_factor", "on")]),
                ("block", format!("{there}/state"), vec![("act", "block")]),
            ] {
                let page = person.post(&path, &fields).await;
                let done = page.status == 303;
                if done != may || (!may && page.status != 403) {
                    wrong.push(format!("{actor:?} {what}s {target:?}: {}", page.status));
                }
            }
            if may {
                app.execute("update memberships set state = 'active' where state = 'blocked'").await;
            }
            let grants = grantable(kind, &[actor]).contains(target);
            let mail = format!("new-{}-{}@alpine-cloud.example", actor.code(), target.code());
            let page =
                person.post("/settings/users/invite", &[("mails", mail.as_str()), ("roles", target.code())]).await;
            if (page.status == 303) != grants || (!grants && page.status != 403) {
                wrong.push(format!("{actor:?} invites a {target:?}: {}", page.status));
            }
        }
        // nor does anybody promote themselves
        let own = place(&app, &mail).await;
        if !matches!(actor, Role::GlobalAdmin) {
            let page = person
                .post(&format!("{own}/roles"), &[("_version", "1"), ("roles", "global_admin"), ("roles", actor.code())])
                .await;
            if page.status != 403 {
                wrong.push(format!("{actor:?} promotes themselves: {}", page.status));
            }
        }
    }
    app.look_at_mails().await;
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_database_knows_the_same_lattice_as_the_program() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let lakeside = world.customer("Lakeside Clinic").await;
    let operator = world.operator().await;
    for (company, kind) in [
        (&alpine, OrganisationKind::Partner),
        (&lakeside, OrganisationKind::Customer),
        (&operator, OrganisationKind::Operator),
    ] {
        let theirs = Role::ALL.iter().filter(|role| role.is_operator() == (kind == OrganisationKind::Operator));
        for role in theirs {
            let mail = world.person(company, &format!("lattice_{}", role.code()), &[role.code()]).await;
            let roles = lattice(&app, &mail).await;
            let mut said: Vec<String> = grantable(kind, &[*role]).iter().map(|role| role.code().to_owned()).collect();
            said.sort();
            assert_eq!(roles, said, "{role:?} of {}", company.name);
        }
    }
}

/// What the database says somebody may grant, asked in a session of theirs as the pages' role.
async fn lattice(app: &TestApp, mail: &str) -> Vec<String> {
    let person = app.signed_in(mail).await;
    let id: tower_sessions::session::Id = person.session_cookie().expect("a session").parse().expect("an id");
    let hash = hex::encode(partner_center::store::sessions::hash(id));
    let mut connection = sqlx::ConnectOptions::connect(&app.ground.app).await.expect("a connection");
    let statement = "select array(select unnest(app.grantable_roles()) order by 1) from (select set_config('app.session', $1, false)) s";
    sqlx::query("select set_config('app.session', $1, false)")
        .bind(hash.clone())
        .execute(&mut connection)
        .await
        .expect("a session");
    sqlx::query(statement).bind(hash).fetch_one(&mut connection).await.expect("roles").get(0)
}

#[tokio::test]
async fn the_operators_people_are_the_super_admins_to_change() {
    let app = TestApp::new().await;
    let northlight = app.world().await.operator().await;
    let manager = app.signed_in(&northlight.mail("programme_manager")).await;
    let fields = [("mails", "new@northlight.example"), ("roles", "reviewer")];
    manager.post("/settings/users/invite", &fields).await.must_be(403);
    let top = app.signed_in(&northlight.mail("super")).await;
    invite(&top, "new@northlight.example", &["reviewer"]).await.must_be(303);
    invite(&top, "other@northlight.example", &["global_admin"]).await.must_be(403);
    let own = place(&app, &northlight.mail("super")).await;
    give(&top, &own, &["reviewer"]).await.must_be(403);
    app.look_at_mails().await;
}
