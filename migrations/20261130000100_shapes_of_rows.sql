-- Functions that took or gave rows in the shape of a table broke for whoever waited while a later release widened that table: the row was of
-- the old shape, the statement of the new one (R17). They name their columns now. One event is written like many.

-- What an entry is hashed in but for the hash before it, from its parts.
create function app.entry_text(p_organisation uuid, p_seq bigint, p_event uuid, p_at timestamptz, p_person uuid, p_person_name text, p_acting uuid,
    p_acting_name text, p_action text, p_subject_kind text, p_subject uuid, p_subject_name text, p_detail jsonb)
returns text
language sql stable
as $$
    select concat_ws(E'\n',
        p_organisation, p_seq, p_event, to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(p_person::text, ''), replace(p_person_name, E'\n', ' '), coalesce(p_acting::text, ''), replace(p_acting_name, E'\n', ' '),
        p_action, p_subject_kind, coalesce(p_subject::text, ''), replace(p_subject_name, E'\n', ' '), p_detail::text)
$$;
grant execute on function app.entry_text(uuid, bigint, uuid, timestamptz, uuid, text, uuid, text, text, text, uuid, text, jsonb)
    to portal_gate, portal_verify, portal_app, portal_worker;

create or replace function app.entry_text(e activity_entries) returns text
language sql stable
as $$
    select app.entry_text(e.organisation_id, e.seq, e.event_id, e.at, e.person_id, e.person_name, e.acting_id, e.acting_name, e.action,
        e.subject_kind, e.subject_id, e.subject_name, e.detail)
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
    parties uuid[] := array(select distinct unnest(e.parties) from unnest(p_events) e order by 1);
begin
    insert into activity_heads (organisation_id, seq, hash) select party, 0, '\x' from unnest(parties) party on conflict do nothing;
    perform from activity_heads where organisation_id = any (parties) order by organisation_id for update;
    with told as (
        select h.organisation_id, h.hash as head, h.seq + row_number() over (partition by h.organisation_id order by e.ordinality) as seq,
            e.id, e.action, e.subject_kind, e.subject_id, replace(e.subject_name, E'\n', ' ') as subject_name, e.detail
        from unnest(p_events) with ordinality e
        cross join unnest(e.parties) party
        join activity_heads h on h.organisation_id = party
    ), hashed as (
        select t.*, app.chain_hash(t.head, app.entry_text(t.organisation_id, t.seq, t.id, moment, p_person, person, p_acting, acting,
            t.action, t.subject_kind, t.subject_id, t.subject_name, t.detail)) over chain as hash
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

create or replace function app.record_as(p_person uuid, p_acting uuid, p_event uuid, p_action text, p_subject_kind text, p_subject uuid,
    p_subject_name text, p_parties uuid[], p_detail jsonb, p_mails jsonb)
returns void
language plpgsql
as $$
declare moment timestamptz := app.now();
begin
    perform app.record_many_as(p_person, p_acting,
        array[row(p_event, p_action, p_subject_kind, p_subject, p_subject_name, p_parties, p_detail)::app.event]);
    insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, sealed, not_before, created_at)
    select m.id, m.id::text, m.kind, m.organisation_id, m.recipient, m.name, m.language, m.data, decode(m.sealed, 'base64'), moment, moment
    from jsonb_to_recordset(p_mails) as m(id uuid, kind text, organisation_id uuid, recipient text, name text, language text, data jsonb, sealed text);
end
$$;
call app.gate('app.record_as(uuid, uuid, uuid, text, text, uuid, text, uuid[], jsonb, jsonb)', 'portal_owner');

drop function app.customer_moves_page(text, uuid, text, text, uuid, text, uuid, boolean, bigint);
create function app.customer_moves_page(p_state text, p_provider uuid, p_text text, p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns table (customer_id uuid, name text, name_folded text, state text, provider_id uuid, invitation_id uuid, changed_at timestamptz)
language plpgsql stable
as $$
declare
    direction text := case when p_backwards then ' desc' else '' end;
begin
    return query execute
        'select customer_id, name, name_folded, state, provider_id, invitation_id, changed_at
         from customer_moves where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
        || case when p_state <> '' then ' and state = $6' else '' end
        || case when p_provider is not null then ' and provider_id = $7' else '' end
        || case when p_text <> '' then ' and position(app.fold($8) in name_folded) > 0' else '' end
        || ' order by name_folded' || direction || ', customer_id' || direction || ' limit $9'
        using app.me_organisation(), p_low_name, p_low, p_high_name, p_high, p_state, p_provider, p_text, p_limit;
end
$$;
call app.gate('app.customer_moves_page(text, uuid, text, text, uuid, text, uuid, boolean, bigint)', 'portal_app');
