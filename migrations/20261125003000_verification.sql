-- Verification of a partner's business (machine 2.13, F51–F55): where it is, whose turn it is, proofs of the contact's mailbox, changes of
-- what was verified, documents, and what both sides write to each other. The rules stand here, whatever page or program asks.

alter table verifications
    -- which part is being checked; a rejected one keeps the part it failed at
    add column stage text,
    -- a change of what was authorized: the old value stays in force until the decision
    add column is_change boolean not null default false,
    -- what this round asks: `contact` (mailbox and domain), `business` (name, address, register)
    add column parts text[] not null default array['contact', 'business'],
    add column started_at timestamptz,
    -- whether this round needed the additional due diligence
    add column is_deep boolean not null default false,
    -- since when it lies with whom it lies
    add column moved_at timestamptz,
    -- until when the operator usually answers; no date while the partner is asked
    add column due_at timestamptz,
    add column asked_at timestamptz,
    add column question text,
    add column asked_kinds text[] not null default '{}',
    add column decided_at timestamptz,
    add column decided_by uuid references people,
    add column decided_by_name text,
    add column reason_code text,
    add column decision_text text,
    add column appealed_at timestamptz,
    -- who refused before the appeal: the same person does not authorize after it
    add column rejected_by uuid references people;

update verifications set stage = 'business', parts = array['business'], started_at = app.now(), moved_at = app.now(), due_at = app.now() + interval '7 days'
where state = 'pending';
update verifications set stage = 'decision', started_at = app.now(), moved_at = app.now(), decided_at = app.now(), reason_code = 'other',
    decision_text = '' where state = 'rejected';

alter table verifications
    add constraint verifications_stage check (stage in ('email', 'employment', 'business', 'diligence', 'decision')),
    add constraint verifications_parts check (parts <@ array['contact', 'business'] and cardinality(parts) > 0),
    add constraint verifications_reason check (reason_code in ('contact', 'employment', 'business', 'documents', 'diligence', 'other')),
    add constraint verifications_kinds check (asked_kinds <@ array['register', 'articles', 'tax', 'address', 'employment', 'domain', 'identity', 'other']),
    -- each state owns exactly its columns
    add constraint verifications_state_columns check (case state
        when 'none' then num_nonnulls(stage, asked_at, question, due_at, decided_at) = 0
        when 'pending' then num_nulls(stage, started_at, moved_at) = 0 and num_nulls(asked_at, question) in (0, 2)
            and (due_at is null) = (asked_at is not null or stage = 'email') and not (asked_at is not null and stage = 'email')
        when 'authorized' then num_nonnulls(stage, asked_at, question, due_at) = 0
        when 'rejected' then num_nulls(stage, decided_at, reason_code, decision_text) = 0 and num_nonnulls(asked_at, question, due_at) = 0
    end);
create index verifications_queue on verifications (due_at, organisation_id) where state = 'pending' and due_at is not null;
create index verifications_asked on verifications (moved_at, organisation_id) where state = 'pending' and due_at is null;

-- What was changed of an authorized profile and waits for the decision; whole, so that the decision has one thing to put in force.
create table legal_changes (
    organisation_id uuid primary key references organisations,
    name text not null,
    address_line1 text not null,
    address_line2 text not null,
    city text not null,
    state_or_province text not null,
    postal_code text not null,
    registration_number text not null,
    contact_first_name text not null,
    contact_last_name text not null,
    contact_mail text not null,
    contact_phone text not null,
    proposed_by_name text not null,
    proposed_at timestamptz not null,
    constraint legal_changes_name check (name = btrim(name) and char_length(name) between 2 and 120)
);
call app.protect('legal_changes');
grant select, insert on legal_changes to portal_app;
grant update (name, address_line1, address_line2, city, state_or_province, postal_code, registration_number, contact_first_name, contact_last_name,
    contact_mail, contact_phone, proposed_by_name, proposed_at) on legal_changes to portal_app;
