//! The people of my own organisation. Tables of people are closed to pages: everything goes through functions that know who asks.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::domain::{
    account::AccountState,
    ids::{MembershipId, OrganisationId, PersonId},
    permission::Role,
};

/// Somebody of my organisation.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// The place.
    pub membership_id: MembershipId,
    /// Who.
    pub person_id: PersonId,
    /// Name; of somebody who has not come yet, as it was typed.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// Job title.
    pub job_title: String,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// Where the place stands.
    pub state: AccountState,
    /// Since when.
    pub state_at: DateTime<Utc>,
    /// The version of what is edited.
    pub version: i32,
    /// Whether a second factor is set up, where that is for me to know.
    pub second_factor: Option<bool>,
    /// The last sign-in.
    pub seen_at: Option<DateTime<Utc>>,
    /// Whether the person acts for nobody else.
    pub only_ours: bool,
    /// Until when the link of an invitation can be used.
    pub link_ends_at: Option<DateTime<Utc>>,
}

struct Row {
    membership_id: Uuid,
    person_id: Uuid,
    name: String,
    mail: String,
    job_title: String,
    roles: Vec<String>,
    state: String,
    state_at: DateTime<Utc>,
    version: i32,
    second_factor: Option<bool>,
    seen_at: Option<DateTime<Utc>>,
    only_ours: bool,
    link_ends_at: Option<DateTime<Utc>>,
}

impl From<Row> for Colleague {
    fn from(row: Row) -> Self {
        Self {
            membership_id: MembershipId(row.membership_id),
            person_id: PersonId(row.person_id),
            name: row.name,
            mail: row.mail,
            job_title: row.job_title,
            roles: row.roles.iter().filter_map(|code| Role::from_code(code)).collect(),
            state: AccountState::from_code(&row.state).unwrap_or(AccountState::Blocked),
            state_at: row.state_at,
            version: row.version,
            second_factor: row.second_factor,
            seen_at: row.seen_at,
            only_ours: row.only_ours,
            link_ends_at: row.link_ends_at,
        }
    }
}

/// What the list is narrowed to; empty texts do not narrow.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A part of a name or of an address, folded.
    pub search: String,
    /// A role's code.
    pub role: String,
    /// A state's code; empty for everybody who is not gone.
    pub state: String,
}

/// A page of my organisation's people by name.
pub async fn list(tx: &mut Tx, filter: &Filter, cursor: &Cursor<(&str, Uuid)>, limit: i64) -> Stored<Vec<Colleague>> {
    let (low, high) = cursor.bounds(("", Uuid::nil()), ("\u{10ffff}", Uuid::max()));
    let rows = sqlx::query_as!(
        Row,
        r#"select membership_id as "membership_id!", person_id as "person_id!", name as "name!", mail as "mail!", job_title as "job_title!",
               roles as "roles!", state as "state!", state_at as "state_at!", version as "version!", second_factor, seen_at, only_ours as "only_ours!",
               link_ends_at
           from app.people_of_mine()
           where (lower(name), membership_id) > ($1, $2) and (lower(name), membership_id) < ($3, $4)
             and ($5 = '' or strpos(lower(name), $5) > 0 or strpos(mail, $5) > 0)
             and ($6 = '' or $6 = any (roles))
             and (state = $7 or ($7 = '' and state not in ('deleted', 'withdrawn')))
           order by case when $8 then lower(name) end desc, case when $8 then membership_id end desc, lower(name), membership_id limit $9"#,
        low.0,
        low.1,
        high.0,
        high.1,
        filter.search,
        filter.role,
        filter.state,
        cursor.is_backwards(),
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?.into_iter().map(Colleague::from).collect())
}

