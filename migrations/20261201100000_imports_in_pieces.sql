-- A piece of an import is one call: flags, entries and mails are written where the rows are, instead of carrying everybody's name and address
-- to the program and back. The same flags, entries and mails as before. `offboarding_batch`, `addressees_of` and `offboarding_mails` are the
-- program's before this one, `entry_text` with many arguments is for calls that are under way; a later release drops them.

-- What an event says to all its parties alike, as it is hashed.
create function app.event_text(p_event uuid, p_at timestamptz, p_person uuid, p_person_name text, p_acting uuid, p_acting_name text, p_action text,
    p_subject_kind text, p_subject uuid, p_subject_name text, p_detail jsonb)
returns text
language sql stable
as $$
    select concat_ws(E'\n', p_event, to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(p_person::text, ''), replace(p_person_name, E'\n', ' '), coalesce(p_acting::text, ''), replace(p_acting_name, E'\n', ' '),
        p_action, p_subject_kind, coalesce(p_subject::text, ''), replace(p_subject_name, E'\n', ' '), p_detail::text)
$$;
grant execute on function app.event_text(uuid, timestamptz, uuid, text, uuid, text, text, text, uuid, text, jsonb)
    to portal_gate, portal_verify, portal_app, portal_worker;

create or replace function app.entry_text(e activity_entries) returns text
language sql stable
as $$
    select concat_ws(E'\n', e.organisation_id, e.seq, app.event_text(e.event_id, e.at, e.person_id, e.person_name, e.acting_id, e.acting_name,
        e.action, e.subject_kind, e.subject_id, e.subject_name, e.detail))
$$;

-- Writes many events at once. Heads are locked in id order, so no two events wait for each other in a ring; then every chain goes on by
-- itself, in the order of the events.
create or replace function app.record_many_as(p_person uuid, p_acting uuid, p_events app.event[]) returns void
language plpgsql
as $$
declare
    moment timestamptz := app.now();
    person text := replace(coalesce((select name from people where id = p_person), ''), E'\n', ' ');
    acting text := replace(coalesce((select name from organisations where id = p_acting), ''), E'\n', ' ');
    chains uuid[] := array(select distinct unnest(e.parties) from unnest(p_events) e order by 1);
    seqs bigint[];
    hashes bytea[];
