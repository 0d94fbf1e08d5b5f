-- Customers as partners see them: one list with one row per customer (F19), tags, attested agreements, and how a customer comes to be (F29, F81).

-- Trigrams find any part of a name, and let the index lead with the tenant. Both are trusted extensions: the database's owner may make them.
create schema ext;
create extension pg_trgm schema ext;
create extension btree_gin schema ext;

-- 2.15: whether new purchases may be made for a customer.
alter table organisations add column validation text not null default 'unknown'
    constraint organisations_validation check (validation in ('unknown', 'under_review', 'allowed', 'not_allowed'));

-- A name as it is searched and sorted: without regard to case and accents.
create function app.fold(p_text text) returns text
language sql immutable
return lower(regexp_replace(normalize(p_text, NFD), E'[\u0300-\u036F]', '', 'g'));
grant execute on function app.fold(text) to portal_app, portal_gate, portal_worker;

-- What a list can be narrowed to, as one array that one index knows.
create function app.customer_facets(p_roles text[], p_state text, p_providers uuid[], p_resellers uuid[], p_tags text[]) returns text[]
language sql immutable
as $$
    select p_roles || ('state:' || p_state)
        || array(select 'provider:' || id from unnest(p_providers) as t(id))
        || array(select 'reseller:' || id from unnest(p_resellers) as t(id))
        || array(select 'tag:' || tag from unnest(p_tags) as t(tag))
$$;
grant execute on function app.customer_facets(text[], text, uuid[], uuid[], text[]) to portal_gate;

-- The list itself, kept by triggers from relationships, names and tags; a page is one range of one index.
create table customer_listings (
    partner_id uuid not null references organisations,
    customer_id uuid not null references organisations,
    name text not null default '',
    name_folded text not null default '',
    domain text not null default '',
    country text not null default '',
    -- what I am to the customer: direct, reseller, provider; a customer may have several
    roles text[] not null default '{}',
    state text not null default 'active',
    -- through whom, and for whom
    provider_ids uuid[] not null default '{}',
    reseller_ids uuid[] not null default '{}',
    tags text[] not null default '{}',
    since timestamptz,
    search text not null generated always as (name_folded || E'\n' || domain || E'\n' || customer_id::text) stored,
    facets text[] not null generated always as (app.customer_facets(roles, state, provider_ids, reseller_ids, tags)) stored,
    primary key (partner_id, customer_id),
    constraint customer_listings_state check (state in ('active', 'ending')),
    constraint customer_listings_tags check (cardinality(tags) <= 150)
);
create index customer_listings_by_name on customer_listings (partner_id, name_folded, customer_id);
create index customer_listings_narrowed on customer_listings using gin (partner_id, facets, search ext.gin_trgm_ops);
create index customer_listings_customer on customer_listings (customer_id);
call app.protect('customer_listings');
grant select on customer_listings to portal_app;
create policy partner on customer_listings for select to portal_app using (partner_id = (select app.me_organisation()));

-- F83: at most 150 tags of 50 characters for one partner.
create table customer_tags (
    partner_id uuid not null references organisations,
    tag text not null,
    uses integer not null,
    primary key (partner_id, tag),
    constraint customer_tags_tag check (tag = btrim(tag) and char_length(tag) between 1 and 50),
    constraint customer_tags_uses check (uses >= 0)
);
call app.protect('customer_tags');
grant select on customer_tags to portal_app;
create policy partner on customer_tags for select to portal_app using (partner_id = (select app.me_organisation()));

create index reseller_relationships_joint on reseller_relationships (joint_id) where joint_id is not null;

