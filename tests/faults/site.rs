//! A database with a few partners in it who are signed in, and the plan of a portal that serves them.

use partner_center::{
    auth::seal::Seal,
    domain::ids::MembershipId,
    store::{Db, owner, sessions},
    verify::{self, Kind},
};
use sqlx::{ConnectOptions, PgConnection};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    portal::{Plan, free_address},
    postgres::Postgres,
    support::world::World,
};

/// As many partners as write at the same time: each has a log of its own.
const PARTNERS: [&str; 8] = ["Aube", "Brise", "Cime", "Dune", "Ecume", "Falaise", "Givre", "Houle"];

/// Somebody who is signed in and may make customers.
#[derive(Clone, Debug)]
pub struct Writer {
    /// The partner.
    pub organisation: Uuid,
    /// The session.
    pub cookie: String,
}

/// The database of one fault.
pub struct Site {
    /// How its portal is started.
    pub plan: Plan,
    /// Who writes.
    pub writers: Vec<Writer>,
    _files: TempDir,
}

impl Site {
    /// One with eight partners.
    pub async fn new(postgres: &Postgres, database: &str) -> Self {
        Self::made(postgres, database, "").await
    }

    /// The same, with more words for the statement that makes the database.
    pub async fn made(postgres: &Postgres, database: &str, more: &str) -> Self {
        postgres.database(database, more).await;
        let options = postgres.superuser(database);
        let as_owner = options.clone().username("portal_migrate");
        let mut world = World::new(owner::connect(&as_owner).await.expect("the owner"));
        world.operator().await;
        let mut organisations = Vec::new();
        for name in PARTNERS {
            organisations.push(world.partner(name, "direct").await.id.0);
        }
        let db = Db::new(options.clone().username("portal_app"), 2);
        let mut connection = options.connect().await.expect("the superuser");
        let mut writers = Vec::new();
        for organisation in organisations {
            let cookie = cookie(&db, &mut connection, organisation).await;
            writers.push(Writer { organisation, cookie });
        }
        db.close().await;
        let files = TempDir::with_prefix("faults-files-").expect("a directory");
        let plan = Plan {
            socket_dir: postgres.socket_dir().to_owned(),
            database: database.to_owned(),
            address: free_address(),
            secret_key: Seal::new_key(),
            files: files.path().to_owned(),
            smtp_url: None,
        };
        Self { plan, writers, _files: files }
    }

    /// What the portals wrote into their log besides what is usual.
    pub fn complaints(&self) -> String {
        let log = std::fs::read_to_string(self.plan.log()).unwrap_or_default();
        log.lines().filter(|line| !line.contains(r#""level":"INFO""#)).collect::<Vec<_>>().join("\n")
    }

    /// Fails if an invariant that must never be broken is broken, or if the portal's log holds a secret.
    pub async fn verify(&self, postgres: &Postgres) {
        let options = postgres.superuser(&self.plan.database).username("portal_verify");
        let db = Db::new(options, 1);
        let report = verify::run(&db, &self.plan.files).await.expect("a report");
        let broken: Vec<_> = report.findings.iter().filter(|finding| finding.kind == Kind::Rule).collect();
        assert!(broken.is_empty(), "broken invariants: {broken:#?}");
        let log = std::fs::read_to_string(self.plan.log()).unwrap_or_default();
        let secrets =
            self.writers.iter().map(|writer| writer.cookie.as_str()).chain([self.plan.secret_key.as_str(), "anna@"]);
        for secret in secrets {
            assert!(!log.contains(secret), "the log holds a secret");
        }
        db.close().await;
    }
}

async fn cookie(db: &Db, superuser: &mut PgConnection, organisation: Uuid) -> String {
    let statement = "select id from memberships where organisation_id = $1 limit 1";
    let membership: Uuid =
        sqlx::query_scalar(statement).bind(organisation).fetch_one(superuser).await.expect("its admin");
    sessions::vouch_for_cookie(db, MembershipId(membership)).await.expect("a session")
}
