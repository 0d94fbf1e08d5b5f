-- Who there is: organisations, the people who act for them, and how they prove who they are.

create table organisations (
    id uuid primary key,
    kind text not null,
    name text not null,
    country text not null,
    region text not null,
    language text not null,
    time_zone text not null default 'Europe/Paris',
    domain text,
    address_line1 text not null default '',
    address_line2 text not null default '',
    city text not null default '',
    state_or_province text not null default '',
    postal_code text not null default '',
    registration_number text not null default '',
    version integer not null default 1,
    created_at timestamptz not null default app.now(),
    constraint organisations_kind check (kind in ('operator', 'partner', 'customer')),
    constraint organisations_name check (name = btrim(name) and char_length(name) between 2 and 120),
    constraint organisations_country check (country ~ '^[A-Z]{2}$'),
    constraint organisations_region check (region in ('EU', 'NA', 'APAC')),
    constraint organisations_language check (language in ('en', 'fr'))
);
create unique index organisations_one_operator on organisations (kind) where kind = 'operator';
create unique index organisations_domain_key on organisations (domain) where domain is not null;
create index organisations_partners_by_name on organisations (lower(name), id) where kind = 'partner';
call app.protect('organisations');

create table people (
    id uuid primary key,
    mail text not null,
    name text not null,
    -- null: pages follow the browser, mail follows the organisation
    language text,
    created_at timestamptz not null default app.now(),
    constraint people_mail_folded check (mail = lower(mail)),
    constraint people_name check (name = btrim(name) and char_length(name) between 1 and 120),
    constraint people_language check (language in ('en', 'fr'))
);
create unique index people_mail_key on people (mail);
call app.protect('people');

create table memberships (
    id uuid primary key,
    person_id uuid not null references people,
    organisation_id uuid not null references organisations,
    state text not null,
    roles text[] not null,
    job_title text not null default '',
    created_at timestamptz not null default app.now(),
    constraint memberships_person_key unique (person_id, organisation_id),
    constraint memberships_state check (state in ('invited', 'active', 'blocked', 'deleted')),
    constraint memberships_roles check (
        cardinality(roles) > 0 and roles <@ array[
            'global_admin', 'user_admin', 'billing_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'account_admin',
            'partner_admin', 'incentives_admin', 'incentives_user', 'report_viewer', 'default_user',
            'super', 'programme_manager', 'reviewer', 'finance', 'support', 'auditor'
        ]
    )
);
create index memberships_organisation on memberships (organisation_id, state);
call app.protect('memberships');

-- A person of a partner or customer cannot be given an operator membership, nor the other way round; and each side has its own roles.
create function app.membership_fits() returns trigger
language plpgsql
as $$
declare
    operator boolean;
begin
    select kind = 'operator' into operator from organisations where id = new.organisation_id;
    if operator <> (new.roles <@ array['super', 'programme_manager', 'reviewer', 'finance', 'support', 'auditor']) then
        raise exception 'these roles do not belong to this kind of organisation' using errcode = '23514', constraint = 'memberships_roles_fit';
    end if;
    if exists (
        select from memberships m join organisations o on o.id = m.organisation_id
        where m.person_id = new.person_id and m.id <> new.id and (o.kind = 'operator') <> operator
    ) then
        raise exception 'operators belong to no other organisation' using errcode = '23514', constraint = 'memberships_operator_apart';
    end if;
    return new;
end
$$;
call app.gate('app.membership_fits()');
create trigger membership_fits before insert or update of roles, organisation_id, person_id on memberships
    for each row execute function app.membership_fits();

create table credentials (
    person_id uuid primary key references people,
    password_hash text,
    -- the second factor's seed, sealed with a key that is not in the database
    totp_seed bytea,
    totp_confirmed_at timestamptz,
    -- the last accepted time step: a code works once
    totp_last_step bigint,
    -- sessions carry the epoch they began in; raising it ends them all
    epoch integer not null default 1
);
call app.protect('credentials');

create table recovery_codes (
    person_id uuid not null references people,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (person_id, code_hash)
);
call app.protect('recovery_codes');

create table sessions (
    id_hash bytea primary key,
    data jsonb not null,
    person_id uuid references people,
    membership_id uuid references memberships,
    epoch integer,
    created_at timestamptz not null,
    -- when the person last proved to be who they are, and when with a second factor
    proved_at timestamptz,
    second_factor_at timestamptz,
    idle_until timestamptz not null,
    absolute_until timestamptz not null,
    ended_at timestamptz,
    address text not null default '',
    agent text not null default '',
    constraint sessions_person check (num_nulls(person_id, membership_id, epoch) in (0, 3))
);
create index sessions_person on sessions (person_id) where ended_at is null;
create index sessions_absolute_until on sessions (absolute_until);
call app.protect('sessions');

create table sign_in_failures (
    id bigint generated always as identity primary key,
    mail text not null,
    address text not null,
    at timestamptz not null
);
create index sign_in_failures_mail on sign_in_failures (mail, address, at);
create index sign_in_failures_address on sign_in_failures (address, at);
create index sign_in_failures_at on sign_in_failures (at);
call app.protect('sign_in_failures');

-- Links sent by mail. The token itself is nowhere, only its hash.
create table link_tokens (
    token_hash bytea primary key,
    kind text not null,
    person_id uuid not null references people,
    membership_id uuid references memberships,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    replaced_at timestamptz,
    -- where the person was going before the password was forgotten
    next text,
    constraint link_tokens_kind check (kind in ('accept_user', 'reset_password')),
    constraint link_tokens_one_end check (used_at is null or replaced_at is null)
);
create index link_tokens_person on link_tokens (person_id, kind);
call app.protect('link_tokens');
