//! Customers on their way to a provider: the board and its deeds, the extension, the tracker, the operator's view.

mod endings;
mod lists;

use axum::http::header;
use partner_center::{
    domain::{
        agreement::AgreementKind,
        customer_move::{
            Facts, MoveState,
            MoveStep::{Choose, Consent, HandOver, InvitationEnds, Invite, ProviderLeaves, Reopen, Stay},
        },
        language::Language,
    },
    store::agreements::{self, NewText},
};
use sqlx::Row;

use crate::{
    customers::{Tiers, at, direct, joint, tiers},
    support::{Actor, Page, TestApp, world::Company},
};

const BOARD: &str = "/transition/customers";
const PREPARE: &str = "/transition/customers/prepare";

/// The two tiers with an admin agent of the dual partner, and some direct customers of it.
pub struct Scene {
    pub app: TestApp,
    pub tiers: Tiers,
    pub customers: Vec<Company>,
    pub agent: Actor,
}

/// A dual partner with `count` direct customers, each with a global admin.
pub async fn scene(count: usize) -> Scene {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    world.operator().await;
    let tiers = tiers(&app, &mut world).await;
    let mut customers = Vec::new();
    for n in 0..count {
        let customer = world.customer(&format!("Customer {n:03}")).await;
        direct(&app, &tiers.dual, &customer).await;
        customers.push(customer);
    }
    world.person(&tiers.dual, "agent", &["admin_agent"]).await;
    let agent = app.signed_in(&tiers.dual.mail("agent")).await;
    Scene { app, tiers, customers, agent }
}

impl Scene {
    /// The states of the board by customer, as the database has them.
    pub async fn states(&self) -> Vec<String> {
        let rows = self.app.rows("select state from customer_moves order by name_folded").await;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Where a deed for these customers is looked at first.
    fn preview(&self, what: &str, customers: &[&Company]) -> String {
        let ids: String = customers.iter().map(|customer| format!("&customer={}", customer.id)).collect();
        format!("{PREPARE}?what={what}&provider={}&administration=on{ids}", self.tiers.provider.id)
    }

    /// Looks at a deed and does it; answers what came of it.
    async fn perform(&self, preview: &str) -> Page {
        let done = self.agent.submit_on(preview, PREPARE, &[]).await;
        self.agent.follow(done.must_be(303)).await
    }

    /// Extends a relationship to the provider.
    pub async fn extend(&self, customer: &Company) -> Page {
        let form = at(customer, "/indirect-providers/transfer");
        let provider = self.tiers.provider.id.to_string();
        self.agent.submit(&form, &[("provider", &provider), ("consent", "on")]).await
    }
}

#[tokio::test]
async fn the_board_counts_what_the_database_counts_and_its_filters_are_addresses() {
    let scene = scene(30).await;
    let all: Vec<&Company> = scene.customers.iter().collect();
    scene.perform(&scene.preview("choose", &all[..4])).await.must_be(200).must_say("Changed");
    scene.perform(&scene.preview("stay", &all[4..6])).await.must_be(200);
    scene.extend(all[6]).await.must_be(303);
    let board = scene.agent.get(BOARD).await;
    for state in MoveState::ALL {
        let statement = "select count(*) from customer_moves where state = $1";
        let query = sqlx::query_scalar(statement).bind(state.code());
        let counted: i64 = query.fetch_one(&mut scene.app.superuser().await).await.expect("a count");
        let rows = board.rows();
        let shown = rows.iter().find(|row| row[0] == words(state)).expect("a bar for each state");
        assert_eq!(shown[1], counted.to_string(), "{state:?}");
    }
    board.must_say("1 of 28 customers are invited or served by a provider.");
    for (query, found) in [
        ("state=staying", 2),
        ("state=consented", 1),
        ("q=customer+00", 10),
        ("state=not_started", 23),
        ("q=nobody", 0),
    ] {
        let page = scene.agent.get(&format!("{BOARD}?{query}")).await;
        assert_eq!(page.must_be(200).texts("#board tbody tr").len(), found, "{query}");
        assert_eq!(page.texts(".chips .chip").len(), 1, "{query}");
    }
    let with = scene.agent.get(&format!("{BOARD}?with={}", scene.tiers.provider.id)).await;
    assert_eq!(with.texts("#board tbody tr").len(), 5);
    // keyset pages, without gap or repetition
    let first = scene.agent.get(BOARD).await;
    let second = scene.agent.get(&first.attributes("a[rel=next]", "href")[0]).await;
    let names = [first.texts("#board tbody th"), second.texts("#board tbody th")].concat();
    assert_eq!((names.len(), names.is_sorted()), (30, true));
    let back = scene.agent.get(&second.attributes("a[rel=prev]", "href")[0]).await;
    assert_eq!(back.texts("#board tbody th"), first.texts("#board tbody th"));
    scene.app.look_at_mails().await;
}

fn words(state: MoveState) -> &'static str {
    match state {
        MoveState::NotStarted => "Not started",
        MoveState::ProviderChosen => "Provider chosen",
        MoveState::Invited => "Invited",
        MoveState::Consented => "Consented",
        MoveState::HandedOver => "Handed over",
        MoveState::Staying => "Staying direct",
    }
}

