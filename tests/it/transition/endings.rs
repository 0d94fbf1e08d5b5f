//! The end of relationships: by the partner, by the clock, and what is left.

use chrono::TimeDelta;
use sqlx::Row;

use super::scene;
use crate::{
    customers::{at, joint},
    support::{Setting, TestApp},
};

#[tokio::test]
async fn f86_what_blocks_the_end_is_the_same_before_and_after_the_click() {
    let scene = scene(1).await;
    let customer = &scene.customers[0];
    let remove = at(customer, "/remove");
    let open = scene.agent.get(&remove).await;
    open.must_be(200).must_say("Nothing blocks the end.");
    // an invitation goes out while the page is open
    let preview = scene.preview("invite", &[customer]);
    scene.perform(&preview).await.must_be(200);
    let before = scene.agent.get(&remove).await;
    let blockers = before.texts(".notice.warning li");
    assert_eq!(blockers.len(), 1);
    assert!(!before.has("form button.danger"));
    let after = scene.agent.send_form(&open, &remove, &[("understood", "on")]).await;
    assert_eq!(after.must_be(409).texts(".notice.warning li"), blockers);
    let invitation = before.attributes(".notice.warning li a", "href")[0].clone();
    scene.agent.submit_on(&invitation, &format!("{invitation}/withdraw"), &[]).await.must_be(303);
    // not without the tick
    let page = scene.agent.submit_on(&remove, &remove, &[]).await;
    assert!(page.must_be(422).field_error("understood").is_some());
    scene.agent.submit_on(&remove, &remove, &[("understood", "on")]).await.must_lead_to("/customers");
    scene.agent.get(&at(customer, "")).await.must_be(404);
    scene.agent.get(&remove).await.must_be(404);
    assert_eq!(scene.states().await, Vec::<String>::new());
    let mails = scene.app.mails().await;
    let told = mails.iter().filter(|m| m.kind == "relationship_removed").map(|m| m.recipient.clone());
    assert_eq!(told.collect::<Vec<_>>(), [customer.mail("admin"), scene.tiers.dual.mail("admin")]);
    let entries = "select count(distinct organisation_id) from activity_entries where action = 'relationship_removed'";
    assert_eq!(scene.app.count(entries).await, 2);
}

#[tokio::test]
async fn abuse_d4_no_administration_outlives_its_relationship() {
    let scene = scene(0).await;
    let mut world = scene.app.world().await;
    let shared = world.customer("Lakeside Clinic").await;
    joint(&scene.app, &scene.tiers.provider, &scene.tiers.dual, &shared).await;
    scene
        .app
        .execute(
            "update reseller_relationships set admin_since = app.now(), admin_by_name = 'Anna' where role = 'reseller'",
        )
        .await;
    let remove = at(&shared, "/remove");
    let page = scene.agent.get(&remove).await;
    page.must_be(200)
        .must_say("your administration rights, at once")
        .must_say("the relationship of Meridian Distribution");
    scene.agent.send_form(&page, &remove, &[("understood", "on")]).await.must_be(303);
    let row = &scene
        .app
        .rows("select admin_ended_at = ended_at, ended_by_name from reseller_relationships where role = 'reseller'")
        .await[0];
    assert_eq!(
        (row.get::<Option<bool>, _>(0), row.get::<String, _>(1)),
        (Some(true), "agent Cascade Advisory".to_owned())
    );
    // the provider goes on alone and was told; the reseller's next request finds nothing
    scene.agent.get(&at(&shared, "")).await.must_be(404);
    let provider = scene.app.signed_in(&scene.tiers.provider.mail("admin")).await;
    provider.get(&at(&shared, "")).await.must_be(200);
    let mails = scene.app.mails().await;
    let told: Vec<_> = mails.iter().filter(|m| m.kind == "relationship_removed").map(|m| m.recipient.clone()).collect();
    assert_eq!(told, [shared.mail("admin"), scene.tiers.dual.mail("admin"), scene.tiers.provider.mail("admin")]);
}

