//! Settings: the partner's profile, and the person's own security.

pub mod directory_entry;
pub mod documents;
pub mod identifiers;
pub mod index;
pub mod legal;
pub mod legal_edit;
pub mod my_access;
pub mod partner_profile;
pub mod primary_contact;
pub mod program_info;
pub mod security;
pub mod security_contact;
pub mod sessions;
pub mod support_profile;
pub mod verification_fix;
