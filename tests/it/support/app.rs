//! The portal as it is served, over a database of the test's own.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use partner_center::{
    app::App,
    auth::{seal::Seal, totp::Totp},
    config::{Config, DatabaseUrls, SecondFactor},
    domain::ids::PersonId,
    ground::Ground,
    mail::transport::{Kept, Transport},
    store::{Db, owner},
    verify::{self, Finding, Kind},
    web::{self, routes::Route},
    worker::Worker,
};
use sqlx::{
    ConnectOptions, PgConnection, Row,
    postgres::{PgConnectOptions, PgRow},
};
use tempfile::TempDir;
use tokio::net::TcpListener;
use uuid::Uuid;

use super::{
    Actor,
    cluster::{Database, block_on},
    world::{PASSWORD, World},
};

/// How the portal of a test is set up.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Whether a second factor is asked for.
    pub second_factor: SecondFactor,
    /// Whether it is the demo, with its world.
    pub demo: bool,
    /// What links start with.
    pub base_url: &'static str,
    /// Connections of the pages.
    pub connections: u32,
}

impl Default for Setting {
    fn default() -> Self {
        Self { second_factor: SecondFactor::Off, demo: false, base_url: "https://portal.test", connections: 6 }
    }
}

impl Setting {
    /// Like production: a second factor is required.
    pub fn strict() -> Self {
        Self { second_factor: SecondFactor::Required, ..Self::default() }
    }

    /// Like `make run`: the demo and its world.
    pub fn demo() -> Self {
        Self { demo: true, base_url: "http://127.0.0.1:8080", ..Self::default() }
    }

    fn config(self, data_dir: &Path) -> Config {
        let url = || "postgres://nowhere".to_owned();
        Config {
            listen: ([127, 0, 0, 1], 8080).into(),
            base_url: self.base_url.parse().expect("an address"),
            data_dir: data_dir.into(),
            database: (!self.demo).then(|| DatabaseUrls { app: url(), worker: url(), migrate: url(), verify: None }),
            smtp_url: None,
            mail_from: "portal@portal.test".into(),
            second_factor: self.second_factor,
            secret_key: None,
            trusted_proxies: Vec::new(),
            postgres_bin: None,
            metrics_listen: None,
            backup_url: None,
            demo_now: None,
        }
    }
}

fn seal() -> Seal {
    static KEY: LazyLock<String> = LazyLock::new(Seal::new_key);
    Seal::from_setting(&KEY).expect("a key of its own making")
}

/// Where a mail's button leads, without the portal's own name.
#[track_caller]
pub fn link_in(mail: &Kept) -> String {
    let found = mail
        .rendered
        .text
        .split_whitespace()
        .find_map(|word| word.split_once("://").and_then(|(_, rest)| rest.split_once('/')));
    found.map_or_else(|| panic!("no link in {}", mail.rendered.text), |(_, path)| format!("/{path}"))
}

/// The portal of one test. When the test ends well, no mail may be left that it has not looked at.
pub struct TestApp {
    /// What handlers and jobs reach.
    pub app: App,
    /// All pages.
    pub router: Router,
    /// The table of routes.
    pub routes: Vec<Route>,
    /// The database in each role.
    pub ground: Ground,
    worker: Worker,
    sent: Arc<Mutex<Vec<Kept>>>,
    looked_at: AtomicI64,
    expected: Mutex<Vec<&'static str>>,
    database: Database,
    files: TempDir,
}

impl TestApp {
    /// A portal in production's dress, except that no second factor is asked for.
    pub async fn new() -> Self {
        Self::with(Setting::default()).await
    }

    /// A portal as `setting` says.
    pub async fn with(setting: Setting) -> Self {
        Self::reached(setting, |options| options).await
    }

