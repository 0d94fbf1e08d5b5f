-- Who asks is looked up several times a page, once for every protected table it reads. The session, its membership, its organisation and its
-- credentials are one view for that, so that each of these functions is a single kept plan and not a function that asks a function.

create view app.own_session with (security_invoker = true) as
    select s.id_hash, s.person_id, s.membership_id, m.organisation_id, o.kind as organisation_kind, m.roles
    from sessions s
    join memberships m on m.id = s.membership_id and m.state = 'active'
    join organisations o on o.id = m.organisation_id
    join credentials c on c.person_id = s.person_id and c.epoch = s.epoch
    where s.id_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
      and s.ended_at is null
      and least(s.idle_until, s.absolute_until) > (select app.now());
grant select on app.own_session to portal_gate;

create or replace function app.live_session() returns table (person_id uuid, membership_id uuid, organisation_id uuid, organisation_kind text, roles text[])
language plpgsql stable
as $$
#variable_conflict use_column
begin
    return query select person_id, membership_id, organisation_id, organisation_kind, roles from app.own_session;
end
$$;
call app.gate('app.live_session()');

create or replace function app.me_organisation() returns uuid
language plpgsql stable
as $$
begin
    if session_user = 'portal_worker' then
        return nullif(current_setting('app.job_organisation', true), '')::uuid;
    end if;
    return (select organisation_id from app.own_session);
end
$$;
call app.gate('app.me_organisation()', 'portal_app', 'portal_worker');

create or replace function app.me_person() returns uuid
language plpgsql stable
as $$ begin return (select person_id from app.own_session); end $$;
call app.gate('app.me_person()', 'portal_app', 'portal_worker');

create or replace function app.me_membership() returns uuid
language plpgsql stable
as $$ begin return (select membership_id from app.own_session); end $$;
call app.gate('app.me_membership()', 'portal_app');

create or replace function app.is_operator() returns boolean
language plpgsql stable
as $$ begin return coalesce((select organisation_kind = 'operator' from app.own_session), false); end $$;
call app.gate('app.is_operator()', 'portal_app', 'portal_worker');

create or replace function app.has_role(variadic wanted text[]) returns boolean
language plpgsql stable
as $$ begin return coalesce((select roles && wanted from app.own_session), false); end $$;
call app.gate('app.has_role(text[])', 'portal_app', 'portal_worker');

-- Kept plans for what Overview asks of agreements.
create or replace function app.sign_again_by(p_organisation uuid, p_kind text) returns date
language plpgsql stable
as $$
begin
    return (
        select min(newer.sign_again_by) from agreement_versions newer
        where newer.kind = p_kind and newer.sign_again_by is not null and coalesce(newer.effective_at, newer.published_at) <= (select app.now())
          and newer.number > (select max(v.number) from acceptances a join agreement_versions v on v.id = a.version_id
                              where a.organisation_id = p_organisation and v.kind = p_kind)
    );
end
$$;
call app.gate('app.sign_again_by(uuid, text)');

create or replace function app.my_agreements_to_sign() returns table (kind text, sign_again_by date)
language plpgsql stable
as $$
#variable_conflict use_column
declare
    me uuid := app.me_organisation();
begin
    return query
    select k.kind, k.day from (
        select signed.kind, app.sign_again_by(me, signed.kind) as day
        from (select distinct v.kind from acceptances a join agreement_versions v on v.id = a.version_id where a.organisation_id = me) signed
    ) k where k.day is not null;
end
$$;
call app.gate('app.my_agreements_to_sign()', 'portal_app');
