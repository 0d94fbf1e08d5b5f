//! Base facts loaded by the schema's owner: the demo world, the canary world, tests. Pages and worker never come here.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    clock::new_id,
    domain::{
        directory::Content,
        ids::{MembershipId, OrganisationId, PersonId},
    },
};

type Loaded<T> = Result<T, sqlx::Error>;

/// An organisation to be loaded.
#[derive(Debug, Clone, Default)]
pub struct Organisation<'a> {
    /// operator, partner or customer.
    pub kind: &'a str,
    /// Legal name.
    pub name: &'a str,
    /// ISO 3166 code.
    pub country: &'a str,
    /// The programme's region.
    pub region: &'a str,
    /// The language of its mail.
    pub language: &'a str,
    /// Its domain.
    pub domain: &'a str,
    /// Street and number.
    pub address: &'a str,
    /// City.
    pub city: &'a str,
    /// Postal code.
    pub postal_code: &'a str,
    /// Number in the company register.
    pub registration_number: &'a str,
}

/// Loads an organisation.
pub async fn organisation(c: &mut PgConnection, o: &Organisation<'_>) -> Loaded<OrganisationId> {
    let id: OrganisationId = new_id();
    sqlx::query!(
        "insert into organisations (id, kind, name, country, region, language, domain, address_line1, city, postal_code, registration_number)
         values ($1, $2, $3, $4, $5, $6, nullif($7, ''), $8, $9, $10, $11)",
        id.0,
        o.kind,
        o.name,
        o.country,
        o.region,
        o.language,
        o.domain,
        o.address,
        o.city,
        o.postal_code,
        o.registration_number
    )
    .execute(c)
    .await?;
    Ok(id)
}

/// A person to be loaded, who can sign in at once.
pub struct Person<'a> {
    /// Where they act.
    pub organisation: OrganisationId,
    /// Mail address.
    pub mail: &'a str,
    /// Name.
    pub name: &'a str,
    /// Job title.
    pub job_title: &'a str,
    /// What they may do.
    pub roles: &'a [&'a str],
    /// The stored password.
    pub password_hash: &'a str,
}

/// Loads a person with their place in an organisation.
pub async fn person(c: &mut PgConnection, p: &Person<'_>) -> Loaded<(PersonId, MembershipId)> {
    let (person, membership): (PersonId, MembershipId) = (new_id(), new_id());
    let roles: Vec<String> = p.roles.iter().map(ToString::to_string).collect();
    sqlx::query!("insert into people (id, mail, name) values ($1, $2, $3)", person.0, p.mail, p.name)
        .execute(&mut *c)
        .await?;
    sqlx::query!("insert into credentials (person_id, password_hash) values ($1, $2)", person.0, p.password_hash)
        .execute(&mut *c)
        .await?;
    sqlx::query!(
        "insert into memberships (id, person_id, organisation_id, state, roles, job_title) values ($1, $2, $3, 'active', $4, $5)",
        membership.0,
        person.0,
        p.organisation.0,
        &roles,
        p.job_title
    )
    .execute(c)
    .await?;
    Ok((person, membership))
}

/// Lets a person who is there already act for one more organisation.
pub async fn membership(
    c: &mut PgConnection,
    person: PersonId,
    organisation: OrganisationId,
    roles: &[&str],
) -> Loaded<MembershipId> {
    let id: MembershipId = new_id();
    let roles: Vec<String> = roles.iter().map(ToString::to_string).collect();
    sqlx::query!(
        "insert into memberships (id, person_id, organisation_id, state, roles) values ($1, $2, $3, 'active', $4)",
        id.0,
        person.0,
        organisation.0,
        &roles
    )
    .execute(c)
    .await?;
    Ok(id)
}

/// Loads a programme row.
pub async fn programme(c: &mut PgConnection, id: OrganisationId, programme: &str, since: DateTime<Utc>) -> Loaded<()> {
    sqlx::query!(
        "insert into programme_enrollments (id, organisation_id, programme, activated_at) values ($1, $2, $3, $4)",
        new_id::<Uuid>(),
        id.0,
        programme,
        since
    )
    .execute(c)
    .await?;
    Ok(())
}

