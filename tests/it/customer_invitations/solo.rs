//! A direct partner asks a customer for a relationship with itself alone (F80, F20, F57).

use super::*;

const INVITE: &str = "/customers/invite";
const LIST: &str = "/customers/invitations";

/// A direct partner, one more, and a customer of nobody's; the reseller of the scene is the one that asks.
async fn alone() -> Scene {
    let mut scene = scene().await;
    scene.reseller = scene.world.partner("Alpine Cloud", "direct").await;
    scene
}

impl Scene {
    /// Begins a letter alone; answers its page.
    async fn letter_alone(&self, writer: &Actor, rights: &str, mail: &str) -> Page {
        let fields = [("administration", rights), ("customer", "Lac"), ("mail", mail), ("language", "en")];
        let begun = writer.submit(INVITE, &fields).await;
        writer.follow(begun.must_be(303)).await
    }

    /// Sends a letter alone by hand; answers the link's path.
    async fn sent_alone(&self, rights: &str, mail: &str) -> String {
        let writer = self.admin(&self.reseller).await;
        let letter = self.letter_alone(&writer, rights, mail).await;
        let link = link_of(letter.must_be(200));
        writer.send_form(&letter, &letter.path, &[("step", "done")]).await.must_lead_to(LIST);
        link
    }

    /// The page of the newest invitation.
    async fn newest(&self) -> String {
        let rows = self.app.rows("select id::text from customer_invitations order by id desc limit 1").await;
        format!("{LIST}/{}", rows[0].get::<String, _>(0))
    }
}

/// Nobody is led to think that there is a provider.
fn names_no_provider(page: &Page) {
    let said = page.text("main").to_lowercase();
    assert!(!said.contains("provider") && !said.contains("both") && !said.contains('⟦'), "{said}");
}

