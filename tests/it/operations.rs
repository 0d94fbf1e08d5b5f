//! What an operator stands on: figures, logs without secrets, and a doctor that names what is wrong.

use std::{
    io::Write,
    process::{Command, Output},
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use partner_center::web;
use tower::ServiceExt;

use crate::support::{Setting, TestApp, app::link_in, world::PASSWORD};

/// Everything that is logged by this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panics with the log").extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("nobody panics with the log")).into_owned()
    }
}

#[tokio::test]
async fn no_log_line_holds_a_secret() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().with_max_level(tracing::Level::TRACE);
    let subscriber = subscriber.with_writer(move || writer.clone()).finish();
    // with one subscriber alone, other tests' threads would decide for all what is logged
    let _another = tracing::Dispatch::new(tracing_subscriber::registry());
    let _logging = tracing::subscriber::set_default(subscriber);
    let app = TestApp::with(Setting::strict()).await;
    let admin = app.world().await.partner("Alpine Cloud", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    let code = app.code_of(&admin).await;
    let stranger = app.stranger();
    stranger.submit("/sign-in", &[("mail", &admin), ("password", "a wrong guess 77")]).await.must_be(422);
    stranger.submit("/reset-password", &[("mail", &admin)]).await;
    stranger.get("/sign-in?next=%2Foverview%0d%0aforged-line").await;
    actor.get("/no/such/page").await.must_be(404);
    let invited = [("mails", "ada.keller@alpine-cloud.example"), ("roles", "admin_agent")];
    actor.submit("/settings/users/invite", &invited).await.must_be(303);
    let mails = app.mails().await;
    let links: Vec<String> = mails.iter().map(link_in).filter(|link| link.len() > 40).collect();
    for link in &links {
        stranger.get(link).await;
    }
    let token = |link: &String| link.rsplit('/').next().unwrap_or_default().to_owned();
    let mut secrets: Vec<String> = links.iter().map(token).collect();
    assert!(!secrets.is_empty(), "there was a link");
    secrets.extend(actor.cookies().into_values());
    secrets.extend([PASSWORD, "a wrong guess 77", &code, &admin, "ada.keller@"].map(str::to_owned));
    let (text, mut found) = (log.text(), Vec::new());
    assert!(text.contains("\"path\":\"/sign-in\"") && text.lines().count() > 10, "something is logged: {text}");
    for secret in secrets.iter().filter(|secret| secret.len() > 5) {
        found.extend(text.lines().filter(|line| line.contains(secret.as_str()) && line.contains("partner_center")));
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(text.lines().all(|line| line.starts_with('{') && !line.starts_with("forged")), "each line is one event");
}

#[tokio::test]
async fn figures_tell_how_pages_do_and_nothing_of_anybody() {
    let app = TestApp::new().await;
    let mut world = app.world().await;
    world.operator().await;
    let admin = world.partner("Alpine Cloud", "direct").await.mail("admin");
    let actor = app.signed_in(&admin).await;
    actor.get("/customers/0198c0de-0000-7000-8000-000000000000").await.must_be(404);
    let worker = app.worker_with(partner_center::mail::transport::Transport::None).db;
    let router = web::metrics::router(&app.app, Some(worker));
    let request = Request::get("/metrics").body(Body::empty()).expect("a request");
    let answer = router.oneshot(request).await.expect("an answer");
    let text = answer.into_body().collect().await.expect("a body").to_bytes();
    let text = String::from_utf8_lossy(&text);
    for line in [
        r#"portal_answers_total{method="GET",route="/customers/{customer}",status="404"} 1"#,
        r#"portal_connections{kind="idle"}"#,
        r#"portal_mails{kind="waiting"} 0"#,
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert!(!text.contains("0198c0de") && !text.contains('@') && !text.contains("Alpine"), "{text}");
    // nothing of it on the pages' own address
    actor.get("/metrics").await.must_be(404);
}

fn doctor(app: &TestApp, changed: &[(&str, &str)]) -> (String, bool) {
    let options = &app.ground.app;
    let socket = options.get_socket().expect("a socket").display().to_string();
    let url =
        |role: &str| format!("postgres:///{}?host={socket}&user={role}", options.get_database().expect("a database"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-center"));
    command.arg("doctor").env_clear().current_dir(app.files()).env("PORTAL_DATA_DIR", app.files());
    command.env("DATABASE_URL", url("portal_app")).env("PORTAL_WORKER_DATABASE_URL", url("portal_worker"));
    command.env("PORTAL_MIGRATE_DATABASE_URL", url("portal_migrate"));
    command.env("PORTAL_VERIFY_DATABASE_URL", url("portal_verify"));
    command.env("PORTAL_SECRET_KEY", partner_center::auth::seal::Seal::new_key());
    command.envs(changed.iter().map(|(name, value)| (*name, value.replace("DATABASE", &url("postgres")))));
    let Output { stdout, status, .. } = command.output().expect("the program");
    (String::from_utf8_lossy(&stdout).into_owned(), status.success())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_names_what_is_wrong_and_how_to_mend_it() {
    let app = TestApp::new().await;
    // the tests' own server does not wait for its disk, which no portal should stand on
    let (said, fine) = doctor(&app, &[]);
    assert!(said.contains("fsync") && said.contains("postgresql.conf") && !fine, "{said}");
    assert!(said.contains("ok      schema and role") && said.contains("ok      role worker"), "{said}");
    assert!(said.contains("no mail server") && said.contains("SMTP_URL"), "{said}");
    for (name, value, words) in [
        ("PORTAL_SECRET_KEY", "short", "settings"),
        ("DATABASE_URL", "DATABASE", "use portal_app"),
        ("SMTP_URL", "smtp://127.0.0.1:1", "mail"),
        ("DATABASE_URL", "postgres://127.0.0.1:1/nowhere", "database"),
        ("PORTAL_WORKER_DATABASE_URL", "postgres://127.0.0.1:1/nowhere", "role worker"),
        ("PORTAL_WORKER_DATABASE_URL", "DATABASE", "role worker"),
        ("PORTAL_MIGRATE_DATABASE_URL", "postgres://127.0.0.1:1/nowhere", "role migrate"),
        ("PORTAL_VERIFY_DATABASE_URL", "postgres://127.0.0.1:1/nowhere", "role verify"),
        ("PORTAL_DATA_DIR", "/proc/nowhere", "files"),
    ] {
        let (said, fine) = doctor(&app, &[(name, value)]);
        must_say(&said, "WRONG", words);
        assert!(!fine, "{name}={value}:\n{said}");
    }
}

/// Fails unless something is said about these words, and below it how to mend it.
fn must_say(said: &str, word: &str, words: &str) {
    let lines: Vec<_> = said.lines().collect();
    let at = lines.iter().position(|line| line.starts_with(word) && line.contains(words));
    let mend = at.and_then(|at| lines.get(at + 1)).is_some_and(|mend| mend.trim_start().starts_with("-> "));
    assert!(mend, "no {word} about {words}, or no mend:\n{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_knows_a_schema_that_is_old_or_not_there() {
    let app = TestApp::new().await;
    let newest = "delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)";
    app.execute(newest).await;
    let (said, fine) = doctor(&app, &[]);
    must_say(&said, "WRONG", "run: partner-center migrate");
    assert!(!fine, "{said}");
    let none = "postgres:///postgres?host=SOCKET&user=portal_app";
    let socket = app.ground.app.get_socket().expect("a socket").display().to_string();
    let (said, fine) = doctor(&app, &[("DATABASE_URL", &none.replace("SOCKET", &socket))]);
    must_say(&said, "WRONG", "schema");
    assert!(said.contains("-> partner-center migrate") && !fine, "{said}");
}
