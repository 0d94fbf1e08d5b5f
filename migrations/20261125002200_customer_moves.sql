-- The transition board: where each direct customer of a partner stands on its way to a provider. States follow from relationships and
-- invitations; what the partner itself decides is the provider it has in mind, and that a customer stays direct.

-- Who may be written to at a direct customer of mine: its first global admin. The portal knows the address; nobody types it.
create function app.customer_contacts(p_customers uuid[]) returns table (customer_id uuid, name text, mail text, language text)
language sql stable
as $$
    select distinct on (m.organisation_id) m.organisation_id, p.name, p.mail, coalesce(p.language, o.language)
    from reseller_relationships r
    join memberships m on m.organisation_id = r.customer_id and m.state = 'active' and 'global_admin' = any (m.roles)
    join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where r.partner_id = app.me_organisation() and r.customer_id = any (p_customers) and r.role = 'direct' and r.state <> 'removed'
        and app.has_role('global_admin', 'admin_agent', 'sales_agent')
    order by m.organisation_id, m.id
$$;
call app.gate('app.customer_contacts(uuid[])', 'portal_app');

create table customer_moves (
    partner_id uuid not null references organisations,
    customer_id uuid not null references organisations,
    name text not null,
    name_folded text not null,
    state text not null,
    -- the provider that was chosen, is invited with, or serves the customer now
    provider_id uuid references organisations,
    stays boolean not null default false,
    invitation_id uuid references customer_invitations,
    changed_at timestamptz not null,
    primary key (partner_id, customer_id),
    constraint customer_moves_state check (state in ('not_started', 'provider_chosen', 'invited', 'consented', 'handed_over', 'staying')),
    constraint customer_moves_provider check (state not in ('provider_chosen', 'invited', 'consented', 'handed_over') or provider_id is not null),
    constraint customer_moves_invited check ((state = 'invited') <= (invitation_id is not null)),
    constraint customer_moves_staying check (state <> 'staying' or stays)
);
create index customer_moves_by_name on customer_moves (partner_id, name_folded, customer_id);
create index customer_moves_by_state on customer_moves (partner_id, state, name_folded, customer_id);
create index customer_moves_customer on customer_moves (customer_id);
call app.protect('customer_moves');
grant select on customer_moves to portal_app;
create policy partner on customer_moves for select to portal_app using (partner_id = (select app.me_organisation()));
create policy operator on customer_moves for select to portal_app using ((select app.is_operator()));

-- The legal steps, as data; an update to any other state is refused whoever makes it.
create table customer_move_steps (
    from_state text not null,
    to_state text not null,
    moved_by text not null,
    primary key (from_state, to_state),
    constraint customer_move_steps_moved_by check (moved_by in ('partner', 'facts'))
);
insert into customer_move_steps (from_state, to_state, moved_by) values
    ('not_started', 'provider_chosen', 'partner'),
    ('staying', 'provider_chosen', 'partner'),
    ('not_started', 'staying', 'partner'),
    ('provider_chosen', 'staying', 'partner'),
    ('provider_chosen', 'not_started', 'partner'),
    ('staying', 'not_started', 'partner'),
    ('not_started', 'invited', 'facts'),
    ('provider_chosen', 'invited', 'facts'),
    ('staying', 'invited', 'facts'),
    ('invited', 'provider_chosen', 'facts'),
    ('invited', 'consented', 'facts'),
    ('not_started', 'consented', 'facts'),
    ('provider_chosen', 'consented', 'facts'),
    ('staying', 'consented', 'facts'),
    ('consented', 'handed_over', 'facts'),
    ('consented', 'provider_chosen', 'facts');
call app.protect('customer_move_steps');
call app.append_only('customer_move_steps');

-- Where a customer stands, from what is known of it.
create function app.move_state(p_direct boolean, p_joint boolean, p_invited boolean, p_stays boolean, p_chosen boolean) returns text
language sql immutable
as $$
    select case when p_joint and not p_direct then 'handed_over' when p_joint then 'consented' when p_invited then 'invited'
        when p_stays then 'staying' when p_chosen then 'provider_chosen' else 'not_started' end
