//! What a page weighs: statements, bytes and requests. None of it grows with the rows there are.

use std::{
    collections::BTreeMap,
    io::Read as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    body::Body,
    http::{Method, header},
};
use flate2::read::GzDecoder;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    subscriber::set_default,
};
use tracing_subscriber::{
    Registry,
    layer::{Context, Layer, SubscriberExt},
};

use crate::support::{Actor, Setting, TestApp, crawl::crawl};

/// Counts the statements that the driver tells of. The end of a transaction that was only read in comes off the request's path.
struct Statements(Arc<AtomicUsize>);

/// The text of a statement, as an event tells it.
#[derive(Default)]
struct Summary(String);

impl Visit for Summary {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "summary" {
            value.clone_into(&mut self.0);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut summary = Summary::default();
        event.record(&mut summary);
        if event.metadata().target() == "sqlx::query" && summary.0 != "rollback" {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

const LISTS: [&str; 5] = ["/overview", "/activity", "/ops/partners", "/ops/mails", "/ops/enrollments"];

/// How many statements each list takes.
async fn statements(actor: &Actor, app: &TestApp) -> BTreeMap<&'static str, usize> {
    let mut found: BTreeMap<&'static str, usize> = BTreeMap::new();
    // twice, and the larger count: tests beside this one may switch the statements' events off for a moment
    for path in LISTS.iter().chain(&LISTS).copied() {
        let counted = Arc::new(AtomicUsize::new(0));
        // this thread runs the whole request
        let guard = set_default(Registry::default().with(Statements(Arc::clone(&counted))));
        actor.get(path).await.must_be(200);
        drop(guard);
        app.settle().await;
        let most = found.entry(path).or_default();
        *most = counted.load(Ordering::Relaxed).max(*most);
    }
    found
}

#[tokio::test]
async fn a_page_takes_as_many_statements_for_many_rows_as_for_few() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    let operator = world.operator().await;
    world.partner("First Partner", "direct").await;
    let manager = app.signed_in(&operator.mail("super")).await;
    let fill = "select app.record_as(null, o.id, gen_random_uuid(), 'mail_resent', 'mail', null, 'somebody', array[o.id], '{}',
             jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'kind', 'password_reset', 'organisation_id', o.id, 'recipient', 'a@x.example', 'name', 'A', 'language', 'en',
                 'data', '{}'::jsonb)))
         from generate_series(1, $1) n, organisations o where kind = 'operator'";
    let mut connection = app.superuser().await;
    sqlx::query(fill).bind(1).execute(&mut connection).await.expect("one entry");
    let few = statements(&manager, &app).await;
    sqlx::query(fill).bind(40).execute(&mut connection).await.expect("many entries");
    for n in 0..40 {
        world.partner(&format!("Partner {n}"), "direct").await;
    }
    let many = statements(&manager, &app).await;
    app.look_at_mails().await;
    assert_eq!(few, many);
    for (path, count) in many {
        assert!((1..=12).contains(&count), "{path} takes {count} statements");
    }
}

async fn transferred(actor: &Actor, path: &str) -> usize {
    let request = actor.request(Method::GET, path).header(header::ACCEPT_ENCODING, "gzip, deflate, br");
    let page = actor.send(request.body(Body::empty()).expect("a request")).await;
    let compressed = page.header(header::CONTENT_ENCODING).is_some();
    assert!(compressed || page.bytes.len() < 1500, "{path} is not compressed");
    let head: usize = page.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    head + page.bytes.len()
}

#[tokio::test]
async fn every_list_arrives_whole_when_the_browser_takes_it_compressed() {
    let app = TestApp::with(Setting::demo()).await;
    let partner =
        ["/activity/export.csv", "/activity/export.json", "/customers/export", "/transition/customers/export"];
    let operator = ["/ops/offboarding/export.csv", "/ops/offboarding/month/list.csv?month=3"];
    for (mail, lists) in [("camille@cascade.example", &partner[..]), ("olivia@northlight.example", &operator)] {
        let actor = app.signed_in(mail).await;
        for list in lists {
            let request = actor.request(Method::GET, list).header(header::ACCEPT_ENCODING, "gzip");
            let compressed = actor.send(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(compressed.must_be(200).header(header::CONTENT_ENCODING), Some("gzip"), "{list}");
            let mut text = String::new();
            GzDecoder::new(&compressed.bytes[..]).read_to_string(&mut text).expect("the whole list");
            assert_eq!(text, actor.get(list).await.body, "{list}");
        }
    }
}

#[tokio::test]
async fn every_page_is_light_and_takes_few_requests_when_it_is_cold() {
    let app = TestApp::with(Setting::demo()).await;
    let mut heavy = Vec::new();
    for mail in ["gaelle@alpine.example", "olivia@northlight.example"] {
        let actor = app.signed_in(mail).await;
        for page in crawl(&actor, &app.routes).await {
            let mut files = page.attributes("link[rel=stylesheet], link[rel=icon]", "href");
            files.extend(page.attributes("script[src], img[src]", "src"));
            files.extend(
                page.attributes("svg use", "href")
                    .into_iter()
                    .map(|href| href.split('#').next().unwrap_or_default().to_owned()),
            );
            files.retain(|file| file.starts_with('/'));
            files.sort();
            files.dedup();
            let mut bytes = transferred(&actor, &page.path).await;
            for file in &files {
                bytes += transferred(&actor, file).await;
            }
            if bytes > 40 * 1024 || files.len() + 1 > 6 {
                heavy.push(format!("{} ({mail}): {bytes} bytes in {} requests", page.path, files.len() + 1));
            }
        }
    }
    assert!(heavy.is_empty(), "\n{}", heavy.join("\n"));
}

#[tokio::test]
async fn files_are_kept_for_ever_under_names_that_change_with_them() {
    let app = TestApp::new().await;
    let stranger = app.stranger();
    let page = stranger.get("/sign-in").await;
    let files = [page.attributes("link[rel=stylesheet]", "href"), page.attributes("script[src]", "src")].concat();
    assert_eq!(files.len(), 2);
    for file in files {
        let answer = stranger.get(&file).await;
        assert!(
            answer.must_be(200).header(header::CACHE_CONTROL).is_some_and(|value| value.contains("immutable")),
            "{file}"
        );
        assert!(answer.set_cookies().is_empty());
    }
    stranger.get("/static/portal-000000000000.css").await.must_be(404);
}
