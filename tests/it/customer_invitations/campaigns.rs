//! A campaign link: many customers answer it, each for itself.

use super::*;

impl Scene {
    /// Sends a campaign by hand; answers the link's path.
    async fn campaign(&self) -> String {
        let writer = self.admin(&self.reseller).await;
        let begin = format!("/indirect-providers/{}/invite", self.provider.id);
        let fields = [("administration", "on"), ("reach", "campaign"), ("customer", "Spring"), ("language", "en")];
        let begun = writer.submit(&begin, &fields).await;
        let letter = writer.follow(begun.must_be(303)).await;
        letter.must_say("Each organisation answers for itself.");
        assert!(!letter.has("button[value=send]"));
        writer.send_form(&letter, &letter.path, &[("step", "done")]).await.must_lead_to(&self.list());
        link_of(&letter)
    }

    async fn consent_of(&self, company: &Company, link: &str) -> (Actor, Page) {
        let admin = self.admin(company).await;
        arrive(&admin, link).await.must_be(200);
        let consent = admin.get(ANSWER).await;
        consent.must_be(200);
        (admin, consent)
    }
}

#[tokio::test]
async fn every_customer_answers_a_campaign_for_itself() {
    let mut scene = scene().await;
    let [second, third] = [scene.world.customer("Deux Rives").await, scene.world.customer("Trois Ponts").await];
    let link = scene.campaign().await;
    let (first, consent) = scene.at_consent(&link).await;
    let receipt = accept(&first, &consent).await;
    first.follow(receipt.must_be(303)).await.must_be(200).must_say("Given to Rivage Conseil");
    let (admin, consent) = scene.consent_of(&second, &link).await;
    accept(&admin, &consent).await.must_be(303);
    let (admin, consent) = scene.consent_of(&third, &link).await;
    admin.send_form(&consent, DECLINE, &[("reason", "Not now")]).await.must_lead_to("/overview");
    assert_eq!(scene.states().await, ["opened", "accepted", "accepted", "declined"]);
    assert_eq!(scene.relationships().await.len(), 4);
    assert_eq!(scene.app.count("select count(distinct joint_id) from reseller_relationships").await, 2);
    // whoever has both partners has nothing more to give; whoever declined may think again
    arrive(&first, &link).await;
    first.get(ANSWER).await.must_be(409);
    arrive(&admin, &link).await;
    admin.get(ANSWER).await.must_be(200);
    for (partner, list) in [
        (&scene.reseller, scene.list()),
        (&scene.provider, format!("/indirect-resellers/{}/customer-invitations", scene.reseller.id)),
    ] {
        let reader = scene.admin(partner).await;
        let page = reader.get(&list).await;
        page.must_say("Spring").must_say("Campaign link").must_say("By a campaign link").must_say("Deux Rives");
        let campaign = page.attributes("tbody th a", "href").pop().expect("the campaign");
        reader.get(&campaign).await.must_be(200).must_say("2 accepted, 1 declined");
    }
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn a_campaign_has_no_addressee() {
    let scene = scene().await;
    let writer = scene.admin(&scene.reseller).await;
    let begin = format!("/indirect-providers/{}/invite", scene.provider.id);
    let mail = scene.customer.mail("admin");
    let fields = [("administration", "on"), ("reach", "campaign"), ("mail", mail.as_str()), ("language", "en")];
    let again = writer.submit(&begin, &fields).await;
    assert!(again.must_be(422).field_error("mail").is_some());
    assert_eq!(again.value("mail").as_deref(), Some(mail.as_str()));
    let nobody = writer.submit(&begin, &[("administration", "on"), ("reach", ""), ("language", "en")]).await;
    assert!(nobody.must_be(422).field_error("reach").is_some());
    assert!(scene.states().await.is_empty());
}

#[tokio::test]
async fn abuse_a8_of_sixteen_clicks_on_a_campaign_one_answers() {
    let scene = scene().await;
    let link = scene.campaign().await;
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
    assert_eq!(scene.states().await, ["opened", "accepted"]);
    assert_eq!(scene.relationships().await.len(), 2);
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a8_a10_a_campaign_is_answered_or_taken_back_never_both() {
    let mut scene = scene().await;
    for round in 0..4 {
        let customer = scene.world.customer(&format!("Kunde {round}")).await;
        let link = scene.campaign().await;
        let (admin, consent) = scene.consent_of(&customer, &link).await;
        let reseller = scene.admin(&scene.reseller).await;
        let rows = scene
            .app
            .rows("select id::text from customer_invitations where campaign and state in ('sent', 'opened')")
            .await;
        let page = format!("/customers/invitations/{}", rows[0].get::<String, _>(0));
        let shown = reseller.get(&page).await;
        let withdrawal = format!("{page}/withdraw");
        let (accepted, withdrawn) =
            tokio::join!(accept(&admin, &consent), reseller.send_form(&shown, &withdrawal, &[]));
        // the campaign ends either way; an answer that came first stands whole, one that came late is none
        withdrawn.must_be(303);
        match accepted.status.as_u16() {
            303 => assert_eq!(scene.relationships().await.len(), 2, "round {round}"),
            status => {
                assert_eq!(status, 410, "round {round}");
                assert_eq!(scene.relationships().await.len(), 0, "round {round}");
            }
        }
        arrive(&admin, &link).await.must_be(410);
        scene.app.execute("delete from reseller_relationships").await;
        scene.app.execute("delete from customer_listings").await;
    }
    scene.app.look_at_mails().await;
}
