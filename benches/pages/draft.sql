-- The partner is identified for off-boarding and has begun to enroll; everybody has a second factor.

insert into offboarding_flags (id, organisation_id, reason, planned_on, flagged_by, flagged_by_name, flagged_at)
select gen_random_uuid(), '$partner', 'The direct programme ends in this region.', current_date + 90, id, name, now()
from people where mail = 'super@northlight.example';

insert into enrollments (id, organisation_id, attempt, state, created_at, support_website, support_mail, support_phone)
values (gen_random_uuid(), '$partner', 1, 'draft', now(), 'https://alpine.example', 'support@alpine.example', '+33 1 99 00 12 35');

update credentials set totp_seed = '\x00', totp_confirmed_at = now();
