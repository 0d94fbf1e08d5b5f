-- Identity before the organisation is known: only these definer functions read people, credentials, sessions and tokens.
-- A transaction carries nothing but the session's hash; everything else is looked up from it, so a scope cannot be forged.

create function app.live_session() returns table (person_id uuid, membership_id uuid, organisation_id uuid, organisation_kind text, roles text[])
language sql stable
as $$
    select s.person_id, s.membership_id, m.organisation_id, o.kind, m.roles
    from sessions s
    join memberships m on m.id = s.membership_id and m.state = 'active'
    join organisations o on o.id = m.organisation_id
    join credentials c on c.person_id = s.person_id and c.epoch = s.epoch
    where s.id_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
      and s.ended_at is null
      and s.idle_until > app.now()
      and s.absolute_until > app.now()
$$;
call app.gate('app.live_session()');

-- The organisation this transaction acts for: the session's, or for the worker alone the job's.
create function app.me_organisation() returns uuid
language sql stable
as $$
    select case
        when session_user = 'portal_worker' then nullif(current_setting('app.job_organisation', true), '')::uuid
        else (select organisation_id from app.live_session())
    end
$$;
call app.gate('app.me_organisation()', 'portal_app', 'portal_worker');

create function app.me_person() returns uuid
language sql stable
as $$ select person_id from app.live_session() $$;
call app.gate('app.me_person()', 'portal_app', 'portal_worker');

create function app.is_operator() returns boolean
language sql stable
as $$ select coalesce((select organisation_kind = 'operator' from app.live_session()), false) $$;
call app.gate('app.is_operator()', 'portal_app', 'portal_worker');

-- Whether the person acting holds one of these roles.
create function app.has_role(variadic wanted text[]) returns boolean
language sql stable
as $$ select coalesce((select roles && wanted from app.live_session()), false) $$;
call app.gate('app.has_role(text[])', 'portal_app', 'portal_worker');

create function app.is_worker() returns boolean
language sql stable
return session_user = 'portal_worker';
grant execute on function app.is_worker() to portal_app, portal_worker, portal_gate;

-- Enters a transaction: takes the session's hash and answers who that is. No live session, no row; it never raises.
create function app.enter(p_hash bytea) returns table (
    person_id uuid, membership_id uuid, organisation_id uuid, person_name text, mail text, person_language text, roles text[],
    organisation_kind text, organisation_name text, organisation_language text, country text, region text, time_zone text,
    programmes text[], second_factor boolean, second_factor_at timestamptz, proved_at timestamptz, idle_until timestamptz,
    absolute_until timestamptz, organisations bigint, at timestamptz)
language sql volatile
as $$
    select set_config('app.session', coalesce(encode(p_hash, 'hex'), ''), true);
    select l.person_id, l.membership_id, l.organisation_id, p.name, p.mail, p.language, l.roles,
        o.kind, o.name, o.language, o.country, o.region, o.time_zone,
        array(select e.programme || ':' || e.standing from programme_enrollments e where e.organisation_id = l.organisation_id order by e.programme),
        c.totp_confirmed_at is not null, s.second_factor_at, s.proved_at, s.idle_until, s.absolute_until,
        (select count(*) from memberships m where m.person_id = l.person_id and m.state = 'active'),
        app.now()
    from app.live_session() l
    join people p on p.id = l.person_id
    join credentials c on c.person_id = l.person_id
    join organisations o on o.id = l.organisation_id
    join sessions s on s.id_hash = p_hash
$$;
call app.gate('app.enter(bytea)', 'portal_app');

-- --- sessions -------------------------------------------------------------------------------------------------------

create function app.session_create(p_hash bytea, p_data jsonb, p_membership uuid, p_second_factor boolean, p_address text, p_agent text)
returns boolean
language sql volatile
as $$
    insert into sessions (id_hash, data, person_id, membership_id, epoch, created_at, proved_at, second_factor_at, idle_until, absolute_until, address, agent)
    select p_hash, p_data, m.person_id, m.id, c.epoch, t.at, case when m.id is not null then t.at end,
        case when m.id is not null and p_second_factor then t.at end,
        t.at + interval '30 minutes', t.at + interval '12 hours', left(p_address, 64), left(p_agent, 200)
    from (select app.now() as at) t
    left join memberships m on m.id = p_membership and m.state = 'active'
    left join credentials c on c.person_id = m.person_id
    where p_membership is null or m.id is not null
    on conflict (id_hash) do nothing
    returning true
$$;
call app.gate('app.session_create(bytea, jsonb, uuid, boolean, text, text)', 'portal_app');

-- UPDATE only: a request that was in flight when its session ended cannot bring it back to life (abuse E6).
create function app.session_save(p_hash bytea, p_data jsonb) returns void
language sql volatile
as $$ update sessions set data = p_data where id_hash = p_hash and ended_at is null and absolute_until > app.now() $$;
call app.gate('app.session_save(bytea, jsonb)', 'portal_app');

