-- Agreements published by the operator (F60, G08): a draft that is edited, a version that is never changed again, from which day on it
-- holds, and until when whoever accepted an older one must sign again (machine 2.2, `superseded`).

alter table agreement_versions
    -- older rows hold from the moment they were published
    add column effective_at timestamptz,
    add column sign_again_by date,
    add column published_by_name text,
    add constraint agreement_versions_effective check (effective_at >= published_at),
    -- a customer accepts with its invitation, an enrollment confirms what it was shown: only programmes' agreements are signed again
    add constraint agreement_versions_sign_again check (sign_again_by is null
        or (kind in ('direct', 'indirect_reseller', 'indirect_provider')
            and sign_again_by > (coalesce(effective_at, published_at) at time zone 'UTC')::date));

create table agreement_drafts (
    kind text primary key,
    version integer not null default 1,
    effective_on date,
    sign_again_by date,
    updated_at timestamptz not null,
    updated_by_name text not null,
    constraint agreement_drafts_kind check (kind in ('direct', 'indirect_reseller', 'indirect_provider', 'customer', 'authorization'))
);
call app.protect('agreement_drafts');

create table agreement_draft_texts (
    kind text not null references agreement_drafts on delete cascade,
    language text not null,
    title text not null,
    body text not null,
    primary key (kind, language),
    constraint agreement_draft_texts_language check (language in ('en', 'fr'))
);
call app.protect('agreement_draft_texts');

grant select, insert, update, delete on agreement_drafts, agreement_draft_texts to portal_app;
create policy operator on agreement_drafts for select to portal_app using ((select app.is_operator()));
create policy operator on agreement_draft_texts for select to portal_app using ((select app.is_operator()));
create policy edited on agreement_drafts to portal_app
    using ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));
create policy edited on agreement_draft_texts to portal_app
    using ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')))
    with check ((select app.is_operator()) and (select app.has_role('programme_manager', 'super')));

-- Whoever must accept a version must be able to read it: none is born without a text in every language.
create function app.agreement_version_whole() returns trigger
language plpgsql
as $$
begin
    if (select count(*) from agreement_texts where version_id = new.id) <> 2 then
        raise exception 'a version is published in every language' using errcode = '23514', constraint = 'agreement_versions_languages';
    end if;
    return null;
end
$$;
call app.gate('app.agreement_version_whole()');
create constraint trigger agreement_version_whole after insert on agreement_versions
    deferrable initially deferred for each row execute function app.agreement_version_whole();

-- Publishes a version: by a page in the name of a programme manager, or by the schema's owner on the command line. One way for both.
-- `p_texts` holds objects {language, title, body}. Answers the version's number.
create function app.publish_agreement(p_id uuid, p_kind text, p_texts jsonb, p_effective_at timestamptz, p_sign_again_by date, p_event uuid)
returns integer
language plpgsql
as $$
declare
    moment timestamptz := app.now();
    v_number integer;
    operator uuid := (select id from organisations where kind = 'operator');
    who text := coalesce((select name from people where id = app.me_person()), '');
begin
    if (session_user = 'portal_app' or app.me_person() is not null)
        and not coalesce(app.is_operator() and app.has_role('programme_manager', 'super'), false) then
        raise exception 'publishing is the programme manager''s' using errcode = '42501';
    end if;
    -- one after the other, so that numbers have no hole and no two versions are the newest
    perform from agreement_versions where kind = p_kind order by number for update;
    v_number := 1 + coalesce((select max(number) from agreement_versions where kind = p_kind), 0);
    insert into agreement_versions (id, kind, number, published_at, effective_at, sign_again_by, published_by_name)
    values (p_id, p_kind, v_number, moment, greatest(p_effective_at, moment), p_sign_again_by, who);
    insert into agreement_texts (version_id, language, title, body, body_hash)
    select p_id, t.language, t.title, t.body, sha256(convert_to(t.body, 'UTF8'))
    from jsonb_to_recordset(p_texts) as t(language text, title text, body text);
    delete from agreement_drafts where kind = p_kind;
    if operator is not null then
        perform app.record_as(app.me_person(), app.me_organisation(), p_event, 'agreement_published', 'agreement', p_id, (
                select title from agreement_texts where version_id = p_id order by language limit 1),
            array[operator], jsonb_build_object('agreement', p_kind, 'version', v_number, 'effective', greatest(p_effective_at, moment),
                'sign_again_by', p_sign_again_by, 'hash', (
                select jsonb_object_agg(language, encode(body_hash, 'hex')) from agreement_texts where version_id = p_id)), '[]');
    end if;
    return v_number;