create policy own on legal_changes for select to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'user_admin', 'account_admin', 'partner_admin')));
create policy operator on legal_changes for select to portal_app using ((select app.is_operator()));
create policy proposed on legal_changes for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')));
create policy amended on legal_changes for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')))
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')));

-- Whether what was verified stays in force until a decision, so that it changes by that decision only.
create function app.is_in_force(p_organisation uuid) returns boolean
language sql stable
as $$ select exists (select from verifications where organisation_id = p_organisation and (state = 'authorized' or is_change)) $$;
call app.gate('app.is_in_force(uuid)', 'portal_app');

-- F51: the name of an authorized direct partner or provider is not the partner's to change.
create function app.legal_name_is_locked(p_organisation uuid) returns boolean
language sql stable
as $$
    select app.is_in_force(p_organisation)
        and exists (select from programme_enrollments where organisation_id = p_organisation and programme in ('direct', 'indirect_provider'))
$$;
call app.gate('app.legal_name_is_locked(uuid)', 'portal_app');

create function app.legal_change_fits() returns trigger
language plpgsql
as $$
begin
    if not app.is_in_force(new.organisation_id) then
        raise exception 'nothing is in force that a change would wait beside' using errcode = 'P0409', constraint = 'legal_changes_in_force';
    end if;
    if app.legal_name_is_locked(new.organisation_id) and new.name <> (select name from organisations where id = new.organisation_id) then
        raise exception 'the name of an authorized partner is locked' using errcode = 'P0409', constraint = 'legal_changes_name_locked';
    end if;
    return new;
end
$$;
call app.gate('app.legal_change_fits()');
create trigger legal_change_fits before insert or update on legal_changes for each row execute function app.legal_change_fits();

-- F51: a partner's country never changes.
create function app.country_stays() returns trigger
language plpgsql
as $$
begin
    raise exception 'the country of a partner never changes' using errcode = 'P0409', constraint = 'organisations_country_stays';
end
$$;
call app.gate('app.country_stays()');
create trigger country_stays before update of country on organisations
    for each row when (old.kind = 'partner' and new.country <> old.country) execute function app.country_stays();

-- The verified mailbox changes by a decision only; name and phone of the contact are free.
create function app.verified_contact_stays() returns trigger
language plpgsql
as $$
begin
    if app.is_in_force(new.organisation_id)
       and not (app.is_operator() and exists (select from legal_changes c where c.organisation_id = new.organisation_id and c.contact_mail = new.mail)) then
        raise exception 'the verified address stays until the new one is' using errcode = 'P0409', constraint = 'primary_contacts_verified';
    end if;
    return new;
end
$$;
call app.gate('app.verified_contact_stays()');
create trigger verified_contact_stays before update of mail on primary_contacts
    for each row when (new.mail <> old.mail) execute function app.verified_contact_stays();

-- Changes a legal profile that nobody has authorized yet, at once.
create function app.legal_profile_set(p_name text, p_address_line1 text, p_address_line2 text, p_city text, p_state_or_province text, p_postal_code text,
    p_registration_number text, p_version integer)
returns boolean
language plpgsql
as $$
declare
    mine uuid := app.me_organisation();
begin
    if mine is null or not app.has_role('global_admin', 'account_admin') or app.is_in_force(mine) then
        raise exception 'not yours to change' using errcode = '42501', constraint = 'legal_profile_not_yours';
    end if;
    update organisations set name = p_name, address_line1 = p_address_line1, address_line2 = p_address_line2, city = p_city,
        state_or_province = p_state_or_province, postal_code = p_postal_code, registration_number = p_registration_number, version = version + 1
    where id = mine and version = p_version and kind = 'partner';
    return found;
end
$$;
call app.gate('app.legal_profile_set(text, text, text, text, text, text, text, integer)', 'portal_app');

-- --- the proof of the contact's mailbox (F53) --------------------------------------------------------------------------

