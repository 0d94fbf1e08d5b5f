//! The search of the customers list: three ways to look, one answer.

use sqlx::Row;

use crate::{
    customers::tiers,
    support::{Actor, TestApp},
};

/// So many that no first look finds them all, with words that many, some and one of them have.
const MANY: &str = "
    with new as (
        insert into organisations (id, kind, name, country, region, language, domain, city, created_at)
        select gen_random_uuid(), 'customer',
            (array['Zéphyr', 'Lakeside', 'Orchard'])[1 + n % 3] || ' ' || (array['Dental', 'Legal', 'Bakery', '100% Design'])[1 + n / 3 % 4] || ' item-' || n,
            'FR', 'EU', 'en', 'customer-' || n || '.example', 'Lyon', app.now()
        from generate_series(100, 399) n returning id
    )
    insert into reseller_relationships (id, partner_id, customer_id, role, since)
    select gen_random_uuid(), p.id, new.id, 'direct', app.now() from new, organisations p where p.name = 'Cascade Advisory'";

async fn pages(person: &Actor, query: &str) -> Vec<String> {
    let mut page = person.get(&format!("/customers?q={query}")).await;
    let mut names = page.texts("tbody th summary");
    while let Some(next) = page.attributes("a[rel=next]", "href").first() {
        page = person.get(next).await;
        names.extend(page.texts("tbody th summary"));
    }
    names
}

#[tokio::test]
async fn a_search_finds_what_a_look_at_every_name_finds() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    tiers(&app, &mut world).await;
    app.execute(MANY).await;
    let admin = app.signed_in("admin@cascade-advisory.example").await;
    let mut owner = app.owner().await;
    let id: String =
        sqlx::query("select id::text from organisations where name like 'Zéphyr Legal%' order by name desc limit 1")
            .fetch_one(&mut owner)
            .await
            .expect("an id")
            .get(0);
    for (text, some) in [
        ("lake", true),
        ("AKESI", true),
        ("side den", true),
        ("side  den", false),
        ("zephyr", true),
        ("r leg", true),
        // more words than are looked at one by one
        ("item-", true),
        ("item-39", true),
        ("dental item-3", true),
        ("omer-12", true),
        ("example", true),
        ("100% d", true),
        ("item_1", false),
        ("al", true),
        (&id[..13], true),
        ("lakeside lakeside", false),
        ("nowhere", false),
    ] {
        let every: Vec<String> = sqlx::query(
            "select name from customer_listings where position(app.fold($1) in search) > 0 order by name_folded, customer_id",
        )
        .bind(text)
        .fetch_all(&mut owner)
        .await
        .expect("every name")
        .iter()
        .map(|row| row.get(0))
        .collect();
        assert_eq!(!every.is_empty(), some, "{text}");
        let query: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        assert_eq!(pages(&admin, &query).await, every, "{text}");
    }
}

#[tokio::test]
async fn a_customer_is_found_by_its_new_name_and_no_longer_by_the_old_one() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let customer = world.customer("Lakeside Clinic").await;
    crate::customers::direct(&app, &tiers.dual, &customer).await;
    let admin = app.signed_in("admin@cascade-advisory.example").await;
    app.execute("update organisations set name = 'Seaside Hospital' where name = 'Lakeside Clinic'").await;
    assert_eq!(pages(&admin, "hospital").await, ["Seaside Hospital"]);
    assert!(pages(&admin, "side+clin").await.is_empty());
}
