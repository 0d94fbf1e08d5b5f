//! What the database's own catalogue has to say about isolation: every table protected, every definer function pinned down, and run-time
//! roles that can do nothing behind row-level security's back.

use partner_center::store::{
    Db,
    health::{self, Unfit},
};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, Row};

use crate::support::TestApp;

/// Tables that hold nobody's rows: the migrations' history and the one clock.
const NOBODYS: &str = "('_sqlx_migrations', 'clock')";

/// The names a statement answers.
async fn names(app: &TestApp, statement: String) -> Vec<String> {
    let mut connection = app.superuser().await;
    // names of ours, put together here
    let rows = connection.fetch_all(sqlx::query(AssertSqlSafe(statement))).await.expect("the catalogue");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn every_table_is_protected_and_belongs_to_the_owner() {
    let app = TestApp::new().await;
    let tables = "from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'app') and c.relkind in ('r', 'p')";
    let open = names(&app, format!("select relname::text {tables} and relname not in {NOBODYS} and not (relrowsecurity and relforcerowsecurity)")).await;
    assert!(open.is_empty(), "without forced row-level security: {open:?}");
    let foreign = names(&app, format!("select relname::text {tables} and relowner <> 'portal_owner'::regrole")).await;
    assert!(foreign.is_empty(), "not the owner's: {foreign:?}");
    let other = "select relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'app') and relkind in ('v', 'm', 'f')
           and not (relkind = 'v' and coalesce(reloptions, '{}') @> '{security_invoker=true}')";
    let other = names(&app, other.into()).await;
    assert!(other.is_empty(), "views run as their owner and have no policies: {other:?}");
}

#[tokio::test]
async fn the_three_policies_for_everything_belong_to_the_roles_that_are_not_the_pages() {
    let app = TestApp::new().await;
    let wide = "select tablename || '.' || policyname from pg_policies
         where case cmd when 'INSERT' then with_check = 'true' else qual = 'true' end
           and not roles <@ '{portal_gate, portal_owner, portal_verify, portal_worker}' order by 1";
    let wide = names(&app, wide.into()).await;
    // what everybody may read because it is nobody's: texts, settings and the calendar of the programme
    let known =
        ["agreement_texts.readable", "agreement_versions.readable", "holidays.readable", "programme_settings.readable"];
    assert_eq!(wide, known, "policies that ask nothing");
    let public =
        names(&app, "select tablename || '.' || policyname from pg_policies where 'public' = any(roles)".into()).await;
    assert!(public.is_empty(), "policies for whoever comes: {public:?}");
}

#[tokio::test]
async fn definer_functions_have_a_fixed_search_path_and_are_executed_by_name_only() {
    let app = TestApp::new().await;
    let functions = "from pg_proc p where pronamespace in ('app'::regnamespace, 'public'::regnamespace)";
    let loose = format!(
        "select p.oid::regprocedure::text {functions} and prosecdef
         and not coalesce(proconfig::text ~ 'search_path=pg_catalog.*pg_temp', false)"
    );
    let loose = names(&app, loose).await;
    assert!(loose.is_empty(), "without a fixed search path: {loose:?}");
    let public = format!(
        "select p.oid::regprocedure::text {functions}
         and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0 and privilege_type = 'EXECUTE'))"
    );
    let public = names(&app, public).await;
    assert!(public.is_empty(), "anybody may run {public:?}");
    let owned = format!(
        "select p.oid::regprocedure::text {functions} and prosecdef and proowner <> 'portal_gate'::regrole and proname <> 'schema_version'"
    );
    let owned = names(&app, owned).await;
    assert!(owned.is_empty(), "definer functions that do not belong to the gate: {owned:?}");
    let gate = names(
        &app,
        format!("select p.oid::regprocedure::text {functions} and not prosecdef and proowner = 'portal_gate'::regrole"),
    )
    .await;
    assert!(gate.is_empty(), "the gate's functions that would run as their caller: {gate:?}");
}

