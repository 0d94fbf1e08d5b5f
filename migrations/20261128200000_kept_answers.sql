-- What a customer answered to a joint invitation stays as it was answered: it is evidence (abuse A17).
create function app.customer_invitation_answered() returns trigger
language plpgsql
as $$
begin
    raise exception 'an answer stays what it was' using errcode = 'P0409', constraint = 'customer_invitations_answer_kept';
end
$$;
call app.gate('app.customer_invitation_answered()');
create trigger customer_invitation_answered before update on customer_invitations
    for each row when (old.answered_at is not null
        and (new.customer_id, new.customer_name, new.answered_at, new.answered_by_name, new.admin_granted, new.terms_hash, new.reason)
            is distinct from (old.customer_id, old.customer_name, old.answered_at, old.answered_by_name, old.admin_granted, old.terms_hash, old.reason))
    execute function app.customer_invitation_answered();