$$;
grant execute on function app.move_state(boolean, boolean, boolean, boolean, boolean) to portal_gate, portal_verify;

create function app.customer_move_step() returns trigger
language plpgsql
as $$
begin
    if new.state is distinct from old.state and not exists (
        select from customer_move_steps s where s.from_state = old.state and s.to_state = new.state
    ) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'customer_moves_step';
    end if;
    return new;
end
$$;
call app.gate('app.customer_move_step()');
create trigger customer_move_step before update on customer_moves for each row execute function app.customer_move_step();

-- Brings the rows of these pairs of partner and customer up to date.
create function app.customer_moves_refresh(p_partners uuid[], p_customers uuid[]) returns void
language plpgsql
as $$
begin
    insert into customer_moves (partner_id, customer_id, name, name_folded, state, changed_at)
    select distinct r.partner_id, r.customer_id, o.name, app.fold(o.name), 'not_started', app.now()
    from unnest(p_partners, p_customers) as pair (p, c)
    join reseller_relationships r on r.partner_id = p and r.customer_id = c and r.role = 'direct' and r.state <> 'removed'
    join organisations o on o.id = c
    order by 1, 2 on conflict do nothing;
    perform from customer_moves m
    where (m.partner_id, m.customer_id) in (select p, c from unnest(p_partners, p_customers) as pair (p, c))
    order by m.partner_id, m.customer_id for update;
    -- a customer that has left altogether is on no board
    delete from customer_moves m using (select distinct p, c from unnest(p_partners, p_customers) as pair (p, c)) pair
    where m.partner_id = p and m.customer_id = c
      and not exists (select from reseller_relationships r where r.partner_id = p and r.customer_id = c and r.role = 'direct' and r.state <> 'removed')
      and not exists (select from reseller_relationships r join reseller_relationships v on v.joint_id = r.joint_id and v.role = 'provider' and v.state <> 'removed'
                      where r.partner_id = p and r.customer_id = c and r.role = 'reseller' and r.state <> 'removed');
    update customer_moves m
    set state = f.state, provider_id = coalesce(f.joint_provider, f.invited_provider, m.provider_id), invitation_id = coalesce(f.invitation, m.invitation_id),
        -- who consents stays no more
        stays = m.stays and f.state = 'staying',
        changed_at = case when m.state is distinct from f.state then app.now() else m.changed_at end
    from (
        select p, c, x.joint_provider, x.invitation, x.invited_provider,
            app.move_state(x.direct, x.joint_provider is not null, x.invitation is not null, n.stays, n.provider_id is not null) as state
        from (select distinct p, c from unnest(p_partners, p_customers) as pair (p, c)) pair
        join customer_moves n on n.partner_id = p and n.customer_id = c
        cross join lateral (
            select exists (select from reseller_relationships r where r.partner_id = p and r.customer_id = c and r.role = 'direct' and r.state <> 'removed') as direct,
                (select v.partner_id from reseller_relationships r join reseller_relationships v on v.joint_id = r.joint_id and v.role = 'provider' and v.state <> 'removed'
                 where r.partner_id = p and r.customer_id = c and r.role = 'reseller' and r.state <> 'removed' order by v.since, v.id limit 1) as joint_provider,
                i.id as invitation, i.provider_id as invited_provider
            from (values (1)) one
            left join customer_invitations i on i.reseller_id = p and i.for_customer_id = c and i.state in ('sent', 'opened')
        ) x
    ) f
    where m.partner_id = f.p and m.customer_id = f.c;
end
$$;
call app.gate('app.customer_moves_refresh(uuid[], uuid[])');

-- A provider's half that comes or goes moves the row of the reseller it was accepted with.
create function app.customers_moved() returns trigger
language plpgsql
as $$
declare
    partners uuid[];
    customers uuid[];
