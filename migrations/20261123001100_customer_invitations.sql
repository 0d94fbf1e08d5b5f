-- The joint invitation: a customer accepts a reseller and a provider together, or neither (machines 2.4, 2.5).

-- --- what a relationship carries ------------------------------------------------------------------------------------

-- Administration rights are the reseller's alone and a choice of their own; they end at once and by themselves (abuse D4).
alter table reseller_relationships
    add column admin_since timestamptz,
    add column admin_by_name text,
    add column admin_ended_at timestamptz,
    add column ending_asked_at timestamptz,
    add column ending_asked_by_name text,
    add column ending_reason text,
    -- the earliest day it can end, as it was shown to whoever asked
    add column ending_from date,
    add constraint reseller_relationships_admin_whole check ((admin_since is null) = (admin_by_name is null) and (admin_ended_at is null or admin_since is not null)),
    add constraint reseller_relationships_admin_of_resellers check (role = 'reseller' or admin_since is null),
    add constraint reseller_relationships_admin_ends check (state <> 'removed' or admin_since is null or admin_ended_at is not null),
    add constraint reseller_relationships_ending check ((ending_asked_at is null) = (ending_asked_by_name is null) and (ending_asked_at is null) = (ending_from is null));
create index reseller_relationships_of_joint on reseller_relationships (joint_id) where joint_id is not null;

-- No reseller without a provider: a customer of two tiers has somebody to order from (rulings, Joint relationship).
create function app.joint_is_whole() returns trigger
language plpgsql
as $$
begin
    if new.role = 'reseller' and not exists (
        select from reseller_relationships r
        where r.joint_id = new.joint_id and r.customer_id = new.customer_id and r.role = 'provider' and r.state <> 'removed'
    ) then
        raise exception 'a reseller without a provider' using errcode = '23514', constraint = 'reseller_relationships_joint_whole';
    end if;
    return null;
end
$$;
call app.gate('app.joint_is_whole()');
create constraint trigger joint_is_whole after insert on reseller_relationships
    deferrable initially deferred for each row execute function app.joint_is_whole();

-- --- invitations ----------------------------------------------------------------------------------------------------