/// A direct customer that nobody is known of.
async fn silent(scene: &Scene) -> Company {
    let statement = "insert into organisations (id, kind, name, country, region, language, domain)
         values (gen_random_uuid(), 'customer', 'Silent Partner', 'FR', 'EU', 'en', 'silent-partner.example') returning id";
    let row = &scene.app.rows(statement).await[0];
    let id = partner_center::domain::ids::OrganisationId(row.get(0));
    let silent = Company { id, name: "Silent Partner".into(), domain: "silent-partner.example".into() };
    direct(&scene.app, &scene.tiers.dual, &silent).await;
    silent
}

#[tokio::test]
async fn many_are_invited_at_once_after_a_preview_and_each_row_says_what_came_of_it() {
    let scene = scene(4).await;
    let silent = silent(&scene).await;
    let those = [&scene.customers[0], &scene.customers[1], &silent];
    let preview = scene.preview("invite", &those);
    let before = scene.app.count("select count(*) from customer_invitations").await;
    let page = scene.agent.get(&preview).await;
    page.must_be(200).must_say("2 customers are written to").must_say("1 letter is prepared for you to send");
    page.must_say(&scene.customers[0].mail("admin")).must_say("(the customer's personal link)");
    assert_eq!(scene.app.count("select count(*) from customer_invitations").await, before, "a preview changes nothing");
    let result = scene.perform(&preview).await;
    let outcomes: Vec<String> = result.texts("#result tbody .status");
    assert_eq!(outcomes, ["Sent", "Sent", "Draft"]);
    assert_eq!(scene.states().await, ["invited", "invited", "not_started", "not_started", "provider_chosen"]);
    let mails = scene.app.mails().await;
    let told: Vec<_> = mails.iter().filter(|m| m.kind == "customer_invitation").map(|m| m.recipient.clone()).collect();
    assert_eq!(told, [scene.customers[0].mail("admin"), scene.customers[1].mail("admin")]);
    // asked once, not twice; and somebody else's customers are nobody's
    let again = scene.agent.get(&scene.preview("invite", &[&scene.customers[0]])).await;
    again.must_be(200).must_say("Nothing would come of it");
    let foreign = scene.agent.get(&format!("{PREPARE}?what=stay&customer={}", scene.tiers.other.id)).await;
    assert!(foreign.must_be(200).texts("#preview tbody tr").is_empty());
    // the same form again leads to the same result
    let form = scene.agent.get(&scene.preview("stay", &[&scene.customers[3]])).await;
    let first = scene.agent.send_form(&form, PREPARE, &[]).await;
    let second = scene.agent.send_form(&form, PREPARE, &[]).await;
    assert_eq!(first.must_be(303).location(), second.must_be(303).location());
    // nobody else's result
    let batch = first.location().to_owned();
    scene.app.signed_in(&scene.tiers.other.mail("admin")).await.get(&batch).await.must_be(403);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn a_partner_with_200_customers_is_through_with_two_forms() {
    let scene = scene(200).await;
    let view = format!("{PREPARE}?what=invite&provider={}&scope=all&state=not_started", scene.tiers.provider.id);
    let page = scene.agent.get(&view).await;
    assert_eq!(page.must_be(200).texts("#preview tbody tr").len(), 200);
    let done = scene.agent.send_form(&page, PREPARE, &[]).await;
    scene.agent.follow(done.must_be(303)).await.must_be(200);
    assert!(scene.states().await.iter().all(|state| state == "invited"));
    scene.agent.get(BOARD).await.must_say("200 of 200 customers are invited or served by a provider.");
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn what_is_missing_before_a_deed_is_said() {
    let scene = scene(1).await;
    let customer = format!("customer={}", scene.customers[0].id);
    for (query, said) in [
        (format!("what=invite&{customer}"), "Choose the provider."),
        (customer.clone(), "Choose what to do."),
        ("what=stay".to_owned(), "Tick at least one customer"),
        ("what=stay&scope=all&q=nobody".to_owned(), "Tick at least one customer"),
    ] {
        scene.agent.get(&format!("{PREPARE}?{query}")).await.must_be(422).must_say(said);
    }
    let stranger = format!("{PREPARE}?what=invite&provider={}&{customer}", scene.tiers.other.id);
    scene.agent.get(&stranger).await.must_be(409);
    // who is no dual partner has no board
    for mail in [scene.tiers.other.mail("admin"), scene.tiers.provider.mail("admin")] {
        scene.app.signed_in(&mail).await.get(BOARD).await.must_be(403);
    }
}

#[tokio::test]
async fn the_answer_of_a_customer_moves_its_row_and_a_withdrawal_moves_it_back() {
    let scene = scene(2).await;
    let both: Vec<&Company> = scene.customers.iter().collect();
    scene.perform(&scene.preview("invite", &both)).await.must_be(200);
    let ids = scene.app.rows("select id::text from customer_invitations order by recipient_name").await;
    let page = format!("/customers/invitations/{}", ids[0].get::<String, _>(0));
    scene.agent.submit_on(&page, &format!("{page}/withdraw"), &[]).await.must_be(303);
    assert_eq!(scene.states().await, ["provider_chosen", "invited"]);
    // abuse A4: the link is the other customer's alone
    scene.app.look_at_mails().await;
    let link = crate::support::app::link_in(&scene.app.mail_to(&both[1].mail("admin")).await);
    let wrong = scene.app.signed_in(&both[0].mail("admin")).await;
    wrong.get(&link).await.must_lead_to("/c/invitations");
    let landing = wrong.get("/c/invitations").await;
    wrong.send_form(&landing, "/c/invitations", &[]).await.must_lead_to("/c/invitations/answer");
    wrong.get("/c/invitations/answer").await.must_be(403);
    // within a day the portal writes once
    let again = scene.agent.get(&scene.preview("invite", &[both[0]])).await;
    again.must_be(200).must_say("Written to today");
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn the_database_and_the_domain_have_the_same_rule_for_states() {
    let app = TestApp::new().await;
    let statement = "select a, b, c, d, e, app.move_state(a, b, c, d, e) from
        (values (true), (false)) a (a), (values (true), (false)) b (b), (values (true), (false)) c (c), (values (true), (false)) d (d), (values (true), (false)) e (e)
        where a or b";
    for row in app.rows(statement).await {
        let facts =
            Facts { direct: row.get(0), joint: row.get(1), invited: row.get(2), stays: row.get(3), chosen: row.get(4) };
        assert_eq!(facts.state().code(), row.get::<String, _>(5), "{facts:?}");
    }
    // and the same steps
    let steps = app.rows("select from_state, to_state from customer_move_steps").await;
    for row in &steps {
        let (from, to): (String, String) = (row.get(0), row.get(1));
        let from = MoveState::from_code(&from).expect("a state");
        let leads = [Choose, Stay, Reopen, Invite, InvitationEnds, Consent, HandOver, ProviderLeaves];
        let leads = leads.into_iter().any(|step| from.take(step).is_ok_and(|state| state.code() == to));
        assert!(leads, "{from:?} to {to}");
    }
    assert_eq!(steps.len(), 16);
}

#[tokio::test]
async fn abuse_b11_a_provider_sees_nothing_before_the_extension_and_exactly_the_listed_fields_after() {
    let scene = scene(2).await;
    let customer = &scene.customers[0];
    scene.agent.submit_on(&at(customer, ""), &at(customer, "/tags"), &[("tags", "secret-tag")]).await.must_be(303);
    attested(&scene, customer).await;
    let provider = scene.app.signed_in(&scene.tiers.provider.mail("admin")).await;
    provider.get(&at(customer, "")).await.must_be(404);
    for list in ["/customers", "/customers?q=customer", "/customers/export"] {
        assert!(!provider.get(list).await.body.contains(&customer.domain), "{list}");
    }
    let form = scene.agent.get(&at(customer, "/indirect-providers/transfer")).await;
    let listed = form.texts(".may li").len();
    scene.extend(customer).await.must_lead_to(&at(customer, ""));
    let page = provider.get(&at(customer, "")).await;
    // the name is the heading, the others stand in the account's list
    let shown: Vec<String> = page.must_be(200).texts("section[aria-labelledby=account] dt");
    assert_eq!(shown.len() + 1, listed, "{shown:?}");
    for kept in ["secret-tag", "Signer"] {
        assert!(!page.body.contains(kept), "{kept}");
    }
    page.must_say("Missing");
    page.must_say("Without administration rights.");
    // the other customer stays unknown
    provider.get(&at(&scene.customers[1], "")).await.must_be(404);
    assert_eq!(scene.app.count("select count(*) from reseller_relationships where admin_since is not null").await, 0);
    let mails = scene.app.mails().await;
    let told = |kind: &str| mails.iter().filter(|m| m.kind == kind).map(|m| m.recipient.clone()).collect::<Vec<_>>();
    assert_eq!(told("relationship_extended"), [scene.tiers.provider.mail("admin")]);
    assert_eq!(told("provider_added"), [customer.mail("admin")]);
    // the customer sees the provider among its partners, and can ask to end it
    let own = scene.app.signed_in(&customer.mail("admin")).await.get("/c/partners").await;
    own.must_be(200).must_say("Meridian Distribution");
    scene.agent.get("/customers?kind=direct").await.must_say("Via Meridian Distribution");
}

/// The dual partner has attested the customer agreement in the name of somebody called Signer.
async fn attested(scene: &Scene, customer: &Company) {
    let texts =
        [Language::En, Language::Fr].map(|language| NewText { language, title: "Customer Agreement", body: "Text" });
    agreements::publish(&mut scene.app.owner().await, AgreementKind::Customer, &texts).await.expect("an agreement");
    let form =
        [("first_name", "Secret"), ("last_name", "Signer"), ("mail", "s@signer.example"), ("agreed_on", "2026-01-01")];
    scene.agent.submit_on(&at(customer, ""), &at(customer, "/agreement"), &form).await.must_be(303);
    scene.agent.get(&at(customer, "")).await.must_say("Secret Signer");
}

#[tokio::test]
async fn f73_what_cannot_be_extended_is_said_and_the_database_refuses_it_too() {
    let scene = scene(2).await;
    let customer = &scene.customers[0];
    let form = at(customer, "/indirect-providers/transfer");
    let page = scene.agent.submit(&form, &[("consent", "on")]).await;
    assert!(page.must_be(422).field_error("provider").is_some());
    let provider = scene.tiers.provider.id.to_string();
    let page = scene.agent.submit(&form, &[("provider", &provider)]).await;
    assert!(page.must_be(422).field_error("consent").is_some());
    let open = scene.agent.get(&form).await;
    // a provider of nobody's, a changed page, another region
    let foreign = scene.tiers.other.id.to_string();
    scene.agent.send_form(&open, &form, &[("provider", &foreign), ("consent", "on")]).await.must_be(404);
    scene
        .agent
        .send_form(&open, &form, &[("provider", &provider), ("consent", "on"), ("shown", "00")])
        .await
        .must_be(409);
    scene.app.execute("update organisations set region = 'NA' where name = 'Meridian Distribution'").await;
    let page = scene.agent.submit(&form, &[("provider", &provider), ("consent", "on")]).await;
    assert!(page.must_be(422).field_error("provider").is_some());
    scene.app.execute("update organisations set region = 'EU' where name = 'Meridian Distribution'").await;
    scene.extend(customer).await.must_be(303);
    // extended already: it is no choice any more, and the form that was open finds out
    scene.agent.get(&form).await.must_be(200).must_say("No provider to choose");
    let mut late = crate::support::actors::filled(&open, &form, &[("provider", &provider), ("consent", "on")]);
    late.retain(|(name, _)| name != "_key");
    scene.agent.post(&form, &late).await.must_be(409).must_say("together with you already");
    // a global admin alone may not (B10), and a customer that is not direct cannot
    scene.app.signed_in(&scene.tiers.dual.mail("admin")).await.get(&form).await.must_be(403);
    let mut world = scene.app.world().await;
    let shared = world.customer("Lakeside Clinic").await;
    joint(&scene.app, &scene.tiers.provider, &scene.tiers.dual, &shared).await;
    scene.agent.get(&at(&shared, "/indirect-providers/transfer")).await.must_be(403).must_say("not a direct customer");
    scene.agent.get(&at(&scene.tiers.other, "/indirect-providers/transfer")).await.must_be(404);
    // the partnership ends while the page is open
    let second = &scene.customers[1];
    let open = scene.agent.get(&at(second, "/indirect-providers/transfer")).await;
    scene.app.execute("update partnerships set state = 'removed', removed_at = app.now(), removed_by_name = 'x'").await;
    let late = scene
        .agent
        .send_form(&open, &at(second, "/indirect-providers/transfer"), &[("provider", &provider), ("consent", "on")])
        .await;
    assert!([404, 409].contains(&late.status.as_u16()), "{}", late.status);
    assert_eq!(scene.app.count("select count(*) from relationship_extensions").await, 1);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn f16_the_tracker_follows_and_the_operator_sees_all_together() {
    let scene = scene(2).await;
    let tracker = scene.agent.get("/transition").await;
    tracker.must_be(200).must_say("0 of 2 invited or extended");
    scene.extend(&scene.customers[0]).await.must_be(303);
    scene.perform(&scene.preview("stay", &[&scene.customers[1]])).await.must_be(200);
    let tracker = scene.agent.get("/transition").await;
    tracker.must_say("1 of 1 invited or extended, 1 stays direct");
    assert_eq!(tracker.texts("li.current strong"), ["Subscriptions"]);
    let operator = scene.app.signed_in("programme_manager@northlight.example").await;
    let page = operator.get("/ops/transitions").await;
    let cells = page.must_be(200).texts("#partners-on-the-way tbody tr:first-child > *");
    assert_eq!(cells, ["Cascade Advisory", "1 of 1", "0", "0", "0", "1", "0", "1"]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_g2_the_board_s_file_is_the_view_and_holds_no_formula() {
    let scene = scene(2).await;
    scene.app.execute("update organisations set name = '=1+1 Ltd' where name = 'Customer 000'").await;
    let file = scene.agent.get(&format!("{BOARD}/export")).await;
    assert_eq!(file.must_be(200).header(header::CONTENT_TYPE), Some("text/csv; charset=utf-8"));
    assert!(file.body.contains("\"'=1+1 Ltd\"") && file.body.contains("\"Not started\""), "{}", file.body);
    assert_eq!(file.body.matches("\r\n").count(), 3);
    let narrowed = scene.agent.get(&format!("{BOARD}/export?q=001")).await;
    assert_eq!(narrowed.body.matches("\r\n").count(), 2);
}
