-- What a partner is in the programme: its programme rows with a standing, its Partner IDs, and the profile others rely on.

create table programme_enrollments (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    programme text not null,
    standing text not null default 'active',
    activated_at timestamptz not null,
    -- direct programme only: from this moment no new direct customer is born (S24); it is never taken back (S18)
    new_customers_closed_at timestamptz,
    constraint programme_enrollments_programme_key unique (organisation_id, programme),
    constraint programme_enrollments_programme check (programme in ('direct', 'indirect_reseller', 'indirect_provider')),
    constraint programme_enrollments_standing check (standing in ('active', 'restricted', 'suspended', 'deauthorized', 'closed')),
    constraint programme_enrollments_closed check (new_customers_closed_at is null or programme = 'direct')
);
call app.protect('programme_enrollments');

-- S18: once enrolled there is no way back. Only the standing moves; the row, its kind, its owner and its moments stay.
create function app.programme_one_way() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a programme row is never removed' using errcode = 'P0409', constraint = 'programme_enrollments_one_way';
    end if;
    if (new.id, new.organisation_id, new.programme, new.activated_at) is distinct from (old.id, old.organisation_id, old.programme, old.activated_at)
       or (old.new_customers_closed_at is not null and new.new_customers_closed_at is distinct from old.new_customers_closed_at) then
        raise exception 'a programme row changes its standing only' using errcode = 'P0409', constraint = 'programme_enrollments_one_way';
    end if;
    return new;
end
$$;
create trigger programme_one_way before update or delete on programme_enrollments for each row execute function app.programme_one_way();
create trigger programme_one_way_truncate before truncate on programme_enrollments for each statement execute function app.refuse_change();

create table partner_ids (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    number text not null,
    country text not null,
    active boolean not null,
    -- the one that orders, incentives and resellers are recognised by
    associated boolean not null default false,
    constraint partner_ids_number_key unique (number),
    constraint partner_ids_number check (number ~ '^[0-9]{6,10}$'),
    constraint partner_ids_country check (country ~ '^[A-Z]{2}$')
);
create unique index partner_ids_one_associated on partner_ids (organisation_id) where associated;
create index partner_ids_organisation on partner_ids (organisation_id, number);
call app.protect('partner_ids');

create table primary_contacts (
    organisation_id uuid primary key references organisations,
    first_name text not null,
    last_name text not null,
    mail text not null,
    phone text not null,
    version integer not null default 1
);
call app.protect('primary_contacts');

create table support_profiles (
    organisation_id uuid primary key references organisations,
    website text not null default '',
    mail text not null default '',
    phone text not null default '',
    version integer not null default 1
);
call app.protect('support_profiles');

create table verifications (
    organisation_id uuid primary key references organisations,
    state text not null default 'none',
    constraint verifications_state check (state in ('none', 'pending', 'authorized', 'rejected'))
);
call app.protect('verifications');
