//! What nobody can claim without proof, slip into a letter, deny afterwards, or do in somebody else's place.

use sqlx::ConnectOptions;

use super::*;

#[tokio::test]
async fn abuse_a9_nothing_said_of_a_mailbox_counts_before_its_proof() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let newcomer = scene.app.stranger();
    let landing = arrive(&newcomer, &link).await;
    newcomer.send_form(&landing, LANDING, &[("new", "yes")]).await.must_lead_to("/c/join");
    let form = [("name", "Val Atelier"), ("country", "FR"), ("person", "Vera Val"), ("mail", "vera@val.example")];
    for extra in [("email_verified", "true"), ("proved", "on"), ("state", "live"), ("organisation_id", "1")] {
        let fields: Vec<_> = form.into_iter().chain([extra]).collect();
        newcomer.post("/c/join", &fields).await.must_be(422);
    }
    newcomer.submit("/c/join", &form).await.must_be(200);
    // asked is not proved: whoever typed the address has no session, no account and no answer to give
    newcomer.get("/c/join/confirm").await.must_be(404);
    newcomer.post("/c/join/confirm", &[("password", "a lake, a hill and a mill")]).await.must_be(404);
    let fields = [("understood", "on"), ("shown", "00"), ("language", "en")];
    newcomer.post(ACCEPT, &fields).await.must_lead_to("/sign-in?next=/resume");
    newcomer
        .submit("/sign-in", &[("mail", "vera@val.example"), ("password", "a lake, a hill and a mill")])
        .await
        .must_be(422);
    // the mailbox that is proved is the one that was written to, whatever the form says
    let proof = link_in(&scene.app.mail_to("vera@val.example").await);
    let vera = scene.app.stranger();
    vera.get(&proof).await.must_lead_to("/c/join/confirm");
    for extra in
        [("mail", "admin@monts-distribution.example"), ("email_verified", "true"), ("organisation", "Lac Clinic")]
    {
        vera.post("/c/join/confirm", &[("password", "a lake, a hill and a mill"), extra]).await.must_be(422);
    }
    let people = "select count(*) from people p join organisations o on o.domain = split_part(p.mail, '@', 2)
         where p.mail like 'vera@%' or o.domain = 'val.example'";
    assert_eq!(scene.app.count(people).await, 0);
    vera.submit("/c/join/confirm", &[("password", "a lake, a hill and a mill")]).await.must_lead_to(ANSWER);
    assert_eq!(scene.app.count(people).await, 1);
    assert!(scene.relationships().await.is_empty());
    scene.app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_a12_the_portal_lends_its_name_to_no_link_but_its_own() {
    let scene = scene().await;
    let writer = scene.admin(&scene.reseller).await;
    let letter = scene.letter(&writer, "on", "carla@lac.example").await;
    let (link, own) = (link_of(&letter), letter.value("text").expect("a letter"));
    let before = scene.app.count("select count(*) from mails").await;
    for bait in
        ["https://evil.example/pay", "HTTPS://EVIL.example", "www.evil.example", "see http\u{ff1a}//evil.example"]
    {
        let text = format!("{own}\n\n{bait}");
        let refused = writer.send_form(&letter, &letter.path, &[("text", &text), ("step", "send")]).await;
        assert!(refused.must_be(422).field_error("text").is_some_and(|said| said.contains("web address")), "{bait}");
        assert_eq!(refused.value("text").as_deref(), Some(text.as_str()), "nothing that was typed is lost");
    }
    assert_eq!(scene.app.count("select count(*) from mails").await, before);
    let text = format!("{own}\n\n<a href=//evil.example>Microsoft Support</a>");
    let form = [("subject", "From Microsoft Support"), ("text", text.as_str()), ("step", "send")];
    writer.send_form(&letter, &letter.path, &form).await.must_be(303);
    let mail = scene.app.mail_to("carla@lac.example").await.rendered;
    // what a person wrote is quoted as text; subject and sentences are the portal's own and name the organisations
    assert!(!mail.subject.contains("Microsoft"), "{}", mail.subject);
    assert!(mail.subject.contains("Rivage Conseil") || mail.text.contains("Rivage Conseil"));
    let targets = scraper::Html::parse_document(&mail.html);
    let anchors = scraper::Selector::parse("[href], [src], [action]").expect("a selector");
    for element in targets.select(&anchors) {
        let target = element.value().attr("href").unwrap_or_default();
        assert_eq!(target, format!("https://portal.test{link}"));
    }
    assert!(
        mail.html.contains("&#60;a href=//evil.example&#62;") || mail.html.contains("&lt;a href=//evil.example&gt;")
    );
}

