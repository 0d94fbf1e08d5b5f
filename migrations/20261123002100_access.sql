-- People and access (machine 2.11, F144, F145): who may be invited, changed, blocked and deleted by whom; access requests; own sessions.
-- The rules stand here, whatever page or program asks.

alter table memberships
    add column version integer not null default 1,
    -- as whoever invited typed it; shown until the person joins, so that a list tells nobody which mailboxes have accounts (abuse B9)
    add column invited_name text not null default '',
    add column joined_at timestamptz,
    add column state_at timestamptz not null default app.now();
create index memberships_deleted on memberships (state_at) where state = 'deleted';

-- Which steps there are, and when each was taken. A deleted person comes back within thirty days, and is gone for good after that.
create function app.membership_moves() returns trigger
language plpgsql
as $$
declare
    moment timestamptz := app.now();
    kept boolean := tg_op <> 'INSERT' and old.state_at > moment - interval '30 days';
begin
    if tg_op = 'DELETE' then
        if old.state <> 'deleted' or kept then
            raise exception 'only who was deleted thirty days ago is removed' using errcode = 'P0409', constraint = 'memberships_step';
        end if;
        return old;
    end if;
    if tg_op = 'UPDATE' and new.state = old.state then
        return new;
    end if;
    if tg_op = 'UPDATE' and not coalesce(case old.state
        when 'invited' then new.state in ('active', 'deleted')
        when 'active' then new.state in ('blocked', 'deleted')
        when 'blocked' then new.state in ('active', 'deleted')
        when 'deleted' then kept and new.state = case when old.joined_at is null then 'invited' else 'active' end
    end, false) then
        raise exception 'this step is not open' using errcode = 'P0409', constraint = 'memberships_step';
    end if;
    new.state_at := moment;
    if new.state = 'active' then
        new.joined_at := coalesce(new.joined_at, moment);
    end if;
    return new;
end
$$;
call app.gate('app.membership_moves()');
create trigger membership_moves before insert or update of state or delete on memberships
    for each row execute function app.membership_moves();

-- E-USER-LAST-GA: an organisation that has a global admin keeps one, the operator a super admin. The organisation's row is the lock,
-- so that two admins who remove each other at the same time do not both succeed.
create function app.last_admin_stays() returns trigger
language plpgsql
as $$
declare
    guarded text;
begin
    select case kind when 'operator' then 'super' else 'global_admin' end into guarded from organisations where id = old.organisation_id;
    if old.state <> 'active' or not guarded = any (old.roles)
       or (tg_op = 'UPDATE' and new.state = 'active' and guarded = any (new.roles)) then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    perform from organisations where id = old.organisation_id for no key update;
    if not exists (
        select from memberships m
        where m.organisation_id = old.organisation_id and m.id <> old.id and m.state = 'active' and guarded = any (m.roles)
    ) then
        raise exception 'the last global admin stays' using errcode = '23514', constraint = 'memberships_last_admin';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
call app.gate('app.last_admin_stays()');
create trigger last_admin_stays before update of state, roles or delete on memberships
    for each row execute function app.last_admin_stays();

-- Rights end with the membership: so do its sessions and its unused links (abuse D8).
create function app.membership_ended() returns trigger
language plpgsql
as $$
begin
    update sessions set ended_at = app.now(), data = '{}' where membership_id = new.id and ended_at is null;
    return null;
end
$$;
call app.gate('app.membership_ended()');
create trigger membership_ended after update of state on memberships
    for each row when (new.state <> 'active') execute function app.membership_ended();

-- --- who may do what to whom ------------------------------------------------------------------------------------------

create function app.me_membership() returns uuid
language sql stable
as $$ select membership_id from app.live_session() $$;
call app.gate('app.me_membership()', 'portal_app');

