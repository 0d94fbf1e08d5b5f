-- Who moves an invitation and a partnership, what stands in the way of accepting, and who is told (machines 2.3a, 2.3b).

-- Whether my organisation takes part in a programme and may sell in it.
create function app.is_active_in(p_programme text) returns boolean
language sql stable
as $$
    select exists (select from programme_enrollments
                   where organisation_id = app.me_organisation() and programme = p_programme and standing in ('active', 'restricted'))
$$;
call app.gate('app.is_active_in(text)', 'portal_app');

-- Whether a partnership between us lives.
create function app.is_partnered(p_organisation uuid) returns boolean
language sql stable
as $$
    select exists (select from partnerships where provider_id = app.me_organisation() and reseller_id = p_organisation and state <> 'removed')
        or exists (select from partnerships where reseller_id = app.me_organisation() and provider_id = p_organisation and state <> 'removed')
$$;
call app.gate('app.is_partnered(uuid)', 'portal_app');

-- The provider whose link is followed.
create function app.link_provider() returns uuid
language sql stable
as $$ select provider_id from partnership_invitations where token_hash = app.link_hash() $$;
call app.gate('app.link_provider()', 'portal_app');

-- --- what is seen ---------------------------------------------------------------------------------------------------

-- who invites is read before sign-in, and how to reach them when the link is dead
create policy link on organisations for select to portal_app using (id = (select app.link_provider()));
create policy link on support_profiles for select to portal_app using (organisation_id = (select app.link_provider()));
create policy partnered on support_profiles for select to portal_app using (app.is_partnered(organisation_id));
create policy partnered on partner_ids for select to portal_app using (associated and app.is_partnered(organisation_id));
create policy partnered on programme_enrollments for select to portal_app
    using (programme in ('indirect_reseller', 'indirect_provider') and app.is_partnered(organisation_id));
create policy answered on partnership_invitations for select to portal_app using (reseller_id = (select app.me_organisation()));

-- When an organisation I deal with accepted the reseller's agreement; nothing if it has not (P10).
create function app.reseller_agreement(p_organisation uuid) returns timestamptz
language sql stable
as $$
    select max(a.accepted_at) from acceptances a join agreement_versions v on v.id = a.version_id
    where a.organisation_id = p_organisation and v.kind = 'indirect_reseller' and app.is_connected(p_organisation)
$$;
call app.gate('app.reseller_agreement(uuid)', 'portal_app');

-- Customers that both of us have a live relationship with from the same acceptances.
create function app.shared_customers(p_partner uuid) returns bigint
language sql stable
as $$
    select count(*) from reseller_relationships mine
    join reseller_relationships theirs on theirs.joint_id = mine.joint_id and theirs.partner_id = p_partner and theirs.state <> 'removed'
    where mine.partner_id = app.me_organisation() and mine.state <> 'removed'
$$;
call app.gate('app.shared_customers(uuid)', 'portal_app');

-- A partner by its Partner ID or its exact name: those that are indirect resellers, and those whose agreement alone is missing (F71).
-- Nobody gets a list: what is asked for has to be known.
create function app.find_reseller(p_text text) returns table (id uuid, name text, country text, region text, number text, standing text, signed boolean, partnered boolean)
language sql stable
as $$
    select o.id, o.name, o.country, o.region, n.number, e.standing,
        exists (select from acceptances a join agreement_versions v on v.id = a.version_id where a.organisation_id = o.id and v.kind = 'indirect_reseller'),
        app.is_partnered(o.id)
    from organisations o
    left join partner_ids n on n.organisation_id = o.id and n.associated
    left join programme_enrollments e on e.organisation_id = o.id and e.programme = 'indirect_reseller'
    where o.kind = 'partner' and (
            o.id in (select organisation_id from partner_ids where number = p_text)
            or lower(o.name) = lower(p_text))
        and (e.id is not null or exists (select from enrollments x where x.organisation_id = o.id and x.state = 'approved'))
        and app.is_active_in('indirect_provider') and app.has_role('global_admin', 'admin_agent', 'sales_agent')
    order by o.id limit 2
$$;
call app.gate('app.find_reseller(text)', 'portal_app');

