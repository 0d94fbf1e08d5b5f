//! Tenants and their neighbours: nobody sees, changes or finds out what belongs to another organisation (security.md §2.4, B).

use std::time::Duration;

use partner_center::{
    clock::new_id,
    store::partners::{self, Invitee},
};
use sqlx::Row;

use crate::support::{Actor, Setting, TestApp, crawl::crawl, world::Company};

/// Organisations of each kind, and somebody in each.
async fn neighbours(app: &TestApp) -> Vec<(Company, Actor)> {
    let mut world = app.world().await;
    let mut companies = Vec::new();
    for (name, programme) in [
        ("Canaryone", "direct"),
        ("Canarytwo", "direct"),
        ("Canarythree", "indirect_reseller"),
        ("Canaryfour", "indirect_provider"),
    ] {
        companies.push(world.partner(name, programme).await);
    }
    companies.push(world.customer("Canaryfive").await);
    companies.push(world.customer("Canarysix").await);
    let mut people = Vec::new();
    for company in companies {
        let actor = app.signed_in(&company.mail("admin")).await;
        people.push((company, actor));
    }
    people
}

#[tokio::test]
async fn abuse_b1_nobody_s_page_holds_a_word_of_another_organisation() {
    let app = TestApp::new().await;
    let people = neighbours(&app).await;
    for (company, actor) in &people {
        // something in everybody's log
        if company.name != "Canaryfive" && company.name != "Canarysix" {
            let mail = company.mail("help");
            actor.submit("/settings/support-profile", &[("support_mail", &mail)]).await.must_be(303);
        }
    }
    for (company, actor) in &people {
        let pages = crawl(actor, &app.routes).await;
        assert!(pages.len() >= 4, "{} sees {} pages", company.name, pages.len());
        let own = company.name.to_lowercase();
        for page in pages {
            let body = page.body.to_lowercase();
            let foreign = body.match_indices("canary").find(|(at, _)| !body[*at..].starts_with(&own));
            assert!(
                foreign.is_none(),
                "{} sees {:?} on {}",
                company.name,
                foreign.map(|(at, _)| &body[at..at + 20]),
                page.path
            );
        }
    }
}

#[tokio::test]
async fn abuse_b1_a_refusal_names_only_people_of_one_s_own() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    world.partner("Harbor IT", "direct").await;
    let billing = world.person(&alpine, "billing", &["billing_admin"]).await;
    let page = app.signed_in(&billing).await.get("/settings/support-profile").await;
    page.must_be(403).must_say("admin Alpine Cloud");
    assert!(!page.body.contains("Harbor"));
}

async fn id_of(app: &TestApp, number: &str) -> String {
    let statement = "select id::text from partner_ids where number = $1";
    sqlx::query_scalar(statement)
        .bind(number.to_owned())
        .fetch_one(&mut app.superuser().await)
        .await
        .expect("a Partner ID")
}

#[tokio::test]
async fn abuse_b2_b4_an_id_of_another_organisation_in_a_form_changes_nothing() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let harbor = world.partner("Harbor IT", "direct").await;
    let own = world.partner_id(&alpine, true, false).await;
    let inactive = world.partner_id(&alpine, false, false).await;
    let foreign = world.partner_id(&harbor, true, false).await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let associated = "select string_agg(number, ',' order by number) from partner_ids where associated";
    let before: String = app.rows(associated).await[0].get(0);
    let absent = "00000000-0000-7000-8000-000000000000".to_owned();
    let mut answers = Vec::new();
    for id in [id_of(&app, &foreign).await, absent, id_of(&app, &inactive).await] {
        answers.push(admin.post("/settings/identifiers", &[("partner_id", id)]).await);
    }
    assert!(answers.iter().all(|answer| answer.must_be(404).status == 404));
    assert_eq!(app.rows(associated).await[0].get::<String, _>(0), before);
    let id = id_of(&app, &own).await;
    admin.submit("/settings/identifiers", &[("partner_id", &id)]).await.must_be(303);
    assert_ne!(app.rows(associated).await[0].get::<String, _>(0), before);
}