/// Loads a Partner ID.
pub async fn partner_id(
    c: &mut PgConnection,
    id: OrganisationId,
    number: &str,
    country: &str,
    active: bool,
    associated: bool,
) -> Loaded<()> {
    sqlx::query!(
        "insert into partner_ids (id, organisation_id, number, country, active, associated) values ($1, $2, $3, $4, $5, $6)",
        new_id::<Uuid>(),
        id.0,
        number,
        country,
        active,
        associated
    )
    .execute(c)
    .await?;
    Ok(())
}

/// A partner's profile to be loaded.
pub struct Profile<'a> {
    /// Primary contact: first name.
    pub first_name: &'a str,
    /// Primary contact: last name.
    pub last_name: &'a str,
    /// Primary contact: mail address.
    pub mail: &'a str,
    /// Primary contact: phone number.
    pub phone: &'a str,
    /// Support: website, mail, phone; empty when missing.
    pub support: (&'a str, &'a str, &'a str),
    /// none, pending, authorized or rejected.
    pub verification: &'a str,
}

/// Loads contact, support profile and verification.
pub async fn profile(c: &mut PgConnection, id: OrganisationId, p: &Profile<'_>) -> Loaded<()> {
    sqlx::query!(
        "insert into primary_contacts (organisation_id, first_name, last_name, mail, phone) values ($1, $2, $3, $4, $5)",
        id.0,
        p.first_name,
        p.last_name,
        p.mail,
        p.phone
    )
    .execute(&mut *c)
    .await?;
    let (website, mail, phone) = p.support;
    sqlx::query!(
        "insert into support_profiles (organisation_id, website, mail, phone) values ($1, $2, $3, $4)",
        id.0,
        website,
        mail,
        phone
    )
    .execute(&mut *c)
    .await?;
    // one that is pending waits for the contact's mailbox
    sqlx::query!("insert into verifications (organisation_id, state) values ($1, $2)", id.0, p.verification)
        .execute(&mut *c)
        .await?;
    sqlx::query!(
        "insert into security_contacts (organisation_id, first_name, last_name, mail, phone) values ($1, $2, $3, $4, $5)",
        id.0,
        p.first_name,
        p.last_name,
        p.mail,
        p.phone
    )
    .execute(c)
    .await?;
    Ok(())
}

/// Something that happened before, as the log tells it.
pub struct Past<'a> {
    /// Who did it.
    pub person: Option<PersonId>,
    /// For which organisation.
    pub acting: Option<OrganisationId>,
    /// What.
    pub action: &'a str,
    /// To what kind of thing.
    pub subject_kind: &'a str,
    /// To which one.
    pub subject: Uuid,
    /// Its name.
    pub subject_name: &'a str,
    /// Who is told.
    pub parties: &'a [OrganisationId],
    /// Old and new values, reasons.
    pub detail: Value,
}

/// Writes one event into the chains of its parties.
pub async fn record(c: &mut PgConnection, past: &Past<'_>) -> Loaded<()> {
    let parties: Vec<Uuid> = past.parties.iter().map(|party| party.0).collect();
    sqlx::query!(
        "select app.record_as($1, $2, $3, $4, $5, $6, $7, $8, $9, '[]')",
        past.person.map(|p| p.0),
        past.acting.map(|o| o.0),
        new_id::<Uuid>(),
        past.action,
        past.subject_kind,
        past.subject,
        past.subject_name,
        &parties,
        past.detail
    )
    .execute(c)
    .await?;
    Ok(())
}

/// Loads public holidays.
pub async fn holidays(c: &mut PgConnection, days: &[(&str, &str)]) -> Loaded<()> {
    let countries: Vec<String> = days.iter().map(|(country, _)| (*country).to_owned()).collect();
    let dates: Vec<NaiveDate> = days.iter().filter_map(|(_, day)| day.parse().ok()).collect();
    sqlx::query!(
        r#"insert into holidays (country, "on") select * from unnest($1::text[], $2::date[]) on conflict do nothing"#,
        &countries,
        &dates
    )
    .execute(c)
    .await?;
    Ok(())
}

