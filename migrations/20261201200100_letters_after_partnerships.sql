-- Whoever ends a partnership locks it and then the letters that were sent for it; whoever sent a letter that takes the place of another one
-- locked that one first and the partnership afterwards, so each could wait for the other. Everybody comes in the order of app.joint_lock now:
-- the partnership, the programmes, the letters, and after them what follows from letters (customers in transition, heads of logs).
create function app.hold_askers(p_invitation uuid) returns void
language plpgsql
as $$
declare
    joint uuid;
begin
    select partnership_id into joint from customer_invitations
    where id = p_invitation and app.me_organisation() = any (app.askers(reseller_id, provider_id));
    if joint is not null then
        perform from partnerships where id = joint for share;
    else
        -- a request of mine alone stands on my programmes; the program before this one asks for these by itself
        perform app.hold_programmes();
    end if;
end
$$;
call app.gate('app.hold_askers(uuid)', 'portal_app');
