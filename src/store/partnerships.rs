//! Partnerships of providers and resellers, and what each side sees of the other.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor, programme::Addressee};
use crate::domain::{
    ids::{OrganisationId, PartnershipId, PartnershipInvitationId, PersonId},
    language::Language,
    partnership::PartnershipState,
    programme::Standing,
};

/// One partner of mine: a provider's reseller, or a reseller's provider.
#[derive(Debug, Clone)]
pub struct Partner {
    /// The partnership.
    pub id: PartnershipId,
    /// The other side.
    pub partner_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// City.
    pub city: String,
    /// Its associated Partner ID.
    pub number: Option<String>,
    /// Where the partnership stands.
    pub state: PartnershipState,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How the other side stands in its programme.
    pub standing: Option<Standing>,
    /// When a reseller accepted its agreement.
    pub signed_at: Option<DateTime<Utc>>,
    /// Customers that both have.
    pub customers: i64,
    /// Joint invitations that wait for a customer's answer.
    pub pending: i64,
}

/// What a list of partners is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The beginning of the name, folded; empty for all.
    pub name: String,
}

/// A page of a provider's resellers by name.
pub async fn resellers(
    tx: &mut Tx,
    provider: OrganisationId,
    filter: &Filter,
    cursor: &Cursor<(&str, Uuid)>,
    limit: i64,
) -> Stored<Vec<Partner>> {
    let ((low, low_id), (high, high_id)) = cursor.bounds(("", Uuid::nil()), ("\u{10ffff}", Uuid::max()));
    let below = format!("{}\u{10ffff}", filter.name);
    let rows = sqlx::query_as!(
        Partner,
        r#"select p.id as "id: PartnershipId", o.id as "partner_id: OrganisationId", o.name, o.country, o.city,
               (select n.number from partner_ids n where n.organisation_id = o.id and n.associated) as number,
               p.state as "state: PartnershipState", p.since,
               (select e.standing from programme_enrollments e where e.organisation_id = o.id and e.programme = 'indirect_reseller') as "standing: Standing",
               app.reseller_agreement(o.id) as signed_at, app.shared_customers(o.id) as "customers!",
               (select count(*) from customer_invitations i where i.partnership_id = p.id and i.state in ('sent', 'opened')) as "pending!"
           from partnerships p join organisations o on o.id = p.reseller_id
           where p.provider_id = $1 and p.state <> 'removed' and lower(o.name) >= $2 and lower(o.name) < $3
               and (lower(o.name), o.id) > ($4, $5) and (lower(o.name), o.id) < ($6, $7)
           order by case when $8 then lower(o.name) end desc, case when $8 then o.id end desc, lower(o.name), o.id limit $9"#,
        provider.0,
        filter.name,
        below,
        low,
        low_id,
        high,
        high_id,
        cursor.is_backwards(),
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// A reseller's providers, by name: a handful.
pub async fn providers(tx: &mut Tx, reseller: OrganisationId) -> Stored<Vec<Partner>> {
    let rows = sqlx::query_as!(
        Partner,
        r#"select p.id as "id: PartnershipId", o.id as "partner_id: OrganisationId", o.name, o.country, o.city,
               (select n.number from partner_ids n where n.organisation_id = o.id and n.associated) as number,
               p.state as "state: PartnershipState", p.since,
               (select e.standing from programme_enrollments e where e.organisation_id = o.id and e.programme = 'indirect_provider') as "standing: Standing",
               null::timestamptz as signed_at, app.shared_customers(o.id) as "customers!",
               (select count(*) from customer_invitations i where i.partnership_id = p.id and i.state in ('sent', 'opened')) as "pending!"
           from partnerships p join organisations o on o.id = p.provider_id
           where p.reseller_id = $1 and p.state <> 'removed' order by lower(o.name), o.id limit 200"#,
        reseller.0
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// The live partnership of my organisation with another one, seen from `me`.
pub async fn with(tx: &mut Tx, me: OrganisationId, other: OrganisationId) -> Stored<Option<Partner>> {
    let row = sqlx::query_as!(
        Partner,
        r#"select p.id as "id: PartnershipId", o.id as "partner_id: OrganisationId", o.name, o.country, o.city,
               (select n.number from partner_ids n where n.organisation_id = o.id and n.associated) as number,
               p.state as "state: PartnershipState", p.since,
               (select e.standing from programme_enrollments e where e.organisation_id = o.id
                    and e.programme = case when p.reseller_id = o.id then 'indirect_reseller' else 'indirect_provider' end) as "standing: Standing",
               case when p.reseller_id = o.id then app.reseller_agreement(o.id) end as signed_at, app.shared_customers(o.id) as "customers!",
               (select count(*) from customer_invitations i where i.partnership_id = p.id and i.state in ('sent', 'opened')) as "pending!"
           from partnerships p join organisations o on o.id = $2
           where p.state <> 'removed' and ((p.provider_id = $1 and p.reseller_id = $2) or (p.reseller_id = $1 and p.provider_id = $2))"#,
        me.0,
        other.0
    );
    Ok(row.fetch_optional(tx.conn()).await?)
}

/// A partnership to be made.
pub struct NewPartnership<'a> {
    /// Its id.
    pub id: PartnershipId,
    /// The provider.
    pub provider_id: OrganisationId,
    /// The reseller.
    pub reseller_id: OrganisationId,
    /// The invitation that was accepted.
    pub invitation_id: PartnershipInvitationId,
    /// Who accepted.
    pub by_name: &'a str,
    /// What they had read.
    pub terms_hash: &'a [u8],
}

/// Makes a partnership.
pub async fn insert(tx: &mut Tx, p: &NewPartnership<'_>) -> Stored<()> {
    sqlx::query!(
        "insert into partnerships (id, provider_id, reseller_id, invitation_id, state, since, accepted_by_name, terms_hash)
         values ($1, $2, $3, $4, 'active', app.now(), $5, $6)",
        p.id.0,
        p.provider_id.0,
        p.reseller_id.0,
        p.invitation_id.0,
        p.by_name,
        p.terms_hash
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends a partnership; false if it was ended before.
pub async fn remove(tx: &mut Tx, id: PartnershipId, by_name: &str) -> Stored<bool> {
    let done = sqlx::query!(
        "update partnerships set state = 'removed', removed_at = app.now(), removed_by_name = $2 where id = $1 and state <> 'removed'",
        id.0,
        by_name
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// Whom mails go to at an organisation I deal with.
pub async fn audience(tx: &mut Tx, id: OrganisationId, person: Option<PersonId>) -> Stored<Vec<Addressee>> {
    let rows = sqlx::query!(
        r#"select name as "name!", mail as "mail!", language as "language!" from app.partnership_audience($1, $2)"#,
        id.0,
        person.map(|person| person.0)
    )
    .fetch_all(tx.conn())
    .await?;
    let addressee =
        |name, mail, language: String| Addressee { name, mail, language: language.parse().unwrap_or(Language::En) };
    Ok(rows.into_iter().map(|row| addressee(row.name, row.mail, row.language)).collect())
}

/// A partner that was looked up by its Partner ID or exact name.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// Its associated Partner ID.
    pub number: Option<String>,
    /// How it stands as indirect reseller; nothing if it is approved and has not accepted the agreement.
    pub standing: Option<Standing>,
    /// Whether it has accepted the reseller's agreement.
    pub signed: bool,
    /// Whether we are partners.
    pub partnered: bool,
}

/// Partners with this Partner ID or exactly this name; two when the name does not tell.
pub async fn look_up(tx: &mut Tx, text: &str) -> Stored<Vec<Found>> {
    let rows = sqlx::query_as!(
        Found,
        r#"select id as "id!: OrganisationId", name as "name!", country as "country!", region as "region!", number, standing as "standing: Standing",
               signed as "signed!", partnered as "partnered!"
           from app.find_reseller($1)"#,
        text
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Claims today's reminder of the agreement; false if it was sent before.
pub async fn remind_once(
    tx: &mut Tx,
    provider: OrganisationId,
    reseller: OrganisationId,
    today: NaiveDate,
) -> Stored<bool> {
    let done = sqlx::query!(
        r#"insert into agreement_reminders (provider_id, reseller_id, "on") values ($1, $2, $3) on conflict do nothing"#,
        provider.0,
        reseller.0,
        today
    );
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}

/// A living partnership that does not stand as its reseller does.
pub struct Behind {
    /// Which.
    pub id: PartnershipId,
    /// The provider.
    pub provider_id: OrganisationId,
    /// The reseller.
    pub reseller_id: OrganisationId,
    /// The reseller's name.
    pub reseller_name: String,
    /// How the reseller stands.
    pub standing: Standing,
}

/// Partnerships that have to follow their reseller's standing, for the worker.
pub async fn behind(tx: &mut Tx) -> Stored<Vec<Behind>> {
    let rows = sqlx::query_as!(
        Behind,
        r#"select p.id as "id!: PartnershipId", p.provider_id as "provider_id!: OrganisationId", p.reseller_id as "reseller_id!: OrganisationId",
               o.name as reseller_name, p.standing as "standing!: Standing"
           from (
               select p.id, p.provider_id, p.reseller_id, e.standing from programme_enrollments e join partnerships p on p.reseller_id = e.organisation_id
               where e.programme = 'indirect_reseller' and e.standing not in ('active', 'restricted') and p.state = 'active'
               union all
               select p.id, p.provider_id, p.reseller_id, e.standing from partnerships p join programme_enrollments e on e.organisation_id = p.reseller_id
               where p.state = 'blocked' and e.programme = 'indirect_reseller' and e.standing in ('active', 'restricted')
           ) p join organisations o on o.id = p.reseller_id limit 500"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// Blocks a partnership or lifts that; false if it stands so already, or is ended.
pub async fn follow_standing(tx: &mut Tx, id: PartnershipId, to: PartnershipState) -> Stored<bool> {
    let to = if to == PartnershipState::Blocked { "blocked" } else { "active" };
    let done =
        sqlx::query!("update partnerships set state = $2 where id = $1 and state not in ('removed', $2)", id.0, to);
    Ok(done.execute(tx.conn()).await?.rows_affected() == 1)
}
