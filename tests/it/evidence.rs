//! The log to take away and to check without the portal, and the certificate of what was accepted.

use std::{fs, process::Command};

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::support::{Actor, Setting, TestApp};

/// Camille's partner is half-way through the move: its log has both sides of an enrollment in it.
const CAMILLE: &str = "camille@cascade.example";

async fn json(person: &Actor, path: &str) -> Vec<Value> {
    let page = person.get(path).await;
    page.must_be(200);
    serde_json::from_str(&page.body).expect("JSON")
}

/// Runs the script that is offered beside the log; answers what it says and whether it is content.
async fn checked(app: &TestApp, person: &Actor, log: &str, anchors: &[&str]) -> (bool, String) {
    let page = person.get("/activity").await;
    let script = page.attributes("a[download=\"check-activity.py\"]", "href").remove(0);
    let (script_file, log_file) = (app.files().join("check-activity.py"), app.files().join("activity.json"));
    fs::write(&script_file, person.get(&script).await.body).expect("the script");
    fs::write(&log_file, log).expect("the log");
    let ran = Command::new("python3").arg(script_file).arg(log_file).args(anchors).output().expect("python3");
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[tokio::test]
async fn abuse_j4_an_organisation_takes_its_whole_log_and_checks_it_with_the_script() {
    let app = TestApp::with(Setting::demo()).await;
    app.run_worker().await;
    app.look_at_mails().await;
    let camille = app.signed_in(CAMILLE).await;
    let log = camille.get("/activity/export.json").await.body;
    let entries: Vec<Value> = serde_json::from_str(&log).expect("JSON");
    let (fine, said) = checked(&app, &camille, &log, &[]).await;
    assert!(fine && said.contains(&format!("{} entries", entries.len())), "{said}");
    // with the anchor that the page shows
    let command = camille.get("/activity").await.text("ol code");
    let anchor = command.split(' ').next_back().expect("an anchor").to_owned();
    assert!(anchor.len() > 64, "{command}");
    assert!(checked(&app, &camille, &log, &[&anchor]).await.0);
    let broken = [
        ("a changed word", log.replacen("Cascade", "Cascada", 1), "entry"),
        (
            "a cut tail",
            format!("[{}]", entries[..entries.len() - 1].iter().map(Value::to_string).collect::<Vec<_>>().join(",")),
            "anchored",
        ),
        (
            "a missing entry",
            format!("[{}]", entries[1..].iter().map(Value::to_string).collect::<Vec<_>>().join(",")),
            "missing",
        ),
    ];
    for (what, text, because) in broken {
        let (fine, said) = checked(&app, &camille, &text, &[&anchor]).await;
        assert!(!fine && said.starts_with("BROKEN") && said.contains(because), "{what}: {said}");
    }
}

#[tokio::test]
async fn the_shipped_script_is_short() {
    let app = TestApp::new().await;
    let script =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/static/check-activity.py")).expect("the script");
    assert!(script.lines().count() <= 40, "{} lines", script.lines().count());
    assert_eq!(app.verify().await, vec![]);
}

#[tokio::test]
async fn filters_narrow_the_log_and_its_exports_and_stand_in_the_address() {
    let app = TestApp::with(Setting::demo()).await;
    let camille = app.signed_in(CAMILLE).await;
    let all = json(&camille, "/activity/export.json").await.len();
    let accepted = json(&camille, "/activity/export.json?action=agreement_accepted").await;
    assert_eq!(accepted.len(), 1);
    let olivia = json(&camille, "/activity/export.json?person=OLIVIA").await;
    assert!(!olivia.is_empty() && olivia.len() < all);
    assert!(olivia.iter().all(|entry| entry["person_name"].as_str().is_some_and(|name| name.starts_with("Olivia"))));
    let at: DateTime<Utc> = accepted[0]["at"].as_str().and_then(|at| at.parse().ok()).expect("a time");
    // days are those of the organisation
    let day = at.with_timezone(&chrono_tz::Europe::Paris).date_naive();
    let that_day = json(&camille, &format!("/activity/export.json?from={day}&to={day}")).await;
    assert!(that_day.iter().any(|entry| entry["action"] == "agreement_accepted") && that_day.len() < all);
    assert_eq!(json(&camille, &format!("/activity/export.json?to={day}&from=2099-01-01")).await.len(), 0);
    let page = camille.get(&format!("/activity?action=agreement_accepted&from={day}&person=cam")).await;
    page.must_be(200);
    assert_eq!(page.texts(".chips .chip").len(), 3);
    assert_eq!(page.attributes("select[name=action] option[selected]", "value"), ["agreement_accepted"]);
    let csv = page.attributes("a[href^=\"/activity/export.csv\"]", "href").remove(0);
    assert!(csv.contains("action=agreement_accepted") && csv.contains(&format!("from={day}")), "{csv}");
    camille.get("/activity?person=nobody+of+this+name").await.must_say("Nothing matches");
}

#[tokio::test]
async fn an_export_longer_than_a_batch_is_whole_and_in_order() {
    let app = TestApp::with(Setting::demo()).await;
    app.execute(
        "select app.record_as(null, null, gen_random_uuid(), 'reminder_sent', 'organisation', o.id, o.name, array[o.id], '{\"text\": \"a \\\"b\\\" é\"}', '[]')
         from organisations o, generate_series(1, 1200) where o.domain = 'cascade.example'",
    )
    .await;
    let camille = app.signed_in(CAMILLE).await;
    let log = camille.get("/activity/export.json").await.body;
    let entries: Vec<Value> = serde_json::from_str(&log).expect("JSON");
    assert!(entries.len() > 1200);
    assert!(entries.iter().zip(1..).all(|(entry, number)| entry["seq"] == number));
    assert!(checked(&app, &camille, &log, &[]).await.0);
    let csv = camille.get("/activity/export.csv").await;
    assert_eq!(csv.body.lines().count(), entries.len() + 1);
}

#[tokio::test]
async fn abuse_g2_the_csv_holds_no_formula() {
    let app = TestApp::with(Setting::demo()).await;
    app.execute(
        "select app.record_as(null, null, gen_random_uuid(), 'support_profile_changed', 'support_profile', o.id, '=1+1', array[o.id],
             '{\"text\": \"@SUM(A1)\"}', '[]') from organisations o where o.domain = 'cascade.example'",
    )
    .await;
    let csv = app.signed_in(CAMILLE).await.get("/activity/export.csv").await;
    assert!(
        csv.headers["content-disposition"]
            .to_str()
            .expect("a header")
            .starts_with("attachment; filename=\"activity-20")
    );
    assert!(csv.headers["content-type"].to_str().expect("a header").starts_with("text/csv"));
    assert!(csv.body.contains("\"'=1+1\"") && !csv.body.contains("\"=1+1\""), "{}", csv.body);
}

