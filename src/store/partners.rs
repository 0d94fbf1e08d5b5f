//! Partners as the operator registers and sees them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::domain::{
    ids::{MembershipId, OrganisationId, PersonId},
    programme::Programme,
};

/// A line of the operator's list of partners.
pub struct Listed {
    /// Its id.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// `programme:standing` pairs.
    pub programmes: Vec<String>,
    /// The associated Partner ID.
    pub partner_id: Option<String>,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The beginning of the name, folded; empty for all.
    pub name: String,
}

/// A page of partners by name.
pub async fn list(tx: &mut Tx, filter: &Filter, cursor: &Cursor<(&str, Uuid)>, limit: i64) -> Stored<Vec<Listed>> {
    let (low, high) = match cursor {
        Cursor::Start | Cursor::Before(_) => {
            ((filter.name.as_str(), Uuid::nil()), cursor.bounds(("", Uuid::nil()), ("\u{10ffff}", Uuid::max())).1)
        }
        Cursor::After(key) => (*key, ("\u{10ffff}", Uuid::max())),
    };
    // a prefix as a range: `like` would lose its index under row-level security (dependencies.md §3)
    let below = format!("{}\u{10ffff}", filter.name);
    let rows = if cursor.is_backwards() {
        sqlx::query_as!(
            Listed,
            r#"select o.id as "id: OrganisationId", o.name, o.country,
                array(select e.programme || ':' || e.standing from programme_enrollments e where e.organisation_id = o.id order by 1) as "programmes!",
                (select p.number from partner_ids p where p.organisation_id = o.id and p.associated) as partner_id
               from organisations o
               where o.kind = 'partner' and (lower(o.name), o.id) > ($1, $2) and (lower(o.name), o.id) < ($3, $4) and lower(o.name) < $5
               order by lower(o.name) desc, o.id desc limit $6"#,
            low.0, low.1, high.0, high.1, below, limit
        ).fetch_all(tx.conn()).await?
    } else {
        sqlx::query_as!(
            Listed,
            r#"select o.id as "id: OrganisationId", o.name, o.country,
                array(select e.programme || ':' || e.standing from programme_enrollments e where e.organisation_id = o.id order by 1) as "programmes!",
                (select p.number from partner_ids p where p.organisation_id = o.id and p.associated) as partner_id
               from organisations o
               where o.kind = 'partner' and (lower(o.name), o.id) > ($1, $2) and (lower(o.name), o.id) < ($3, $4) and lower(o.name) < $5
               order by lower(o.name), o.id limit $6"#,
            low.0, low.1, high.0, high.1, below, limit
        ).fetch_all(tx.conn()).await?
    };
    Ok(rows)
}

/// A partner to be registered.
pub struct NewPartner {
    /// Its id.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// The language of its mail.
    pub language: String,
    /// Which programme it takes part in.
    pub programme: Programme,
}

/// Registers the organisation with its programme, an empty support profile and an open verification.
pub async fn insert(tx: &mut Tx, partner: &NewPartner, programme_row: Uuid, contact: &Contact<'_>) -> Stored<()> {
    let id = partner.id.0;
    sqlx::query!(
        "insert into organisations (id, kind, name, country, region, language) values ($1, 'partner', $2, $3, $4, $5)",
        id,
        partner.name,
        partner.country,
        partner.region,
        partner.language
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into programme_enrollments (id, organisation_id, programme, activated_at) values ($1, $2, $3, app.now())",
        programme_row, id, partner.programme.code()
    ).execute(tx.conn()).await?;
    sqlx::query!("insert into support_profiles (organisation_id) values ($1)", id).execute(tx.conn()).await?;
    sqlx::query!("insert into verifications (organisation_id, state) values ($1, 'pending')", id)
        .execute(tx.conn())
        .await?;
    sqlx::query!(
        "insert into primary_contacts (organisation_id, first_name, last_name, mail, phone) values ($1, $2, $3, $4, '')",
        id, contact.first_name, contact.last_name, contact.mail
    ).execute(tx.conn()).await?;
    Ok(())
}

/// The person a new partner is reached through until it says otherwise.
pub struct Contact<'a> {
    /// First name.
    pub first_name: &'a str,
    /// Last name.
    pub last_name: &'a str,
    /// Mail address.
    pub mail: &'a str,
}

/// Adds a Partner ID; the associated one is what orders and incentives go by.
pub async fn insert_partner_id(
    tx: &mut Tx,
    row: Uuid,
    partner: OrganisationId,
    number: &str,
    country: &str,
    active: bool,
    associated: bool,
) -> Stored<()> {
    sqlx::query!(
        "insert into partner_ids (id, organisation_id, number, country, active, associated) values ($1, $2, $3, $4, $5, $6)",
        row, partner.0, number, country, active, associated
    ).execute(tx.conn()).await?;
    Ok(())
}

/// A person to be invited.
pub struct Invitee<'a> {
    /// The id of their place.
    pub membership_id: MembershipId,
    /// The id they get if they are new.
    pub person_id: PersonId,
    /// Where they will act.
    pub organisation_id: OrganisationId,
    /// Mail address.
    pub mail: &'a str,
    /// Name.
    pub name: &'a str,
    /// What they may do.
    pub roles: &'a [&'a str],
    /// The hash of the link's token.
    pub token_hash: &'a [u8],
    /// Until when the link works.
    pub expires_at: DateTime<Utc>,
}

/// Invites a person; the definer function checks that the caller may.
pub async fn invite(tx: &mut Tx, who: &Invitee<'_>) -> Stored<PersonId> {
    let roles: Vec<String> = who.roles.iter().map(ToString::to_string).collect();
    let id = sqlx::query_scalar!(
        r#"select app.person_invite($1, $2, $3, $4, $5, $6, $7, $8) as "id!""#,
        who.membership_id.0,
        who.person_id.0,
        who.organisation_id.0,
        who.mail,
        who.name,
        &roles,
        who.token_hash,
        who.expires_at
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(PersonId(id))
}
