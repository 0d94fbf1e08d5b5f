//! Entries of the directory as their providers write them and the operator moderates them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Stored, Tx, programme::Addressee};
use crate::domain::{
    directory::{Both, Content, EntryState},
    ids::{DirectoryEntryId, OrganisationId},
    language::Language,
};

/// A version of an entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: DirectoryEntryId,
    /// Whose it is.
    pub provider_id: OrganisationId,
    /// That provider's name.
    pub name: String,
    /// Where it stands.
    pub state: EntryState,
    /// What it says.
    pub content: Content,
    /// Raised with every edit.
    pub version: i32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by_name: String,
    /// When it was sent to the operator.
    pub submitted_at: Option<DateTime<Utc>>,
    /// By whom.
    pub submitted_by_name: Option<String>,
    /// When the operator decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who did.
    pub decided_by_name: Option<String>,
    /// Why it was sent back, or taken down by the operator.
    pub reason: Option<String>,
    /// When it was taken out of the directory.
    pub taken_down_at: Option<DateTime<Utc>>,
    /// By whom.
    pub taken_down_by_name: Option<String>,
}

/// The entries of the table that fit a condition.
macro_rules! entries {
    ($tx:expr, $condition:literal, $($argument:expr),+) => {{
        let rows = sqlx::query!(
            r#"select id, provider_id, name, state as "state: EntryState", version, saved_at, saved_by_name, submitted_at, submitted_by_name, decided_at,
                   decided_by_name, reason, taken_down_at, taken_down_by_name, website, mail, phone, languages, markets, services, products, support,
                   minimum_minor, currency, about_en, about_fr, support_hours_en, support_hours_fr, minimum_en, minimum_fr, credit_terms_en, credit_terms_fr
               from directory_entries where "# + $condition,
            $($argument),+
        );
        rows.fetch_all($tx.conn()).await?.into_iter().map(|row| Entry {
            id: DirectoryEntryId(row.id),
            provider_id: OrganisationId(row.provider_id),
            name: row.name,
            state: row.state,
            version: row.version,
            saved_at: row.saved_at,
            saved_by_name: row.saved_by_name,
            submitted_at: row.submitted_at,
            submitted_by_name: row.submitted_by_name,
            decided_at: row.decided_at,
            decided_by_name: row.decided_by_name,
            reason: row.reason,
            taken_down_at: row.taken_down_at,
            taken_down_by_name: row.taken_down_by_name,
            content: Content {
                website: row.website,
                mail: row.mail,
                phone: row.phone,
                languages: row.languages,
                markets: row.markets,
                services: row.services,
                products: row.products,
                support: row.support,
                minimum_minor: row.minimum_minor,
                currency: row.currency,
                about: Both { en: row.about_en, fr: row.about_fr },
                support_hours: Both { en: row.support_hours_en, fr: row.support_hours_fr },
                minimum: Both { en: row.minimum_en, fr: row.minimum_fr },
                credit_terms: Both { en: row.credit_terms_en, fr: row.credit_terms_fr },
            },
        })
    }};
}

/// The version a provider writes on or has sent, and the one that is published.
pub async fn of_provider(tx: &mut Tx, provider: OrganisationId) -> Stored<(Option<Entry>, Option<Entry>)> {
    let entries = entries!(tx, "provider_id = $1 and state not in ('replaced', 'taken_down')", provider.0);
    let (mut published, mut open): (Vec<Entry>, Vec<Entry>) =
        entries.partition(|entry| entry.state == EntryState::Published);
    Ok((open.pop(), published.pop()))
}

/// The version of a provider's that was taken down last.
pub async fn last_taken_down(tx: &mut Tx, provider: OrganisationId) -> Stored<Option<Entry>> {
    Ok(entries!(tx, "provider_id = $1 and state = 'taken_down' order by taken_down_at desc limit 1", provider.0).next())
}

/// One version, if it is visible.
pub async fn find(tx: &mut Tx, id: DirectoryEntryId) -> Stored<Option<Entry>> {
    Ok(entries!(tx, "id = $1", id.0).next())
}

/// Locks a version until the transaction ends.
pub async fn lock(tx: &mut Tx, id: DirectoryEntryId) -> Stored<bool> {
    let row = sqlx::query!("select id from directory_entries where id = $1 for update", id.0);
    Ok(row.fetch_optional(tx.conn()).await?.is_some())
}

/// A version to be begun or saved.
pub struct Saved<'a> {
    /// Its id.
    pub id: DirectoryEntryId,
    /// Whose it is.
    pub provider_id: OrganisationId,
    /// What it says.
    pub content: &'a Content,
    /// Who saves it.
    pub by_name: &'a str,
}

/// Begins a version.
pub async fn insert(tx: &mut Tx, saved: &Saved<'_>) -> Stored<()> {
    let c = saved.content;
    sqlx::query!(
        "insert into directory_entries (id, provider_id, state, website, mail, phone, languages, markets, services, products, support, minimum_minor, currency,
             about_en, about_fr, support_hours_en, support_hours_fr, minimum_en, minimum_fr, credit_terms_en, credit_terms_fr, saved_at, saved_by_name)
         values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, app.now(), $21)",
        saved.id.0,
        saved.provider_id.0,
        c.website,
        c.mail,
        c.phone,
        &c.languages,
        &c.markets,
        &c.services,
        &c.products,
        c.support,
        c.minimum_minor,
        c.currency,
        c.about.en,
        c.about.fr,
        c.support_hours.en,
        c.support_hours.fr,
        c.minimum.en,
        c.minimum.fr,
        c.credit_terms.en,
        c.credit_terms.fr,
        saved.by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Saves a version; false if somebody else did so since `version`.
