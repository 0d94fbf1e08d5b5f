//! How mails leave over a real SMTP conversation: once if all goes well, and never lost when it does not.

use std::time::Duration;

use chrono::TimeDelta;
use mail_parser::MessageParser;
use partner_center::{mail::transport::Transport, worker::Worker};
use sqlx::Row;

use super::registered::{NEW, portal, register};
use crate::support::{
    TestApp,
    smtp_sink::{Behaviour, SmtpSink},
};

/// One invitation over SMTP: the worker's transport, and the server.
async fn over_smtp(app: &TestApp) -> (Worker, SmtpSink) {
    let sink = SmtpSink::start().await;
    // the invitation alone, without the proof of the mailbox that goes out with it
    app.execute("delete from mails where kind = 'email_ownership'").await;
    let transport = Transport::smtp(&sink.url(), "portal@portal.test").expect("a transport");
    app.look_at_mails().await;
    (app.worker_with(transport), sink)
}

async fn state(app: &TestApp) -> (String, i32) {
    let row = &app.rows("select state, attempts from mails where kind <> 'email_ownership'").await[0];
    (row.get(0), row.get(1))
}

#[tokio::test]
async fn a_mail_leaves_over_smtp_whole_and_with_the_same_message_id_after_a_failure() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let (worker, sink) = over_smtp(&app).await;
    sink.set(Behaviour::TempFail);
    assert_eq!(worker.run_due().await.expect("a round"), 1);
    assert_eq!(state(&app).await, ("queued".into(), 1));
    // not before its time
    assert_eq!(worker.run_due().await.expect("a round"), 0);
    // taken, but the answer is lost: it goes out again
    sink.set(Behaviour::Swallow);
    app.set_clock(TimeDelta::minutes(1)).await;
    assert_eq!(worker.run_due().await.expect("a round"), 1);
    sink.set(Behaviour::Accept);
    app.set_clock(TimeDelta::minutes(10)).await;
    assert_eq!(worker.run_due().await.expect("a round"), 1);
    assert_eq!(state(&app).await, ("sent".into(), 3));
    let copies = sink.wait_for(2).await;
    assert_eq!(copies.len(), 2);
    let mut ids = Vec::new();
    for copy in &copies {
        assert_eq!(copy.from, "portal@portal.test");
        assert_eq!(copy.to, ["gaelle@alpine.example"]);
        let mail = MessageParser::default().parse(&copy.raw).expect("a message");
        ids.push(mail.message_id().expect("a Message-ID").to_owned());
        assert_eq!(mail.from().and_then(|from| from.first()).and_then(|from| from.name()), Some("Partner Center"));
        assert_eq!(mail.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
        assert!(mail.date().is_some());
        assert!(mail.subject().is_some_and(|subject| subject.contains("vous êtes invité")), "{:?}", mail.subject());
        assert_eq!((mail.text_body_count(), mail.html_body_count()), (1, 1), "a text and an HTML part");
        let (text, html) = (mail.body_text(0).expect("text"), mail.body_html(0).expect("HTML"));
        assert!(text.contains("https://portal.test/accept-user/") && html.contains("https://portal.test/accept-user/"));
        assert!(html.contains("lang=\"fr\""), "{html}");
    }
    assert_eq!(ids[0], ids[1], "a second copy is recognised as one");
}

#[tokio::test]
async fn what_the_server_never_takes_is_given_up_and_an_operator_can_send_it_again() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let (worker, sink) = over_smtp(&app).await;
    sink.set(Behaviour::PermFail);
    worker.run_due().await.expect("a round");
    assert_eq!(state(&app).await, ("dead".into(), 1));
    app.set_clock(TimeDelta::hours(1)).await;
    let manager = app.signed_in("programme_manager@northlight.example").await;
    assert_eq!(worker.run_due().await.expect("a round"), 0, "no third try on its own");
    let page = manager.get("/ops/mails").await;
    let row = &page.rows()[0];
    assert!(row[1].contains("gaelle@alpine.example") && row[2].contains("550"), "{row:?}");
    let action = page
        .attributes("main form", "action")
        .into_iter()
        .find(|action| action.ends_with("/resend"))
        .expect("a button");
    manager.send_form(&page, &action, &[]).await.must_lead_to("/ops/mails");
    sink.set(Behaviour::Accept);
    worker.run_due().await.expect("a round");
    assert_eq!(state(&app).await, ("sent".into(), 1));
    sink.wait_for(1).await;
    manager.send_form(&page, &action, &[]).await;
    assert_eq!(sink.messages().len(), 1, "what has left is not sent again");
}

#[tokio::test]
async fn a_mail_that_nobody_takes_for_three_days_is_given_up() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let (worker, sink) = over_smtp(&app).await;
    sink.set(Behaviour::Refuse);
    for hours in [0, 12, 36, 71] {
        app.set_clock(TimeDelta::hours(hours)).await;
        worker.run_due().await.expect("a round");
        assert_eq!(state(&app).await.0, "queued", "after {hours} hours");
    }
    app.set_clock(TimeDelta::hours(73)).await;
    worker.run_due().await.expect("a round");
    assert_eq!(state(&app).await.0, "dead");
    // after three days the contact is reminded of its mailbox, too
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_mail_whose_worker_went_silent_is_sent_by_another_after_its_lease() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let (worker, sink) = over_smtp(&app).await;
    // a worker that took the mail and then stood still
    app.execute("update mails set state = 'sending', attempts = 1, lease_until = app.now() + interval '60 seconds', lease_token = gen_random_uuid()").await;
    assert_eq!(worker.run_due().await.expect("a round"), 0);
    app.set_clock(TimeDelta::seconds(61)).await;
    assert_eq!(worker.run_due().await.expect("a round"), 1);
    assert_eq!(state(&app).await, ("sent".into(), 2));
    assert_eq!(sink.wait_for(1).await.len(), 1);
}

#[tokio::test]
async fn a_slow_worker_that_lost_its_lease_changes_nothing_any_more() {
    let (app, manager) = portal().await;
    register(&manager, &NEW).await.must_be(303);
    let (worker, sink) = over_smtp(&app).await;
    sink.set(Behaviour::Slow(Duration::from_millis(150)));
    let slow = tokio::spawn({
        let worker = worker.clone();
        async move { worker.run_due().await.expect("a round") }
    });
    while sink.connections() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // meanwhile the lease went to another, who is still at it
    app.execute("update mails set lease_token = gen_random_uuid()").await;
    slow.await.expect("no panic");
    assert_eq!(state(&app).await.0, "sending", "the other one's affair");
}
