-- F73: a partner that has become an indirect reseller gives its provider a relationship with a customer it has served directly.

-- What a page may know of a customer agreement attested before: an attestation counts for whoever sells with it, and does not carry over to
-- the provider of a reseller that attested it as a direct partner (F74, abuse B11).
create function app.sells_with(p_partner uuid, p_customer uuid) returns boolean
language sql stable
as $$
    select exists (
        select from reseller_relationships mine join reseller_relationships theirs on theirs.joint_id = mine.joint_id
        where mine.partner_id = app.me_organisation() and mine.customer_id = p_customer and mine.state <> 'removed'
          and theirs.partner_id = p_partner and theirs.role = 'provider' and theirs.state <> 'removed')
$$;
call app.gate('app.sells_with(uuid, uuid)', 'portal_app');
drop policy together on customer_attestations;
create policy together on customer_attestations for select to portal_app using (app.sells_with(partner_id, customer_id));

-- Who has stated that the customer agrees, when, and what was on the page: evidence.
create table relationship_extensions (
    id uuid primary key,
    partner_id uuid not null references organisations,
    customer_id uuid not null references organisations,
    provider_id uuid not null references organisations,
    joint_id uuid not null,
    stated_by uuid not null references people,
    stated_by_name text not null,
    shown_hash bytea not null,
    at timestamptz not null
);
create index relationship_extensions_customer on relationship_extensions (customer_id, at);
create index relationship_extensions_partner on relationship_extensions (partner_id, at);
create index relationship_extensions_provider on relationship_extensions (provider_id, at);
call app.protect('relationship_extensions');
call app.append_only('relationship_extensions');
grant select on relationship_extensions to portal_app;
create policy partner on relationship_extensions for select to portal_app using (partner_id = (select app.me_organisation()));
create policy provider on relationship_extensions for select to portal_app using (provider_id = (select app.me_organisation()));
create policy customer on relationship_extensions for select to portal_app using (customer_id = (select app.me_organisation()));
create policy operator on relationship_extensions for select to portal_app using ((select app.is_operator()));

-- What keeps my organisation from extending its relationship with this customer to this provider; null when nothing does. The same for
-- the page before the click and for the rule behind it.
create function app.extension_obstacle(p_customer uuid, p_provider uuid) returns text
language sql stable
as $$
    select case
        when (select count(*) from programme_enrollments e where e.organisation_id = app.me_organisation()
                and e.programme in ('direct', 'indirect_reseller') and e.standing in ('active', 'restricted')) < 2 then 'dual'
        when not exists (select from reseller_relationships r where r.partner_id = app.me_organisation() and r.customer_id = p_customer
                and r.role = 'direct' and r.state = 'active') then 'direct'
        when not exists (select from partnerships p where p.reseller_id = app.me_organisation() and p.provider_id = p_provider and p.state = 'active')
            or not exists (select from programme_enrollments e where e.organisation_id = p_provider and e.programme = 'indirect_provider'
                and e.standing in ('active', 'restricted')) then 'partnership'
        when (select region from organisations where id = p_customer) <> (select region from organisations where id = p_provider) then 'region'
        when exists (select from reseller_relationships r where r.partner_id = app.me_organisation() and r.customer_id = p_customer
                and r.role = 'reseller' and r.state <> 'removed')
            and exists (select from reseller_relationships r where r.partner_id = p_provider and r.customer_id = p_customer
                and r.role = 'provider' and r.state <> 'removed') then 'related'
    end
$$;
call app.gate('app.extension_obstacle(uuid, uuid)', 'portal_app');

-- The extension: the provider's half, the reseller's half, the evidence. Nobody gets administration rights by it.
create function app.extend_relationship(p_id uuid, p_customer uuid, p_provider uuid, p_shown_hash bytea) returns void
language plpgsql
as $$
declare
    me uuid := app.me_organisation();
    obstacle text;
    joint uuid;
    moment timestamptz;
begin
    -- B10
    if not coalesce(app.has_role('admin_agent'), false) then
        raise exception 'not yours to extend' using errcode = '42501';
    end if;
    -- in the order of every joint step: the partnership, the standings, then the relationships
    perform from partnerships where reseller_id = me and provider_id = p_provider and state = 'active' for share;
    perform from programme_enrollments where organisation_id in (me, p_provider) order by id for share;
    perform from reseller_relationships where customer_id = p_customer and state <> 'removed' and partner_id in (me, p_provider) order by id for update;
    obstacle := app.extension_obstacle(p_customer, p_provider);
    if obstacle is not null then
        raise exception 'not to be extended: %', obstacle using errcode = 'P0409', constraint = 'relationship_extensions_' || obstacle;
    end if;
    -- a half that is there already keeps what it was accepted with
    select coalesce(
        (select joint_id from reseller_relationships where partner_id = me and customer_id = p_customer and role = 'reseller' and state <> 'removed'),
        (select joint_id from reseller_relationships where partner_id = p_provider and customer_id = p_customer and role = 'provider' and state <> 'removed'),
        p_id) into joint;
    moment := app.now();
    insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, since)
    select gen_random_uuid(), h.partner_id, p_customer, h.role, joint, moment
    from (values (p_provider, 'provider'), (me, 'reseller')) h (partner_id, role)
    where not exists (select from reseller_relationships r where r.partner_id = h.partner_id and r.customer_id = p_customer and r.role = h.role and r.state <> 'removed');
    insert into relationship_extensions (id, partner_id, customer_id, provider_id, joint_id, stated_by, stated_by_name, shown_hash, at)
    select p_id, me, p_customer, p_provider, joint, p.id, p.name, p_shown_hash, moment from people p where p.id = app.me_person();
end
$$;
call app.gate('app.extend_relationship(uuid, uuid, uuid, bytea)', 'portal_app');
