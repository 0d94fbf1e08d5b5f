//! The same link in the wrong hands, twice at once, and from somebody new.

use sqlx::ConnectOptions;

use super::*;

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
        scene.app.execute("delete from customer_listings").await;
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
        scene.app.execute("delete from customer_listings").await;
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
        assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("42501"), "{statement}");
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
