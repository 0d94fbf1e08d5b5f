-- Who enters, as one value: twenty columns of a function, named anew in each message that begins a transaction, cost the database more to
-- take in and plan than to answer. The same facts as `app.enter`, which is the program's before this one; a later release drops it.
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
            'invitations', (select count(*) from partnership_invitations i where i.addressee_id = l.organisation_id and i.state in ('sent', 'opened') and i.expires_at > l.at),
            'at', l.at)
        from (select person_id, membership_id, organisation_id, roles, app.now() as at from app.own_session) l
        join people p on p.id = l.person_id
        join credentials c on c.person_id = l.person_id
        join organisations o on o.id = l.organisation_id
        join sessions s on s.id_hash = p_hash
    );
end
$$;
call app.gate('app.entered(bytea)', 'portal_app');
