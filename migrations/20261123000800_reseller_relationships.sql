-- Who sells to whom and acts for whom: one row per partner and customer (rulings, joint relationship).

create table reseller_relationships (
    id uuid primary key,
    partner_id uuid not null references organisations,
    customer_id uuid not null references organisations,
    role text not null,
    -- the rows of one acceptance
    joint_id uuid,
    state text not null default 'active',
    since timestamptz not null,
    ended_at timestamptz,
    constraint reseller_relationships_role check (role in ('direct', 'reseller', 'provider')),
    constraint reseller_relationships_state check (state in ('active', 'ending', 'removed')),
    constraint reseller_relationships_ended check ((state = 'removed') = (ended_at is not null)),
    constraint reseller_relationships_apart check (partner_id <> customer_id),
    constraint reseller_relationships_joint check ((role = 'direct') = (joint_id is null))
);
create unique index reseller_relationships_one_live on reseller_relationships (partner_id, customer_id, role) where state <> 'removed';
create index reseller_relationships_customer on reseller_relationships (customer_id);
create index reseller_relationships_partner on reseller_relationships (partner_id, role, state);
call app.protect('reseller_relationships');
grant select on reseller_relationships to portal_app;
create policy partner on reseller_relationships for select to portal_app using (partner_id = (select app.me_organisation()));
create policy customer on reseller_relationships for select to portal_app using (customer_id = (select app.me_organisation()));
create policy operator on reseller_relationships for select to portal_app using ((select app.is_operator()));

-- S24, abuse C3: from the moment of acceptance no new direct customer, in whatever transaction. The programme row is locked, so an
-- acceptance under way is waited for and its outcome decides.
create function app.direct_customers_open() returns trigger
language plpgsql
as $$
declare
    closed timestamptz;
    standing text;
begin
    if new.role <> 'direct' then
        return new;
    end if;
    select p.new_customers_closed_at, p.standing into closed, standing from programme_enrollments p
    where p.organisation_id = new.partner_id and p.programme = 'direct' for share;
    if not found or closed is not null then
        raise exception 'new direct customers are closed' using errcode = '23514', constraint = 'reseller_relationships_direct_closed';
    end if;
    return new;
end
$$;
call app.gate('app.direct_customers_open()');
create trigger direct_customers_open before insert or update of role, partner_id on reseller_relationships
    for each row execute function app.direct_customers_open();
