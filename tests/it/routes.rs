//! Every route × every kind of person × own, foreign and absent ids. A route that the table does not know fails.

mod table;

use std::collections::BTreeSet;

use axum::http::header;
use partner_center::mail::transport::Transport;
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

use crate::support::{Actor, Page, Setting, TestApp};
use table::{ANYBODY, MEMBERS, Row, TABLE, TOKEN};

/// One person of each kind in the demo world: partners first, because operators change their state.
const PEOPLE: [(&str, &str); 16] = [
    ("direct_ga", "gaelle@alpine.example"),
    ("direct_aa", "ada@alpine.example"),
    ("direct_ba", "bruno@alpine.example"),
    ("direct_ha", "hugo@alpine.example"),
    ("other_ga", "hana@harbor.example"),
    ("reseller_ga", "rosa@bluebird.example"),
    ("provider_ga", "paul@meridian.example"),
    ("customer_ga", "carla@lakeside.example"),
    ("customer_user", "nils@lakeside.example"),
    ("auditor", "audrey@northlight.example"),
    ("finance", "finn@northlight.example"),
    ("support", "support@northlight.example"),
    ("reviewer", "ravi@northlight.example"),
    ("programme_manager", "olivia@northlight.example"),
    ("super", "stella@northlight.example"),
    ("stranger", ""),
];

/// An id that nothing has.
const ABSENT: &str = "00000000-0000-7000-8000-000000000000";

fn gets_in(row: &Row, person: &str) -> bool {
    match row.who {
        ANYBODY => true,
        MEMBERS => person != "stranger",
        who => who.split(' ').any(|kind| kind == person),
    }
}

fn path_with(row: &Row, id: &str) -> String {
    row.path.split('/').map(|part| if part.starts_with('{') { id } else { part }).collect::<Vec<_>>().join("/")
}

/// Asks as somebody whose browser forgets the answer.
async fn ask(actor: &Actor, row: &Row, id: &str) -> Page {
    let (actor, path) = (actor.copy(), path_with(row, id));
    if row.method == "GET" { actor.get(&path).await } else { actor.post_raw(&path, "").await }
}

/// What is the same in the answers about two ids that this person knows nothing of.
fn shape(page: &Page, id: &str) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<_> = page
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().replace(id, "ID")))
        .collect();
    headers.retain(|(name, _)| !matches!(name.as_str(), "x-request-id" | "content-length" | "set-cookie"));
    let mut body = page.body.replace(id, "ID");
    for key in page.attributes("input[name=_key]", "value") {
        body = body.replace(&key, "KEY");
    }
    for seconds in page.attributes("[data-session-seconds]", "data-session-seconds") {
        body = body.replace(&format!("=\"{seconds}\""), "=\"SECONDS\"");
    }
    (page.status.as_u16(), headers, body)
}

/// A demo with somebody in support too, a mail that waits, and one in the mailbox.
async fn demo() -> TestApp {
    let app = TestApp::with(Setting::demo()).await;
    app.world().await.person_at("northlight.example", "support", &["support"]).await;
    for mail in ["hana@harbor.example", "rosa@bluebird.example"] {
        app.stranger().submit("/reset-password", &[("mail", mail)]).await.must_be(200);
        if mail.starts_with("hana") {
            app.worker_with(Transport::Demo).run_due().await.expect("a mail in the mailbox");
        }
    }
    app.look_at_mails().await;
    app
}

async fn person(app: &TestApp, mail: &str) -> Actor {
    if mail.is_empty() { app.stranger() } else { app.signed_in(mail).await }
}

/// The first id of each kind of thing there is.
async fn some_ids(app: &TestApp) -> Vec<String> {
    let tables = "select format('(select id::text from %s order by id limit 1)', attrelid::regclass)
         from pg_attribute a join pg_class c on c.oid = attrelid
         where attname = 'id' and atttypid = 'uuid'::regtype and relkind = 'r' and relnamespace = 'public'::regnamespace";
    let mut ids = Vec::new();
    for row in app.rows(tables).await {
        ids.extend(texts(app, row.get(0), None).await);
    }
    ids
}

async fn texts(app: &TestApp, statement: String, organisation: Option<Uuid>) -> Vec<String> {
    let mut connection = app.superuser().await;
    // written in this file or put together by the database from its own tables' names
    let mut query = sqlx::query(AssertSqlSafe(format!("select id::text from ({statement}) t(id)")));
    if statement.contains("$1") {
        query = query.bind(organisation);
    }
    query.fetch_all(&mut connection).await.expect("ids").iter().map(|row| row.get(0)).collect()
}

async fn organisation_of(app: &TestApp, mail: &str) -> Option<Uuid> {
    let statement = "select m.organisation_id from memberships m join people p on p.id = m.person_id where p.mail = $1";
    sqlx::query_scalar(statement)
        .bind(mail.to_owned())
        .fetch_optional(&mut app.superuser().await)
        .await
        .expect("an organisation")
}

#[tokio::test]
async fn the_table_and_the_router_know_the_same_routes() {
    let app = TestApp::with(Setting::demo()).await;
    let known: BTreeSet<(&str, &str)> = TABLE.iter().map(|row| (row.method, row.path)).collect();
    let routed: BTreeSet<(&str, &str)> = app.routes.iter().map(|route| (route.method, route.path)).collect();
    assert_eq!(known.len(), TABLE.len(), "a row is there twice");
    let unknown: Vec<_> = routed.difference(&known).collect();
    assert!(unknown.is_empty(), "nobody has said who may go to {unknown:?}");
    let gone: Vec<_> = known.difference(&routed).collect();
    assert!(gone.is_empty(), "these rows have no route: {gone:?}");
}

