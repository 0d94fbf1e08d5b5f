//! The directory as everybody reads it: published entries, through functions that open nothing else.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::{Stored, Tx, page::Cursor};
use crate::domain::{
    directory::{Both, Content},
    ids::OrganisationId,
};

/// A published entry.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The provider.
    pub provider_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// City.
    pub city: String,
    /// Its Partner ID.
    pub number: Option<String>,
    /// What it says.
    pub content: Content,
    /// Since when it says so.
    pub published_at: DateTime<Utc>,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Words, each somewhere in the entry.
    pub text: String,
    /// `country:…`, `region:…`, `language:…`, `service:…`, `product:…`, `support:…`, `minimum:…`.
    pub facets: Vec<String>,
}

/// The listings that a function of the directory answers.
macro_rules! listings {
    ($tx:expr, $function:literal, $($argument:expr),+) => {{
        let rows = sqlx::query!(
            r#"select provider_id as "provider_id!", name as "name!", country as "country!", region as "region!", city as "city!", number,
                   website as "website!", mail as "mail!", phone as "phone!", languages as "languages!", markets as "markets!", services as "services!",
                   products as "products!", support as "support!", minimum_minor as "minimum_minor!", currency as "currency!", about_en as "about_en!",
                   about_fr as "about_fr!", support_hours_en as "support_hours_en!", support_hours_fr as "support_hours_fr!", minimum_en as "minimum_en!",
                   minimum_fr as "minimum_fr!", credit_terms_en as "credit_terms_en!", credit_terms_fr as "credit_terms_fr!",
                   published_at as "published_at!"
               from "# + $function,
            $($argument),+
        );
        rows.fetch_all($tx.conn()).await?.into_iter().map(|row|Listing {
            provider_id: OrganisationId(row.provider_id),
            name: row.name,
            country: row.country,
            region: row.region,
            city: row.city,
            number: row.number,
            published_at: row.published_at,
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
        }).collect()
    }};
}

/// A page of the list; it goes on after, or back from, a provider.
pub async fn list(
    tx: &mut Tx,
    search: &Search,
    sort: &str,
    cursor: Cursor<OrganisationId>,
    limit: i64,
) -> Stored<Vec<Listing>> {
    let edge = match cursor {
        Cursor::Start => None,
        Cursor::After(id) | Cursor::Before(id) => Some(id.0),
    };
    Ok(listings!(
        tx,
        "app.directory_list($1, $2, $3, $4, $5, $6)",
        search.text,
        &search.facets,
        sort,
        edge,
        cursor.is_backwards(),
        limit
    ))
}

/// The entries of these providers, in this order; who has none is left out.
pub async fn find(tx: &mut Tx, providers: &[OrganisationId]) -> Stored<Vec<Listing>> {
    let ids: Vec<Uuid> = providers.iter().map(|id| id.0).collect();
    Ok(listings!(tx, "app.directory_find($1)", &ids))
}

/// How many entries each of these searches finds; a thousand stands for that many or more.
pub async fn counts(tx: &mut Tx, searches: &[Search]) -> Stored<Vec<i64>> {
    let searches: Vec<_> = searches.iter().map(|s| json!({ "text": s.text, "facets": s.facets })).collect();
    let rows = sqlx::query_scalar!(r#"select n as "n!" from app.directory_counts($1) n"#, json!(searches));
    Ok(rows.fetch_all(tx.conn()).await?)
}