begin
    select array_agg(partner_id), array_agg(customer_id) into partners, customers from (
        select partner_id, customer_id from changed where role <> 'provider'
        union
        select r.partner_id, r.customer_id from changed c join reseller_relationships r on r.joint_id = c.joint_id and r.role = 'reseller'
    ) pairs;
    if partners is not null then
        perform app.customer_moves_refresh(partners, customers);
    end if;
    return null;
end
$$;
call app.gate('app.customers_moved()');
create trigger customers_moved_insert after insert on reseller_relationships
    referencing new table as changed for each statement execute function app.customers_moved();
create trigger customers_moved_update after update on reseller_relationships
    referencing new table as changed for each statement execute function app.customers_moved();

create function app.customer_asked() returns trigger
language plpgsql
as $$
begin
    perform app.customer_moves_refresh(array[new.reseller_id], array[new.for_customer_id]);
    return null;
end
$$;
call app.gate('app.customer_asked()');
create trigger customer_asked after update of state on customer_invitations
    for each row when (new.for_customer_id is not null and new.state is distinct from old.state) execute function app.customer_asked();

create function app.customer_move_renamed() returns trigger
language plpgsql
as $$
begin
    update customer_moves set name = new.name, name_folded = app.fold(new.name) where customer_id = new.id;
    return null;
end
$$;
call app.gate('app.customer_move_renamed()');
create trigger customer_move_renamed after update of name on organisations
    for each row when (new.kind = 'customer') execute function app.customer_move_renamed();

-- What my organisation decides of one of its direct customers: a provider, that it stays, or neither. False when the step is not open.
create function app.move_decide(p_customer uuid, p_provider uuid, p_stays boolean) returns boolean
language plpgsql
as $$
declare
    m customer_moves;
    target text := app.move_state(true, false, false, p_stays, p_provider is not null);
begin
    -- B07
    if not app.has_role('global_admin', 'admin_agent', 'sales_agent') then
        raise exception 'not yours to decide' using errcode = '42501';
    end if;
    if p_provider is not null then
        perform from partnerships where reseller_id = app.me_organisation() and provider_id = p_provider and state = 'active' for share;
        if not found then
            raise exception 'no partnership' using errcode = '23514', constraint = 'customer_moves_partnership';
        end if;
    end if;
    select * into m from customer_moves where partner_id = app.me_organisation() and customer_id = p_customer for update;
    if not found or m.state not in ('not_started', 'provider_chosen', 'staying') or (m.state = target and m.provider_id is not distinct from p_provider) then
        return false;
    end if;
    update customer_moves set state = target, provider_id = p_provider, stays = p_stays, changed_at = app.now()
    where partner_id = m.partner_id and customer_id = m.customer_id;
    return true;
end
$$;
call app.gate('app.move_decide(uuid, uuid, boolean)', 'portal_app');

-- What was done to many customers at once, row by row.
create table customer_move_batches (
    id uuid primary key,
    partner_id uuid not null references organisations,
    what text not null,
    provider_id uuid references organisations,
    by_person uuid not null references people,
    by_name text not null,
    at timestamptz not null,
    constraint customer_move_batches_what check (what in ('invite', 'choose', 'stay', 'reopen')),
    constraint customer_move_batches_provider check ((what in ('invite', 'choose')) = (provider_id is not null))
);
create index customer_move_batches_partner on customer_move_batches (partner_id, id desc);
call app.protect('customer_move_batches');
call app.append_only('customer_move_batches');
create table customer_move_results (
    batch_id uuid not null references customer_move_batches,
    customer_id uuid not null references organisations,
    partner_id uuid not null references organisations,
    name text not null,
    outcome text not null,
    invitation_id uuid,
    primary key (batch_id, customer_id)
);
call app.protect('customer_move_results');
call app.append_only('customer_move_results');
grant select, insert on customer_move_batches, customer_move_results to portal_app;
create policy partner on customer_move_batches for select to portal_app using (partner_id = (select app.me_organisation()));
create policy operator on customer_move_batches for select to portal_app using ((select app.is_operator()));
create policy made on customer_move_batches for insert to portal_app with check (
    partner_id = (select app.me_organisation()) and by_person = (select app.me_person())
    and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));
