//! A reseller and its provider ask a customer together: the letter, the link, the answer, its races, and the end of it.

mod abuse;
mod campaigns;
mod proofs;
mod reminders;
mod solo;

use chrono::TimeDelta;
use partner_center::{
    domain::{agreement::AgreementKind, language::Language},
    store::agreements::{self, NewText},
};
use sqlx::Row;

use crate::support::{
    Actor, Page, TestApp,
    app::link_in,
    world::{Company, World},
};

const LANDING: &str = "/c/invitations";
const ANSWER: &str = "/c/invitations/answer";
const ACCEPT: &str = "/c/invitations/accept";
const DECLINE: &str = "/c/invitations/decline";
const PARTNERS: &str = "/c/partners";

struct Scene {
    app: TestApp,
    world: World,
    reseller: Company,
    provider: Company,
    customer: Company,
}

/// A reseller, its provider, and a customer of nobody's.
async fn scene() -> Scene {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    world.operator().await;
    let reseller = world.partner("Rivage Conseil", "indirect_reseller").await;
    let provider = world.partner("Monts Distribution", "indirect_provider").await;
    let customer = world.customer("Lac Clinic").await;
    let body = "What you buy and how.";
    let texts = [Language::En, Language::Fr].map(|language| NewText { language, title: "Customer Agreement", body });
    agreements::publish(&mut app.owner().await, AgreementKind::Customer, &texts).await.expect("an agreement");
    partner(&app, &provider, &reseller).await;
    Scene { app, world, reseller, provider, customer }
}

async fn partner(app: &TestApp, provider: &Company, reseller: &Company) {
    let statement = "insert into partnerships (id, provider_id, reseller_id, state, since, accepted_by_name)
         values (gen_random_uuid(), $1, $2, 'active', app.now(), 'Somebody')";
    let done = sqlx::query(statement).bind(provider.id.0).bind(reseller.id.0).execute(&mut app.owner().await).await;
    done.expect("a partnership");
}

impl Scene {
    async fn admin(&self, company: &Company) -> Actor {
        self.app.signed_in(&company.mail("admin")).await
    }

    /// Somebody holds what `holds` locks, and then what was sent: whoever `sends` a letter in its place waits for the one before they hold
    /// the other, or each would wait for the other.
    async fn waits_its_turn(&self, holds: &'static str, sends: impl Future<Output = Page>) -> Page {
        let mut other = self.app.superuser().await;
        sqlx::raw_sql(holds).execute(&mut other).await.expect("a lock");
        let goes_on = async {
            self.app.until_somebody_waits().await;
            let sent = "select from customer_invitations where state = 'sent' for update nowait";
            let free = sqlx::raw_sql(sent).execute(&mut other).await.map(|rows| rows.rows_affected());
            sqlx::raw_sql("rollback").execute(&mut other).await.expect("the end");
            free
        };
        let (sent, free) = tokio::join!(sends, goes_on);
        assert_eq!(free.expect("each would wait for the other"), 1);
        sent
    }

    /// Begins a letter as the reseller; answers its page.
    async fn letter(&self, writer: &Actor, rights: &str, mail: &str) -> Page {
        let begin = format!("/indirect-providers/{}/invite", self.provider.id);
        let begun = writer
            .submit(&begin, &[("administration", rights), ("customer", "Lac"), ("mail", mail), ("language", "en")])
            .await;
        writer.follow(begun.must_be(303)).await
    }

    /// Sends a letter by hand; answers the link's path.
    async fn sent(&self, rights: &str, mail: &str) -> String {
        let writer = self.admin(&self.reseller).await;
        let letter = self.letter(&writer, rights, mail).await;
        let link = link_of(letter.must_be(200));
        writer.send_form(&letter, &letter.path, &[("step", "done")]).await.must_lead_to(&self.list());
        link
    }

    fn list(&self) -> String {
        format!("/indirect-providers/{}/invitations", self.provider.id)
    }

    /// The customer's admin at the consent page.
    async fn at_consent(&self, link: &str) -> (Actor, Page) {
        let admin = self.admin(&self.customer).await;
        let page = arrive(&admin, link).await;
        admin.send_form(page.must_be(200), LANDING, &[]).await.must_lead_to(ANSWER);
        let consent = admin.get(ANSWER).await;
        consent.must_be(200);
        (admin, consent)
    }

    async fn states(&self) -> Vec<String> {
        let rows = self.app.rows("select state from customer_invitations order by id").await;
        rows.iter().map(|row| row.get(0)).collect()
    }

