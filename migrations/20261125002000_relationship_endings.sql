-- A relationship ends: by the partner that has it (F86, C08), or by the clock once the customer has asked (F90) and nothing runs any more.

alter table reseller_relationships add column ended_by_name text;

-- What an open joint invitation to one customer of the reseller's own is for; nothing for a campaign link or a stranger's mailbox.
alter table customer_invitations add column for_customer_id uuid references organisations;
-- one customer is asked once at a time
create unique index customer_invitations_one_live_tied on customer_invitations (reseller_id, for_customer_id) where state in ('sent', 'opened');
create index customer_invitations_tied on customer_invitations (for_customer_id, reseller_id) where for_customer_id is not null;

create function app.customer_invitation_tie() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'UPDATE' then
        if new.for_customer_id is distinct from old.for_customer_id then
            raise exception 'an invitation stays what it is' using errcode = 'P0409', constraint = 'customer_invitations_kept';
        end if;
    elsif new.for_customer_id is not null and not exists (
        select from reseller_relationships r
        where r.partner_id = new.reseller_id and r.customer_id = new.for_customer_id and r.role = 'direct' and r.state <> 'removed'
    ) then
        raise exception 'not a direct customer of theirs' using errcode = 'P0409', constraint = 'customer_invitations_tied';
    end if;
    return new;
end
$$;
call app.gate('app.customer_invitation_tie()');
create trigger customer_invitation_tie before insert or update of for_customer_id on customer_invitations
    for each row execute function app.customer_invitation_tie();

-- What keeps a relationship from ending, the same for the page before the click and for the rule behind it. Orders, subscriptions and
-- transfers join this list with their tables. An open invitation to the same customer is the partner's to take back first; when the
-- customer wants to go, it goes with the relationship.
create function app.relationship_duties(p_relationship uuid) returns table (kind text, subject text, subject_id uuid, since timestamptz)
language sql stable
as $$
    select 'invitation', coalesce(nullif(i.recipient_name, ''), i.recipient_mail), i.id, i.sent_at
    from reseller_relationships r
    join customer_invitations i on i.for_customer_id = r.customer_id and i.reseller_id = r.partner_id and i.state in ('sent', 'opened')
    where r.id = p_relationship and r.role = 'direct' and r.state = 'active'
        and (session_user = 'portal_worker' or app.me_organisation() in (r.partner_id, r.customer_id))
$$;
call app.gate('app.relationship_duties(uuid)', 'portal_app', 'portal_worker');

create or replace function app.relationship_step() returns trigger
language plpgsql
as $$
begin
    if session_user not in ('portal_app', 'portal_worker') then
        return new;
    end if;
    if old.state = 'removed' or new.since is distinct from old.since then
        raise exception 'a relationship stays what it is' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    if session_user = 'portal_worker' or app.me_organisation() is not distinct from old.partner_id then
        -- F86: the partner ends it; F90: the clock does, when the customer has asked and the day has come
        if new.state <> 'removed' or (session_user = 'portal_worker' and (old.state <> 'ending' or old.ending_from > (app.now() at time zone 'UTC')::date)) then
            raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'reseller_relationships_step';
        end if;
        if (new.admin_since, new.admin_by_name, new.ending_asked_at, new.ending_asked_by_name, new.ending_reason, new.ending_from)
           is distinct from (old.admin_since, old.admin_by_name, old.ending_asked_at, old.ending_asked_by_name, old.ending_reason, old.ending_from)
           or (old.admin_ended_at is not null and new.admin_ended_at is distinct from old.admin_ended_at) then
            raise exception 'an end changes nothing else' using errcode = 'P0409', constraint = 'reseller_relationships_step';
        end if;
        if exists (select from app.relationship_duties(old.id)) then
            raise exception 'something still runs' using errcode = 'P0409', constraint = 'reseller_relationships_duties';
        end if;
        return new;
    end if;
    if app.me_organisation() is distinct from old.customer_id then
        raise exception 'not theirs' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    -- a customer asks to end a relationship; it ends when nothing runs any more (F90)
    if new.state is distinct from old.state and (old.state, new.state) is distinct from ('active', 'ending') then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    if (new.state = 'ending') <> (new.ending_asked_at is not null) then
        raise exception 'asked by nobody' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    -- rights are given by an invitation alone, and taken away at any time
    if new.admin_since is distinct from old.admin_since and not app.joint_grants(new.partner_id, new.role, true) then
        raise exception 'rights are given by an invitation' using errcode = 'P0409', constraint = 'reseller_relationships_admin_given';
    elsif new.admin_since is not distinct from old.admin_since and old.admin_ended_at is not null
        and new.admin_ended_at is distinct from old.admin_ended_at then
        raise exception 'rights that ended do not come back' using errcode = 'P0409', constraint = 'reseller_relationships_admin_given';
    end if;
    return new;
end
$$;
call app.gate('app.relationship_step()');

-- What was asked of the customer on behalf of the relationship goes with it.
create function app.relationship_ended() returns trigger
language plpgsql
as $$
declare
    i customer_invitations;
begin
    for i in select * from customer_invitations
             where for_customer_id = new.customer_id and reseller_id = new.partner_id and state in ('sent', 'opened') order by id for update loop
        update customer_invitations set state = 'withdrawn' where id = i.id;
        perform app.record_as(app.me_person(), app.me_organisation(), gen_random_uuid(), 'customer_invitation_withdrawn', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), array[i.reseller_id, i.provider_id], '{}', '[]');
    end loop;
    return null;
end
$$;
call app.gate('app.relationship_ended()');
create trigger relationship_ended after update of state on reseller_relationships
    for each row when (new.state = 'removed' and old.state <> 'removed' and new.role = 'direct') execute function app.relationship_ended();
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
        when app.me_organisation() in (old.reseller_id, old.provider_id) then 'partner'
        when app.me_organisation() = new.customer_id and app.link_hash() = old.token_hash then 'customer'
    end;
    if mover is null or mover is distinct from who then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'customer_invitations_step';
    end if;
    if (new.state = 'expired') <> (old.expires_at <= app.now()) and new.state in ('opened', 'accepted', 'declined', 'expired') then
        raise exception 'its time is over, or not yet' using errcode = 'P0409', constraint = 'customer_invitations_time';
    end if;
    if new.state = 'sent' then
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

grant update (ended_at, ended_by_name) on reseller_relationships to portal_app;
grant select, update (state, ended_at, ended_by_name, admin_ended_at) on reseller_relationships to portal_worker;
-- C08
create policy removed on reseller_relationships for update to portal_app
    using (partner_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent')))
    with check (partner_id = (select app.me_organisation()) and state = 'removed' and (select app.has_role('global_admin', 'admin_agent')));
create policy worker on reseller_relationships for select to portal_worker using (true);
create policy ended_by_clock on reseller_relationships for update to portal_worker using (state = 'ending') with check (state = 'removed');
create index reseller_relationships_ending_due on reseller_relationships (ending_from) where state = 'ending';

-- The partners whose relationships were accepted together with this one: they are told when it ends.
create function app.relationship_others(p_relationship uuid) returns table (partner_id uuid, name text)
language sql stable
as $$
    select distinct o.id, o.name
    from reseller_relationships r
    join reseller_relationships other on other.joint_id = r.joint_id and other.id <> r.id and other.state <> 'removed' and other.partner_id <> r.partner_id
    join organisations o on o.id = other.partner_id
    where r.id = p_relationship and (session_user = 'portal_worker' or app.me_organisation() in (r.partner_id, r.customer_id))
$$;
call app.gate('app.relationship_others(uuid)', 'portal_app', 'portal_worker');