-- P10: a provider reminds a reseller of its agreement, at most once a day.
create table agreement_reminders (
    provider_id uuid not null references organisations,
    reseller_id uuid not null references organisations,
    "on" date not null,
    primary key (provider_id, reseller_id, "on")
);
call app.protect('agreement_reminders');
grant select, insert on agreement_reminders to portal_app;
create policy own on agreement_reminders for select to portal_app using (provider_id = (select app.me_organisation()));
create policy reminded on agreement_reminders for insert to portal_app with check (
    provider_id = (select app.me_organisation()) and (select app.is_active_in('indirect_provider'))
    and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));

-- Whom mails go to at an organisation I deal with: its global admins, and one person more where somebody in particular began it.
create function app.partnership_audience(p_organisation uuid, p_person uuid) returns table (name text, mail text, language text)
language sql stable
as $$
    select p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = p_organisation and m.state = 'active' and ('global_admin' = any (m.roles) or p.id = p_person)
        and (p_organisation = app.me_organisation() or session_user = 'portal_worker' or p_organisation = app.link_provider() or app.is_connected(p_organisation)
            or exists (select from partnership_invitations i where i.provider_id = app.me_organisation() and i.addressee_id = p_organisation)
            or exists (select from agreement_reminders r where r.provider_id = app.me_organisation() and r.reseller_id = p_organisation))
    order by p.mail
$$;

call app.gate('app.partnership_audience(uuid, uuid)', 'portal_app', 'portal_worker');

-- --- invitations ----------------------------------------------------------------------------------------------------

-- The legal steps, as data; an update to any other state is refused whoever makes it.
create table partnership_invitation_steps (
    from_state text not null,
    to_state text not null,
    moved_by text not null,
    primary key (from_state, to_state),
    constraint partnership_invitation_steps_moved_by check (moved_by in ('provider', 'holder', 'reseller', 'worker'))
);
insert into partnership_invitation_steps (from_state, to_state, moved_by) values
    ('draft', 'sent', 'provider'),
    ('sent', 'opened', 'holder'),
    ('sent', 'accepted', 'reseller'),
    ('opened', 'accepted', 'reseller'),
    ('sent', 'declined', 'reseller'),
    ('opened', 'declined', 'reseller'),
    ('sent', 'expired', 'worker'),
    ('opened', 'expired', 'worker'),
    ('sent', 'withdrawn', 'provider'),
    ('opened', 'withdrawn', 'provider'),
    ('sent', 'replaced', 'provider'),
    ('opened', 'replaced', 'provider');
call app.protect('partnership_invitation_steps');
call app.append_only('partnership_invitation_steps');

-- What keeps my organisation from answering the invitation whose link is followed; null when nothing does. A mailbox is proved by the
-- person's own account, or stands for the organisation that owns its domain (abuse A4).
create function app.partnership_obstacle() returns text
language plpgsql stable
as $$
declare
    i partnership_invitations;
    mine organisations;
    standing_of_mine text;
begin
    select * into i from partnership_invitations where token_hash = app.link_hash();
    select * into mine from organisations where id = app.me_organisation();
    if i.id is null or mine.id is null then
        return 'unknown';
    elsif mine.kind <> 'partner' then
        return 'kind';
    elsif mine.id = i.provider_id then
        return 'self';
    elsif i.addressee_id <> mine.id then
        return 'addressee';
    elsif i.recipient_mail <> '' and mine.domain is distinct from split_part(i.recipient_mail, '@', 2)
        and not exists (select from memberships m join people p on p.id = m.person_id
                        where m.organisation_id = mine.id and m.state = 'active' and p.mail = i.recipient_mail) then
        return 'addressee';
    end if;
    select standing into standing_of_mine from programme_enrollments where organisation_id = mine.id and programme = 'indirect_reseller';
    if standing_of_mine is null then
        return 'programme';
    elsif standing_of_mine not in ('active', 'restricted') then
        return 'standing';
    elsif not exists (select from acceptances a join agreement_versions v on v.id = a.version_id
                      where a.organisation_id = mine.id and v.kind = 'indirect_reseller') then
        return 'agreement';
    elsif not exists (select from programme_enrollments where organisation_id = i.provider_id and programme = 'indirect_provider'
                      and standing in ('active', 'restricted')) then
        return 'provider';
    elsif mine.region <> (select region from organisations where id = i.provider_id) then
        return 'region';
    elsif app.is_partnered(i.provider_id) then
        return 'partnered';
    end if;
    return null;