-- The roles the person acting may give and take (permissions 3.1).
create function app.grantable_roles() returns text[]
language sql stable
as $$
    select coalesce((
        select case l.organisation_kind
            when 'operator' then
                case when 'super' = any (l.roles) then array['super', 'programme_manager', 'reviewer', 'finance', 'support', 'auditor'] end
            when 'customer' then
                case when 'global_admin' = any (l.roles) then array['global_admin', 'default_user'] end
            else
                case when 'global_admin' = any (l.roles) then array['global_admin', 'user_admin', 'billing_admin'] else '{}' end
                || case when l.roles && array['global_admin', 'user_admin'] then array['admin_agent', 'sales_agent', 'helpdesk_agent'] else '{}' end
                || case when l.roles && array['global_admin', 'account_admin'] then
                    array['account_admin', 'partner_admin', 'incentives_admin', 'incentives_user', 'report_viewer'] else '{}' end
                || case when l.roles && array['global_admin', 'user_admin', 'account_admin'] then array['default_user'] else '{}' end
            end
        from app.live_session() l
    ), '{}')
$$;
call app.gate('app.grantable_roles()', 'portal_app');

-- Whether the person acting may block, delete, restore and reset somebody who holds these roles: nobody touches who stands above (abuse D7).
create function app.may_touch(p_roles text[]) returns boolean
language sql stable
as $$
    select coalesce((
        select case l.organisation_kind
            when 'operator' then 'super' = any (l.roles)
            else 'global_admin' = any (l.roles)
                or (l.organisation_kind = 'partner' and 'user_admin' = any (l.roles) and not 'global_admin' = any (p_roles))
            end
        from app.live_session() l
    ), false)
$$;
call app.gate('app.may_touch(text[])', 'portal_app');

-- Who sees who holds which role (A18).
create function app.may_see_people() returns boolean
language sql stable
as $$
    select coalesce((
        select case l.organisation_kind
            when 'customer' then 'global_admin' = any (l.roles)
            else not l.roles <@ array['incentives_user', 'report_viewer', 'default_user']
            end
        from app.live_session() l
    ), false)
$$;
call app.gate('app.may_see_people()');

-- A membership of my own organisation, locked; somebody else's is not there.
create function app.membership_of_mine(p_membership uuid) returns memberships
language sql volatile
as $$
    select m from memberships m where m.id = p_membership and m.organisation_id = app.me_organisation() for update
$$;
call app.gate('app.membership_of_mine(uuid)');

create function app.refuse_people() returns void
language plpgsql
as $$ begin raise exception 'not yours to change' using errcode = '42501', constraint = 'people_not_yours'; end $$;
call app.gate('app.refuse_people()');

-- --- coming in --------------------------------------------------------------------------------------------------------

-- The operator invites a partner's first people; every organisation invites its own, with no role its inviter may not grant.
create or replace function app.person_invite(p_membership uuid, p_person uuid, p_organisation uuid, p_mail text, p_name text, p_roles text[], p_token_hash bytea, p_expires_at timestamptz)
returns uuid
language plpgsql
as $$
declare
    person uuid;
begin
    if not (
        (app.is_operator() and app.has_role('programme_manager', 'super')
            and exists (select from organisations where id = p_organisation and kind <> 'operator'))
        or (p_organisation = app.me_organisation() and p_roles <@ app.grantable_roles())
    ) then
        perform app.refuse_people();
    end if;
    insert into people (id, mail, name) values (p_person, lower(p_mail), p_name) on conflict (mail) do nothing;
    select id into person from people where mail = lower(p_mail);
    insert into credentials (person_id) values (person) on conflict do nothing;
    insert into memberships (id, person_id, organisation_id, state, roles, invited_name)
    values (p_membership, person, p_organisation, 'invited', p_roles, p_name);
    insert into link_tokens (token_hash, kind, person_id, membership_id, created_at, expires_at)
    values (p_token_hash, 'accept_user', person, p_membership, app.now(), p_expires_at);
    return person;
end
$$;
call app.gate('app.person_invite(uuid, uuid, uuid, text, text, text[], bytea, timestamptz)', 'portal_app');

-- A new link for somebody who has not come in; the old one says that it was replaced. A withdrawn invitation is made anew the same way.
create function app.person_resend(p_membership uuid, p_token_hash bytea, p_expires_at timestamptz) returns boolean
language plpgsql
as $$
declare
    m memberships := app.membership_of_mine(p_membership);