#[tokio::test]
async fn abuse_b14_after_the_end_every_address_of_the_customer_is_nowhere() {
    let scene = scene(1).await;
    let customer = &scene.customers[0];
    let rests = ["", "/order", "/products", "/remove", "/indirect-providers/transfer"];
    for rest in rests {
        assert_ne!(scene.agent.get(&at(customer, rest)).await.status, 404, "{rest}");
    }
    let remove = at(customer, "/remove");
    scene.agent.submit_on(&remove, &remove, &[("understood", "on")]).await.must_be(303);
    for rest in rests {
        scene.agent.get(&at(customer, rest)).await.must_be(404);
    }
    for list in ["/customers", "/customers/export", "/transition/customers", "/transition/customers/export"] {
        assert!(!scene.agent.get(list).await.body.contains("Customer 000"), "{list}");
    }
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn f90_what_the_customer_asked_to_end_ends_by_itself_when_its_day_has_come() {
    let scene = scene(1).await;
    let customer = &scene.customers[0];
    let admin = scene.app.signed_in(&customer.mail("admin")).await;
    let id: String = scene.app.rows("select id::text from reseller_relationships").await[0].get(0);
    let end = format!("/c/partners/{id}/end");
    admin.submit_on(&end, &end, &[("reason", "Moving house")]).await.must_be(303);
    scene
        .agent
        .get(&at(customer, "/remove"))
        .await
        .must_be(200)
        .must_say("The customer asked to end it")
        .must_say("Moving house");
    // the log names the day for what it is, and not the end of a programme
    let log = scene.agent.get("/activity").await;
    log.must_say("Earliest end");
    assert!(!log.text("main").contains("Planned end of the direct programme"));
    scene.app.run_worker().await;
    assert_eq!(scene.app.count("select count(*) from reseller_relationships where state = 'ending'").await, 1);
    scene.app.set_clock(TimeDelta::days(31)).await;
    scene.app.run_worker().await;
    assert_eq!(
        scene
            .app
            .count("select count(*) from reseller_relationships where state = 'removed' and ended_by_name is null")
            .await,
        1
    );
    let mails = scene.app.mails().await;
    let told: Vec<_> = mails.iter().filter(|m| m.kind == "relationship_ended").map(|m| m.recipient.clone()).collect();
    assert_eq!(told, [customer.mail("admin"), scene.tiers.dual.mail("admin")]);
    scene.app.run_worker().await;
    assert_eq!(scene.app.mails().await.iter().filter(|m| m.kind == "relationship_ended").count(), 2);
}

#[tokio::test]
async fn c08_an_end_is_proved_afresh_and_is_for_admins() {
    let app = TestApp::with(Setting::strict()).await;
    let mut world = app.world().await;
    let harbor = world.partner("Harbor", "direct").await;
    let customer = world.customer("Orchard School").await;
    crate::customers::direct(&app, &harbor, &customer).await;
    world.person(&harbor, "sales", &["sales_agent"]).await;
    let remove = at(&customer, "/remove");
    app.signed_in(&harbor.mail("sales")).await.get(&remove).await.must_be(403);
    let admin = app.signed_in(&harbor.mail("admin")).await;
    let page = admin.get(&remove).await;
    page.must_be(200);
    app.set_clock(TimeDelta::minutes(11)).await;
    let asked = admin.send_form(&page, &remove, &[("understood", "on")]).await;
    assert!(asked.must_be(303).location().starts_with("/mfa"), "{}", asked.location());
    assert_eq!(app.count("select count(*) from reseller_relationships where state = 'removed'").await, 0);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_reseller_gives_administration_rights_back_and_all_three_know() {
    let scene = scene(0).await;
    let mut world = scene.app.world().await;
    let shared = world.customer("Lakeside Clinic").await;
    joint(&scene.app, &scene.tiers.provider, &scene.tiers.dual, &shared).await;
    let (page, renounce) = (at(&shared, ""), at(&shared, "/renounce-administration"));
    assert!(!scene.agent.get(&page).await.attributes("form", "action").contains(&renounce), "no rights, no button");
    let give =
        "update reseller_relationships set admin_since = app.now(), admin_by_name = 'Anna' where role = 'reseller'";
    scene.app.execute(give).await;
    let seller = world.person(&scene.tiers.dual, "seller", &["sales_agent"]).await;
    let seller = scene.app.signed_in(&seller).await;
    assert!(!seller.get(&page).await.attributes("form", "action").contains(&renounce), "not a sales agent's");
    let shown = scene.agent.get(&page).await;
    scene.agent.send_form(&shown, &renounce, &[]).await.must_lead_to(&page);
    scene
        .agent
        .get(&page)
        .await
        .must_say("The administration rights are given back")
        .must_say("Without administration rights");
    // once is enough, and nothing else has changed
    let mut fields = shown.form(&renounce);
    fields.retain(|(name, _)| name != "_key");
    scene.agent.post(&renounce, &fields).await.must_be(409);
    let live = "select count(*) from reseller_relationships where state = 'active' and (role = 'provider' or admin_ended_at is not null)";
    assert_eq!(scene.app.count(live).await, 2);
    let entries =
        "select count(distinct organisation_id) from activity_entries where action = 'administration_renounced'";
    assert_eq!(scene.app.count(entries).await, 3);
    let mails = scene.app.mails().await;
    let told: Vec<_> =
        mails.iter().filter(|m| m.kind == "administration_renounced").map(|m| m.recipient.clone()).collect();
    assert_eq!(told, [shared.mail("admin"), scene.tiers.provider.mail("admin")]);
    let customer = scene.app.signed_in(&shared.mail("admin")).await;
    customer.get("/c/partners").await.must_say("Ended");
}
