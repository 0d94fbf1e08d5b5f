-- The log of one partner, as long as asked for, and as many mails that have left.

insert into activity_entries (organisation_id, seq, event_id, at, person_id, person_name, acting_id, acting_name,
    action, subject_kind, subject_id, subject_name, detail, prev_hash, hash)
select o.id, n, ('01900000-0000-7004-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    now() - (current_setting('bench.rows')::int - n) * interval '7 minutes', o.id, 'Gaëlle Admin', o.id, o.name,
    (array['support_profile_changed', 'primary_contact_changed', 'person_invited', 'enrollment_started', 'partner_id_associated'])[1 + n % 5],
    'organisation', o.id, o.name,
    '{"old": {"website": "https://alpine.example", "phone": "+33 1 99 00 12 34"}, "new": {"website": "https://help.alpine.example", "phone": "+33 1 99 00 12 35"}}',
    sha256(int8send(n - 1)), sha256(int8send(n))
from generate_series(1::bigint, current_setting('bench.rows')::bigint) n, organisations o where o.id = current_setting('bench.partner')::uuid;

insert into activity_heads select organisation_id, seq, hash from activity_entries order by seq desc limit 1;

insert into mails (id, message_id, kind, organisation_id, recipient, recipient_name, language, data, state, attempts, not_before, created_at, sent_at)
select ('01900000-0000-7005-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n::text, 'enrollment_submitted', current_setting('bench.partner')::uuid,
    'gaelle@alpine.example', 'Gaëlle Admin', 'fr', '{}', 'sent', 1, at, at, at
from generate_series(1, current_setting('bench.rows')::int) n, lateral (select now() - n * interval '1 minute' as at) moment;