begin
    if m.id is null or m.joined_at is not null or m.state not in ('invited', 'deleted') then return false; end if;
    if not m.roles <@ app.grantable_roles() then perform app.refuse_people(); end if;
    update memberships set state = 'invited', version = version + 1 where id = m.id;
    update link_tokens set replaced_at = app.now()
    where membership_id = m.id and kind = 'accept_user' and used_at is null and replaced_at is null;
    insert into link_tokens (token_hash, kind, person_id, membership_id, created_at, expires_at)
    values (p_token_hash, 'accept_user', m.person_id, m.id, app.now(), p_expires_at);
    return true;
end
$$;
call app.gate('app.person_resend(uuid, bytea, timestamptz)', 'portal_app');

-- A link into an organisation that has taken the invitation back says so.
create or replace function app.link_find(p_kind text, p_hash bytea) returns table (person_id uuid, person_name text, mail text, has_password boolean, organisation_id uuid, organisation_name text, state text, expires_at timestamptz, next text)
language sql stable
as $$
    select t.person_id, p.name, p.mail, c.password_hash is not null, m.organisation_id, o.name,
        case when t.used_at is not null then 'used' when m.state = 'deleted' then 'withdrawn' when t.replaced_at is not null then 'replaced'
            when t.expires_at <= app.now() then 'expired' else 'live' end,
        t.expires_at, t.next
    from link_tokens t
    join people p on p.id = t.person_id
    join credentials c on c.person_id = t.person_id
    left join memberships m on m.id = t.membership_id
    left join organisations o on o.id = m.organisation_id
    where t.kind = p_kind and t.token_hash = p_hash
$$;
call app.gate('app.link_find(text, bytea)', 'portal_app');

-- --- what happens to people -------------------------------------------------------------------------------------------

-- Gives and takes roles. Nobody gives themselves anything; one's own roles can only become fewer.
create function app.person_roles_set(p_membership uuid, p_roles text[], p_version integer) returns boolean
language plpgsql
as $$
declare
    m memberships := app.membership_of_mine(p_membership);
    changed text[];
begin
    if m.id is null or m.version <> p_version or m.state not in ('active', 'invited', 'blocked') then return false; end if;
    changed := array(
        (select unnest(p_roles) except select unnest(m.roles)) union (select unnest(m.roles) except select unnest(p_roles))
    );
    if m.person_id = app.me_person() then
        if not p_roles <@ (m.roles || array['default_user']) then perform app.refuse_people(); end if;
    elsif not changed <@ app.grantable_roles()
        or ('global_admin' = any (m.roles) and not app.has_role('global_admin')) then
        perform app.refuse_people();
    end if;
    update memberships set roles = p_roles, version = version + 1 where id = m.id;
    return true;
end
$$;
call app.gate('app.person_roles_set(uuid, text[], integer)', 'portal_app');

-- Blocks, unblocks, deletes and restores. Whose turn it is, is the trigger's to say.
create function app.person_state_set(p_membership uuid, p_to text) returns boolean
language plpgsql
as $$
declare
    m memberships := app.membership_of_mine(p_membership);
begin
    if m.id is null then return false; end if;
    if m.person_id = app.me_person() or not app.may_touch(m.roles)
       or (p_to = 'active' and m.state = 'invited') or p_to not in ('active', 'blocked', 'deleted') then
        perform app.refuse_people();
    end if;
    update memberships set state = p_to, version = version + 1 where id = m.id;
    return true;
end
$$;
call app.gate('app.person_state_set(uuid, text)', 'portal_app');

-- Whether the person of this membership acts for no other organisation: only then its admins may change how the person signs in.
create function app.is_only_ours(p_person uuid) returns boolean
language sql stable
as $$
    select not exists (
        select from memberships m where m.person_id = p_person and m.organisation_id <> app.me_organisation() and m.state <> 'deleted'
    )
$$;
call app.gate('app.is_only_ours(uuid)');