create table customer_invitations (
    id uuid primary key,
    reseller_id uuid not null references organisations,
    provider_id uuid not null references organisations,
    partnership_id uuid not null references partnerships,
    -- who wrote it: one of the two
    inviter_id uuid not null references organisations,
    with_admin boolean not null,
    -- the link's token is nowhere, only its hash; a draft keeps it sealed as well, because whoever writes the letter must see the link
    token_hash bytea not null,
    sealed_token bytea,
    state text not null,
    recipient_name text not null default '',
    recipient_mail text not null default '',
    language text not null,
    subject text not null,
    -- the letter, with a stand-in where its link goes
    message text not null,
    -- the one this draft takes the place of when it is sent
    replaces uuid references customer_invitations,
    by_portal boolean not null default false,
    created_by uuid not null references people,
    created_by_name text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    opened_at timestamptz,
    expires_at timestamptz,
    -- another organisation than the one it is for tried to answer (abuse A4)
    misdirected_at timestamptz,
    answered_at timestamptz,
    answered_by_name text,
    customer_id uuid references organisations,
    customer_name text,
    -- what the customer decided about administration rights, and what was read (abuse A16)
    admin_granted boolean not null default false,
    terms_hash bytea,
    reason text,
    replaced_by uuid references customer_invitations,
    version integer not null default 1,
    constraint customer_invitations_token_key unique (token_hash),
    constraint customer_invitations_language check (language in ('en', 'fr')),
    constraint customer_invitations_inviter check (inviter_id in (reseller_id, provider_id)),
    constraint customer_invitations_sealed check ((state = 'draft') = (sealed_token is not null)),
    constraint customer_invitations_admin check (not admin_granted or (with_admin and state = 'accepted')),
    constraint customer_invitations_state check (state in ('draft', 'sent', 'opened', 'accepted', 'declined', 'expired', 'withdrawn', 'replaced')),
    constraint customer_invitations_state_columns check (case state
        when 'draft' then num_nonnulls(sent_at, opened_at, expires_at, answered_at, customer_id, terms_hash, replaced_by) = 0
        when 'sent' then num_nulls(sent_at, expires_at) = 0 and num_nonnulls(opened_at, answered_at, customer_id, terms_hash, replaced_by) = 0
        when 'opened' then num_nulls(sent_at, expires_at, opened_at) = 0 and num_nonnulls(answered_at, customer_id, terms_hash, replaced_by) = 0
        when 'accepted' then num_nulls(sent_at, expires_at, answered_at, answered_by_name, customer_id, customer_name, terms_hash) = 0 and replaced_by is null
        when 'declined' then num_nulls(sent_at, expires_at, answered_at, answered_by_name, customer_id, customer_name) = 0 and num_nonnulls(terms_hash, replaced_by) = 0
        when 'replaced' then num_nulls(sent_at, expires_at, replaced_by) = 0 and num_nonnulls(answered_at, customer_id, terms_hash) = 0
        else num_nulls(sent_at, expires_at) = 0 and num_nonnulls(answered_at, customer_id, terms_hash, replaced_by) = 0
    end)
);
create index customer_invitations_reseller on customer_invitations (reseller_id, provider_id, id desc);
create index customer_invitations_provider on customer_invitations (provider_id, reseller_id, id desc);
create index customer_invitations_customer on customer_invitations (customer_id) where customer_id is not null;
create index customer_invitations_partnership on customer_invitations (partnership_id) where state in ('sent', 'opened');
create index customer_invitations_drafts on customer_invitations (created_at) where state = 'draft';
create index customer_invitations_mailed on customer_invitations (inviter_id, sent_at) where by_portal;
create index customer_invitations_due on customer_invitations (expires_at) where state in ('sent', 'opened');
call app.protect('customer_invitations');

-- The legal steps, as data; an update to any other state is refused whoever makes it.
create table customer_invitation_steps (
    from_state text not null,
    to_state text not null,
    moved_by text not null,
    primary key (from_state, to_state),
    constraint customer_invitation_steps_moved_by check (moved_by in ('partner', 'holder', 'customer', 'worker'))
);
insert into customer_invitation_steps (from_state, to_state, moved_by) values
    ('draft', 'sent', 'partner'),
    ('sent', 'opened', 'holder'),
    ('sent', 'accepted', 'customer'),
    ('opened', 'accepted', 'customer'),
    ('sent', 'declined', 'customer'),
    ('opened', 'declined', 'customer'),
    ('sent', 'expired', 'worker'),
    ('opened', 'expired', 'worker'),
    ('sent', 'withdrawn', 'partner'),
    ('opened', 'withdrawn', 'partner'),
    ('sent', 'replaced', 'partner'),
    ('opened', 'replaced', 'partner');
call app.protect('customer_invitation_steps');
call app.append_only('customer_invitation_steps');

-- Reseller and provider of the joint link that is followed.
create function app.joint_parties() returns uuid[]
language sql stable
as $$ select array[reseller_id, provider_id] from customer_invitations where token_hash = app.link_hash() $$;
call app.gate('app.joint_parties()', 'portal_app');

-- Whether a partner has a relationship with my organisation that has not ended.
create function app.serves_me(p_partner uuid) returns boolean
language sql stable
as $$ select exists (select from reseller_relationships where partner_id = p_partner and customer_id = app.me_organisation() and state <> 'removed') $$;
call app.gate('app.serves_me(uuid)', 'portal_app');

-- who asks is read before sign-in, and how to reach them when the link is dead; a customer reads how to reach its partners
create policy joint_link on organisations for select to portal_app using (id = any ((select app.joint_parties())::uuid[]));
create policy joint_link on support_profiles for select to portal_app using (organisation_id = any ((select app.joint_parties())::uuid[]));
create policy joint_link on partner_ids for select to portal_app using (associated and organisation_id = any ((select app.joint_parties())::uuid[]));
create policy served on support_profiles for select to portal_app using (app.serves_me(organisation_id));
create policy served on partner_ids for select to portal_app using (associated and app.serves_me(organisation_id));

