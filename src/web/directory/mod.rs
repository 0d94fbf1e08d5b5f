//! Find a provider: the directory for everybody, side by side, a shortlist, and writing to a provider (F22, F23).

mod compare;
mod contact;
mod list;
mod provider;
mod query;
mod shortlist;
pub mod words;

use super::{
    help, indirect_resellers, ops,
    routes::{PUBLIC, Routes, mfa, path as at},
    settings,
};
use crate::domain::permission::Permission;

/// The directory's routes, its two desks' and those of help.
pub fn routes(routes: Routes) -> Routes {
    use indirect_resellers::{request, requests};
    use settings::directory_entry as entry;
    let moderate = mfa(Permission::ModerateDirectory);
    routes
        .get(at::FIND_A_PROVIDER, PUBLIC, list::show)
        .get(at::COMPARE, PUBLIC, compare::show)
        .get(at::SHORTLIST, PUBLIC, shortlist::show)
        .get(at::LISTED_PROVIDER, PUBLIC, provider::show)
        .post(at::LISTED_PROVIDER_KEEP, PUBLIC, shortlist::submit)
        .get(at::LISTED_PROVIDER_CONTACT, mfa(Permission::ContactProvider), contact::show)
        .post(at::LISTED_PROVIDER_CONTACT, mfa(Permission::ContactProvider), contact::submit)
        .get(at::CONTACT_REQUESTS, mfa(Permission::IndirectResellers), requests::show)
        .get(at::CONTACT_REQUEST, mfa(Permission::IndirectResellers), request::show)
        .post(at::CONTACT_REQUEST, mfa(Permission::InviteReseller), request::submit)
        .post(at::CONTACT_REQUEST_INVITE, mfa(Permission::InviteReseller), request::invite)
        .get(at::DIRECTORY_ENTRY, mfa(Permission::EditDirectoryEntry), entry::show)
        .post(at::DIRECTORY_ENTRY, mfa(Permission::EditDirectoryEntry), entry::submit)
        .post(at::DIRECTORY_ENTRY_TAKE_BACK, mfa(Permission::EditDirectoryEntry), entry::take_back)
        .post(at::DIRECTORY_ENTRY_TAKE_DOWN, mfa(Permission::EditDirectoryEntry), entry::take_down)
        .get(at::OPS_DIRECTORY, mfa(Permission::SeePartners), ops::directory::show)
        .get(at::OPS_DIRECTORY_ENTRY, mfa(Permission::SeePartners), ops::directory_entry::show)
        .post(at::OPS_DIRECTORY_DECISION, moderate, ops::directory_entry::decide)
        .get(at::HELP, PUBLIC, help::list)
        .get(at::HELP_ARTICLE, PUBLIC, help::show)
}