end
$$;
call app.gate('app.publish_agreement(uuid, text, jsonb, timestamptz, date, uuid)', 'portal_app', 'portal_owner');

-- The newest version that holds: one that is published for a later day waits for its day.
create or replace function app.acceptance_fits() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
    moment timestamptz := app.now();
begin
    if new.body_hash is distinct from (select body_hash from agreement_texts where version_id = new.version_id and language = new.language) then
        raise exception 'the hash is not the text''s' using errcode = '23514', constraint = 'acceptances_hash';
    end if;
    if new.version_id is distinct from (
        select newest.id from agreement_versions mine join agreement_versions newest on newest.kind = mine.kind
        where mine.id = new.version_id and coalesce(newest.effective_at, newest.published_at) <= moment
        order by newest.number desc limit 1
    ) then
        raise exception 'another version holds' using errcode = '23514', constraint = 'acceptances_newest';
    end if;
    return new;
end
$$;

-- Until when an organisation must sign again what it has accepted, if it must: the first of the newer versions' days.
create function app.sign_again_by(p_organisation uuid, p_kind text) returns date
language sql stable
as $$
    select min(newer.sign_again_by) from agreement_versions newer
    where newer.kind = p_kind and newer.sign_again_by is not null and coalesce(newer.effective_at, newer.published_at) <= app.now()
      and newer.number > (select max(v.number) from acceptances a join agreement_versions v on v.id = a.version_id
                          where a.organisation_id = p_organisation and v.kind = p_kind)
$$;
call app.gate('app.sign_again_by(uuid, text)');

-- Whether what an organisation has accepted counts: an older version does until the day by which it must be signed again.
create function app.agreement_counts(p_organisation uuid, p_kind text) returns boolean
language sql stable
as $$
    select exists (select from acceptances a join agreement_versions v on v.id = a.version_id where a.organisation_id = p_organisation and v.kind = p_kind)
        and coalesce(app.sign_again_by(p_organisation, p_kind) >= (app.now() at time zone 'UTC')::date, true)
$$;
call app.gate('app.agreement_counts(uuid, text)', 'portal_app', 'portal_worker');

-- What the signed-in organisation must sign again, and until when.
create function app.my_agreements_to_sign() returns table (kind text, sign_again_by date)
language sql stable
as $$
    select k.kind, d.day from (
        select distinct v.kind from acceptances a join agreement_versions v on v.id = a.version_id where a.organisation_id = app.me_organisation()
    ) k cross join lateral (select app.sign_again_by(app.me_organisation(), k.kind) as day) d where d.day is not null
$$;
call app.gate('app.my_agreements_to_sign()', 'portal_app');

-- How far every version is signed, for the operator: by how many, and by how many of its programme not yet.
create function app.agreement_figures() returns table (version_id uuid, signed bigint, unsigned bigint)
language sql stable
as $$
    select v.id, coalesce(s.signed, 0),
        case when v.kind in ('direct', 'indirect_reseller', 'indirect_provider') then coalesce(p.partners, 0) - coalesce(s.members, 0) end
    from agreement_versions v
    left join (
        select a.version_id, count(*) as signed, count(e.id) as members
        from acceptances a join agreement_versions w on w.id = a.version_id
        left join programme_enrollments e on e.organisation_id = a.organisation_id and e.programme = w.kind
        group by a.version_id
    ) s on s.version_id = v.id
    left join (select programme, count(*) as partners from programme_enrollments group by programme) p on p.programme = v.kind
    where app.is_operator()
$$;
call app.gate('app.agreement_figures()', 'portal_app');

