-- The two tiers meet: provider and reseller (machines 2.3a, 2.3b).

create table partnership_invitations (
    id uuid primary key,
    provider_id uuid not null references organisations,
    -- the link's token is nowhere, only its hash; a draft keeps it sealed as well, because whoever writes the letter must see the link
    token_hash bytea not null,
    sealed_token bytea,
    state text not null,
    -- whom it is for: a partner, or a mailbox, or nobody in particular for an open link
    addressee_id uuid references organisations,
    recipient_name text not null default '',
    recipient_mail text not null default '',
    language text not null,
    subject text not null,
    -- the letter, with a stand-in where its link goes
    message text not null,
    -- the one this draft takes the place of when it is sent
    replaces uuid references partnership_invitations,
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
    reseller_id uuid references organisations,
    reason text,
    replaced_by uuid references partnership_invitations,
    version integer not null default 1,
    constraint partnership_invitations_token_key unique (token_hash),
    constraint partnership_invitations_language check (language in ('en', 'fr')),
    constraint partnership_invitations_one_addressee check (addressee_id is null or recipient_mail = ''),
    constraint partnership_invitations_sealed check ((state = 'draft') = (sealed_token is not null)),
    constraint partnership_invitations_state check (state in ('draft', 'sent', 'opened', 'accepted', 'declined', 'expired', 'withdrawn', 'replaced')),
    constraint partnership_invitations_state_columns check (case state
        when 'draft' then num_nonnulls(sent_at, opened_at, expires_at, answered_at, replaced_by) = 0
        when 'sent' then num_nulls(sent_at, expires_at) = 0 and num_nonnulls(opened_at, answered_at, replaced_by) = 0
        when 'opened' then num_nulls(sent_at, expires_at, opened_at) = 0 and num_nonnulls(answered_at, replaced_by) = 0
        when 'accepted' then num_nulls(sent_at, expires_at, answered_at, answered_by_name, reseller_id) = 0 and replaced_by is null
        when 'declined' then num_nulls(sent_at, expires_at, answered_at, answered_by_name, reseller_id) = 0 and replaced_by is null
        when 'replaced' then num_nulls(sent_at, expires_at, replaced_by) = 0 and answered_at is null
        else num_nulls(sent_at, expires_at) = 0 and num_nonnulls(answered_at, replaced_by) = 0
    end)
);
create index partnership_invitations_provider on partnership_invitations (provider_id, id desc);
create index partnership_invitations_drafts on partnership_invitations (created_at) where state = 'draft';
create index partnership_invitations_mailed on partnership_invitations (provider_id, sent_at) where by_portal;
create index partnership_invitations_due on partnership_invitations (expires_at) where state in ('sent', 'opened');
call app.protect('partnership_invitations');

create table partnerships (
    id uuid primary key,
    provider_id uuid not null references organisations,
    reseller_id uuid not null references organisations,
    invitation_id uuid references partnership_invitations,
    state text not null,
    since timestamptz not null,
    accepted_by_name text not null,
    -- what was read when it was accepted (abuse A16)
    terms_hash bytea,
    removed_at timestamptz,
    removed_by_name text,
    constraint partnerships_state check (state in ('active', 'blocked', 'removed')),
    constraint partnerships_apart check (provider_id <> reseller_id),
    constraint partnerships_removed check ((state = 'removed') = (removed_at is not null and removed_by_name is not null)),
    -- one invitation gives one partnership, whatever number of clicks (invariant 7)
    constraint partnerships_invitation_key unique (invitation_id)
);
create unique index partnerships_one_live on partnerships (provider_id, reseller_id) where state <> 'removed';
create index partnerships_reseller on partnerships (reseller_id, state);
call app.protect('partnerships');

-- The link somebody follows: its token's hash, set for one transaction. Whoever knows it holds the link.
create function app.link_hash() returns bytea
language sql stable
return decode(nullif(current_setting('app.link', true), ''), 'hex');
grant execute on function app.link_hash() to portal_app, portal_gate;

-- Organisations I deal with: partners of a partnership, whatever its state, and both sides of a relationship that has not ended.
create function app.is_connected(p_organisation uuid) returns boolean
language sql stable
as $$
    select exists (
        select from partnerships p
        where (p.provider_id = app.me_organisation() and p.reseller_id = p_organisation)
           or (p.reseller_id = app.me_organisation() and p.provider_id = p_organisation)
    ) or exists (
        select from reseller_relationships r
        where r.state <> 'removed'
          and ((r.partner_id = app.me_organisation() and r.customer_id = p_organisation)
            or (r.customer_id = app.me_organisation() and r.partner_id = p_organisation))
    )
$$;
call app.gate('app.is_connected(uuid)', 'portal_app');
-- the look-up costs something for each row, so it is not asked where the answer is known
create policy connected on organisations for select to portal_app
    using (id <> (select app.me_organisation()) and not (select app.is_operator()) and app.is_connected(id));

grant select on partnership_invitations, partnerships to portal_app;
create policy provider on partnership_invitations for select to portal_app using (provider_id = (select app.me_organisation()));
create policy operator on partnership_invitations for select to portal_app using ((select app.is_operator()));
-- a link opens exactly the row it names
create policy link on partnership_invitations for select to portal_app using (token_hash = (select app.link_hash()));
create policy provider on partnerships for select to portal_app using (provider_id = (select app.me_organisation()));
create policy reseller on partnerships for select to portal_app using (reseller_id = (select app.me_organisation()));
create policy operator on partnerships for select to portal_app using ((select app.is_operator()));
