//! A migration that is killed half-way (R18): run again, it ends with the same schema as one that was left alone.

use std::time::Duration;

use sqlx::ConnectOptions;

use crate::{
    portal::{Plan, free_address},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
};

/// Everything that makes a schema, as text.
const SCHEMA: &str = "
    select md5(string_agg(line, E'\\n' order by line)) from (
        select format('%s.%s %s %s %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'v', 'p')
        union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace in ('public'::regnamespace, 'app'::regnamespace)
        union all select indexdef from pg_indexes where schemaname in ('public', 'app')
        union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'app'::regnamespace and prokind in ('f', 'p')
        union all select format('%s %s %s %s %s', tablename, policyname, roles, qual, with_check) from pg_policies
        union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select format('%s %s', oid::regclass, relacl) from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        union all select format('%s %s', version, encode(checksum, 'hex')) from _sqlx_migrations where success
    ) lines";

async fn schema(postgres: &Postgres, database: &str) -> String {
    let mut connection = postgres.superuser(database).connect().await.expect("the superuser");
    sqlx::query_scalar(SCHEMA).fetch_one(&mut connection).await.expect("a schema")
}

fn migrate(plan: &Plan) {
    let status = tokio::task::block_in_place(|| plan.command(&["migrate"]).status()).expect("the program");
    assert!(status.success(), "a migration after one that was killed: {status}");
}

/// Kills it at many instants.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let mut plan = Site::new(&postgres, "migrated").await.plan.clone();
    let files = tempfile::tempdir().expect("a directory");
    (plan.files, plan.address) = (files.path().to_owned(), free_address());
    let (whole, kills) = (schema(&postgres, "migrated").await, scale.pick(3, 20));
    let mut half_way = 0;
    for n in 0..kills {
        plan.database = format!("killed_{n}");
        postgres.bare_database(&plan.database).await;
        let migrating = plan.launch(&["migrate"]);
        tokio::time::sleep(Duration::from_millis(60 + 97 * n % 900)).await;
        migrating.kill();
        let mut connection = postgres.superuser(&plan.database).connect().await.expect("the superuser");
        let statement = "select to_regclass('_sqlx_migrations') is not null";
        let begun: bool = sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("a look");
        half_way += usize::from(begun);
        migrate(&plan);
        assert_eq!(schema(&postgres, &plan.database).await, whole, "after a kill");
    }
    withstood(
        format!(
            "killed the migration at {kills} instants, {half_way} of them after it had begun to write, and ran it again"
        ),
        "the schema was the same as after an undisturbed run every time",
    )
}
