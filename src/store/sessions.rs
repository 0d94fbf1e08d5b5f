//! Sessions: SHA-256 of the id as key, an end by idleness and an absolute one, and no way back to life (security.md §0.2).

use std::collections::HashMap;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};
use uuid::Uuid;

use super::{Db, StoreError, Stored, Tx};
use crate::domain::ids::MembershipId;

/// The key under which a record says who signs in; the store turns it into columns when it creates the session.
pub const SIGN_IN: &str = "sign_in";

/// Who a new session is for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The person's place in the organisation.
    pub membership: MembershipId,
    /// Whether a second factor was seen.
    pub second_factor: bool,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
    /// The session this one takes the place of: the same person, acting for another organisation.
    #[serde(default)]
    pub from: Option<Vec<u8>>,
}

/// What is stored instead of a session's id.
pub fn hash(id: Id) -> Vec<u8> {
    Sha256::digest(id.to_string().as_bytes()).to_vec()
}

/// tower-sessions' store over our database.
#[derive(Clone)]
pub struct Sessions(pub Db);

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let sign_in: Option<SignIn> = record.data.remove(SIGN_IN).and_then(|value| serde_json::from_value(value).ok());
        let (mut tx, _) = self.0.begin(None).await.map_err(backend)?;
        let data = serde_json::to_value(&record.data).map_err(backend)?;
        if !insert(&mut tx, &hash(record.id), &data, sign_in.as_ref()).await.map_err(backend)? {
            return Err(backend("no session for somebody who may not act"));
        }
        tx.commit().await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let (mut tx, _) = self.0.begin(None).await.map_err(backend)?;
        let data = serde_json::to_value(&record.data).map_err(backend)?;
        save(&mut tx, &hash(record.id), &data).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let (mut tx, _) = self.0.begin_reading(None).await.map_err(backend)?;
        let data = load(&mut tx, &hash(*id)).await.map_err(backend)?;
        let record = data.map(|data| {
            let data: HashMap<String, serde_json::Value> = serde_json::from_value(data).unwrap_or_default();
            // the database knows the real ends; this one only has to lie in the future
            Record { id: *id, data, expiry_date: OffsetDateTime::now_utc() + Duration::hours(12) }
        });
        Ok(record)
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let (mut tx, _) = self.0.begin(None).await.map_err(backend)?;
        end(&mut tx, &hash(*id)).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }
}

async fn insert(
    tx: &mut Tx,
    hash: &[u8],
    data: &serde_json::Value,
    sign_in: Option<&SignIn>,
) -> std::result::Result<bool, StoreError> {
    if let Some((sign_in, from)) = sign_in.and_then(|sign_in| Some((sign_in, sign_in.from.as_ref()?))) {
        let switched = sqlx::query_scalar!(
            "select app.session_switch($1, $2, $3, $4, $5, $6)",
            from,
            hash,
            data,
            sign_in.membership.0,
            sign_in.address,
            sign_in.agent,
        );
        return Ok(switched.fetch_optional(tx.conn()).await?.flatten().unwrap_or(false));
    }
    let created = sqlx::query_scalar!(
        "select app.session_create($1, $2, $3, $4, $5, $6)",
        hash,
        data,
        sign_in.map(|s| s.membership.0) as Option<Uuid>,
        sign_in.is_some_and(|s| s.second_factor),
        sign_in.map_or("", |s| &s.address),
        sign_in.map_or("", |s| &s.agent),
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(created.unwrap_or(false))
}

async fn save(tx: &mut Tx, hash: &[u8], data: &serde_json::Value) -> Stored<()> {
    sqlx::query!("select app.session_save($1, $2)", hash, data).execute(tx.conn()).await?;
    Ok(())
}

async fn load(tx: &mut Tx, hash: &[u8]) -> Stored<Option<serde_json::Value>> {
    Ok(sqlx::query_scalar!("select app.session_load($1)", hash).fetch_one(tx.conn()).await?)
}

async fn end(tx: &mut Tx, hash: &[u8]) -> Stored<()> {
    sqlx::query!("select app.session_end($1)", hash).execute(tx.conn()).await?;
    Ok(())
}

/// Moves the idle end on.
pub async fn touch(tx: &mut Tx, hash: &[u8]) -> Stored<()> {
    sqlx::query!("select app.session_touch($1)", hash).execute(tx.conn()).await?;
    Ok(())
}

/// Notes that this session has just seen the second factor.
pub async fn prove(tx: &mut Tx, hash: &[u8]) -> Stored<()> {
    sqlx::query!("select app.session_prove($1)", hash).execute(tx.conn()).await?;
    Ok(())
}

/// A session for somebody whose identity this program itself vouches for: the demo's history and tests act through it. Answers its hash.
pub async fn vouch(db: &Db, membership: MembershipId) -> Stored<Vec<u8>> {
    Ok(hash(vouch_for(db, membership).await?))
}

/// The same for somebody who comes over HTTP: answers the cookie's value.
pub async fn vouch_for_cookie(db: &Db, membership: MembershipId) -> Stored<String> {
    Ok(vouch_for(db, membership).await?.to_string())
}

async fn vouch_for(db: &Db, membership: MembershipId) -> Stored<Id> {
    let id = Id(i128::from_le_bytes(crate::clock::random()));
    let (mut tx, _) = db.begin(None).await?;
    let sign_in = SignIn {
        membership,
        second_factor: true,
        address: "127.0.0.1".into(),
        agent: "partner-center".into(),
        from: None,
    };
    insert(&mut tx, &hash(id), &serde_json::json!({}), Some(&sign_in)).await?;
    tx.commit().await?;
    Ok(id)
}
