-- Evidence that outlives a hand on the database: every day the heads of all chains are anchored, here and in a file beside the data;
-- and what the nightly check of all invariants found.

-- The row is the claim: of several workers one anchors the day.
create table activity_anchor_days (
    day date primary key,
    at timestamptz not null
);
call app.protect('activity_anchor_days');
call app.append_only('activity_anchor_days');
grant select on activity_anchor_days to portal_app, portal_worker;
create policy operator on activity_anchor_days for select to portal_app using ((select app.is_operator()));
create policy worker on activity_anchor_days for select to portal_worker using (true);

-- A head as it was that day; a chain that stood still is not written again.
create table activity_anchors (
    organisation_id uuid not null references organisations,
    seq bigint not null,
    hash bytea not null,
    day date not null references activity_anchor_days,
    primary key (organisation_id, seq)
);
call app.protect('activity_anchors');
call app.append_only('activity_anchors');
grant select on activity_anchors to portal_app;
create policy own on activity_anchors for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy operator on activity_anchors for select to portal_app using ((select app.is_operator()));

-- Anchors today, once, and answers what the file is to hold.
create function app.anchor_heads() returns table (organisation_id uuid, seq bigint, hash bytea, at timestamptz)
language plpgsql
as $$
#variable_conflict use_column
declare
    moment timestamptz := app.now();
    today date := (moment at time zone 'UTC')::date;
begin
    insert into activity_anchor_days (day, at) values (today, moment) on conflict do nothing;
    if not found then return; end if;
    return query
        with moved as (
            insert into activity_anchors (organisation_id, seq, hash, day)
            select h.organisation_id, h.seq, h.hash, today from activity_heads h
            where h.seq > coalesce((select max(a.seq) from activity_anchors a where a.organisation_id = h.organisation_id), 0)
            returning organisation_id, seq, hash
        )
        select m.organisation_id, m.seq, m.hash, moment from moved m order by m.organisation_id;
end
$$;
call app.gate('app.anchor_heads()', 'portal_worker');

-- The nightly check of every invariant; no findings is the only good result.
create table verify_runs (
    day date primary key,
    at timestamptz not null,
    checks integer not null,
    -- [{"check": name, "rows": [what is broken]}]
    findings jsonb not null,
    constraint verify_runs_checks check (checks > 0),
    constraint verify_runs_findings check (jsonb_typeof(findings) = 'array')
);
call app.protect('verify_runs');
call app.append_only('verify_runs');
grant select on verify_runs to portal_app;
grant select, insert on verify_runs to portal_worker;
create policy operator on verify_runs for select to portal_app using ((select app.is_operator()));
create policy worker on verify_runs to portal_worker using (true) with check (true);

-- Which actions a log has at all, for its filter: read one step an action, however long the log is.
create index activity_entries_action on activity_entries (organisation_id, action);
