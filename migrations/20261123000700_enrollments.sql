-- From direct partner to indirect reseller (machine 2.1): the operator's flag, the enrollment with its attempts, and the desk's notes.

create table programme_settings (
    single boolean primary key default true,
    auto_approve boolean not null default true,
    -- S11: three working days
    approval_days integer not null default 3,
    constraint programme_settings_one_row check (single),
    constraint programme_settings_days check (approval_days between 1 and 30)
);
insert into programme_settings default values;
call app.protect('programme_settings');
grant select on programme_settings to portal_app, portal_worker;
create policy readable on programme_settings for select to portal_app, portal_worker using (true);
grant update (auto_approve, approval_days) on programme_settings to portal_app;
-- G15
create policy edited on programme_settings for update to portal_app
    using ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));

create table holidays (
    country text not null,
    "on" date not null,
    primary key (country, "on")
);
call app.protect('holidays');
grant select on holidays to portal_app, portal_worker;
create policy readable on holidays for select to portal_app, portal_worker using (true);

-- S09: only partners that the operator has identified may enroll on the same organisation.
create table offboarding_flags (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    reason text not null,
    planned_on date not null,
    flagged_by uuid not null references people,
    flagged_by_name text not null,
    flagged_at timestamptz not null,
    lifted_at timestamptz,
    lifted_by_name text,
    constraint offboarding_flags_lifted check (num_nulls(lifted_at, lifted_by_name) in (0, 2))
);
create unique index offboarding_flags_one_live on offboarding_flags (organisation_id) where lifted_at is null;
create index offboarding_flags_newest on offboarding_flags (flagged_at desc, id);
call app.protect('offboarding_flags');
grant select, insert on offboarding_flags to portal_app;
grant select on offboarding_flags to portal_worker;
grant update (lifted_at, lifted_by_name) on offboarding_flags to portal_app;
create policy own on offboarding_flags for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy operator on offboarding_flags for select to portal_app using ((select app.is_operator()));
create policy worker on offboarding_flags for select to portal_worker using (true);
create policy flagged on offboarding_flags for insert to portal_app
    with check (flagged_by = (select app.me_person()) and (select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
create policy lifted on offboarding_flags for update to portal_app
    using ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')))
    -- named again: the checks of several policies are joined by OR, whichever let the row in
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
-- A partner cannot change its flag, but locks it while it submits, so that a flag removed meanwhile and a submission have one outcome.
create policy locked on offboarding_flags for update to portal_app
    using (organisation_id = (select app.me_organisation())) with check (false);

create function app.flag_fits() returns trigger
language plpgsql
as $$
begin
    if not exists (select from programme_enrollments where organisation_id = new.organisation_id and programme = 'direct')
       or exists (select from programme_enrollments where organisation_id = new.organisation_id and programme = 'indirect_reseller') then
        raise exception 'only a direct partner that is no indirect reseller yet' using errcode = '23514', constraint = 'offboarding_flags_direct_only';
    end if;
    return new;
end
$$;
call app.gate('app.flag_fits()');
create trigger flag_fits before insert on offboarding_flags for each row execute function app.flag_fits();

create table enrollments (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    attempt integer not null,
    state text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    -- as typed on the form; the profile gets them when it is submitted
    support_website text not null default '',
    support_mail text not null default '',
    support_phone text not null default '',
    -- as they were when it was submitted
    contact_name text,
    contact_mail text,
    contact_phone text,
    partner_id_number text,
    statement_version_id uuid references agreement_versions,
    statement_language text,
    submitted_at timestamptz,
    submitted_by uuid references people,
    submitted_by_name text,
    -- who had flagged it then: the same person may not approve it (state-machines 2.1)
    flagged_by uuid references people,
    checks jsonb not null default '[]',
    due_at timestamptz,
    -- whole working days left when the partner was asked; the clock stands still meanwhile
    days_left integer,
    assignee_id uuid references people,
    assignee_name text,
    question text,
    decided_at timestamptz,
    decided_by uuid references people,
    decided_by_name text,
    reason_code text,
    decision_text text,
    appealed_at timestamptz,
    appeal_text text,
    activated_at timestamptz,
    withdrawn_at timestamptz,
    constraint enrollments_attempt_key unique (organisation_id, attempt),
    constraint enrollments_state check (state in ('draft', 'submitted', 'in_review', 'needs_info', 'approved', 'active', 'rejected', 'appealed', 'withdrawn')),
    constraint enrollments_reason check (reason_code in ('profile', 'verification', 'eligibility', 'documents', 'other')),
    constraint enrollments_submission check (
        num_nulls(submitted_at, submitted_by, submitted_by_name, contact_name, contact_mail, contact_phone, partner_id_number, statement_version_id, statement_language, flagged_by) in (0, 10)),
    -- each state owns exactly its columns: a row that no state can describe cannot be stored
    constraint enrollments_state_columns check (case state
        when 'draft' then num_nonnulls(submitted_at, due_at, decided_at, reason_code, appealed_at, activated_at, withdrawn_at, question) = 0
        when 'submitted' then submitted_at is not null and num_nonnulls(decided_at, reason_code, appealed_at, activated_at, withdrawn_at) = 0
        when 'in_review' then num_nulls(submitted_at, due_at) = 0 and days_left is null and num_nonnulls(decided_at, reason_code, appealed_at, activated_at, withdrawn_at) = 0
        when 'needs_info' then num_nulls(submitted_at, question, days_left) = 0 and due_at is null and num_nonnulls(decided_at, reason_code, appealed_at, activated_at, withdrawn_at) = 0
        when 'approved' then num_nulls(submitted_at, decided_at) = 0 and num_nonnulls(activated_at, withdrawn_at) = 0
        when 'active' then num_nulls(submitted_at, decided_at, activated_at) = 0 and withdrawn_at is null
        when 'rejected' then num_nulls(submitted_at, decided_at, decided_by, reason_code, decision_text) = 0 and num_nonnulls(activated_at, withdrawn_at) = 0
        when 'appealed' then num_nulls(submitted_at, decided_at, decided_by, reason_code, appealed_at, appeal_text, due_at) = 0 and num_nonnulls(activated_at, withdrawn_at) = 0
        when 'withdrawn' then withdrawn_at is not null and num_nonnulls(decided_at, activated_at) = 0
    end)
);
create unique index enrollments_one_open on enrollments (organisation_id) where state not in ('withdrawn', 'rejected');
create index enrollments_queue on enrollments (due_at, id) where state in ('in_review', 'appealed');
create index enrollments_asked on enrollments (submitted_at, id) where state = 'needs_info';
create index enrollments_waiting_agreement on enrollments (decided_at) where state = 'approved';
call app.protect('enrollments');

-- The legal steps, as data; an update to any other state is refused whoever makes it.
create table enrollment_steps (
    from_state text not null,
    to_state text not null,
    by_operator boolean not null,
    primary key (from_state, to_state, by_operator)
);
insert into enrollment_steps (from_state, to_state, by_operator) values
    ('draft', 'submitted', false),
    ('submitted', 'approved', false),
    ('submitted', 'in_review', false),
    ('in_review', 'needs_info', true),
    ('needs_info', 'in_review', false),
    ('in_review', 'approved', true),
    ('in_review', 'rejected', true),
    ('needs_info', 'rejected', true),
    ('rejected', 'appealed', false),
    ('appealed', 'approved', true),
    ('appealed', 'rejected', true),
    ('draft', 'withdrawn', false),
    ('in_review', 'withdrawn', false),
    ('needs_info', 'withdrawn', false),
    ('approved', 'active', false);
call app.protect('enrollment_steps');
call app.append_only('enrollment_steps');

-- What the automatic checks ask, asked again by the database before it lets an approval without a person through.
create function app.enrollment_is_green(p_organisation uuid) returns boolean
language sql stable
as $$
    select (select auto_approve from programme_settings)
        and exists (select from verifications where organisation_id = p_organisation and state = 'authorized')
        and exists (select from partner_ids p join organisations o on o.id = p.organisation_id
                    where p.organisation_id = p_organisation and p.associated and p.active and p.country = o.country)
$$;
call app.gate('app.enrollment_is_green(uuid)', 'portal_app');

create function app.enrollment_step() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'enrollments are never removed' using errcode = 'P0409', constraint = 'enrollments_kept';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'an enrollment begins as a draft' using errcode = 'P0409', constraint = 'enrollments_step';
        end if;
        return new;
    end if;
    if (new.id, new.organisation_id, new.attempt, new.created_at) is distinct from (old.id, old.organisation_id, old.attempt, old.created_at) then
        raise exception 'an enrollment stays what it is' using errcode = 'P0409', constraint = 'enrollments_kept';
    end if;
    if new.state = old.state then
        return new;
    end if;
    if not exists (select from enrollment_steps s where s.from_state = old.state and s.to_state = new.state and s.by_operator = app.is_operator()) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'enrollments_step';
    end if;
    if new.state = 'approved' and not app.is_operator() and not app.enrollment_is_green(new.organisation_id) then
        raise exception 'a person has to decide' using errcode = 'P0409', constraint = 'enrollments_automatic';
    end if;
    -- abuse C8: neither whoever identified the partner, nor on appeal whoever decided before
    if new.state = 'approved' and app.is_operator() and (app.me_person() = old.flagged_by or (old.state = 'appealed' and app.me_person() = old.decided_by)) then
        raise exception 'somebody else has to approve' using errcode = 'P0409', constraint = 'enrollments_four_eyes';
    end if;
    if new.state = 'active' and not exists (select from programme_enrollments where organisation_id = new.organisation_id and programme = 'indirect_reseller') then
        raise exception 'the agreement comes first' using errcode = 'P0409', constraint = 'enrollments_agreement_first';
    end if;
    return new;
end
$$;
call app.gate('app.enrollment_step()');
create trigger enrollment_step before insert or update or delete on enrollments for each row execute function app.enrollment_step();

-- `submitted` is passed through inside one transaction and never at rest (rulings, State machines).
create function app.enrollment_not_left_submitted() returns trigger
language plpgsql
as $$
begin
    if exists (select from enrollments where id = new.id and state = 'submitted') then
        raise exception 'an enrollment cannot rest as submitted' using errcode = 'P0409', constraint = 'enrollments_at_rest';
    end if;
    return null;
end
$$;
call app.gate('app.enrollment_not_left_submitted()');
create constraint trigger enrollment_not_left_submitted after insert or update on enrollments
    deferrable initially deferred for each row execute function app.enrollment_not_left_submitted();

grant select, insert, update on enrollments to portal_app;
grant select on enrollments to portal_worker;
create policy own on enrollments for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy operator on enrollments for select to portal_app using ((select app.is_operator()));
create policy worker on enrollments for select to portal_worker using (true);
create policy started on enrollments for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')));
create policy moved on enrollments for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')))
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')));
create policy decided on enrollments for update to portal_app
    using ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')));

-- What partner and operator write to each other about an enrollment; and the desk's own notes, which the partner never sees.
create table enrollment_messages (
    id uuid primary key,
    enrollment_id uuid not null references enrollments,
    organisation_id uuid not null references organisations,
    from_operator boolean not null,
    person_name text not null,
    body text not null,
    at timestamptz not null
);
create index enrollment_messages_thread on enrollment_messages (enrollment_id, at, id);
call app.protect('enrollment_messages');
call app.append_only('enrollment_messages');
grant select, insert on enrollment_messages to portal_app;
create policy own on enrollment_messages for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy operator on enrollment_messages for select to portal_app using ((select app.is_operator()));
create policy answered on enrollment_messages for insert to portal_app
    with check (not from_operator and organisation_id = (select app.me_organisation()));
create policy asked on enrollment_messages for insert to portal_app with check (from_operator and (select app.is_operator()));

create table enrollment_notes (
    id uuid primary key,
    enrollment_id uuid not null references enrollments,
    person_name text not null,
    body text not null,
    at timestamptz not null
);
create index enrollment_notes_thread on enrollment_notes (enrollment_id, at, id);
call app.protect('enrollment_notes');
call app.append_only('enrollment_notes');
grant select, insert on enrollment_notes to portal_app;
create policy operator on enrollment_notes for select to portal_app using ((select app.is_operator()));
create policy noted on enrollment_notes for insert to portal_app with check ((select app.is_operator()));

-- Activation: a partner gets its own reseller row only with an approved enrollment and its newest agreement accepted.
create function app.may_activate_reseller() returns boolean
language sql stable
as $$
    select app.has_role('global_admin')
        and exists (select from enrollments where organisation_id = app.me_organisation() and state = 'approved')
        and exists (select from acceptances a join agreement_versions v on v.id = a.version_id
                    where a.organisation_id = app.me_organisation() and v.kind = 'indirect_reseller')
$$;
call app.gate('app.may_activate_reseller()', 'portal_app');
create policy activated on programme_enrollments for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and programme = 'indirect_reseller' and standing = 'active' and (select app.may_activate_reseller()));
grant update (new_customers_closed_at) on programme_enrollments to portal_app;
create policy closed on programme_enrollments for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')))
    with check (organisation_id = (select app.me_organisation()) and programme = 'direct' and (select app.may_activate_reseller()));

-- Whom mails about an organisation go to: its global admins, in their language or the organisation's.
create function app.admins_of(p_organisation uuid) returns table (name text, mail text, language text)
language sql stable
as $$
    select p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = p_organisation and m.state = 'active' and 'global_admin' = any (m.roles)
      and (p_organisation = app.me_organisation() or app.is_operator() or session_user = 'portal_worker')
    order by p.mail
$$;
call app.gate('app.admins_of(uuid)', 'portal_app', 'portal_worker');

-- Whom alarms go to (N08).
create function app.operators_with(variadic wanted text[]) returns table (organisation_id uuid, name text, mail text, language text)
language sql stable
as $$
    select o.id, p.name, p.mail, coalesce(p.language, o.language)
    from memberships m join people p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where o.kind = 'operator' and m.state = 'active' and m.roles && wanted and (app.is_operator() or session_user = 'portal_worker')
    order by p.mail
$$;
call app.gate('app.operators_with(text[])', 'portal_app', 'portal_worker');

-- The operator's id, country and zone: partners' events have it as a party, working days follow it.
create function app.operator_organisation() returns table (id uuid, name text, country text, time_zone text)
language sql stable
as $$ select id, name, country, time_zone from organisations where kind = 'operator' $$;
call app.gate('app.operator_organisation()', 'portal_app', 'portal_worker');

-- The signed-in person's job title, as an acceptance records it.
create function app.my_job_title() returns text
language sql stable
as $$ select m.job_title from app.live_session() l join memberships m on m.id = l.membership_id $$;
call app.gate('app.my_job_title()', 'portal_app');

-- Reminders are sent once: the row is the proof.
create table reminders (
    kind text not null,
    subject_id uuid not null,
    number integer not null,
    at timestamptz not null,
    primary key (kind, subject_id, number)
);
call app.protect('reminders');
grant select, insert on reminders to portal_worker;
create policy worker on reminders to portal_worker using (true) with check (true);

-- What the automatic checks did is the portal's own doing, not the person's who happened to press the button.
create function app.record_checks(p_event uuid, p_action text, p_subject uuid, p_subject_name text, p_parties uuid[], p_detail jsonb, p_mails jsonb)
returns void
language plpgsql
as $$
begin
    if p_action not in ('enrollment_approved', 'enrollment_in_review') or app.me_person() is null then
        raise exception 'not an outcome of the automatic checks' using errcode = '42501';
    end if;
    perform app.record_as(null, null, p_event, p_action, 'enrollment', p_subject, p_subject_name, p_parties, p_detail, p_mails);
end
$$;
call app.gate('app.record_checks(uuid, text, uuid, text, uuid[], jsonb, jsonb)', 'portal_app');
