//! The list of customers, its export, and the customer page: what each partner sees and may.

use axum::http::header;
use partner_center::store::loading;
use uuid::Uuid;

use crate::support::{
    Page, TestApp,
    world::{Company, World},
};

/// A direct partner that is a reseller too, its provider, and another reseller of the same provider.
pub struct Tiers {
    pub dual: Company,
    pub provider: Company,
    pub other: Company,
}

/// Makes a provider and a reseller partners.
pub async fn join(app: &TestApp, provider: &Company, reseller: &Company) {
    let statement = "insert into partnerships (id, provider_id, reseller_id, state, since, accepted_by_name)
         values (gen_random_uuid(), $1, $2, 'active', app.now(), 'Anna Admin')";
    let query = sqlx::query(statement).bind(provider.id.0).bind(reseller.id.0);
    query.execute(&mut app.owner().await).await.expect("a partnership");
}

/// The two tiers, partners already.
pub async fn tiers(app: &TestApp, world: &mut World) -> Tiers {
    let dual = world.partner("Cascade Advisory", "direct").await;
    let provider = world.partner("Meridian Distribution", "indirect_provider").await;
    let other = world.partner("Bluebird Services", "indirect_reseller").await;
    let since = app.now().await;
    loading::programme(&mut app.owner().await, dual.id, "indirect_reseller", since).await.expect("a programme");
    join(app, &provider, &dual).await;
    join(app, &provider, &other).await;
    Tiers { dual, provider, other }
}

/// A direct customer; before its partner became a reseller.
pub async fn direct(app: &TestApp, partner: &Company, customer: &Company) {
    loading::relationship(&mut app.owner().await, partner.id, customer.id, "direct", None)
        .await
        .expect("a relationship");
}

/// A customer of a reseller through its provider.
pub async fn joint(app: &TestApp, provider: &Company, reseller: &Company, customer: &Company) {
    let (mut c, id) = (app.owner().await, Some(partner_center::clock::new_id::<Uuid>()));
    loading::relationship(&mut c, provider.id, customer.id, "provider", id).await.expect("the provider's half");
    loading::relationship(&mut c, reseller.id, customer.id, "reseller", id).await.expect("the reseller's half");
}

fn names(page: &Page) -> Vec<String> {
    page.texts("tbody th summary")
}

pub fn at(customer: &Company, rest: &str) -> String {
    format!("/customers/{}{rest}", customer.id)
}

#[tokio::test]
async fn one_row_for_each_customer_whatever_number_of_relationships() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let (orchard, ecole) = (world.customer("Orchard School").await, world.customer("École Vauclair").await);
    direct(&app, &tiers.dual, &orchard).await;
    joint(&app, &tiers.provider, &tiers.dual, &orchard).await;
    joint(&app, &tiers.provider, &tiers.dual, &ecole).await;
    let admin = app.signed_in("admin@cascade-advisory.example").await;
    let list = admin.get("/customers").await;
    // accents do not change the order
    assert_eq!(names(&list), ["École Vauclair", "Orchard School"]);
    list.must_say("Via Meridian Distribution");
    assert_eq!(list.rows().len(), 2, "{:?}", list.rows());
    let orchard_id = orchard.id.to_string();
    for (query, found) in [
        ("q=ecole", vec!["École Vauclair"]),
        ("q=CHARD", vec!["Orchard School"]),
        ("q=orchard-school.ex", vec!["Orchard School"]),
        (&format!("q={orchard_id}"), vec!["Orchard School"]),
        ("q=100%25", vec![]),
        ("q=_", vec![]),
        ("kind=direct", vec!["Orchard School"]),
        ("kind=reseller", vec!["École Vauclair", "Orchard School"]),
        (&format!("provider={}", tiers.provider.id), vec!["École Vauclair", "Orchard School"]),
        ("state=ending", vec![]),
        ("kind=reseller&q=school", vec!["Orchard School"]),
    ] {
        let page = admin.get(&format!("/customers?{query}")).await;
        assert_eq!(names(page.must_be(200)), found, "{query}");
        assert!(!page.texts(".chips .chip").is_empty(), "{query} shows no chip");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let harbor = world.partner("Harbor", "direct").await;
    for n in 0..60 {
        let customer = world.customer(&format!("Customer {n:02}")).await;
        direct(&app, &harbor, &customer).await;
    }
    let admin = app.signed_in("admin@harbor.example").await;
    for start in ["/customers", "/customers?q=customer", "/customers?kind=direct"] {
        let mut page = admin.get(start).await;
        let mut seen = names(&page);
        while let Some(next) = page.attributes("a[rel=next]", "href").first() {
            page = admin.get(next).await;
            seen.extend(names(&page));
        }
        assert_eq!(seen.len(), 60, "{start}");
        assert!(seen.is_sorted(), "{start}");
        let back = page.attributes("a[rel=prev]", "href");
        assert_eq!(names(&admin.get(&back[0]).await), seen[25..50], "{start}");
    }
}

