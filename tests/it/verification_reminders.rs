//! What the clock does to verifications: mailboxes are written to again, the operator is told what is due (F53, N02, N08); and to invitations
//! that nobody answers.

use chrono::TimeDelta;

use crate::{
    partnership::{NORA, invite},
    support::{TestApp, app::Setting, app::link_in},
    verification::{RAVI, desk, says, stands},
};

#[tokio::test]
async fn n02_a_mailbox_that_waits_is_written_to_again_with_a_link_that_works() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    let fields = [
        ("name", "Newton Services"),
        ("country", "FR"),
        ("region", "EU"),
        ("language", "en"),
        ("programme", "direct"),
        ("partner_ids", "4199001"),
        ("first_name", "Nell"),
        ("last_name", "Newton"),
        ("mail", "nell@newton.example"),
    ];
    manager.submit("/ops/partners/new", &fields).await.must_be(303);
    let sent = async || app.mails().await.into_iter().filter(|mail| mail.kind == "email_ownership").collect::<Vec<_>>();
    let first = sent().await.remove(0);
    for (days, mails) in [(2, 1), (3, 2), (4, 2), (7, 3), (14, 4), (15, 4)] {
        app.set_clock(TimeDelta::days(days)).await;
        app.run_worker().await;
        app.run_worker().await;
        assert_eq!(sent().await.len(), mails, "after {days} days");
    }
    let newest = sent().await.pop().expect("a reminder");
    let arrive = async |link: &str| {
        let anybody = app.stranger();
        let page = anybody.get(link).await;
        (anybody.follow(&page).await, anybody)
    };
    arrive(&link_in(&first)).await.0.must_be(410);
    let (page, anybody) = arrive(&link_in(&newest)).await;
    page.must_be(200);
    anybody.submit("/verify-email", &[]).await.must_be(200);
    assert_eq!(stands(&app, "Newton Services").await, "pending employment");
    // what is proved is not asked for again
    app.set_clock(TimeDelta::days(60)).await;
    app.run_worker().await;
    assert_eq!(sent().await.len(), 4);
    app.look_at_mails().await;
}

#[tokio::test]
async fn n08_the_operator_is_told_of_a_verification_before_and_when_it_is_due() {
    let app = TestApp::with(Setting::demo()).await;
    let alarms = async |name: &str| {
        let mails = app.mails().await;
        let alarms = mails.iter().filter(|mail| mail.kind == "verification_due" && mail.recipient == RAVI);
        alarms.filter(|mail| mail.rendered.subject.contains(name)).map(link_in).collect::<Vec<_>>()
    };
    app.run_worker().await;
    // overdue in the demo, and not due for days
    assert_eq!((alarms("Quillon").await.len(), alarms("Delta").await.len()), (1, 0));
    app.set_clock(TimeDelta::days(20)).await;
    app.run_worker().await;
    app.run_worker().await;
    let links = alarms("Delta").await;
    assert_eq!(links.len(), 1);
    let ravi = app.signed_in(RAVI).await;
    ravi.get(&links[0]).await.must_be(200).must_say("Delta Systems");
    // what moves on has a new date, and its own alarm
    let desk = desk(&ravi, "Delta Systems").await;
    says(&ravi, &desk, &[("verdict", "pass")]).await.must_lead_to(&desk);
    app.run_worker().await;
    assert_eq!(alarms("Delta").await.len(), 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn n10_a_provider_is_told_a_week_before_an_unanswered_invitation_ends() {
    let app = TestApp::with(Setting::demo()).await;
    let nora = app.signed_in(NORA).await;
    invite(&nora, &[("whom", "mail"), ("mail", "partner@elsewhere.example")]).await;
    let told = async || {
        let mails = app.mails().await;
        let told = mails.into_iter().filter(|mail| mail.kind == "partnership_ending" && mail.recipient == NORA);
        told.filter(|mail| mail.rendered.text.contains("partner@elsewhere.example")).collect::<Vec<_>>()
    };
    app.set_clock(TimeDelta::days(82)).await;
    app.run_worker().await;
    assert!(told().await.is_empty());
    app.set_clock(TimeDelta::days(84)).await;
    app.run_worker().await;
    app.run_worker().await;
    let told = told().await;
    assert_eq!(told.len(), 1);
    let nora = app.signed_in(NORA).await;
    nora.get(&link_in(&told[0])).await.must_be(200).must_say("partner@elsewhere.example");
    app.look_at_mails().await;
}