-- Makes somebody choose a new password by a mailed link: the old one no longer works and every session ends. Somebody who acts for other
-- organisations too keeps the old one until then, and leaves only ours: no admin locks people out elsewhere.
create function app.person_reset(p_membership uuid, p_second_factor boolean, p_token_hash bytea, p_expires_at timestamptz) returns boolean
language plpgsql
as $$
declare
    m memberships := app.membership_of_mine(p_membership);
    ours boolean := app.is_only_ours(m.person_id);
begin
    if m.id is null or m.state <> 'active' then return false; end if;
    if m.person_id = app.me_person() or not app.may_touch(m.roles) or (p_second_factor and not ours) then perform app.refuse_people(); end if;
    if ours then
        update credentials set password_hash = null, epoch = epoch + 1 where person_id = m.person_id;
    end if;
    if p_second_factor then
        update credentials set totp_seed = null, totp_confirmed_at = null, totp_last_step = null where person_id = m.person_id;
        delete from recovery_codes where person_id = m.person_id;
    end if;
    update sessions set ended_at = app.now(), data = '{}' where membership_id = m.id and ended_at is null;
    update link_tokens set replaced_at = app.now()
    where person_id = m.person_id and kind = 'reset_password' and used_at is null and replaced_at is null;
    insert into link_tokens (token_hash, kind, person_id, created_at, expires_at)
    values (p_token_hash, 'reset_password', m.person_id, app.now(), p_expires_at);
    return true;
end
$$;
call app.gate('app.person_reset(uuid, boolean, bytea, timestamptz)', 'portal_app');

-- A new password ends every session of the person. Somebody who is blocked everywhere has nothing to sign in to.
create or replace function app.reset_password(p_hash bytea, p_password_hash text, p_event uuid) returns table (person_id uuid, next text)
language plpgsql
as $$
declare
    t link_tokens;
    home uuid;
begin
    update link_tokens l set used_at = app.now()
    where l.token_hash = p_hash and l.kind = 'reset_password' and l.used_at is null and l.replaced_at is null and l.expires_at > app.now()
        and exists (select from memberships ms where ms.person_id = l.person_id and ms.state = 'active')
    returning * into t;
    if t.token_hash is null then return; end if;
    update credentials c set password_hash = p_password_hash, epoch = c.epoch + 1 where c.person_id = t.person_id;
    update sessions s set ended_at = app.now() where s.person_id = t.person_id and s.ended_at is null;
    select ms.organisation_id into home from memberships ms where ms.person_id = t.person_id and ms.state = 'active' order by ms.created_at, ms.id limit 1;
    perform app.record_as(t.person_id, home, p_event, 'password_reset', 'person', t.person_id,
        (select p.name from people p where p.id = t.person_id), array[home], '{}', '[]');
    return query select t.person_id, t.next;
end
$$;
call app.gate('app.reset_password(bytea, text, uuid)', 'portal_app');

-- Who was deleted thirty days ago is gone for good: the membership, and with the last one everything that tells who it was.
-- The log keeps the names it was written with.
create function app.people_purge() returns table (organisation_id uuid, membership_id uuid, name text)
language plpgsql
as $$
declare
    m memberships;
begin
    for m in select ms.* from memberships ms
        where ms.state = 'deleted' and ms.state_at <= app.now() - interval '30 days' order by ms.id limit 100 for update skip locked
    loop
        organisation_id := m.organisation_id;
        membership_id := m.id;
        name := (select p.name from people p where p.id = m.person_id);
        delete from link_tokens t where t.membership_id = m.id;
        delete from sessions s where s.membership_id = m.id;
        delete from memberships ms where ms.id = m.id;
        if not exists (select from memberships ms where ms.person_id = m.person_id) then
            delete from link_tokens t where t.person_id = m.person_id;
            delete from recovery_codes r where r.person_id = m.person_id;
            delete from credentials c where c.person_id = m.person_id;
            delete from sign_in_failures f where f.mail = (select p.mail from people p where p.id = m.person_id);
            update people p set name = '–', mail = 'purged-' || p.id || '@purged.invalid', language = null where p.id = m.person_id;
        end if;
        return next;
    end loop;
