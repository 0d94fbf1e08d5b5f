//! The drill (R20): a backup is taken under load, the database destroyed, the backup restored, and everything asked.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use partner_center::auth::seal::Seal;
use tempfile::TempDir;

use crate::{
    http,
    ledger::Ledger,
    load::{Load, usual, write},
    portal::{Plan, Portal, free_address, is_ready},
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::{Site, Writer},
    support::{actors::encoded, world::PASSWORD},
};

const DATABASE: &str = "backup";

/// Runs it to its end; answers how long that took. Fails with its words if it ends badly.
pub fn run_program(command: &mut Command) -> Duration {
    let began = Instant::now();
    let (is_well, said) = outcome(command);
    assert!(is_well, "{command:?}: {said}");
    began.elapsed()
}

/// Whether it ended well, and what it said.
fn outcome(command: &mut Command) -> (bool, String) {
    let output = tokio::task::block_in_place(|| command.stdout(Stdio::piped()).stderr(Stdio::piped()).output());
    let output = output.expect("the program");
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).join("\n");
    (output.status.success(), said)
}

/// Takes one, destroys, restores.
pub async fn run(scale: Scale) -> Outcome {
    let postgres = Postgres::shared().await;
    let site = Site::new(&postgres, DATABASE).await;
    let ledger = Ledger::default();
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &ledger, Duration::ZERO, &usual());
    load.until_more(scale.pick(30, 2_000)).await;
    let before = ledger.so_far();
    let directory = site.plan.files.join("kept");
    let to = directory.to_str().expect("a name");
    let taken = run_program(&mut site.plan.command(&["backup", "--to", to]));
    load.until_more(10).await;
    load.end().await;
    portal.stop().await;
    let after = ledger.acknowledged() - before.acknowledged();
    for key in [site.plan.secret_key.as_str(), site.writers[0].cookie.as_str()] {
        let dump = std::fs::read(directory.join("database.dump")).expect("the dump");
        assert!(!dump.windows(key.len()).any(|bytes| bytes == key.as_bytes()), "a secret is in the backup");
    }
    postgres.run("postgres", "drop database backup with (force)").await;
    postgres.bare_database(DATABASE).await;
    let restored = run_program(&mut site.plan.command(&["restore", "--from", to]));
    let held = before.must_hold(&postgres, DATABASE).await;
    site.verify(&postgres).await;
    let portal = site.plan.start().await;
    let load = Load::start(&site, &[portal.address], &Ledger::starting_at(1_000_000), Duration::ZERO, &usual());
    load.until_more(10).await;
    load.end().await;
    withstood(
        "took a backup under load, destroyed the database, restored the backup, and went on writing",
        format!(
            "{held}; of {after} writes after the backup began nothing was promised; taken in {taken:.1?}, restored and checked in {restored:.1?}"
        ),
    )
}

/// The portal as `make run` starts it: its own database below its files, and the demo world.
struct Demo {
    plan: Plan,
    files: TempDir,
}

impl Demo {
    fn new() -> Self {
        let files = TempDir::with_prefix("faults-demo-").expect("a directory");
        // as root the server runs as another user, who has to get in
        fs::set_permissions(files.path(), fs::Permissions::from_mode(0o755)).expect("a mode");
        let plan = Plan {
            socket_dir: files.path().to_owned(),
            database: String::new(),
            address: free_address(),
            secret_key: Seal::new_key(),
            files: files.path().to_owned(),
            smtp_url: None,
        };
        Self { plan, files }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.plan.command(arguments);
        for outside in ["DATABASE_URL", "PORTAL_WORKER_DATABASE_URL", "PORTAL_MIGRATE_DATABASE_URL"] {
            command.env_remove(outside);
        }
        command.env_remove("PORTAL_VERIFY_DATABASE_URL").env_remove("PORTAL_BACKUP_DATABASE_URL");
        command
    }

    async fn start(&self) -> Portal {
        let portal = Portal::of(&mut self.command(&["serve"]), self.plan.address);
        let began = Instant::now();
        while !is_ready(self.plan.address).await {
            assert!(began.elapsed() < Duration::from_secs(60), "the demo does not start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        portal
    }

    /// Signs in through the page: the passwords came back too.
    async fn writer(&self) -> Writer {
        let fields = [("mail", "hana@harbor.example"), ("password", PASSWORD), ("next", "")];
        let request = http::post("/sign-in", "", &encoded(&fields));
        let answer = http::ask(self.plan.address, &request).await.expect("an answer");
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(['=', ';']).nth(1));
        let cookie = cookie.expect("a session").to_owned();
        let page = http::ask(self.plan.address, &http::get("/customers/new", &cookie)).await.expect("an answer");
        let field = page.body.split("name=\"_org\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        Writer { organisation: field.and_then(|id| id.parse().ok()).expect("the organisation"), cookie }
    }

    /// How many customers of ours the portal shows.
    async fn shown(&self, writer: &Writer) -> usize {
        let page = http::ask(self.plan.address, &http::get("/customers/export", &writer.cookie)).await;
        page.expect("an answer").body.matches("Mark 0").count()
    }
}

/// The same with the embedded database: the disk below it is lost, and it comes back.
pub async fn embedded(scale: Scale) -> Outcome {
    let (demo, writes) = (Demo::new(), scale.pick(3, 50));
    let portal = demo.start().await;
    let (writer, ledger) = (demo.writer().await, Ledger::default());
    for _ in 0..writes {
        write(&writer, &[demo.plan.address], 0, &ledger, &usual()).await;
    }
    let directory = demo.files.path().join("kept");
    let to = directory.to_str().expect("a name");
    let taken = run_program(&mut demo.command(&["backup", "--to", to]));
    write(&writer, &[demo.plan.address], 0, &ledger, &usual()).await;
    let (is_well, said) = outcome(&mut demo.command(&["restore", "--from", to, "--replace"]));
    assert!(!is_well && said.contains("must be stopped"), "a restore under a portal that runs: {said}");
    assert_eq!(demo.shown(&writer).await, writes + 1, "and nothing has happened to it");
    portal.stop().await;
    fs::remove_dir_all(demo.files.path().join("postgres")).expect("a disk that is lost");
    let restored = run_program(&mut demo.command(&["restore", "--from", to]));
    let portal = demo.start().await;
    assert_eq!(demo.shown(&demo.writer().await).await, writes, "what was written until the backup");
    portal.stop().await;
    let (is_well, said) = outcome(&mut demo.command(&["restore", "--from", to]));
    assert!(!is_well && said.contains("not empty"), "a restore over what is there: {said}");
    run_program(&mut demo.command(&["restore", "--from", to, "--replace"]));
    run_program(&mut demo.command(&["verify"]));
    withstood(
        "took a backup of the embedded database while the portal ran, lost its disk, restored, and replaced it by the backup once more",
        format!(
            "{writes} of {writes} customers came back, people signed in with their passwords, all invariants hold; taken in {taken:.1?}, restored and checked in {restored:.1?}; nothing is restored under a portal that runs, or over data without --replace"
        ),
    )
}
