-- A partner writes to a provider it found in the directory; the provider answers, and may invite it to a partnership (F22).

create table contact_requests (
    id uuid primary key,
    provider_id uuid not null references organisations,
    provider_name text not null,
    organisation_id uuid not null references organisations,
    -- who asks, as it was then: the provider sees this and nothing else of the partner
    organisation_name text not null,
    country text not null,
    partner_number text not null,
    person_id uuid not null references people,
    person_name text not null,
    person_mail text not null,
    language text not null,
    message text not null,
    state text not null default 'new',
    created_at timestamptz not null,
    answered_at timestamptz,
    answered_by_name text,
    answer text,
    -- the letter that was begun for it; it counts when it is sent
    invitation_id uuid references partnership_invitations on delete set null,
    invited_at timestamptz,
    constraint contact_requests_state check (state in ('new', 'answered', 'invited')),
    constraint contact_requests_apart check (provider_id <> organisation_id),
    constraint contact_requests_message check (char_length(message) between 1 and 1000),
    constraint contact_requests_language check (language in ('en', 'fr')),
    constraint contact_requests_state_columns check (case state
        when 'new' then num_nonnulls(answered_at, answered_by_name, answer, invited_at) = 0
        when 'answered' then num_nulls(answered_at, answered_by_name, answer) = 0 and invited_at is null
        when 'invited' then num_nulls(invitation_id, invited_at) = 0
    end)
);
-- nobody writes twice before the first one is answered (abuse A11)
create unique index contact_requests_one_new on contact_requests (provider_id, organisation_id) where state = 'new';
create index contact_requests_provider on contact_requests (provider_id, id desc);
create index contact_requests_organisation on contact_requests (organisation_id, created_at desc);
create index contact_requests_invitation on contact_requests (invitation_id) where invitation_id is not null;
call app.protect('contact_requests');

create function app.contact_request_step() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'requests are kept' using errcode = 'P0409', constraint = 'contact_requests_kept';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'new' then
            raise exception 'a request begins as a new one' using errcode = 'P0409', constraint = 'contact_requests_step';
        end if;
        return new;
    end if;
    if (new.id, new.provider_id, new.provider_name, new.organisation_id, new.organisation_name, new.country, new.partner_number, new.person_id,
        new.person_name, new.person_mail, new.language, new.message, new.created_at)
       is distinct from (old.id, old.provider_id, old.provider_name, old.organisation_id, old.organisation_name, old.country, old.partner_number,
        old.person_id, old.person_name, old.person_mail, old.language, old.message, old.created_at) or old.state = 'invited' then
        raise exception 'a request stays what it is' using errcode = 'P0409', constraint = 'contact_requests_kept';
    end if;
    if new.state <> old.state and not coalesce(case old.state
        when 'new' then new.state in ('answered', 'invited')
        when 'answered' then new.state = 'invited'
    end, false) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'contact_requests_step';
    end if;
    if new.invitation_id is distinct from old.invitation_id and new.invitation_id is not null and not exists (
        select from partnership_invitations i where i.id = new.invitation_id and i.provider_id = new.provider_id) then
        raise exception 'an invitation of somebody else' using errcode = 'P0409', constraint = 'contact_requests_invitation';
    end if;
    return new;
end
$$;
call app.gate('app.contact_request_step()');
create trigger contact_request_step before insert or update or delete on contact_requests for each row execute function app.contact_request_step();

grant select, insert on contact_requests to portal_app;
grant update (state, answered_at, answered_by_name, answer, invitation_id, invited_at) on contact_requests to portal_app;
create policy provider on contact_requests for select to portal_app using (provider_id = (select app.me_organisation()));
create policy asker on contact_requests for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy asked on contact_requests for insert to portal_app with check (
    organisation_id = (select app.me_organisation()) and person_id = (select app.me_person())
    and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')) and app.is_listed(provider_id));
create policy answered on contact_requests for update to portal_app
    using (provider_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')))
    with check (provider_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));

-- Whom a request goes to at the provider: its global admins and admin agents, while a new one of mine waits there.
create function app.contact_audience(p_provider uuid) returns table (name text, mail text, language text)
language sql stable
as $$
    select p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = p_provider and m.state = 'active' and m.roles && array['global_admin', 'admin_agent']
        and exists (select from contact_requests r
                    where r.provider_id = p_provider and r.organisation_id = app.me_organisation() and r.state = 'new')
    order by p.mail limit 20
$$;
call app.gate('app.contact_audience(uuid)', 'portal_app');
