//! Every policy, rule and trigger of the database, tried with plain SQL as each role: nobody goes round them by leaving the pages out.
//! `make mutants` shows that these assertions would notice if one of them were gone.

use sqlx::{ConnectOptions, Executor, Row};

use crate::{
    rules::{load, of_every_table, written},
    support::cluster::Database,
};

#[tokio::test]
async fn every_table_has_rules_of_its_own() {
    let database = Database::empty().await;
    let mut connection = database.superuser().connect().await.expect("the superuser's connection");
    let tables = "select relname::text from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '_sqlx_migrations'";
    let (tables, cases) = (connection.fetch_all(tables).await.expect("the tables"), written());
    let names: Vec<String> = tables.iter().map(|row| row.get(0)).collect();
    let without: Vec<_> = names.iter().filter(|name| !cases.iter().any(|case| case.names(name))).collect();
    assert!(without.is_empty(), "nobody tries what may be done with {without:?}");
}

#[tokio::test]
async fn every_rule_of_the_database_holds() {
    let database = Database::empty().await;
    let mut connection = database.superuser().connect().await.expect("the superuser's connection");
    load(&mut connection).await.expect("the world of the rules");
    let mut cases = written();
    assert!(cases.len() >= 550, "only {} rules are written down", cases.len());
    cases.extend(of_every_table(&mut connection).await);
    let mut broken = Vec::new();
    for case in &cases {
        broken.extend(case.run(&mut connection).await.err());
    }
    assert!(broken.is_empty(), "{} of {} rules:\n{}", broken.len(), cases.len(), broken.join("\n"));
}
