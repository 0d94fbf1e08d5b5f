-- A new name was compared with 20,000 known ones at most, all of them at each look (abuse C13). Now the looks of a partner's name are kept
-- as keys: two names that are alike have at least one in common. Only the program can make them, out of its tables of letters; it says by a
-- number which tables those were, and the worker makes what is missing or old. Names whose keys are missing are compared one by one.
alter table organisations
    add column looks integer[] not null default '{}',
    -- 0: not made yet
    add column looks_made integer not null default 0;
-- found at once: keys that wait to be sorted in would be read through by every question
create index organisations_looks on organisations using gin (looks) with (fastupdate = off) where kind = 'partner';
create index organisations_looks_made on organisations (looks_made) where kind = 'partner';

-- Whoever writes a name need not know of this, not even the program before this one.
create function app.name_is_new() returns trigger
language plpgsql
as $$
begin
    new.looks_made := 0;
    return new;
end
$$;
create trigger name_is_new before update of name on organisations for each row when (new.name <> old.name) execute function app.name_is_new();

grant update (looks, looks_made) on organisations to portal_worker;
create policy looked_at on organisations for update to portal_worker using (kind = 'partner');

-- The known names that have one of these keys, or none made as they are now: for the operator those of all partners; for everybody else
-- those of the directory, which are public, and of its own partners. So nothing is learnt that was not known. Each key is looked up by
-- itself, and each question is planned anew: how many rows keys and numbers lead to cannot be guessed, and a plan for the worst case reads
-- every organisation, or is compiled first. (What has one argument answers the program before this one.)
create function app.known_names(p_but uuid[], p_looks integer[], p_made integer) returns table (name text)
language plpgsql stable set jit = off
as $$
begin
    return query execute
        'with looked_up as (
            select o.id, o.name from unnest($2) key
            cross join lateral (select id, name from organisations where kind = ''partner'' and looks @> array[key]) o
            union
            select id, name from organisations where kind = ''partner'' and looks_made < $3
            union
            select id, name from organisations where kind = ''partner'' and looks_made > $3
        )
        select o.name from looked_up o
        where o.id <> all ($1)
            and ($4
                or exists (select from directory_entries e where e.provider_id = o.id and e.state = ''published'')
                or exists (select from partnerships p where p.state <> ''removed''
                           and ((p.provider_id = o.id and p.reseller_id = $5) or (p.reseller_id = o.id and p.provider_id = $5))))
        order by lower(o.name), o.id'
        using p_but, p_looks, p_made, app.is_operator(), app.me_organisation();
end
$$;
call app.gate('app.known_names(uuid[], integer[], integer)', 'portal_app');
