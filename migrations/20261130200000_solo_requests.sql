-- The solo request (F80): a direct partner asks a customer for a relationship with itself alone. It is a customer invitation without a
-- provider; the column reseller_id names its partner, and what comes of it is one direct relationship.

alter table customer_invitations
    alter column provider_id drop not null,
    alter column partnership_id drop not null,
    -- a provider and the partnership with it, or neither
    add constraint customer_invitations_tier check ((provider_id is null) = (partnership_id is null)),
    -- whoever has the relationship already has nobody to be asked for it alone
    add constraint customer_invitations_tied_jointly check (for_customer_id is null or provider_id is not null),
    drop constraint customer_invitations_inviter,
    add constraint customer_invitations_inviter check (inviter_id = reseller_id or inviter_id is not distinct from provider_id);
create index customer_invitations_solo on customer_invitations (reseller_id, id desc) where provider_id is null;

-- A direct partner may hold administration rights as well as a reseller, a provider never (rulings, Joint relationship).
alter table reseller_relationships
    drop constraint reseller_relationships_admin_of_resellers,
    add constraint reseller_relationships_admin_without_provider check (role <> 'provider' or admin_since is null);

-- Whether a partner takes new direct customers: none since it became an indirect reseller (S24, F20), none while it is restricted (F57).
create function app.takes_direct_customers(p_partner uuid) returns boolean
language sql stable
as $$
    select exists (select from programme_enrollments where organisation_id = p_partner and programme = 'direct' and standing = 'active'
            and new_customers_closed_at is null)
        and not exists (select from programme_enrollments where organisation_id = p_partner and programme = 'indirect_reseller')
$$;
call app.gate('app.takes_direct_customers(uuid)');

-- Holds my organisation's programmes before a letter of its own is locked: whoever becomes a reseller comes in the same order, first the
-- programme, then what is withdrawn with it.
create function app.hold_programmes() returns void
language plpgsql
as $$ begin perform from programme_enrollments where organisation_id = app.me_organisation() order by id for share; end $$;
call app.gate('app.hold_programmes()', 'portal_app');

-- Who asks: the partner, and its provider if there is one.
create function app.askers(p_reseller uuid, p_provider uuid) returns uuid[]
language sql immutable
as $$ select array_remove(array[p_reseller, p_provider], null) $$;
call app.gate('app.askers(uuid, uuid)');

create or replace function app.joint_parties() returns uuid[]
language plpgsql stable
as $$ begin return (select app.askers(i.reseller_id, i.provider_id) from customer_invitations i where token_hash = app.link_hash()); end $$;
call app.gate('app.joint_parties()', 'portal_app');

create or replace function app.may_invite_customers(p_partnership uuid, p_reseller uuid, p_provider uuid) returns boolean
language sql stable
as $$
    select case
        when p_provider is null then p_partnership is null and app.me_organisation() = p_reseller and app.takes_direct_customers(p_reseller)
        else exists (select from partnerships p where p.id = p_partnership and p.reseller_id = p_reseller and p.provider_id = p_provider and p.state = 'active')
            and case app.me_organisation() when p_reseller then app.is_active_in('indirect_reseller') when p_provider then app.is_active_in('indirect_provider') else false end
    end
$$;
call app.gate('app.may_invite_customers(uuid, uuid, uuid)', 'portal_app');

-- G02; where nobody is the provider, nobody is kept out as one
alter policy decided on customer_invitations
    using (token_hash = (select app.link_hash()) and reseller_id <> (select app.me_organisation()) and provider_id is distinct from (select app.me_organisation())
        and (select app.has_role('global_admin')))
    with check (token_hash = (select app.link_hash()) and customer_id = (select app.me_organisation()) and state in ('accepted', 'declined')
        and (select app.has_role('global_admin')));