-- Brings the rows of these pairs of partner and customer up to date.
create function app.customer_listings_refresh(p_partners uuid[], p_customers uuid[]) returns void
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
        provider_ids = coalesce(f.providers, '{}'), reseller_ids = coalesce(f.resellers, '{}')
    from (
        select r.partner_id, r.customer_id, array_agg(distinct r.role) as roles, bool_or(r.state = 'active') as active, max(r.since) as since,
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

-- The rows that share a joint acceptance name each other, so both are brought up to date.
create function app.customers_related() returns trigger
language plpgsql
as $$
declare
    partners uuid[];
    customers uuid[];
begin
    select array_agg(partner_id), array_agg(customer_id) into partners, customers from (
        select partner_id, customer_id from changed
        union
        select r.partner_id, r.customer_id from changed c join reseller_relationships r on r.joint_id = c.joint_id
    ) pairs;
    perform app.customer_listings_refresh(partners, customers);
    return null;
end
$$;
call app.gate('app.customers_related()');
create trigger customers_related_insert after insert on reseller_relationships
    referencing new table as changed for each statement execute function app.customers_related();
create trigger customers_related_update after update on reseller_relationships
    referencing new table as changed for each statement execute function app.customers_related();

create function app.customer_renamed() returns trigger
language plpgsql
as $$
begin
    update customer_listings set name = new.name, name_folded = app.fold(new.name), domain = coalesce(new.domain, ''), country = new.country
    where customer_id = new.id;
    return null;
end
$$;
call app.gate('app.customer_renamed()');
create trigger customer_renamed after update of name, domain, country on organisations
    for each row when (new.kind = 'customer') execute function app.customer_renamed();

create function app.customer_unlisted() returns trigger
language plpgsql
as $$
begin
    update customer_tags set uses = uses - 1 where partner_id = old.partner_id and tag = any (old.tags);
    delete from customer_tags where partner_id = old.partner_id and uses = 0;
    return null;
end
$$;
call app.gate('app.customer_unlisted()');
create trigger customer_unlisted after delete on customer_listings for each row execute function app.customer_unlisted();

-- Relationships that were there before the list.
update reseller_relationships set state = state;

-- C15: the tags of one customer of mine become these. The organisation's row is locked, so the limit holds for two at once.
create function app.customer_tags_set(p_customer uuid, p_tags text[]) returns boolean
language plpgsql
as $$
declare
    me uuid := app.me_organisation();
    before text[];
begin
    if not app.has_role('global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent') then
        raise exception 'not yours to tag' using errcode = '42501';
    end if;
    perform from organisations where id = me for no key update;
    select tags into before from customer_listings where partner_id = me and customer_id = p_customer for update;
    if not found then return false; end if;
    update customer_tags set uses = uses - 1 where partner_id = me and tag = any (before);
    insert into customer_tags (partner_id, tag, uses) select distinct me, t, 1 from unnest(p_tags) as tags (t)
    on conflict (partner_id, tag) do update set uses = customer_tags.uses + 1;
    delete from customer_tags where partner_id = me and uses = 0;
    if (select count(*) from customer_tags where partner_id = me) > 150 then
        raise exception 'too many tags' using errcode = '23514', constraint = 'customer_tags_limit';
    end if;
    update customer_listings set tags = p_tags where partner_id = me and customer_id = p_customer;
    return true;
end
$$;
call app.gate('app.customer_tags_set(uuid, text[])', 'portal_app');

-- Search and filters. Row-level security would hide the index from LIKE and from arrays, which are not leakproof, so this function asks for
-- the own rows itself; put together at run time, so that each shape of question gets a plan of its own.
create function app.customers_search(p_text text, p_facets text[], p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns setof customer_listings
language plpgsql stable
as $$
declare
    me uuid := app.me_organisation();
    pattern text := '%' || replace(replace(replace(app.fold(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%';
    direction text := case when p_backwards then ' desc' else '' end;
begin
    return query execute
        'select * from customer_listings where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
        || case when p_text <> '' then ' and search like $6' else '' end
        || case when cardinality(p_facets) > 0 then ' and facets @> $7' else '' end
        || ' order by name_folded' || direction || ', customer_id' || direction || ' limit $8'
        using me, p_low_name, p_low, p_high_name, p_high, pattern, p_facets, p_limit;
end
$$;
call app.gate('app.customers_search(text, text[], text, uuid, text, uuid, boolean, bigint)', 'portal_app');

-- F85: a partner attests that the customer has accepted the customer agreement.
create table customer_attestations (
    id uuid primary key,
    partner_id uuid not null references organisations,
    customer_id uuid not null references organisations,
    version_id uuid not null references agreement_versions,
    -- who accepted it at the customer's
    first_name text not null,
    last_name text not null,
    mail text not null,
    phone text not null default '',
    agreed_on date not null,
    attested_by uuid not null references people,
    attested_by_name text not null,
    attested_at timestamptz not null
);
create index customer_attestations_customer on customer_attestations (customer_id, attested_at);
call app.protect('customer_attestations');
call app.append_only('customer_attestations');

-- Whether I sell to this customer: directly, or as the provider.
create function app.sells_to(p_customer uuid) returns boolean
language sql stable
as $$
    select exists (select from reseller_relationships where partner_id = app.me_organisation() and customer_id = p_customer
        and role in ('direct', 'provider') and state <> 'removed')
$$;
call app.gate('app.sells_to(uuid)', 'portal_app');

-- Whether this partner and I serve this customer together.
create function app.serves_with(p_partner uuid, p_customer uuid) returns boolean
language sql stable
as $$
    select exists (
        select from reseller_relationships mine join reseller_relationships theirs on theirs.joint_id = mine.joint_id
        where mine.partner_id = app.me_organisation() and mine.customer_id = p_customer and mine.state <> 'removed'
          and theirs.partner_id = p_partner and theirs.state <> 'removed')
$$;
call app.gate('app.serves_with(uuid, uuid)', 'portal_app');

grant select, insert on customer_attestations to portal_app;
create policy partner on customer_attestations for select to portal_app using (partner_id = (select app.me_organisation()));
create policy customer on customer_attestations for select to portal_app using (customer_id = (select app.me_organisation()));
create policy together on customer_attestations for select to portal_app using (app.serves_with(partner_id, customer_id));
create policy operator on customer_attestations for select to portal_app using ((select app.is_operator()));
-- C05: an admin agent or sales agent, in the own name, for a customer the partner sells to
create policy attested on customer_attestations for insert to portal_app with check (
    partner_id = (select app.me_organisation()) and attested_by = (select app.me_person())
    and (select app.has_role('admin_agent', 'sales_agent')) and app.sells_to(customer_id));

-- The customer agreement as the customer accepted it itself, told to those who serve it.
create function app.customer_acceptance(p_customer uuid) returns table (person_name text, accepted_at timestamptz)
language sql stable
as $$
    select a.person_name, a.accepted_at from acceptances a join agreement_versions v on v.id = a.version_id
    where a.organisation_id = p_customer and v.kind = 'customer' and app.is_connected(p_customer)
    order by a.accepted_at desc limit 1
$$;
call app.gate('app.customer_acceptance(uuid)', 'portal_app');

-- A customer is recognised by its domain before it is made twice: whether there is an organisation, and mine if it is my customer.
create function app.domain_known(p_domain text) returns table (mine uuid)
language sql stable
as $$
    select (select l.customer_id from customer_listings l where l.partner_id = app.me_organisation() and l.customer_id = o.id)
    from organisations o where o.domain = p_domain and app.has_role('global_admin', 'admin_agent', 'sales_agent')
$$;
call app.gate('app.domain_known(text)', 'portal_app');

-- Whether this organisation takes part in the programme in good standing; the row is locked, so a change under way is waited for.
create function app.must_stand(p_organisation uuid, p_programme text) returns void
language plpgsql
as $$
begin
    perform from programme_enrollments where organisation_id = p_organisation and programme = p_programme and standing = 'active' for share;
    if not found then
        raise exception 'not in good standing' using errcode = '23514', constraint = 'programme_enrollments_standing_active';
    end if;
end
$$;
call app.gate('app.must_stand(uuid, text)');

-- A partner makes a customer: for itself (F81), or as provider for one of its resellers (F29). Both relationships are born together or not at all.
create function app.customer_create(p_customer uuid, p_reseller uuid, p_relationship uuid, p_joint uuid, p_details jsonb, p_membership uuid, p_person uuid,
    p_token_hash bytea, p_expires_at timestamptz)
returns void
language plpgsql
as $$
declare
    me uuid := app.me_organisation();
    home organisations;
    person uuid;
    moment timestamptz;
begin
    if not app.has_role('global_admin', 'admin_agent', 'sales_agent') then
        raise exception 'not yours to create' using errcode = '42501';
    end if;
    select * into home from organisations where id = me and kind = 'partner';
    if p_reseller is null then
        perform app.must_stand(me, 'direct');
    else
        perform app.must_stand(me, 'indirect_provider');
        perform app.must_stand(p_reseller, 'indirect_reseller');
        perform from partnerships where provider_id = me and reseller_id = p_reseller and state = 'active' for share;
        if not found then
            raise exception 'no partnership' using errcode = '23514', constraint = 'partnerships_active';
        end if;
    end if;
    insert into organisations (id, kind, name, country, region, language, domain, address_line1, address_line2, city, state_or_province, postal_code, registration_number)
    select p_customer, 'customer', d.name, d.country, home.region, d.language, d.domain, d.address_line1, d.address_line2, d.city, d.state_or_province,
        d.postal_code, d.registration_number
    from jsonb_to_record(p_details) as d (name text, country text, language text, domain text, address_line1 text, address_line2 text, city text,
        state_or_province text, postal_code text, registration_number text);
    moment := app.now();
    if p_reseller is null then
        insert into reseller_relationships (id, partner_id, customer_id, role, since) values (p_relationship, me, p_customer, 'direct', moment);
    else
        insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, since)
        values (p_relationship, me, p_customer, 'provider', p_joint, moment), (gen_random_uuid(), p_reseller, p_customer, 'reseller', p_joint, moment);
    end if;
    insert into people (id, mail, name) values (p_person, lower(p_details ->> 'mail'), p_details ->> 'person_name') on conflict (mail) do nothing;
    select id into person from people where mail = lower(p_details ->> 'mail');
    insert into credentials (person_id) values (person) on conflict do nothing;
    insert into memberships (id, person_id, organisation_id, state, roles) values (p_membership, person, p_customer, 'invited', array['global_admin']);
    insert into link_tokens (token_hash, kind, person_id, membership_id, created_at, expires_at)
    values (p_token_hash, 'accept_user', person, p_membership, moment, p_expires_at);
end
$$;
call app.gate('app.customer_create(uuid, uuid, uuid, uuid, jsonb, uuid, uuid, bytea, timestamptz)', 'portal_app');

-- Whom a provider tells about a customer it made for this reseller (N13): the reseller's admin agents and global admins.
create function app.reseller_agents(p_reseller uuid) returns table (name text, mail text, language text)
language sql stable
as $$
    select p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = p_reseller and m.state = 'active' and m.roles && array['admin_agent', 'global_admin']
      and exists (select from partnerships ps where ps.provider_id = app.me_organisation() and ps.reseller_id = p_reseller and ps.state = 'active')
    order by p.mail
$$;
call app.gate('app.reseller_agents(uuid)', 'portal_app');

-- The names of partners I deal with or serve customers with.
create function app.serving_names(p_ids uuid[]) returns table (id uuid, name text)
language sql stable
as $$
    select o.id, o.name from organisations o
    where o.id = any (p_ids) and (
        exists (
            select from partnerships p
            where (p.provider_id = app.me_organisation() and p.reseller_id = o.id) or (p.reseller_id = app.me_organisation() and p.provider_id = o.id)
        ) or exists (
            select from reseller_relationships theirs join reseller_relationships mine on mine.joint_id = theirs.joint_id
            where theirs.partner_id = o.id and theirs.state <> 'removed' and mine.partner_id = app.me_organisation() and mine.state <> 'removed'
        ))
$$;
call app.gate('app.serving_names(uuid[])', 'portal_app');
