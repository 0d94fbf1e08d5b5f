-- Many events at once: each chain is numbered, hashed and written in one order, so they are sorted once and not twice. What is written is the
-- same as before; an event names each party once (`activity_entries_event_key`), so its place orders a chain wholly.
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
        select t.*, app.chain_hash(t.head, concat_ws(E'\n', t.organisation_id, t.seq, t.text)) over (partition by t.organisation_id order by t.place
            rows between unbounded preceding and current row) as hash
        from told t
    ), written as (
        insert into activity_entries (organisation_id, seq, event_id, at, person_id, person_name, acting_id, acting_name, action,
            subject_kind, subject_id, subject_name, detail, prev_hash, hash)
        select organisation_id, seq, id, moment, p_person, person, p_acting, acting, action, subject_kind, subject_id, subject_name, detail,
            coalesce(lag(hash) over (partition by organisation_id order by place), head), hash
        from hashed
        returning organisation_id, seq, hash
    )
    update activity_heads h set seq = w.seq, hash = w.hash
    from (select distinct on (organisation_id) * from written order by organisation_id, seq desc) w
    where h.organisation_id = w.organisation_id;
end
$$;
call app.gate('app.record_many_as(uuid, uuid, app.event[])');
