-- F01: what a partner turned over in the trailing twelve months, as far as the operator knows it when it identifies the partner: in
-- hundredths of a currency. It is the operator's own figure, so neither log nor mail repeats it to the partner.
alter table offboarding_flags
    add column revenue_minor bigint,
    add column currency text,
    add constraint offboarding_flags_revenue check (num_nulls(revenue_minor, currency) in (0, 2) and revenue_minor >= 0),
    add constraint offboarding_flags_currency check (currency ~ '^[A-Z]{3}$');

-- as they were typed, and the amount if it is one
alter table offboarding_import_rows
    add column revenue_text text not null default '',
    add column currency text not null default '',
    add column revenue_minor bigint,
    add constraint offboarding_import_rows_revenue check (revenue_minor >= 0 and currency ~ '^[A-Z]{3}$' or revenue_minor is null);

drop trigger offboarding_row_once on offboarding_import_rows;
create trigger offboarding_row_once before update on offboarding_import_rows for each row
    when (old.outcome is not null or new.outcome is null
        or (new.import_id, new.line, new.partner_number, new.reason, new.planned_text, new.planned_on, new.organisation_id, new.verdict,
            new.revenue_text, new.currency, new.revenue_minor)
        is distinct from (old.import_id, old.line, old.partner_number, old.reason, old.planned_text, old.planned_on, old.organisation_id, old.verdict,
            old.revenue_text, old.currency, old.revenue_minor))
    execute function app.offboarding_row_once();

-- Applies the next rows of an import and answers which partners are identified by that. What was true when the file was read is asked
-- again: the right of whoever applies it, the programme, the enrollment, the day. The entries are those of one partner identified by hand.
-- The same as before, with the amount.
create or replace function app.offboarding_batch(p_import uuid, p_limit integer, p_flags uuid[], p_events uuid[], p_open text[])
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
        select r.line, r.organisation_id, r.reason, r.planned_on, r.revenue_minor, case when r.revenue_minor is not null then r.currency end as currency
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
    return query select e.subject_id, e.subject_name, e.detail ->> 'reason', (e.detail ->> 'planned_on')::date from unnest(events) e;
end
$$;
call app.gate('app.offboarding_batch(uuid, integer, uuid[], uuid[], text[])', 'portal_worker');