#[tokio::test]
async fn f80_one_link_makes_one_direct_relationship_and_everybody_knows() {
    let scene = alone().await;
    let writer = scene.admin(&scene.reseller).await;
    assert!(writer.get("/customers").await.links().contains(&INVITE.to_owned()));
    let begin = writer.get(INVITE).await;
    assert_eq!(begin.must_be(200).heading(), "Invite new customers");
    names_no_provider(&begin);
    let letter = scene.letter_alone(&writer, "on", &scene.customer.mail("admin")).await;
    names_no_provider(&letter);
    assert!(letter.value("text").expect("a letter").contains("Alpine Cloud advises you"));
    writer.send_form(&letter, &letter.path, &[("step", "send")]).await.must_lead_to(LIST);
    names_no_provider(&writer.get(LIST).await);
    let mail = scene.app.mail_to(&scene.customer.mail("admin")).await;
    assert_eq!(mail.rendered.subject, "Your authorization is asked for: Alpine Cloud");
    let link = link_in(&mail);
    let landing = arrive(&scene.app.stranger(), &link).await;
    landing.must_be(200).must_say("Alpine Cloud").must_say("Direct partner");
    names_no_provider(&landing);
    let (admin, consent) = scene.at_consent(&link).await;
    consent.must_say("Customer Agreement").must_say("May not");
    names_no_provider(&consent);
    assert!(consent.has("input[name=administration][checked]"));
    let receipt = accept(&admin, &consent).await;
    let receipt = admin.follow(receipt.must_be(303)).await;
    receipt.must_be(200).must_say("Given to Alpine Cloud");
    names_no_provider(&receipt);
    assert_eq!(scene.relationships().await, [("direct".into(), true)]);
    assert_eq!(scene.app.count("select count(*) from reseller_relationships where joint_id is null").await, 1);
    // one event, two chains
    let entries =
        "select count(distinct organisation_id) from activity_entries where action = 'customer_invitation_accepted'";
    assert_eq!(scene.app.count(entries).await, 2);
    let mails = scene.app.mails().await;
    let told = |kind: &str| mails.iter().filter(|m| m.kind == kind).map(|m| m.recipient.clone()).collect::<Vec<_>>();
    assert_eq!(told("customer_accepted"), [scene.reseller.mail("admin")]);
    assert_eq!(told("partners_authorized"), [scene.customer.mail("admin")]);
    for mail in mails {
        let said = format!("{} {}", mail.rendered.subject, mail.rendered.text).to_lowercase();
        assert!(!said.contains("provider") && !said.contains(" and ,") && !said.contains("null"), "{said}");
    }
    writer.get(LIST).await.must_say("Accepted").must_say("Lac Clinic");
    let accepted = writer.get(&scene.newest().await).await;
    names_no_provider(accepted.must_be(200));
    writer.get("/customers").await.must_say("Lac Clinic");
    admin.get(PARTNERS).await.must_say("Alpine Cloud").must_say("Direct partner");
    for reader in [&writer, &admin] {
        reader.get("/activity").await.must_say("Lac Clinic accepted an invitation and gave its authorization");
    }
    // the rights are the customer's to end
    let end = admin.get(PARTNERS).await.attributes("form[action$='/end-administration']", "action").remove(0);
    let partners = admin.get(PARTNERS).await;
    admin.send_form(&partners, &end, &[]).await.must_be(303);
    assert_eq!(scene.relationships().await, [("direct".into(), false)]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn rights_are_given_alone_only_if_asked_for_and_left_ticked() {
    for rights in ["on", "off"] {
        let scene = alone().await;
        let link = scene.sent_alone(rights, "").await;
        let (admin, consent) = scene.at_consent(&link).await;
        assert_eq!(consent.has("input[name=administration]"), rights == "on");
        let mut fields = consent.form(ACCEPT);
        fields.retain(|(name, _)| name != "administration");
        fields.push(("understood".into(), "on".into()));
        admin.post(ACCEPT, &fields).await.must_be(303);
        assert_eq!(scene.relationships().await, [("direct".into(), false)]);
        scene.app.look_at_mails().await;
    }
}

#[tokio::test]
async fn who_is_a_direct_customer_already_is_told_so() {
    let scene = alone().await;
    let link = scene.sent_alone("off", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    accept(&admin, &consent).await.must_be(303);
    // twice is once
    arrive(&admin, &link).await.must_be(410);
    accept(&admin, &consent).await.must_be(303);
    assert_eq!(scene.relationships().await.len(), 1);
    let link = scene.sent_alone("off", "").await;
    arrive(&admin, &link).await.must_be(200);
    let related = admin.get(ANSWER).await;
    related.must_be(409).must_say("is a direct customer of this partner already");
    names_no_provider(&related);
    // rights that it has not given yet it can give
    let link = scene.sent_alone("on", "").await;
    arrive(&admin, &link).await;
    let consent = admin.get(ANSWER).await;
    accept(&admin, consent.must_be(200)).await.must_be(303);
    assert_eq!(scene.relationships().await, [("direct".into(), true)]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn every_end_of_a_link_without_a_provider_has_its_page() {
    let scene = alone().await;
    let writer = scene.admin(&scene.reseller).await;
    let stranger = scene.app.stranger();
    let withdrawn = scene.sent_alone("on", "").await;
    let page = writer.get(&scene.newest().await).await;
    writer.send_form(&page, &format!("{}/withdraw", page.path), &[]).await.must_lead_to(LIST);
    names_no_provider(&writer.get(LIST).await);
    assert!(arrive(&stranger, &withdrawn).await.must_be(410).heading().contains("withdrawn"));
    let replaced = scene.sent_alone("on", &scene.customer.mail("admin")).await;
    let page = writer.get(&scene.newest().await).await;
    let draft = writer.follow(writer.send_form(&page, &format!("{}/renew", page.path), &[]).await.must_be(303)).await;
    writer.send_form(&draft, &draft.path, &[("step", "done")]).await.must_lead_to(LIST);
    assert!(arrive(&stranger, &replaced).await.must_be(410).heading().contains("newer"));
    let declined = scene.sent_alone("on", "").await;
    let (admin, consent) = scene.at_consent(&declined).await;
    let again = admin.send_form(&consent, ACCEPT, &[]).await;
    assert!(again.must_be(422).field_error("understood").is_some());
    admin.send_form(&consent, DECLINE, &[("reason", "Not this year")]).await.must_lead_to("/overview");
    assert!(arrive(&stranger, &declined).await.must_be(410).heading().contains("declined"));
    let expired = scene.sent_alone("on", "").await;
    scene.app.set_clock(TimeDelta::days(91)).await;
    assert!(arrive(&stranger, &expired).await.must_be(410).heading().contains("expired"));
    scene.app.run_worker().await;
    assert_eq!(scene.states().await, ["withdrawn", "replaced", "expired", "declined", "expired"]);
    assert!(scene.relationships().await.is_empty());
    for mail in scene.app.mails().await {
        assert!(!mail.rendered.text.to_lowercase().contains("provider"), "{}", mail.rendered.text);
    }
}

#[tokio::test]
async fn a_reminder_of_a_solo_request_has_a_link_that_works() {
    let scene = alone().await;
    let first = scene.sent_alone("on", &scene.customer.mail("admin")).await;
    scene.app.set_clock(TimeDelta::days(8)).await;
    let writer = scene.admin(&scene.reseller).await;
    let list = writer.get(LIST).await;
    let remind = list.attributes("form[action$='/remind']", "action").remove(0);
    writer.send_form(&list, &remind, &[]).await.must_lead_to(LIST);
    let mail = scene.app.mail_to(&scene.customer.mail("admin")).await;
    assert_eq!(mail.rendered.subject, "Your answer is awaited: Alpine Cloud");
    arrive(&scene.app.stranger(), &first).await.must_be(410);
    let (admin, consent) = scene.at_consent(&link_in(&mail)).await;
    accept(&admin, &consent).await.must_be(303);
    assert_eq!(scene.relationships().await, [("direct".into(), true)]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn a_campaign_of_a_direct_partner_is_answered_by_many() {
    let mut scene = alone().await;
    let second = scene.world.customer("Deux Rives").await;
    let writer = scene.admin(&scene.reseller).await;
    let fields = [("administration", "on"), ("reach", "campaign"), ("customer", "Spring"), ("language", "fr")];
    let begun = writer.submit(INVITE, &fields).await;
    let letter = writer.follow(begun.must_be(303)).await;
    writer.send_form(&letter, &letter.path, &[("step", "done")]).await.must_lead_to(LIST);
    let link = link_of(&letter);
    for customer in [&scene.customer, &second] {
        let admin = scene.admin(customer).await;
        arrive(&admin, &link).await.must_be(200);
        let consent = admin.get(ANSWER).await;
        accept(&admin, consent.must_be(200)).await.must_be(303);
    }
    assert_eq!(scene.relationships().await, [("direct".into(), true), ("direct".into(), true)]);
    assert_eq!(scene.states().await, ["sent", "accepted", "accepted"]);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn f57_a_restricted_partner_asks_nobody_and_nobody_can_accept_it() {
    let scene = alone().await;
    let writer = scene.admin(&scene.reseller).await;
    let link = scene.sent_alone("on", &scene.customer.mail("admin")).await;
    let (admin, consent) = scene.at_consent(&link).await;
    let page = writer.get(INVITE).await;
    let draft = scene.letter_alone(&writer, "on", "").await;
    scene.app.execute("update programme_enrollments set standing = 'restricted' where programme = 'direct'").await;
    writer.get(INVITE).await.must_be(403).must_say("No new customers at the moment").must_say("Restricted");
    let fields = [("administration", "on"), ("language", "en")];
    writer.send_form(&page, INVITE, &fields).await.must_be(403).must_say("Restricted");
    let refused = writer.send_form(&draft, &draft.path, &[("step", "done")]).await;
    refused.must_be(403).must_say("No new customers at the moment");
    let sent = writer.get(LIST).await;
    assert!(!sent.links().contains(&INVITE.to_owned()));
    let refused = accept(&admin, &consent).await;
    refused.must_be(403).must_say("takes no new direct customers");
    names_no_provider(&refused);
    admin.get(ANSWER).await.must_be(403);
    assert!(scene.relationships().await.is_empty());
    // in order again, the same link works
    scene.app.execute("update programme_enrollments set standing = 'active' where programme = 'direct'").await;
    let consent = admin.get(ANSWER).await;
    accept(&admin, consent.must_be(200)).await.must_be(303);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn f20_whoever_becomes_a_reseller_asks_nobody_alone_and_what_was_sent_is_withdrawn() {
    let app = TestApp::with(crate::support::Setting::demo()).await;
    let kite = app.signed_in("admin@kite.example").await;
    let fields = [("administration", "on"), ("customer", "Quay"), ("mail", ""), ("language", "en")];
    let mut links = Vec::new();
    for _ in 0..2 {
        let begun = kite.submit(INVITE, &fields).await;
        let letter = kite.follow(begun.must_be(303)).await;
        links.push((link_of(&letter), letter));
    }
    let (link, letter) = links.remove(0);
    kite.send_form(&letter, &letter.path, &[("step", "done")]).await.must_lead_to(LIST);
    let (_, draft) = links.remove(0);
    let form = kite.get(INVITE).await;
    let carla = app.signed_in("carla@lakeside.example").await;
    arrive(&carla, &link).await.must_be(200);
    let consent = carla.get(ANSWER).await;
    consent.must_be(200);
    let accept_agreement = kite.get("/overview").await.attributes("form[action$='/accept']", "action").remove(0);
    kite.submit_on("/overview", &accept_agreement, &[]).await.must_lead_to("/overview");
    // the link says so, whoever tries
    let gone = arrive(&app.stranger(), &link).await;
    gone.must_be(410).must_say("has become an indirect reseller");
    accept(&carla, &consent).await.must_be(410);
    assert_eq!(app.count("select count(*) from reseller_relationships r join organisations o on o.id = r.customer_id where o.name = 'Lakeside Clinic'").await, 0);
    kite.get(LIST).await.must_be(200).must_say("Withdrawn");
    kite.get("/activity").await.must_say("An invitation to a customer was withdrawn: Quay");
    // neither a new one nor the one that was being written
    kite.send_form(&form, INVITE, &fields).await.must_be(403).must_say("New direct customers are closed");
    let refused = kite.send_form(&draft, &draft.path, &[("step", "done")]).await;
    refused.must_be(403).must_say("Invite a new customer jointly");
    kite.get(INVITE).await.must_be(200).must_say("Choose the provider");
    // nothing is offered that is refused
    let page = kite.get(&letter.path).await;
    assert!(!page.must_be(200).has("form[action$='/renew']"));
    let organisation = app.rows("select id::text from organisations where name = 'Kite Systems'").await;
    let fields = [("_org", organisation[0].get::<String, _>(0))];
    kite.post(&format!("{}/renew", letter.path), &fields)
        .await
        .must_be(403)
        .must_say("New direct customers are closed");
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_b3_another_direct_partner_sees_and_moves_nothing_of_it() {
    let mut scene = alone().await;
    let other = scene.world.partner("Harbor IT", "direct").await;
    scene.sent_alone("on", "").await;
    let page = scene.newest().await;
    for company in [&other, &scene.provider] {
        let stranger = scene.admin(company).await;
        stranger.get(&page).await.must_be(404);
        for step in ["withdraw", "renew", "remind"] {
            stranger.post(&format!("{page}/{step}"), &[("", ""); 0]).await.must_be(404);
        }
    }
    let absent = scene.admin(&other).await.get("/customers/invitations/01a2246b-0000-7000-8000-000000000000").await;
    assert_eq!(absent.must_be(404).heading(), scene.admin(&other).await.get(&page).await.heading());
    let list = scene.admin(&other).await.get(LIST).await;
    assert!(!list.must_be(200).text("main").contains("Lac"));
    scene.admin(&scene.provider).await.get(LIST).await.must_be(403);
    scene.admin(&scene.provider).await.get(INVITE).await.must_be(403);
    // the operator's pages bear an invitation without a provider
    let auditor = scene.app.signed_in("auditor@northlight.example").await;
    auditor.get(&format!("/ops/partners/{}", scene.reseller.id)).await.must_be(200);
    auditor.get("/activity").await.must_be(200);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn somebody_new_joins_by_a_link_of_one_partner() {
    let scene = alone().await;
    let link = scene.sent_alone("off", "").await;
    let stranger = scene.app.stranger();
    let landing = arrive(&stranger, &link).await;
    stranger.send_form(&landing, LANDING, &[("new", "yes")]).await.must_lead_to("/c/join");
    let join = stranger.get("/c/join").await;
    join.must_say("Alpine Cloud asks for your authorization");
    names_no_provider(&join);
    let fields =
        [("name", "Quai Neuf"), ("country", "FR"), ("person", "Nora Neuf"), ("mail", "nora@quai-neuf.example")];
    stranger.send_form(&join, "/c/join", &fields).await.must_be(200);
    let mail = scene.app.mail_to("nora@quai-neuf.example").await;
    assert!(mail.rendered.text.contains("an invitation of Alpine Cloud."), "{}", mail.rendered.text);
}

#[tokio::test]
async fn abuse_c3_a_customer_that_accepts_while_its_partner_becomes_a_reseller_is_in_before_or_not_at_all() {
    let app = TestApp::with(crate::support::Setting::demo()).await;
    let kite = app.signed_in("admin@kite.example").await;
    let fields = [("administration", "on"), ("customer", "Lakeside"), ("mail", ""), ("language", "en")];
    let begun = kite.submit(INVITE, &fields).await;
    let letter = kite.follow(begun.must_be(303)).await;
    let link = link_of(&letter);
    kite.send_form(&letter, &letter.path, &[("step", "done")]).await.must_lead_to(LIST);
    let carla = app.signed_in("carla@lakeside.example").await;
    arrive(&carla, &link).await.must_be(200);
    let consent = carla.get(ANSWER).await;
    let overview = kite.get("/overview").await;
    let sign = overview.attributes("form[action$='/accept']", "action").remove(0);
    let (accepted, signed) = tokio::join!(accept(&carla, &consent), kite.send_form(&overview, &sign, &[]));
    signed.must_lead_to("/overview");
    let made = "select count(*) from reseller_relationships r join organisations c on c.id = r.customer_id
         where c.name = 'Lakeside Clinic' and r.role = 'direct'";
    let state = app.rows("select state from customer_invitations where recipient_name = 'Lakeside'").await;
    let state: String = state[0].get(0);
    match accepted.status.as_u16() {
        303 => assert_eq!((state.as_str(), app.count(made).await), ("accepted", 1)),
        status => {
            assert!([403, 410].contains(&status), "{status}");
            assert_eq!((state.as_str(), app.count(made).await), ("withdrawn", 0));
        }
    }
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_letter_waits_for_a_partner_that_becomes_a_reseller_before_it_holds_another() {
    let scene = alone().await;
    scene.sent_alone("off", "").await;
    let writer = scene.admin(&scene.reseller).await;
    let page = writer.get(&scene.newest().await).await;
    let draft = writer.follow(writer.send_form(&page, &format!("{}/renew", page.path), &[]).await.must_be(303)).await;
    // an acceptance of the agreement holds the programmes, then what was sent
    let holds = "begin; select from programme_enrollments for update";
    let sent = scene.waits_its_turn(holds, writer.send_form(&draft, &draft.path, &[("step", "done")])).await;
    sent.must_lead_to(LIST);
    assert_eq!(scene.states().await, ["replaced", "sent"]);
}
