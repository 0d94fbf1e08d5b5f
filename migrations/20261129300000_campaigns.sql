-- A campaign: one joint link that many customers answer, each by an invitation of its own that is born with its answer (2.4, Variants).

alter table customer_invitations
    -- many may answer; it stays open until it is withdrawn, replaced or over
    add column campaign boolean not null default false,
    -- the campaign by which this answer came
    add column campaign_id uuid references customer_invitations,
    add constraint customer_invitations_campaign check (not campaign or (recipient_mail = '' and for_customer_id is null and campaign_id is null
        and state not in ('accepted', 'declined'))),
    add constraint customer_invitations_of_campaign check (campaign_id is null or (recipient_mail = '' and for_customer_id is null
        and state in ('opened', 'accepted', 'declined')));
create index customer_invitations_answers on customer_invitations (campaign_id, state) where campaign_id is not null;

create function app.customer_invitation_campaign_kept() returns trigger
language plpgsql
as $$
begin
    raise exception 'an invitation stays what it is' using errcode = 'P0409', constraint = 'customer_invitations_kept';
end
$$;
call app.gate('app.customer_invitation_campaign_kept()');
create trigger customer_invitation_campaign_kept before update on customer_invitations
    for each row when ((new.campaign, new.campaign_id) is distinct from (old.campaign, old.campaign_id))
    execute function app.customer_invitation_campaign_kept();

-- What came by a campaign begins as opened, everything else as a draft.
drop trigger customer_invitation_step on customer_invitations;
create trigger customer_invitation_step before update or delete on customer_invitations
    for each row execute function app.customer_invitation_step();
create trigger customer_invitation_begun before insert on customer_invitations
    for each row when (new.campaign_id is null) execute function app.customer_invitation_step();

-- What came by a campaign is there for its answer and never without one.
create function app.customer_invitation_of_campaign() returns trigger
language plpgsql
as $$
begin
    if not exists (select from customer_invitations where id = new.id and state in ('accepted', 'declined')) then
        raise exception 'a campaign without an answer' using errcode = 'P0409', constraint = 'customer_invitations_answered';
    end if;
    return null;
end
$$;
call app.gate('app.customer_invitation_of_campaign()');
create constraint trigger customer_invitation_of_campaign after insert on customer_invitations
    deferrable initially deferred for each row when (new.campaign_id is not null) execute function app.customer_invitation_of_campaign();

-- nobody writes down an answer by hand
alter policy drafted on customer_invitations with check (
    inviter_id = (select app.me_organisation()) and created_by = (select app.me_person()) and campaign_id is null
    and app.may_invite_customers(partnership_id, reseller_id, provider_id)
    and (select app.has_role('global_admin', 'admin_agent', 'sales_agent')));

-- Begins my organisation's own answer to the campaign whose link is followed, and follows that answer from here on; false when the campaign
-- is none, is over, or is not mine to answer. One customer answers once at a time (abuse A8); then locks come in the order of app.joint_lock,
-- the campaign shared: many answer at once, none while it is taken back (abuse A10).
create function app.campaign_answer(p_id uuid, p_token_hash bytea) returns boolean
language plpgsql
as $$
declare
    c customer_invitations;
begin
    select * into c from customer_invitations where token_hash = app.link_hash() and campaign;
    perform from organisations where id = app.me_organisation() for no key update;
    perform from partnerships where id = c.partnership_id for share;
    perform from programme_enrollments where organisation_id in (c.reseller_id, c.provider_id) order by id for share;
    select * into c from customer_invitations where id = c.id and state in ('sent', 'opened') for share;
    if c.id is null or c.expires_at <= app.now() or not app.has_role('global_admin') or app.me_organisation() in (c.reseller_id, c.provider_id) then
        return false;
    end if;
    insert into customer_invitations (id, reseller_id, provider_id, partnership_id, inviter_id, with_admin, token_hash, state, recipient_name,
        language, subject, message, created_by, created_by_name, created_at, sent_at, opened_at, expires_at, campaign_id)
    values (p_id, c.reseller_id, c.provider_id, c.partnership_id, c.inviter_id, c.with_admin, p_token_hash, 'opened', c.recipient_name,
        c.language, c.subject, c.message, c.created_by, c.created_by_name, app.now(), c.sent_at, app.now(), c.expires_at, c.id);
    perform set_config('app.link', encode(p_token_hash, 'hex'), true);
    return true;
end
$$;
call app.gate('app.campaign_answer(uuid, bytea)', 'portal_app');