#[tokio::test]
async fn abuse_b4_cursors_of_another_organisation_show_nothing_of_it() {
    let app = TestApp::new().await;
    let people = neighbours(&app).await;
    let (_, one) = &people[0];
    for query in [
        "?after=1",
        "?before=0",
        "?after=9223372036854775807",
        "?before=-9223372036854775808",
        "?after=x&before=%00",
        "?after=1&after=2",
        "?organisation_id=1",
    ] {
        let page = one.get(&format!("/activity{query}")).await;
        page.must_be(200);
        assert!(!page.body.contains("Canarytwo"), "{query}");
    }
}

#[tokio::test]
async fn abuse_b4_one_idempotency_key_of_two_organisations_is_two_keys() {
    let app = TestApp::new().await;
    let people = neighbours(&app).await;
    let key = "01900000-0000-7000-8000-00000000000a";
    for (company, actor) in &people[..3] {
        let page = actor.get("/settings/support-profile").await;
        let mut fields = page.form("/settings/support-profile");
        fields.retain(|(name, _)| name != "_key" && name != "support_mail");
        fields.extend([("_key".to_owned(), key.to_owned()), ("support_mail".to_owned(), company.mail("help"))]);
        actor.post("/settings/support-profile", &fields).await.must_lead_to("/settings/partner-profile");
    }
    assert_eq!(app.count("select count(*) from support_profiles where mail like 'help@%'").await, 3);
}

/// Somebody of each of `count` partners, on a pool of two connections.
async fn crowd(count: usize) -> (TestApp, Vec<(String, Actor)>) {
    let app = TestApp::with(Setting { connections: 2, ..Setting::default() }).await;
    let mut world = app.world().await;
    let mut people = Vec::new();
    for n in 0..count {
        let company = world.partner(&format!("Tenant{n:02}"), "direct").await;
        people.push((company.name.clone(), app.signed_in(&company.mail("admin")).await));
    }
    (app, people)
}