    /// The same, with another way for the pages to their database: through a proxy that breaks.
    pub async fn reached(setting: Setting, way: impl FnOnce(PgConnectOptions) -> PgConnectOptions) -> Self {
        let files = TempDir::with_prefix("portal-files-").expect("a directory");
        let (config, seal) = (setting.config(files.path()), seal());
        let database = if setting.demo { Database::demo(&config, &seal).await } else { Database::empty().await };
        let ground = database.ground();
        let app = App::new(&config, Db::new(way(ground.app.clone()), setting.connections), seal);
        let sent = Arc::default();
        let transport = Transport::Memory(Arc::clone(&sent));
        let worker = Worker { app: app.clone(), db: Db::new(ground.worker.clone(), 2), verify: None, transport };
        let (router, table) = web::router(&app);
        let test = Self {
            app,
            router,
            routes: table,
            ground,
            worker,
            sent,
            looked_at: AtomicI64::new(0),
            expected: Mutex::default(),
            database,
            files,
        };
        // the demo world may have come with mails
        test.looked_at.store(test.count("select count(*) from mails").await, Ordering::Relaxed);
        test
    }

    /// A connection that has stepped into the schema owner's role.
    pub async fn owner(&self) -> PgConnection {
        owner::connect(&self.ground.migrate).await.expect("the owner's connection")
    }

    /// A connection that may do everything.
    pub async fn superuser(&self) -> PgConnection {
        self.database.superuser().connect().await.expect("the superuser's connection")
    }

    /// Whether anybody waits for a lock, as this connection sees it.
    pub async fn somebody_waits(watch: &mut PgConnection) -> bool {
        let waiting = "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')";
        sqlx::query_scalar(waiting).fetch_one(watch).await.expect("an answer")
    }

    /// Ends as soon as somebody waits for a lock, and fails if nobody does.
    pub async fn until_somebody_waits(&self) {
        let mut watch = self.superuser().await;
        for _ in 0..1_500 {
            if Self::somebody_waits(&mut watch).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("nobody waits for a lock");
    }

    /// Runs a statement as superuser.
    pub async fn execute(&self, statement: &'static str) -> u64 {
        sqlx::query(statement).execute(&mut self.superuser().await).await.expect(statement).rows_affected()
    }

    /// All rows of a statement, asked as superuser.
    pub async fn rows(&self, statement: &'static str) -> Vec<PgRow> {
        sqlx::query(statement).fetch_all(&mut self.superuser().await).await.expect(statement)
    }

    /// A count, asked as superuser.
    pub async fn count(&self, statement: &'static str) -> i64 {
        self.rows(statement).await[0].get(0)
    }

    /// Builders of a small world.
    pub async fn world(&self) -> World {
        World::new(self.owner().await)
    }

    /// How far the database's clock is ahead of the true one from now on.
    pub async fn set_clock(&self, ahead: TimeDelta) {
        let marked = if self.app.demo { "demo" } else { "test" };
        owner::mark(&mut self.owner().await, marked, ahead).await.expect("a clock that can be set");
    }

    /// The database's time.
    pub async fn now(&self) -> DateTime<Utc> {
        owner::now(&mut self.owner().await).await.expect("the time")
    }

    /// Does what is due, once.
    pub async fn run_worker(&self) -> usize {
        self.worker.run_due().await.expect("a round of the worker")
    }

    /// Applies one piece of the import whose turn it is.
    pub async fn work_on_imports(&self) {
        partner_center::worker::offboarding::run(&self.worker).await.expect("a piece of an import");
    }

    /// Does what is due once, the nightly check of all invariants too.
    pub async fn run_nightly_check(&self) -> usize {
        let verify = self.ground.verify.clone().map(|options| Db::new(options, 1));
        Worker { verify, ..self.worker.clone() }.run_due().await.expect("a round of the worker")
    }

    /// A worker that delivers elsewhere.
    pub fn worker_with(&self, transport: Transport) -> Worker {
        Worker { transport, ..self.worker.clone() }
    }

    /// The portal on a port of its own, for clients that do what browsers should not; it ends with the runtime.
    pub async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let service = self.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(axum::serve(listener, service).into_future());
        address
    }

