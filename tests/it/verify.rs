//! `verify` finds nothing in a world that came about by the book, and names whatever is altered behind the portal's back.

use std::{collections::BTreeSet, fs};

use partner_center::verify::{Finding, Kind, checks};
use sqlx::{AssertSqlSafe, Executor, Row};

use crate::support::{Setting, TestApp};

/// The names of the broken rules.
fn rules(findings: &[Finding]) -> BTreeSet<&'static str> {
    findings.iter().filter(|finding| finding.kind == Kind::Rule).map(|finding| finding.check).collect()
}

/// Does something that triggers would refuse, as somebody with the database's own power would.
async fn tamper(app: &TestApp, statement: &str) {
    let mut connection = app.superuser().await;
    let whole = format!("set session_replication_role = replica; {statement}");
    // statements of this file
    connection.execute(sqlx::raw_sql(AssertSqlSafe(whole))).await.expect(statement);
}

#[tokio::test]
async fn the_demo_world_keeps_every_invariant() {
    let app = TestApp::with(Setting::demo()).await;
    assert!(checks().count() >= 45);
    assert_eq!(rules(&app.verify().await), BTreeSet::new());
}

#[tokio::test]
async fn every_log_of_the_demo_world_reads_in_order_of_time() {
    let app = TestApp::with(Setting::demo()).await;
    let backwards = "select count(*) from (select at < lag(at) over (partition by organisation_id order by seq) as back from activity_entries) e where back";
    assert_eq!(app.count(backwards).await, 0);
    assert!(app.count("select count(*) from activity_entries").await > 200);
}

#[tokio::test]
async fn names_of_checks_are_unique() {
    let names: BTreeSet<_> = checks().map(|check| check.name).collect();
    assert_eq!(names.len(), checks().count());
}

#[tokio::test]
async fn abuse_i2_one_changed_byte_in_any_column_of_the_log_is_named() {
    let app = TestApp::with(Setting::demo()).await;
    let columns = app
        .rows("select attname::text from pg_attribute where attrelid = 'activity_entries'::regclass and attnum > 0")
        .await;
    let (organisation, seq): (sqlx::types::Uuid, i64) = {
        let row = &app
            .rows("select organisation_id, seq from activity_entries where seq = 3 and person_id is not null limit 1")
            .await[0];
        (row.get(0), row.get(1))
    };
    for column in columns {
        let column: String = column.get(0);
        let value = match column.as_str() {
            "organisation_id" | "event_id" | "person_id" | "acting_id" | "subject_id" => "gen_random_uuid()".to_owned(),
            "seq" => "1000000".into(),
            "at" => "at + interval '1 microsecond'".into(),
            "detail" => "detail || '{\"x\": 1}'".into(),
            "prev_hash" | "hash" => format!("set_byte({column}, 0, get_byte({column}, 0) # 1)"),
            // a letter more, and a line break for a space, which the canonical form would not tell apart
            _ => format!("{column} || ' '"),
        };
        let kept = "create table kept as select e.* from activity_entries e";
        tamper(&app, kept).await;
        tamper(&app, &format!("update activity_entries set {column} = {value} where organisation_id = '{organisation}' and seq = {seq}")).await;
        let found = rules(&app.verify().await);
        assert!(found.iter().any(|name| name.starts_with("chain-")), "{column}: {found:?}");
        tamper(
            &app,
            "truncate activity_entries; insert into activity_entries select kept.* from kept; drop table kept",
        )
        .await;
    }
    assert_eq!(rules(&app.verify().await), BTreeSet::new());
}

#[tokio::test]
async fn a_line_break_for_a_space_is_named() {
    let app = TestApp::with(Setting::demo()).await;
    app.expect_findings(&["chain-hash", "event-told-differently"]);
    tamper(&app, "update activity_entries set person_name = replace(person_name, ' ', E'\\n') where seq = 3 and person_name <> ''").await;
    assert!(rules(&app.verify().await).contains("chain-hash"));
}