-- What keeps my organisation from answering the joint invitation whose link is followed; null when nothing does. Where the letter names a
-- mailbox, the organisation is its owner's: one of its people has it, or it has the mailbox's domain (abuse A4).
create function app.joint_obstacle() returns text
language plpgsql stable
as $$
declare
    i customer_invitations;
    mine organisations;
    halves bigint;
    has_admin boolean;
begin
    select * into i from customer_invitations where token_hash = app.link_hash();
    select * into mine from organisations where id = app.me_organisation();
    if i.id is null or mine.id is null then
        return 'unknown';
    elsif mine.kind <> 'customer' then
        return 'kind';
    elsif i.recipient_mail <> '' and mine.domain is distinct from split_part(i.recipient_mail, '@', 2)
        and not exists (select from memberships m join people p on p.id = m.person_id
                        where m.organisation_id = mine.id and m.state = 'active' and p.mail = i.recipient_mail) then
        return 'addressee';
    elsif not exists (select from partnerships p where p.id = i.partnership_id and p.state = 'active') then
        return 'partnership';
    elsif not exists (select from programme_enrollments e where e.organisation_id = i.reseller_id and e.programme = 'indirect_reseller' and e.standing in ('active', 'restricted'))
        or not exists (select from programme_enrollments e where e.organisation_id = i.provider_id and e.programme = 'indirect_provider' and e.standing in ('active', 'restricted')) then
        return 'standing';
    elsif mine.region <> (select o.region from organisations o where o.id = i.reseller_id) then
        return 'region';
    end if;
    select count(*), coalesce(bool_or(r.admin_since is not null and r.admin_ended_at is null), false) into halves, has_admin
    from reseller_relationships r
    where r.customer_id = mine.id and r.state <> 'removed'
        and ((r.partner_id = i.reseller_id and r.role = 'reseller') or (r.partner_id = i.provider_id and r.role = 'provider'));
    if halves = 2 and (has_admin or not i.with_admin) then
        return 'related';
    end if;
    return null;
end
$$;
call app.gate('app.joint_obstacle()', 'portal_app');

-- Locks what an answer stands on, always in this order: the partnership (abuse A10), both standings, then the invitation.
create function app.joint_lock() returns void
language plpgsql
as $$
declare
    i customer_invitations;
begin
    select * into i from customer_invitations where token_hash = app.link_hash();
    perform from partnerships where id = i.partnership_id for share;
    perform from programme_enrollments where organisation_id in (i.reseller_id, i.provider_id) order by id for share;
    perform from customer_invitations where id = i.id for update;
end
$$;
call app.gate('app.joint_lock()', 'portal_app');

create function app.customer_invitation_step() returns trigger
language plpgsql
as $$
declare
    mover text;
    who text;
    obstacle text;
