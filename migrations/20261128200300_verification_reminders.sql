-- What the clock does to verifications: the operator is told of those that are due (N08), and the contact is reminded of a mailbox that waits
-- to be proved (F53, N02).
create policy worker on verifications for select to portal_worker using (true);

-- Verifications that have waited since then for the proof of a mailbox, and whose newest link is not of the last two days.
create function app.email_proofs_waiting(p_since timestamptz) returns table (organisation_id uuid, name text, since timestamptz)
language sql stable
as $$
    select v.organisation_id, o.name, v.moved_at
    from verifications v join organisations o on o.id = v.organisation_id
    where v.state = 'pending' and v.stage = 'email' and v.moved_at <= p_since
        and not exists (select from email_proofs p where p.organisation_id = v.organisation_id and p.created_at > app.now() - interval '2 days')
    order by v.moved_at, v.organisation_id limit 500
$$;
call app.gate('app.email_proofs_waiting(timestamptz)', 'portal_worker');

-- The worker issues the link that a reminder brings, for the organisation of its job.
create or replace function app.email_proof_issue(p_organisation uuid, p_hash bytea) returns boolean
language plpgsql
as $$
begin
    if not ((p_organisation = app.me_organisation() and (app.has_role('global_admin', 'account_admin') or session_user = 'portal_worker'))
            or (app.is_operator() and app.has_role('reviewer', 'programme_manager', 'super'))) then
        raise exception 'not yours to send' using errcode = '42501', constraint = 'email_proof_not_yours';
    end if;
    perform from verifications where organisation_id = p_organisation for update;
    if (select count(*) from email_proofs where organisation_id = p_organisation and created_at > app.now() - interval '1 day') >= 5 then
        return false;
    end if;
    update email_proofs set replaced_at = app.now() where organisation_id = p_organisation and used_at is null and replaced_at is null;
    insert into email_proofs (token_hash, organisation_id, mail, created_at, expires_at)
    values (p_hash, p_organisation, app.address_to_prove(p_organisation), app.now(), app.now() + interval '7 days');
    return true;
end
$$;
call app.gate('app.email_proof_issue(uuid, bytea)', 'portal_app', 'portal_worker');
call app.gate('app.email_proof_newest(uuid)', 'portal_app', 'portal_worker');
call app.gate('app.address_to_prove(uuid)', 'portal_app', 'portal_worker');
grant select on legal_changes to portal_worker;
create policy worker on legal_changes for select to portal_worker using (organisation_id = (select app.me_organisation()));

-- Whoever disputes a refused enrollment brings documents as whoever answers a question does (N04, F54).
create or replace function app.document_fits() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'documents are never removed' using errcode = 'P0409', constraint = 'documents_kept';
    end if;
    if tg_op = 'UPDATE' then
        if old.state <> 'received' or new.state = 'received' then
            raise exception 'a document is judged once' using errcode = 'P0409', constraint = 'documents_judged_once';
        end if;
        return new;
    end if;
    if (select count(*) from documents d where d.organisation_id = new.organisation_id and d.uploaded_at > app.now() - interval '1 day') >= 40 then
        raise exception 'too many documents' using errcode = 'P0409', constraint = 'documents_too_many';
    end if;
    if new.enrollment_id is null and not exists (
            select from verifications v where v.organisation_id = new.organisation_id
                and (v.state = 'rejected' or (v.state = 'pending' and v.asked_at is not null and new.kind = any (v.asked_kinds))))
       or new.enrollment_id is not null and not exists (
            select from enrollments e where e.id = new.enrollment_id and e.organisation_id = new.organisation_id and e.state in ('needs_info', 'rejected')) then
        raise exception 'no such document is asked for' using errcode = 'P0409', constraint = 'documents_asked_for';
    end if;
    return new;
end
$$;
call app.gate('app.document_fits()');