create table email_proofs (
    token_hash bytea primary key,
    organisation_id uuid not null references organisations,
    mail text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    replaced_at timestamptz,
    constraint email_proofs_one_end check (used_at is null or replaced_at is null)
);
create index email_proofs_organisation on email_proofs (organisation_id, created_at);
call app.protect('email_proofs');

-- The address to be proved: the changed one while a change waits.
create function app.address_to_prove(p_organisation uuid) returns text
language sql stable
as $$
    select coalesce((select contact_mail from legal_changes where organisation_id = p_organisation),
        (select mail from primary_contacts where organisation_id = p_organisation))
$$;
call app.gate('app.address_to_prove(uuid)', 'portal_app');

-- Writes a new link; the older ones are replaced. False when five were sent within a day.
create function app.email_proof_issue(p_organisation uuid, p_hash bytea) returns boolean
language plpgsql
as $$
begin
    if not ((p_organisation = app.me_organisation() and app.has_role('global_admin', 'account_admin'))
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
call app.gate('app.email_proof_issue(uuid, bytea)', 'portal_app');

-- The newest link of an organisation: its address, when it was sent, until when it works.
create function app.email_proof_newest(p_organisation uuid) returns table (mail text, created_at timestamptz, expires_at timestamptz, used_at timestamptz)
language sql stable
as $$
    select mail, created_at, expires_at, used_at from email_proofs
    where organisation_id = p_organisation and (p_organisation = app.me_organisation() or app.is_operator())
    order by created_at desc limit 1
$$;
call app.gate('app.email_proof_newest(uuid)', 'portal_app');

create function app.email_proof_find(p_hash bytea) returns table (organisation_name text, mail text, created_at timestamptz, expires_at timestamptz, state text)
language sql stable
as $$
    select o.name, p.mail, p.created_at, p.expires_at,
        case when p.used_at is not null then 'used' when p.mail <> app.address_to_prove(p.organisation_id) then 'changed'
            when p.replaced_at is not null then 'replaced' when p.expires_at <= app.now() then 'expired'
            when not (v.state = 'pending' and v.stage = 'email') then 'used' else 'live' end
    from email_proofs p join organisations o on o.id = p.organisation_id join verifications v on v.organisation_id = p.organisation_id
    where p.token_hash = p_hash
$$;
call app.gate('app.email_proof_find(bytea)', 'portal_app');

-- Uses a link, once. A mailbox at the partner's own domain is the look-up too: who works there is known.
create function app.email_proof_use(p_hash bytea, p_event uuid, p_due timestamptz) returns boolean
language plpgsql
as $$
declare
    proof email_proofs;
    partner organisations;
    own boolean;
begin
    select p.* into proof from email_proofs p where p.token_hash = p_hash;
    perform from verifications where organisation_id = proof.organisation_id for update;
    if not exists (select from app.email_proof_find(p_hash) f where f.state = 'live') then return false; end if;
    update email_proofs set used_at = app.now() where token_hash = p_hash;
    select * into partner from organisations where id = proof.organisation_id;
    own := coalesce(split_part(proof.mail, '@', 2) = partner.domain, false);
    update verifications
    set stage = case when not own then 'employment' when 'business' = any (parts) then 'business' else 'decision' end, moved_at = app.now(), due_at = p_due
    where organisation_id = partner.id;
    perform app.record_as(null, null, p_event, 'email_proved', 'verification', partner.id, partner.name,
        array[partner.id, (select id from organisations where kind = 'operator')], jsonb_build_object('mail', proof.mail), '[]');
    return true;
end
$$;
call app.gate('app.email_proof_use(bytea, uuid, timestamptz)', 'portal_app');

-- --- documents ---------------------------------------------------------------------------------------------------------

create table documents (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    -- the enrollment whose question it answers; otherwise it is about the verification
    enrollment_id uuid references enrollments,
    kind text not null,
    issued_on date not null,
    file_name text not null,
    media_type text not null,
    size integer not null,
    sha256 bytea not null,
    note text not null default '',
    state text not null default 'received',
    refusal text,
    uploaded_by uuid not null references people,
    uploaded_by_name text not null,
    uploaded_at timestamptz not null,
    judged_at timestamptz,
    judged_by_name text,
    constraint documents_kind check (kind in ('register', 'articles', 'tax', 'address', 'employment', 'domain', 'identity', 'other')),
    constraint documents_media_type check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    constraint documents_size check (size between 1 and 10485760),
    constraint documents_file_name check (file_name !~ '[[:cntrl:]/\\:*?"<>|]' and char_length(file_name) between 1 and 120),
    constraint documents_state check (state in ('received', 'accepted', 'refused')),
    constraint documents_judged check (num_nulls(judged_at, judged_by_name) = case state when 'received' then 2 else 0 end
        and (refusal is not null) = (state = 'refused')),
    -- G3: a document is no older than twelve months
    constraint documents_age check (issued_on > (uploaded_at at time zone 'UTC')::date - interval '12 months 2 days'
        and issued_on <= (uploaded_at at time zone 'UTC')::date + 1)
);
create index documents_organisation on documents (organisation_id, uploaded_at, id);
create index documents_enrollment on documents (enrollment_id, uploaded_at, id) where enrollment_id is not null;
call app.protect('documents');

-- The bytes apart, so that lists never read them; in the database, so that they commit, replicate and are backed up with their row.
create table document_files (
    document_id uuid primary key references documents,
    organisation_id uuid not null references organisations,
    content bytea not null
);
alter table document_files alter column content set storage external;
call app.protect('document_files');
call app.append_only('document_files');

grant select, insert on documents, document_files to portal_app;
grant update (state, refusal, judged_at, judged_by_name) on documents to portal_app;
-- A08: global admin and account admin act, the partner admin reads; G06: who decides, and the auditor
create policy own on documents for select to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin', 'partner_admin')));
create policy operator on documents for select to portal_app
    using ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super', 'auditor')));
create policy uploaded on documents for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and state = 'received' and uploaded_by = (select app.me_person())
        and (select app.has_role('global_admin', 'account_admin')));
