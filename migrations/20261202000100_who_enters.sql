-- The partnership invitations that wait for an answer, for those who count them and those who list them. As a view it is inlined where it stands.
create view app.pending_invitations with (security_invoker = true) as
    select id, provider_id, addressee_id, sent_at, expires_at from partnership_invitations
    where state in ('sent', 'opened') and expires_at > app.now();
grant select on app.pending_invitations to portal_gate;

create or replace function app.invitations_to(p_organisation uuid) returns table (provider_name text, sent_at timestamptz, expires_at timestamptz)
language plpgsql stable
as $$
#variable_conflict use_column
begin
    return query
    select o.name, i.sent_at, i.expires_at from app.pending_invitations i join organisations o on o.id = i.provider_id
    where i.addressee_id = p_organisation
    order by i.expires_at, i.id;
end
$$;
call app.gate('app.invitations_to(uuid)');

-- Who enters, as one value: the columns of a function, named anew in each message that begins a transaction, cost the database more to take in
-- and plan than to answer. The same facts as `app.enter`, which is the program's before this one; a later release drops it.
create function app.entered(p_hash bytea) returns json
language plpgsql volatile
as $$
begin
    perform set_config('app.session', coalesce(encode(p_hash, 'hex'), ''), true);
    return (
        select json_build_object('person_id', l.person_id, 'membership_id', l.membership_id, 'organisation_id', l.organisation_id,
            'name', p.name, 'mail', p.mail, 'language', p.language, 'roles', l.roles,
            'kind', o.kind, 'organisation_name', o.name, 'organisation_language', o.language, 'country', o.country, 'region', o.region, 'time_zone', o.time_zone,
            'programmes', array(select e.programme || ':' || e.standing from programme_enrollments e where e.organisation_id = l.organisation_id order by e.programme),
            'second_factor', c.totp_confirmed_at is not null, 'second_factor_at', s.second_factor_at, 'proved_at', s.proved_at,
            'idle_until', s.idle_until, 'absolute_until', s.absolute_until,
            'organisations', (select count(*) from memberships m where m.person_id = l.person_id and m.state = 'active'),
            'invitations', (select count(*) from app.pending_invitations i where i.addressee_id = l.organisation_id),
            'at', app.now())
        from app.own_session l
        join people p on p.id = l.person_id
        join credentials c on c.person_id = l.person_id
        join organisations o on o.id = l.organisation_id
        join sessions s on s.id_hash = p_hash
    );
end
$$;
call app.gate('app.entered(bytea)', 'portal_app');