create or replace function app.joint_obstacle() returns text
language plpgsql stable
as $$
declare
    i customer_invitations;
    mine organisations;
    asked bigint;
    related bigint;
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
    elsif i.provider_id is null and not app.takes_direct_customers(i.reseller_id) then
        return 'standing';
    elsif i.provider_id is not null and not exists (select from partnerships p where p.id = i.partnership_id and p.state = 'active') then
        return 'partnership';
    elsif i.provider_id is not null and (
        not exists (select from programme_enrollments e where e.organisation_id = i.reseller_id and e.programme = 'indirect_reseller' and e.standing in ('active', 'restricted'))
        or not exists (select from programme_enrollments e where e.organisation_id = i.provider_id and e.programme = 'indirect_provider' and e.standing in ('active', 'restricted'))) then
        return 'standing';
    elsif mine.region <> (select o.region from organisations o where o.id = i.reseller_id) then
        return 'region';
    end if;
    asked := cardinality(app.askers(i.reseller_id, i.provider_id));
    select count(*), coalesce(bool_or(r.admin_since is not null and r.admin_ended_at is null), false) into related, has_admin
    from reseller_relationships r
    where r.customer_id = mine.id and r.state <> 'removed'
        and ((r.partner_id = i.reseller_id and r.role = case when i.provider_id is null then 'direct' else 'reseller' end)
            or (r.partner_id = i.provider_id and r.role = 'provider'));
    if related = asked and (has_admin or not i.with_admin) then
        return 'related';
    end if;
    return null;
end
$$;
call app.gate('app.joint_obstacle()', 'portal_app');

create or replace function app.customer_invitation_step() returns trigger
language plpgsql
as $$
declare
    mover text;
    who text;
    obstacle text;
begin
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'only drafts are thrown away' using errcode = 'P0409', constraint = 'customer_invitations_kept';
        end if;
        return old;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'an invitation begins as a draft' using errcode = 'P0409', constraint = 'customer_invitations_step';
        end if;
        return new;
    end if;
    if (new.id, new.reseller_id, new.provider_id, new.partnership_id, new.inviter_id, new.with_admin, new.token_hash, new.created_by, new.created_at, new.recipient_mail, new.replaces)
       is distinct from (old.id, old.reseller_id, old.provider_id, old.partnership_id, old.inviter_id, old.with_admin, old.token_hash, old.created_by, old.created_at, old.recipient_mail, old.replaces)
       or (old.state <> 'draft' and (new.subject, new.message, new.by_portal, new.sent_at, new.expires_at)
           is distinct from (old.subject, old.message, old.by_portal, old.sent_at, old.expires_at)) then
        raise exception 'an invitation stays what it is' using errcode = 'P0409', constraint = 'customer_invitations_kept';
    end if;
    if new.state = old.state then
        return new;
    end if;
    select moved_by into mover from customer_invitation_steps where from_state = old.state and to_state = new.state;
    who := case
        -- the clock ends a relationship, and what was asked on its behalf goes with it
        when session_user = 'portal_worker' and new.state = 'withdrawn' then 'partner'
        when session_user = 'portal_worker' then 'worker'
        when new.state = 'opened' and app.link_hash() = old.token_hash then 'holder'
        when app.me_organisation() = any (app.askers(old.reseller_id, old.provider_id)) then 'partner'
        when app.me_organisation() = new.customer_id and app.link_hash() = old.token_hash then 'customer'
    end;
    if mover is null or mover is distinct from who then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'customer_invitations_step';
    end if;
    if (new.state = 'expired') <> (old.expires_at <= app.now()) and new.state in ('opened', 'accepted', 'declined', 'expired') then
        raise exception 'its time is over, or not yet' using errcode = 'P0409', constraint = 'customer_invitations_time';
    end if;
    if new.state = 'sent' and old.provider_id is null then
        -- a partner that becomes a reseller meanwhile is waited for: nothing is sent once new direct customers are closed
        perform from programme_enrollments where organisation_id = old.reseller_id order by id for share;
        if not app.takes_direct_customers(old.reseller_id) then
            raise exception 'no new direct customers' using errcode = 'P0409', constraint = 'customer_invitations_direct';
        end if;
    elsif new.state = 'sent' then
        -- a partnership that ends meanwhile is waited for: nothing is sent for one that is gone
        perform from partnerships where id = old.partnership_id and state = 'active' for share;
        if not found then
            raise exception 'the partnership is not active' using errcode = 'P0409', constraint = 'customer_invitations_partnership';
        end if;
    elsif mover = 'customer' then
        obstacle := app.joint_obstacle();
        if not app.has_role('global_admin') or (new.state = 'accepted' and obstacle is not null) or obstacle in ('kind', 'addressee') then
            raise exception 'not theirs to answer: %', obstacle using errcode = 'P0409', constraint = 'customer_invitations_obstacle';
        end if;
    end if;
    return new;
