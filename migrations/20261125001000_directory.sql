-- The directory of providers (F22, F23): entries that providers write, the operator publishes and everybody reads.

-- What the list can be narrowed to, as one array that one index knows.
create function app.directory_facets(p_region text, p_markets text[], p_languages text[], p_services text[], p_products text[], p_support text, p_minimum bigint)
returns text[]
language sql immutable
as $$
    select array['region:' || p_region, 'support:' || p_support]
        || array(select 'country:' || code from unnest(p_markets) as t(code))
        || array(select 'language:' || code from unnest(p_languages) as t(code))
        || array(select 'service:' || code from unnest(p_services) as t(code))
        || array(select 'product:' || code from unnest(p_products) as t(code))
        || case when p_minimum = 0 then array['minimum:none', 'minimum:low'] when p_minimum <= 50000 then array['minimum:low'] else '{}' end
$$;
grant execute on function app.directory_facets(text, text[], text[], text[], text[], text, bigint) to portal_app, portal_gate, portal_owner;

-- One row is one version of a provider's entry. The published one stays in force while the next one is written and moderated.
create table directory_entries (
    id uuid primary key,
    provider_id uuid not null references organisations,
    state text not null default 'draft',
    -- the legal name and region, kept by triggers: no entry has a name of its own (abuse C13)
    name text not null default '',
    region text not null default '',
    website text not null,
    mail text not null,
    phone text not null default '',
    languages text[] not null,
    markets text[] not null,
    services text[] not null,
    products text[] not null,
    support text not null,
    -- for one month, in minor units of the currency
    minimum_minor bigint not null,
    currency text not null,
    about_en text not null,
    about_fr text not null,
    support_hours_en text not null,
    support_hours_fr text not null,
    minimum_en text not null,
    minimum_fr text not null,
    credit_terms_en text not null,
    credit_terms_fr text not null,
    version integer not null default 1,
    saved_at timestamptz not null,
    saved_by_name text not null,
    submitted_at timestamptz,
    submitted_by_name text,
    decided_at timestamptz,
    decided_by_name text,
    -- why it was sent back
    reason text,
    replaced_at timestamptz,
    name_folded text not null generated always as (app.fold(name)) stored,
    search text not null generated always as (app.fold(name || E'\n' || website || E'\n' || about_en || E'\n' || about_fr)) stored,
    facets text[] not null generated always as (app.directory_facets(region, markets, languages, services, products, support, minimum_minor)) stored,
    constraint directory_entries_state check (state in ('draft', 'submitted', 'returned', 'published', 'replaced')),
    constraint directory_entries_languages check (cardinality(languages) between 1 and 40 and array_to_string(languages, '', '?') ~ '^([a-z]{2})+$'),
    constraint directory_entries_markets check (cardinality(markets) between 1 and 60 and array_to_string(markets, '', '?') ~ '^([A-Z]{2})+$'),
    constraint directory_entries_services check (
        services <@ array['training', 'marketing', 'credit', 'technical_support', 'billing', 'migration', 'presales', 'security']),
    constraint directory_entries_products check (
        products <@ array['productivity', 'security', 'infrastructure', 'backup', 'business_apps', 'telephony', 'devices', 'analytics']),
    constraint directory_entries_support check (support in ('business', 'extended', 'always')),
    constraint directory_entries_minimum check (minimum_minor between 0 and 100000000000),
    constraint directory_entries_currency check (currency ~ '^[A-Z]{3}$'),
    constraint directory_entries_state_columns check (case state
        when 'draft' then num_nonnulls(submitted_at, submitted_by_name, decided_at, decided_by_name, reason, replaced_at) = 0
        when 'submitted' then num_nulls(submitted_at, submitted_by_name) = 0 and num_nonnulls(decided_at, decided_by_name, reason, replaced_at) = 0
        when 'returned' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name, reason) = 0 and replaced_at is null
        when 'published' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name) = 0 and num_nonnulls(reason, replaced_at) = 0
        when 'replaced' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name, replaced_at) = 0 and reason is null
    end)
);
create unique index directory_entries_one_open on directory_entries (provider_id) where state in ('draft', 'submitted', 'returned');
create unique index directory_entries_one_published on directory_entries (provider_id) where state = 'published';
create index directory_entries_provider on directory_entries (provider_id, id desc);
create index directory_entries_by_name on directory_entries (name_folded, id) where state = 'published';
create index directory_entries_by_minimum on directory_entries (minimum_minor, id) where state = 'published';
create index directory_entries_by_date on directory_entries (decided_at, id) where state = 'published';
create index directory_entries_narrowed on directory_entries using gin (facets) where state = 'published';
create index directory_entries_queue on directory_entries (submitted_at, id) where state = 'submitted';
create index directory_entries_newest on directory_entries (decided_at desc, id desc) where state in ('published', 'returned');
call app.protect('directory_entries');