    async fn relationships(&self) -> Vec<(String, bool)> {
        let statement =
            "select role, admin_since is not null and admin_ended_at is null from reseller_relationships order by 1, 2";
        self.app.rows(statement).await.iter().map(|row| (row.get(0), row.get(1))).collect()
    }
}

/// The path of the link a letter holds.
fn link_of(letter: &Page) -> String {
    let text = letter.value("text").expect("a letter");
    let from = text.find("/c/invitations/").expect("a link in the letter");
    text[from..].split_whitespace().next().expect("a link").to_owned()
}

/// Opens a link and goes where it leads.
async fn arrive(actor: &Actor, link: &str) -> Page {
    let page = actor.get(link).await;
    page.must_lead_to(LANDING);
    assert_eq!(page.header(axum::http::header::REFERRER_POLICY), Some("no-referrer"));
    actor.get(LANDING).await
}

async fn accept(actor: &Actor, consent: &Page) -> Page {
    actor.send_form(consent, ACCEPT, &[("understood", "on")]).await
}

#[tokio::test]
async fn s40_to_s48_one_link_makes_both_relationships_and_everybody_knows() {
    let scene = scene().await;
    let link = scene.sent("on", &scene.customer.mail("admin")).await;
    let stranger = scene.app.stranger();
    let landing = arrive(&stranger, &link).await;
    landing.must_be(200).must_say("Rivage Conseil").must_say("Monts Distribution");
    // readable before sign-in, which it leads to and comes back from
    let on = stranger.send_form(&landing, LANDING, &[]).await;
    let sign_in = stranger.follow(on.must_lead_to(ANSWER)).await;
    sign_in.must_lead_to("/sign-in?next=%2Fc%2Finvitations%2Fanswer");
    let (mail, password) = (scene.customer.mail("admin"), crate::support::world::PASSWORD);
    let there = sign_in.location().to_owned();
    let back = stranger.submit(&there, &[("mail", &mail), ("password", password)]).await;
    let consent = stranger.follow(back.must_lead_to(ANSWER)).await;
    consent.must_be(200).must_say("Neither may").must_say("Customer Agreement");
    assert!(consent.has("input[name=administration][checked]"));
    let receipt = accept(&stranger, &consent).await;
    let receipt = stranger.follow(receipt.must_be(303)).await;
    receipt.must_be(200).must_say("Given to Rivage Conseil");
    assert_eq!(scene.relationships().await, [("provider".into(), false), ("reseller".into(), true)]);
    assert_eq!(scene.app.count("select count(distinct joint_id) from reseller_relationships").await, 1);
    assert_eq!(scene.app.count("select count(*) from acceptances a join agreement_versions v on v.id = a.version_id where v.kind = 'customer'").await, 1);
    // one event, three chains
    let entries =
        "select count(distinct organisation_id) from activity_entries where action = 'customer_invitation_accepted'";
    assert_eq!(scene.app.count(entries).await, 3);
    let mails = scene.app.mails().await;
    let told = |kind: &str| mails.iter().filter(|m| m.kind == kind).map(|m| m.recipient.clone()).collect::<Vec<_>>();
    assert_eq!(told("customer_accepted"), [scene.reseller.mail("admin"), scene.provider.mail("admin")]);
    assert_eq!(told("partners_authorized"), [scene.customer.mail("admin")]);
    // both see it, and so does the customer
    scene.admin(&scene.reseller).await.get(&scene.list()).await.must_say("Accepted").must_say("Lac Clinic");
    let theirs = format!("/indirect-resellers/{}/customer-invitations", scene.reseller.id);
    scene.admin(&scene.provider).await.get(&theirs).await.must_say("Accepted").must_say("Lac Clinic");
    stranger.get(PARTNERS).await.must_say("Rivage Conseil").must_say("Monts Distribution");
    stranger.get("/overview").await.must_say("Partners with access to us");
}

#[tokio::test]
async fn rights_are_given_only_if_asked_for_and_left_ticked() {
    for (rights, ticked) in [("on", false), ("off", true)] {
        let scene = scene().await;
        let link = scene.sent(rights, "").await;
        let (admin, consent) = scene.at_consent(&link).await;
        assert_eq!(consent.has("input[name=administration]"), rights == "on");
        let mut fields = consent.form(ACCEPT);
        fields.retain(|(name, _)| name != "administration");
        fields.push(("understood".into(), "on".into()));
        if rights == "off" && ticked {
            // whoever adds the box by hand gets nothing by it
            fields.push(("administration".into(), "on".into()));
        }
        admin.post(ACCEPT, &fields).await.must_be(303);
        assert_eq!(scene.relationships().await, [("provider".into(), false), ("reseller".into(), false)]);
        scene.app.look_at_mails().await;
    }
}

