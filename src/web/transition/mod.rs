//! The move from direct to indirect: its phases, and the board of direct customers on their way to a provider.

mod board;
mod export;
mod prepare;
mod query;
mod result;
mod tracker;

use super::routes::{Routes, mfa, path as at};
use crate::domain::permission::Permission;

pub use board::{Bar, bars};
pub use tracker::is_open;

/// The routes of this family.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get(at::TRANSITION, mfa(Permission::PartnerProfile), tracker::show)
        .get(at::TRANSITION_CUSTOMERS, mfa(Permission::TransitionBoard), board::show)
        .get(at::TRANSITION_EXPORT, mfa(Permission::TransitionBoard), export::show)
        .get(at::TRANSITION_PREPARE, mfa(Permission::MoveCustomers), prepare::show)
        .post(at::TRANSITION_PREPARE, mfa(Permission::MoveCustomers), prepare::submit)
        .get(at::TRANSITION_BATCH, mfa(Permission::TransitionBoard), result::show)
}