-- Name and region are the organisation's; the content stays what it was when it was sent, and every step is a legal one.
create function app.directory_entry_step() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'entries are replaced, never thrown away' using errcode = 'P0409', constraint = 'directory_entries_kept';
    end if;
    select o.name, o.region into new.name, new.region from organisations o where o.id = new.provider_id;
    if tg_op = 'INSERT' then
        -- the owner loads what was published before
        if new.state <> 'draft' and session_user = 'portal_app' then
            raise exception 'an entry begins as a draft' using errcode = 'P0409', constraint = 'directory_entries_step';
        end if;
        return new;
    end if;
    if (new.id, new.provider_id) is distinct from (old.id, old.provider_id)
       or (old.state not in ('draft', 'returned') or new.state not in ('draft', 'returned', 'submitted'))
          and (new.website, new.mail, new.phone, new.languages, new.markets, new.services, new.products, new.support, new.minimum_minor, new.currency,
               new.about_en, new.about_fr, new.support_hours_en, new.support_hours_fr, new.minimum_en, new.minimum_fr, new.credit_terms_en,
               new.credit_terms_fr, new.version, new.saved_at)
          is distinct from
              (old.website, old.mail, old.phone, old.languages, old.markets, old.services, old.products, old.support, old.minimum_minor, old.currency,
               old.about_en, old.about_fr, old.support_hours_en, old.support_hours_fr, old.minimum_en, old.minimum_fr, old.credit_terms_en,
               old.credit_terms_fr, old.version, old.saved_at) then
        raise exception 'what was sent stays what it was' using errcode = 'P0409', constraint = 'directory_entries_kept';
    end if;
    if new.state <> old.state and not coalesce(case old.state
        when 'draft' then new.state = 'submitted'
        when 'returned' then new.state = 'submitted'
        when 'submitted' then new.state in ('draft', 'returned', 'published')
        when 'published' then new.state = 'replaced'
    end, false) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'directory_entries_step';
    end if;
    return new;
end
$$;
call app.gate('app.directory_entry_step()');
create trigger directory_entry_step before insert or update or delete on directory_entries for each row execute function app.directory_entry_step();

create function app.directory_renamed() returns trigger
language plpgsql
as $$
begin
    update directory_entries set name = new.name where provider_id = new.id;
    return null;
end
$$;
call app.gate('app.directory_renamed()');
create trigger directory_renamed after update of name, region on organisations
    for each row when (new.name <> old.name or new.region <> old.region) execute function app.directory_renamed();

grant select on directory_entries to portal_app;
grant insert (id, provider_id, state, website, mail, phone, languages, markets, services, products, support, minimum_minor, currency, about_en, about_fr,
    support_hours_en, support_hours_fr, minimum_en, minimum_fr, credit_terms_en, credit_terms_fr, saved_at, saved_by_name) on directory_entries to portal_app;
grant update (state, website, mail, phone, languages, markets, services, products, support, minimum_minor, currency, about_en, about_fr, support_hours_en,
    support_hours_fr, minimum_en, minimum_fr, credit_terms_en, credit_terms_fr, version, saved_at, saved_by_name, submitted_at, submitted_by_name,
    decided_at, decided_by_name, reason, replaced_at) on directory_entries to portal_app;
create policy own on directory_entries for select to portal_app using (provider_id = (select app.me_organisation()));
-- what is still being written is nobody else's
create policy operator on directory_entries for select to portal_app using ((select app.is_operator()) and state <> 'draft');
create policy begun on directory_entries for insert to portal_app with check (
    provider_id = (select app.me_organisation()) and (select app.is_active_in('indirect_provider'))
    and (select app.has_role('global_admin', 'admin_agent', 'account_admin')));
create policy written on directory_entries for update to portal_app
    using (provider_id = (select app.me_organisation()) and state in ('draft', 'submitted', 'returned')
        and (select app.has_role('global_admin', 'admin_agent', 'account_admin')))
    with check (provider_id = (select app.me_organisation()) and state in ('draft', 'submitted', 'returned')
        and (select app.has_role('global_admin', 'admin_agent', 'account_admin')));