create policy judged on documents for update to portal_app
    using ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')));
create policy own on document_files for select to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin', 'partner_admin')));
create policy operator on document_files for select to portal_app
    using ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super', 'auditor')));
create policy uploaded on document_files for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')));

-- A document comes only where one was asked for or a refusal is disputed, and of a kind that was asked for; it is judged once.
create function app.document_fits() returns trigger
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
            select from enrollments e where e.id = new.enrollment_id and e.organisation_id = new.organisation_id and e.state = 'needs_info') then
        raise exception 'no such document is asked for' using errcode = 'P0409', constraint = 'documents_asked_for';
    end if;
    return new;
end
$$;
call app.gate('app.document_fits()');
create trigger document_fits before insert or update or delete on documents for each row execute function app.document_fits();

-- What is stored is what the row says.
create function app.document_file_fits() returns trigger
language plpgsql
as $$
begin
    if not exists (select from documents d where d.id = new.document_id and d.organisation_id = new.organisation_id
                   and d.size = octet_length(new.content) and d.sha256 = sha256(new.content)) then
        raise exception 'another file than its document says' using errcode = '23514', constraint = 'document_files_fit';
    end if;
    return new;
end
$$;
call app.gate('app.document_file_fits()');
create trigger document_file_fits before insert on document_files for each row execute function app.document_file_fits();

-- --- the machine --------------------------------------------------------------------------------------------------------

create function app.stage_rank(p_stage text) returns integer
language sql immutable
return array_position(array['email', 'employment', 'business', 'diligence', 'decision'], p_stage);
grant execute on function app.stage_rank(text) to portal_app, portal_gate;

create function app.verification_step() returns trigger
language plpgsql
as $$
declare
    before integer := app.stage_rank(old.stage);
    after integer := app.stage_rank(new.stage);
    open boolean;
