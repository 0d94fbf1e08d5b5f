-- A reseller sees the partnership invitations that wait for its answer, and how many there are (F21, F27). The link itself is in the mail
-- alone: only its hash is kept.

create function app.invitations_to(p_organisation uuid) returns table (provider_name text, sent_at timestamptz, expires_at timestamptz)
language plpgsql stable
as $$
#variable_conflict use_column
begin
    return query
    select o.name, i.sent_at, i.expires_at from partnership_invitations i join organisations o on o.id = i.provider_id
    where i.addressee_id = p_organisation and i.state in ('sent', 'opened') and i.expires_at > app.now()
    order by i.expires_at, i.id;
end
$$;
call app.gate('app.invitations_to(uuid)');

create function app.invitations_to_me() returns table (provider_name text, sent_at timestamptz, expires_at timestamptz)
language plpgsql stable
as $$ begin return query select * from app.invitations_to(app.me_organisation()); end $$;
call app.gate('app.invitations_to_me()', 'portal_app');

drop function app.enter(bytea);
create function app.enter(p_hash bytea) returns table (
    person_id uuid, membership_id uuid, organisation_id uuid, person_name text, mail text, person_language text, roles text[],
    organisation_kind text, organisation_name text, organisation_language text, country text, region text, time_zone text,
    programmes text[], second_factor boolean, second_factor_at timestamptz, proved_at timestamptz, idle_until timestamptz,
    absolute_until timestamptz, organisations bigint, invitations bigint, at timestamptz)
language plpgsql volatile
as $$
#variable_conflict use_column
begin
    perform set_config('app.session', coalesce(encode(p_hash, 'hex'), ''), true);
    return query
    select l.person_id, l.membership_id, l.organisation_id, p.name, p.mail, p.language, l.roles,
        o.kind, o.name, o.language, o.country, o.region, o.time_zone,
        array(select e.programme || ':' || e.standing from programme_enrollments e where e.organisation_id = l.organisation_id order by e.programme),
        c.totp_confirmed_at is not null, s.second_factor_at, s.proved_at, s.idle_until, s.absolute_until,
        (select count(*) from memberships m where m.person_id = l.person_id and m.state = 'active'),
        (select count(*) from app.invitations_to(l.organisation_id)),
        app.now()
    from app.live_session() l
    join people p on p.id = l.person_id
    join credentials c on c.person_id = l.person_id
    join organisations o on o.id = l.organisation_id
    join sessions s on s.id_hash = p_hash;
end
$$;
call app.gate('app.enter(bytea)', 'portal_app');