#[tokio::test]
async fn what_is_not_understood_is_asked_again_and_nothing_happens() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    let again = admin.send_form(&consent, ACCEPT, &[]).await;
    assert!(again.must_be(422).field_error("understood").is_some());
    assert!(scene.relationships().await.is_empty());
    let declined = admin.send_form(&consent, DECLINE, &[("reason", "Not this year")]).await;
    declined.must_lead_to("/overview");
    // back, and sent once more: the link is forgotten by then, where the answer led is not
    admin.send_form(&consent, DECLINE, &[("reason", "Not this year")]).await.must_lead_to("/overview");
    admin.send_form(&consent, DECLINE, &[("reason", "Something else")]).await.must_be(422);
    assert_eq!(scene.states().await, ["declined"]);
    assert!(
        scene
            .app
            .mails()
            .await
            .iter()
            .any(|mail| mail.kind == "customer_declined" && mail.rendered.text.contains("Not this year"))
    );
}

#[tokio::test]
async fn a_letter_cannot_lose_its_link_and_a_draft_leads_nowhere() {
    let scene = scene().await;
    let writer = scene.admin(&scene.reseller).await;
    let letter = scene.letter(&writer, "on", "").await;
    let link = link_of(&letter);
    arrive(&scene.app.stranger(), &link).await.must_be(404);
    for step in ["done", "save", "send"] {
        let lost = writer.send_form(&letter, &letter.path, &[("text", "Just come over."), ("step", step)]).await;
        assert!(lost.must_be(422).has("button[value=restore]"), "{step}");
    }
    writer
        .send_form(&letter, &letter.path, &[("text", "Just come over."), ("step", "restore")])
        .await
        .must_lead_to(&letter.path);
    let restored = writer.get(&letter.path).await;
    assert_eq!(link_of(&restored), link);
    // no addressee, so the portal knows nobody to send it to
    assert!(!restored.has("button[value=send]"));
    writer.send_form(&restored, &letter.path, &[("step", "done")]).await.must_lead_to(&scene.list());
    assert_eq!(scene.states().await, ["sent"]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn the_portal_sends_the_letter_with_the_link_sealed_until_it_leaves() {
    let scene = scene().await;
    let writer = scene.admin(&scene.reseller).await;
    let letter = scene.letter(&writer, "on", &scene.customer.mail("admin")).await;
    let link = link_of(&letter);
    writer.send_form(&letter, &letter.path, &[("step", "send")]).await.must_be(303);
    let mail = scene.app.mail_to(&scene.customer.mail("admin")).await;
    assert_eq!(link_in(&mail), link);
    // abuse A13: the token is nowhere in the database
    let secret = link.rsplit('/').next().expect("a token").to_owned();
    for row in scene
        .app
        .rows("select format('%s %s', c.*, (select string_agg(m::text, '') from mails m)) from customer_invitations c")
        .await
    {
        assert!(!row.get::<String, _>(0).contains(&secret));
    }
}

#[tokio::test]
async fn abuse_a1_a3_a15_scanners_change_nothing_and_burn_nothing() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let digest = "select md5(string_agg(c::text, '' order by id)) from customer_invitations c";
    let before: String = scene.app.rows(digest).await[0].get(0);
    for _ in 0..20 {
        let page = arrive(&scene.app.stranger(), &link).await;
        let policy =
            page.must_be(200).header(axum::http::header::CONTENT_SECURITY_POLICY).expect("a policy").to_owned();
        assert!(policy.contains("script-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    }
    let after: String = scene.app.rows(digest).await[0].get(0);
    assert_eq!(before, after);
    let (admin, consent) = scene.at_consent(&link).await;
    let accepted = accept(&admin, &consent).await;
    let receipt = accepted.must_be(303).header(axum::http::header::LOCATION).expect("a receipt");
    accept(&admin, &consent).await.must_lead_to(receipt);
    assert_eq!(scene.relationships().await.len(), 2);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a4_another_organisation_cannot_answer_and_the_partners_are_told() {
    let mut scene = scene().await;
    let other = scene.world.customer("Autre Atelier").await;
    let link = scene.sent("on", &scene.customer.mail("admin")).await;
    let (rightful, consent) = scene.at_consent(&link).await;
    let wrong = scene.admin(&other).await;
    arrive(&wrong, &link).await;
    let refused = wrong.get(ANSWER).await;
    let said = refused.must_be(403).text("main");
    assert!(!said.contains("Rivage") && !said.contains("Monts"), "{said}");
    let mut fields = consent.form(ACCEPT);
    fields.retain(|(name, _)| name != "_org" && name != "_key");
    fields.push(("understood".into(), "on".into()));
    wrong.post(ACCEPT, &fields).await.must_be(403);
    assert!(scene.relationships().await.is_empty());
    assert_eq!(scene.app.count("select count(*) from customer_invitations where misdirected_at is not null").await, 1);
    // whoever has two accounts goes on with the other one
    let switch = refused.attributes("main form", "action").remove(0);
    wrong.post(&switch, &[("", ""); 0]).await.must_lead_to(ANSWER);
    wrong.get(ANSWER).await.must_lead_to("/sign-in?next=%2Fc%2Finvitations%2Fanswer");
    accept(&rightful, &consent).await.must_be(303);
    rightful.post("/sign-out?next=//evil.example/c", &[("", ""); 0]).await.must_lead_to("/overview");
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn people_who_are_no_admins_hand_it_over_and_partners_are_no_customers() {
    let mut scene = scene().await;
    let user = scene.world.person(&scene.customer, "nils", &["default_user"]).await;
    let link = scene.sent("on", "").await;
    let nils = scene.app.signed_in(&user).await;
    arrive(&nils, &link).await;
    nils.get(ANSWER).await.must_be(403).must_say(&scene.customer.mail("admin"));
    nils.post(ACCEPT, &[("understood", "on"), ("shown", ""), ("language", "en")]).await.must_be(403);
    let reseller = scene.admin(&scene.reseller).await;
    arrive(&reseller, &link).await;
    reseller.get(ANSWER).await.must_be(403).must_say("for customers");
    assert!(scene.relationships().await.is_empty());
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a5_a16_the_form_binds_nothing_but_what_was_shown() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    let mut fields = consent.form(ACCEPT);
    fields.push(("understood".into(), "on".into()));
    for extra in ["provider_id", "reseller_id", "role", "customer_id"] {
        let mut more = fields.clone();
        more.push((extra.into(), scene.customer.id.to_string()));
        admin.post(ACCEPT, &more).await.must_be(422);
    }
    // the partner changes its name between view and click
    scene.app.execute("update organisations set name = 'Rivage & Fils' where name = 'Rivage Conseil'").await;
    accept(&admin, &consent).await.must_be(409);
    assert!(scene.relationships().await.is_empty());
    let fresh = admin.get(ANSWER).await;
    accept(&admin, &fresh).await.must_be(303);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a6_dead_links_stay_dead_each_with_its_own_page() {
    let scene = scene().await;
    let reseller = scene.admin(&scene.reseller).await;
    let admin = scene.admin(&scene.customer).await;
    let act = |what: &'static str| {
        let (reseller, scene) = (&reseller, &scene);
        async move {
            let row = &scene.app.rows("select id::text from customer_invitations where state = 'sent'").await[0];
            let page = format!("/customers/invitations/{}", row.get::<String, _>(0));
            reseller.submit_on(&page, &format!("{page}/{what}"), &[]).await
        }
    };
    let withdrawn = scene.sent("on", "").await;
    act("withdraw").await.must_be(303);
    let replaced = scene.sent("on", "").await;
    let renewed = act("renew").await;
    let letter = reseller.follow(renewed.must_be(303)).await;
    let expired = link_of(&letter);
    assert_ne!(expired, replaced);
    arrive(&admin, &replaced).await.must_be(200);
    reseller.send_form(&letter, &letter.path, &[("step", "done")]).await.must_be(303);
    assert_eq!(scene.states().await, ["withdrawn", "replaced", "sent"]);
    scene.app.set_clock(TimeDelta::days(91)).await;
    let admin = scene.admin(&scene.customer).await;
    for (link, title) in [(&withdrawn, "withdrawn"), (&replaced, "newer"), (&expired, "expired")] {
        let page = arrive(&admin, link).await;
        assert!(page.must_be(410).heading().contains(title), "{}", page.heading());
        admin.get(ANSWER).await.must_be(410);
        let fields = [("understood", "on"), ("shown", "00"), ("language", "en")];
        admin.post(ACCEPT, &fields).await.must_be(410);
    }
    // the worker says so, too, and tells the writers
    let mails = scene.app.mails().await;
    assert_eq!(scene.states().await, ["withdrawn", "replaced", "expired"]);
    assert!(
        mails
            .iter()
            .any(|mail| mail.kind == "customer_invitation_expired" && mail.recipient == scene.reseller.mail("admin"))
    );
    assert!(scene.relationships().await.is_empty());
}
