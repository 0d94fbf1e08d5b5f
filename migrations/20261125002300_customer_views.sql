-- The list of customers: views that people keep; tags for many at once.

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
