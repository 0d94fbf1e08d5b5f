-- A list of customers says of each line through which relationship something may be done (F38, F47). The line itself says now what that
-- takes: in which of its roles my relationship is ending, and in which the customer has given me administration rights.
alter table customer_listings
    add column ending_roles text[] not null default '{}',
    add column administered_roles text[] not null default '{}',
    add constraint customer_listings_ending check (ending_roles <@ roles),
    add constraint customer_listings_administered check (administered_roles <@ roles);

-- Brings the rows of these pairs of partner and customer up to date. The same as before, with the two columns.
create or replace function app.customer_listings_refresh(p_partners uuid[], p_customers uuid[]) returns void
language plpgsql
as $$
begin
    -- the row is there and locked before it is filled, so that of two relationships born at once the later one sees both
    insert into customer_listings (partner_id, customer_id)
    select distinct p, c from unnest(p_partners, p_customers) as pair (p, c) order by 1, 2 on conflict do nothing;
    perform from customer_listings l
    where (l.partner_id, l.customer_id) in (select p, c from unnest(p_partners, p_customers) as pair (p, c))
    order by l.partner_id, l.customer_id for update;
    update customer_listings l
    set name = o.name, name_folded = app.fold(o.name), domain = coalesce(o.domain, ''), country = o.country, roles = f.roles, since = f.since,
        state = case when f.active then 'active' else 'ending' end,
        ending_roles = coalesce(f.ending, '{}'), administered_roles = coalesce(f.administered, '{}'),
        provider_ids = coalesce(f.providers, '{}'), reseller_ids = coalesce(f.resellers, '{}')
    from (
        select r.partner_id, r.customer_id, array_agg(distinct r.role) as roles, bool_or(r.state = 'active') as active, max(r.since) as since,
            array_agg(distinct r.role) filter (where r.state = 'ending') as ending,
            array_agg(distinct r.role) filter (where r.admin_since is not null and r.admin_ended_at is null) as administered,
            array_agg(distinct other.partner_id) filter (where r.role = 'reseller' and other.role = 'provider') as providers,
            array_agg(distinct other.partner_id) filter (where r.role = 'provider' and other.role = 'reseller') as resellers
        from (select distinct p, c from unnest(p_partners, p_customers) as pair (p, c)) pair
        join reseller_relationships r on r.partner_id = p and r.customer_id = c and r.state <> 'removed'
        left join reseller_relationships other on other.joint_id = r.joint_id and other.id <> r.id and other.state <> 'removed'
        group by r.partner_id, r.customer_id
    ) f
    join organisations o on o.id = f.customer_id
    where l.partner_id = f.partner_id and l.customer_id = f.customer_id;
    -- an ended relationship leaves no row (2.5)
    delete from customer_listings l
    using (select distinct p, c from unnest(p_partners, p_customers) as pair (p, c)) pair
    where l.partner_id = p and l.customer_id = c
      and not exists (select from reseller_relationships r where r.partner_id = p and r.customer_id = c and r.state <> 'removed');
end
$$;
call app.gate('app.customer_listings_refresh(uuid[], uuid[])');

-- Lines that were there before; those of customers without either have nothing to say.
update customer_listings l set ending_roles = f.ending, administered_roles = f.administered
from (
    select partner_id, customer_id, coalesce(array_agg(role) filter (where state = 'ending'), '{}') as ending,
        coalesce(array_agg(role) filter (where admin_since is not null and admin_ended_at is null), '{}') as administered
    from reseller_relationships where state <> 'removed' group by partner_id, customer_id
    having bool_or(state = 'ending' or admin_since is not null and admin_ended_at is null)
) f
where f.partner_id = l.partner_id and f.customer_id = l.customer_id;

-- Which customers a search and filters find, in order. It answers ids alone, so that no column of the list stands in it: before, it was
-- app.customers_search, which goes when no program asks it any more.
-- Three ways to the same answer. A frequent part fills the page among the next names. A filter alone, and a part of some words, is for each
-- of them a range in the order of the list. What is left is put together at run time, so that each shape of question gets a plan of its own:
-- short parts, parts of ids and of too many words, search and filter at once, and the way back.
create function app.customers_found(p_text text, p_facets text[], p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns table (customer_id uuid)
language plpgsql stable rows 26
as $$
#variable_conflict use_column
declare
    me uuid := app.me_organisation();
    escaped text := replace(replace(replace(app.fold(p_text), '\', '\\'), '%', '\%'), '_', '\_');
    pattern text := '%' || escaped || '%';
    direction text := case when p_backwards then ' desc' else '' end;
    part text;
    keys text[];
    found bigint := 0;
begin
    if p_text = '' and cardinality(p_facets) = 1 and not p_backwards then
        keys := p_facets;
    elsif cardinality(p_facets) = 0 and not p_backwards then
        return query select customer_id from (
            select customer_id, search from customer_listings
            where partner_id = me and (name_folded, customer_id) > (p_low_name, p_low) and (name_folded, customer_id) < (p_high_name, p_high)
            order by name_folded, customer_id limit 50
        ) next where search like pattern limit p_limit;
        get diagnostics found = row_count;
        if found = p_limit then return; end if;
        select word into part from unnest(app.search_words(escaped)) as own (word) order by length(word) desc limit 1;
        -- what could be of an id is looked for everywhere
        if length(part) > 2 and part !~ '^[0-9a-f-]+$' then
            select coalesce(array_agg('word:' || word), '{}') into keys
            from (select word from customer_words where partner_id = me and word like '%' || part || '%' limit 65) w;
        end if;
    end if;
    if cardinality(keys) <= 64 then
        return query select k.customer_id from unnest(keys) as own (facet) cross join lateral (
            select f.name_folded, f.customer_id from customer_listing_facets f
            where f.partner_id = me and f.facet = own.facet
                and (f.name_folded, f.customer_id) > (p_low_name, p_low) and (f.name_folded, f.customer_id) < (p_high_name, p_high)
                -- several words can be in the name alone: a domain and an id have no space
                and (strpos(escaped, ' ') = 0 or f.name_folded like pattern)
            order by f.name_folded, f.customer_id limit p_limit
        ) k group by k.name_folded, k.customer_id order by k.name_folded, k.customer_id offset found limit p_limit - found;
    else
        return query execute
            'select customer_id from customer_listings
             where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
            || case when p_text <> '' then ' and search like $6' else '' end
            || case when cardinality(p_facets) > 0 then ' and facets @> $7' else '' end
            || ' order by name_folded' || direction || ', customer_id' || direction || ' offset $9 limit $8 - $9'
            using me, p_low_name, p_low, p_high_name, p_high, pattern, p_facets, p_limit, found;
    end if;
end
$$;
call app.gate('app.customers_found(text, text[], text, uuid, text, uuid, boolean, bigint)', 'portal_app');