#[tokio::test]
async fn a_cut_tail_is_named_and_so_is_a_cut_beginning_or_middle() {
    let app = TestApp::with(Setting::demo()).await;
    app.expect_findings(&[
        "chain-gap",
        "chain-link",
        "chain-head",
        "event-half-told",
        "enrollment-entry",
        "enrollment-path",
        "flag-entry",
    ]);
    let longest = "(select organisation_id from activity_heads order by seq desc limit 1)";
    tamper(&app, &format!("delete from activity_entries where organisation_id = {longest} and seq = (select seq from activity_heads where organisation_id = {longest})")).await;
    assert!(rules(&app.verify().await).contains("chain-head"));
    tamper(&app, &format!("delete from activity_entries where organisation_id = {longest} and seq = 5")).await;
    assert!(rules(&app.verify().await).contains("chain-gap"));
    tamper(&app, &format!("delete from activity_entries where organisation_id = {longest} and seq = 1")).await;
    let rows = app.verify().await.into_iter().find(|finding| finding.check == "chain-gap").expect("a gap").rows;
    assert!(
        rows.iter().any(|row| row.ends_with("before entry 2"))
            && rows.iter().any(|row| row.ends_with("before entry 6")),
        "{rows:?}"
    );
}

/// Cuts the tail of one chain and mends head and hashes so that the chain itself looks whole.
const FORGE: &str = "
    delete from activity_entries e using activity_heads h where h.organisation_id = e.organisation_id and e.seq = h.seq and h.seq > 4;
    update activity_heads h set seq = e.seq, hash = e.hash
    from (select distinct on (organisation_id) organisation_id, seq, hash from activity_entries order by organisation_id, seq desc) e
    where e.organisation_id = h.organisation_id";

#[tokio::test]
async fn abuse_i3_a_tail_cut_with_its_head_mended_is_named_by_the_anchor_and_by_the_file() {
    let app = TestApp::with(Setting::demo()).await;
    app.expect_findings(&[
        "chain-anchor",
        "anchor-file",
        "event-half-told",
        "enrollment-entry",
        "enrollment-path",
        "flag-entry",
    ]);
    app.run_worker().await;
    app.look_at_mails().await;
    tamper(&app, FORGE).await;
    let found = rules(&app.verify().await);
    assert!(
        !found.contains("chain-head") && found.contains("chain-anchor") && found.contains("anchor-file"),
        "{found:?}"
    );
    // whoever mends the anchors too cannot mend the file
    tamper(&app, "delete from activity_anchors").await;
    let found = rules(&app.verify().await);
    assert!(!found.contains("chain-anchor") && found.contains("anchor-file"), "{found:?}");
}

#[tokio::test]
async fn heads_are_anchored_once_a_day_and_only_those_that_moved() {
    let app = TestApp::with(Setting::demo()).await;
    let heads = app.count("select count(*) from activity_heads where seq > 0").await;
    app.run_worker().await;
    app.run_worker().await;
    let lines = || fs::read_to_string(app.files().join("anchors.log")).expect("the file").lines().count();
    assert_eq!(
        (app.count("select count(*) from activity_anchors").await, i64::try_from(lines()).expect("few")),
        (heads, heads)
    );
    app.set_clock(chrono::TimeDelta::days(1)).await;
    app.run_worker().await;
    assert_eq!(app.count("select count(*) from activity_anchor_days").await, 2);
    let moved = app.count("select count(*) from activity_anchors").await - heads;
    assert!(
        moved < heads && i64::try_from(lines()).expect("few") == heads + moved,
        "{moved} of {heads} chains moved in a day of reminders"
    );
    app.look_at_mails().await;
}