/// One of my organisation's people.
pub async fn find(tx: &mut Tx, id: MembershipId) -> Stored<Option<Colleague>> {
    let row = sqlx::query_as!(
        Row,
        r#"select membership_id as "membership_id!", person_id as "person_id!", name as "name!", mail as "mail!", job_title as "job_title!",
               roles as "roles!", state as "state!", state_at as "state_at!", version as "version!", second_factor, seen_at, only_ours as "only_ours!",
               link_ends_at
           from app.people_of_mine() where membership_id = $1"#,
        id.0
    );
    Ok(row.fetch_optional(tx.conn()).await?.map(Colleague::from))
}

/// Which of these addresses belong to my organisation already, in whatever state.
pub async fn among(tx: &mut Tx, mails: &[&str]) -> Stored<Vec<(String, AccountState)>> {
    let mails: Vec<String> = mails.iter().map(ToString::to_string).collect();
    let rows = sqlx::query!(
        r#"select mail as "mail!", state as "state!" from app.people_of_mine() where mail = any ($1)"#,
        &mails
    );
    let rows = rows.fetch_all(tx.conn()).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.mail, AccountState::from_code(&row.state)?))).collect())
}

/// How many there are, and how well protected.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// Who may act.
    pub people: i64,
    /// Of these, who has a second factor.
    pub second_factors: i64,
    /// Of these, who can grant everything.
    pub admins: i64,
}

/// The figures of my organisation.
pub async fn figures(tx: &mut Tx) -> Stored<Figures> {
    let row = sqlx::query_as!(
        Figures,
        r#"select people as "people!", second_factors as "second_factors!", admins as "admins!" from app.people_figures()"#
    );
    Ok(row.fetch_one(tx.conn()).await?)
}

/// Gives and takes roles; false if somebody changed the person meanwhile.
pub async fn set_roles(tx: &mut Tx, id: MembershipId, roles: &[Role], version: i32) -> Stored<bool> {
    let roles: Vec<String> = roles.iter().map(|role| role.code().to_owned()).collect();
    let set = sqlx::query_scalar!("select app.person_roles_set($1, $2, $3)", id.0, &roles, version);
    Ok(set.fetch_one(tx.conn()).await?.unwrap_or(false))
}

/// Blocks, unblocks, deletes or restores; false if there is nobody.
pub async fn set_state(tx: &mut Tx, id: MembershipId, to: &str) -> Stored<bool> {
    let set = sqlx::query_scalar!("select app.person_state_set($1, $2)", id.0, to);
    Ok(set.fetch_one(tx.conn()).await?.unwrap_or(false))
}

/// Replaces the link of somebody who has not come yet; false if the person has.
pub async fn resend(tx: &mut Tx, id: MembershipId, token_hash: &[u8], expires_at: DateTime<Utc>) -> Stored<bool> {
    let sent = sqlx::query_scalar!("select app.person_resend($1, $2, $3)", id.0, token_hash, expires_at);
    Ok(sent.fetch_one(tx.conn()).await?.unwrap_or(false))
}

/// Makes somebody choose a new password by a link; false if the person cannot act now.
pub async fn reset(
    tx: &mut Tx,
    id: MembershipId,
    second_factor: bool,
    token_hash: &[u8],
    expires_at: DateTime<Utc>,
) -> Stored<bool> {
    let reset =
        sqlx::query_scalar!("select app.person_reset($1, $2, $3, $4)", id.0, second_factor, token_hash, expires_at);
    Ok(reset.fetch_one(tx.conn()).await?.unwrap_or(false))
}

/// Somebody who is gone for good.
pub struct Purged {
    /// Whose person it was.
    pub organisation_id: OrganisationId,
    /// Which place.
    pub membership_id: MembershipId,
    /// The name, for the log's last line about it.
    pub name: String,
}

/// Removes who was deleted thirty days ago; the worker's.
pub async fn purge(tx: &mut Tx) -> Stored<Vec<Purged>> {
    let rows = sqlx::query_as!(
        Purged,
        r#"select organisation_id as "organisation_id!: OrganisationId", membership_id as "membership_id!: MembershipId", name as "name!" from app.people_purge()"#
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
