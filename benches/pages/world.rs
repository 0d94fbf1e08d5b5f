//! The world the pages are measured in: an operator, a partner that enrolls, a distributor with customers, and many rows around them.

use std::path::Path;

use chrono::TimeDelta;
use partner_center::{
    auth::password::Passwords,
    domain::ids::{MembershipId, OrganisationId},
    ground::Ground,
    store::{
        Db,
        loading::{self, Organisation, Person, Profile},
        owner, sessions,
    },
};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, postgres::PgConnectOptions};

/// Who asks for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    /// A global admin of the partner, which has begun to enroll.
    Partner,
    /// A global admin of the partner that has customers, directly and through resellers.
    Distributor,
    /// Somebody of the operator who may see everything.
    Operator,
}

/// A database with a known number of rows.
pub struct World {
    /// How many rows each of the long tables has.
    pub rows: u32,
    /// Its name.
    pub database: String,
    db: Db,
    partner: MembershipId,
    /// Who signs in with a password.
    pub people: Vec<String>,
    distributor: MembershipId,
    operator: MembershipId,
}

/// What people sign in with.
pub const PASSWORD: &str = "a password for the bench";
const PEOPLE: usize = 16;

impl World {
    /// Makes the database and fills it.
    pub async fn build(socket_dir: &Path, rows: u32) -> anyhow::Result<Self> {
        let database = format!("bench_{rows}");
        let ground = Ground::on_socket(socket_dir, &database).await?;
        owner::migrate(&ground.migrate).await?;
        let mut c = owner::connect(&ground.migrate).await?;
        let operator = operator(&mut c).await?;
        let (organisation, partner) = partner(&mut c).await?;
        let (distributing, distributor) = distributor(&mut c).await?;
        let settings = [
            ("bench.rows", rows.to_string()),
            ("bench.partner", organisation.to_string()),
            ("bench.distributor", distributing.to_string()),
        ];
        let load = async |statements| run(&mut bulk(socket_dir, &database, &settings).await?, statements).await;
        // two connections, as the many organisations and the long log know nothing of each other
        tokio::try_join!(load(include_str!("organisations.sql")), load(include_str!("entries.sql")))?;
        load(include_str!("customers.sql")).await?;
        let mut superuser = superuser(socket_dir, &database).connect().await?;
        run(&mut superuser, include_str!("draft.sql").replace("$partner", &organisation.to_string()).as_str()).await?;
        run(&mut superuser, "vacuum analyze").await?;
        Ok(Self {
            people: people(&mut c, organisation).await?,
            rows,
            database,
            db: Db::new(ground.app, 2),
            partner,
            distributor,
            operator,
        })
    }

    /// Signs `visitor` in; answers the session cookie's value.
    pub async fn sign_in(&self, visitor: Visitor) -> anyhow::Result<String> {
        let membership = match visitor {
            Visitor::Partner => self.partner,
            Visitor::Distributor => self.distributor,
            Visitor::Operator => self.operator,
        };
        Ok(sessions::vouch_for_cookie(&self.db, membership).await?)
    }
}

/// How the one who may do everything reaches a database.
pub fn superuser(socket_dir: &Path, database: &str) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass().socket(socket_dir).username("postgres").database(database)
}

/// Runs statements of ours.
pub async fn run(c: &mut PgConnection, statements: &str) -> anyhow::Result<()> {
    c.execute(sqlx::raw_sql(AssertSqlSafe(statements.to_owned()))).await?;
    Ok(())
}

/// A connection that loads quickly: without the triggers, which would look at each of a million rows.
async fn bulk(socket_dir: &Path, database: &str, settings: &[(&str, String)]) -> anyhow::Result<PgConnection> {
    let options = superuser(socket_dir, database).options([("session_replication_role", "replica")]);
    Ok(options.options(settings.iter().map(|(name, value)| (*name, value))).connect().await?)
}

async fn organisation(c: &mut PgConnection, kind: &str, name: &str, domain: &str) -> anyhow::Result<OrganisationId> {
    let new = Organisation {
        kind,
        name,
        country: "FR",
        region: "EU",
        language: "en",
        domain,
        address: "12 rue des Alpes",
        city: "Grenoble",
        postal_code: "38000",
        registration_number: "FR 123 456 789",
    };
    Ok(loading::organisation(c, &new).await?)
}

async fn person(
    c: &mut PgConnection,
    organisation: OrganisationId,
    mail: &str,
    role: &str,
) -> anyhow::Result<MembershipId> {
    // nobody signs in with it: sessions are vouched for
    let new = Person { organisation, mail, name: "Gaëlle Admin", job_title: "", roles: &[role], password_hash: "-" };
    Ok(loading::person(c, &new).await?.1)
}

/// People of an organisation who have a password.
async fn people(c: &mut PgConnection, organisation: OrganisationId) -> anyhow::Result<Vec<String>> {
    let hash = Passwords::default().hash(PASSWORD.into()).await?;
    let mut mails = Vec::new();
    for n in 0..PEOPLE {
        let mail = format!("person{n}@alpine.example");
        let new = Person {
            organisation,
            mail: &mail,
            name: "Somebody",
            job_title: "",
            roles: &["admin_agent"],
            password_hash: &hash,
        };
        loading::person(c, &new).await?;
        mails.push(mail);
    }
    Ok(mails)
}

/// The operator with somebody who may do everything.
pub async fn operator(c: &mut PgConnection) -> anyhow::Result<MembershipId> {
    let id = organisation(c, "operator", "Northlight", "northlight.example").await?;
    person(c, id, "super@northlight.example", "super").await
}

async fn partner(c: &mut PgConnection) -> anyhow::Result<(OrganisationId, MembershipId)> {
    let id = organisation(c, "partner", "Alpine Systems", "alpine.example").await?;
    let since = owner::now(c).await? - TimeDelta::days(400);
    loading::programme(c, id, "direct", since).await?;
    loading::partner_id(c, id, "7000001", "FR", true, true).await?;
    let profile = Profile {
        first_name: "Gaëlle",
        last_name: "Admin",
        mail: "contact@alpine.example",
        phone: "+33 1 99 00 12 34",
        support: ("https://alpine.example", "support@alpine.example", "+33 1 99 00 12 35"),
        verification: "authorized",
    };
    loading::profile(c, id, &profile).await?;
    Ok((id, person(c, id, "gaelle@alpine.example", "global_admin").await?))
}

async fn distributor(c: &mut PgConnection) -> anyhow::Result<(OrganisationId, MembershipId)> {
    let id = organisation(c, "partner", "Summit Distribution", "summit.example").await?;
    let since = owner::now(c).await? - TimeDelta::days(400);
    loading::programme(c, id, "direct", since).await?;
    loading::programme(c, id, "indirect_provider", since).await?;
    Ok((id, person(c, id, "sam@summit.example", "global_admin").await?))
}