end
$$;
call app.gate('app.partnership_obstacle()', 'portal_app');

create function app.partnership_invitation_step() returns trigger
language plpgsql
as $$
declare
    mover text;
    who text;
    obstacle text;
begin
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'only drafts are thrown away' using errcode = 'P0409', constraint = 'partnership_invitations_kept';
        end if;
        return old;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'an invitation begins as a draft' using errcode = 'P0409', constraint = 'partnership_invitations_step';
        end if;
        return new;
    end if;
    if (new.id, new.provider_id, new.token_hash, new.created_by, new.created_at, new.addressee_id, new.recipient_mail, new.replaces)
       is distinct from (old.id, old.provider_id, old.token_hash, old.created_by, old.created_at, old.addressee_id, old.recipient_mail, old.replaces)
       or (old.state <> 'draft' and (new.subject, new.message, new.by_portal, new.sent_at, new.expires_at)
           is distinct from (old.subject, old.message, old.by_portal, old.sent_at, old.expires_at)) then
        raise exception 'an invitation stays what it is' using errcode = 'P0409', constraint = 'partnership_invitations_kept';
    end if;
    if new.state = old.state then
        return new;
    end if;
    select moved_by into mover from partnership_invitation_steps where from_state = old.state and to_state = new.state;
    who := case
        when session_user = 'portal_worker' then 'worker'
        when new.state = 'opened' and app.link_hash() = old.token_hash then 'holder'
        when app.me_organisation() = old.provider_id then 'provider'
        when app.me_organisation() = new.reseller_id and app.link_hash() = old.token_hash then 'reseller'
    end;
    if mover is null or mover is distinct from who then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'partnership_invitations_step';
    end if;
    if (new.state = 'expired') <> (old.expires_at <= app.now()) and new.state in ('opened', 'accepted', 'declined', 'expired') then
        raise exception 'its time is over, or not yet' using errcode = 'P0409', constraint = 'partnership_invitations_time';
    end if;
    if mover = 'reseller' then
        -- whoever loses a programme meanwhile is waited for
        perform from programme_enrollments where organisation_id in (old.provider_id, new.reseller_id) order by id for share;
        obstacle := app.partnership_obstacle();
        if not app.has_role('global_admin') or (new.state = 'accepted' and obstacle is not null) or obstacle in ('kind', 'self', 'addressee', 'programme') then
            raise exception 'not theirs to answer: %', obstacle using errcode = 'P0409', constraint = 'partnership_invitations_obstacle';
        end if;
    end if;
    return new;
end
$$;
call app.gate('app.partnership_invitation_step()');
create trigger partnership_invitation_step before insert or update or delete on partnership_invitations
    for each row execute function app.partnership_invitation_step();

-- Never half an acceptance: an accepted invitation has its partnership when the transaction ends.
create function app.partnership_of_invitation() returns trigger
language plpgsql
as $$
begin
    if new.state = 'accepted' and not exists (select from partnerships where invitation_id = new.id) then
        raise exception 'accepted without a partnership' using errcode = 'P0409', constraint = 'partnership_invitations_whole';
    end if;
    return null;
end
$$;
call app.gate('app.partnership_of_invitation()');
create constraint trigger partnership_of_invitation after update of state on partnership_invitations
    deferrable initially deferred for each row execute function app.partnership_of_invitation();

grant select, insert, update, delete on partnership_invitations to portal_app;
grant select, update, delete on partnership_invitations to portal_worker;
create policy worker on partnership_invitations to portal_worker using (true) with check (true);
create policy drafted on partnership_invitations for insert to portal_app with check (
    provider_id = (select app.me_organisation()) and created_by = (select app.me_person()) and (select app.is_active_in('indirect_provider'))
    and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));
-- B03: sales agents move their own
create policy moved on partnership_invitations for update to portal_app
    using (provider_id = (select app.me_organisation())
        and ((select app.has_role('global_admin', 'admin_agent')) or (created_by = (select app.me_person()) and (select app.has_role('sales_agent')))))
    with check (provider_id = (select app.me_organisation())
        and ((select app.has_role('global_admin', 'admin_agent')) or (created_by = (select app.me_person()) and (select app.has_role('sales_agent')))));
create policy discarded on partnership_invitations for delete to portal_app
    using (state = 'draft' and provider_id = (select app.me_organisation())
        and ((select app.has_role('global_admin', 'admin_agent')) or (created_by = (select app.me_person()) and (select app.has_role('sales_agent')))));
