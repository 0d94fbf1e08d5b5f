//! The command line's way to let an operator in: the first one of an empty database, or one more.

use chrono::TimeDelta;
use sqlx::postgres::PgConnectOptions;

pub use crate::store::owner::NewOperator;
use crate::{auth::link::Token, store::owner};

/// Invites an operator and answers the link's token, which is shown once and mailed to nobody.
///
/// # Errors
/// When the database refuses.
pub async fn create(options: &PgConnectOptions, operator: &NewOperator<'_>) -> anyhow::Result<Token> {
    let token = Token::new();
    owner::create_operator(options, operator, &token.hash(), TimeDelta::days(14)).await?;
    Ok(token)
}