begin
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'only drafts are thrown away' using errcode = 'P0409', constraint = 'customer_invitations_kept';
        end if;
        return old;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'an invitation begins as a draft' using errcode = 'P0409', constraint = 'customer_invitations_step';
        end if;
        return new;
    end if;
    if (new.id, new.reseller_id, new.provider_id, new.partnership_id, new.inviter_id, new.with_admin, new.token_hash, new.created_by, new.created_at, new.recipient_mail, new.replaces)
       is distinct from (old.id, old.reseller_id, old.provider_id, old.partnership_id, old.inviter_id, old.with_admin, old.token_hash, old.created_by, old.created_at, old.recipient_mail, old.replaces)
       or (old.state <> 'draft' and (new.subject, new.message, new.by_portal, new.sent_at, new.expires_at)
           is distinct from (old.subject, old.message, old.by_portal, old.sent_at, old.expires_at)) then
        raise exception 'an invitation stays what it is' using errcode = 'P0409', constraint = 'customer_invitations_kept';
    end if;
    if new.state = old.state then
        return new;
    end if;
    select moved_by into mover from customer_invitation_steps where from_state = old.state and to_state = new.state;
    who := case
        when session_user = 'portal_worker' then 'worker'
        when new.state = 'opened' and app.link_hash() = old.token_hash then 'holder'
        when app.me_organisation() in (old.reseller_id, old.provider_id) then 'partner'
        when app.me_organisation() = new.customer_id and app.link_hash() = old.token_hash then 'customer'
    end;
    if mover is null or mover is distinct from who then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'customer_invitations_step';
    end if;
    if (new.state = 'expired') <> (old.expires_at <= app.now()) and new.state in ('opened', 'accepted', 'declined', 'expired') then
        raise exception 'its time is over, or not yet' using errcode = 'P0409', constraint = 'customer_invitations_time';
    end if;
    if new.state = 'sent' then
        -- a partnership that ends meanwhile is waited for: nothing is sent for one that is gone
        perform from partnerships where id = old.partnership_id and state = 'active' for share;
        if not found then
            raise exception 'the partnership is not active' using errcode = 'P0409', constraint = 'customer_invitations_partnership';
        end if;
    elsif mover = 'customer' then
        obstacle := app.joint_obstacle();
        if not app.has_role('global_admin') or (new.state = 'accepted' and obstacle is not null) or obstacle in ('kind', 'addressee') then
            raise exception 'not theirs to answer: %', obstacle using errcode = 'P0409', constraint = 'customer_invitations_obstacle';
        end if;
    end if;
    return new;
end
$$;
call app.gate('app.customer_invitation_step()');
create trigger customer_invitation_step before insert or update or delete on customer_invitations
    for each row execute function app.customer_invitation_step();

-- Never half an acceptance: when the transaction ends, both relationships live, and administration rights are as decided (invariant 8).
create function app.joint_of_invitation() returns trigger
language plpgsql
as $$
begin
    if new.state = 'accepted' and not (
        exists (select from reseller_relationships r where r.partner_id = new.reseller_id and r.customer_id = new.customer_id and r.role = 'reseller'
                and r.state <> 'removed' and (not new.admin_granted or (r.admin_since is not null and r.admin_ended_at is null)))
        and exists (select from reseller_relationships r where r.partner_id = new.provider_id and r.customer_id = new.customer_id and r.role = 'provider' and r.state <> 'removed')
    ) then
        raise exception 'half an acceptance' using errcode = 'P0409', constraint = 'customer_invitations_whole';
    end if;
    return null;
end
$$;
call app.gate('app.joint_of_invitation()');
create constraint trigger joint_of_invitation after update of state on customer_invitations
    deferrable initially deferred for each row execute function app.joint_of_invitation();

grant select, insert, update, delete on customer_invitations to portal_app;
grant select, update, delete on customer_invitations to portal_worker;
create policy worker on customer_invitations to portal_worker using (true) with check (true);
-- a draft is its writer's alone; what was sent is seen by both
create policy reseller on customer_invitations for select to portal_app
    using (reseller_id = (select app.me_organisation()) and (state <> 'draft' or inviter_id = (select app.me_organisation())));
create policy provider on customer_invitations for select to portal_app
    using (provider_id = (select app.me_organisation()) and (state <> 'draft' or inviter_id = (select app.me_organisation())));
create policy customer on customer_invitations for select to portal_app using (customer_id = (select app.me_organisation()));
create policy operator on customer_invitations for select to portal_app using ((select app.is_operator()));
-- a link opens exactly the row it names
create policy link on customer_invitations for select to portal_app using (token_hash = (select app.link_hash()));

-- Whether a partnership of these two is active and one of them is mine, in good standing.
create function app.may_invite_customers(p_partnership uuid, p_reseller uuid, p_provider uuid) returns boolean
language sql stable
as $$
    select exists (select from partnerships p where p.id = p_partnership and p.reseller_id = p_reseller and p.provider_id = p_provider and p.state = 'active')
        and case app.me_organisation() when p_reseller then app.is_active_in('indirect_reseller') when p_provider then app.is_active_in('indirect_provider') else false end