async fn idle_in_transaction(app: &TestApp) -> i64 {
    app.settle().await;
    // a rollback may still be on its way
    for _ in 0..50 {
        let open = app.count("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'").await;
        if open == 0 {
            return 0;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    app.count("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn abuse_b6_b7_no_connection_remembers_whose_it_was_whoever_hangs_up() {
    let (app, people) = crowd(8).await;
    let mut tasks = Vec::new();
    for n in 0..240_u64 {
        let (name, actor) = people[usize::try_from(n).expect("small") % people.len()].clone();
        let path = ["/overview", "/settings/partner-profile", "/activity", "/settings/identifiers"]
            [usize::try_from(n / 8).expect("small") % 4];
        tasks.push(tokio::spawn(async move {
            let patience = if n % 3 == 0 { Duration::from_micros(n * 7919 % 20_000) } else { Duration::from_secs(30) };
            let mut page = tokio::time::timeout(patience, actor.get(path)).await.ok()?;
            // a busy machine may answer "later"; a person would come back
            for _ in 0..200 {
                if page.status != 503 {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                page = actor.get(path).await;
            }
            Some((name, page))
        }));
    }
    let mut whole = 0;
    for task in tasks {
        let Some((name, page)) = task.await.expect("no panic") else { continue };
        if page.status == 503 {
            continue;
        }
        whole += 1;
        let foreign = page.body.match_indices("Tenant").find(|(at, _)| !page.body[*at..].starts_with(&name));
        assert!(foreign.is_none(), "{name} saw somebody else on {}", page.path);
        page.must_be(200).must_say(&name);
    }
    assert!(whole > 100, "only {whole} were answered");
    assert_eq!(idle_in_transaction(&app).await, 0);
    for _ in 0..4 {
        let (mut tx, me) = app.app.db.begin_reading(None).await.expect("a transaction");
        assert!(me.is_none());
        assert_eq!(
            tx.count("select count(*) from organisations").await.expect("a count"),
            0,
            "without a session there is nothing to see"
        );
        assert_eq!(
            tx.count("select count(*) where coalesce(current_setting('app.session', true), '') <> ''")
                .await
                .expect("a count"),
            0
        );
    }
}

#[tokio::test]
async fn abuse_b9_a_mailbox_that_is_known_is_registered_like_a_new_one() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let known = world.partner("Alpine Cloud", "direct").await.mail("admin");
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    let mut pages = Vec::new();
    for (name, number, mail) in
        [("Known One", "4100001", known.as_str()), ("Known Two", "4100002", "new@known-two.example")]
    {
        let fields = [
            ("name", name),
            ("country", "FR"),
            ("region", "EU"),
            ("language", "en"),
            ("programme", "direct"),
            ("partner_ids", number),
            ("first_name", "Anna"),
            ("last_name", "Arnaud"),
            ("mail", mail),
        ];
        let answer = manager.submit("/ops/partners/new", &fields).await;
        answer.must_be(303);
        let page = manager.follow(&answer).await;
        pages.push(page.text("main").replace(name, "NAME").replace(number, "NUMBER").replace(mail, "MAIL"));
    }
    assert_eq!(pages[0], pages[1]);
    let mails = app.mails().await;
    let said = |name: &str| -> Vec<String> {
        let about = mails.iter().filter(|mail| mail.rendered.text.contains(name));
        about.map(|mail| mail.rendered.subject.replace(name, "NAME")).collect()
    };
    // the proof of the mailbox and the invitation
    assert_eq!((said("Known One").len(), mails.len()), (2, 4));
    assert_eq!(said("Known One"), said("Known Two"));
}

#[tokio::test]
async fn abuse_b12_no_admin_lets_people_into_another_organisation() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let alpine = world.partner("Alpine Cloud", "direct").await;
    let harbor = world.partner("Harbor IT", "direct").await;
    let customer = world.customer("Lakeside Clinic").await;
    for (mail, target) in [
        (alpine.mail("admin"), &harbor),
        (alpine.mail("admin"), &operator),
        (customer.mail("admin"), &alpine),
        (operator.mail("support"), &alpine),
    ] {
        let actor = app.signed_in(&mail).await;
        let (mut tx, me) = app.app.db.begin(Some(&actor.session_hash())).await.expect("a transaction");
        assert!(me.is_some());
        let expires_at = tx.now().await.expect("the time");
        let invitee = Invitee {
            membership_id: new_id(),
            person_id: new_id(),
            organisation_id: target.id,
            mail: "accomplice@evil.example",
            name: "Accomplice",
            roles: &["global_admin"],
            token_hash: &[7; 32],
            expires_at,
        };
        assert!(partners::invite(&mut tx, &invitee).await.is_err(), "{mail} let somebody into {}", target.name);
    }
    assert_eq!(app.count("select count(*) from people where mail like '%evil%'").await, 0);
}

#[tokio::test]
async fn abuse_b12_an_operator_s_mailbox_cannot_be_made_a_partner_s() {
    let app = TestApp::new().await;
    let operator = app.world().await.operator().await;
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    let auditor = operator.mail("auditor");
    let fields = [
        ("name", "Alpine Cloud"),
        ("country", "FR"),
        ("region", "EU"),
        ("language", "en"),
        ("programme", "direct"),
        ("partner_ids", "4100001"),
        ("first_name", "Anna"),
        ("last_name", "A"),
        ("mail", auditor.as_str()),
    ];
    let page = manager.submit("/ops/partners/new", &fields).await;
    assert!(page.must_be(422).field_error("mail").is_some());
    assert_eq!(app.count("select count(*) from organisations where kind = 'partner'").await, 0);
}

#[tokio::test]
async fn abuse_b13_no_page_of_anybody_s_is_kept_in_a_cache() {
    let app = TestApp::new().await;
    let people = neighbours(&app).await;
    for (_, actor) in &people[..2] {
        for page in crawl(actor, &app.routes).await {
            assert_eq!(page.header(axum::http::header::CACHE_CONTROL), Some("no-store"), "{}", page.path);
            assert!(page.header(axum::http::header::ETAG).is_none(), "{}", page.path);
        }
    }
    // whatever tag somebody sends, the answer is their own page
    let (company, actor) = &people[1];
    let asking = actor
        .clone()
        .with_header("if-none-match", "*")
        .with_header("if-modified-since", "Mon, 23 Nov 2099 09:00:00 GMT");
    asking.get("/overview").await.must_be(200).must_say(&company.name);
}
