//! The directory: who stands in it, and what became of requests.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // an entry of somebody who is no provider
    Check::rule(
        "directory-provider",
        "select e.id::text from directory_entries e
         where not exists (select from programme_enrollments p where p.organisation_id = e.provider_id and p.programme = 'indirect_provider')",
    ),
    // turned into an invitation that is a draft still, or somebody else's
    Check::rule(
        "contact-invited",
        "select r.id::text from contact_requests r
         where r.state = 'invited' and not exists (select from partnership_invitations i
             where i.id = r.invitation_id and i.provider_id = r.provider_id and i.state <> 'draft')",
    ),
];
