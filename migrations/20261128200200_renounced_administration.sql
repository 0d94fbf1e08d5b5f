-- A partner gives up administration rights that a customer has given it (2.5): the relationship stays, and the rights do not come back by themselves.

create or replace function app.relationship_step() returns trigger
language plpgsql
as $$
declare
    renounced boolean;
begin
    if session_user not in ('portal_app', 'portal_worker') then
        return new;
    end if;
    if old.state = 'removed' or new.since is distinct from old.since then
        raise exception 'a relationship stays what it is' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    if session_user = 'portal_worker' or app.me_organisation() is not distinct from old.partner_id then
        renounced := session_user = 'portal_app' and new.state = old.state and (new.ended_at, new.ended_by_name) is not distinct from (old.ended_at, old.ended_by_name)
            and old.admin_since is not null and old.admin_ended_at is null and new.admin_ended_at is not null;
        -- F86: the partner ends it, or gives up the rights it carries; F90: the clock ends it, when the customer has asked and the day has come
        if not renounced and new.state <> 'removed' or (session_user = 'portal_worker' and (old.state <> 'ending' or old.ending_from > (app.now() at time zone 'UTC')::date)) then
            raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'reseller_relationships_step';
        end if;
        if (new.admin_since, new.admin_by_name, new.ending_asked_at, new.ending_asked_by_name, new.ending_reason, new.ending_from)
           is distinct from (old.admin_since, old.admin_by_name, old.ending_asked_at, old.ending_asked_by_name, old.ending_reason, old.ending_from)
           or (old.admin_ended_at is not null and new.admin_ended_at is distinct from old.admin_ended_at) then
            raise exception 'an end changes nothing else' using errcode = 'P0409', constraint = 'reseller_relationships_step';
        end if;
        if not renounced and exists (select from app.relationship_duties(old.id)) then
            raise exception 'something still runs' using errcode = 'P0409', constraint = 'reseller_relationships_duties';
        end if;
        return new;
    end if;
    if app.me_organisation() is distinct from old.customer_id then
        raise exception 'not theirs' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    -- a customer asks to end a relationship; it ends when nothing runs any more (F90)
    if new.state is distinct from old.state and (old.state, new.state) is distinct from ('active', 'ending') then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    if (new.state = 'ending') <> (new.ending_asked_at is not null) then
        raise exception 'asked by nobody' using errcode = 'P0409', constraint = 'reseller_relationships_step';
    end if;
    -- rights are given by an invitation alone, and taken away at any time
    if new.admin_since is distinct from old.admin_since and not app.joint_grants(new.partner_id, new.role, true) then
        raise exception 'rights are given by an invitation' using errcode = 'P0409', constraint = 'reseller_relationships_admin_given';
    elsif new.admin_since is not distinct from old.admin_since and old.admin_ended_at is not null
        and new.admin_ended_at is distinct from old.admin_ended_at then
        raise exception 'rights that ended do not come back' using errcode = 'P0409', constraint = 'reseller_relationships_admin_given';
    end if;
    return new;
end
$$;
call app.gate('app.relationship_step()');

-- C10
create policy renounced on reseller_relationships for update to portal_app
    using (partner_id = (select app.me_organisation()) and admin_since is not null and admin_ended_at is null and (select app.has_role('global_admin', 'admin_agent')))
    with check (partner_id = (select app.me_organisation()) and admin_ended_at is not null and (select app.has_role('global_admin', 'admin_agent')));