/// Loads a relationship between a partner and a customer.
pub async fn relationship(
    c: &mut PgConnection,
    partner: OrganisationId,
    customer: OrganisationId,
    role: &str,
    joint: Option<Uuid>,
) -> Loaded<()> {
    sqlx::query!(
        "insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, since) values ($1, $2, $3, $4, $5, app.now())",
        new_id::<Uuid>(),
        partner.0,
        customer.0,
        role,
        joint
    )
    .execute(c)
    .await?;
    Ok(())
}

/// Administration rights that a customer has granted before.
pub async fn administration(
    c: &mut PgConnection,
    partner: OrganisationId,
    customer: OrganisationId,
    by: &str,
) -> Loaded<()> {
    sqlx::query!(
        "update reseller_relationships set admin_since = app.now(), admin_by_name = $3 where partner_id = $1 and customer_id = $2",
        partner.0,
        customer.0,
        by
    )
    .execute(c)
    .await?;
    Ok(())
}

/// An agreement that was accepted before.
pub async fn acceptance(
    c: &mut PgConnection,
    organisation: OrganisationId,
    person: PersonId,
    kind: &str,
    language: &str,
) -> Loaded<()> {
    sqlx::query!(
        "insert into acceptances (id, organisation_id, version_id, language, body_hash, person_id, person_name, job_title, accepted_at, address, agent, proof)
         select $1, $2, v.id, t.language, t.body_hash, $3, p.name, m.job_title, app.now(), '127.0.0.1', '', 'password'
         from agreement_versions v join agreement_texts t on t.version_id = v.id and t.language = $5
         join people p on p.id = $3 join memberships m on m.person_id = $3 and m.organisation_id = $2
         where v.kind = $4 order by v.number desc limit 1",
        new_id::<Uuid>(),
        organisation.0,
        person.0,
        kind,
        language
    )
    .execute(c)
    .await?;
    Ok(())
}

/// The verification is at this part, as if it had come so far; with the operator, except for the contact's mailbox. No part: not begun.
pub async fn verification_at(
    c: &mut PgConnection,
    organisation: OrganisationId,
    stage: Option<&str>,
    due_at: DateTime<Utc>,
) -> Loaded<()> {
    sqlx::query!("delete from verifications where organisation_id = $1", organisation.0).execute(&mut *c).await?;
    sqlx::query!(
        "insert into verifications (organisation_id, state, stage, due_at)
         values ($1, case when $2::text is null then 'none' else 'pending' end, $2, case when $2 <> 'email' then $3::timestamptz end)",
        organisation.0,
        stage,
        due_at
    )
    .execute(c)
    .await?;
    Ok(())
}

/// A provider's entry that was sent and, unless nobody is named, published so many days ago.
pub async fn directory_entry(
    c: &mut PgConnection,
    provider: OrganisationId,
    content: &Content,
    days_ago: i32,
    published_by: Option<&str>,
) -> Loaded<()> {
    sqlx::query!(
        "insert into directory_entries (id, provider_id, state, website, mail, phone, languages, markets, services, products, support, minimum_minor, currency,
             about_en, about_fr, support_hours_en, support_hours_fr, minimum_en, minimum_fr, credit_terms_en, credit_terms_fr, saved_at, saved_by_name,
             submitted_at, submitted_by_name, decided_at, decided_by_name)
         select $1, $2, case when $22::text is null then 'submitted' else 'published' end, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, at, $21, at, $21, case when $22::text is not null then at end, $22
         from (select app.now() - make_interval(days => $23) as at) as moment",
        new_id::<Uuid>(),
        provider.0,
        content.website,
        content.mail,
        content.phone,
        &content.languages,
        &content.markets,
        &content.services,
        &content.products,
        content.support,
        content.minimum_minor,
        content.currency,
        content.about.en,
        content.about.fr,
        content.support_hours.en,
        content.support_hours.fr,
        content.minimum.en,
        content.minimum.fr,
        content.credit_terms.en,
        content.credit_terms.fr,
        "Partner Desk",
        published_by,
        days_ago
    )
    .execute(c)
    .await?;
    Ok(())
}