#[tokio::test]
async fn pages_cannot_read_who_people_are_and_how_they_prove_it() {
    let app = TestApp::new().await;
    app.world().await.partner("Alpine Cloud", "direct").await;
    for options in [&app.ground.app, &app.ground.worker] {
        let mut connection = options.connect().await.expect("a connection");
        for table in [
            "people",
            "memberships",
            "credentials",
            "recovery_codes",
            "sessions",
            "sign_in_failures",
            "link_tokens",
            "activity_heads",
        ] {
            for statement in
                [format!("select count(*) from {table}"), format!("delete from {table}"), format!("truncate {table}")]
            {
                // names of ours, written above
                let refused =
                    connection.execute(sqlx::query(AssertSqlSafe(statement.clone()))).await.expect_err(&statement);
                let code = refused.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
                assert_eq!(code.as_deref(), Some("42501"), "{statement}: {refused}");
            }
        }
    }
}

#[tokio::test]
async fn run_time_roles_own_nothing_and_are_members_of_nothing() {
    let app = TestApp::new().await;
    for role in ["portal_app", "portal_worker", "portal_verify"] {
        let power = "select rolname::text from pg_roles where rolname = '{role}' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit)
             union all select 'member of ' || roleid::regrole from pg_auth_members where member = '{role}'::regrole
             union all select 'owns ' || oid::regclass from pg_class where relowner = '{role}'::regrole
             union all select 'owns ' || oid::regprocedure from pg_proc where proowner = '{role}'::regrole
             union all select 'creates in ' || nspname from pg_namespace where nspname in ('app', 'public') and has_schema_privilege('{role}', oid, 'create')
             union all select 'truncates, references or triggers ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = relnamespace
                 where nspname in ('app', 'public') and relkind = 'r' and has_table_privilege('{role}', c.oid, 'truncate, references, trigger')
             union all select 'changes ' || c.oid::regclass from pg_class c where relname in ('_sqlx_migrations', 'clock')
                 and has_table_privilege('{role}', c.oid, 'insert, update, delete')";
        let power = names(&app, power.replace("{role}", role)).await;
        assert!(power.is_empty(), "{role}: {power:?}");
    }
}

#[tokio::test]
async fn only_the_verifier_reads_everything_and_it_changes_nothing() {
    let app = TestApp::new().await;
    let writes = "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = relnamespace
         where nspname in ('app', 'public') and relkind = 'r' and has_table_privilege('portal_verify', c.oid, 'insert, update, delete')";
    assert!(names(&app, writes.into()).await.is_empty());
    let blind = "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = relnamespace
         where nspname = 'public' and relkind = 'r' and relname not like '\\_%' and not has_table_privilege('portal_verify', c.oid, 'select')";
    assert!(names(&app, blind.into()).await.is_empty());
}

#[tokio::test]
async fn start_up_refuses_a_role_that_can_see_past_row_level_security() {
    let app = TestApp::new().await;
    let superuser = app.ground.app.clone().username("postgres");
    let owner = app.ground.migrate.clone().options([("role", "portal_owner")]);
    for options in [superuser, owner] {
        let (mut tx, _) = Db::new(options, 1).begin_reading(None).await.expect("a strong role can enter");
        let verdict = health::check(&mut tx).await.expect("the catalogue");
        assert!(matches!(verdict, Err(Unfit::RoleTooStrong(_))), "{verdict:?}");
    }
    // the migrating role owns nothing itself; it has no way in at all
    assert!(Db::new(app.ground.migrate.clone(), 1).begin_reading(None).await.is_err());
    let (mut tx, _) = app.app.db.begin_reading(None).await.expect("the pages' role");
    assert!(health::check(&mut tx).await.expect("the catalogue").is_ok());
}

#[tokio::test]
async fn start_up_refuses_a_schema_that_is_behind() {
    let app = TestApp::new().await;
    app.execute("delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)").await;
    let (mut tx, _) = app.app.db.begin_reading(None).await.expect("the pages' role");
    let verdict = health::check(&mut tx).await.expect("the catalogue");
    assert!(matches!(verdict, Err(Unfit::Schema { .. })), "{verdict:?}");
}