#[tokio::test]
async fn production_knows_no_route_of_the_demo() {
    let app = TestApp::new().await;
    let demo: Vec<_> = app
        .routes
        .iter()
        .filter(|route| route.path.starts_with("/demo") || route.path == "/styleguide")
        .map(|route| route.path)
        .collect();
    assert!(demo.is_empty(), "{demo:?}");
    for path in ["/demo/mail", "/styleguide"] {
        app.stranger().get(path).await.must_be(404);
    }
}

#[tokio::test]
async fn everybody_gets_in_where_the_table_says_and_nowhere_else() {
    let app = demo().await;
    let mut wrong = Vec::new();
    for (kind, mail) in PEOPLE {
        let actor = person(&app, mail).await;
        let organisation = organisation_of(&app, mail).await;
        for row in TABLE {
            let id = match row.ids {
                "" => Some(String::new()),
                TOKEN => Some("A".repeat(43)),
                ids => texts(&app, ids.to_owned(), organisation).await.into_iter().next(),
            };
            // whoever has none of them gets in and finds none
            let has_none = id.is_none();
            let id = id.unwrap_or_else(|| ABSENT.to_owned());
            let page = ask(&actor, row, &id).await;
            let to_sign_in = page.status == 303 && page.location().starts_with("/sign-in?next=");
            let is_as_said = match (gets_in(row, kind), kind) {
                (true, _) => {
                    page.status != 403
                        && !to_sign_in
                        && !page.status.is_server_error()
                        && (page.status != 404 || has_none || is_about_a_link(row))
                }
                (false, "stranger") => to_sign_in,
                (false, _) => page.status == 403,
            };
            if !is_as_said {
                wrong.push(format!(
                    "{kind}: {} {} answered {} {:?}",
                    row.method,
                    row.path,
                    page.status,
                    page.header(header::LOCATION)
                ));
            }
        }
    }
    app.look_at_mails().await;
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Pages that a mailed link or a second organisation leads to, which are nowhere without one.
fn is_about_a_link(row: &Row) -> bool {
    matches!(row.path, "/accept-user" | "/reset-password/choose" | "/organisations/{membership}")
        || row.path.starts_with("/invitations/partnership")
        || row.path.starts_with("/c/invitations")
        || row.path.starts_with("/c/join")
        || row.path.starts_with("/verify-email")
}

#[tokio::test]
async fn abuse_b1_b2_b3_a_foreign_id_answers_like_an_absent_one() {
    let app = demo().await;
    let pool = some_ids(&app).await;
    let mut wrong = Vec::new();
    // people who differ in what they may see, not only in what they may do
    let different = [
        "direct_ga",
        "other_ga",
        "reseller_ga",
        "provider_ga",
        "customer_ga",
        "auditor",
        "programme_manager",
        "stranger",
    ];
    for (kind, mail) in PEOPLE.into_iter().filter(|(kind, _)| different.contains(kind)) {
        let actor = person(&app, mail).await;
        let organisation = organisation_of(&app, mail).await;
        for row in TABLE.iter().filter(|row| !matches!(row.ids, "" | TOKEN)) {
            let own = if gets_in(row, kind) { texts(&app, row.ids.to_owned(), organisation).await } else { Vec::new() };
            let absent = ask(&actor, row, ABSENT).await;
            // as long as an id, so that the answers are as long too; a form may be refused before such an id is
            let made_up = if row.method == "GET" { "nonsense-nonsense-nonsense-nonsense-" } else { ABSENT };
            let expected: &[u16] = match (gets_in(row, kind), row.method) {
                (true, "GET") => &[404],
                // a form that is wrong in itself is said so before anything is looked up
                (true, _) => &[404, 422],
                (false, _) if kind == "stranger" => &[303],
                (false, _) => &[403],
            };
            if !expected.contains(&absent.status.as_u16()) {
                wrong.push(format!("{kind}: {} {} of an absent id answered {}", row.method, row.path, absent.status));
            }
            // for those who may not, the first few are as good as all
            let asked = if gets_in(row, kind) { pool.len() } else { 3 };
            for id in pool.iter().chain([&made_up.to_owned()]).filter(|id| !own.contains(id)).take(asked) {
                let foreign = ask(&actor, row, id).await;
                if shape(&foreign, id) != shape(&absent, ABSENT) {
                    wrong.push(format!(
                        "{kind}: {} {} answered {} about {id}, unlike an absent one",
                        row.method, row.path, foreign.status
                    ));
                }
            }
        }
    }
    app.look_at_mails().await;
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn what_has_no_route_is_not_found_whatever_the_method() {
    let app = TestApp::with(Setting::demo()).await;
    for actor in [app.stranger(), app.signed_in("gaelle@alpine.example").await] {
        actor.get("/nothing/here").await.must_be(404).heading();
        actor.post_raw("/nothing/here", "").await.must_be(404);
        // a page that is no form, and a form that is no page
        actor.post_raw("/overview", "").await.must_be(404);
        actor.get("/session/stay").await.must_be(404);
    }
}
