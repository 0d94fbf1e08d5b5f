//! Who sells with whom and for whom: each relationship rests on the programmes and invitations it needs.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // a direct customer born after new direct customers were closed (invariant 3, abuse C3)
    Check::rule(
        "direct-after-closing",
        "select r.id::text from reseller_relationships r
         join programme_enrollments p on p.organisation_id = r.partner_id and p.programme = 'direct'
         where r.role = 'direct' and r.since > p.new_customers_closed_at",
    ),
    // a partner in a role that its programmes do not give
    Check::rule(
        "relationship-programme",
        "select r.id::text from reseller_relationships r
         where not exists (select from programme_enrollments p where p.organisation_id = r.partner_id
             and p.programme = case r.role when 'direct' then 'direct' when 'reseller' then 'indirect_reseller' else 'indirect_provider' end)",
    ),
    // one half of a joint acceptance (invariant 2)
    Check::rule(
        "joint-half",
        "select joint_id::text from reseller_relationships where joint_id is not null group by joint_id
         having count(distinct customer_id) <> 1 or not bool_or(role = 'provider')",
    ),
    // a solo request that was accepted, and no direct relationship came of it (F80)
    Check::rule(
        "solo-result",
        "select i.id::text from customer_invitations i
         where i.provider_id is null and i.state = 'accepted' and not exists (
             select from reseller_relationships r where r.partner_id = i.reseller_id and r.customer_id = i.customer_id and r.role = 'direct')",
    ),
    // what came by a campaign without the answer it was made for
    Check::rule(
        "campaign-answer",
        "select a.id::text from customer_invitations a left join customer_invitations c on c.id = a.campaign_id and c.campaign
         where a.campaign_id is not null and (a.answered_at is null or c.id is null)",
    ),
    // a customer that is no customer, a partner that is no partner
    Check::rule(
        "relationship-kinds",
        "select r.id::text from reseller_relationships r join organisations p on p.id = r.partner_id join organisations c on c.id = r.customer_id
         where p.kind <> 'partner' or c.kind <> 'customer'",
    ),
    // a partnership of others than a provider and a reseller
    Check::rule(
        "partnership-programmes",
        "select s.id::text from partnerships s
         where not exists (select from programme_enrollments p where p.organisation_id = s.provider_id and p.programme = 'indirect_provider')
            or not exists (select from programme_enrollments p where p.organisation_id = s.reseller_id and p.programme = 'indirect_reseller')",
    ),
    // what a customer's row is found by is not what it holds
    Check::rule(
        "customer-facets",
        "select coalesce(l.partner_id, f.partner_id)::text
         from (select partner_id, own.facet, name_folded, customer_id from customer_listings, app.customer_keys(facets, search) own) l
         full join customer_listing_facets f using (partner_id, facet, name_folded, customer_id)
         where l.partner_id is null or f.partner_id is null",
    ),
    // a word that no part of it leads to
    Check::rule(
        "customer-words",
        "select l.customer_id::text from customer_listings l, unnest(app.search_words(l.search)) as own (word)
         where not exists (select from customer_words w where w.partner_id = l.partner_id and w.word = own.word)",
    ),
    // accepted, and no partnership came of it; or the other way round (invariant 7)
    Check::rule(
        "invitation-result",
        "select i.id::text from partnership_invitations i
         where (i.state = 'accepted') <> exists (select from partnerships s where s.invitation_id = i.id
                                                 and s.provider_id = i.provider_id and s.reseller_id = i.reseller_id)",
    ),
];