create function app.session_load(p_hash bytea) returns jsonb
language sql stable
as $$ select data from sessions where id_hash = p_hash and ended_at is null and idle_until > app.now() and absolute_until > app.now() $$;
call app.gate('app.session_load(bytea)', 'portal_app');

create function app.session_end(p_hash bytea) returns void
language sql volatile
as $$ update sessions set ended_at = app.now(), data = '{}' where id_hash = p_hash and ended_at is null $$;
call app.gate('app.session_end(bytea)', 'portal_app');

create function app.session_touch(p_hash bytea) returns void
language sql volatile
as $$
    update sessions set idle_until = app.now() + interval '30 minutes'
    where id_hash = p_hash and ended_at is null and idle_until > app.now() and absolute_until > app.now()
$$;
call app.gate('app.session_touch(bytea)', 'portal_app');

-- A second factor given later on: the session's proof becomes fresh again.
create function app.session_prove(p_hash bytea) returns void
language sql volatile
as $$
    update sessions set proved_at = app.now(), second_factor_at = app.now()
    where id_hash = p_hash and ended_at is null and idle_until > app.now() and absolute_until > app.now()
$$;
call app.gate('app.session_prove(bytea)', 'portal_app');

-- --- signing in -----------------------------------------------------------------------------------------------------

create function app.sign_in_find(p_mail text) returns table (person_id uuid, password_hash text, second_factor boolean, membership_id uuid, person_language text)
language sql stable
as $$
    select p.id, c.password_hash, c.totp_confirmed_at is not null, m.id, p.language
    from people p
    join credentials c on c.person_id = p.id and c.password_hash is not null
    join lateral (
        select id from memberships where person_id = p.id and state = 'active' order by created_at, id limit 1
    ) m on true
    where p.mail = lower(p_mail)
$$;
call app.gate('app.sign_in_find(text)', 'portal_app');

-- Takes a token for one try and answers until when to wait; null means go on.
-- Ten failures make this address wait a quarter of an hour for this account, and nobody else (abuse E3);
-- after twenty failures a minute an address gets one try every twenty seconds; the whole portal has a ceiling too (abuse E2).
create function app.sign_in_wait(p_mail text, p_address text) returns timestamptz
language sql volatile
as $$
    with recent as (
        select
            (select array[count(*)::text, max(at)::text] from sign_in_failures
             where mail = lower(p_mail) and address = p_address and at > app.now() - interval '15 minutes') as account,
            (select array[count(*)::text, max(at)::text] from sign_in_failures
             where address = p_address and at > app.now() - interval '1 minute') as address,
            (select array[count(*)::text, max(at)::text] from sign_in_failures where at > app.now() - interval '1 minute') as everybody
    ), waits as (
        select greatest(
            case when account[1]::int >= 10 then account[2]::timestamptz + interval '15 minutes' end,
            case when address[1]::int >= 20 then address[2]::timestamptz + interval '20 seconds' end,
            case when everybody[1]::int >= 600 then everybody[2]::timestamptz + interval '2 seconds' end
        ) as until from recent
    )
    select until from waits where until > app.now()
$$;
call app.gate('app.sign_in_wait(text, text)', 'portal_app');

-- A try is counted before the password is looked at, so that many at once cannot slip through; success gives its token back.
create function app.sign_in_try(p_mail text, p_address text) returns bigint
language sql volatile
as $$ insert into sign_in_failures (mail, address, at) values (lower(left(p_mail, 254)), p_address, app.now()) returning id $$;
call app.gate('app.sign_in_try(text, text)', 'portal_app');

create function app.sign_in_succeeded(p_try bigint, p_mail text, p_address text) returns void
language sql volatile
as $$ delete from sign_in_failures where id = p_try or (mail = lower(p_mail) and address = p_address) $$;
call app.gate('app.sign_in_succeeded(bigint, text, text)', 'portal_app');

-- --- the second factor ----------------------------------------------------------------------------------------------

create function app.second_factor_of(p_person uuid) returns table (totp_seed bytea, confirmed boolean)
language sql stable
as $$ select totp_seed, totp_confirmed_at is not null from credentials where person_id = p_person $$;
call app.gate('app.second_factor_of(uuid)', 'portal_app');

create function app.second_factor_set(p_seed bytea) returns void
language sql volatile
as $$
    update credentials set totp_seed = p_seed, totp_confirmed_at = null, totp_last_step = null
    where person_id = app.me_person() and totp_confirmed_at is null
$$;
call app.gate('app.second_factor_set(bytea)', 'portal_app');