#[tokio::test]
async fn abuse_b14_an_export_gives_nothing_of_others_and_nothing_after_the_right_has_ended() {
    let app = TestApp::with(Setting::demo()).await;
    let gaelle = app.signed_in("gaelle@alpine.example").await;
    let own = json(&gaelle, "/activity/export.json").await;
    let organisations: std::collections::BTreeSet<_> =
        own.iter().map(|entry| entry["organisation_id"].to_string()).collect();
    assert_eq!(organisations.len(), 1);
    app.execute("update sessions set ended_at = app.now()").await;
    assert_eq!(gaelle.get("/activity/export.json").await.status, 303);
}

#[tokio::test]
async fn a_certificate_re_hashes_the_stored_text_and_says_when_it_is_another() {
    let app = TestApp::with(Setting::demo()).await;
    let camille = app.signed_in(CAMILLE).await;
    let list = camille.get("/settings/agreements").await;
    let version = list.attributes("th a[href^=\"/agreements/\"]", "href").remove(0);
    let page = camille.get(&format!("{version}/certificate")).await;
    page.must_be(200).must_say("The stored text is the one that was accepted");
    page.must_say("Camille");
    let text = camille.get(&format!("{version}/text")).await;
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&text.bytes));
    assert_eq!(page.texts("code").iter().filter(|code| **code == hash).count(), 2, "recorded and computed");
    // another organisation has no certificate of it
    assert_eq!(app.signed_in("gaelle@alpine.example").await.get(&format!("{version}/certificate")).await.status, 404);
    app.expect_findings(&["text-hash", "acceptance-hash"]);
    app.execute("alter table agreement_texts drop constraint agreement_texts_hash").await;
    app.execute("alter table agreement_texts disable trigger append_only").await;
    app.execute("update agreement_texts set body = body || '.'").await;
    app.execute("alter table agreement_texts enable trigger append_only").await;
    camille.get(&format!("{version}/certificate")).await.must_say("The stored text is not the one that was accepted");
}

