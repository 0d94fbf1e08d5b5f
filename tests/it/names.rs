//! Names that could be taken for others, found however many names there are and whoever wrote them (abuse C13).

use crate::support::{Actor, TestApp, world::Company};

const BETWEEN: &str = "insert into organisations (id, kind, name, country, region, language)
    select gen_random_uuid(), 'partner', 'Between ' || n, 'FR', 'EU', 'en' from generate_series(1, 20001) n";
const MADE: &str = "select count(*) from organisations where kind = 'partner' and looks_made <> 0";
const MISSING: &str = "select count(*) from organisations where kind = 'partner' and looks_made = 0";

async fn warns(reviewer: &Actor, of: &Company, name: &str) -> bool {
    let page = reviewer.get(&format!("/ops/partners/{}", of.id.0)).await;
    page.must_be(200).text("main").contains("looks like another one") && page.text("main").contains(name)
}

#[tokio::test]
async fn abuse_c13_a_name_is_found_among_any_number_of_names() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let reviewer = app.signed_in(&operator.mail("reviewer")).await;
    world.partner("Zulu Trading", "direct").await;
    let other = world.partner("Zu1u Trading", "direct").await;
    app.execute(BETWEEN).await;
    assert!(warns(&reviewer, &other, "Zulu Trading").await);
}

#[tokio::test]
async fn abuse_c13_a_name_is_found_before_and_after_its_keys_are_made() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let reviewer = app.signed_in(&operator.mail("reviewer")).await;
    let known = world.partner("Meridian Distribution", "indirect_provider").await;
    let other = world.partner("M\u{435}ridiian Distribution", "direct").await;
    assert_eq!(app.count(MADE).await, 0);
    assert!(warns(&reviewer, &other, &known.name).await);
    while app.run_worker().await > 0 {}
    assert_eq!(app.count(MISSING).await, 0);
    assert!(warns(&reviewer, &other, &known.name).await && warns(&reviewer, &known, &other.name).await);
    // whoever changes a name need not know of its keys
    app.execute("update organisations set name = 'Nordwind' where name = 'Meridian Distribution'").await;
    assert_eq!(app.count(MISSING).await, 1);
    assert!(!warns(&reviewer, &other, "Nordwind").await);
    app.execute("update organisations set name = 'Meridian-Distribution' where name = 'Nordwind'").await;
    assert!(warns(&reviewer, &other, "Meridian-Distribution").await);
    while app.run_worker().await > 0 {}
    assert!(warns(&reviewer, &other, "Meridian-Distribution").await);
    // keys of other tables of letters say nothing
    app.execute("update organisations set looks = '{}', looks_made = 1 where kind = 'partner'").await;
    assert!(warns(&reviewer, &other, "Meridian-Distribution").await);
    app.execute("update organisations set looks_made = 2000000000 where kind = 'partner'").await;
    assert!(warns(&reviewer, &other, "Meridian-Distribution").await);
    app.look_at_mails().await;
}
