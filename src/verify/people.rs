//! People: somebody can always act, nobody acts who must not, and operators stay apart.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // people, and no active global admin among them (invariant 8)
    Check::rule(
        "admin-missing",
        "select o.id::text from organisations o join memberships m on m.organisation_id = o.id and m.state = 'active'
         where o.kind <> 'operator' group by o.id having not bool_or('global_admin' = any (m.roles))",
    ),
    // an operator who is in another organisation too
    Check::rule(
        "operator-apart",
        "select m.person_id::text from memberships m join organisations o on o.id = m.organisation_id
         group by m.person_id having bool_or(o.kind = 'operator') and count(*) > 1",
    ),
    // roles of the other kind of organisation
    Check::rule(
        "roles-fit",
        "select m.id::text from memberships m join organisations o on o.id = m.organisation_id
         where (o.kind = 'operator') <> (m.roles <@ array['super', 'programme_manager', 'reviewer', 'finance', 'support', 'auditor'])",
    ),
    // somebody blocked or deleted whose session is still open
    Check::rule(
        "session-blocked",
        "select s.membership_id::text from sessions s join memberships m on m.id = s.membership_id
         where m.state in ('blocked', 'deleted') and s.ended_at is null and s.idle_until > app.now() and s.absolute_until > app.now()",
    ),
    // a session or a link of one person, in the place of another
    Check::rule(
        "session-person",
        "select m.id::text from sessions s join memberships m on m.id = s.membership_id where m.person_id <> s.person_id",
    ),
    Check::rule(
        "link-person",
        "select m.id::text from link_tokens t join memberships m on m.id = t.membership_id where m.person_id <> t.person_id",
    ),
    // a link that worked after its end
    Check::rule("link-late", "select person_id::text from link_tokens where used_at > expires_at"),
    // somebody who could never sign in
    Check::rule(
        "credentials-missing",
        "select p.id::text from people p where not exists (select from credentials c where c.person_id = p.id)
           and p.mail not like 'purged-%'",
    ),
];
