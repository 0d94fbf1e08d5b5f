-- Off-boarding at scale (F01): a list of partners, out of a file or of a renewal month, is read first and applied afterwards, by the worker.

create table offboarding_imports (
    id uuid primary key,
    source text not null,
    -- the file's name, or the month
    name text not null,
    -- what was read, so that the same file is recognised
    content_hash bytea not null,
    state text not null default 'read',
    created_at timestamptz not null,
    created_by uuid not null references people,
    created_by_name text not null,
    applied_at timestamptz,
    applied_by uuid references people,
    applied_by_name text,
    ended_at timestamptz,
    constraint offboarding_imports_source check (source in ('file', 'text', 'month')),
    constraint offboarding_imports_state check (state in ('read', 'applying', 'done', 'discarded')),
    constraint offboarding_imports_state_columns check (case state
        when 'read' then num_nonnulls(applied_at, applied_by, applied_by_name, ended_at) = 0
        when 'applying' then num_nulls(applied_at, applied_by, applied_by_name) = 0 and ended_at is null
        when 'done' then num_nulls(applied_at, applied_by, applied_by_name, ended_at) = 0
        when 'discarded' then num_nonnulls(applied_at, applied_by, applied_by_name) = 0 and ended_at is not null
    end)
);
create index offboarding_imports_applying on offboarding_imports (applied_at, id) where state = 'applying';
create index offboarding_imports_content on offboarding_imports (content_hash, id);
call app.protect('offboarding_imports');

create table offboarding_import_rows (
    import_id uuid not null references offboarding_imports,
    -- its line in the file
    line integer not null,
    -- as they were typed, so that whoever mends them finds them again
    partner_number text not null,
    reason text not null,
    planned_text text not null,
    planned_on date,
    organisation_id uuid references organisations,
    -- what reading found: to be identified, identified before, or wrong
    verdict text not null,
    -- what applying did: identified, somebody was faster, or not possible any more
    outcome text,
    fault text,
    primary key (import_id, line),
    constraint offboarding_import_rows_verdict check (verdict in ('good', 'already', 'bad')),
    constraint offboarding_import_rows_good check (verdict <> 'good' or num_nulls(organisation_id, planned_on) = 0),
    constraint offboarding_import_rows_outcome check (outcome is null or (verdict = 'good' and outcome in ('flagged', 'already', 'refused'))),
    constraint offboarding_import_rows_fault check ((verdict = 'bad' or outcome is not distinct from 'refused') = (fault is not null))
);
-- a partner is identified once, however often the file names it
create unique index offboarding_import_rows_once on offboarding_import_rows (import_id, organisation_id) where verdict = 'good';
create index offboarding_import_rows_open on offboarding_import_rows (import_id, line) where verdict = 'good' and outcome is null;
create index offboarding_import_rows_faults on offboarding_import_rows (import_id, line) where fault is not null;
call app.protect('offboarding_import_rows');

