//! Builders of small worlds with believable defaults. Everybody's password is `PASSWORD`.

use std::sync::LazyLock;

use chrono::TimeDelta;
use partner_center::{
    auth::password::Passwords,
    domain::ids::{OrganisationId, PersonId},
    store::{
        loading::{self, Organisation, Person, Profile},
        owner,
    },
};
use sqlx::{PgConnection, Row};

use super::cluster::block_on;

/// What everybody signs in with, in the demo world too.
pub const PASSWORD: &str = partner_center::demo::PASSWORD;

/// One hash for everybody: a new one each would cost more than the tests themselves.
static HASH: LazyLock<String> =
    LazyLock::new(|| block_on(|| async { Passwords::default().hash(PASSWORD.into()).await }).expect("a hash"));

/// An organisation of the test.
#[derive(Debug, Clone)]
pub struct Company {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its domain.
    pub domain: String,
}

impl Company {
    /// The address of somebody there.
    pub fn mail(&self, local: &str) -> String {
        format!("{local}@{}", self.domain)
    }
}

/// Loads facts as the schema's owner.
pub struct World {
    connection: PgConnection,
    numbers: u32,
}

impl World {
    /// A world that grows over this connection.
    pub fn new(connection: PgConnection) -> Self {
        Self { connection, numbers: 5_000_000 }
    }

    async fn company(&mut self, kind: &str, name: &str) -> Company {
        let domain = format!("{}.example", name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        let new = Organisation {
            kind,
            name,
            country: "FR",
            region: "EU",
            language: "en",
            domain: &domain,
            address: "12 rue des Tests",
            city: "Grenoble",
            postal_code: "38000",
            registration_number: "FR 123 456 789",
        };
        let id = loading::organisation(&mut self.connection, &new).await.expect("an organisation");
        Company { id, name: name.into(), domain }
    }

    /// The operator, with one person of each role, called like it.
    pub async fn operator(&mut self) -> Company {
        let operator = self.company("operator", "Northlight").await;
        for role in ["super", "programme_manager", "reviewer", "finance", "support", "auditor"] {
            self.person(&operator, role, &[role]).await;
        }
        operator
    }

    /// A partner in `programme` with its profile, a Partner ID and the global admin `admin@`.
    pub async fn partner(&mut self, name: &str, programme: &str) -> Company {
        let partner = self.company("partner", name).await;
        let c = &mut self.connection;
        let since = owner::now(c).await.expect("the time") - TimeDelta::days(400);
        loading::programme(c, partner.id, programme, since).await.expect("a programme row");
        let (website, support) = (format!("https://{}", partner.domain), partner.mail("support"));
        let profile = Profile {
            first_name: "Anna",
            last_name: "Admin",
            mail: &partner.mail("contact"),
            phone: "+33 1 99 00 12 34",
            support: (&website, &support, "+33 1 99 00 12 35"),
            verification: "authorized",
        };
        loading::profile(c, partner.id, &profile).await.expect("a profile");
        self.partner_id(&partner, true, true).await;
        self.person(&partner, "admin", &["global_admin"]).await;
        partner
    }

    /// One more Partner ID; answers its number.
    pub async fn partner_id(&mut self, partner: &Company, active: bool, associated: bool) -> String {
        self.numbers += 1;
        // each World of a test begins at the same number, the organisation's id tells them apart
        let number = format!("{}{:03}", self.numbers, partner.id.0.as_u128() % 1000);
        loading::partner_id(&mut self.connection, partner.id, &number, "FR", active, associated)
            .await
            .expect("a Partner ID");
        number
    }

    /// A customer with the global admin `admin@`.
    pub async fn customer(&mut self, name: &str) -> Company {
        let customer = self.company("customer", name).await;
        self.person(&customer, "admin", &["global_admin"]).await;
        customer
    }

    /// Somebody with these roles in an organisation that is there already; answers the address.
    pub async fn person_at(&mut self, domain: &str, local: &str, roles: &[&str]) -> String {
        let statement = "select id, name from organisations where domain = $1";
        let query = sqlx::query(statement).bind(domain.to_owned());
        let row = query.fetch_one(&mut self.connection).await.expect("an organisation");
        let company = Company { id: OrganisationId(row.get(0)), name: row.get(1), domain: domain.into() };
        self.person(&company, local, roles).await
    }

    /// Lets somebody who is there already act for this organisation too.
    pub async fn joins(&mut self, mail: &str, company: &Company, roles: &[&str]) {
        let query = sqlx::query("select id from people where mail = $1").bind(mail.to_owned());
        let row = query.fetch_one(&mut self.connection).await.expect("a person");
        let person = PersonId(row.get(0));
        loading::membership(&mut self.connection, person, company.id, roles).await.expect("a membership");
    }

    /// Somebody with these roles; answers the address.
    pub async fn person(&mut self, company: &Company, local: &str, roles: &[&str]) -> String {
        let mail = company.mail(local);
        let name = format!("{} {}", local.replace('_', " "), company.name);
        let new = Person {
            organisation: company.id,
            mail: &mail,
            name: &name,
            job_title: "Tester",
            roles,
            password_hash: &HASH,
        };
        loading::person(&mut self.connection, &new).await.expect("a person");
        mail
    }
}