end
$$;
call app.gate('app.people_purge()', 'portal_worker');

-- --- seeing who there is ----------------------------------------------------------------------------------------------

-- One line a membership of my own organisation; who has a second factor is for those who can do something about it.
create function app.people_of_mine() returns table (membership_id uuid, person_id uuid, name text, mail text, job_title text, roles text[], state text,
    state_at timestamptz, version integer, second_factor boolean, seen_at timestamptz, only_ours boolean)
language sql stable
as $$
    select m.id, m.person_id, case when m.joined_at is null and m.invited_name <> '' then m.invited_name else p.name end, p.mail, m.job_title, m.roles,
        case
            when m.state = 'deleted' and m.joined_at is null then 'withdrawn'
            when m.state = 'invited' and not exists (
                select from link_tokens t
                where t.membership_id = m.id and t.used_at is null and t.replaced_at is null and t.expires_at > app.now()
            ) then 'expired'
            else m.state
        end,
        m.state_at, m.version, case when m.joined_at is not null and app.may_touch(m.roles) then c.totp_confirmed_at is not null end,
        (select max(s.created_at) from sessions s where s.membership_id = m.id), app.is_only_ours(m.person_id)
    from memberships m
    join people p on p.id = m.person_id
    left join credentials c on c.person_id = m.person_id
    where m.organisation_id = app.me_organisation() and app.may_see_people()
$$;
call app.gate('app.people_of_mine()', 'portal_app');

-- How many act for my organisation, how many of them have a second factor, and how many can grant everything.
create function app.people_figures() returns table (people bigint, second_factors bigint, admins bigint)
language sql stable
as $$
    select count(*), count(c.totp_confirmed_at), count(*) filter (where m.roles && array['global_admin', 'super'])
    from memberships m left join credentials c on c.person_id = m.person_id
    where m.organisation_id = app.me_organisation() and m.state = 'active'
$$;
call app.gate('app.people_figures()', 'portal_app');

-- --- the person's own -------------------------------------------------------------------------------------------------

-- The organisations the person acting can act for.
create function app.my_memberships() returns table (membership_id uuid, organisation_name text, kind text, roles text[], is_current boolean)
language sql stable
as $$
    select m.id, o.name, o.kind, m.roles, m.id = app.me_membership()
    from memberships m join organisations o on o.id = m.organisation_id
    where m.person_id = app.me_person() and m.state = 'active' order by lower(o.name), m.id
$$;
call app.gate('app.my_memberships()', 'portal_app');

-- A new session for the same person in another organisation. What was proved and when the session ends at the latest come with it.
create function app.session_switch(p_from bytea, p_hash bytea, p_data jsonb, p_membership uuid, p_address text, p_agent text) returns boolean
language sql volatile
as $$
    insert into sessions (id_hash, data, person_id, membership_id, epoch, created_at, proved_at, second_factor_at, idle_until, absolute_until, address, agent)
    select p_hash, p_data, m.person_id, m.id, c.epoch, app.now(), s.proved_at, s.second_factor_at,
        least(app.now() + interval '30 minutes', s.absolute_until), s.absolute_until, left(p_address, 64), left(p_agent, 200)
    from sessions s
    join memberships m on m.person_id = s.person_id and m.id = p_membership and m.state = 'active'
    join credentials c on c.person_id = s.person_id and c.epoch = s.epoch
    where s.id_hash = p_from and s.absolute_until > app.now()
        -- the old one has just been ended by the change of its id
        and coalesce(s.ended_at, app.now()) > app.now() - interval '10 seconds'
    on conflict (id_hash) do nothing
    returning true
$$;
call app.gate('app.session_switch(bytea, bytea, jsonb, uuid, text, text)', 'portal_app');

-- A session's name on its owner's page; says nothing about its id.
create function app.session_handle(p_hash bytea) returns text
language sql immutable
as $$ select left(encode(sha256(p_hash), 'hex'), 32) $$;
call app.gate('app.session_handle(bytea)');

