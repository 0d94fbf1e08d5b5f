//! Customers made by a direct partner or by a provider, their agreement and their tags.

use crate::{
    customers::tiers,
    support::{Page, TestApp},
};

const FIELDS: &[(&str, &str)] = &[
    ("name", "Lakeside Clinic"),
    ("domain", "lakeside.example"),
    ("country", "FR"),
    ("language", "fr"),
    ("address_line1", "3 quai du Lac"),
    ("postal_code", "74000"),
    ("city", "Annecy"),
    ("first_name", "Carla"),
    ("last_name", "Whitfield"),
    ("mail", "carla@lakeside.example"),
];

/// The form, with some of it changed.
pub fn with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FIELDS.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.copied().chain(changed.iter().copied()).collect()
}

fn names(page: &Page) -> Vec<String> {
    page.texts("tbody th summary")
}

#[tokio::test]
async fn a_direct_partner_makes_a_customer_and_its_admin_is_invited() {
    let app = TestApp::new().await;
    app.world().await.partner("Harbor", "direct").await;
    let admin = app.signed_in("admin@harbor.example").await;
    let made = admin.submit("/customers/new", FIELDS).await;
    made.must_be(303);
    let page = admin.follow(&made).await;
    assert_eq!(page.heading(), "Lakeside Clinic");
    page.must_say("was added as a customer").must_say("Not checked yet").must_say("Missing");
    assert_eq!(names(&admin.get("/customers").await), ["Lakeside Clinic"]);
    app.mail_to("carla@lakeside.example").await;
    // told to both sides
    assert_eq!(app.count("select count(*) from activity_entries where action = 'customer_created'").await, 2);
}

#[tokio::test]
async fn what_is_typed_is_checked_field_by_field() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    world.partner("Harbor", "direct").await;
    world.customer("Orchard School").await;
    let admin = app.signed_in("admin@harbor.example").await;
    for (field, value) in [
        ("name", "GmbH"),
        ("name", "!"),
        ("domain", "https://lakeside.example"),
        ("domain", "gmail.com"),
        ("domain", "orchard-school.example"),
        ("country", "US"),
        ("country", "XX"),
        ("language", "xx"),
        ("address_line1", ""),
        ("city", ""),
        ("postal_code", ""),
        ("mail", "somebody@harbor.example"),
        ("mail", "nobody"),
        ("first_name", "\u{202e}"),
    ] {
        let page = admin.submit("/customers/new", &with(&[(field, value)])).await;
        page.must_be(422);
        assert!(page.field_error(field).is_some(), "{field} {value:?}: {:?}", page.errors());
    }
    let polish = admin.submit("/customers/new", &with(&[("country", "PL")])).await;
    assert!(polish.must_be(422).field_error("registration_number").is_some());
    assert_eq!(app.count("select count(*) from reseller_relationships").await, 0);
}

#[tokio::test]
async fn a_customer_is_recognised_by_its_domain_before_it_is_made_twice() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    world.partner("Harbor", "direct").await;
    world.customer("Orchard School").await;
    let admin = app.signed_in("admin@harbor.example").await;
    let made = admin.submit("/customers/new", FIELDS).await;
    let again = admin.submit("/customers/new", &with(&[("domain", "LAKESIDE.example")])).await;
    again.must_be(422);
    assert!(again.links().contains(&made.location().to_owned()), "no way to the customer that is there");
    // somebody else's is asked, not made
    let taken = admin.submit("/customers/new", &with(&[("domain", "orchard-school.example")])).await;
    assert!(taken.must_be(422).links().contains(&"/customers/invite".to_owned()), "no way to ask it");
    app.look_at_mails().await;
}

