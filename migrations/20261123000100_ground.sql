-- The ground every other migration stands on: the schema of functions, the one clock, and how a table is protected.
-- Roles are made by the launcher or by the script in the README, never here (spec/rulings.md, Database).

create schema app;
grant usage on schema app to portal_app, portal_worker, portal_gate, portal_verify;
grant create on schema app to portal_gate;
grant usage on schema public to portal_app, portal_worker, portal_gate, portal_verify;
-- nothing may run a function because nobody thought of forbidding it
alter default privileges revoke execute on functions from public;

-- One clock, the database's. Only a database marked as demo or test may run ahead or behind.
create table app.clock (
    single boolean primary key default true,
    marked text not null default 'production',
    clock_offset interval not null default '0',
    constraint clock_one_row check (single),
    constraint clock_marked check (marked in ('production', 'demo', 'test')),
    constraint clock_production_is_true check (marked <> 'production' or clock_offset = '0')
);
insert into app.clock default values;
grant select on app.clock to portal_gate, portal_app, portal_worker, portal_verify;

create function app.now() returns timestamptz
language sql volatile
return clock_timestamp() + (select clock_offset from app.clock);
grant execute on function app.now() to portal_app, portal_worker, portal_gate, portal_verify;

-- Row-level security on, forced, and the three policies every protected table has: the definer functions' owner
-- works through its functions, the schema's owner loads data, the verifier reads.
create procedure app.protect(t regclass)
language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy gate on %s to portal_gate using (true) with check (true)', t);
    execute format('create policy owner on %s to portal_owner using (true) with check (true)', t);
    execute format('create policy verify on %s for select to portal_verify using (true)', t);
    execute format('grant select, insert, update, delete on %s to portal_gate', t);
    execute format('grant select on %s to portal_verify', t);
end
$$;

-- Rows that are evidence: written once, never changed, by nobody.
create function app.refuse_change() returns trigger
language plpgsql
as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = '42501';
end
$$;

create procedure app.append_only(t regclass)
language plpgsql
as $$
begin
    execute format('create trigger append_only before update or delete on %s for each row execute function app.refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %s for each statement execute function app.refuse_change()', t);
end
$$;

-- A definer function belongs to the gate, runs with a fixed search path and is executed only by whom it is granted to.
create procedure app.gate(f regprocedure, variadic grantees text[] default array[]::text[])
language plpgsql
as $$
declare grantee text;
begin
    execute format('alter function %s security definer set search_path = pg_catalog, public, pg_temp', f);
    execute format('revoke all on function %s from public', f);
    foreach grantee in array grantees loop
        execute format('grant execute on function %s to %I', f, grantee);
    end loop;
    execute format('alter function %s owner to portal_gate', f);
end
$$;