-- A time step is accepted once, by whichever request comes first (abuse E7).
create function app.second_factor_use(p_person uuid, p_step bigint) returns boolean
language sql volatile
as $$
    update credentials set totp_last_step = p_step, totp_confirmed_at = coalesce(totp_confirmed_at, app.now())
    where person_id = p_person and totp_seed is not null and coalesce(totp_last_step, 0) < p_step
    returning true
$$;
call app.gate('app.second_factor_use(uuid, bigint)', 'portal_app');

create function app.recovery_codes_replace(p_hashes bytea[]) returns void
language sql volatile
as $$
    delete from recovery_codes where person_id = app.me_person();
    insert into recovery_codes (person_id, code_hash) select app.me_person(), unnest(p_hashes);
$$;
call app.gate('app.recovery_codes_replace(bytea[])', 'portal_app');

create function app.recovery_code_use(p_person uuid, p_hash bytea) returns boolean
language sql volatile
as $$ update recovery_codes set used_at = app.now() where person_id = p_person and code_hash = p_hash and used_at is null returning true $$;
call app.gate('app.recovery_code_use(uuid, bytea)', 'portal_app');

create function app.recovery_codes_left() returns bigint
language sql stable
as $$ select count(*) from recovery_codes where person_id = app.me_person() and used_at is null $$;
call app.gate('app.recovery_codes_left()', 'portal_app');

-- --- the person's own -----------------------------------------------------------------------------------------------

create function app.language_set(p_language text) returns void
language sql volatile
as $$ update people set language = p_language where id = app.me_person() $$;
call app.gate('app.language_set(text)', 'portal_app');

-- Who in my organisation holds one of these roles: the people a page names when something is not mine to do.
create function app.holders(variadic wanted text[]) returns table (name text, mail text)
language sql stable
as $$
    select p.name, p.mail from memberships m join people p on p.id = m.person_id
    where m.organisation_id = app.me_organisation() and m.state = 'active' and m.roles && wanted
    order by p.name limit 5
$$;
call app.gate('app.holders(text[])', 'portal_app', 'portal_worker');

-- --- policies -------------------------------------------------------------------------------------------------------
-- people, credentials, sessions, failures, tokens: no policy for portal_app, so no row is ever visible to it.

grant select on organisations, programme_enrollments, partner_ids, primary_contacts, support_profiles, verifications to portal_app, portal_worker;
grant insert on organisations, programme_enrollments, partner_ids, primary_contacts, support_profiles, verifications to portal_app;

create policy own on organisations for select to portal_app, portal_worker using (id = (select app.me_organisation()));
create policy operator on organisations for select to portal_app using ((select app.is_operator()));
create policy worker on organisations for select to portal_worker using (true);
create policy registered on organisations for insert to portal_app
    with check (kind = 'partner' and (select app.is_operator()) and (select app.has_role('programme_manager', 'super')));

create policy own on programme_enrollments for select to portal_app, portal_worker using (organisation_id = (select app.me_organisation()));
create policy operator on programme_enrollments for select to portal_app using ((select app.is_operator()));
create policy registered on programme_enrollments for insert to portal_app
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));

create policy own on partner_ids for select to portal_app, portal_worker using (organisation_id = (select app.me_organisation()));
create policy operator on partner_ids for select to portal_app using ((select app.is_operator()));
create policy registered on partner_ids for insert to portal_app
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
-- A10: only the associated one changes, and only by the organisation itself
grant update (associated) on partner_ids to portal_app;
create policy associated on partner_ids for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')))
    with check (organisation_id = (select app.me_organisation()) and (active or not associated));

create policy own on primary_contacts for select to portal_app, portal_worker using (organisation_id = (select app.me_organisation()));
create policy operator on primary_contacts for select to portal_app using ((select app.is_operator()));
create policy registered on primary_contacts for insert to portal_app
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
grant update (first_name, last_name, mail, phone, version) on primary_contacts to portal_app;
create policy edited on primary_contacts for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')))
    with check (organisation_id = (select app.me_organisation()));

create policy own on support_profiles for select to portal_app, portal_worker using (organisation_id = (select app.me_organisation()));
create policy operator on support_profiles for select to portal_app using ((select app.is_operator()));
create policy registered on support_profiles for insert to portal_app
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
grant update (website, mail, phone, version) on support_profiles to portal_app;
create policy edited on support_profiles for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent', 'account_admin')))
    with check (organisation_id = (select app.me_organisation()));

create policy own on verifications for select to portal_app, portal_worker using (organisation_id = (select app.me_organisation()));
create policy operator on verifications for select to portal_app using ((select app.is_operator()));
create policy registered on verifications for insert to portal_app
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));

-- How far this database's schema has come; start-up asks.
create function app.schema_version() returns bigint
language plpgsql stable
as $$ begin return coalesce((select max(version) from public._sqlx_migrations where success), 0); end $$;
alter function app.schema_version() security definer set search_path = pg_catalog, pg_temp;
grant execute on function app.schema_version() to portal_app, portal_worker, portal_verify;