end
$$;
call app.gate('app.customer_invitation_step()');

-- Never half an acceptance: when the transaction ends, all that was asked for lives, and administration rights are as decided (invariant 8).
create or replace function app.joint_of_invitation() returns trigger
language plpgsql
as $$
declare
    role_asked text := case when new.provider_id is null then 'direct' else 'reseller' end;
begin
    if new.state = 'accepted' and not (
        exists (select from reseller_relationships r where r.partner_id = new.reseller_id and r.customer_id = new.customer_id and r.role = role_asked
                and r.state <> 'removed' and (not new.admin_granted or (r.admin_since is not null and r.admin_ended_at is null)))
        and (new.provider_id is null or exists (select from reseller_relationships r where r.partner_id = new.provider_id and r.customer_id = new.customer_id
                and r.role = 'provider' and r.state <> 'removed'))
    ) then
        raise exception 'half an acceptance' using errcode = 'P0409', constraint = 'customer_invitations_whole';
    end if;
    return null;
end
$$;
call app.gate('app.joint_of_invitation()');

-- Whether the link that is followed was accepted by my organisation and grants this partner this role, and administration rights if asked.
create or replace function app.joint_grants(p_partner uuid, p_role text, p_admin boolean) returns boolean
language sql stable
as $$
    select exists (
        select from customer_invitations i
        where i.token_hash = app.link_hash() and i.state = 'accepted' and i.customer_id = app.me_organisation()
            and p_partner = case p_role
                when 'direct' then case when i.provider_id is null then i.reseller_id end
                when 'reseller' then case when i.provider_id is not null then i.reseller_id end
                when 'provider' then i.provider_id
            end
            and (not p_admin or (p_role <> 'provider' and i.admin_granted)))
$$;
call app.gate('app.joint_grants(uuid, text, boolean)', 'portal_app');
alter policy accepted on reseller_relationships with check (
    customer_id = (select app.me_organisation()) and (select app.has_role('global_admin')) and state = 'active'
    and app.joint_grants(partner_id, role, admin_since is not null));

create or replace function app.customer_invitation_open(p_event uuid) returns void
language plpgsql
as $$
declare
    i customer_invitations;
begin
    update customer_invitations set state = 'opened', opened_at = app.now()
    where token_hash = app.link_hash() and state = 'sent' and expires_at > app.now()
    returning * into i;
    if i.id is not null then
        perform app.record_as(null, null, p_event, 'customer_invitation_opened', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), app.askers(i.reseller_id, i.provider_id), '{}', '[]');
    end if;
end
$$;
call app.gate('app.customer_invitation_open(uuid)', 'portal_app');

create or replace function app.customer_invitation_misdirected(p_event uuid) returns void
language plpgsql
as $$
declare
    i customer_invitations;
begin
    if app.joint_obstacle() is distinct from 'addressee' then
        return;
    end if;
    update customer_invitations set misdirected_at = app.now()
    where token_hash = app.link_hash() and state in ('sent', 'opened') and misdirected_at is null
    returning * into i;
    if i.id is not null then
        perform app.record_as(null, null, p_event, 'customer_invitation_misdirected', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), app.askers(i.reseller_id, i.provider_id), '{}', '[]');
    end if;
end
$$;
call app.gate('app.customer_invitation_misdirected(uuid)', 'portal_app');

-- From the moment a partner becomes an indirect reseller nothing it asked for alone can be accepted (S24): what was sent is withdrawn with it,
-- as a partnership's end withdraws what was sent for that.
create function app.solo_requests_closed() returns trigger
language plpgsql
as $$
declare
    i customer_invitations;
begin
    for i in select * from customer_invitations
             where reseller_id = new.organisation_id and provider_id is null and state in ('sent', 'opened') order by id for update loop
        update customer_invitations set state = 'withdrawn' where id = i.id;
        perform app.record_as(app.me_person(), app.me_organisation(), gen_random_uuid(), 'customer_invitation_withdrawn', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), app.askers(i.reseller_id, i.provider_id), '{}', '[]');
    end loop;
    return null;
end
$$;
call app.gate('app.solo_requests_closed()');
create trigger solo_requests_closed after update of new_customers_closed_at on programme_enrollments
    for each row when (old.new_customers_closed_at is null and new.new_customers_closed_at is not null) execute function app.solo_requests_closed();
