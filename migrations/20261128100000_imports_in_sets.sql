-- Imports in sets: what many rows have in common is asked once, and a chain that goes on is hashed before its entries are written. The same
-- flags, entries and mails as before, at a third of the cost.

-- What an entry is hashed in but for the hash before it: fixed order, one line a field, microseconds in UTC, jsonb's own text.
create function app.entry_text(e activity_entries) returns text
language sql stable
as $$
    select concat_ws(E'\n',
        e.organisation_id, e.seq, e.event_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(e.person_id::text, ''), replace(e.person_name, E'\n', ' '), coalesce(e.acting_id::text, ''), replace(e.acting_name, E'\n', ' '),
        e.action, e.subject_kind, coalesce(e.subject_id::text, ''), replace(e.subject_name, E'\n', ' '), e.detail::text)
$$;
grant execute on function app.entry_text(activity_entries) to portal_gate, portal_verify, portal_app, portal_worker;

create function app.next_hash(p_before bytea, p_head bytea, p_text text) returns bytea
language plpgsql immutable
as $$ begin return sha256(convert_to(p_text || E'\n' || encode(coalesce(p_before, p_head), 'hex'), 'UTF8')); end $$;
grant execute on function app.next_hash(bytea, bytea, text) to portal_gate, portal_verify, portal_app, portal_worker;

-- The same hash as ever. As a function in SQL whose parts are stable it is inlined, which matters where a whole log is hashed.
create or replace function app.entry_hash(e activity_entries) returns bytea
language sql stable
as $$ select sha256(convert_to(app.entry_text(e) || E'\n' || encode(e.prev_hash, 'hex'), 'UTF8')) $$;

-- The hashes of entries that follow each other in one chain, as a window: each has the one before it in it, the first one the head's.
create aggregate app.chain_hash(p_head bytea, p_text text) (sfunc = app.next_hash, stype = bytea);
revoke execute on function app.chain_hash(bytea, text) from public;
grant execute on function app.chain_hash(bytea, text) to portal_gate;

-- What is told to every party, in the log of each.
create type app.event as (id uuid, action text, subject_kind text, subject_id uuid, subject_name text, parties uuid[], detail jsonb);

drop function app.offboarding_told(uuid, jsonb, jsonb);
drop function app.record_many_as(uuid, uuid, jsonb, jsonb);

-- Writes many events at once. Heads are locked in id order, so no two events wait for each other in a ring; then every chain goes on by
-- itself, in the order of the events.
create function app.record_many_as(p_person uuid, p_acting uuid, p_events app.event[]) returns void
language plpgsql
as $$
declare
    moment timestamptz := app.now();
    person text := replace(coalesce((select name from people where id = p_person), ''), E'\n', ' ');
    acting text := replace(coalesce((select name from organisations where id = p_acting), ''), E'\n', ' ');
    parties uuid[] := array(select distinct unnest(e.parties) from unnest(p_events) e order by 1);
begin
    insert into activity_heads select party, 0, '\x' from unnest(parties) party on conflict do nothing;
    perform from activity_heads where organisation_id = any (parties) order by organisation_id for update;
    with told as (
        select h.organisation_id, h.hash as head, h.seq + row_number() over (partition by h.organisation_id order by e.ordinality) as seq,
            e.id, e.action, e.subject_kind, e.subject_id, replace(e.subject_name, E'\n', ' ') as subject_name, e.detail
        from unnest(p_events) with ordinality e
        cross join unnest(e.parties) party
        join activity_heads h on h.organisation_id = party
    ), hashed as (
        select t.*, app.chain_hash(t.head, app.entry_text(row(t.organisation_id, t.seq, t.id, moment, p_person, person, p_acting, acting,
            t.action, t.subject_kind, t.subject_id, t.subject_name, t.detail, '\x'::bytea, '\x'::bytea)::activity_entries)) over chain as hash
        from told t window chain as (partition by t.organisation_id order by t.seq)
    ), written as (
        insert into activity_entries
        select organisation_id, seq, id, moment, p_person, person, p_acting, acting, action, subject_kind, subject_id, subject_name, detail,
            coalesce(lag(hash) over (partition by organisation_id order by seq), head), hash
        from hashed
        returning organisation_id, seq, hash
    )
    update activity_heads h set seq = w.seq, hash = w.hash
    from (select distinct on (organisation_id) * from written order by organisation_id, seq desc) w
    where h.organisation_id = w.organisation_id;
end
$$;
call app.gate('app.record_many_as(uuid, uuid, app.event[])');

-- Applies the next rows of an import and answers which partners are identified by that. What was true when the file was read is asked
-- again: the right of whoever applies it, the programme, the enrollment, the day. The entries are those of one partner identified by hand.
drop function app.offboarding_batch(uuid, integer, uuid[], text[]);
create function app.offboarding_batch(p_import uuid, p_limit integer, p_flags uuid[], p_events uuid[], p_open text[])
returns table (organisation_id uuid, name text, reason text, planned_on date)
language plpgsql
as $$
#variable_conflict use_column
declare
    import offboarding_imports;
    moment timestamptz := app.now();
    operator uuid := (select id from organisations where kind = 'operator');
    today date := (moment at time zone (select time_zone from organisations where id = operator))::date;
    events app.event[];
    may boolean;
