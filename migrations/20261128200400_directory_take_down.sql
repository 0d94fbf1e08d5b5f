-- A published entry is taken down: by its provider, or by the operator with a reason.
alter table directory_entries
    add column taken_down_at timestamptz,
    add column taken_down_by_name text,
    drop constraint directory_entries_state,
    drop constraint directory_entries_state_columns,
    add constraint directory_entries_state check (state in ('draft', 'submitted', 'returned', 'published', 'replaced', 'taken_down')),
    add constraint directory_entries_state_columns check (case state
        when 'draft' then num_nonnulls(submitted_at, submitted_by_name, decided_at, decided_by_name, reason, replaced_at) = 0
        when 'submitted' then num_nulls(submitted_at, submitted_by_name) = 0 and num_nonnulls(decided_at, decided_by_name, reason, replaced_at) = 0
        when 'returned' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name, reason) = 0 and replaced_at is null
        when 'published' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name) = 0 and num_nonnulls(reason, replaced_at) = 0
        when 'replaced' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name, replaced_at) = 0 and reason is null
        when 'taken_down' then num_nulls(submitted_at, submitted_by_name, decided_at, decided_by_name) = 0 and replaced_at is null
    end),
    add constraint directory_entries_taken_down check (
        (state = 'taken_down') = (taken_down_at is not null) and (taken_down_at is null) = (taken_down_by_name is null));
drop index directory_entries_newest;
create index directory_entries_newest on directory_entries (decided_at desc, id desc) where state in ('published', 'returned', 'taken_down');

create or replace function app.directory_entry_step() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'entries are replaced, never thrown away' using errcode = 'P0409', constraint = 'directory_entries_kept';
    end if;
    select o.name, o.region into new.name, new.region from organisations o where o.id = new.provider_id;
    if tg_op = 'INSERT' then
        -- the owner loads what was published before
        if new.state <> 'draft' and session_user = 'portal_app' then
            raise exception 'an entry begins as a draft' using errcode = 'P0409', constraint = 'directory_entries_step';
        end if;
        return new;
    end if;
    if (new.id, new.provider_id) is distinct from (old.id, old.provider_id)
       or (old.state not in ('draft', 'returned') or new.state not in ('draft', 'returned', 'submitted'))
          and (new.website, new.mail, new.phone, new.languages, new.markets, new.services, new.products, new.support, new.minimum_minor, new.currency,
               new.about_en, new.about_fr, new.support_hours_en, new.support_hours_fr, new.minimum_en, new.minimum_fr, new.credit_terms_en,
               new.credit_terms_fr, new.version, new.saved_at)
          is distinct from
              (old.website, old.mail, old.phone, old.languages, old.markets, old.services, old.products, old.support, old.minimum_minor, old.currency,
               old.about_en, old.about_fr, old.support_hours_en, old.support_hours_fr, old.minimum_en, old.minimum_fr, old.credit_terms_en,
               old.credit_terms_fr, old.version, old.saved_at) then
        raise exception 'what was sent stays what it was' using errcode = 'P0409', constraint = 'directory_entries_kept';
    end if;
    if new.state <> old.state and not coalesce(case old.state
        when 'draft' then new.state = 'submitted'
        when 'returned' then new.state = 'submitted'
        when 'submitted' then new.state in ('draft', 'returned', 'published')
        when 'published' then new.state in ('replaced', 'taken_down')
    end, false) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'directory_entries_step';
    end if;
    return new;
end
$$;
call app.gate('app.directory_entry_step()');

grant update (taken_down_at, taken_down_by_name) on directory_entries to portal_app;
create policy taken_down on directory_entries for update to portal_app
    using (provider_id = (select app.me_organisation()) and state = 'published' and (select app.has_role('global_admin', 'admin_agent', 'account_admin')))
    with check (provider_id = (select app.me_organisation()) and state = 'taken_down' and (select app.has_role('global_admin', 'admin_agent', 'account_admin')));
alter policy moderated on directory_entries
    with check (state in ('published', 'returned', 'replaced', 'taken_down') and (select app.is_operator())
        and (select app.has_role('reviewer', 'programme_manager', 'super')));