grant select, insert on offboarding_imports, offboarding_import_rows to portal_app;
grant update (state, applied_at, applied_by, applied_by_name, ended_at) on offboarding_imports to portal_app;
create policy operator on offboarding_imports for select to portal_app using ((select app.is_operator()));
create policy operator on offboarding_import_rows for select to portal_app using ((select app.is_operator()));
-- G07
create policy read on offboarding_imports for insert to portal_app with check (
    created_by = (select app.me_person()) and (select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
create policy read on offboarding_import_rows for insert to portal_app with check (
    (select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
create policy moved on offboarding_imports for update to portal_app
    using ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super'))
        and (applied_by is null or applied_by = (select app.me_person())));

-- read → applying → done, or read → discarded; whoever applies it is named, and nothing is taken back.
create function app.offboarding_import_step() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an import is never removed' using errcode = 'P0409', constraint = 'offboarding_imports_kept';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'read' then
            raise exception 'an import is read first' using errcode = 'P0409', constraint = 'offboarding_imports_step';
        end if;
        return new;
    end if;
    if (new.id, new.source, new.name, new.content_hash, new.created_at, new.created_by, new.created_by_name)
        is distinct from (old.id, old.source, old.name, old.content_hash, old.created_at, old.created_by, old.created_by_name)
        or (old.applied_by is not null and (new.applied_at, new.applied_by, new.applied_by_name)
            is distinct from (old.applied_at, old.applied_by, old.applied_by_name)) then
        raise exception 'an import stays what it is' using errcode = 'P0409', constraint = 'offboarding_imports_kept';
    end if;
    if (old.state, new.state) not in (('read', 'applying'), ('read', 'discarded'), ('applying', 'done')) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'offboarding_imports_step';
    end if;
    if new.state = 'done' and exists (select from offboarding_import_rows where import_id = new.id and verdict = 'good' and outcome is null) then
        raise exception 'rows are still to be applied' using errcode = 'P0409', constraint = 'offboarding_imports_unfinished';
    end if;
    return new;
end
$$;
call app.gate('app.offboarding_import_step()');
create trigger offboarding_import_step before insert or update or delete on offboarding_imports
    for each row execute function app.offboarding_import_step();

-- A row gets its outcome once; everything else about it stays as it was read.
create function app.offboarding_row_once() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' or old.outcome is not null or new.outcome is null
        or (new.import_id, new.line, new.partner_number, new.reason, new.planned_text, new.planned_on, new.organisation_id, new.verdict)
        is distinct from (old.import_id, old.line, old.partner_number, old.reason, old.planned_text, old.planned_on, old.organisation_id, old.verdict) then
        raise exception 'a row is applied once and stays what it is' using errcode = 'P0409', constraint = 'offboarding_import_rows_kept';
    end if;
    return new;
end
$$;
call app.gate('app.offboarding_row_once()');
create trigger offboarding_row_once before update or delete on offboarding_import_rows
    for each row execute function app.offboarding_row_once();

-- Writes many events at once, each to the chain of every party: heads are locked once, in id order, and every chain goes on by itself.
-- `p_events` holds objects {id, action, subject_kind, subject_id, subject_name, parties, detail}.
create function app.record_many_as(p_person uuid, p_acting uuid, p_events jsonb, p_mails jsonb) returns void
language plpgsql
as $$
declare
    moment timestamptz := app.now();
    entry activity_entries;
    told record;
begin
    entry.at := moment;
    entry.person_id := p_person;
    entry.person_name := replace(coalesce((select name from people where id = p_person), ''), E'\n', ' ');
    entry.acting_id := p_acting;
    entry.acting_name := replace(coalesce((select name from organisations where id = p_acting), ''), E'\n', ' ');
    insert into activity_heads
    select distinct party::uuid, 0, '\x'::bytea from jsonb_array_elements(p_events) e, jsonb_array_elements_text(e -> 'parties') party
    on conflict do nothing;
    perform from activity_heads where organisation_id in (
        select party::uuid from jsonb_array_elements(p_events) e, jsonb_array_elements_text(e -> 'parties') party)
    order by organisation_id for update;
    for told in
        select h.organisation_id, h.seq, h.hash, (e.value ->> 'id')::uuid as event_id, e.value ->> 'action' as action,
            e.value ->> 'subject_kind' as subject_kind, (e.value ->> 'subject_id')::uuid as subject_id,
            replace(e.value ->> 'subject_name', E'\n', ' ') as subject_name, e.value -> 'detail' as detail
        from jsonb_array_elements(p_events) with ordinality e, jsonb_array_elements_text(e.value -> 'parties') party
        join activity_heads h on h.organisation_id = party::uuid
        order by h.organisation_id, e.ordinality
    loop
        if entry.organisation_id is distinct from told.organisation_id then
            entry.organisation_id := told.organisation_id;
            entry.seq := told.seq;
            entry.hash := told.hash;
        end if;
        entry.seq := entry.seq + 1;
        entry.event_id := told.event_id;
        entry.action := told.action;
        entry.subject_kind := told.subject_kind;
        entry.subject_id := told.subject_id;
        entry.subject_name := told.subject_name;
        entry.detail := told.detail;
        entry.prev_hash := entry.hash;
        entry.hash := app.entry_hash(entry);
        insert into activity_entries select entry.*;
    end loop;
    update activity_heads h set seq = e.seq, hash = e.hash
    from (select distinct party::uuid as id from jsonb_array_elements(p_events) e, jsonb_array_elements_text(e -> 'parties') party) moved
    cross join lateral (select seq, hash from activity_entries where organisation_id = moved.id order by seq desc limit 1) e
    where h.organisation_id = moved.id;
    insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, sealed, not_before, created_at)
    select m.id, m.id::text, m.kind, m.organisation_id, m.recipient, m.name, m.language, m.data, decode(m.sealed, 'base64'), moment, moment
    from jsonb_to_recordset(p_mails) as m(id uuid, kind text, organisation_id uuid, recipient text, name text, language text, data jsonb, sealed text);
end
$$;
call app.gate('app.record_many_as(uuid, uuid, jsonb, jsonb)');

-- The import whose turn it is, locked, so that of several workers one works on it.
create function app.offboarding_job() returns uuid
language sql volatile
as $$ select id from offboarding_imports where state = 'applying' order by applied_at, id limit 1 for update skip locked $$;
call app.gate('app.offboarding_job()', 'portal_worker');

-- Applies the next rows of an import and answers which partners are identified by that. What was true when the file was read is asked
-- again: the right of whoever applies it, the programme, the enrollment, the day.
create function app.offboarding_batch(p_import uuid, p_limit integer, p_ids uuid[], p_open text[])
returns table (flag_id uuid, organisation_id uuid, name text, language text, reason text, planned_on date)
language plpgsql
as $$
#variable_conflict use_column
declare
    import offboarding_imports;
    today date := (app.now() at time zone (select time_zone from organisations where kind = 'operator'))::date;
    may boolean;
begin
    select * into import from offboarding_imports where id = p_import and state = 'applying' for update;
    if not found then return; end if;
    may := exists (
        select from memberships m join organisations o on o.id = m.organisation_id
        where m.person_id = import.applied_by and o.kind = 'operator' and m.state = 'active' and m.roles && array['programme_manager', 'super']);
    return query
    with taken as (
        select r.line, r.organisation_id, r.reason, r.planned_on
        from offboarding_import_rows r where r.import_id = p_import and r.verdict = 'good' and r.outcome is null order by r.line limit p_limit
    ), judged as (
        select t.*, row_number() over (order by t.organisation_id) as place,
            exists (select from offboarding_flags f where f.organisation_id = t.organisation_id and f.lifted_at is null) as already,
            case
                when not may then 'right-ended'
                when t.planned_on <= today then 'planned-past'
                when not app.is_direct_only(t.organisation_id) then 'not-direct'
                when not coalesce((select e.state from enrollments e where e.organisation_id = t.organisation_id order by e.attempt desc limit 1),
                    'draft') = any (p_open) then 'enrollment-open'
            end as fault
        from taken t
    ), flagged as (
        insert into offboarding_flags (id, organisation_id, reason, planned_on, flagged_by, flagged_by_name, flagged_at)
        select p_ids[j.place], j.organisation_id, j.reason, j.planned_on, import.applied_by, import.applied_by_name, app.now()
        from judged j where not j.already and j.fault is null order by j.organisation_id
        -- somebody else's hand may be faster
        on conflict (organisation_id) where lifted_at is null do nothing
        returning id, organisation_id, reason, planned_on
    ), noted as (
        update offboarding_import_rows r
        set outcome = case when f.id is not null then 'flagged' when j.already or j.fault is null then 'already' else 'refused' end,
            fault = case when f.id is null and not j.already then j.fault end
        from judged j left join flagged f on f.organisation_id = j.organisation_id
        where r.import_id = p_import and r.line = j.line
    )
    select f.id, f.organisation_id, o.name, o.language, f.reason, f.planned_on
    from flagged f join organisations o on o.id = f.organisation_id;
end
$$;

-- Whether a partner can be identified at all: a direct partner that is no indirect reseller yet.
create function app.is_direct_only(p_organisation uuid) returns boolean
language sql stable
as $$
    select exists (select from programme_enrollments where organisation_id = p_organisation and programme = 'direct')
        and not exists (select from programme_enrollments where organisation_id = p_organisation and programme = 'indirect_reseller')
$$;
call app.gate('app.is_direct_only(uuid)');
call app.gate('app.offboarding_batch(uuid, integer, uuid[], text[])', 'portal_worker');

-- Whom mails about these organisations go to: global admins first, then the primary contact, each in the language they read.
create function app.addressees_of(p_organisations uuid[]) returns table (organisation_id uuid, name text, mail text, language text)
language sql stable
as $$
    select a.id, a.name, a.mail, a.language from (
        select o.id, p.name, p.mail, coalesce(p.language, o.language) as language, 1 as place
        from unnest(p_organisations) wanted join organisations o on o.id = wanted
        join memberships m on m.organisation_id = o.id and m.state = 'active' and 'global_admin' = any (m.roles)
        join people p on p.id = m.person_id
        union all
        select o.id, c.first_name || ' ' || c.last_name, c.mail, o.language, 2
        from unnest(p_organisations) wanted join organisations o on o.id = wanted
        join primary_contacts c on c.organisation_id = o.id and c.mail <> ''
    ) a order by a.id, a.place, a.mail
$$;
call app.gate('app.addressees_of(uuid[])', 'portal_worker');

-- Tells the partners of an import, in the name of whoever applies it; nothing else can be said this way.
create function app.offboarding_told(p_import uuid, p_events jsonb, p_mails jsonb) returns void
language plpgsql
as $$
declare import offboarding_imports;
begin
    select * into import from offboarding_imports where id = p_import and state = 'applying';
    if not found or exists (select from jsonb_array_elements(p_events) e where e ->> 'action' <> 'offboarding_flagged') then
        raise exception 'not what an import says' using errcode = '42501';
    end if;
    perform app.record_many_as(import.applied_by, (select id from organisations where kind = 'operator'), p_events, p_mails);
end
$$;
call app.gate('app.offboarding_told(uuid, jsonb, jsonb)', 'portal_worker');

-- Ends an import whose last row is applied, with an entry in the operator's log; false while rows are left.
create function app.offboarding_end(p_import uuid, p_event uuid) returns boolean
language plpgsql
as $$
declare
    import offboarding_imports;
    counts jsonb;
    operator uuid := (select id from organisations where kind = 'operator');
begin
    if exists (select from offboarding_import_rows where import_id = p_import and verdict = 'good' and outcome is null) then return false; end if;
    update offboarding_imports set state = 'done', ended_at = app.now() where id = p_import and state = 'applying' returning * into import;
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
