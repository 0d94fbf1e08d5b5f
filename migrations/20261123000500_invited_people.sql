-- People come in by a mailed link, and come back by one when the password is forgotten.

-- Invites a person into an organisation. The operator invites into any partner, its own admins into their own.
-- A mailbox that already has an account gets a membership only; the answer is the same (abuse B9).
create function app.person_invite(p_membership uuid, p_person uuid, p_organisation uuid, p_mail text, p_name text, p_roles text[], p_token_hash bytea, p_expires_at timestamptz)
returns uuid
language plpgsql
as $$
declare
    person uuid;
begin
    if not (
        (app.is_operator() and app.has_role('programme_manager', 'super'))
        or (p_organisation = app.me_organisation() and app.has_role('global_admin', 'user_admin'))
    ) then
        raise exception 'not yours to invite' using errcode = '42501';
    end if;
    insert into people (id, mail, name) values (p_person, lower(p_mail), p_name) on conflict (mail) do nothing;
    select id into person from people where mail = lower(p_mail);
    insert into credentials (person_id) values (person) on conflict do nothing;
    insert into memberships (id, person_id, organisation_id, state, roles) values (p_membership, person, p_organisation, 'invited', p_roles);
    insert into link_tokens (token_hash, kind, person_id, membership_id, created_at, expires_at)
    values (p_token_hash, 'accept_user', person, p_membership, app.now(), p_expires_at);
    return person;
end
$$;
call app.gate('app.person_invite(uuid, uuid, uuid, text, text, text[], bytea, timestamptz)', 'portal_app');

-- The first operator of an empty database, and any further one, from the command line.
create function app.operator_create(p_organisation uuid, p_organisation_name text, p_membership uuid, p_person uuid, p_mail text, p_name text, p_role text,
    p_token_hash bytea, p_expires_at timestamptz)
returns uuid
language plpgsql
as $$
declare
    home uuid;
    person uuid;
begin
    insert into organisations (id, kind, name, country, region, language) values (p_organisation, 'operator', p_organisation_name, 'FR', 'EU', 'en')
    on conflict (kind) where kind = 'operator' do nothing;
    select id into home from organisations where kind = 'operator';
    insert into people (id, mail, name) values (p_person, lower(p_mail), p_name) on conflict (mail) do nothing;
    select id into person from people where mail = lower(p_mail);
    insert into credentials (person_id) values (person) on conflict do nothing;
    insert into memberships (id, person_id, organisation_id, state, roles) values (p_membership, person, home, 'invited', array[p_role]);
    insert into link_tokens (token_hash, kind, person_id, membership_id, created_at, expires_at)
    values (p_token_hash, 'accept_user', person, p_membership, app.now(), p_expires_at);
    return home;
end
$$;
call app.gate('app.operator_create(uuid, text, uuid, uuid, text, text, text, bytea, timestamptz)', 'portal_owner');

-- What a mailed link says before anybody has signed in; the kind is part of the look-up (abuse A7).
create function app.link_find(p_kind text, p_hash bytea) returns table (person_id uuid, person_name text, mail text, has_password boolean, organisation_id uuid, organisation_name text, state text, expires_at timestamptz, next text)
language sql stable
as $$
    select t.person_id, p.name, p.mail, c.password_hash is not null, m.organisation_id, o.name,
        case when t.used_at is not null then 'used' when t.replaced_at is not null then 'replaced' when t.expires_at <= app.now() then 'expired' else 'live' end,
        t.expires_at, t.next
    from link_tokens t
    join people p on p.id = t.person_id
    join credentials c on c.person_id = t.person_id
    left join memberships m on m.id = t.membership_id
    left join organisations o on o.id = m.organisation_id
    where t.kind = p_kind and t.token_hash = p_hash
$$;
call app.gate('app.link_find(text, bytea)', 'portal_app');

-- One conditional UPDATE decides: a link gives one change, whatever number of clicks (abuse A6, A8, E7).
create function app.accept_user(p_hash bytea, p_password_hash text, p_event uuid) returns uuid
language plpgsql
as $$
declare
    t link_tokens;
    m memberships;
begin
    update link_tokens set used_at = app.now()
    where token_hash = p_hash and kind = 'accept_user' and used_at is null and replaced_at is null and expires_at > app.now()
    returning * into t;
    if t.token_hash is null then return null; end if;
    update memberships set state = 'active' where id = t.membership_id and state = 'invited' returning * into m;
    if m.id is null then return null; end if;
    if p_password_hash is not null then
        update credentials set password_hash = p_password_hash where person_id = t.person_id and password_hash is null;
    end if;
    perform app.record_as(t.person_id, m.organisation_id, p_event, 'person_joined', 'person', t.person_id,
        (select name from people where id = t.person_id), array[m.organisation_id], '{}', '[]');
    return m.id;
end
$$;
call app.gate('app.accept_user(bytea, text, uuid)', 'portal_app');

-- Asks for a new password. Nothing tells whether the mailbox has an account: the mail is the only answer (abuse E1).
create function app.reset_request(p_mail text, p_token_hash bytea, p_next text, p_mail_id uuid, p_sealed text) returns void
language plpgsql
as $$
declare
    p people;
    m record;
begin
    select * into p from people where mail = lower(p_mail);
    if p.id is null then return; end if;
    select ms.organisation_id, o.language into m from memberships ms join organisations o on o.id = ms.organisation_id
    where ms.person_id = p.id and ms.state = 'active' order by ms.created_at, ms.id limit 1;
    if m.organisation_id is null then return; end if;
    -- three an hour for one mailbox are enough for its owner and too few for a nuisance
    if (select count(*) from link_tokens where person_id = p.id and kind = 'reset_password' and created_at > app.now() - interval '1 hour') >= 3 then return; end if;
    update link_tokens set replaced_at = app.now() where person_id = p.id and kind = 'reset_password' and used_at is null and replaced_at is null;
    insert into link_tokens (token_hash, kind, person_id, created_at, expires_at, next)
    values (p_token_hash, 'reset_password', p.id, app.now(), app.now() + interval '2 hours', p_next);
    -- the mail goes to the stored address, never to the typed one (abuse F4)
    perform app.record_as(null, null, p_mail_id, 'password_reset_requested', 'person', p.id, p.name, array[m.organisation_id], '{}',
        jsonb_build_array(jsonb_build_object('id', p_mail_id, 'kind', 'password_reset', 'organisation_id', m.organisation_id, 'recipient', p.mail,
            'name', p.name, 'language', coalesce(p.language, m.language), 'data', '{}'::jsonb, 'sealed', p_sealed)));
end
$$;
call app.gate('app.reset_request(text, bytea, text, uuid, text)', 'portal_app');

-- A new password ends every session of the person.
create function app.reset_password(p_hash bytea, p_password_hash text, p_event uuid) returns table (person_id uuid, next text)
language plpgsql
as $$
declare
    t link_tokens;
    home uuid;
begin
    update link_tokens l set used_at = app.now()
    where l.token_hash = p_hash and l.kind = 'reset_password' and l.used_at is null and l.replaced_at is null and l.expires_at > app.now()
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
