//! Who there is in the demo world.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::{
    Loaded,
    customers::{self, DemoCustomer},
    partners::{self, DemoPartner, DemoPerson},
    providers::{self, Provider},
};
use crate::{
    clock::new_id,
    domain::ids::OrganisationId,
    store::{
        loading::{self, Organisation, Past, Person, Profile},
        owner,
    },
};

const OPERATORS: &[(&str, &str, &str, &str)] = &[
    ("olivia", "Olivia Lindqvist", "Programme manager", "programme_manager"),
    ("ravi", "Ravi Menon", "Reviewer", "reviewer"),
    ("finn", "Finn Aalto", "Finance", "finance"),
    ("audrey", "Audrey Caron", "Auditor", "auditor"),
    ("stella", "Stella Brandt", "Head of operations", "super"),
];

/// Loads organisations, people and profiles, all of a time before today.
pub async fn load(c: &mut PgConnection, password_hash: &str) -> anyhow::Result<Loaded> {
    let now = owner::now(c).await?;
    let mut world = Loader { c, password_hash, now, loaded: Loaded::default() };
    let operator = world.operator().await?;
    for partner in partners::PARTNERS {
        world.partner(partner, operator).await?;
    }
    for provider in providers::PROVIDERS {
        world.provider(provider).await?;
    }
    world.agreements().await?;
    let groups = [
        customers::ALPINE,
        customers::HARBOR,
        customers::CASCADE_DIRECT,
        customers::CASCADE_JOINT,
        customers::BLUEBIRD,
    ];
    for customer in groups.into_iter().flatten().chain([&customers::LAKESIDE]) {
        world.customer(customer).await?;
    }
    for (domain, customers) in [
        ("alpine.example", customers::ALPINE),
        ("harbor.example", customers::HARBOR),
        ("cascade.example", customers::CASCADE_DIRECT),
    ] {
        world.direct_customers(domain, customers).await?;
    }
    // one of those that Cascade has handed over since
    world.direct_customers("cascade.example", &customers::CASCADE_JOINT[3..]).await?;
    world.joint_customers("bluebird.example", "meridian.example", customers::BLUEBIRD).await?;
    Ok(world.loaded)
}

struct Loader<'a> {
    c: &'a mut PgConnection,
    password_hash: &'a str,
    now: DateTime<Utc>,
    loaded: Loaded,
}

