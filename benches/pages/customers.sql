-- As many customers as asked for. A tenth of them, at least a thousand, are one partner's, directly or for one of its fifty resellers; the
-- others are spread over the other partners. Some tags are on every second customer, one on every hundredth, one on every thousandth.

create temporary table customers as
select n, ('01900000-0000-7010-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
    n <= greatest(current_setting('bench.rows')::int / 10, 1000) as mine, n % 5 < 2 as direct, n % 50 = 7 as ending,
    abs(hashint8(n) % 1000) as chance,
    ('01900000-0000-7000-8000-' || lpad(to_hex(1 + n % 50), 12, '0'))::uuid as reseller,
    ('01900000-0000-7000-8000-' || lpad(to_hex(51 + n % 900), 12, '0'))::uuid as other,
    (array['Lakeside', 'Granite', 'Harbour', 'Juniper', 'Kestrel', 'Lumen', 'Maple', 'Nordic', 'Orchard', 'Pioneer', 'Quartz', 'Rivage',
        'Sierra', 'Tilleul', 'Ursa', 'Vallée', 'Windmill', 'Xenon', 'Yarrow', 'Zéphyr'])[1 + n * 7919 % 20] || ' ' ||
    (array['Dental', 'Freight', 'Bakery', 'Legal', 'Motors', 'Textile', 'Energy', 'Foods', 'Paper', 'Schools', 'Clinic', 'Design', 'Hotels',
        'Optics', 'Printing', 'Roofing', 'Seeds', 'Travel', 'Wines', 'Yachts'])[1 + n / 20 % 20] || ' ' || to_hex(n * 2654435761 % 16777216) as name
from generate_series(1::bigint, current_setting('bench.rows')::bigint) n;

insert into organisations (id, kind, name, country, region, language, domain, city, created_at)
select id, 'customer', name, 'FR', 'EU', 'en', 'customer-' || n || '.example', 'Lyon', now() - interval '90 days' from customers;

insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, state, since)
select gen_random_uuid(), r.partner, c.id, r.role, r.joint, case when c.ending then 'ending' else 'active' end, now() - interval '90 days'
from customers c, lateral (
    select case when mine then current_setting('bench.distributor')::uuid else other end as partner, 'direct' as role, null::uuid as joint
    where direct or not mine
    union all
    select current_setting('bench.distributor')::uuid, 'provider', id where mine and not direct
    union all
    select reseller, 'reseller', id where mine and not direct
) r;

insert into customer_listings (partner_id, customer_id, name, name_folded, domain, country, roles, state, provider_ids, reseller_ids, tags, since)
select r.partner_id, c.id, c.name, app.fold(c.name), 'customer-' || n || '.example', 'FR', array[r.role], r.state,
    case when r.role = 'reseller' then array[current_setting('bench.distributor')::uuid] else '{}' end,
    case when r.role = 'provider' then array[c.reseller] else '{}' end,
    array_remove(array[case when chance < 500 then 'renewal' end, case when chance < 10 then 'public sector' end,
        case when chance = 0 then 'pilot' end], null), r.since
from customers c join reseller_relationships r on r.customer_id = c.id;

insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
select partner_id, own.facet, name_folded, customer_id from customer_listings, app.customer_keys(facets, search) own;

insert into customer_words (partner_id, word)
select distinct partner_id, word from customer_listings, unnest(app.search_words(search)) as own (word);

insert into customer_tags (partner_id, tag, uses)
select partner_id, tag, count(*) from customer_listings, unnest(tags) as t (tag) group by partner_id, tag;

insert into partnerships (id, provider_id, reseller_id, state, since, accepted_by_name)
select gen_random_uuid(), current_setting('bench.distributor')::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'active',
    now() - interval '200 days', 'Anna Admin' from generate_series(1, 50) n;
