//! This program over a schema that a later release widens under its hands (R17, the upgrade without downtime).

use std::time::Duration;

use sqlx::{AssertSqlSafe, Executor, PgConnection, raw_sql};

use crate::{
    customers::tiers,
    customers_made::with,
    support::{Actor, Page, Setting, TestApp},
};

const TABLES: &str = "select oid::regclass::text from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_sqlx_migrations' order by 1";

/// What is asked of each table while it changes: pages that read rows in different ways, and one that writes.
const ASKED: [&str; 5] = ["/activity", "/customers", "/customers?q=lake", "/transition?q=lake", "/customers/new"];

struct People {
    direct: Actor,
    dual: Actor,
}

impl People {
    async fn ask(&self, path: &str, at: usize) -> Page {
        match path {
            "/customers/new" => {
                let (name, domain) = (format!("Lakeside {at}"), format!("lakeside-{at}.example"));
                self.direct.submit(path, &with(&[("name", &name), ("domain", &domain)])).await
            }
            _ => self.dual.get(path).await,
        }
    }
}

/// A later release's migration, and somebody who watches whether anybody waits for it.
struct Release {
    migration: PgConnection,
    watch: PgConnection,
}

impl Release {
    /// Adds a column to `table` while `asking`; it is committed as soon as somebody waits for it, or after a moment.
    async fn widen<T>(&mut self, table: &str, n: usize, asking: impl Future<Output = T>) -> T {
        let statement = format!("begin; alter table {table} add column newer_than_you_{n} text");
        self.migration.execute(raw_sql(AssertSqlSafe(statement))).await.expect("a column");
        let commit = async {
            for _ in 0..15 {
                if TestApp::somebody_waits(&mut self.watch).await {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            self.migration.execute("commit").await.expect("the migration");
        };
        tokio::join!(asking, commit).0
    }
}

#[tokio::test]
async fn nobody_notices_a_column_that_is_added_while_they_wait() {
    let app = TestApp::with(Setting { connections: 1, ..Setting::default() }).await;
    let mut world = app.world().await;
    tiers(&app, &mut world).await;
    world.partner("Harbor", "direct").await;
    let people = People {
        direct: app.signed_in("admin@harbor.example").await,
        dual: app.signed_in("admin@cascade-advisory.example").await,
    };
    let tables: Vec<String> = sqlx::query_scalar(TABLES).fetch_all(&mut app.owner().await).await.expect("the tables");
    let mut release = Release { migration: app.owner().await, watch: app.superuser().await };
    let mut noticed = Vec::new();
    for (n, path) in ASKED.into_iter().enumerate() {
        people.ask(path, 1000).await.must_be(if path == "/customers/new" { 303 } else { 200 });
        for (at, table) in tables.iter().enumerate() {
            let page = release.widen(table, n, people.ask(path, at)).await;
            if page.status.is_server_error() {
                noticed.push((path, table));
            }
        }
    }
    app.look_at_mails().await;
    assert!(noticed.is_empty(), "{noticed:?}");
}
