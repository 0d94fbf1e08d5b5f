-- The log and the outbox. One definer function writes both, so that a change, its entries and its mails commit together or not at all.

create table activity_heads (
    organisation_id uuid primary key references organisations,
    seq bigint not null,
    hash bytea not null
);
call app.protect('activity_heads');

create table activity_entries (
    organisation_id uuid not null references organisations,
    seq bigint not null,
    -- one event, one id, whatever number of parties it is told to
    event_id uuid not null,
    at timestamptz not null,
    -- names as they were then: people leave, the log stays readable
    person_id uuid,
    person_name text not null,
    acting_id uuid,
    acting_name text not null,
    action text not null,
    subject_kind text not null,
    subject_id uuid,
    subject_name text not null,
    detail jsonb not null,
    prev_hash bytea not null,
    hash bytea not null,
    primary key (organisation_id, seq),
    constraint activity_entries_event_key unique (organisation_id, event_id)
);
create index activity_entries_subject on activity_entries (organisation_id, subject_kind, subject_id, seq);
call app.protect('activity_entries');
call app.append_only('activity_entries');

-- The canonical form an entry is hashed in: fixed order, one line a field, microseconds in UTC, jsonb's own text.
create function app.entry_hash(e activity_entries) returns bytea
language sql immutable
as $$
    select sha256(convert_to(concat_ws(E'\n',
        e.organisation_id, e.seq, e.event_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(e.person_id::text, ''), replace(e.person_name, E'\n', ' '), coalesce(e.acting_id::text, ''), replace(e.acting_name, E'\n', ' '),
        e.action, e.subject_kind, coalesce(e.subject_id::text, ''), replace(e.subject_name, E'\n', ' '), e.detail::text,
        encode(e.prev_hash, 'hex')), 'UTF8'))
$$;
grant execute on function app.entry_hash(activity_entries) to portal_gate, portal_verify, portal_app, portal_worker;

create table mails (
    id uuid primary key,
    message_id text not null,
    kind text not null,
    organisation_id uuid not null references organisations,
    recipient text not null,
    recipient_name text not null default '',
    language text not null,
    -- what the template needs, never a secret
    data jsonb not null,
    -- a link's token, sealed with a key that is not in the database; wiped when the mail has left
    sealed bytea,
    state text not null default 'queued',
    attempts integer not null default 0,
    not_before timestamptz not null,
    lease_until timestamptz,
    lease_token uuid,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    dead_at timestamptz,
    constraint mails_message_id_key unique (message_id),
    constraint mails_state check (state in ('queued', 'sending', 'sent', 'dead')),
    constraint mails_language check (language in ('en', 'fr')),
    constraint mails_state_columns check (case state
        when 'queued' then num_nonnulls(lease_until, lease_token, sent_at, dead_at) = 0
        when 'sending' then num_nulls(lease_until, lease_token) = 0 and num_nonnulls(sent_at, dead_at) = 0
        when 'sent' then sent_at is not null and num_nonnulls(lease_until, lease_token, dead_at, sealed) = 0
        when 'dead' then dead_at is not null and num_nonnulls(lease_until, lease_token, sent_at) = 0
    end)
);
create index mails_due on mails (not_before, id) where state in ('queued', 'sending');
create index mails_newest on mails (id desc);
create index mails_organisation on mails (organisation_id, id desc);
call app.protect('mails');

-- The demo's mailbox, where mails go that would otherwise need a server; empty outside the demo.
create table demo_mailbox (
    mail_id uuid primary key references mails,
    recipient text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    delivered_at timestamptz not null
);
call app.protect('demo_mailbox');
grant select on demo_mailbox to portal_app;
grant select, insert, update on demo_mailbox to portal_worker;
create policy demo on demo_mailbox for select to portal_app using ((select marked = 'demo' from app.clock));
create policy worker on demo_mailbox to portal_worker using (true) with check (true);

-- Writes one event: an entry in the chain of every party, and the mails it causes. Heads are locked in id order, so no two events wait
-- for each other in a ring. `p_mails` holds objects {id, kind, recipient, name, language, organisation_id, data, sealed}.
create function app.record_as(p_person uuid, p_acting uuid, p_event uuid, p_action text, p_subject_kind text, p_subject uuid, p_subject_name text,
    p_parties uuid[], p_detail jsonb, p_mails jsonb)
