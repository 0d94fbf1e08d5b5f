//! Forms that are sent twice, late, or with somebody else's session.

use super::forms::{FORMS, portal};
use crate::support::actors::filled;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_is_sent_many_times_is_answered_once() {
    let portal = portal().await;
    let form = &FORMS[0];
    let page = portal.manager.get(form.path).await;
    let fields = filled(&page, form.path, form.good);
    let mut tasks = Vec::new();
    for _ in 0..8 {
        let (actor, fields) = (portal.manager.clone(), fields.clone());
        tasks.push(tokio::spawn(async move { actor.post("/ops/partners/new", &fields).await }));
    }
    let mut locations = std::collections::BTreeSet::new();
    for task in tasks {
        let answer = task.await.expect("no panic");
        locations.insert(answer.must_be(303).location().to_owned());
    }
    // and once more after the back button
    locations.insert(portal.manager.post(form.path, &fields).await.location().to_owned());
    assert_eq!(locations.len(), 1, "every answer leads to the one partner: {locations:?}");
    assert_eq!(portal.app.count("select count(*) from organisations where name = 'Harbor IT'").await, 1);
    assert_eq!(portal.app.mails().await.len(), 2, "the proof of the mailbox and the invitation");
    // another form with the same key is no repetition
    let mut other = fields.clone();
    other.iter_mut().filter(|(name, _)| name == "name").for_each(|(_, value)| *value = "Harbor Two".into());
    portal.manager.post(form.path, &other).await.must_be(422);
}

#[tokio::test]
async fn a_key_that_is_the_id_of_something_else_breaks_nothing() {
    let portal = portal().await;
    let form = &FORMS[0];
    let page = portal.manager.get(form.path).await;
    let mut fields = filled(&page, form.path, form.good);
    fields.retain(|(name, _)| name != "_key");
    fields.push(("_key".into(), portal.alpine.id.to_string()));
    let answer = portal.manager.post(form.path, &fields).await;
    assert!(matches!(answer.status.as_u16(), 409 | 422), "answered {}", answer.status);
    assert_eq!(portal.app.count("select count(*) from organisations where name = 'Harbor IT'").await, 0);
}

#[tokio::test]
async fn abuse_b5_a_form_made_for_another_organisation_is_refused() {
    let portal = portal().await;
    let other = portal.app.world().await.partner("Harbor IT", "direct").await;
    let harbor = portal.app.signed_in(&other.mail("admin")).await;
    // the tab of one organisation, sent with the session of another
    let tab = portal.partner.get("/settings/support-profile").await;
    let fields = filled(&tab, "/settings/support-profile", &[("support_mail", "help@alpine-cloud.example")]);
    harbor.post("/settings/support-profile", &fields).await.must_be(409);
    assert_eq!(portal.app.count("select count(*) from support_profiles where mail like 'help@%'").await, 0);
}

#[tokio::test]
async fn of_two_who_edit_the_same_the_second_is_told() {
    let portal = portal().await;
    let colleague = portal.app.signed_in(&portal.alpine.mail("admin")).await;
    let (mine, theirs) =
        (portal.partner.get("/settings/support-profile").await, colleague.get("/settings/support-profile").await);
    portal
        .partner
        .send_form(&mine, "/settings/support-profile", &[("support_mail", "first@alpine-cloud.example")])
        .await
        .must_be(303);
    let answer = colleague
        .send_form(&theirs, "/settings/support-profile", &[("support_mail", "second@alpine-cloud.example")])
        .await;
    answer.must_be(409);
    assert_eq!(portal.app.count("select count(*) from support_profiles where mail like 'first@%'").await, 1);
}