-- The partners of a version's programme that have not signed it, a page at a time, by name; for the operator.
create function app.agreement_unsigned(p_version uuid, p_after text, p_limit integer)
returns table (id uuid, name text, accepted_number integer, sort_key text)
language sql stable
as $$
    select o.id, o.name, (
            select max(w.number) from acceptances a join agreement_versions w on w.id = a.version_id and w.kind = v.kind where a.organisation_id = o.id),
        lower(o.name) || ' ' || o.id
    from agreement_versions v
    join programme_enrollments e on e.programme = v.kind
    join organisations o on o.id = e.organisation_id
    where v.id = p_version and app.is_operator()
      and not exists (select from acceptances a where a.organisation_id = o.id and a.version_id = v.id)
      and lower(o.name) || ' ' || o.id > p_after
    order by 4 limit p_limit
$$;
call app.gate('app.agreement_unsigned(uuid, text, integer)', 'portal_app');

-- Who is to be told now that it must sign again: at once, and then once a month until it has (F60). As the worker.
create function app.agreements_to_recall(p_limit integer)
returns table (organisation_id uuid, name text, kind text, version_id uuid, sign_again_by date, number integer)
language sql stable
as $$
    select o.id, o.name, newest.kind, newest.id, d.day, d.months
    from (
        select distinct on (v.kind) v.kind, v.id, v.number, coalesce(v.effective_at, v.published_at) as since from agreement_versions v
        where coalesce(v.effective_at, v.published_at) <= app.now() and v.kind in ('direct', 'indirect_reseller', 'indirect_provider')
        order by v.kind, v.number desc
    ) newest
    join (
        select a.organisation_id, v.kind, max(v.number) as number from acceptances a join agreement_versions v on v.id = a.version_id group by 1, 2
    ) mine on mine.kind = newest.kind and mine.number < newest.number
    join organisations o on o.id = mine.organisation_id
    cross join lateral (
        select app.sign_again_by(o.id, newest.kind) as day,
            (extract(year from age(app.now(), newest.since)) * 12 + extract(month from age(app.now(), newest.since)))::integer as months
    ) d
    where d.day is not null
      and not exists (select from reminders r where r.kind = 'sign_again:' || newest.id and r.subject_id = o.id and r.number = d.months)
    order by o.id limit p_limit
$$;
call app.gate('app.agreements_to_recall(integer)', 'portal_worker');

-- An agreement that should have been signed again by now counts no more: no new partnership is made on it (machine 2.2).
create or replace function app.partnership_obstacle() returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
    i partnership_invitations;
    mine organisations;
    standing_of_mine text;
begin
    select * into i from partnership_invitations where token_hash = app.link_hash();
    select * into mine from organisations where id = app.me_organisation();
    if i.id is null or mine.id is null then
        return 'unknown';
    elsif mine.kind <> 'partner' then
        return 'kind';
    elsif mine.id = i.provider_id then
        return 'self';
    elsif i.addressee_id <> mine.id then
        return 'addressee';
    elsif i.recipient_mail <> '' and mine.domain is distinct from split_part(i.recipient_mail, '@', 2)
        and not exists (select from memberships m join people p on p.id = m.person_id
                        where m.organisation_id = mine.id and m.state = 'active' and p.mail = i.recipient_mail) then
        return 'addressee';
    end if;
    select standing into standing_of_mine from programme_enrollments where organisation_id = mine.id and programme = 'indirect_reseller';
    if standing_of_mine is null then
        return 'programme';
    elsif standing_of_mine not in ('active', 'restricted') then
        return 'standing';
    elsif not app.agreement_counts(mine.id, 'indirect_reseller') then
        return 'agreement';
    elsif not exists (select from programme_enrollments where organisation_id = i.provider_id and programme = 'indirect_provider'
                      and standing in ('active', 'restricted')) then
        return 'provider';
    elsif mine.region <> (select region from organisations where id = i.provider_id) then
        return 'region';
    elsif app.is_partnered(i.provider_id) then
        return 'partnered';
    end if;
    return null;
end
$$;
