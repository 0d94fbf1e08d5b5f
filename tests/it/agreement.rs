//! The indirect reseller agreement: evidence, what it switches on, and that nothing leads back.

use sqlx::Row;

use crate::{
    enrollment::{GAELLE, enroll, state},
    support::{Actor, TestApp, app::Setting},
};

const KITE: (&str, &str) = ("admin@kite.example", "second@kite.example");

/// The form's address on Overview.
async fn action(actor: &Actor) -> String {
    let page = actor.get("/overview").await;
    page.attributes("form", "action")
        .into_iter()
        .find(|a| a.ends_with("/accept"))
        .expect("the agreement waits on Overview")
}

async fn accept(actor: &Actor) -> crate::support::Page {
    let action = action(actor).await;
    actor.submit_on("/overview", &action, &[]).await
}

#[tokio::test]
async fn s15_to_s17_accepting_records_the_evidence_and_switches_the_capabilities_on() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in(GAELLE).await;
    enroll(&gaelle, "Alpine Cloud").await.must_be(303);
    let before = gaelle.get("/overview").await;
    assert!(!before.links().contains(&"/indirect-providers".to_owned()));
    accept(&gaelle).await.must_lead_to("/overview");
    let after = gaelle.get("/overview").await;
    after.must_say("Direct and indirect reseller");
    assert!(after.links().contains(&"/indirect-providers".to_owned()));
    gaelle.get("/indirect-providers").await.must_be(200);
    gaelle.get("/settings/partner-profile").await.must_say("Direct and indirect reseller");
    assert_eq!(state(&app, "Alpine Cloud").await, "active");
    let row = &app.rows("select a.language, a.person_name, a.job_title, a.address, a.proof, a.body_hash = sha256(convert_to(t.body, 'UTF8')) from acceptances a join agreement_texts t on t.version_id = a.version_id and t.language = a.language join organisations o on o.id = a.organisation_id join agreement_versions v on v.id = a.version_id where o.name = 'Alpine Cloud' and v.kind = 'indirect_reseller'").await[0];
    assert_eq!((row.get::<String, _>(0), row.get::<String, _>(1)), ("en".into(), "Gaelle Martin".into()));
    assert!(!row.get::<String, _>(2).is_empty() && row.get::<String, _>(3) == "192.0.2.1" && row.get::<bool, _>(5));
    // N07: signer and primary contact have the whole text and its hash
    for to in [GAELLE, "contact@alpine.example"] {
        let mail = app.mail_to(to).await;
        assert_eq!(mail.kind, "agreement_accepted");
        assert!(mail.rendered.text.len() > 6_000, "the full text is in the mail");
        assert!(
            mail.rendered.text.split_whitespace().any(|word| word.trim_end_matches('.').len() == 64),
            "with its hash"
        );
    }
}

#[tokio::test]
async fn both_signers_at_once_accept_once_and_the_second_is_told_who_did() {
    for _ in 0..4 {
        let app = TestApp::with(Setting::demo()).await;
        let (one, two) = (app.signed_in(KITE.0).await, app.signed_in(KITE.1).await);
        let path = action(&one).await;
        let fields = [("language", "en")];
        let (first, second) = tokio::join!(one.post(&path, &fields), two.post(&path, &fields));
        let statuses = [first.status.as_u16(), second.status.as_u16()];
        assert!(matches!(statuses, [303, 409] | [409, 303]), "{statuses:?}");
        assert_eq!(app.count("select count(*) from programme_enrollments p join organisations o on o.id = p.organisation_id where o.name = 'Kite Systems'").await, 2);
        app.look_at_mails().await;
    }
}

#[tokio::test]
async fn a_newer_version_makes_the_open_page_stale() {
    let app = TestApp::with(Setting::demo()).await;
    let admin = app.signed_in(KITE.0).await;
    let path = action(&admin).await;
    app.execute("with v as (insert into agreement_versions (id, kind, number, published_at) values (gen_random_uuid(), 'indirect_reseller', 2, app.now()) returning id) insert into agreement_texts (version_id, language, title, body, body_hash) select id, l, 'Second', 'New words', sha256('New words') from v, unnest(array['en', 'fr']) l").await;
    admin.post(&path, &[("language", "en")]).await.must_be(409);
    assert_eq!(state(&app, "Kite Systems").await, "approved");
    admin.get("/overview").await.must_say("New words");
    accept(&admin).await.must_lead_to("/overview");
    app.look_at_mails().await;
}