$$;
call app.gate('app.may_invite_customers(uuid, uuid, uuid)', 'portal_app');
-- B07
create policy drafted on customer_invitations for insert to portal_app with check (
    inviter_id = (select app.me_organisation()) and created_by = (select app.me_person())
    and app.may_invite_customers(partnership_id, reseller_id, provider_id)
    and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));
-- sales agents move their own
create policy moved on customer_invitations for update to portal_app
    using ((select app.me_organisation()) in (reseller_id, provider_id)
        and ((select app.has_role('global_admin', 'admin_agent')) or (created_by = (select app.me_person()) and (select app.has_role('sales_agent')))))
    with check ((select app.me_organisation()) in (reseller_id, provider_id)
        and ((select app.has_role('global_admin', 'admin_agent')) or (created_by = (select app.me_person()) and (select app.has_role('sales_agent')))));
create policy discarded on customer_invitations for delete to portal_app
    using (state = 'draft' and inviter_id = (select app.me_organisation())
        and ((select app.has_role('global_admin', 'admin_agent')) or (created_by = (select app.me_person()) and (select app.has_role('sales_agent')))));
-- G02
create policy decided on customer_invitations for update to portal_app
    using (token_hash = (select app.link_hash()) and (select app.me_organisation()) not in (reseller_id, provider_id) and (select app.has_role('global_admin')))
    with check (token_hash = (select app.link_hash()) and customer_id = (select app.me_organisation()) and state in ('accepted', 'declined')
        and (select app.has_role('global_admin')));

-- Notes the first opening. Whoever holds the link may not be signed in, so only this function can (rulings, Landing pages of links).
create function app.customer_invitation_open(p_event uuid) returns void
language plpgsql
as $$
declare
    i customer_invitations;
begin
    update customer_invitations set state = 'opened', opened_at = app.now()
    where token_hash = app.link_hash() and state = 'sent' and expires_at > app.now()
    returning * into i;
    if i.id is not null then
        perform app.record_as(null, null, p_event, 'customer_invitation_opened', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), array[i.reseller_id, i.provider_id], '{}', '[]');
    end if;
end
$$;
call app.gate('app.customer_invitation_open(uuid)', 'portal_app');

-- Notes, once, that another organisation tried to answer; the partners are told, not who it was (abuse A4).
create function app.customer_invitation_misdirected(p_event uuid) returns void
language plpgsql
as $$
declare
    i customer_invitations;
begin
    if app.joint_obstacle() is distinct from 'addressee' then
        return;
    end if;
    update customer_invitations set misdirected_at = app.now()
    where token_hash = app.link_hash() and state in ('sent', 'opened') and misdirected_at is null
    returning * into i;
    if i.id is not null then
        perform app.record_as(null, null, p_event, 'customer_invitation_misdirected', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), array[i.reseller_id, i.provider_id], '{}', '[]');
    end if;
end
$$;
call app.gate('app.customer_invitation_misdirected(uuid)', 'portal_app');

-- The link dies with the partnership (abuse A10): what was sent for it is withdrawn with it.
create function app.joint_of_partnership() returns trigger
language plpgsql
as $$
declare
    i customer_invitations;
begin
    for i in select * from customer_invitations where partnership_id = new.id and state in ('sent', 'opened') order by id for update loop
        update customer_invitations set state = 'withdrawn' where id = i.id;
        perform app.record_as(app.me_person(), app.me_organisation(), gen_random_uuid(), 'customer_invitation_withdrawn', 'customer_invitation', i.id,
            coalesce(nullif(i.recipient_name, ''), i.recipient_mail), array[i.reseller_id, i.provider_id], '{}', '[]');
    end loop;
    return null;
end
$$;
call app.gate('app.joint_of_partnership()');
create trigger joint_of_partnership after update of state on partnerships
    for each row when (new.state = 'removed' and old.state <> 'removed') execute function app.joint_of_partnership();