#[tokio::test]
async fn a_line_of_the_file_that_nobody_can_read_or_that_is_missing_is_named() {
    let app = TestApp::with(Setting::demo()).await;
    app.expect_findings(&["anchor-file"]);
    app.run_worker().await;
    app.look_at_mails().await;
    let file = app.files().join("anchors.log");
    let text = fs::read_to_string(&file).expect("the file");
    let (first, rest) = text.split_once('\n').expect("lines");
    fs::write(&file, rest).expect("a shorter file");
    let rows = |findings: Vec<Finding>| {
        findings.into_iter().find(|f| f.check == "anchor-file").map(|f| f.rows).unwrap_or_default()
    };
    let id = first.split(' ').nth(1).expect("an organisation");
    assert!(rows(app.verify().await).iter().any(|row| row.contains(id)));
    fs::write(&file, text.replacen(first, "nonsense", 1)).expect("a file with nonsense");
    assert!(rows(app.verify().await).contains(&"line 1".to_owned()));
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one line an invariant")]
async fn each_invariant_is_named_when_it_is_broken() {
    let broken: &[(&str, &str)] = &[
        (
            "text-hash",
            "alter table agreement_texts drop constraint agreement_texts_hash; update agreement_texts set body = body || '.' where language = 'fr'",
        ),
        (
            "acceptance-hash",
            "alter table agreement_texts drop constraint agreement_texts_hash; update agreement_texts set body = body || '.', body_hash = sha256(convert_to(body || '.', 'UTF8'))",
        ),
        (
            "acceptance-signer",
            "update acceptances set person_id = (select person_id from memberships m join organisations o on o.id = m.organisation_id where o.kind = 'operator' limit 1)",
        ),
        (
            "acceptance-missing",
            "delete from acceptances a using agreement_versions v where v.id = a.version_id and v.kind = 'indirect_reseller'",
        ),
        ("version-gap", "update agreement_versions set number = 7 where kind = 'direct'"),
        ("text-language", "delete from agreement_texts where language = 'fr'"),
        ("enrollment-path", "delete from enrollment_steps where from_state = 'draft' and to_state = 'submitted'"),
        (
            "enrollment-entry",
            "update enrollments set state = 'withdrawn', withdrawn_at = app.now() where state = 'in_review'",
        ),
        ("enrollment-at-rest", "update enrollments set state = 'submitted' where state = 'in_review'"),
        ("enrollment-four-eyes", "update enrollments set decided_by = flagged_by where state = 'active'"),
        ("enrollment-active", "update programme_enrollments set new_customers_closed_at = null"),
        ("enrollment-attempts", "update enrollments set attempt = 3 where state = 'draft'"),
        (
            "flag-entry",
            "update offboarding_flags set organisation_id = (select organisation_id from partner_ids where organisation_id not in (select organisation_id from offboarding_flags) limit 1) where organisation_id = (select organisation_id from enrollments where state = 'draft')",
        ),
        (
            "offboarding-import",
            "update offboarding_import_rows set outcome = 'flagged' where import_id in (select id from offboarding_imports where state = 'read') and verdict = 'good'",
        ),
        (
            "message-foreign",
            "update enrollment_messages set organisation_id = (select id from organisations where kind = 'operator')",
        ),
        (
            "direct-after-closing",
            "update reseller_relationships r set since = app.now() from programme_enrollments p where p.organisation_id = r.partner_id and p.new_customers_closed_at is not null",
        ),
        (
            "relationship-programme",
            "update reseller_relationships set role = 'provider', joint_id = id where role = 'direct'",
        ),
        ("customer-facets", "delete from customer_listing_facets where facet = 'state:active'"),
        ("customer-words", "delete from customer_words"),
        (
            "joint-half",
            "update reseller_relationships r set role = 'reseller', joint_id = id where role = 'direct' and not exists (select from reseller_relationships o where o.partner_id = r.partner_id and o.customer_id = r.customer_id and o.role = 'reseller')",
        ),
        (
            "solo-result",
            "update customer_invitations set state = 'accepted', customer_id = (select id from organisations where name = 'Lakeside Clinic'), customer_name = 'x', answered_at = app.now(), answered_by_name = 'x', terms_hash = 'x' where provider_id is null",
        ),
        (
            "campaign-answer",
            "update customer_invitations set campaign_id = id, recipient_mail = '', for_customer_id = null where state = 'opened'",
        ),
        (
            "administration-orphaned",
            "alter table reseller_relationships drop constraint reseller_relationships_admin_ends; update reseller_relationships set admin_since = app.now(), admin_by_name = 'x' where state = 'removed' and role = 'reseller'",
        ),
        ("listing-relationship", "delete from customer_listings"),
        ("listing-relationship", "update customer_listings set ending_roles = roles"),
        ("move-state", "update customer_moves set stays = true, state = 'staying' where state = 'invited'"),
        (
            "extension-result",
            "delete from reseller_relationships r using relationship_extensions e where r.joint_id = e.joint_id",
        ),
        ("relationship-kinds", "update organisations set kind = 'partner' where kind = 'customer'"),
        ("admin-missing", "update memberships set roles = '{user_admin}' where 'global_admin' = any (roles)"),
        ("roles-fit", "update memberships set roles = '{super}' where roles = '{helpdesk_agent}'"),
        (
            "operator-apart",
            "insert into memberships (id, person_id, organisation_id, state, roles) select gen_random_uuid(), m.person_id, p.organisation_id, 'active', '{default_user}' from memberships m join organisations o on o.id = m.organisation_id and o.kind = 'operator', lateral (select organisation_id from partner_ids limit 1) p limit 1",
        ),
        (
            "session-blocked",
            "update memberships set state = 'blocked' where id in (select membership_id from sessions)",
        ),
        (
            "credentials-missing",
            "delete from credentials where person_id not in (select person_id from sessions where person_id is not null)",
        ),
        (
            "mail-secret",
            "alter table mails drop constraint mails_state_columns; update mails set sealed = 'x' where state = 'sent'",
        ),
        ("rls-off", "alter table enrollments disable row level security"),
        ("policy-missing", "drop policy verify on enrollments"),
        ("policy-open", "create policy open on enrollments for select to portal_app using (true)"),
        ("trigger-off", "alter table enrollments disable trigger enrollment_step"),
        ("append-only-off", "drop trigger append_only on acceptances"),
        (
            "constraint-off",
            "alter table people drop constraint people_name; alter table people add constraint people_name check (name <> '') not valid",
        ),
        ("function-loose", "alter function app.me_person() reset search_path"),
        (
            "clock-moved",
            "alter table app.clock drop constraint clock_production_is_true; update app.clock set marked = 'production', clock_offset = '1 hour'",
        ),
    ];
    let app = TestApp::with(Setting::demo()).await;
    // a session to be found
    app.signed_in("gaelle@alpine.example").await;
    for (check, statement) in broken {
        let found = broken_by(&app, statement).await;
        assert!(found.contains(*check), "{check}: {found:?}");
    }
}

/// The rules broken by a statement, which is taken back.
async fn broken_by(app: &TestApp, statement: &str) -> BTreeSet<String> {
    let mut connection = app.superuser().await;
    let begin = format!("begin; set local session_replication_role = replica; {statement}");
    // statements of this file
    connection.execute(sqlx::raw_sql(AssertSqlSafe(begin))).await.expect(statement);
    connection.execute("set local session_replication_role = origin").await.expect("a setting");
    let mut found = BTreeSet::new();
    for check in checks() {
        let first = format!("select row from ({}) broken (row) limit 1", check.sql);
        if connection.fetch_optional(sqlx::query(AssertSqlSafe(first))).await.expect(check.name).is_some() {
            found.insert(check.name.to_owned());
        }
    }
    connection.execute("rollback").await.expect("the end");
    found
}

#[tokio::test]
async fn the_night_keeps_what_it_found() {
    let app = TestApp::with(Setting::demo()).await;
    app.expect_findings(&["version-gap"]);
    tamper(&app, "update agreement_versions set number = 7 where kind = 'direct'").await;
    app.run_nightly_check().await;
    app.look_at_mails().await;
    let row = &app.rows("select findings -> 0 ->> 'check', checks from verify_runs").await[0];
    assert_eq!(
        (row.get::<String, _>(0), row.get::<i32, _>(1)),
        ("version-gap".to_owned(), i32::try_from(checks().count()).expect("few") + 1)
    );
}
