//! Settings: the partner's profile, and the person's own security.

pub mod directory_entry;
pub mod identifiers;
pub mod index;
pub mod my_access;
pub mod partner_profile;
pub mod primary_contact;
pub mod program_info;
pub mod security;
pub mod sessions;
pub mod support_profile;