-- Whom mails about a joint invitation or relationship go to at one of its partners: global admins, and the person who wrote the letter.
create function app.joint_audience(p_partner uuid, p_person uuid) returns table (name text, mail text, language text)
language sql stable
as $$
    select p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = p_partner and m.state = 'active' and ('global_admin' = any (m.roles) or p.id = p_person)
        and (session_user = 'portal_worker' or p_partner = any (app.joint_parties()) or app.serves_me(p_partner))
    order by p.mail
$$;
call app.gate('app.joint_audience(uuid, uuid)', 'portal_app', 'portal_worker');

-- --- relationships --------------------------------------------------------------------------------------------------

-- Whether the link that is followed was accepted by my organisation and grants this partner this role, and administration rights if asked.
create function app.joint_grants(p_partner uuid, p_role text, p_admin boolean) returns boolean
language sql stable
as $$
    select exists (
        select from customer_invitations i
        where i.token_hash = app.link_hash() and i.state = 'accepted' and i.customer_id = app.me_organisation()
            and p_partner = case p_role when 'reseller' then i.reseller_id when 'provider' then i.provider_id end
            and (not p_admin or (p_role = 'reseller' and i.admin_granted)))
$$;
call app.gate('app.joint_grants(uuid, text, boolean)', 'portal_app');

create function app.relationship_step() returns trigger
language plpgsql
as $$
begin
    if session_user <> 'portal_app' or app.me_organisation() is distinct from old.customer_id then
        return new;
    end if;
    -- a customer asks to end a relationship; it ends when nothing runs any more (F90)
    if new.state is distinct from old.state and (old.state, new.state) is distinct from ('active', 'ending') then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    if (new.state = 'ending') <> (new.ending_asked_at is not null) then
        raise exception 'asked by nobody' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    -- rights are given by an invitation alone, and taken away at any time
    if new.admin_since is distinct from old.admin_since and not app.joint_grants(new.partner_id, new.role, true) then
        raise exception 'rights are given by an invitation' using errcode = 'P0409', constraint = 'reseller_relationships_admin_given';
    elsif new.admin_since is not distinct from old.admin_since and old.admin_ended_at is not null
        and new.admin_ended_at is distinct from old.admin_ended_at then
        raise exception 'rights that ended do not come back' using errcode = 'P0409', constraint = 'reseller_relationships_admin_given';
    end if;
    return new;
end
$$;
call app.gate('app.relationship_step()');
create trigger relationship_step before update on reseller_relationships for each row execute function app.relationship_step();

grant insert on reseller_relationships to portal_app;
grant update (state, admin_since, admin_by_name, admin_ended_at, ending_asked_at, ending_asked_by_name, ending_reason, ending_from) on reseller_relationships to portal_app;
create policy accepted on reseller_relationships for insert to portal_app with check (
    customer_id = (select app.me_organisation()) and (select app.has_role('global_admin')) and role in ('reseller', 'provider') and state = 'active'
    and app.joint_grants(partner_id, role, admin_since is not null));
-- G03, G04
create policy ended on reseller_relationships for update to portal_app
    using (customer_id = (select app.me_organisation()) and (select app.has_role('global_admin')))
    with check (customer_id = (select app.me_organisation()) and (select app.has_role('global_admin')));

-- --- customers that are new to the portal ---------------------------------------------------------------------------

-- Somebody who follows a joint link and has no account yet; nothing is made before the mailbox is proved (abuse A9).
create table customer_signups (
    token_hash bytea primary key,
    invitation_id uuid not null references customer_invitations,
    -- the link that is being answered, sealed: the mail may be opened in another browser
    sealed_link bytea not null,
    organisation_name text not null,
    country text not null,
    language text not null,
    person_name text not null,
    mail text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint customer_signups_language check (language in ('en', 'fr')),
    constraint customer_signups_mail_folded check (mail = lower(mail))
);
create index customer_signups_mail on customer_signups (mail, created_at);
create index customer_signups_invitation on customer_signups (invitation_id, created_at);
call app.protect('customer_signups');