#[tokio::test]
async fn abuse_a17_who_accepted_what_and_when_can_neither_be_denied_nor_changed() {
    let scene = scene().await;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    let shown = consent.value("shown").expect("what was shown");
    accept(&admin.with_header("user-agent", "Lake/7.1"), &consent).await.must_be(303);
    let row = &scene.app.rows("select a.person_name, a.address, a.agent, a.proof, a.body_hash = sha256(convert_to(t.body, 'UTF8')), encode(a.body_hash, 'hex'),
             encode(i.terms_hash, 'hex'), abs(extract(epoch from i.answered_at - a.accepted_at)) < 60
         from acceptances a join agreement_texts t on (t.version_id, t.language) = (a.version_id, a.language)
         join customer_invitations i on i.customer_id = a.organisation_id").await[0];
    let text = |at: usize| row.get::<String, _>(at);
    assert_eq!((text(1), text(2), text(3)), ("192.0.2.1".into(), "Lake/7.1".into(), "password".into()));
    assert!(!text(0).is_empty() && row.get::<bool, _>(4) && row.get::<bool, _>(7));
    assert_eq!(text(6), shown, "what was accepted is what was shown");
    // the same is in the chains of all three, where nobody can take it back
    let chains = "select count(distinct e.organisation_id) from activity_entries e, acceptances a join customer_invitations i on i.customer_id = a.organisation_id
         where e.action = 'customer_invitation_accepted' and e.detail->>'hash' = encode(a.body_hash, 'hex') and e.detail->>'terms' = encode(i.terms_hash, 'hex')";
    assert_eq!(scene.app.count(chains).await, 3);
    let mail = scene.app.mail_to(&scene.customer.mail("admin")).await.rendered;
    assert!(mail.text.contains(&text(5)) && mail.text.contains("What you buy and how."), "{}", mail.text);
    for statement in
        ["update acceptances set person_name = 'X'", "delete from acceptances", "delete from activity_entries"]
    {
        let mut pages = scene.app.ground.app.connect().await.expect("a connection");
        let refused = sqlx::query(statement).execute(&mut pages).await.expect_err(statement);
        let code = refused.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
        assert_eq!(code.as_deref(), Some("42501"), "{statement}");
        assert!(sqlx::query(statement).execute(&mut scene.app.owner().await).await.is_err(), "the owner: {statement}");
    }
    for statement in [
        "update customer_invitations set terms_hash = '\\x00'",
        "update customer_invitations set answered_by_name = 'X'",
    ] {
        let refused = sqlx::query(statement).execute(&mut scene.app.owner().await).await.expect_err(statement);
        let rule = refused.as_database_error().and_then(|error| error.constraint());
        assert_eq!(rule, Some("customer_invitations_answer_kept"), "{statement}");
    }
}

#[tokio::test]
async fn abuse_c5_a_reseller_orders_nothing_for_a_joint_customer() {
    let mut scene = scene().await;
    let link = scene.sent("on", "").await;
    let (admin, consent) = scene.at_consent(&link).await;
    accept(&admin, &consent).await.must_be(303);
    let customer = format!("/customers/{}", scene.customer.id);
    let agent = scene.world.person(&scene.reseller, "agent", &["admin_agent", "sales_agent"]).await;
    for reseller in [scene.admin(&scene.reseller).await, scene.app.signed_in(&agent).await] {
        let page = reseller.get(&customer).await;
        page.must_be(200).must_say("Monts Distribution orders products for this customer");
        for rest in ["/order", "/products"] {
            let path = format!("{customer}{rest}");
            assert!(!page.links().contains(&path), "{path} has a button");
            reseller.get(&path).await.must_be(403).must_say("Monts Distribution");
            let posted = reseller.post(&path, &[("quantity", "1")]).await.status.as_u16();
            assert!([403, 404, 405].contains(&posted), "{path}: {posted}");
        }
        // nor does it attest what an order needs
        reseller.post(&format!("{customer}/agreement"), &[("agreed_on", "")]).await.must_be(403);
    }
    // the provider does
    scene.admin(&scene.provider).await.get(&format!("{customer}/order")).await.must_be(200);
    // and the schema knows no reseller that sells: no half becomes a direct relationship
    let statement = "update reseller_relationships set role = 'direct', joint_id = null where role = 'reseller'";
    assert!(sqlx::query(statement).execute(&mut scene.app.owner().await).await.is_err());
    scene.app.look_at_mails().await;
}