create policy moderated on directory_entries for update to portal_app
    using (state in ('submitted', 'published') and (select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')))
    with check (state in ('published', 'returned', 'replaced') and (select app.is_operator())
        and (select app.has_role('reviewer', 'programme_manager', 'super')));

-- --- what everybody reads -------------------------------------------------------------------------------------------

-- An entry as strangers see it: published, of a provider that may take partners, and nothing of how it came to be.
create type app.directory_listing as (
    id uuid, provider_id uuid, name text, country text, region text, city text, number text, website text, mail text, phone text,
    languages text[], markets text[], services text[], products text[], support text, minimum_minor bigint, currency text,
    about_en text, about_fr text, support_hours_en text, support_hours_fr text, minimum_en text, minimum_fr text,
    credit_terms_en text, credit_terms_fr text, published_at timestamptz
);

create function app.is_listed(p_provider uuid) returns boolean
language sql stable
as $$
    select exists (select from directory_entries where provider_id = p_provider and state = 'published')
        and exists (select from programme_enrollments where organisation_id = p_provider and programme = 'indirect_provider'
                    and standing in ('active', 'restricted'))
$$;
call app.gate('app.is_listed(uuid)', 'portal_app');

create function app.directory_listings(p_entries uuid[]) returns setof app.directory_listing
language sql stable
as $$
    select e.id, e.provider_id, e.name, o.country, e.region, o.city,
        (select n.number from partner_ids n where n.organisation_id = e.provider_id and n.associated and n.active),
        e.website, e.mail, e.phone, e.languages, e.markets, e.services, e.products, e.support, e.minimum_minor, e.currency, e.about_en, e.about_fr,
        e.support_hours_en, e.support_hours_fr, e.minimum_en, e.minimum_fr, e.credit_terms_en, e.credit_terms_fr, e.decided_at
    from unnest(p_entries) with ordinality as wanted (id, place)
    join directory_entries e on e.id = wanted.id
    join organisations o on o.id = e.provider_id
    order by wanted.place
$$;
call app.gate('app.directory_listings(uuid[])');

-- The entries of these providers, in this order.
create function app.directory_find(p_providers uuid[]) returns setof app.directory_listing
language sql stable
as $$
    select l.* from app.directory_listings(array(
        select e.id from unnest(p_providers) with ordinality as wanted (provider_id, place)
        join directory_entries e on e.provider_id = wanted.provider_id and e.state = 'published'
        where app.is_listed(e.provider_id) order by wanted.place)) l
$$;
call app.gate('app.directory_find(uuid[])', 'portal_app');

-- The condition of a search: every word somewhere in the entry, every facet.
create function app.directory_matches(p_search text, p_text text) returns boolean
language sql immutable
as $$ select not exists (select from regexp_split_to_table(app.fold(p_text), '\s+') as w(word) where position(w.word in p_search) = 0) $$;
grant execute on function app.directory_matches(text, text) to portal_gate;

-- A page of the list. It goes on after, or back from, the entry of a provider; the columns that sort are written into the statement,
-- so that each order has its index.
create function app.directory_list(p_text text, p_facets text[], p_sort text, p_edge uuid, p_backwards boolean, p_limit bigint)
returns setof app.directory_listing
language plpgsql stable
as $$
declare
    edge directory_entries;
    descending boolean := (p_sort = 'recent') <> p_backwards;
    sorted text := case p_sort when 'recent' then 'e.decided_at' when 'minimum' then 'e.minimum_minor' else 'e.name_folded' end;
    place text;
    bound text := 'true';
    found uuid[];
begin
    select * into edge from directory_entries where provider_id = p_edge and state = 'published';
    if edge.id is not null then
        place := case p_sort when 'recent' then edge.decided_at::text when 'minimum' then edge.minimum_minor::text else edge.name_folded end;
        bound := format('(%s, e.id) %s (%L, %L)', sorted, case when descending then '<' else '>' end, place, edge.id);
    end if;
    execute format(
        'select array(select e.id from directory_entries e
         where e.state = ''published'' and e.facets @> $1 and ($2 = '''' or app.directory_matches(e.search, $2)) and %1$s and app.is_listed(e.provider_id)
         order by %2$s %3$s, e.id %3$s limit $3)', bound, sorted, case when descending then 'desc' else 'asc' end)
    into found using p_facets, p_text, p_limit;
    return query select l.* from app.directory_listings(found) l;
end
$$;
call app.gate('app.directory_list(text, text[], text, uuid, boolean, bigint)', 'portal_app');

-- How many entries each of several searches finds, counted to a thousand: p_searches holds objects {text, facets}.
create function app.directory_counts(p_searches jsonb) returns setof bigint
language sql stable
as $$
    select (select count(*) from (
        select from directory_entries e
        where e.state = 'published' and e.facets @> array(select jsonb_array_elements_text(s.search -> 'facets'))
            and (s.search ->> 'text' = '' or app.directory_matches(e.search, s.search ->> 'text')) and app.is_listed(e.provider_id)
        limit 1000) found)
    from jsonb_array_elements(p_searches) with ordinality as s (search, place) order by s.place
$$;
call app.gate('app.directory_counts(jsonb)', 'portal_app');

-- Whom an entry that was sent goes to: the operator's people who moderate, while an entry of mine waits for them.
create function app.directory_moderators() returns table (name text, mail text, language text)
language sql stable
as $$
    select p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where o.kind = 'operator' and m.state = 'active' and m.roles && array['reviewer', 'programme_manager']
        and exists (select from directory_entries e where e.provider_id = app.me_organisation() and e.state = 'submitted')
    order by p.mail
$$;
call app.gate('app.directory_moderators()', 'portal_app');