create policy partner on customer_move_results for select to portal_app using (partner_id = (select app.me_organisation()));
create policy operator on customer_move_results for select to portal_app using ((select app.is_operator()));
create policy made on customer_move_results for insert to portal_app with check (
    partner_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));

-- A page of my board. Put together at run time, so that each shape of question reads one range of one index.
create function app.customer_moves_page(p_state text, p_provider uuid, p_text text, p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns setof customer_moves
language plpgsql stable
as $$
declare
    direction text := case when p_backwards then ' desc' else '' end;
begin
    return query execute
        'select * from customer_moves where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
        || case when p_state <> '' then ' and state = $6' else '' end
        || case when p_provider is not null then ' and provider_id = $7' else '' end
        || case when p_text <> '' then ' and position(app.fold($8) in name_folded) > 0' else '' end
        || ' order by name_folded' || direction || ', customer_id' || direction || ' limit $9'
        using app.me_organisation(), p_low_name, p_low, p_high_name, p_high, p_state, p_provider, p_text, p_limit;
end
$$;
call app.gate('app.customer_moves_page(text, uuid, text, text, uuid, text, uuid, boolean, bigint)', 'portal_app');

-- Whether a provider's invitation waits for my organisation by name (F16, phase 5); whoever holds the link reads more.
create function app.partnership_waits() returns boolean
language sql stable
as $$
    select exists (select from partnership_invitations i where i.addressee_id = app.me_organisation() and i.state in ('sent', 'opened') and i.expires_at > app.now())
$$;
call app.gate('app.partnership_waits()', 'portal_app');
create index partnership_invitations_addressee on partnership_invitations (addressee_id) where state in ('sent', 'opened');

-- The invitation that is tied to one customer is that customer's alone (abuse A4), whichever mailbox it was sent to.
create or replace function app.joint_obstacle() returns text
language plpgsql stable
as $$
declare
    i customer_invitations;
    mine organisations;
    halves bigint;
    has_admin boolean;
begin
    select * into i from customer_invitations where token_hash = app.link_hash();
    select * into mine from organisations where id = app.me_organisation();
    if i.id is null or mine.id is null then
        return 'unknown';
    elsif mine.kind <> 'customer' then
        return 'kind';
    elsif i.for_customer_id <> mine.id then
        return 'addressee';
    elsif i.for_customer_id is null and i.recipient_mail <> '' and mine.domain is distinct from split_part(i.recipient_mail, '@', 2)
        and not exists (select from memberships m join people p on p.id = m.person_id
                        where m.organisation_id = mine.id and m.state = 'active' and p.mail = i.recipient_mail) then
        return 'addressee';
    elsif not exists (select from partnerships p where p.id = i.partnership_id and p.state = 'active') then
        return 'partnership';
    elsif not exists (select from programme_enrollments e where e.organisation_id = i.reseller_id and e.programme = 'indirect_reseller' and e.standing in ('active', 'restricted'))
        or not exists (select from programme_enrollments e where e.organisation_id = i.provider_id and e.programme = 'indirect_provider' and e.standing in ('active', 'restricted')) then
        return 'standing';
    elsif mine.region <> (select o.region from organisations o where o.id = i.reseller_id) then
        return 'region';
    end if;
    select count(*), coalesce(bool_or(r.admin_since is not null and r.admin_ended_at is null), false) into halves, has_admin
    from reseller_relationships r
    where r.customer_id = mine.id and r.state <> 'removed'
        and ((r.partner_id = i.reseller_id and r.role = 'reseller') or (r.partner_id = i.provider_id and r.role = 'provider'));
    if halves = 2 and (has_admin or not i.with_admin) then
        return 'related';
    end if;
    return null;
end
$$;
call app.gate('app.joint_obstacle()', 'portal_app');

-- Relationships that were there before the board.
update reseller_relationships set state = state where role <> 'provider';