#[tokio::test]
async fn only_a_global_admin_of_the_partner_accepts_and_only_what_waits() {
    let app = TestApp::with(Setting::demo()).await;
    let path = action(&app.signed_in(KITE.0).await).await;
    let fields = [("language", "en")];
    app.signed_in("hana@harbor.example").await.post(&path, &fields).await.must_be(409);
    app.signed_in("ada@alpine.example").await.post(&path, &fields).await.must_be(403);
    app.signed_in("ravi@northlight.example").await.post(&path, &fields).await.must_be(403);
    app.signed_in("omar@orchard.example").await.post(&path, &fields).await.must_be(403);
    // abuse C1: before the approval there is nothing to accept
    app.signed_in(GAELLE).await.post(&path, &fields).await.must_be(409);
    let absent = "/agreements/01900000-0000-7000-8000-000000000000/accept";
    app.signed_in(KITE.0).await.post(absent, &fields).await.must_be(404);
    assert_eq!(state(&app, "Kite Systems").await, "approved");
}

#[tokio::test]
async fn abuse_c4_s18_no_run_time_role_and_not_even_the_owner_takes_the_programme_row_back() {
    let app = TestApp::with(Setting::demo()).await;
    let camille = app.signed_in("camille@cascade.example").await;
    assert!(app.routes.iter().all(|route| !route.path.contains("programme") || route.method == "GET"));
    for statement in [
        "delete from programme_enrollments where programme = 'indirect_reseller'",
        "update programme_enrollments set programme = 'direct' where programme = 'indirect_reseller'",
        "update programme_enrollments set new_customers_closed_at = null where new_customers_closed_at is not null",
        "update programme_enrollments set activated_at = activated_at + interval '1 day' where programme = 'indirect_reseller'",
        "truncate programme_enrollments cascade",
        "update enrollments set state = 'approved', activated_at = null where state = 'active'",
        "delete from enrollments where state = 'active'",
        "update acceptances set person_name = 'somebody else'",
        "delete from acceptances",
        "update agreement_texts set body = 'less'",
    ] {
        assert!(sqlx::query(statement).execute(&mut app.superuser().await).await.is_err(), "{statement}");
    }
    camille.get("/overview").await.must_say("Direct and indirect reseller");
}

#[tokio::test]
async fn abuse_c3_no_direct_customer_is_born_after_the_acceptance_in_whatever_order() {
    for round in 0..6 {
        let app = TestApp::with(Setting::demo()).await;
        let admin = app.signed_in(KITE.0).await;
        let path = action(&admin).await;
        let options = app.ground.migrate.clone();
        let add = async {
            let mut owner = partner_center::store::owner::connect(&options).await.expect("the owner");
            let statement = "insert into reseller_relationships (id, partner_id, customer_id, role, since) select gen_random_uuid(), p.id, c.id, 'direct', app.now() from organisations p, organisations c where p.name = 'Kite Systems' and c.domain = $1";
            for customer in ["lakeside.example", "orchard.example"] {
                let _ = sqlx::query(statement).bind(customer).execute(&mut owner).await;
            }
        };
        let (accepted, ()) = tokio::join!(admin.post(&path, &[("language", "en")]), add);
        accepted.must_lead_to("/overview");
        let late = app.count("select count(*) from reseller_relationships r join programme_enrollments p on p.organisation_id = r.partner_id and p.programme = 'direct' where r.role = 'direct' and r.since > p.new_customers_closed_at").await;
        assert_eq!(late, 0, "round {round}");
        let refused = sqlx::query("insert into reseller_relationships (id, partner_id, customer_id, role, since) select gen_random_uuid(), p.id, c.id, 'direct', app.now() from organisations p, organisations c where p.name = 'Kite Systems' and c.domain = 'harbor.example'").execute(&mut app.superuser().await).await;
        let error = refused.expect_err("closed");
        assert_eq!(
            error.as_database_error().and_then(|e| e.constraint()),
            Some("reseller_relationships_direct_closed")
        );
        app.look_at_mails().await;
    }
}

#[tokio::test]
async fn abuse_c12_an_accepted_text_is_shown_as_it_was_accepted() {
    let app = TestApp::with(Setting::demo()).await;
    let camille = app.signed_in("camille@cascade.example").await;
    let list = camille.get("/settings/agreements").await;
    let page = list.links().into_iter().find(|link| link.starts_with("/agreements/")).expect("an accepted agreement");
    // she accepted in French and reads English pages today
    let shown = camille.get(&page).await;
    shown.must_be(200);
    assert!(shown.has("[lang=fr]"), "the text accepted is the French one");
}

#[tokio::test]
async fn the_waiting_agreement_is_recalled_and_never_expires() {
    let app = TestApp::with(Setting::demo()).await;
    app.mails().await;
    let recalled = async || {
        let mails = app.mails().await;
        mails.iter().filter(|m| m.kind == "agreement_waiting" && m.recipient == KITE.0).count()
    };
    let before = recalled().await;
    app.set_clock(chrono::TimeDelta::days(4)).await;
    let week = recalled().await;
    app.set_clock(chrono::TimeDelta::days(200)).await;
    let later = recalled().await;
    assert!(week == before + 1 && later == week + 1, "{before} {week} {later}");
    assert_eq!(recalled().await, later);
    assert_eq!(state(&app, "Kite Systems").await, "approved");
}