begin
    -- asked first: to try each of many that are there already costs more
    insert into activity_heads (organisation_id, seq, hash) select party, 0, '\x' from unnest(chains) party
    where (select count(*) from activity_heads where organisation_id = any (chains)) < cardinality(chains)
    on conflict do nothing;
    select array_agg(h.seq), array_agg(h.hash) into seqs, hashes
    from (select seq, hash from activity_heads where organisation_id = any (chains) order by organisation_id for update) h;
    -- what an event says is put together once, whatever number of parties it is told to
    with events as materialized (
        select e.ordinality as place, e.id, e.action, e.subject_kind, e.subject_id, replace(e.subject_name, E'\n', ' ') as subject_name, e.parties, e.detail,
            app.event_text(e.id, moment, p_person, person, p_acting, acting, e.action, e.subject_kind, e.subject_id, e.subject_name, e.detail) as text
        from unnest(p_events) with ordinality e
    ), told as (
        select e.*, h.organisation_id, h.hash as head, h.seq + row_number() over (partition by h.organisation_id order by e.place) as seq
        from events e
        cross join unnest(e.parties) party
        join unnest(chains, seqs, hashes) h (organisation_id, seq, hash) on h.organisation_id = party
    ), hashed as (
        select t.*, app.chain_hash(t.head, concat_ws(E'\n', t.organisation_id, t.seq, t.text)) over chain as hash
        from told t window chain as (partition by t.organisation_id order by t.seq)
    ), written as (
        insert into activity_entries (organisation_id, seq, event_id, at, person_id, person_name, acting_id, acting_name, action,
            subject_kind, subject_id, subject_name, detail, prev_hash, hash)
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

-- How far an import is applied: every good row up to this line has its outcome. It stands here and not in an index of the rows, so that an
-- outcome is written beside its row, in the half of the page that is left for it, and no index is touched. (Good rows are asked for below as
-- neither `already` nor `bad`: the index of good rows by partner, which looks as near, would be walked from end to end.)
alter table offboarding_imports
    add column applied_to integer not null default 0,
    add constraint offboarding_imports_applied_to check (applied_to = 0 or state in ('applying', 'done'));
drop index offboarding_import_rows_open;
alter table offboarding_import_rows set (fillfactor = 45);
-- going on is no step
drop trigger offboarding_import_step on offboarding_imports;
create trigger offboarding_import_step
    before insert or delete or update of id, source, name, content_hash, state, created_at, created_by, created_by_name, applied_at, applied_by,
        applied_by_name, ended_at
    on offboarding_imports for each row execute function app.offboarding_import_step();

-- The days for which the next lines of an import plan the end; the program says them in words.
create function app.offboarding_days(p_import uuid, p_limit integer) returns setof date
language plpgsql stable
as $$
begin
    return query
    select distinct r.planned_on
    from offboarding_imports i join offboarding_import_rows r on r.import_id = i.id and r.line > i.applied_to and r.line <= i.applied_to + p_limit
    where i.id = p_import and r.verdict not in ('already', 'bad') and r.outcome is null;
end
$$;
call app.gate('app.offboarding_days(uuid, integer)', 'portal_worker');

-- N01 to partners that are identified: their global admins first, then the primary contact, each in the language they read, never two to one
-- mailbox. `p_days` holds, under language and day, the planned day in words. The ids are new ones as well: their first half is that of `p_mail`.
create function app.offboarding_told(p_events app.event[], p_mail uuid, p_days jsonb) returns void
language plpgsql
as $$
declare
    moment timestamptz := app.now();
begin
    insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, not_before, created_at)
    select m.id, m.id::text, 'enrollment_offered', m.organisation_id, m.mail, m.name, m.language,
        jsonb_build_object('partner', m.partner, 'planned', p_days #>> array[m.language, m.planned_on], 'reason', m.reason), moment, moment
    from (
        select distinct on (e.subject_id, lower(a.mail))
            overlay(gen_random_uuid()::text placing left(p_mail::text, 18) from 1)::uuid as id, e.subject_id as organisation_id,
            e.subject_name as partner, e.detail ->> 'reason' as reason, e.detail ->> 'planned_on' as planned_on, a.mail, a.name, a.language
        from unnest(p_events) e
        join organisations o on o.id = e.subject_id
        cross join lateral (
            select p.name, p.mail, coalesce(p.language, o.language) as language, 1 as place
            from memberships m join people p on p.id = m.person_id
            where m.organisation_id = o.id and m.state = 'active' and 'global_admin' = any (m.roles)
            union all
            select c.first_name || ' ' || c.last_name, c.mail, o.language, 2 from primary_contacts c where c.organisation_id = o.id and c.mail <> ''
        ) a
        order by e.subject_id, lower(a.mail), a.place, a.mail
    ) m;
end
$$;
call app.gate('app.offboarding_told(app.event[], uuid, jsonb)');

-- Applies the next lines of an import and tells the partners that are identified by that. What was true when the file was read is asked
-- again: the right of whoever applies it, the programme, the enrollment, the day. Entries and mails are those of one partner identified by hand.
create function app.offboarding_piece(p_import uuid, p_limit integer, p_flags uuid[], p_events uuid[], p_mail uuid, p_open text[], p_days jsonb)
returns void
language plpgsql
as $$
declare
    import record;
    moment timestamptz := app.now();
    operator uuid := (select id from organisations where kind = 'operator');
    today date := (moment at time zone (select time_zone from organisations where id = operator))::date;
    events app.event[];
    may boolean;
begin
    select applied_to, applied_by, applied_by_name into import from offboarding_imports where id = p_import and state = 'applying' for update;
    if not found then return; end if;
    may := exists (
        select from memberships m
        where m.person_id = import.applied_by and m.organisation_id = operator and m.state = 'active' and m.roles && array['programme_manager', 'super']);
    update offboarding_imports set applied_to = applied_to + p_limit where id = p_import;
    with taken as (
        select r.line, r.organisation_id, r.reason, r.planned_on, r.revenue_minor, case when r.revenue_minor is not null then r.currency end as currency
        from offboarding_import_rows r
        where r.import_id = p_import and r.line > import.applied_to and r.line <= import.applied_to + p_limit
            and r.verdict not in ('already', 'bad') and r.outcome is null
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
        insert into offboarding_flags (id, organisation_id, reason, planned_on, flagged_by, flagged_by_name, flagged_at, revenue_minor, currency)
        select p_flags[j.place], j.organisation_id, j.reason, j.planned_on, import.applied_by, import.applied_by_name, moment, j.revenue_minor, j.currency
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
    perform app.offboarding_told(events, p_mail, p_days);
end
$$;
call app.gate('app.offboarding_piece(uuid, integer, uuid[], uuid[], uuid, text[], jsonb)', 'portal_worker');

-- Ends an import whose last row is applied, with an entry in the operator's log; false while rows are left. The same as before, from where the
-- import stands on.
create or replace function app.offboarding_end(p_import uuid, p_event uuid) returns boolean
language plpgsql
as $$
declare
    import record;
    counts jsonb;
    operator uuid := (select id from organisations where kind = 'operator');
begin
    if exists (
        select from offboarding_import_rows
        where import_id = p_import and line > (select applied_to from offboarding_imports where id = p_import)
            and verdict not in ('already', 'bad') and outcome is null
    ) then return false; end if;
    update offboarding_imports set state = 'done', ended_at = app.now() where id = p_import and state = 'applying' returning name, applied_by into import;
    if not found then return false; end if;
    select jsonb_build_object(
        'flagged', count(*) filter (where outcome = 'flagged'), 'already', count(*) filter (where verdict = 'already' or outcome = 'already'),
        'bad', count(*) filter (where fault is not null))
    into counts from offboarding_import_rows where import_id = p_import;
    perform app.record_as(import.applied_by, operator, p_event, 'offboarding_import_done', 'offboarding_import', p_import, coalesce(nullif(import.name, ''), 'CSV'),
        array[operator], counts, '[]');
    return true;
end
$$;
call app.gate('app.offboarding_end(uuid, uuid)', 'portal_worker');
