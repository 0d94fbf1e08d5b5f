-- As many partners as asked for, each direct, with a Partner ID and an enrollment that waits for the operator's decision.
-- Twenty are overdue, however many there are. Ids are counted, so that one table can name another's rows.

insert into organisations (id, kind, name, country, region, language, city, created_at)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'partner',
    (array['Alpine', 'Borealis', 'Cedar', 'Delta', 'Estuaire', 'Fjord', 'Granite', 'Hêtre'])[1 + n % 8] || ' Systems ' || n,
    (array['FR', 'DE', 'CA', 'GB'])[1 + n % 4], 'EU', (array['fr', 'en'])[1 + n % 2], 'Lyon', now() - interval '400 days'
from generate_series(1, current_setting('bench.rows')::int) n;

insert into programme_enrollments (id, organisation_id, programme, activated_at)
select ('01900000-0000-7001-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    'direct', now() - interval '400 days'
from generate_series(1, current_setting('bench.rows')::int) n;

insert into partner_ids (id, organisation_id, number, country, active, associated)
select ('01900000-0000-7002-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    (10000000 + n)::text, 'FR', true, true
from generate_series(1, current_setting('bench.rows')::int) n;

insert into enrollments (id, organisation_id, attempt, state, created_at, support_website, support_mail, support_phone,
    contact_name, contact_mail, contact_phone, partner_id_number, statement_version_id, statement_language,
    submitted_at, submitted_by, submitted_by_name, flagged_by, checks, due_at, assignee_name)
select ('01900000-0000-7003-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    1, 'in_review', now() - interval '2 days', 'https://support.example', 'support@partner.example', '+33 1 99 00 12 34',
    'Anna Admin', 'anna@partner.example', '+33 1 99 00 12 35', (10000000 + n)::text, gen_random_uuid(), 'en',
    now() - interval '2 days', gen_random_uuid(), 'Anna Admin', gen_random_uuid(),
    '[{"check": "profile", "result": "green"}, {"check": "verification", "result": "open"}]',
    case when n <= 20 then now() - n * interval '1 hour' else now() + interval '1 day' + (n::bigint * 7919 % 864000) * interval '1 second' end,
    case when n % 3 = 0 then 'Ravi Reviewer' end
from generate_series(1, current_setting('bench.rows')::int) n;