returns void
language plpgsql
as $$
declare
    moment timestamptz := app.now();
    party uuid;
    head activity_heads;
    entry activity_entries;
begin
    for party in select distinct unnest(p_parties) order by 1 loop
        insert into activity_heads values (party, 0, '\x') on conflict do nothing;
        select * into head from activity_heads where organisation_id = party for update;
        entry.organisation_id := party;
        entry.seq := head.seq + 1;
        entry.event_id := p_event;
        entry.at := moment;
        entry.person_id := p_person;
        -- a line break would be a field's end in the canonical form
        entry.person_name := replace(coalesce((select name from people where id = p_person), ''), E'\n', ' ');
        entry.acting_id := p_acting;
        entry.acting_name := replace(coalesce((select name from organisations where id = p_acting), ''), E'\n', ' ');
        entry.action := p_action;
        entry.subject_kind := p_subject_kind;
        entry.subject_id := p_subject;
        entry.subject_name := replace(p_subject_name, E'\n', ' ');
        entry.detail := p_detail;
        entry.prev_hash := head.hash;
        entry.hash := app.entry_hash(entry);
        insert into activity_entries select entry.*;
        update activity_heads set seq = entry.seq, hash = entry.hash where organisation_id = party;
    end loop;
    insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, sealed, not_before, created_at)
    select m.id, m.id::text, m.kind, m.organisation_id, m.recipient, m.name, m.language, m.data, decode(m.sealed, 'base64'), moment, moment
    from jsonb_to_recordset(p_mails) as m(id uuid, kind text, organisation_id uuid, recipient text, name text, language text, data jsonb, sealed text);
end
$$;
call app.gate('app.record_as(uuid, uuid, uuid, text, text, uuid, text, uuid[], jsonb, jsonb)', 'portal_owner');

-- The same by whoever this transaction's session is, or by the worker, which has no person.
create function app.record(p_event uuid, p_action text, p_subject_kind text, p_subject uuid, p_subject_name text, p_parties uuid[], p_detail jsonb, p_mails jsonb)
returns void
language plpgsql
as $$
begin
    if session_user <> 'portal_worker' and app.me_person() is null then
        raise exception 'nobody is signed in' using errcode = '42501';
    end if;
    perform app.record_as(app.me_person(), app.me_organisation(), p_event, p_action, p_subject_kind, p_subject, p_subject_name, p_parties, p_detail, p_mails);
end
$$;
call app.gate('app.record(uuid, text, text, uuid, text, uuid[], jsonb, jsonb)', 'portal_app', 'portal_worker');

grant select on activity_entries to portal_app;
create policy own on activity_entries for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy operator on activity_entries for select to portal_app using ((select app.is_operator()));

-- Never the sealed token, and only for operators (G14).
grant select (id, kind, organisation_id, recipient, recipient_name, language, state, attempts, not_before, last_error, created_at, sent_at, dead_at) on mails to portal_app;
create policy operator on mails for select to portal_app using ((select app.is_operator()));
grant select, update on mails to portal_worker;
create policy worker on mails to portal_worker using (true) with check (true);

-- G14: sends a dead or waiting mail again; its Message-ID stays.
create function app.mail_resend(p_id uuid) returns boolean
language sql volatile
as $$
    update mails set state = 'queued', attempts = 0, not_before = app.now(), dead_at = null, last_error = null
    where id = p_id and state in ('dead', 'queued') and app.is_operator() and app.has_role('support', 'programme_manager', 'super')
    returning true
$$;
call app.gate('app.mail_resend(uuid)', 'portal_app');

-- A form answered once: the key was rendered into it, so a double click or a retry after a lost answer finds the first answer.
create table idempotency_keys (
    organisation_id uuid not null references organisations,
    key uuid not null,
    request_hash bytea not null,
    location text not null,
    created_at timestamptz not null default app.now(),
    primary key (organisation_id, key)
);
call app.protect('idempotency_keys');
grant select, insert on idempotency_keys to portal_app;
create policy own on idempotency_keys to portal_app
    using (organisation_id = (select app.me_organisation())) with check (organisation_id = (select app.me_organisation()));