#[tokio::test]
async fn s24_s35_who_may_not_make_customers_is_told_why_and_what_to_do() {
    let app = TestApp::new().await;
    tiers(&app, &mut app.world().await).await;
    let dual = app.signed_in("admin@cascade-advisory.example").await;
    let page = dual.get("/customers/new").await;
    page.must_be(403).must_say("New direct customers are closed").must_say("Meridian Distribution");
    assert!(page.links().contains(&"/indirect-providers".to_owned()));
    dual.post("/customers/new", FIELDS).await.must_be(403);
    assert!(!dual.get("/customers").await.texts("main a").contains(&"Add customer".to_owned()));
    let reseller = app.signed_in("admin@bluebird-services.example").await;
    reseller
        .get("/customers/new")
        .await
        .must_be(403)
        .must_say("Your provider adds customers")
        .must_say("Meridian Distribution");
    reseller.post("/customers/new", FIELDS).await.must_be(403);
    assert!(!reseller.get("/customers").await.texts("main a").contains(&"Add customer".to_owned()));
}

#[tokio::test]
async fn s36_s37_a_provider_makes_a_customer_and_the_reseller_has_it_at_once() {
    let app = TestApp::new().await;
    let tiers = tiers(&app, &mut app.world().await).await;
    app.world().await.person(&tiers.provider, "mia", &["admin_agent"]).await;
    let mia = app.signed_in(&tiers.provider.mail("mia")).await;
    mia.get("/customers/new").await.must_be(200).must_say("Add a customer for Bluebird Services");
    let form = format!("/indirect-resellers/{}/customers/new", tiers.other.id);
    let made = mia.submit(&form, FIELDS).await;
    made.must_be(303);
    mia.follow(&made).await.must_say("For Bluebird Services");
    let reseller = app.signed_in("admin@bluebird-services.example").await;
    let list = reseller.get("/customers").await;
    assert_eq!(names(&list), ["Lakeside Clinic"]);
    list.must_say("Via Meridian Distribution").must_say("New");
    // the same event in both histories
    reseller.get(made.location()).await.must_say("was added as a customer");
    let told = app.mail_to("admin@bluebird-services.example").await;
    assert!(told.rendered.text.contains("Lakeside Clinic"), "{}", told.rendered.text);
    app.mail_to("carla@lakeside.example").await;
    // not for somebody else's reseller, nor after the partnership
    mia.get(&format!("/indirect-resellers/{}/customers/new", tiers.provider.id)).await.must_be(404);
    app.execute("update partnerships set state = 'removed', removed_at = app.now(), removed_by_name = 'x'").await;
    mia.get(&form).await.must_be(409);
    mia.post(&form, &with(&[("domain", "other.example")])).await.must_be(409);
    reseller.post(&form, FIELDS).await.must_be(403);
}

#[tokio::test]
async fn abuse_c3_no_direct_customer_is_born_after_the_acceptance() {
    let app = TestApp::new().await;
    app.world().await.partner("Harbor", "direct").await;
    let admin = app.signed_in("admin@harbor.example").await;
    let form = admin.get("/customers/new").await;
    form.must_be(200);
    let accept = app.execute(
        "do $$ begin
            perform from programme_enrollments where programme = 'direct' for update;
            update programme_enrollments set new_customers_closed_at = app.now() where programme = 'direct';
            insert into programme_enrollments (id, organisation_id, programme, activated_at)
            select gen_random_uuid(), organisation_id, 'indirect_reseller', new_customers_closed_at from programme_enrollments;
        end $$",
    );
    let add = |n: usize| {
        let (admin, domain) = (admin.clone(), format!("lakeside{n}.example"));
        async move {
            let fields = with(&[("domain", &domain), ("mail", "carla@elsewhere.example")]);
            let fields: Vec<_> = fields.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            admin.post("/customers/new", &fields).await.status.as_u16()
        }
    };
    let (a, b, c, _, d, e, f) = tokio::join!(add(0), add(1), add(2), accept, add(3), add(4), add(5));
    for status in [a, b, c, d, e, f] {
        assert!([303, 403, 503].contains(&status), "{status}");
    }
    let late =
        "select count(*) from reseller_relationships r join programme_enrollments p on p.organisation_id = r.partner_id
         where r.role = 'direct' and p.programme = 'direct' and r.since > p.new_customers_closed_at";
    assert_eq!(app.count(late).await, 0);
    admin.post("/customers/new", FIELDS).await.must_be(403);
    app.look_at_mails().await;
}

