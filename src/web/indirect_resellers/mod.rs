//! The provider's side of partnerships: its resellers, whether they have signed, and the invitations to new ones.

pub mod check;
pub mod invitation;
pub mod invitations;
pub mod list;
pub mod new_invitation;
pub mod request;
pub mod requests;
pub mod reseller;