impl Loader<'_> {
    async fn organisation(&mut self, organisation: &Organisation<'_>) -> anyhow::Result<OrganisationId> {
        let id = loading::organisation(self.c, organisation).await?;
        self.loaded.organisations.insert(organisation.domain.to_owned(), id);
        Ok(id)
    }

    async fn person(
        &mut self,
        organisation: OrganisationId,
        mail: &str,
        name: &str,
        job_title: &str,
        roles: &[&str],
    ) -> anyhow::Result<()> {
        let person = Person { organisation, mail, name, job_title, roles, password_hash: self.password_hash };
        let loaded = loading::person(self.c, &person).await?;
        self.loaded.people.insert(mail.to_owned(), loaded);
        Ok(())
    }

    async fn people(
        &mut self,
        organisation: OrganisationId,
        domain: &str,
        people: &[DemoPerson],
    ) -> anyhow::Result<()> {
        for person in people {
            let mail = format!("{}@{domain}", person.mail_local);
            let name = format!("{} {}", person.first, person.last);
            self.person(organisation, &mail, &name, person.job_title, person.roles).await?;
        }
        Ok(())
    }

    async fn operator(&mut self) -> anyhow::Result<OrganisationId> {
        let northlight = Organisation {
            kind: "operator",
            name: "Northlight",
            country: "FR",
            region: "EU",
            language: "en",
            domain: "northlight.example",
            address: "12 quai des Alizés",
            city: "Nantes",
            postal_code: "44000",
            ..Organisation::default()
        };
        let id = self.organisation(&northlight).await?;
        for (local, name, job_title, role) in OPERATORS {
            self.person(id, &format!("{local}@northlight.example"), name, job_title, &[role]).await?;
        }
        Ok(id)
    }

    async fn partner(&mut self, p: &DemoPartner, operator: OrganisationId) -> anyhow::Result<()> {
        let organisation = Organisation {
            kind: "partner",
            name: p.name,
            country: p.country,
            region: p.region,
            language: p.language,
            domain: p.domain,
            address: p.line1,
            city: p.city,
            postal_code: p.postal_code,
            registration_number: p.registration_number,
        };
        let id = self.organisation(&organisation).await?;
        let indirect_only = p.domain == partners::BLUEBIRD.domain;
        let programme = if indirect_only { "indirect_reseller" } else { "direct" };
        // partners began, and renew, in different months
        let place: i64 = p.partner_id.get(3..).unwrap_or_default().parse()?;
        loading::programme(self.c, id, programme, self.now - TimeDelta::days(900 + 34 * (place % 12))).await?;
        let active = p.domain != partners::SABLE.domain;
        loading::partner_id(self.c, id, p.partner_id, p.country, active, true).await?;
        if let Some(spare) = p.spare_partner_id {
            loading::partner_id(self.c, id, spare, p.country, true, false).await?;
        }
        let profile = Profile {
            first_name: p.contact_first,
            last_name: p.contact_last,
            mail: p.contact_mail,
            phone: p.contact_phone,
            support: (
                p.support_website.unwrap_or_default(),
                p.support_mail.unwrap_or_default(),
                p.support_phone.unwrap_or_default(),
            ),
            verification: if p.domain == partners::DELTA.domain { "pending" } else { "authorized" },
        };
        loading::profile(self.c, id, &profile).await?;
        self.people(id, p.domain, p.people).await?;
        if p.domain == partners::ALPINE.domain {
            // a consultant, who acts for Harbor IT too
            self.person(id, "claire@conseil.example", "Claire Martin", "Consultant", &["account_admin"]).await?;
        }
        self.registered(id, p.name, operator, programme).await
    }

    async fn registered(
        &mut self,
        id: OrganisationId,
        name: &str,
        operator: OrganisationId,
        programme: &str,
    ) -> anyhow::Result<()> {
        let past = Past {
            person: self.loaded.people.get("olivia@northlight.example").map(|(person, _)| *person),
            acting: Some(operator),
            action: "partner_registered",
            subject_kind: "organisation",
            subject: id.0,
            subject_name: name,
            parties: &[id, operator],
            detail: json!({ "programme": programme }),
        };
        Ok(loading::record(self.c, &past).await?)
    }

    /// Every partner whose people are in the world has accepted its programme's agreement when it joined.
    async fn agreements(&mut self) -> anyhow::Result<()> {
        let direct = partners::PARTNERS.iter().map(|p| (p.domain, p.people, p.language, "direct"));
        let providers = [
            ("meridian.example", partners::MERIDIAN_PEOPLE, "en", "indirect_provider"),
            ("nordwind.example", partners::NORDWIND_PEOPLE, "en", "indirect_provider"),
        ];
        for (domain, people, language, kind) in direct.chain(providers) {
            let kind = if domain == partners::BLUEBIRD.domain { "indirect_reseller" } else { kind };
            let Some(admin) = people.iter().find(|p| p.roles.contains(&"global_admin")) else { continue };
            let (person, _) = self.loaded.people[&format!("{}@{domain}", admin.mail_local)];
            let language = if language == "fr" { "fr" } else { "en" };
            loading::acceptance(self.c, self.loaded.organisations[domain], person, kind, language).await?;
        }
        Ok(())
    }

    async fn direct_customers(&mut self, partner: &str, customers: &[DemoCustomer]) -> anyhow::Result<()> {
        for customer in customers {
            let ids = (self.loaded.organisations[partner], self.loaded.organisations[customer.domain]);
            loading::relationship(self.c, ids.0, ids.1, "direct", None).await?;
        }
        Ok(())
    }

    /// Customers of a reseller through its provider: both relationships, born together.
    async fn joint_customers(
        &mut self,
        reseller: &str,
        provider: &str,
        customers: &[DemoCustomer],
    ) -> anyhow::Result<()> {
        for customer in customers {
            let (reseller, provider) = (self.loaded.organisations[reseller], self.loaded.organisations[provider]);
            let (customer, joint) = (self.loaded.organisations[customer.domain], Some(new_id()));
            loading::relationship(self.c, provider, customer, "provider", joint).await?;
            loading::relationship(self.c, reseller, customer, "reseller", joint).await?;
        }
        Ok(())
    }

    async fn provider(&mut self, p: &Provider) -> anyhow::Result<()> {
        let organisation = Organisation {
            kind: "partner",
            name: p.name,
            country: p.country,
            region: p.region,
            language: if p.language == "fr" { "fr" } else { "en" },
            domain: p.domain,
            address: p.address,
            city: p.city,
            postal_code: p.postal_code,
            ..Organisation::default()
        };
        let id = self.organisation(&organisation).await?;
        loading::programme(self.c, id, "indirect_provider", self.now - TimeDelta::days(1200)).await?;
        loading::partner_id(self.c, id, p.partner_id, p.country, true, true).await?;
        let mail = format!("partners@{}", p.domain);
        let profile = Profile {
            first_name: "Partner",
            last_name: "Desk",
            mail: &mail,
            phone: "",
            support: (p.website, &mail, ""),
            verification: "authorized",
        };
        loading::profile(self.c, id, &profile).await?;
        let number: i32 = p.partner_id[4..].parse()?;
        // one after the other, from the first to the last
        loading::directory_entry(self.c, id, &p.entry(), 200 - number, Some("Olivia Lindqvist")).await?;
        match p.domain {
            "meridian.example" => self.people(id, p.domain, partners::MERIDIAN_PEOPLE).await,
            "nordwind.example" => self.people(id, p.domain, partners::NORDWIND_PEOPLE).await,
            _ => Ok(()),
        }
    }

    async fn customer(&mut self, c: &DemoCustomer) -> anyhow::Result<()> {
        let organisation = Organisation {
            kind: "customer",
            name: c.name,
            country: c.country,
            region: "EU",
            language: if c.language == "fr" { "fr" } else { "en" },
            domain: c.domain,
            address: c.address,
            city: c.city,
            postal_code: c.postal_code,
            ..Organisation::default()
        };
        let id = self.organisation(&organisation).await?;
        match c.domain {
            "orchard.example" => {
                self.person(id, "omar@orchard.example", "Omar Benali", "Head of school", &["global_admin"]).await
            }
            "lakeside.example" => {
                self.person(id, "carla@lakeside.example", "Carla Whitfield", "IT manager", &["global_admin"]).await?;
                self.person(id, "nils@lakeside.example", "Nils Berger", "Clinic assistant", &["default_user"]).await
            }
            // whoever is on the board of customers in transition can be written to, but for one
            domain if customers::CASCADE_DIRECT.iter().take(8).any(|direct| direct.domain == domain) => {
                let mail = format!("{}@{domain}", c.contact_first.to_lowercase());
                let name = format!("{} {}", c.contact_first, c.contact_last);
                self.person(id, &mail, &name, "", &["global_admin"]).await
            }
            _ => Ok(()),
        }
    }
}
