-- What a customer's row can be narrowed to, a row each and in the order of the list, so that a page of one filter is one range of one index
-- however many customers there are and however many of them the filter leaves.

create table customer_listing_facets (
    partner_id uuid not null references organisations,
    facet text not null,
    name_folded text not null,
    customer_id uuid not null references organisations,
    primary key (partner_id, facet, name_folded, customer_id)
);
call app.protect('customer_listing_facets');

-- The list keeps them; nothing else writes them.
create function app.customer_facets_kept() returns trigger
language plpgsql
as $$
begin
    if tg_op <> 'INSERT' then
        delete from customer_listing_facets f using unnest(old.facets) as gone (facet)
        where f.partner_id = old.partner_id and f.facet = gone.facet and f.name_folded = old.name_folded and f.customer_id = old.customer_id;
    end if;
    if tg_op <> 'DELETE' then
        insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
        select distinct new.partner_id, facet, new.name_folded, new.customer_id from unnest(new.facets) as own (facet);
    end if;
    return null;
end
$$;
call app.gate('app.customer_facets_kept()');
create trigger customer_facets_kept after insert or delete on customer_listings for each row execute function app.customer_facets_kept();
create trigger customer_facets_moved after update on customer_listings for each row
    when ((old.facets, old.name_folded) is distinct from (new.facets, new.name_folded)) execute function app.customer_facets_kept();

insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
select distinct partner_id, facet, name_folded, customer_id from customer_listings, unnest(facets) as own (facet);

-- As before; but the page of one filter alone is found in the table above. Each shape of question still gets a plan of its own.
create or replace function app.customers_search(p_text text, p_facets text[], p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns setof customer_listings
language plpgsql stable
as $$
declare
    me uuid := app.me_organisation();
    pattern text := '%' || replace(replace(replace(app.fold(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%';
    direction text := case when p_backwards then ' desc' else '' end;
    one_filter boolean := p_text = '' and cardinality(p_facets) = 1;
    page text := ' where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
        || case when one_filter then ' and facet = $7[1]' when cardinality(p_facets) > 0 then ' and facets @> $7' else '' end
        || case when p_text <> '' then ' and search like $6' else '' end
        || ' order by name_folded' || direction || ', customer_id' || direction || ' limit $8';
begin
    return query execute
        case when one_filter then 'select l.* from (select customer_id from customer_listing_facets' || page || ') k
            cross join lateral (select * from customer_listings where partner_id = $1 and customer_id = k.customer_id) l
            order by l.name_folded' || direction || ', l.customer_id' || direction
        else 'select * from customer_listings' || page end
        using me, p_low_name, p_low, p_high_name, p_high, pattern, p_facets, p_limit;
end
$$;
call app.gate('app.customers_search(text, text[], text, uuid, text, uuid, boolean, bigint)', 'portal_app');
