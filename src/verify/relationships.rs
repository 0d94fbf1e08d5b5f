//! Relationships, what hangs on them, and the board of customers in transition.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // rights that outlive their relationship, or that a provider has (F86, abuse D4)
    Check::rule(
        "administration-orphaned",
        "select id::text from reseller_relationships
         where admin_since is not null and admin_ended_at is null
           and (state = 'removed' or role = 'provider')",
    ),
    // a customer in somebody's list without a relationship, a relationship that no list shows (abuse B14), or a line that says of its relationships
    // what they are not
    Check::rule(
        "listing-relationship",
        "select partner_id || ' ' || customer_id from (
             select partner_id, customer_id from customer_listings
             except select partner_id, customer_id from reseller_relationships where state <> 'removed') listed
         union all
         select partner_id || ' ' || customer_id from (
             select partner_id, customer_id from reseller_relationships where state <> 'removed'
             except select partner_id, customer_id from customer_listings) related
         union all
         select l.partner_id || ' ' || l.customer_id from customer_listings l cross join lateral (
             select coalesce(array_agg(role order by role) filter (where state = 'ending'), '{}') as ending,
                 coalesce(array_agg(role order by role) filter (where admin_since is not null and admin_ended_at is null), '{}') as administered
             from reseller_relationships where partner_id = l.partner_id and customer_id = l.customer_id and state <> 'removed'
         ) told
         where array(select unnest(l.ending_roles) order by 1) <> told.ending or array(select unnest(l.administered_roles) order by 1) <> told.administered",
    ),
    // a row of the board that is not what relationships and invitations say, a direct customer without a row, a row without a customer
    Check::rule(
        "move-state",
        "with facts as (
             select r.partner_id, r.customer_id, bool_or(r.role = 'direct') as direct,
                 coalesce(bool_or(r.role = 'reseller' and exists (
                     select from reseller_relationships v where v.joint_id = r.joint_id and v.role = 'provider' and v.state <> 'removed')), false) as joint
             from reseller_relationships r where r.state <> 'removed' group by r.partner_id, r.customer_id
         )
         select coalesce(m.partner_id, f.partner_id) || ' ' || coalesce(m.customer_id, f.customer_id)
         from customer_moves m full join (select partner_id, customer_id from facts where direct) f on f.partner_id = m.partner_id and f.customer_id = m.customer_id
         left join facts a on a.partner_id = m.partner_id and a.customer_id = m.customer_id
         where m.partner_id is null or m.state is distinct from app.move_state(coalesce(a.direct, false), coalesce(a.joint, false),
             exists (select from customer_invitations i where i.reseller_id = m.partner_id and i.for_customer_id = m.customer_id and i.state in ('sent', 'opened')),
             m.stays, m.provider_id is not null)
             or (m.state not in ('handed_over') and not coalesce(a.direct, false))",
    ),
    // an extension that made no relationship of the provider or of the reseller (F73)
    Check::rule(
        "extension-result",
        "select e.id::text from relationship_extensions e
         where not exists (select from reseller_relationships r where r.partner_id = e.provider_id and r.customer_id = e.customer_id and r.role = 'provider')
            or not exists (select from reseller_relationships r where r.partner_id = e.partner_id and r.customer_id = e.customer_id and r.role = 'reseller')",
    ),
];
