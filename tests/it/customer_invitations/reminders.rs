//! Whoever has not answered a joint invitation is reminded, now and then (P10).

use super::*;

#[tokio::test]
async fn a_reminder_has_a_link_that_works_and_comes_once_a_week() {
    let scene = scene().await;
    let addressee = scene.customer.mail("admin");
    let first = scene.sent("on", &addressee).await;
    let page = |rows: Vec<sqlx::postgres::PgRow>| format!("/customers/invitations/{}", rows[0].get::<String, _>(0));
    let live = || async {
        page(scene.app.rows("select id::text from customer_invitations where state in ('sent', 'opened')").await)
    };
    let writer = scene.admin(&scene.reseller).await;
    let here = live().await;
    // too early: the page says from when on, and the door is shut
    let shown = writer.get(&here).await;
    shown.must_say("You can send a reminder from");
    assert!(!shown.has("form[action$='/remind']"));
    writer.post(&format!("{here}/remind"), &[("_org", scene.reseller.id.to_string())]).await.must_be(409);
    scene.app.set_clock(TimeDelta::days(7)).await;
    let writer = scene.admin(&scene.reseller).await;
    let list = writer.get(&scene.list()).await;
    writer.send_form(&list, &format!("{here}/remind"), &[]).await.must_lead_to(&scene.list());
    // the same form again is answered as before
    writer.send_form(&list, &format!("{here}/remind"), &[]).await.must_lead_to(&scene.list());
    assert_eq!(scene.states().await, ["replaced", "sent"]);
    let mail = scene.app.mail_to(&addressee).await;
    assert_eq!(mail.kind, "customer_invitation_reminder");
    assert!(mail.rendered.subject.contains("Your answer is awaited"), "{}", mail.rendered.subject);
    let second = link_in(&mail);
    assert_ne!(first, second);
    let stranger = scene.app.stranger();
    assert!(arrive(&stranger, &first).await.must_be(410).heading().contains("newer"));
    scene.at_consent(&second).await;
    // the provider sees the same, and neither of them writes twice in a week
    let provider = scene.admin(&scene.provider).await;
    let theirs = format!("/indirect-resellers/{}/customer-invitations", scene.reseller.id);
    assert!(!provider.get(&theirs).await.must_say("Replaced").has("form[action$='/remind']"));
    provider.get("/activity").await.must_say("A reminder of an invitation to a customer was sent");
    scene.app.set_clock(TimeDelta::days(14)).await;
    let provider = scene.admin(&scene.provider).await;
    let list = provider.get(&theirs).await;
    let action = list.attributes("form[action$='/remind']", "action").remove(0);
    provider.send_form(&list, &action, &[]).await.must_lead_to(&theirs);
    arrive(&stranger, &second).await.must_be(410);
    let third = link_in(&scene.app.mail_to(&addressee).await);
    let (admin, consent) = scene.at_consent(&third).await;
    accept(&admin, &consent).await.must_be(303);
    // what is answered is not reminded of
    assert!(!provider.get(&theirs).await.has("form[action$='/remind']"));
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn nobody_is_reminded_whom_the_portal_cannot_reach() {
    let scene = scene().await;
    scene.sent("on", "").await;
    scene.app.set_clock(TimeDelta::days(8)).await;
    let writer = scene.admin(&scene.reseller).await;
    let list = writer.get(&scene.list()).await;
    assert!(!list.has("form[action$='/remind']"));
    let page = list.attributes("tbody th a", "href").remove(0);
    let fields = [("_org", scene.reseller.id.to_string())];
    writer.post(&format!("{page}/remind"), &fields).await.must_be(409);
    assert_eq!(scene.states().await, ["sent"]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a12_a_reminder_repeats_no_address_but_its_own() {
    let scene = scene().await;
    let writer = scene.admin(&scene.reseller).await;
    let letter = scene.letter(&writer, "on", &scene.customer.mail("admin")).await;
    let whole = letter.value("text").expect("a letter");
    let link = whole.split_whitespace().find(|word| word.contains("/c/invitations/")).expect("a link");
    let text = format!("See https://evil.example/login or {link}");
    // by hand a person may write what they like
    writer.send_form(&letter, &letter.path, &[("text", &text), ("step", "done")]).await.must_be(303);
    scene.app.set_clock(TimeDelta::days(8)).await;
    let writer = scene.admin(&scene.reseller).await;
    let list = writer.get(&scene.list()).await;
    let action = list.attributes("form[action$='/remind']", "action").remove(0);
    writer.send_form(&list, &action, &[]).await.must_be(303);
    let mail = scene.app.mail_to(&scene.customer.mail("admin")).await;
    assert!(!mail.rendered.text.contains("evil.example") && mail.rendered.text.contains("/c/invitations/"));
}
