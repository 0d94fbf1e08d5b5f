//! Proving who one is: password, second factor, mailed links; and leaving.

pub mod accept_user;
pub mod forgotten;
pub mod mfa;
pub mod next;
pub mod password;
pub mod reset;
pub mod sign_out;

use axum::http::{HeaderMap, header};
use std::net::SocketAddr;
use tower_sessions::Session;

use super::{error::PageError, routes::path};
use crate::{
    app::App,
    domain::ids::MembershipId,
    store::sessions::{self, SIGN_IN, SignIn},
};

/// The address a request comes from: the peer's, or what a trusted proxy says (rulings, Identity and proof).
pub fn address(app: &App, peer: Option<SocketAddr>, headers: &HeaderMap) -> String {
    let Some(peer) = peer.map(|peer| peer.ip()) else { return "-".into() };
    let trusted = |ip: std::net::IpAddr| app.trusted_proxies.iter().any(|net| net.contains(&ip));
    if !trusted(peer) {
        return peer.to_string();
    }
    let hops: Vec<std::net::IpAddr> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .filter_map(|hop| hop.trim().parse().ok())
        .collect();
    hops.into_iter().rev().find(|hop| !trusted(*hop)).unwrap_or(peer).to_string()
}

/// Where a request comes from and with what.
pub struct Origin {
    /// The address.
    pub address: String,
    /// The browser.
    pub agent: String,
}

impl axum::extract::FromRequestParts<App> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, app: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<axum::extract::ConnectInfo<SocketAddr>>().map(|info| info.0);
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let agent: String = agent.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok(Self { address: address(app, peer, &parts.headers), agent })
    }
}

/// Begins a session for somebody who has proved who they are. The id is new, whatever cookie came (abuse E4).
pub async fn begin_session(
    session: &Session,
    membership: MembershipId,
    second_factor: bool,
    origin: &Origin,
) -> Result<(), PageError> {
    begin(session, membership, second_factor, origin, None).await
}

/// Begins a session for somebody who has just been let in, and says where they go on: what let them in is done and stays, so without
/// a session they sign in.
pub async fn welcome(
    session: &Session,
    membership: MembershipId,
    origin: &Origin,
    there: &'static str,
) -> &'static str {
    if begin_session(session, membership, false, origin).await.is_ok() {
        return there;
    }
    session.clear().await;
    path::SIGN_IN
}

/// Begins a session for the same person in another organisation. The id is new; the old session has ended (abuse B5).
pub async fn switch_session(session: &Session, membership: MembershipId, origin: &Origin) -> Result<(), PageError> {
    let from = session.id().map(sessions::hash);
    // a form kept for the other organisation stays there
    session.remove_value("kept").await?;
    begin(session, membership, false, origin, from).await
}

async fn begin(
    session: &Session,
    membership: MembershipId,
    second_factor: bool,
    origin: &Origin,
    from: Option<Vec<u8>>,
) -> Result<(), PageError> {
    let (address, agent) = (origin.address.clone(), origin.agent.clone());
    session.remove_value("pending").await?;
    session.insert(SIGN_IN, SignIn { membership, second_factor, address, agent, from }).await?;
    session.cycle_id().await?;
    session.save().await?;
    // the store has turned it into columns; it has no place in the session's own data
    session.remove_value(SIGN_IN).await?;
    Ok(())
}
