//! The same link in the wrong hands, twice at once, and from somebody new.

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
async fn a_letter_waits_for_the_end_of_its_partnership_before_it_holds_another() {
    let scene = scene().await;
    scene.sent("off", "").await;
    let writer = scene.admin(&scene.reseller).await;
    let earlier = scene.app.rows("select id::text from customer_invitations").await[0].get::<String, _>(0);
    let page = writer.get(&format!("/customers/invitations/{earlier}")).await;
    let draft = writer.follow(writer.send_form(&page, &format!("{}/renew", page.path), &[]).await.must_be(303)).await;
    // who ends a partnership holds it, then what was sent
    let holds = "begin; select from partnerships for no key update";
    let sent = scene.waits_its_turn(holds, writer.send_form(&draft, &draft.path, &[("step", "done")])).await;
    sent.must_lead_to(&scene.list());
    assert_eq!(scene.states().await, ["replaced", "sent"]);
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