#[tokio::test]
async fn the_auditor_follows_one_enrollment_from_flag_to_signature_and_proves_it_unaltered() {
    let app = TestApp::with(Setting::demo()).await;
    let audrey = app.signed_in("audrey@northlight.example").await;
    let told: Vec<String> = json(&audrey, "/activity/export.json?about=cascade")
        .await
        .iter()
        .map(|entry| entry["action"].as_str().expect("an action").to_owned())
        .collect();
    let path = [
        "offboarding_flagged",
        "enrollment_started",
        "enrollment_submitted",
        "enrollment_approved",
        "agreement_accepted",
        "reseller_activated",
    ];
    let mut rest = told.iter();
    assert!(path.iter().all(|step| rest.any(|action| action == step)), "{told:?}");
    let log = audrey.get("/activity/export.json").await.body;
    assert!(checked(&app, &audrey, &log, &[]).await.0);
    let partner = audrey.get("/ops/partners?name=cascade").await.attributes("th a", "href").remove(0);
    let certificate = audrey.get(&partner).await.attributes("a[href^=\"/ops/acceptances/\"]", "href").remove(0);
    let certificate = audrey.get(&certificate).await;
    certificate.must_say("The stored text is the one that was accepted");
    // the entry it names is one of her own log, which she can check
    let entries = json(&audrey, "/activity/export.json?action=agreement_accepted&about=cascade").await;
    certificate.must_say(entries[0]["hash"].as_str().expect("a hash"));
    // and the desk tells the same journey, oldest first
    let enrollment = audrey.get(&partner).await.attributes("a[href^=\"/ops/enrollments/\"]", "href").remove(0);
    let desk = audrey.get(&enrollment).await;
    let told = desk.must_say("From flag to signature").text("section[aria-labelledby=journey]");
    let steps =
        ["was identified", "began an enrollment", "sent its enrollment", "was approved", "was accepted", "became"];
    let places: Vec<_> = steps.iter().map(|step| told.find(step)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {told}");
    assert_eq!(desk.attributes("section[aria-labelledby=journey] a[href^=\"/ops/acceptances/\"]", "href").len(), 1);
}

#[tokio::test]
async fn the_health_page_says_what_the_night_found() {
    let app = TestApp::with(Setting::demo()).await;
    let audrey = app.signed_in("audrey@northlight.example").await;
    audrey.get("/ops/health").await.must_say("Nothing was asked yet");
    app.run_nightly_check().await;
    app.look_at_mails().await;
    let page = audrey.get("/ops/health").await;
    page.must_say("Everything is in order");
    // each promise by its name
    assert_eq!(page.texts("details.more li code").len(), partner_center::verify::checks().count());
    app.set_clock(chrono::TimeDelta::days(2)).await;
    app.expect_findings(&["enrollment-attempts"]);
    app.execute("alter table enrollments disable trigger enrollment_step").await;
    app.execute("update enrollments set attempt = 3 where state = 'draft'").await;
    app.execute("alter table enrollments enable trigger enrollment_step").await;
    app.run_nightly_check().await;
    app.look_at_mails().await;
    let again = app.signed_in("audrey@northlight.example").await;
    let page = again.get("/ops/health").await;
    page.must_say("The attempts of a partner are not counted without a hole");
    assert_eq!(page.texts(".card p code"), ["enrollment-attempts"]);
}