pub async fn save(tx: &mut Tx, saved: &Saved<'_>, version: i32) -> Stored<bool> {
    let c = saved.content;
    let done = sqlx::query!(
        "update directory_entries set website = $3, mail = $4, phone = $5, languages = $6, markets = $7, services = $8, products = $9, support = $10,
             minimum_minor = $11, currency = $12, about_en = $13, about_fr = $14, support_hours_en = $15, support_hours_fr = $16, minimum_en = $17,
             minimum_fr = $18, credit_terms_en = $19, credit_terms_fr = $20, saved_at = app.now(), saved_by_name = $21, version = version + 1
         where id = $1 and version = $2",
        saved.id.0,
        version,
        c.website,
        c.mail,
        c.phone,
        &c.languages,
        &c.markets,
        &c.services,
        &c.products,
        c.support,
        c.minimum_minor,
        c.currency,
        c.about.en,
        c.about.fr,
        c.support_hours.en,
        c.support_hours.fr,
        c.minimum.en,
        c.minimum.fr,
        c.credit_terms.en,
        c.credit_terms.fr,
        saved.by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Moves a version to the operator.
pub async fn submit(tx: &mut Tx, id: DirectoryEntryId, by_name: &str) -> Stored<()> {
    sqlx::query!(
        "update directory_entries set state = 'submitted', submitted_at = app.now(), submitted_by_name = $2, decided_at = null, decided_by_name = null, reason = null
         where id = $1",
        id.0,
        by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Moves a version back to its provider's desk.
pub async fn take_back(tx: &mut Tx, id: DirectoryEntryId) -> Stored<()> {
    sqlx::query!(
        "update directory_entries set state = 'draft', submitted_at = null, submitted_by_name = null where id = $1",
        id.0
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Publishes a version in place of the one that was in force.
pub async fn publish(tx: &mut Tx, id: DirectoryEntryId, provider: OrganisationId, by_name: &str) -> Stored<()> {
    sqlx::query!(
        "update directory_entries set state = 'replaced', replaced_at = app.now() where provider_id = $1 and state = 'published'",
        provider.0
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "update directory_entries set state = 'published', decided_at = app.now(), decided_by_name = $2 where id = $1",
        id.0,
        by_name
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Sends a version back with a reason.
pub async fn send_back(tx: &mut Tx, id: DirectoryEntryId, by_name: &str, reason: &str) -> Stored<()> {
    sqlx::query!(
        "update directory_entries set state = 'returned', decided_at = app.now(), decided_by_name = $2, reason = $3 where id = $1",
        id.0,
        by_name,
        reason
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes a published version out of the directory; the operator says why.
pub async fn take_down(tx: &mut Tx, id: DirectoryEntryId, by_name: &str, reason: Option<&str>) -> Stored<()> {
    sqlx::query!(
        "update directory_entries set state = 'taken_down', taken_down_at = app.now(), taken_down_by_name = $2, reason = $3 where id = $1",
        id.0,
        by_name,
        reason
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whom the operator's mail about an entry that was sent goes to.
pub async fn moderators(tx: &mut Tx) -> Stored<Vec<Addressee>> {
    let rows = sqlx::query!(
        r#"select name as "name!", mail as "mail!", language as "language!" from app.directory_moderators()"#
    )
    .fetch_all(tx.conn())
    .await?;
    let addressee =
        |name, mail, language: String| Addressee { name, mail, language: language.parse().unwrap_or(Language::En) };
    Ok(rows.into_iter().map(|row| addressee(row.name, row.mail, row.language)).collect())
}

/// A line of the operator's lists.
#[derive(Debug, Clone)]
pub struct Moderated {
    /// The version.
    pub id: DirectoryEntryId,
    /// The provider's name.
    pub name: String,
    /// Where it stands.
    pub state: EntryState,
    /// When it was sent, or decided about.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by_name: String,
    /// Whether another version of the provider is in force.
    pub is_change: bool,
}

/// Where a page of those lists begins.
pub type ModeratedKey = (DateTime<Utc>, Uuid);

/// Entries that wait for the operator, the longest first.
pub async fn queue(tx: &mut Tx, after: Option<ModeratedKey>, limit: i64) -> Stored<Vec<Moderated>> {
    let (at, id) = after.unwrap_or((DateTime::UNIX_EPOCH, Uuid::nil()));
    let rows = sqlx::query_as!(
        Moderated,
        r#"select e.id as "id: DirectoryEntryId", e.name, e.state as "state: EntryState", e.submitted_at as "at!", e.submitted_by_name as "by_name!",
               exists (select from directory_entries p where p.provider_id = e.provider_id and p.state = 'published') as "is_change!"
           from directory_entries e where e.state = 'submitted' and (e.submitted_at, e.id) > ($1, $2) order by e.submitted_at, e.id limit $3"#,
        at,
        id,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}

/// What was published, sent back and taken down, the newest first.
pub async fn decided(tx: &mut Tx, before: Option<ModeratedKey>, limit: i64) -> Stored<Vec<Moderated>> {
    let (at, id) = before.map_or((None, Uuid::max()), |(at, id)| (Some(at), id));
    let rows = sqlx::query_as!(
        Moderated,
        r#"select e.id as "id: DirectoryEntryId", e.name, e.state as "state: EntryState", e.decided_at as "at!", e.decided_by_name as "by_name!",
               false as "is_change!"
           from directory_entries e where e.state in ('published', 'returned', 'taken_down') and (e.decided_at, e.id) < (coalesce($1::timestamptz, 'infinity'), $2)
           order by e.decided_at desc, e.id desc limit $3"#,
        at,
        id,
        limit
    );
    Ok(rows.fetch_all(tx.conn()).await?)
}