begin
    if not app.is_operator() then
        -- decisions are the operator's, whoever moves the row
        new.decided_at := old.decided_at;
        new.decided_by := old.decided_by;
        new.decided_by_name := old.decided_by_name;
        new.reason_code := old.reason_code;
        new.decision_text := old.decision_text;
        new.rejected_by := case when old.state <> 'authorized' then old.rejected_by end;
    end if;
    new.is_deep := new.stage is not distinct from 'diligence' or (old.is_deep and not (old.state in ('none', 'authorized') and new.state = 'pending'));
    if new.organisation_id <> old.organisation_id then
        raise exception 'a verification stays with its partner' using errcode = 'P0409', constraint = 'verifications_kept';
    end if;
    if (new.state, new.stage, new.asked_at, new.is_change, new.appealed_at) is not distinct from (old.state, old.stage, old.asked_at, old.is_change, old.appealed_at) then
        return new;
    end if;
    if app.is_operator() then
        open := old.state = 'pending' and case new.state
            when 'pending' then
                (old.asked_at is null and new.asked_at is null and old.stage <> 'email' and after > before
                    and (new.stage <> 'diligence' or old.stage = 'business')
                    and not (old.stage = 'employment' and new.stage = 'decision' and 'business' = any (old.parts)))
                or (new.stage = old.stage and old.stage <> 'email' and old.asked_at is null and new.asked_at is not null)
            when 'rejected' then new.stage = old.stage and not old.is_change
            -- a refused change leaves what was authorized as it was
            when 'authorized' then not new.is_change
                and ((old.stage = 'decision' and old.asked_at is null and new.reason_code is null) or (old.is_change and new.reason_code is not null))
            else false end;
    else
        open := new.state = 'pending' and case old.state
            when 'none' then new.stage in ('email', 'business')
            when 'rejected' then after <= before
            when 'authorized' then new.is_change and exists (select from legal_changes c where c.organisation_id = new.organisation_id)
            else (new.stage = old.stage and old.asked_at is not null and new.asked_at is null)
                -- a change leads back, which only means that more is checked again
                or (after <= before and new.asked_at is null and new.is_change = old.is_change)
                or (old.stage = 'email' and (new.stage in ('employment', 'business') or (new.stage = 'decision' and not 'business' = any (new.parts)))
                    and exists (select from email_proofs p join organisations o on o.id = p.organisation_id
                                where o.id = new.organisation_id and p.used_at is not null and p.mail = app.address_to_prove(o.id)
                                    and (new.stage = 'employment' or split_part(p.mail, '@', 2) = o.domain)))
            end
            -- or back before an appeal
            or (old.state = 'rejected' and new.state = 'rejected' and after <= before and new.appealed_at is not distinct from old.appealed_at);
    end if;
    if not coalesce(open, false) then
        raise exception 'no step leads from % % to % %', old.state, old.stage, new.state, new.stage using errcode = 'P0409', constraint = 'verifications_step';
    end if;
    -- an appeal has something new to look at (F54)
    if old.state = 'rejected' and new.state = 'pending'
       and not exists (select from documents d where d.organisation_id = new.organisation_id and d.enrollment_id is null and d.uploaded_at > old.decided_at) then
        raise exception 'an appeal needs a document' using errcode = 'P0409', constraint = 'verifications_appeal';
    end if;
    if new.state = 'authorized' and new.reason_code is null and app.me_person() = old.rejected_by then
        raise exception 'somebody else has to authorize' using errcode = 'P0409', constraint = 'verifications_four_eyes';
    end if;
    return new;
end
$$;
call app.gate('app.verification_step()');
create trigger verification_step before update on verifications for each row execute function app.verification_step();

-- One that is registered begins with the mailbox, or not at all; nobody registers a partner as authorized.
create function app.verification_begins() returns trigger
language plpgsql
as $$
begin
    if new.state = 'pending' and new.stage is null then
        new.stage := 'email';
    end if;
    if new.state = 'pending' then
        new.started_at := coalesce(new.started_at, app.now());
        new.moved_at := coalesce(new.moved_at, new.started_at);
    end if;
    if app.is_operator() and not (new.state = 'none' or (new.state = 'pending' and new.stage = 'email')) then
        raise exception 'a verification begins at its beginning' using errcode = 'P0409', constraint = 'verifications_begin';
    end if;
    return new;