create function app.my_sessions() returns table (handle text, organisation_name text, address text, agent text, created_at timestamptz, is_current boolean)
language sql stable
as $$
    select app.session_handle(s.id_hash), o.name, s.address, s.agent, s.created_at,
        s.id_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
    from sessions s
    join credentials c on c.person_id = s.person_id and c.epoch = s.epoch
    join memberships m on m.id = s.membership_id and m.state = 'active'
    join organisations o on o.id = m.organisation_id
    where s.person_id = app.me_person() and s.ended_at is null and s.idle_until > app.now() and s.absolute_until > app.now()
    order by s.created_at desc, s.id_hash
$$;
call app.gate('app.my_sessions()', 'portal_app');

create function app.my_session_end(p_handle text) returns boolean
language sql volatile
as $$
    update sessions set ended_at = app.now(), data = '{}'
    where person_id = app.me_person() and ended_at is null and app.session_handle(id_hash) = p_handle
    returning true
$$;
call app.gate('app.my_session_end(text)', 'portal_app');

-- Signs out everywhere: the epoch moves on, so that not even a session nobody knows of lives on.
create function app.my_sessions_end() returns void
language plpgsql
as $$
declare
    me uuid := app.me_person();
begin
    update credentials set epoch = epoch + 1 where person_id = me;
    update sessions set ended_at = app.now(), data = '{}' where person_id = me and ended_at is null;
end
$$;
call app.gate('app.my_sessions_end()', 'portal_app');

-- A new password of one's own: every other session ends, and a link with which the mailbox's owner takes the account back works for a day (abuse E10).
create function app.password_change(p_password_hash text, p_token_hash bytea, p_expires_at timestamptz) returns void
language plpgsql
as $$
declare
    me uuid := app.me_person();
    own bytea := decode(nullif(current_setting('app.session', true), ''), 'hex');
begin
    update credentials set password_hash = p_password_hash, epoch = epoch + 1 where person_id = me;
    update sessions set ended_at = app.now(), data = '{}' where person_id = me and ended_at is null and id_hash <> own;
    update sessions set epoch = epoch + 1 where id_hash = own;
    update link_tokens set replaced_at = app.now() where person_id = me and kind = 'reset_password' and used_at is null and replaced_at is null;
    insert into link_tokens (token_hash, kind, person_id, created_at, expires_at) values (p_token_hash, 'reset_password', me, app.now(), p_expires_at);
end
$$;
call app.gate('app.password_change(text, bytea, timestamptz)', 'portal_app');

-- --- asking for access ------------------------------------------------------------------------------------------------

-- Somebody met a page that their roles do not open, and asks an admin for one that does (F03).
create table access_requests (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    membership_id uuid not null references memberships on delete cascade,
    person_name text not null,
    role text not null,
    -- the page it was about; empty when a role was asked for as such
    path text not null,
    note text not null,
    state text not null default 'open',
    created_at timestamptz not null,
    answered_at timestamptz,
    answered_by_name text,
    answer text not null default '',
    constraint access_requests_path check (path = '' or path ~ '^/[^/]' and char_length(path) <= 300),
    constraint access_requests_state check (state in ('open', 'granted', 'declined')),
    constraint access_requests_answered check (num_nulls(answered_at, answered_by_name) = case state when 'open' then 2 else 0 end)
);
create unique index access_requests_one_open on access_requests (membership_id, role) where state = 'open';
create index access_requests_organisation on access_requests (organisation_id, state, created_at);
call app.protect('access_requests');
grant select, insert on access_requests to portal_app;
grant update (state, answered_at, answered_by_name, answer) on access_requests to portal_app;
create policy own on access_requests for select to portal_app using (membership_id = (select app.me_membership()));
create policy admin on access_requests for select to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'super')));
create policy asked on access_requests for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and membership_id = (select app.me_membership()) and state = 'open');
create policy answered on access_requests for update to portal_app
    using (organisation_id = (select app.me_organisation()) and state = 'open' and (select app.has_role('global_admin', 'super')))
    with check (organisation_id = (select app.me_organisation()) and state <> 'open' and (select app.has_role('global_admin', 'super')));