#[tokio::test]
async fn abuse_b8_b10_b11_nobody_sees_other_partners_customers() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let (own, shared) = (world.customer("Orchard School").await, world.customer("Lakeside Clinic").await);
    direct(&app, &tiers.dual, &own).await;
    joint(&app, &tiers.provider, &tiers.dual, &shared).await;
    // the provider sees what it serves, not its reseller's direct customers; another reseller of the same provider sees neither
    for (company, sees) in
        [(&tiers.dual, vec![&shared, &own]), (&tiers.provider, vec![&shared]), (&tiers.other, vec![])]
    {
        let admin = app.signed_in(&company.mail("admin")).await;
        let all = [&own, &shared];
        for list in ["/customers", "/customers?q=example", "/customers/export", "/customers/export?q=l"] {
            let page = admin.get(list).await;
            for customer in all {
                let seen = sees.iter().any(|seen| seen.id == customer.id);
                let shown = page.body.contains(&customer.domain);
                assert!(seen || !shown, "{} sees {} in {list}", company.name, customer.name);
                assert!(
                    !seen || shown || list.ends_with("=l"),
                    "{} does not see {} in {list}",
                    company.name,
                    customer.name
                );
            }
        }
        for customer in all {
            let status = if sees.iter().any(|seen| seen.id == customer.id) { 200 } else { 404 };
            admin.get(&at(customer, "")).await.must_be(status);
        }
    }
    let provider = app.signed_in("admin@meridian-distribution.example").await;
    provider.get(&format!("/customers?reseller={}", tiers.dual.id)).await.must_say("For Cascade Advisory");
    assert!(names(&provider.get(&format!("/customers?reseller={}", tiers.other.id)).await).is_empty());
}

#[tokio::test]
async fn abuse_b14_an_ended_relationship_leaves_nothing() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let shared = world.customer("Lakeside Clinic").await;
    joint(&app, &tiers.provider, &tiers.dual, &shared).await;
    let admin = app.signed_in("admin@cascade-advisory.example").await;
    admin.submit_on(&at(&shared, ""), &at(&shared, "/tags"), &[("tags", "clinic")]).await.must_be(303);
    assert_eq!(names(&admin.get("/customers?tag=clinic").await), ["Lakeside Clinic"]);
    app.execute("update reseller_relationships set state = 'removed', ended_at = app.now() where role = 'reseller'")
        .await;
    admin.get(&at(&shared, "")).await.must_be(404);
    assert!(names(&admin.get("/customers").await).is_empty());
    assert!(!admin.get("/customers/export").await.body.contains("lakeside"));
    assert_eq!(app.count("select count(*) from customer_tags").await, 0);
    // the provider's half goes on, without the reseller
    let provider = app.signed_in("admin@meridian-distribution.example").await;
    provider.get("/customers").await.must_say("As provider");
}

#[tokio::test]
async fn s60_s61_products_are_there_for_direct_customers_only_and_the_reason_for_the_others() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let (own, shared) = (world.customer("Orchard School").await, world.customer("Lakeside Clinic").await);
    direct(&app, &tiers.dual, &own).await;
    joint(&app, &tiers.provider, &tiers.dual, &shared).await;
    let admin = app.signed_in("admin@cascade-advisory.example").await;
    let page = admin.get(&at(&own, "")).await;
    assert_eq!(page.texts("main p.actions a"), ["Add products", "View products"]);
    for rest in ["/order", "/products"] {
        admin.get(&at(&own, rest)).await.must_be(200);
        admin.get(&at(&shared, rest)).await.must_be(403).must_say("Meridian Distribution orders products");
    }
    let page = admin.get(&at(&shared, "")).await;
    assert!(page.texts("main p.actions a").is_empty());
    page.must_say("Meridian Distribution orders products for this customer");
    // the table says the same of every action, and each refusal has its reason
    for row in page.rows() {
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
}

#[tokio::test]
async fn abuse_g2_the_export_is_the_view_and_holds_no_formulas() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let harbor = world.partner("Harbor", "direct").await;
    for name in ["=1+1 Ltd", "@cmd Ltd", "Orchard, \"School\""] {
        let customer = world.customer(name).await;
        direct(&app, &harbor, &customer).await;
    }
    let admin = app.signed_in("admin@harbor.example").await;
    let file = admin.get("/customers/export").await;
    assert_eq!(file.header(header::CONTENT_TYPE), Some("text/csv; charset=utf-8"));
    assert!(
        file.header(header::CONTENT_DISPOSITION)
            .is_some_and(|name| name.contains("attachment; filename=\"customers-harbor-"))
    );
    assert!(file.body.starts_with('\u{feff}'));
    assert!(file.body.contains("\"'=1+1 Ltd\"") && file.body.contains("\"'@cmd Ltd\""), "{}", file.body);
    assert!(file.body.contains("\"Orchard, \"\"School\"\"\""));
    assert_eq!(file.body.matches("\r\n").count(), 4);
    let narrowed = admin.get("/customers/export?q=orchard").await;
    assert_eq!(narrowed.body.matches("\r\n").count(), 2);
    app.stranger().get("/customers/export").await.must_be(303);
}

#[tokio::test]
async fn abuse_c6_c7_pages_write_neither_listings_nor_tags_themselves() {
    let app = TestApp::new().await;
    let grants = "select count(*) from unnest(array['customer_listings', 'customer_tags']) t
         where has_table_privilege('portal_app', t, 'insert, update, delete')";
    assert_eq!(app.count(grants).await, 0);
}