end
$$;
call app.gate('app.verification_begins()');
create trigger verification_begins before insert on verifications for each row execute function app.verification_begins();

-- The decision puts a change in force, or drops it.
create function app.legal_change_decided() returns trigger
language plpgsql
as $$
begin
    if new.reason_code is null then
        update organisations o set name = c.name, address_line1 = c.address_line1, address_line2 = c.address_line2, city = c.city,
            state_or_province = c.state_or_province, postal_code = c.postal_code, registration_number = c.registration_number, version = o.version + 1
        from legal_changes c where c.organisation_id = new.organisation_id and o.id = new.organisation_id;
        update primary_contacts p set first_name = c.contact_first_name, last_name = c.contact_last_name, mail = c.contact_mail, phone = c.contact_phone,
            version = p.version + 1
        from legal_changes c where c.organisation_id = new.organisation_id and p.organisation_id = new.organisation_id;
    end if;
    delete from legal_changes where organisation_id = new.organisation_id;
    return null;
end
$$;
call app.gate('app.legal_change_decided()');
create trigger legal_change_decided after update of state on verifications
    for each row when (old.is_change and new.state = 'authorized') execute function app.legal_change_decided();

grant update (state, stage, is_change, parts, started_at, moved_at, due_at, asked_at, question, asked_kinds, decided_at, decided_by, decided_by_name, reason_code,
    decision_text, appealed_at, rejected_by) on verifications to portal_app;
create policy moved on verifications for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')))
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')));
create policy decided on verifications for update to portal_app
    using ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')));

create table verification_messages (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    from_operator boolean not null,
    person_name text not null,
    body text not null,
    at timestamptz not null
);
create index verification_messages_thread on verification_messages (organisation_id, at, id);
call app.protect('verification_messages');
call app.append_only('verification_messages');
grant select, insert on verification_messages to portal_app;
create policy own on verification_messages for select to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin', 'partner_admin')));
create policy operator on verification_messages for select to portal_app
    using ((select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super', 'auditor')));
create policy answered on verification_messages for insert to portal_app
    with check (not from_operator and organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin', 'account_admin')));
create policy asked on verification_messages for insert to portal_app
    with check (from_operator and (select app.is_operator()) and (select app.has_role('reviewer', 'programme_manager', 'super')));

-- Which kinds of documents an enrollment's question asks for (N04).
alter table enrollments add column asked_kinds text[] not null default '{}'
    constraint enrollments_kinds check (asked_kinds <@ array['register', 'articles', 'tax', 'address', 'employment', 'domain', 'identity', 'other']);

-- --- the security contact (F55) -----------------------------------------------------------------------------------------

create table security_contacts (
    organisation_id uuid primary key references organisations,
    first_name text not null,
    middle_name text not null default '',
    last_name text not null,
    mail text not null,
    phone text not null,
    version integer not null default 1
);
call app.protect('security_contacts');
grant select, insert on security_contacts to portal_app;
grant update (first_name, middle_name, last_name, mail, phone, version) on security_contacts to portal_app;
create policy own on security_contacts for select to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')));
create policy operator on security_contacts for select to portal_app using ((select app.is_operator()));
create policy named on security_contacts for insert to portal_app
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')));
create policy edited on security_contacts for update to portal_app
    using (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')))
    with check (organisation_id = (select app.me_organisation()) and (select app.has_role('global_admin')));

-- Whether mine is there, for whoever may not read it.
create function app.has_security_contact() returns boolean
language sql stable
as $$ select exists (select from security_contacts where organisation_id = app.me_organisation()) $$;
call app.gate('app.has_security_contact()', 'portal_app');