create policy decided on partnership_invitations for update to portal_app
    using (token_hash = (select app.link_hash()) and provider_id <> (select app.me_organisation()) and (select app.has_role('global_admin')))
    with check (token_hash = (select app.link_hash()) and reseller_id = (select app.me_organisation()) and state in ('accepted', 'declined')
        and (select app.has_role('global_admin')));

-- Notes the first opening. Whoever holds the link may not be signed in, so only this function can (rulings, Landing pages of links).
create function app.partnership_invitation_open(p_event uuid) returns void
language plpgsql
as $$
declare
    i partnership_invitations;
begin
    update partnership_invitations set state = 'opened', opened_at = app.now()
    where token_hash = app.link_hash() and state = 'sent' and expires_at > app.now()
    returning * into i;
    if i.id is not null then
        perform app.record_as(null, null, p_event, 'partnership_invitation_opened', 'partnership_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), array[i.provider_id], '{}', '[]');
    end if;
end
$$;
call app.gate('app.partnership_invitation_open(uuid)', 'portal_app');

-- Notes, once, that another organisation tried to answer; the provider is told, not who it was (abuse A4).
create function app.partnership_invitation_misdirected(p_event uuid) returns void
language plpgsql
as $$
declare
    i partnership_invitations;
begin
    if app.partnership_obstacle() is distinct from 'addressee' then
        return;
    end if;
    update partnership_invitations set misdirected_at = app.now()
    where token_hash = app.link_hash() and state in ('sent', 'opened') and misdirected_at is null
    returning * into i;
    if i.id is not null then
        perform app.record_as(null, null, p_event, 'partnership_invitation_misdirected', 'partnership_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), array[i.provider_id], '{}', '[]');
    end if;
end
$$;
call app.gate('app.partnership_invitation_misdirected(uuid)', 'portal_app');

-- --- partnerships ---------------------------------------------------------------------------------------------------

create function app.partnership_step() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'partnerships are ended, never thrown away' using errcode = 'P0409', constraint = 'partnerships_kept';
    end if;
    if tg_op = 'INSERT' then
        -- the owner loads what was agreed elsewhere; pages need the invitation that was accepted
        if new.state <> 'active' or (session_user = 'portal_app' and not exists (
            select from partnership_invitations i
            where i.id = new.invitation_id and i.state = 'accepted' and i.provider_id = new.provider_id and i.reseller_id = new.reseller_id)) then
            raise exception 'no accepted invitation' using errcode = 'P0409', constraint = 'partnerships_by_invitation';
        end if;
        return new;
    end if;
    if (new.id, new.provider_id, new.reseller_id, new.invitation_id, new.since, new.accepted_by_name, new.terms_hash)
       is distinct from (old.id, old.provider_id, old.reseller_id, old.invitation_id, old.since, old.accepted_by_name, old.terms_hash)
       or old.state = 'removed' then
        raise exception 'a partnership stays what it is' using errcode = 'P0409', constraint = 'partnerships_kept';
    end if;
    return new;
end
$$;
call app.gate('app.partnership_step()');
create trigger partnership_step before insert or update or delete on partnerships for each row execute function app.partnership_step();

grant insert, update on partnerships to portal_app;
grant select, update on partnerships to portal_worker;
create policy accepted on partnerships for insert to portal_app
    with check (reseller_id = (select app.me_organisation()) and state = 'active' and (select app.has_role('global_admin')));
-- B05
create policy removed on partnerships for update to portal_app
    using ((provider_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent')))
        or (reseller_id = (select app.me_organisation()) and (select app.has_role('global_admin'))))
    with check (state = 'removed'
        and ((provider_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'admin_agent')))
            or (reseller_id = (select app.me_organisation()) and (select app.has_role('global_admin')))));
create index programme_enrollments_unfit on programme_enrollments (organisation_id) where standing not in ('active', 'restricted');
create index partnerships_blocked on partnerships (reseller_id) where state = 'blocked';
-- 2.3b: the portal blocks while a reseller may not sell, and lifts that again
create policy worker on partnerships for select to portal_worker using (true);
create policy blocked on partnerships for update to portal_worker using (true) with check (state in ('active', 'blocked'));
create policy worker on programme_enrollments for select to portal_worker using (true);