#[tokio::test]
async fn f85_agents_of_whoever_sells_attest_the_customer_agreement() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let mia = world.person(&tiers.provider, "mia", &["admin_agent"]).await;
    let theo = world.person(&tiers.other, "theo", &["admin_agent"]).await;
    let (mia, theo) = (app.signed_in(&mia).await, app.signed_in(&theo).await);
    let made = mia.submit(&format!("/indirect-resellers/{}/customers/new", tiers.other.id), FIELDS).await;
    let page = made.location().to_owned();
    let action = format!("{page}/agreement");
    let fields = [
        ("first_name", "Carla"),
        ("last_name", "Whitfield"),
        ("mail", "carla@lakeside.example"),
        ("agreed_on", "2020-01-31"),
    ];
    mia.submit_on(&page, &action, &[("agreed_on", "2999-01-01")]).await.must_be(422);
    theo.post(&action, &fields).await.must_be(403).must_say("Meridian Distribution");
    let admin = app.signed_in("admin@meridian-distribution.example").await;
    assert!(!admin.get(&page).await.has(&format!("form[action=\"{action}\"]")));
    admin.post(&action, &fields).await.must_be(403);
    if app.count("select count(*) from agreement_versions where kind = 'customer'").await > 0 {
        mia.submit_on(&page, &action, &fields).await.must_be(303);
        theo.get(&page).await.must_say("31 January 2020");
        assert!(app.mail_to("carla@lakeside.example").await.rendered.text.contains("stated in Partner Center"));
    } else {
        mia.submit_on(&page, &action, &fields).await.must_be(409);
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn f83_a_partner_has_at_most_150_tags_of_50_characters() {
    let app = TestApp::new().await;
    app.world().await.partner("Harbor", "direct").await;
    let admin = app.signed_in("admin@harbor.example").await;
    let first = admin.submit("/customers/new", FIELDS).await.location().to_owned();
    let second = with(&[("domain", "orchard.example"), ("name", "Orchard School"), ("mail", "omar@orchard.example")]);
    let second = admin.submit("/customers/new", &second).await.location().to_owned();
    let many = (0..150).map(|n| format!("tag {n}")).collect::<Vec<_>>().join(", ");
    admin.submit_on(&first, &format!("{first}/tags"), &[("tags", &many)]).await.must_be(303);
    admin.submit_on(&second, &format!("{second}/tags"), &[("tags", "tag 7")]).await.must_be(303);
    assert_eq!(names(&admin.get("/customers?tag=tag+7").await), ["Lakeside Clinic", "Orchard School"]);
    admin.submit_on(&second, &format!("{second}/tags"), &[("tags", "one more")]).await.must_be(409);
    admin.submit_on(&second, &format!("{second}/tags"), &[("tags", &"x".repeat(51))]).await.must_be(422);
    admin.submit_on(&first, &format!("{first}/tags"), &[("tags", "")]).await.must_be(303);
    assert_eq!(app.count("select count(*) from customer_tags").await, 1);
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_c13_a_customer_called_like_a_known_partner_is_made_only_by_whoever_has_made_sure() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let tiers = tiers(&app, &mut world).await;
    let provider = app.signed_in(&tiers.provider.mail("admin")).await;
    let new = format!("/indirect-resellers/{}/customers/new", tiers.other.id);
    // a Cyrillic е in the name of a reseller of the provider's
    let fields = with(&[("name", "Blu\u{435}bird Services")]);
    let asked = provider.submit(&new, &fields).await;
    asked.must_be(422).must_say("looks like another one").must_say("Bluebird Services");
    assert!(asked.field_error("alike_checked").is_some());
    assert_eq!(asked.value("mail").as_deref(), Some("carla@lakeside.example"));
    assert_eq!(app.count("select count(*) from organisations where domain = 'lakeside.example'").await, 0);
    provider.send_form(&asked, &new, &[("alike_checked", "on")]).await.must_be(303);
    // whoever knows neither of them learns nothing by it
    let harbor = world.partner("Harbor", "direct").await;
    let stranger = app.signed_in(&harbor.mail("admin")).await;
    let own =
        with(&[("name", "Blu\u{435}bird Services"), ("domain", "other.example"), ("mail", "carla@other.example")]);
    stranger.submit("/customers/new", &own).await.must_be(303);
    app.look_at_mails().await;
}
