-- The first page tells the inviter which of its joint invitations end soon.
create index customer_invitations_open on customer_invitations (inviter_id, expires_at) where state in ('sent', 'opened');