begin
    select * into import from offboarding_imports where id = p_import and state = 'applying' for update;
    if not found then return; end if;
    may := exists (
        select from memberships m
        where m.person_id = import.applied_by and m.organisation_id = operator and m.state = 'active' and m.roles && array['programme_manager', 'super']);
    with taken as (
        select r.line, r.organisation_id, r.reason, r.planned_on
        from offboarding_import_rows r where r.import_id = p_import and r.verdict = 'good' and r.outcome is null order by r.line limit p_limit
    ), judged as (
        select t.*, row_number() over (order by t.organisation_id) as place,
            case
                when not may then 'right-ended'
                when t.planned_on <= today then 'planned-past'
                when not exists (select from programme_enrollments d where d.organisation_id = t.organisation_id and d.programme = 'direct')
                    or exists (select from programme_enrollments i where i.organisation_id = t.organisation_id and i.programme = 'indirect_reseller')
                    then 'not-direct'
                when not coalesce((select e.state from enrollments e where e.organisation_id = t.organisation_id order by e.attempt desc limit 1),
                    'draft') = any (p_open) then 'enrollment-open'
            end as fault
        from taken t
    ), flagged as (
        insert into offboarding_flags (id, organisation_id, reason, planned_on, flagged_by, flagged_by_name, flagged_at)
        select p_flags[j.place], j.organisation_id, j.reason, j.planned_on, import.applied_by, import.applied_by_name, moment
        from judged j where j.fault is null order by j.organisation_id
        -- who is identified already is not identified again, whoever's hand was faster
        on conflict (organisation_id) where lifted_at is null do nothing
        returning organisation_id, reason, planned_on
    ), faulty as (
        -- whatever is wrong with a row, nothing is to be done for a partner that is identified already
        select j.line from judged j
        where j.fault is not null and not exists (select from offboarding_flags f where f.organisation_id = j.organisation_id and f.lifted_at is null)
    ), noted as (
        -- both sets are looked up, not joined: a join would walk them for every row
        update offboarding_import_rows r
        set outcome = case
                when j.organisation_id in (select organisation_id from flagged) then 'flagged'
                when j.line in (select line from faulty) then 'refused'
                else 'already'
            end,
            fault = case when j.line in (select line from faulty) then j.fault end
        from judged j
        where r.import_id = p_import and r.line = j.line
    )
    select array_agg(row(p_events[told.place], 'offboarding_flagged', 'organisation', told.id, told.name, array[told.id, operator],
        jsonb_build_object('reason', told.reason, 'planned_on', told.planned_on))::app.event order by told.place)
    into events
    from (
        select o.id, o.name, f.reason, f.planned_on, row_number() over (order by o.id) as place
        from flagged f join organisations o on o.id = f.organisation_id
    ) told;
    if events is null then return; end if;
    perform app.record_many_as(import.applied_by, operator, events);
    return query select e.subject_id, e.subject_name, e.detail ->> 'reason', (e.detail ->> 'planned_on')::date from unnest(events) e;
end
$$;
call app.gate('app.offboarding_batch(uuid, integer, uuid[], uuid[], text[])', 'portal_worker');
drop function app.is_direct_only(uuid);

-- The mails to the partners an import identifies; no others can be written this way.
create function app.offboarding_mails(p_import uuid, p_mails jsonb) returns void
language plpgsql
as $$
declare
    moment timestamptz := app.now();
begin
    if not exists (select from offboarding_imports where id = p_import and state = 'applying') then
        raise exception 'not what an import says' using errcode = '42501';
    end if;
    insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, not_before, created_at)
    select m.id, m.id::text, 'enrollment_offered', m.organisation_id, m.recipient, m.name, m.language, m.data, moment, moment
    from jsonb_to_recordset(p_mails) as m(id uuid, organisation_id uuid, recipient text, name text, language text, data jsonb);
end
$$;
call app.gate('app.offboarding_mails(uuid, jsonb)', 'portal_worker');

-- A kept plan: one in SQL is planned at every call.
create or replace function app.addressees_of(p_organisations uuid[]) returns table (organisation_id uuid, name text, mail text, language text)
language plpgsql stable
as $$
#variable_conflict use_column
begin
    return query
    select a.id, a.name, a.mail, a.language from (
        select o.id, p.name, p.mail, coalesce(p.language, o.language) as language, 1 as place
        from unnest(p_organisations) wanted join organisations o on o.id = wanted
        join memberships m on m.organisation_id = o.id and m.state = 'active' and 'global_admin' = any (m.roles)
        join people p on p.id = m.person_id
        union all
        select o.id, c.first_name || ' ' || c.last_name, c.mail, o.language, 2
        from unnest(p_organisations) wanted join organisations o on o.id = wanted
        join primary_contacts c on c.organisation_id = o.id and c.mail <> ''
    ) a order by a.id, a.place, a.mail;
end
$$;
call app.gate('app.addressees_of(uuid[])', 'portal_worker');

-- Asked by the trigger itself, for each of many rows; the function only speaks.
drop trigger offboarding_row_once on offboarding_import_rows;
create or replace function app.offboarding_row_once() returns trigger
language plpgsql
as $$
begin
    raise exception 'a row is applied once and stays what it is' using errcode = 'P0409', constraint = 'offboarding_import_rows_kept';
end
$$;
call app.gate('app.offboarding_row_once()');
create trigger offboarding_row_once before update on offboarding_import_rows for each row
    when (old.outcome is not null or new.outcome is null
        or (new.import_id, new.line, new.partner_number, new.reason, new.planned_text, new.planned_on, new.organisation_id, new.verdict)
        is distinct from (old.import_id, old.line, old.partner_number, old.reason, old.planned_text, old.planned_on, old.organisation_id, old.verdict))
    execute function app.offboarding_row_once();
create trigger offboarding_row_stays before delete on offboarding_import_rows for each row execute function app.offboarding_row_once();
