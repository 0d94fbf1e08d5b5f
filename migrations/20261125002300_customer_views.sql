-- The list of customers: a narrowed page is one range of one index, whatever it is narrowed to; views that people keep; tags for many at once.

-- One row for each thing a customer can be found by, in the order of the list (F19). A GIN index finds what a tag has, too, but must then
-- sort all of it to show the first page.
create table customer_listing_facets (
    partner_id uuid not null,
    facet text not null,
    name_folded text not null,
    customer_id uuid not null,
    primary key (partner_id, facet, name_folded, customer_id),
    constraint customer_listing_facets_listing foreign key (partner_id, customer_id) references customer_listings on delete cascade
);
create index customer_listing_facets_customer on customer_listing_facets (partner_id, customer_id);
call app.protect('customer_listing_facets');

create function app.customer_facets_kept() returns trigger
language plpgsql
as $$
begin
    -- a row that was only touched costs nothing
    if tg_op = 'UPDATE' then
        if new.facets is not distinct from old.facets and new.name_folded = old.name_folded then
            return null;
        end if;
        delete from customer_listing_facets where partner_id = new.partner_id and customer_id = new.customer_id
            and (name_folded <> new.name_folded or facet <> all (new.facets));
    end if;
    insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
    select distinct new.partner_id, f, new.name_folded, new.customer_id from unnest(new.facets) f on conflict do nothing;
    return null;
end
$$;
call app.gate('app.customer_facets_kept()');
create trigger customer_facets_kept after insert or update on customer_listings for each row execute function app.customer_facets_kept();
insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
select distinct l.partner_id, f, l.name_folded, l.customer_id from customer_listings l, unnest(l.facets) f;

-- Filters alone are read from the facet that comes first (the caller puts the rarest kind first), the others are looked up row by row; a
-- search goes through the trigrams. Put together at run time, so that each shape of question gets a plan of its own.
create or replace function app.customers_search(p_text text, p_facets text[], p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns setof customer_listings
language plpgsql stable
as $$
declare
    me uuid := app.me_organisation();
    pattern text := '%' || replace(replace(replace(app.fold(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%';
    direction text := case when p_backwards then ' desc' else '' end;
begin
    if p_text = '' and cardinality(p_facets) > 0 then
        return query execute
            'select l.* from customer_listing_facets f join customer_listings l on l.partner_id = f.partner_id and l.customer_id = f.customer_id
             where f.partner_id = $1 and f.facet = $7[1] and (f.name_folded, f.customer_id) > ($2, $3) and (f.name_folded, f.customer_id) < ($4, $5)'
            || case when cardinality(p_facets) > 1 then ' and (l.facets || ''{}''::text[]) @> $7' else '' end
            || ' order by f.name_folded' || direction || ', f.customer_id' || direction || ' limit $8'
            using me, p_low_name, p_low, p_high_name, p_high, pattern, p_facets, p_limit;
        return;
    end if;
    return query execute
        'select * from customer_listings where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
        || case when p_text <> '' then ' and search like $6' else '' end
        || case when cardinality(p_facets) > 0 then ' and facets @> $7' else '' end
        || ' order by name_folded' || direction || ', customer_id' || direction || ' limit $8'
        using me, p_low_name, p_low, p_high_name, p_high, pattern, p_facets, p_limit;
end
$$;
call app.gate('app.customers_search(text, text[], text, uuid, text, uuid, boolean, bigint)', 'portal_app');

-- F83: a person's own views of the list: a name and what the address says.
create table customer_views (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    person_id uuid not null references people,
    name text not null,
    query text not null,
    created_at timestamptz not null,
    constraint customer_views_name check (name = btrim(name) and char_length(name) between 1 and 60),
    constraint customer_views_query check (char_length(query) <= 600)
);
create unique index customer_views_name_key on customer_views (organisation_id, person_id, lower(name));
call app.protect('customer_views');
grant select, insert, delete on customer_views to portal_app;
create policy own on customer_views to portal_app
    using (organisation_id = (select app.me_organisation()) and person_id = (select app.me_person()))
    with check (organisation_id = (select app.me_organisation()) and person_id = (select app.me_person()));

-- A screenful of views; more would not be found again.
create function app.customer_views_limit() returns trigger
language plpgsql
as $$
begin
    perform from people where id = new.person_id for no key update;
    if (select count(*) from customer_views where organisation_id = new.organisation_id and person_id = new.person_id) >= 20 then
        raise exception 'too many views' using errcode = '23514', constraint = 'customer_views_limit';
    end if;
    return new;
end
$$;
call app.gate('app.customer_views_limit()');
create trigger customer_views_limit before insert on customer_views for each row execute function app.customer_views_limit();

-- F83: tags for many customers of mine at once, put on or taken off. Answers how many rows changed.
create function app.customer_tags_change(p_customers uuid[], p_tags text[], p_add boolean) returns bigint
language plpgsql
as $$
declare
    me uuid := app.me_organisation();
    listing customer_listings;
    wanted text[];
    changed bigint := 0;
begin
    if not app.has_role('global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent') then
        raise exception 'not yours to tag' using errcode = '42501';
    end if;
    perform from organisations where id = me for no key update;
    for listing in select * from customer_listings where partner_id = me and customer_id = any (p_customers) order by customer_id for update loop
        if p_add then
            wanted := listing.tags || array(select t from unnest(p_tags) t where lower(t) <> all (select lower(had) from unnest(listing.tags) had));
        else
            wanted := array(select had from unnest(listing.tags) with ordinality as o (had, place)
                            where lower(had) <> all (select lower(t) from unnest(p_tags) t) order by place);
        end if;
        if wanted is distinct from listing.tags then
            update customer_tags set uses = uses - 1 where partner_id = me and tag = any (listing.tags);
            insert into customer_tags (partner_id, tag, uses) select me, t, 1 from unnest(wanted) t
            on conflict (partner_id, tag) do update set uses = customer_tags.uses + 1;
            update customer_listings set tags = wanted where partner_id = me and customer_id = listing.customer_id;
            changed := changed + 1;
        end if;
    end loop;
    delete from customer_tags where partner_id = me and uses = 0;
    if (select count(*) from customer_tags where partner_id = me) > 150 then
        raise exception 'too many tags' using errcode = '23514', constraint = 'customer_tags_limit';
    end if;
    return changed;
end
$$;
call app.gate('app.customer_tags_change(uuid[], text[], boolean)', 'portal_app');
