//! Many partners identified for off-boarding at once (F01): read, looked at, applied by the worker, once for each row.

use axum::http::{Method, header};
use sqlx::{AssertSqlSafe, Row as _, raw_sql};

use crate::support::{
    Actor, Page, TestApp,
    world::{Company, World},
};

const NEW: &str = "/ops/offboarding/imports/new";
const HEADS: &str = "partner_id,reason,planned_date\n";

struct Scene {
    app: TestApp,
    world: World,
    manager: Actor,
}

async fn scene() -> Scene {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    let manager = app.signed_in(&operator.mail("programme_manager")).await;
    Scene { app, world, manager }
}

async fn number_of(app: &TestApp, partner: &Company) -> String {
    let query = sqlx::query("select number from partner_ids where organisation_id = $1").bind(partner.id.0);
    query.fetch_one(&mut app.superuser().await).await.expect("a Partner ID").get(0)
}

/// Sends the form as a browser does, with a file.
async fn upload(actor: &Actor, name: &str, content: &[u8]) -> Page {
    let page = actor.get(NEW).await;
    let mut body = Vec::new();
    for (field, value) in page.must_be(200).form(NEW) {
        if field != "file" {
            let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
    }
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    body.extend(head.into_bytes());
    body.extend(content);
    body.extend(b"\r\n--edge--\r\n");
    let request = actor
        .request(Method::POST, NEW)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin");
    actor.send(request.body(body.into()).expect("a request")).await
}

async fn work(app: &TestApp) {
    while app.run_worker().await > 0 {}
}

async fn apply(actor: &Actor, import: &str) -> Page {
    actor.submit_on(import, &format!("{import}/apply"), &[]).await
}

#[tokio::test]
async fn a_file_is_read_looked_at_and_applied_row_by_row() {
    let Scene { app, mut world, manager } = scene().await;
    let one = world.partner("Aster Cloud", "direct").await;
    let two = world.partner("Borage IT", "direct").await;
    let reseller = world.partner("Cress Services", "indirect_reseller").await;
    let (one_id, two_id, reseller_id) =
        (number_of(&app, &one).await, number_of(&app, &two).await, number_of(&app, &reseller).await);
    let text = format!(
        "{HEADS}{one_id},\"Renewal, spring\",2099-01-31\n{reseller_id},Renewal,2099-01-31\n77777777,Renewal,2099-01-31\n\
         {one_id},Again,2099-01-31\n{two_id},=1+1,2099-01-31\n{two_id},Late,2001-01-31\n"
    );
    let read = upload(&manager, "spring.csv", text.as_bytes()).await;
    let import = read.must_be(303).location().to_owned();
    let page = manager.get(&import).await;
    // nobody is identified by reading
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 0);
    let results: Vec<String> = page.must_be(200).rows().into_iter().map(|row| row[3].clone()).collect();
    assert!(results[0].contains("To be identified"), "{results:?}");
    assert!(results[1].contains("Not a direct partner"), "{results:?}");
    assert!(results[2].contains("No partner has this Partner ID"), "{results:?}");
    assert!(results[3].contains("on an earlier line"), "{results:?}");
    assert!(results[4].contains("To be identified"), "{results:?}");
    assert!(results[5].contains("not in the future"), "{results:?}");
    apply(&manager, &import).await.must_lead_to(&import);
    // whoever leaves the page finds it again, and a second click is told how it stands
    manager.get("/ops/offboarding").await.must_say("spring.csv");
    manager.post_raw(&format!("{import}/apply"), "").await.must_be(409).must_say("being applied already");
    work(&app).await;
    let done = manager.get(&import).await;
    done.must_say("Applied");
    assert_eq!(
        app.count("select count(*) from offboarding_flags where flagged_by_name like 'programme manager%'").await,
        2
    );
    // the same mails as when it is done by hand, to admin and primary contact
    app.mail_to(&one.mail("admin")).await;
    app.mail_to(&one.mail("contact")).await;
    assert_eq!(app.count("select count(*) from mails where kind = 'enrollment_offered'").await, 4);
    // told to both sides, and the chain holds
    assert_eq!(app.count("select count(*) from activity_entries where action = 'offboarding_flagged'").await, 4);
    assert_eq!(app.count("select count(*) from activity_entries where action = 'offboarding_import_done'").await, 1);
    app.signed_in(&one.mail("admin")).await.get("/overview").await.must_say("Become an indirect reseller");
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_list_writes_to_the_same_people_in_the_same_words_as_a_hand() {
    let Scene { app, mut world, manager } = scene().await;
    let partner = world.partner("Hyssop Cloud", "direct").await;
    // the primary contact is one of the admins
    world.person(&partner, "contact", &["global_admin"]).await;
    app.execute("update people set language = 'fr' where mail like 'contact@%'").await;
    let by_hand = format!("/ops/partners/{}", partner.id.0);
    let fields = [("reason", "Renewal"), ("planned_on", "2099-02-01")];
    manager.submit_on(&by_hand, &format!("{by_hand}/offboarding"), &fields).await.must_be(303);
    app.execute("update offboarding_flags set lifted_at = app.now(), lifted_by_name = 'x'").await;
    let text = format!("{HEADS}{},Renewal,2099-02-01\n", number_of(&app, &partner).await);
    let import = upload(&manager, "a.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    apply(&manager, &import).await.must_be(303);
    work(&app).await;
    let told = "select recipient, data ->> 'planned', count(*) from mails where kind = 'enrollment_offered'
        group by recipient, recipient_name, language, data order by 1";
    let told: Vec<(String, String, i64)> =
        app.rows(told).await.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
    let wanted = [("admin", "1 February 2099"), ("contact", "1er février 2099")];
    assert_eq!(told, wanted.map(|(who, planned)| (partner.mail(who), planned.to_owned(), 2)));
    app.look_at_mails().await;
}

#[tokio::test]
async fn abuse_g2_the_rows_that_are_wrong_come_back_as_a_file_without_formulas() {
    let Scene { app, manager, .. } = scene().await;
    let text = format!("{HEADS}77777777,=HYPERLINK(1),2099-01-31\n+1,@x,soon\n");
    let import = upload(&manager, "=cmd.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    let file = manager.get(&format!("{import}/faults.csv")).await;
    assert!(file.header(header::CONTENT_DISPOSITION).is_some_and(|name| name.starts_with("attachment")));
    for line in file.must_be(200).body.trim_start_matches('\u{feff}').lines() {
        for cell in line.split("\",\"") {
            let cell = cell.trim_matches('"');
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{line}");
        }
    }
    file.must_say("No partner has this Partner ID");
    // mended and read again, its cells are what they were
    let again = upload(&manager, "mended.csv", file.body.as_bytes()).await.must_be(303).location().to_owned();
    manager.get(&again).await.must_say("=HYPERLINK(1)");
    // the template can be read, too
    let template = manager.get("/ops/offboarding/imports/template.csv").await;
    upload(&manager, "template.csv", template.must_be(200).body.as_bytes()).await.must_be(303);
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 0);
}

#[tokio::test]
async fn what_the_operator_knows_of_a_partner_is_kept_and_shown_and_not_told_to_the_partner() {
    let Scene { app, mut world, manager } = scene().await;
    let one = world.partner("Aster Cloud", "direct").await;
    let two = world.partner("Borage IT", "direct").await;
    let (one_id, two_id) = (number_of(&app, &one).await, number_of(&app, &two).await);
    let text = format!(
        "partner_id;reason;planned_date;revenue;currency\n{one_id};Échéance;31/01/2099;184 200,50;EUR\n{two_id};x;31/01/2099;1,250;EUR\n"
    );
    let western: Vec<u8> = text.chars().map(|c| if c == 'É' { 0xc9 } else { c as u8 }).collect();
    let import = upload(&manager, "liste.csv", &western).await.must_be(303).location().to_owned();
    let read = manager.get(&import).await;
    let rows = read.must_be(200).rows();
    assert!(rows[0].iter().any(|cell| cell == "184,200 EUR") && rows[0].iter().any(|cell| cell == "31 January 2099"));
    assert!(rows[1][3].contains("The revenue is not an amount"), "{rows:?}");
    manager.get(&format!("{import}/faults.csv")).await.must_say("1,250");
    apply(&manager, &import).await.must_be(303);
    work(&app).await;
    assert_eq!(
        app.count("select count(*) from offboarding_flags where revenue_minor = 18420050 and currency = 'EUR'").await,
        1
    );
    // the list shows it with the month and the tier, and is narrowed by month and name
    let month = app.count("select extract(month from min(activated_at))::bigint from programme_enrollments").await;
    let list = manager.get(&format!("/ops/offboarding?month={month}&name=aster")).await;
    list.must_say("184,200 EUR").must_say("1-tier").must_say("Aster Cloud");
    let file = list.attributes("a[download]", "href").remove(0);
    let file = manager.get(&file).await.must_be(200).body.clone();
    assert!(file.contains("\"Aster Cloud\",\"1-tier\"") && file.contains("\"184200.50\",\"EUR\""), "{file}");
    assert_eq!(file.lines().count(), 2);
    manager.get("/ops/offboarding?name=nobody").await.must_say("Nothing matches");
    manager.get(&format!("/ops/offboarding?month={}", month % 12 + 1)).await.must_say("Nothing matches");
    // by hand, too; an amount without its currency is refused at the field
    let partner = format!("/ops/partners/{}", two.id.0);
    let form = format!("{partner}/offboarding");
    let fields = [("reason", "x"), ("planned_on", "2099-01-31"), ("revenue", "90000"), ("currency", "")];
    let refused = manager.submit_on(&partner, &form, &fields).await;
    assert!(refused.must_be(422).field_error("currency").is_some());
    let fields = [("reason", "x"), ("planned_on", "2099-01-31"), ("revenue", "90000"), ("currency", "SEK")];
    manager.submit_on(&partner, &form, &fields).await.must_be(303);
    manager.get(&partner).await.must_say("90,000 SEK");
    // neither log nor mail of the partner has the figure
    let admin = app.signed_in(&one.mail("admin")).await;
    assert!(!admin.get("/activity/export.json").await.must_be(200).body.contains("18420050"));
    let (html, text) = (admin.get("/activity").await.body, app.mail_to(&one.mail("admin")).await);
    assert!(!html.contains("184,200") && !format!("{text:?}").contains("184"));
    app.look_at_mails().await;
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let Scene { app, mut world, manager } = scene().await;
    let partner = world.partner("Dill Networks", "direct").await;
    let text = format!("{HEADS}{},Renewal,2099-01-31\n", number_of(&app, &partner).await);
    // both are read before one is applied
    let first = upload(&manager, "a.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    let second = upload(&manager, "a.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    manager.get(&second).await.must_say("had the same content read");
    apply(&manager, &first).await.must_be(303);
    apply(&manager, &second).await.must_be(303);
    work(&app).await;
    let third = upload(&manager, "a.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    let page = manager.get(&third).await;
    page.must_say("There is nothing to do");
    assert!(!page.has(&format!("form[action=\"{third}/apply\"]")));
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 1);
    assert_eq!(app.count("select count(*) from activity_entries where action = 'offboarding_flagged'").await, 2);
    assert_eq!(app.count("select count(*) from mails where kind = 'enrollment_offered'").await, 2);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_file_that_is_none_is_answered_at_the_field() {
    let Scene { app: _app, manager, .. } = scene().await;
    let long = format!("{HEADS}{}", "1,x,2099-01-31\n".repeat(10_001));
    for (content, said) in [
        (&b""[..], "There is no row"),
        (long.as_bytes(), "more than 10,000 rows"),
        (b"partner_id,reason\n1,x\n", "must name these columns"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
    ] {
        let page = upload(&manager, "x.csv", content).await;
        assert!(page.must_be(422).field_error("file").is_some_and(|error| error.contains(said)), "{said}");
    }
    let both = manager.get(NEW).await;
    assert!(both.has("input[type=file][accept]") && both.has("form[enctype=\"multipart/form-data\"]"));
    // a plain form is none of its forms
    manager.post(NEW, &[("pasted", "x")]).await.must_be(422);
}

#[tokio::test]
async fn a_renewal_month_is_looked_at_and_identified_at_once() {
    let Scene { app, mut world, manager } = scene().await;
    for name in ["Elder Cloud", "Fennel IT", "Gorse Systems"] {
        world.partner(name, "direct").await;
    }
    let month = app
        .count("select extract(month from min(activated_at) at time zone 'UTC')::bigint from programme_enrollments")
        .await;
    let path = format!("/ops/offboarding/month?month={month}");
    let page = manager.get(&path).await;
    assert_eq!(page.must_be(200).rows().len(), 3);
    let fields = [("reason", "Renewal"), ("planned_on", "2001-01-01")];
    manager.send_form(&page, "/ops/offboarding/month", &fields).await.must_be(422).must_say("Renewal");
    let fields = [("reason", "Renewal"), ("planned_on", "2099-01-31")];
    let read = manager.send_form(&page, "/ops/offboarding/month", &fields).await;
    let import = read.must_be(303).location().to_owned();
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 0);
    apply(&manager, &import).await.must_be(303);
    work(&app).await;
    assert_eq!(app.count("select count(*) from offboarding_flags where reason = 'Renewal'").await, 3);
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_renewal_month_is_taken_as_a_list_filled_in_and_imported() {
    let Scene { app, mut world, manager } = scene().await;
    for name in ["=Aster Cloud", "Borage \"IT\"", "Clove, Systems"] {
        world.partner(name, "direct").await;
    }
    let known = world.partner("Dill Networks", "direct").await;
    let flag = format!("/ops/partners/{}", known.id.0);
    let fields = [("reason", "x"), ("planned_on", "2099-01-31")];
    manager.submit_on(&flag, &format!("{flag}/offboarding"), &fields).await.must_be(303);
    let month = app
        .count("select extract(month from min(activated_at) at time zone 'UTC')::bigint from programme_enrollments")
        .await;
    let page = manager.get(&format!("/ops/offboarding/month?month={month}")).await;
    let to = page.attributes("button[formmethod=\"get\"]", "formaction").remove(0);
    let file = manager.get(&format!("{to}?month={month}&reason=%3DRenewal&planned_on=2099-01-31")).await;
    assert!(file.header(header::CONTENT_DISPOSITION).is_some_and(|name| name.starts_with("attachment")));
    let lines: Vec<&str> = file.must_be(200).body.trim_start_matches('\u{feff}').lines().collect();
    // the same columns as the file to begin with, and who is meant
    let template = manager.get("/ops/offboarding/imports/template.csv").await.body;
    let columns = template.trim_start_matches('\u{feff}').lines().next().expect("columns");
    assert_eq!(lines[0], format!("{columns},\"Partner\""));
    assert!(lines[1].ends_with(",\"'=Renewal\",\"2099-01-31\",\"\",\"\",\"'=Aster Cloud\""), "{}", lines[1]);
    assert!(lines.len() == 4 && !file.body.contains("Dill Networks"), "{lines:?}");
    // as it is, it can be read already; filled in, it brings the revenue
    upload(&manager, "as-it-is.csv", file.body.as_bytes()).await.must_be(303);
    let filled = file.body.replace("\"2099-01-31\",\"\",\"\"", "\"2099-01-31\",\"1250,5\",\"EUR\"");
    let import = upload(&manager, "filled.csv", filled.as_bytes()).await.must_be(303).location().to_owned();
    apply(&manager, &import).await.must_be(303);
    work(&app).await;
    let flagged = "select count(*) from offboarding_flags where reason = '=Renewal' and revenue_minor = 125050 and currency = 'EUR'";
    assert_eq!(app.count(flagged).await, 3);
    assert_eq!(app.count("select count(*) from offboarding_import_rows where fault is not null").await, 0);
    // nothing typed, nothing filled in; no month, no list
    let empty = manager.get(&format!("{to}?month={month}")).await;
    assert_eq!(empty.must_be(200).body.lines().count(), 1);
    manager.get(&format!("{to}?month=13")).await.must_lead_to("/ops/offboarding/month");
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_list_that_is_thrown_away_identifies_nobody_and_is_not_applied() {
    let Scene { app, mut world, manager } = scene().await;
    let partner = world.partner("Heath Cloud", "direct").await;
    let text = format!("{HEADS}{},Renewal,2099-01-31\n", number_of(&app, &partner).await);
    let import = upload(&manager, "a.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    let open = manager.get(&import).await;
    manager.send_form(&open, &format!("{import}/discard"), &[]).await.must_be(303);
    manager.send_form(&open, &format!("{import}/apply"), &[]).await.must_be(409).must_say("thrown away");
    work(&app).await;
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 0);
}

#[tokio::test]
async fn whoever_loses_the_right_meanwhile_identifies_nobody() {
    let Scene { app, mut world, manager } = scene().await;
    let partner = world.partner("Iris Cloud", "direct").await;
    let text = format!("{HEADS}{},Renewal,2099-01-31\n", number_of(&app, &partner).await);
    let import = upload(&manager, "a.csv", text.as_bytes()).await.must_be(303).location().to_owned();
    apply(&manager, &import).await.must_be(303);
    app.execute("update memberships set roles = '{auditor}' where roles = '{programme_manager}'").await;
    work(&app).await;
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 0);
    assert_eq!(
        app.count("select count(*) from offboarding_import_rows where outcome = 'refused' and fault = 'right-ended'")
            .await,
        1
    );
    app.look_at_mails().await;
}

/// How long it takes is measured by `make bench`; here are its rows and its pieces.
#[tokio::test]
async fn ten_thousand_rows_are_applied_in_pieces_and_nobody_is_told_twice() {
    let Scene { app, manager, .. } = scene().await;
    let partners = raw_sql(AssertSqlSafe(include_str!("../../benches/pages/import_partners.sql").to_owned()));
    partners.execute(&mut app.superuser().await).await.expect("ten thousand partners");
    let mut rows: String =
        (1..=9_998).map(|n| format!("{},Renewal in the spring,2099-01-31\n", 60_000_000 + n)).collect();
    rows.push_str("77777777,Renewal,2099-01-31\n60000001,Renewal,2099-01-31\n");
    let import = upload(&manager, "many.csv", format!("{HEADS}{rows}").as_bytes()).await;
    let import = import.must_be(303).location().to_owned();
    apply(&manager, &import).await.must_be(303);
    let mut applied = vec![];
    while app.count("select count(*) from offboarding_imports where state = 'applying'").await > 0 {
        app.work_on_imports().await;
        applied.push(app.count("select count(outcome) from offboarding_import_rows").await);
    }
    assert!(applied.len() > 10 && applied.is_sorted(), "nobody would see any progress: {applied:?}");
    assert_eq!(app.count("select count(*) from offboarding_flags").await, 9_998);
    let told = "select count(*) from activity_entries where action = 'offboarding_flagged'";
    assert_eq!(app.count(told).await, 2 * 9_998);
    assert_eq!(app.count("select count(*) from mails where kind = 'enrollment_offered'").await, 9_998);
    assert_eq!(app.count("select count(*) from offboarding_import_rows where fault is not null").await, 2);
    app.look_at_mails().await;
}
