-- What organisations accept: immutable texts by version and language, and who accepted which one.

create table agreement_versions (
    id uuid primary key,
    kind text not null,
    number integer not null,
    published_at timestamptz not null,
    constraint agreement_versions_kind check (kind in ('direct', 'indirect_reseller', 'indirect_provider', 'customer', 'authorization')),
    constraint agreement_versions_number_key unique (kind, number),
    constraint agreement_versions_number check (number > 0)
);
call app.protect('agreement_versions');
call app.append_only('agreement_versions');

create table agreement_texts (
    version_id uuid not null references agreement_versions,
    language text not null,
    title text not null,
    body text not null,
    body_hash bytea not null,
    primary key (version_id, language),
    constraint agreement_texts_language check (language in ('en', 'fr')),
    -- what is shown, mailed and certified is exactly what was hashed (abuse A17, C12)
    constraint agreement_texts_hash check (body_hash = sha256(convert_to(body, 'UTF8')))
);
call app.protect('agreement_texts');
call app.append_only('agreement_texts');

-- Texts are no secret: everybody who may sign must be able to read them.
grant select on agreement_versions, agreement_texts to portal_app, portal_worker;
create policy readable on agreement_versions for select to portal_app, portal_worker using (true);
create policy readable on agreement_texts for select to portal_app, portal_worker using (true);

create table acceptances (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    version_id uuid not null,
    language text not null,
    body_hash bytea not null,
    person_id uuid not null references people,
    person_name text not null,
    job_title text not null,
    accepted_at timestamptz not null,
    address text not null,
    agent text not null,
    -- how the person proved who they are: password, or second factor and when
    proof text not null,
    constraint acceptances_version_key unique (organisation_id, version_id),
    constraint acceptances_text foreign key (version_id, language) references agreement_texts (version_id, language),
    constraint acceptances_proof check (proof in ('password', 'second_factor'))
);
create index acceptances_organisation on acceptances (organisation_id, accepted_at);
call app.protect('acceptances');
call app.append_only('acceptances');
grant select, insert on acceptances to portal_app;
create policy own on acceptances for select to portal_app using (organisation_id = (select app.me_organisation()));
create policy operator on acceptances for select to portal_app using ((select app.is_operator()));
-- A06: a global admin, for the own organisation, in the own name
create policy accepted on acceptances for insert to portal_app with check (
    organisation_id = (select app.me_organisation()) and person_id = (select app.me_person()) and (select app.has_role('global_admin')));

-- The hash recorded is the stored text's, and the version is the newest of its kind (E-AGR-STALE).
create function app.acceptance_fits() returns trigger
language plpgsql
as $$
begin
    if new.body_hash is distinct from (select body_hash from agreement_texts where version_id = new.version_id and language = new.language) then
        raise exception 'the hash is not the text''s' using errcode = '23514', constraint = 'acceptances_hash';
    end if;
    if exists (
        select from agreement_versions mine join agreement_versions newer on newer.kind = mine.kind and newer.number > mine.number
        where mine.id = new.version_id
    ) then
        raise exception 'a newer version is published' using errcode = '23514', constraint = 'acceptances_newest';
    end if;
    return new;
end
$$;
call app.gate('app.acceptance_fits()');
create trigger acceptance_fits before insert on acceptances for each row execute function app.acceptance_fits();