-- Asks for a proof of the mailbox. A mailbox or domain that the portal knows gets another mail; the page is the same.
create function app.customer_signup(p_token_hash bytea, p_sealed_link bytea, p_organisation_name text, p_country text, p_language text, p_person_name text, p_mail text,
    p_mail_id uuid, p_sealed_new text, p_sealed_known text, p_data jsonb)
returns void
language plpgsql
as $$
declare
    i customer_invitations;
    known boolean;
begin
    select * into i from customer_invitations where token_hash = app.link_hash() and state in ('sent', 'opened') and expires_at > app.now();
    -- enough for whoever mistypes, too few for a nuisance (abuse A11)
    if i.id is null
        or (select count(*) from customer_signups s where s.mail = p_mail and s.created_at > app.now() - interval '1 hour') >= 3
        or (select count(*) from customer_signups s where s.invitation_id = i.id and s.created_at > app.now() - interval '1 day') >= 20 then
        return;
    end if;
    known := exists (select from people where mail = p_mail) or exists (select from organisations where domain = split_part(p_mail, '@', 2));
    insert into customer_signups (token_hash, invitation_id, sealed_link, organisation_name, country, language, person_name, mail, created_at, expires_at, used_at)
    values (p_token_hash, i.id, p_sealed_link, p_organisation_name, p_country, p_language, p_person_name, p_mail, app.now(), app.now() + interval '2 hours',
        case when known then app.now() end);
    perform app.record_as(null, null, p_mail_id, 'customer_signup', 'customer_signup', null, '', array[]::uuid[], '{}',
        jsonb_build_array(jsonb_build_object('id', p_mail_id, 'kind', case when known then 'customer_known' else 'customer_signup' end,
            'organisation_id', (select id from organisations where kind = 'operator'), 'recipient', p_mail, 'name', p_person_name, 'language', p_language,
            'data', p_data, 'sealed', case when known then p_sealed_known else p_sealed_new end)));
end
$$;
call app.gate('app.customer_signup(bytea, bytea, text, text, text, text, text, uuid, text, text, jsonb)', 'portal_app');

create function app.customer_signup_find(p_hash bytea) returns table (organisation_name text, person_name text, mail text, state text, sealed_link bytea)
language sql stable
as $$
    select s.organisation_name, s.person_name, s.mail,
        case when s.used_at is not null then 'used' when s.expires_at <= app.now() then 'expired' else 'live' end, s.sealed_link
    from customer_signups s where s.token_hash = p_hash
$$;
call app.gate('app.customer_signup_find(bytea)', 'portal_app');

-- Makes the organisation and its first global admin, once; nothing if the proof is used or somebody else was faster with this domain.
create function app.customer_join(p_hash bytea, p_password_hash text, p_organisation uuid, p_person uuid, p_membership uuid, p_event uuid) returns uuid
language plpgsql
as $$
declare
    s customer_signups;
begin
    update customer_signups set used_at = app.now() where token_hash = p_hash and used_at is null and expires_at > app.now() returning * into s;
    if s.token_hash is null then return null; end if;
    insert into organisations (id, kind, name, country, region, language, domain)
    select p_organisation, 'customer', s.organisation_name, s.country, o.region, s.language, split_part(s.mail, '@', 2)
    from customer_invitations i join organisations o on o.id = i.reseller_id where i.id = s.invitation_id
    on conflict do nothing;
    if not found then return null; end if;
    insert into people (id, mail, name) values (p_person, s.mail, s.person_name);
    insert into credentials (person_id, password_hash) values (p_person, p_password_hash);
    insert into memberships (id, person_id, organisation_id, state, roles) values (p_membership, p_person, p_organisation, 'active', array['global_admin']);
    perform app.record_as(p_person, p_organisation, p_event, 'customer_joined', 'organisation', p_organisation, s.organisation_name, array[p_organisation], '{}', '[]');
    return p_membership;
end
$$;
call app.gate('app.customer_join(bytea, text, uuid, uuid, uuid, uuid)', 'portal_app');
