//! A world for isolation tests: several organisations of each kind in which every free-text field holds a mark of its own, so that a
//! mark found on somebody else's page names the leak.

use std::path::Path;

use anyhow::bail;
use chrono::TimeDelta;
use serde_json::json;
use sqlx::PgConnection;

use crate::{
    auth::password::Passwords,
    clock::random,
    config::Config,
    ground::Ground,
    store::{
        loading::{self, Organisation, Past, Person, Profile},
        owner,
    },
};

/// How many organisations of each kind.
const EACH: usize = 3;
const PASSWORD: &str = "canary-partner-center";

/// The organisations: kind, programme, the roles of its people.
const KINDS: &[(&str, &str, &[&str])] = &[
    ("partner", "direct", &["global_admin", "admin_agent", "billing_admin"]),
    ("partner", "indirect_reseller", &["global_admin", "admin_agent", "helpdesk_agent"]),
    ("partner", "indirect_provider", &["global_admin", "admin_agent", "sales_agent"]),
    ("customer", "", &["global_admin", "default_user"]),
];

/// Fills an empty database and writes sign-ins and marks to `file`.
///
/// # Errors
/// When the database is not empty.
pub async fn seed(config: &Config, file: &Path) -> anyhow::Result<()> {
    let ground = Ground::prepare_or_join(config).await?;
    owner::migrate(&ground.migrate).await?;
    let mut c = owner::connect(&ground.migrate).await?;
    if !owner::is_empty(&mut c).await? {
        bail!("the database is not empty; nothing was written");
    }
    let hash = Passwords::default().hash(PASSWORD.into()).await?;
    let mut organisations = vec![operator(&mut c, &hash).await?];
    for (kind, programme, roles) in KINDS {
        for _ in 0..EACH {
            organisations.push(organisation(&mut c, kind, programme, roles, &hash).await?);
        }
    }
    std::fs::write(
        file,
        serde_json::to_string_pretty(&json!({ "password": PASSWORD, "organisations": organisations }))?,
    )?;
    println!("{} organisations written; sign-ins and marks are in {}", organisations.len(), file.display());
    Ok(())
}

/// A word that stands nowhere else.
fn mark(marks: &mut Vec<String>) -> String {
    let mark = format!("canary{}", hex::encode(random::<8>()));
    marks.push(mark.clone());
    mark
}

async fn operator(c: &mut PgConnection, hash: &str) -> anyhow::Result<serde_json::Value> {
    organisation(c, "operator", "", &["super", "programme_manager", "reviewer", "finance", "support", "auditor"], hash)
        .await
}

async fn organisation(
    c: &mut PgConnection,
    kind: &str,
    programme: &str,
    roles: &[&str],
    hash: &str,
) -> anyhow::Result<serde_json::Value> {
    let mut marks = Vec::new();
    let (name, city, address) = (mark(&mut marks), mark(&mut marks), mark(&mut marks));
    let domain = format!("{}.example", mark(&mut marks));
    let registration = mark(&mut marks);
    let postal = mark(&mut marks);
    let new = Organisation {
        kind,
        name: &name,
        country: "FR",
        region: "EU",
        language: "en",
        domain: &domain,
        address: &address,
        city: &city,
        postal_code: &postal,
        registration_number: &registration,
    };
    let id = loading::organisation(c, &new).await?;
    let mut people = Vec::new();
    for role in roles {
        let (local, person, job) = (mark(&mut marks), mark(&mut marks), mark(&mut marks));
        let mail = format!("{local}@{domain}");
        let new = Person {
            organisation: id,
            mail: &mail,
            name: &person,
            job_title: &job,
            roles: &[role],
            password_hash: hash,
        };
        loading::person(c, &new).await?;
        people.push(json!({ "mail": mail, "role": role }));
    }
    if kind == "partner" {
        partner(c, id, programme, &domain, &mut marks).await?;
    }
    let subject = mark(&mut marks);
    let past = Past {
        person: None,
        acting: Some(id),
        action: "partner_registered",
        subject_kind: "organisation",
        subject: id.0,
        subject_name: &subject,
        parties: &[id],
        detail: json!({ "programme": mark(&mut marks) }),
    };
    loading::record(c, &past).await?;
    Ok(json!({ "id": id, "kind": kind, "programme": programme, "people": people, "marks": marks }))
}

async fn partner(
    c: &mut PgConnection,
    id: crate::domain::ids::OrganisationId,
    programme: &str,
    domain: &str,
    marks: &mut Vec<String>,
) -> anyhow::Result<()> {
    let since = owner::now(c).await? - TimeDelta::days(400);
    loading::programme(c, id, programme, since).await?;
    let number = format!("7{:08}", u32::from_be_bytes(random::<4>()) % 100_000_000);
    loading::partner_id(c, id, &number, "FR", true, true).await?;
    let (first, last, local) = (mark(marks), mark(marks), mark(marks));
    let website = format!("https://{}.example", mark(marks));
    let support = format!("{}@{domain}", mark(marks));
    let profile = Profile {
        first_name: &first,
        last_name: &last,
        mail: &format!("{local}@{domain}"),
        phone: "+33 1 99 00 00 00",
        support: (&website, &support, "+33 1 99 00 00 01"),
        verification: "authorized",
    };
    Ok(loading::profile(c, id, &profile).await?)
}
