//! `make mutants`: takes one rule away from the database at a time – a policy, row-level security, a unique rule, a trigger, a CHECK –
//! and looks whether the assertions of `tests/rules` notice. A mutant that survives is a rule that no test defends.

#[path = "../it/support/cluster.rs"]
#[expect(dead_code, reason = "made for the tests of the pages, which need more of it")]
mod cluster;
#[path = "../rules/mod.rs"]
mod rules;

use std::{collections::BTreeMap, process::ExitCode};

use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, Row, postgres::PgConnectOptions, raw_sql};

use cluster::{Database, block_on};
use rules::{Case, load, of_every_table, written};

/// One rule less.
struct Mutant {
    kind: String,
    table: String,
    statement: String,
}

/// Every rule of the schema and how to take it away. Row-level security itself, its force, and what a policy asks are rules too.
const RULES: &str = "
    with tables as (select c.oid, c.relname::text as name from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_sqlx_migrations')
    select 'policy', t.name, format('drop policy %I on %I', p.policyname, t.name) from pg_policies p join tables t on t.name = p.tablename
    union all
    select 'condition of a policy', t.name, format('alter policy %I on %I using (true)', p.policyname, t.name)
    from pg_policies p join tables t on t.name = p.tablename where p.qual <> 'true'
    union all
    select 'condition of a policy', t.name, format('alter policy %I on %I with check (true)', p.policyname, t.name)
    from pg_policies p join tables t on t.name = p.tablename where p.with_check <> 'true'
    union all
    select 'row-level security', t.name, format('alter table %I %s row level security', t.name, what)
    from tables t, (values ('disable'), ('no force')) w (what)
    union all
    select 'trigger', t.name, format('drop trigger %I on %I', g.tgname, t.name) from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
    union all
    select 'unique rule', t.name, case when k.conname is null then format('drop index %s', i.indexrelid::regclass)
        else format('alter table %I drop constraint %s cascade', t.name, quote_ident(k.conname)) end
    from pg_index i join tables t on t.oid = i.indrelid left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
    where i.indisunique or i.indisexclusion
    union all
    select 'check', n.nspname || '.' || c.relname, format('alter table %s drop constraint %I', c.oid::regclass, k.conname)
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'c' and n.nspname in ('public', 'app')
    order by 1, 2, 3";

/// Mutants that are the original: the row has met the very same condition already, and it asks nothing of the row itself.
const ALIKE: [&str; 2] = [
    "alter policy edited on programme_settings with check (true)",
    "alter policy judged on documents with check (true)",
];

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).filter(|word| !word.starts_with('-')).unwrap_or_default();
    let survivors = block_on(|| hunt(&wanted));
    if survivors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Makes every mutant whose statement names `wanted`; answers how many survived.
async fn hunt(wanted: &str) -> usize {
    let world = Database::empty().await;
    let options = world.superuser();
    let template = options.get_database().expect("a name").to_owned();
    let mut connection = options.connect().await.expect("the database");
    load(&mut connection).await.expect("the world of the rules");
    let (mutants, mut cases) = (mutants(&mut connection, wanted).await, written());
    cases.extend(of_every_table(&mut connection).await);
    drop(connection);
    let mut server = options.clone().database("postgres").connect().await.expect("the server");
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut survivors = 0;
    for mutant in &mutants {
        let killed = is_killed(&mut server, &options, &template, mutant, &cases).await;
        let (made, dead) = tally.entry(mutant.kind.clone()).or_default();
        *made += 1;
        *dead += usize::from(killed);
        if !killed {
            survivors += 1;
            println!("survived: {}", mutant.statement);
        }
    }
    println!("\n{} assertions against {} mutants", cases.len(), mutants.len());
    for (kind, (made, dead)) in tally {
        println!("{kind:24} {dead:4} of {made:4} killed");
    }
    survivors
}

async fn mutants(c: &mut PgConnection, wanted: &str) -> Vec<Mutant> {
    let rows = c.fetch_all(RULES).await.expect("the rules of the schema");
    let mutant = |row: &sqlx::postgres::PgRow| Mutant { kind: row.get(0), table: row.get(1), statement: row.get(2) };
    let tried = |mutant: &Mutant| mutant.statement.contains(wanted) && !ALIKE.contains(&mutant.statement.as_str());
    rows.iter().map(mutant).filter(tried).collect()
}

async fn is_killed(
    server: &mut PgConnection,
    options: &PgConnectOptions,
    template: &str,
    mutant: &Mutant,
    cases: &[Case],
) -> bool {
    run(server, "drop database if exists mutant with (force)").await;
    run(server, &format!("create database mutant owner portal_owner template {template} strategy file_copy")).await;
    let mut connection = options.clone().database("mutant").connect().await.expect("the mutant");
    run(&mut connection, &mutant.statement).await;
    let table = mutant.table.trim_start_matches("public.");
    // whoever speaks of the table is asked first
    let (near, far): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.names(table));
    for case in near.into_iter().chain(far) {
        if case.run(&mut connection).await.is_err() {
            return true;
        }
    }
    false
}

async fn run(c: &mut PgConnection, statement: &str) {
    // put together from the catalogue's own names
    c.execute(raw_sql(AssertSqlSafe(statement.to_owned()))).await.expect(statement);
}
