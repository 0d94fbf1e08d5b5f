-- The names a new one is compared with, so that nobody takes it for another (abuse C13): for the operator those of all partners; for
-- everybody else those of the directory, which are public, and of its own partners. So nothing is learnt that was not known.
create function app.known_names(p_but uuid[]) returns table (name text)
language sql stable
as $$
    select o.name from organisations o
    where o.kind = 'partner' and o.id <> all (p_but)
        and (app.is_operator()
            or exists (select from directory_entries e where e.provider_id = o.id and e.state = 'published')
            or exists (select from partnerships p where p.state <> 'removed'
                       and ((p.provider_id = o.id and p.reseller_id = app.me_organisation()) or (p.reseller_id = o.id and p.provider_id = app.me_organisation()))))
    order by lower(o.name), o.id limit 20000
$$;
call app.gate('app.known_names(uuid[])', 'portal_app');
