//! What waits stands under Current tasks, for exactly those who can do it, as long as it is open.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;

use crate::support::{Setting, TestApp};

/// The tasks somebody is shown.
async fn tasks(app: &TestApp, mail: &str) -> Vec<String> {
    app.signed_in(mail).await.get("/overview").await.texts("#tasks ~ .tasks h3, section[aria-labelledby=tasks] h3")
}

fn holds(tasks: &[String], task: &str) -> bool {
    tasks.iter().any(|shown| shown == task)
}

#[tokio::test]
async fn what_waits_is_a_task_of_those_who_can_do_it() {
    let app = TestApp::with(Setting::demo()).await;
    for (mail, task, is_there) in [
        ("gaelle@alpine.example", "Answer requests for access", true),
        ("bruno@alpine.example", "Answer requests for access", false),
        ("ravi@northlight.example", "Decide enrollments", true),
        ("audrey@northlight.example", "Decide enrollments", false),
        ("rosa@bluebird.example", "Find an indirect provider", false),
    ] {
        let shown = tasks(&app, mail).await;
        assert_eq!(holds(&shown, task), is_there, "{mail}: {shown:?}");
    }
}

#[tokio::test]
async fn a_reseller_without_a_provider_is_led_to_one_until_a_partnership_begins() {
    let app = TestApp::with(Setting::demo()).await;
    assert!(!holds(&tasks(&app, "admin@kite.example").await, "Find an indirect provider"), "the agreement comes first");
    let kite = app.signed_in("admin@kite.example").await;
    let page = kite.get("/overview").await;
    let accept = page.attributes("form[action$='/accept']", "action").remove(0);
    kite.submit_on("/overview", &accept, &[]).await.must_lead_to("/overview");
    assert!(holds(&tasks(&app, "admin@kite.example").await, "Find an indirect provider"));
    app.look_at_mails().await;
}

#[tokio::test]
async fn joint_invitations_that_end_within_a_week_are_a_task() {
    let app = TestApp::with(Setting::demo()).await;
    let task = "Invitations to customers end soon";
    assert!(!holds(&tasks(&app, "camille@cascade.example").await, task));
    let ends = &app
        .rows(
            "select min(expires_at) from customer_invitations where state in ('sent', 'opened')
             and inviter_id = (select id from organisations where name = 'Cascade Advisory')",
        )
        .await[0];
    let ends: DateTime<Utc> = ends.get(0);
    app.set_clock(ends - TimeDelta::days(6) - app.now().await).await;
    assert!(holds(&tasks(&app, "camille@cascade.example").await, task));
}

#[tokio::test]
async fn direct_invitations_that_end_within_a_week_are_a_task_and_lead_to_their_list() {
    let app = TestApp::with(Setting::demo()).await;
    let task = "Invitations to customers end soon";
    assert!(!holds(&tasks(&app, "hana@harbor.example").await, task));
    let ends = &app.rows("select expires_at from customer_invitations where provider_id is null").await[0];
    let ends: DateTime<Utc> = ends.get(0);
    app.set_clock(ends - TimeDelta::days(6) - app.now().await).await;
    let hana = app.signed_in("hana@harbor.example").await;
    let overview = hana.get("/overview").await;
    overview.must_say(task);
    assert!(overview.links().contains(&"/customers/invitations".to_owned()));
    hana.get("/customers/invitations").await.must_say("Shannon Foods");
}
