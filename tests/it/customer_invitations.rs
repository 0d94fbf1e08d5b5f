//! A reseller and its provider ask a customer together: the letter, the link, the answer, its races, and the end of it.

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
    accept(&admin, &consent).await.must_be(303);
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
    accept(&rightful, &consent).await.must_be(303);
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

#[tokio::test]
async fn abuse_a7_a14_links_of_another_kind_and_guesses_lead_nowhere() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let token = link.rsplit('/').next().expect("a token");
    let stranger = scene.app.stranger();
    for (door, clean) in [
        ("/invitations/partnership", "/invitations/partnership"),
        ("/reset-password", "/reset-password/choose"),
        ("/accept-user", "/accept-user"),
        ("/c/join", "/c/join/confirm"),
    ] {
        stranger.get(&format!("{door}/{token}")).await.must_lead_to(clean);
        stranger.get(clean).await.must_be(404);
    }
    let guesser = scene.app.stranger().at("192.0.2.77");
    let mut answers = Vec::new();
    for _ in 0..40 {
        let guess = partner_center::auth::link::Token::new();
        let first = guesser.get(&format!("{LANDING}/{}", guess.secret())).await;
        answers.push(if first.status == 303 {
            guesser.get(LANDING).await.status.as_u16()
        } else {
            first.status.as_u16()
        });
    }
    assert_eq!((answers[0], answers[39]), (404, 429), "{answers:?}");
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a8_of_sixteen_clicks_one_makes_the_relationships() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    let clicks = (0..16).map(|_| {
        let (admin, mut fields) = (admin.copy(), consent.form(ACCEPT));
        fields.retain(|(name, _)| name != "_key");
        fields.push(("understood".into(), "on".into()));
        tokio::spawn(async move { admin.post(ACCEPT, &fields).await.status.as_u16() })
    });
    let mut answers = Vec::new();
    for click in clicks.collect::<Vec<_>>() {
        answers.push(click.await.expect("no panic"));
    }
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| [303, 409, 410, 503].contains(status)), "{answers:?}");
    assert_eq!(scene.relationships().await.len(), 2);
    assert_eq!(
        scene.app.count("select count(*) from activity_entries where action = 'customer_invitation_accepted'").await,
        3
    );
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a8_accept_and_withdraw_have_one_winner() {
    let scene = scene().await;
    for round in 0..8 {
        let link = scene.sent("off", "").await;
        let (admin, consent) = scene.at_consent(&link).await;
        let reseller = scene.admin(&scene.reseller).await;
        let rows = scene.app.rows("select id::text from customer_invitations where state = 'opened'").await;
        let page = format!("/customers/invitations/{}", rows[0].get::<String, _>(0));
        let shown = reseller.get(&page).await;
        let withdrawal = format!("{page}/withdraw");
        let (accepted, withdrawn) =
            tokio::join!(accept(&admin, &consent), reseller.send_form(&shown, &withdrawal, &[]));
        let winners = [accepted.status == 303, withdrawn.status == 303];
        assert_eq!(
            winners.iter().filter(|won| **won).count(),
            1,
            "round {round}: {} {}",
            accepted.status,
            withdrawn.status
        );
        let halves = scene.relationships().await.len();
        assert_eq!(halves, if winners[0] { 2 } else { 0 }, "round {round}");
        scene.app.execute("delete from reseller_relationships").await;
    }
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a10_the_link_dies_with_the_partnership_whoever_is_faster() {
    let scene = scene().await;
    for round in 0..4 {
        let link = scene.sent("off", "").await;
        let (admin, consent) = scene.at_consent(&link).await;
        let provider = scene.admin(&scene.provider).await;
        let remove = format!("/indirect-resellers/{}/remove", scene.reseller.id);
        let page = provider.get(&remove).await;
        let (accepted, removed) =
            tokio::join!(accept(&admin, &consent), provider.send_form(&page, &remove, &[("good_faith", "on")]));
        removed.must_be(303);
        let state = scene.states().await.pop().expect("an invitation");
        match accepted.status.as_u16() {
            303 => assert_eq!((state.as_str(), scene.relationships().await.len()), ("accepted", 2), "round {round}"),
            status => {
                assert!([409, 410].contains(&status), "round {round}: {status}");
                assert_eq!((state.as_str(), scene.relationships().await.len()), ("withdrawn", 0), "round {round}");
                arrive(&admin, &link).await.must_be(410);
            }
        }
        scene.app.execute("delete from reseller_relationships").await;
        partner(&scene.app, &scene.provider, &scene.reseller).await;
    }
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn only_the_missing_half_is_made() {
    let mut scene = scene().await;
    let second = scene.world.partner("Second Conseil", "indirect_reseller").await;
    partner(&scene.app, &scene.provider, &second).await;
    let link = scene.sent("off", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    accept(&admin, &consent).await.must_be(303);
    // the same pair again has nothing to give
    let link = scene.sent("off", "").await;
    arrive(&admin, &link).await;
    admin.get(ANSWER).await.must_be(409);
    // another reseller of the same provider: the provider is there already
    scene.reseller = second;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    accept(&admin, &consent).await.must_be(303);
    let rows = scene.relationships().await;
    assert_eq!(rows, [("provider".into(), false), ("reseller".into(), false), ("reseller".into(), true)]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_b10_b11_other_resellers_of_the_provider_see_nothing_of_it() {
    let mut scene = scene().await;
    let second = scene.world.partner("Second Conseil", "indirect_reseller").await;
    partner(&scene.app, &scene.provider, &second).await;
    let link = scene.sent("on", "").await;
    let other = scene.admin(&second).await;
    let list = other.get(&scene.list()).await;
    assert!(!list.must_be(200).text("main").contains("Lac"), "{}", list.text("main"));
    let id: String = scene.app.rows("select id::text from customer_invitations").await[0].get(0);
    for path in [
        format!("/customers/invitations/{id}"),
        format!("/indirect-resellers/{}/customer-invitations", scene.reseller.id),
    ] {
        let page = other.get(&path).await;
        assert!([403, 404].contains(&page.status.as_u16()), "{path}: {}", page.status);
    }
    let (admin, consent) = scene.at_consent(&link).await;
    accept(&admin, &consent).await.must_be(303);
    assert!(!other.get(&scene.list()).await.text("main").contains("Lac"));
    assert!(!other.get("/activity").await.text("main").contains("Lac"));
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_d4_a_customer_ends_rights_at_once_and_asks_for_the_end() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    accept(&admin, &consent).await.must_be(303);
    let partners = admin.get(PARTNERS).await;
    let row: String =
        scene.app.rows("select id::text from reseller_relationships where role = 'reseller'").await[0].get(0);
    let end = format!("{PARTNERS}/{row}/end-administration");
    admin.send_form(&partners, &end, &[]).await.must_lead_to(PARTNERS);
    assert_eq!(scene.relationships().await, [("provider".into(), false), ("reseller".into(), false)]);
    // once is enough, and they do not come back by themselves
    admin.post(&end, &[("_org", scene.customer.id.to_string())]).await.must_be(409);
    let ask = format!("{PARTNERS}/{row}/end");
    let page = admin.get(&ask).await;
    page.must_be(200).must_say("What still runs").must_say("Monts Distribution");
    admin.send_form(&page, &ask, &[("reason", "Moving house")]).await.must_lead_to(PARTNERS);
    admin.get(PARTNERS).await.must_say("End asked for");
    assert_eq!(scene.app.count("select count(*) from reseller_relationships where state = 'ending'").await, 1);
    let mails = scene.app.mails().await;
    let told = |kind: &str| mails.iter().filter(|m| m.kind == kind).map(|m| m.recipient.clone()).collect::<Vec<_>>();
    assert_eq!(told("administration_ended"), [scene.reseller.mail("admin")]);
    assert_eq!(told("relationship_end_asked"), [scene.reseller.mail("admin"), scene.provider.mail("admin")]);
}

#[tokio::test]
async fn somebody_new_proves_the_mailbox_first_and_comes_back_to_the_consent() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let newcomer = scene.app.stranger();
    let landing = arrive(&newcomer, &link).await;
    newcomer.send_form(&landing, LANDING, &[("new", "yes")]).await.must_lead_to("/c/join");
    let form = [("name", "Val Atelier"), ("country", "FR"), ("person", "Vera Val"), ("mail", "vera@val.example")];
    newcomer.submit("/c/join", &form).await.must_be(200).must_say("vera@val.example");
    // abuse A9: nothing is there before the proof
    assert_eq!(scene.app.count("select count(*) from organisations where domain = 'val.example'").await, 0);
    let proof = link_in(&scene.app.mail_to("vera@val.example").await);
    // in another browser
    let other = scene.app.stranger();
    other.get(&proof).await.must_lead_to("/c/join/confirm");
    let answered = other.submit("/c/join/confirm", &[("password", "a lake, a hill and a mill")]).await;
    let consent = other.follow(answered.must_lead_to(ANSWER)).await;
    accept(&other, consent.must_be(200)).await.must_be(303);
    assert_eq!(scene.relationships().await.len(), 2);
    // the proof works once
    scene.app.stranger().get(&proof).await.must_be(303);
    let late = scene.app.stranger();
    late.get(&proof).await;
    late.get("/c/join/confirm").await.must_be(410);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn a_domain_that_is_known_is_told_by_mail_alone() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let newcomer = scene.app.stranger();
    let landing = arrive(&newcomer, &link).await;
    newcomer.send_form(&landing, LANDING, &[("new", "yes")]).await.must_be(303);
    let mut pages = Vec::new();
    for mail in [scene.customer.mail("cousin"), "vera@val.example".into()] {
        let form = [("name", "Lac Clinic"), ("country", "FR"), ("person", "Vera Val"), ("mail", mail.as_str())];
        pages.push(newcomer.submit("/c/join", &form).await.must_be(200).text("main").replace(&mail, "MAIL"));
    }
    assert_eq!(pages[0], pages[1]);
    let mails = scene.app.mails().await;
    let kinds: Vec<_> = mails.iter().map(|mail| mail.kind.as_str()).collect();
    assert_eq!(kinds, ["customer_known", "customer_signup"]);
    // a mailbox of the public is no organisation
    let form = [("name", "Val"), ("country", "FR"), ("person", "Vera Val"), ("mail", "vera@gmail.com")];
    assert!(newcomer.submit("/c/join", &form).await.must_be(422).field_error("mail").is_some());
}

#[tokio::test]
async fn abuse_a11_the_portal_sends_fifty_letters_a_day_and_no_more() {
    let scene = scene().await;
    let writer = scene.admin(&scene.reseller).await;
    let first = scene.letter(&writer, "on", "one@elsewhere.example").await;
    writer.send_form(&first, &first.path, &[("step", "send")]).await.must_be(303);
    scene.app.execute("alter table customer_invitations disable trigger user").await;
    scene.app.execute("insert into customer_invitations select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'token_hash', '\\x' || md5(n::text)))).*
         from customer_invitations c, generate_series(1, 49) n").await;
    scene.app.execute("alter table customer_invitations enable trigger user").await;
    let next = scene.letter(&writer, "on", "two@elsewhere.example").await;
    let before = scene.app.count("select count(*) from mails").await;
    writer.send_form(&next, &next.path, &[("step", "send")]).await.must_be(429);
    assert_eq!(scene.app.count("select count(*) from mails").await, before);
    // by hand there is no limit
    writer.send_form(&next, &next.path, &[("step", "done")]).await.must_be(303);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn no_reseller_is_born_without_a_provider() {
    let scene = scene().await;
    let mut owner = scene.app.owner().await;
    let statement = "insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, since) values (gen_random_uuid(), $1, $2, $3, gen_random_uuid(), app.now())";
    let refused = sqlx::query(statement)
        .bind(scene.reseller.id.0)
        .bind(scene.customer.id.0)
        .bind("reseller")
        .execute(&mut owner)
        .await;
    let refused = refused.expect_err("a reseller alone");
    let constraint = refused.as_database_error().and_then(|error| error.constraint().map(str::to_owned));
    assert_eq!(constraint.as_deref(), Some("reseller_relationships_joint_whole"));
}
