-- Whoever looks at an invited person sees until when the link can be used (F144).

drop function app.people_of_mine();
create function app.people_of_mine() returns table (membership_id uuid, person_id uuid, name text, mail text, job_title text, roles text[], state text,
    state_at timestamptz, version integer, second_factor boolean, seen_at timestamptz, only_ours boolean,
    link_ends_at timestamptz)
language sql stable
as $$
    select m.id, m.person_id, case when m.joined_at is null and m.invited_name <> '' then m.invited_name else p.name end, p.mail, m.job_title, m.roles,
        case
            when m.state = 'deleted' and m.joined_at is null then 'withdrawn'
            when m.state = 'invited' and not coalesce(l.expires_at > app.now(), false) then 'expired'
            else m.state
        end,
        m.state_at, m.version, case when m.joined_at is not null and app.may_touch(m.roles) then c.totp_confirmed_at is not null end,
        (select max(s.created_at) from sessions s where s.membership_id = m.id), app.is_only_ours(m.person_id),
        l.expires_at
    from memberships m
    join people p on p.id = m.person_id
    left join credentials c on c.person_id = m.person_id
    left join lateral (
        select max(t.expires_at) as expires_at from link_tokens t
        where m.state = 'invited' and t.person_id = m.person_id and t.kind = 'accept_user' and t.membership_id = m.id
            and t.used_at is null and t.replaced_at is null
    ) l on true
    where m.organisation_id = app.me_organisation() and app.may_see_people()
$$;
call app.gate('app.people_of_mine()', 'portal_app');