    /// Waits for what requests have left running.
    pub async fn settle(&self) {
        self.app.tasks.close();
        self.app.tasks.wait().await;
        self.app.tasks.reopen();
    }

    /// Every mail that has left so far, after sending what is due.
    pub async fn mails(&self) -> Vec<Kept> {
        while self.run_worker().await > 0 {}
        self.look_at_mails().await;
        self.sent.lock().expect("nobody panics with the mails").clone()
    }

    /// The newest mail to this address.
    #[track_caller]
    pub fn mail_to<'a>(&'a self, recipient: &'a str) -> impl Future<Output = Kept> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let found = self.mails().await.into_iter().rev().find(|mail| mail.recipient == recipient);
            found.unwrap_or_else(|| panic!("{caller}: no mail to {recipient}"))
        }
    }

    /// Says that this test knows of the mails there are.
    pub async fn look_at_mails(&self) {
        self.looked_at.store(self.count("select count(*) from mails").await, Ordering::Relaxed);
    }

    /// Where the portal of this test keeps its files.
    pub fn files(&self) -> &Path {
        self.files.path()
    }

    /// Asks every invariant.
    pub async fn verify(&self) -> Vec<Finding> {
        let options = self.ground.verify.clone().expect("the verifier's role");
        verify::run(&Db::new(options, 1), self.files()).await.expect("a report").findings
    }

    /// Says that this test breaks these invariants itself.
    pub fn expect_findings(&self, checks: &[&'static str]) {
        self.expected.lock().expect("nobody panics with the names").extend(checks);
    }

    /// Somebody nobody knows.
    pub fn stranger(&self) -> Actor {
        Actor::new(self.router.clone(), self.app.base_url.clone())
    }

    /// Somebody who has signed in through the page, with a second factor where one is asked for.
    pub async fn signed_in(&self, mail: &str) -> Actor {
        let actor = self.stranger();
        actor.submit("/sign-in", &[("mail", mail), ("password", PASSWORD)]).await.must_lead_to("/overview");
        if self.app.second_factor == SecondFactor::Required {
            actor.submit_on("/settings/security", "/settings/security/second-factor", &[]).await.must_be(303);
            let code = self.code_of(mail).await;
            actor.submit("/settings/security", &[("code", &code)]).await.must_be(200);
            self.look_at_mails().await;
        }
        actor
    }

    /// The code this person's authenticator shows now.
    pub async fn code_of(&self, mail: &str) -> String {
        let statement =
            "select c.person_id, c.totp_seed from credentials c join people p on p.id = c.person_id where p.mail = $1";
        let row = sqlx::query(statement)
            .bind(mail.to_owned())
            .fetch_one(&mut self.superuser().await)
            .await
            .expect("a person");
        let (person, sealed): (Uuid, Vec<u8>) = (row.get(0), row.get(1));
        let seed = self.app.seal.open(&format!("totp:{}", PersonId(person)), &sealed).expect("a seed of ours");
        Totp::new(&seed, mail).expect("a seed").code_at(self.now().await)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let findings = block_on(async || self.verify().await);
        let expected = self.expected.lock().expect("nobody panics with the names");
        // a test may stop before the worker has done its part; it must not leave what can never be
        let broken: Vec<_> = findings.iter().filter(|f| f.kind == Kind::Rule && !expected.contains(&f.check)).collect();
        assert!(broken.is_empty(), "the test left broken invariants: {broken:#?}");
        let options = self.database.superuser();
        let mails = block_on(async || {
            let mut connection = options.connect().await.expect("the test's database");
            let row = sqlx::query("select count(*) from mails").fetch_one(&mut connection).await.expect("a count");
            row.get::<i64, _>(0)
        });
        let seen = self.looked_at.load(Ordering::Relaxed);
        assert!(mails <= seen, "{} mails were written that the test did not look at", mails - seen);
    }
}
