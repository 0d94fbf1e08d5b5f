-- A provider's partnerships are found by index like a reseller's; "one or the other" walked those of everybody.
create index partnerships_provider on partnerships (provider_id, state);

create or replace function app.other_tier() returns table (id uuid, name text, is_provider boolean, active boolean)
language plpgsql stable
as $$
#variable_conflict use_column
declare
    me uuid := app.me_organisation();
begin
    return query
    select o.id, o.name, bool_or(p.is_provider), bool_or(p.state = 'active')
    from (
        select reseller_id as other_id, false as is_provider, state from partnerships where provider_id = me
        union all
        select provider_id, true, state from partnerships where reseller_id = me
    ) p join organisations o on o.id = p.other_id
    group by o.id, o.name order by lower(o.name), o.id limit 200;
end
$$;
call app.gate('app.other_tier()', 'portal_app');
