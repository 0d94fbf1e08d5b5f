//! Ids in paths: one that cannot be an id is answered like one that is absent.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};

use super::error::PageError;

/// The path's parameter.
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| PageError::NotFound)?;
        let (_, value) = params.iter().next().ok_or(PageError::NotFound)?;
        value.parse().map(Id).map_err(|_| PageError::NotFound)
    }
}

/// The query, read leniently: what is not understood is not there.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned + Default> FromRequestParts<S> for Query<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(serde_html_form::from_str(query).unwrap_or_default()))
    }
}
