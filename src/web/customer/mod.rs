//! The customer's side: the page behind the link of an invitation, consent, receipt, a new organisation on the way, and who has access.

pub mod answer;
pub mod ends;
pub mod join;
pub mod landing;
pub mod partners;
pub mod receipt;
