-- The smallest world in which every rule can be tried: at least one row in every table, of mine and of somebody else's.
-- Ids are 0…0 and a number: 1xx organisations, 2xx people, 3xx memberships; {name} in the rules stands for one of them.

set session_replication_role = replica;
update app.clock set marked = 'test';

insert into organisations (id, kind, name, country, region, language, domain) values
    ({northlight}, 'operator', 'Northlight', 'FR', 'EU', 'en', 'northlight.example'),
    ({alpine}, 'partner', 'Alpine Cloud', 'FR', 'EU', 'fr', 'alpine.example'),
    ({beta}, 'partner', 'Beta Systems', 'FR', 'EU', 'en', 'beta.example'),
    ({gamma}, 'partner', 'Gamma Services', 'FR', 'EU', 'en', 'gamma.example'),
    ({meridian}, 'partner', 'Meridian Distribution', 'NL', 'EU', 'en', 'meridian.example'),
    ({bluebird}, 'partner', 'Bluebird IT', 'IE', 'EU', 'en', 'bluebird.example'),
    ({lakeside}, 'customer', 'Lakeside Bakeries', 'FR', 'EU', 'fr', 'lakeside.example'),
    ({kettle}, 'customer', 'Kettle & Co', 'FR', 'EU', 'en', 'kettle.example');

insert into people (id, mail, name)
select person, name || '@rules.example', initcap(name) from (values
    ({p_admin}::uuid, 'admin'), ({p_account}, 'account'), ({p_agent}, 'agent'), ({p_user}, 'user'), ({p_people}, 'people'), ({p_beta}, 'beta'),
    ({p_gamma}, 'gamma'), ({p_meridian}, 'meridian'), ({p_bluebird}, 'bluebird'), ({p_lakeside}, 'lakeside'), ({p_kettle}, 'kettle'),
    ({p_super}, 'super'), ({p_programme}, 'programme'), ({p_reviewer}, 'reviewer'), ({p_support}, 'support'), ({p_finance}, 'finance'),
    ({p_auditor}, 'auditor'), ({p_seller}, 'seller')) v (person, name);
insert into memberships (id, person_id, organisation_id, state, roles, job_title) values
    ({m_admin}, {p_admin}, {alpine}, 'active', '{global_admin}', 'Director'),
    ({m_account}, {p_account}, {alpine}, 'active', '{account_admin}', ''),
    ({m_agent}, {p_agent}, {alpine}, 'active', '{admin_agent}', ''),
    ({m_user}, {p_user}, {alpine}, 'active', '{default_user}', ''),
    ({m_people}, {p_people}, {alpine}, 'active', '{user_admin}', ''),
    ({m_beta}, {p_beta}, {beta}, 'active', '{global_admin}', ''),
    ({m_gamma}, {p_gamma}, {gamma}, 'active', '{global_admin}', ''),
    ({m_meridian}, {p_meridian}, {meridian}, 'active', '{global_admin}', ''),
    ({m_bluebird}, {p_bluebird}, {bluebird}, 'active', '{global_admin}', ''),
    ({m_lakeside}, {p_lakeside}, {lakeside}, 'active', '{global_admin}', ''),
    ({m_kettle}, {p_kettle}, {kettle}, 'active', '{global_admin}', ''),
    ({m_super}, {p_super}, {northlight}, 'active', '{super}', ''),
    ({m_programme}, {p_programme}, {northlight}, 'active', '{programme_manager}', ''),
    ({m_reviewer}, {p_reviewer}, {northlight}, 'active', '{reviewer}', ''),
    ({m_support}, {p_support}, {northlight}, 'active', '{support}', ''),
    ({m_finance}, {p_finance}, {northlight}, 'active', '{finance}', ''),
    ({m_auditor}, {p_auditor}, {northlight}, 'active', '{auditor}', ''),
    ({m_seller}, {p_seller}, {meridian}, 'active', '{sales_agent}', '');
insert into access_requests (id, organisation_id, membership_id, person_name, role, path, note, created_at)
values ({q_user}, {alpine}, {m_user}, 'User', 'billing_admin', '', 'For the year-end', '2026-01-01Z');
insert into credentials (person_id, password_hash) select id, 'hash' from people;
insert into recovery_codes (person_id, code_hash) values ({p_admin}, '\x01');
-- each person's session is known by their name
insert into sessions (id_hash, data, person_id, membership_id, epoch, created_at, proved_at, second_factor_at, idle_until, absolute_until)
select convert_to(lower(p.name), 'UTF8'), '{}', p.id, m.id, 1, app.now(), app.now(), app.now(), app.now() + interval '1 day', app.now() + interval '2 days'
from people p join memberships m on m.person_id = p.id;
insert into sessions (id_hash, data, created_at, idle_until, absolute_until) values ('\x00', '{}', app.now(), app.now() + interval '1 day', app.now() + interval '2 days');
insert into sign_in_failures (mail, address, at) values ('admin@rules.example', '192.0.2.1', app.now());
insert into link_tokens (token_hash, kind, person_id, membership_id, created_at, expires_at)
values ('\x10', 'accept_user', {p_user}, {m_user}, app.now(), app.now() + interval '14 days'),
       ('\x11', 'reset_password', {p_admin}, null, app.now(), app.now() + interval '2 hours');

insert into programme_enrollments (id, organisation_id, programme, activated_at, new_customers_closed_at) values
    ({e_alpine}, {alpine}, 'direct', '2025-01-01Z', null),
    ({e_beta}, {beta}, 'direct', '2025-01-01Z', null),
    ({e_gamma}, {gamma}, 'direct', '2025-01-01Z', '2026-06-01Z'),
    ({e_gamma_reseller}, {gamma}, 'indirect_reseller', '2026-06-01Z', null),
    ({e_meridian}, {meridian}, 'indirect_provider', '2025-01-01Z', null),
    ({e_bluebird}, {bluebird}, 'indirect_reseller', '2025-01-01Z', null);
insert into partner_ids (id, organisation_id, number, country, active, associated) values
    ({i_alpine}, {alpine}, '4000001', 'FR', true, true),
    ({i_alpine_spare}, {alpine}, '4000002', 'FR', true, false),
    ({i_alpine_old}, {alpine}, '4000003', 'FR', false, false),
    ({i_beta}, {beta}, '4000004', 'FR', true, true);
insert into primary_contacts (organisation_id, first_name, last_name, mail, phone)
select id, 'Ann', 'Contact', 'contact@' || domain, '+33 1 99 00 00 00' from organisations where kind = 'partner';
insert into support_profiles (organisation_id, website) select id, 'https://' || domain from organisations where kind = 'partner';
insert into verifications (organisation_id, state, stage, is_change, parts, started_at, moved_at, due_at) values
    ({alpine}, 'authorized', null, false, '{contact,business}', '2026-01-01Z', '2026-01-01Z', null),
    ({beta}, 'pending', 'business', false, '{contact,business}', '2026-01-01Z', '2026-01-01Z', '2026-01-08Z'),
    ({gamma}, 'pending', 'business', true, '{business}', '2026-01-01Z', '2026-01-01Z', '2026-01-08Z'),
    ({meridian}, 'authorized', null, false, '{contact,business}', '2026-01-01Z', '2026-01-01Z', null),
    ({bluebird}, 'pending', 'email', false, '{contact,business}', '2026-01-01Z', '2026-01-01Z', null);
insert into legal_changes (organisation_id, name, address_line1, address_line2, city, state_or_province, postal_code, registration_number,
    contact_first_name, contact_last_name, contact_mail, contact_phone, proposed_by_name, proposed_at)
values ({gamma}, 'Gamma Services', '1 New Street', '', 'Lyon', '', '69001', '1', 'Ann', 'Contact', 'contact@gamma.example', '+33 1 99 00 00 00', 'Gamma', '2026-01-01Z');
insert into email_proofs (token_hash, organisation_id, mail, created_at, expires_at)
values ('\x50', {bluebird}, 'contact@bluebird.example', '2026-01-01Z', app.now() + interval '7 days');
insert into documents (id, organisation_id, kind, issued_on, file_name, media_type, size, sha256, uploaded_by, uploaded_by_name, uploaded_at)
values ({d_alpine}, {alpine}, 'register', '2025-12-01', 'extract.pdf', 'application/pdf', 4, sha256('abcd'), {p_admin}, 'Admin', '2026-01-01Z');
insert into document_files (document_id, organisation_id, content) values ({d_alpine}, {alpine}, 'abcd');
insert into verification_messages (id, organisation_id, from_operator, person_name, body, at)
values ({y_message}, {alpine}, true, 'Reviewer', 'Thank you', '2026-01-02Z');
insert into security_contacts (organisation_id, first_name, last_name, mail, phone)
values ({alpine}, 'Sam', 'Night', 'security@alpine.example', '+33 1 99 00 00 09'), ({beta}, 'Sam', 'Night', 'security@beta.example', '+33 1 99 00 00 09');

insert into agreement_versions (id, kind, number, published_at) values
    ({v_reseller_old}, 'indirect_reseller', 1, '2025-01-01Z'),
    ({v_reseller}, 'indirect_reseller', 2, '2026-01-01Z'),
    ({v_direct}, 'direct', 1, '2025-01-01Z'),
    ({v_statement}, 'authorization', 1, '2025-01-01Z');
insert into agreement_texts (version_id, language, title, body, body_hash)
select v.id, l.language, 'Agreement', 'Text of ' || v.id, sha256(convert_to('Text of ' || v.id, 'UTF8'))
from agreement_versions v, (values ('en'), ('fr')) l (language);
insert into acceptances (id, organisation_id, version_id, language, body_hash, person_id, person_name, job_title, accepted_at, address, agent, proof)
select a.id, a.organisation, a.version, 'en', t.body_hash, a.person, 'Signer', '', '2026-06-01Z', '192.0.2.1', '', 'password'
from (values ({a_gamma}::uuid, {gamma}::uuid, {v_reseller}::uuid, {p_gamma}::uuid), ({a_bluebird}, {bluebird}, {v_reseller_old}, {p_bluebird}))
     a (id, organisation, version, person)
join agreement_texts t on t.version_id = a.version and t.language = 'en';

insert into holidays (country, "on") values ('FR', '2026-12-25');
insert into offboarding_flags (id, organisation_id, reason, planned_on, flagged_by, flagged_by_name, flagged_at) values
    ({f_alpine}, {alpine}, 'Renewal', '2027-01-01', {p_programme}, 'Programme', '2026-01-01Z'),
    ({f_beta}, {beta}, 'Renewal', '2027-01-01', {p_programme}, 'Programme', '2026-01-01Z'),
    ({f_gamma}, {gamma}, 'Renewal', '2027-01-01', {p_programme}, 'Programme', '2026-01-01Z');
insert into offboarding_imports (id, source, name, content_hash, state, created_at, created_by, created_by_name, applied_at, applied_by, applied_by_name) values
    ({o_read}, 'file', 'spring.csv', '\x01', 'read', '2026-01-01Z', {p_programme}, 'Programme', null, null, null),
    ({o_applying}, 'month', '3', '\x02', 'applying', '2026-01-01Z', {p_programme}, 'Programme', '2026-01-02Z', {p_programme}, 'Programme');
insert into offboarding_import_rows (import_id, line, partner_number, reason, planned_text, planned_on, organisation_id, verdict, fault) values
    ({o_read}, 2, '4000004', 'Renewal', '2099-01-01', '2099-01-01', {beta}, 'good', null),
    ({o_read}, 3, '4999999', 'Renewal', '2099-01-01', '2099-01-01', null, 'bad', 'partner-unknown'),
    ({o_applying}, 1, '4000001', 'Renewal', '2099-01-01', '2099-01-01', {alpine}, 'good', null);
insert into agreement_drafts (kind, updated_at, updated_by_name) values ('direct', '2026-01-01Z', 'Programme');
insert into agreement_draft_texts (kind, language, title, body) values ('direct', 'en', 'Agreement', 'New words');
insert into enrollments (id, organisation_id, attempt, state, created_at, contact_name, contact_mail, contact_phone, partner_id_number,
    statement_version_id, statement_language, submitted_at, submitted_by, submitted_by_name, flagged_by, due_at, decided_at, decided_by, activated_at) values
    ({n_alpine}, {alpine}, 1, 'draft', '2026-01-02Z', null, null, null, null, null, null, null, null, null, null, null, null, null, null),
    ({n_beta}, {beta}, 1, 'in_review', '2026-01-02Z', 'A', 'a@x', '1', '4000004', {v_statement}, 'en', '2026-01-03Z', {p_beta}, 'Beta', {p_programme},
        '2026-01-06Z', null, null, null),
    ({n_gamma}, {gamma}, 1, 'active', '2026-01-02Z', 'A', 'a@x', '1', '4000005', {v_statement}, 'en', '2026-01-03Z', {p_gamma}, 'Gamma', {p_programme},
        null, '2026-01-04Z', {p_reviewer}, '2026-06-01Z');
insert into enrollment_messages (id, enrollment_id, organisation_id, from_operator, person_name, body, at)
values ({x_message}, {n_beta}, {beta}, true, 'Reviewer', 'Which address?', '2026-01-04Z');
insert into enrollment_notes (id, enrollment_id, person_name, body, at) values ({x_note}, {n_beta}, 'Reviewer', 'Seems fine', '2026-01-04Z');
insert into reminders (kind, subject_id, number, at) values ('agreement_waiting', {n_beta}, 1, '2026-01-05Z');

insert into reseller_relationships (id, partner_id, customer_id, role, joint_id, since) values
    ({r_direct}, {alpine}, {lakeside}, 'direct', null, '2025-02-01Z'),
    ({r_reseller}, {bluebird}, {kettle}, 'reseller', {j_kettle}, '2026-02-01Z'),
    ({r_provider}, {meridian}, {kettle}, 'provider', {j_kettle}, '2026-02-01Z');
insert into partnership_invitations (id, provider_id, token_hash, sealed_token, state, language, subject, message, created_by, created_by_name, created_at, sent_at,
    expires_at, answered_at, answered_by_name, reseller_id) values
    ({s_draft}, {meridian}, '\x1f', '\x01', 'draft', 'en', 'Join us', 'Join us', {p_seller}, 'Seller', '2026-01-01Z', null, null, null, null, null),
    ({s_sent}, {meridian}, '\x20', null, 'sent', 'en', 'Join us', 'Join us', {p_meridian}, 'Meridian', '2026-01-01Z', '2026-01-01Z', '2099-01-01Z', null, null, null),
    ({s_accepted}, {meridian}, '\x21', null, 'accepted', 'en', 'Join us', 'Join us', {p_meridian}, 'Meridian', '2026-01-01Z', '2026-01-01Z', '2026-02-01Z',
        '2026-01-02Z', 'Bluebird', {bluebird});
insert into partnerships (id, provider_id, reseller_id, invitation_id, state, since, accepted_by_name)
values ({s_live}, {meridian}, {bluebird}, {s_accepted}, 'active', '2026-01-02Z', 'Bluebird');
insert into agreement_reminders (provider_id, reseller_id, "on") values ({meridian}, {bluebird}, '2026-01-02');

insert into customer_invitations (id, reseller_id, provider_id, partnership_id, inviter_id, with_admin, token_hash, sealed_token, state, language, subject,
    message, created_by, created_by_name, created_at, sent_at, expires_at, answered_at, answered_by_name, customer_id, customer_name, terms_hash) values
    ({c_draft}, {bluebird}, {meridian}, {s_live}, {bluebird}, true, '\x30', '\x01', 'draft', 'en', 'Us both', 'Us both', {p_bluebird}, 'Bluebird',
        '2026-01-03Z', null, null, null, null, null, null, null),
    ({c_sent}, {bluebird}, {meridian}, {s_live}, {bluebird}, true, '\x31', null, 'sent', 'en', 'Us both', 'Us both', {p_bluebird}, 'Bluebird',
        '2026-01-03Z', '2026-01-03Z', '2099-01-01Z', null, null, null, null, null),
    ({c_accepted}, {bluebird}, {meridian}, {s_live}, {bluebird}, true, '\x32', null, 'accepted', 'en', 'Us both', 'Us both', {p_bluebird}, 'Bluebird',
        '2026-01-03Z', '2026-01-03Z', '2026-02-01Z', '2026-02-01Z', 'Kettle', {kettle}, 'Kettle & Co', '\x01');
insert into customer_signups (token_hash, invitation_id, sealed_link, organisation_name, country, language, person_name, mail, created_at, expires_at)
values ('\x40', {c_sent}, '\x01', 'New Customer', 'FR', 'en', 'New', 'new@customer.example', app.now(), app.now() + interval '2 hours');
insert into customer_attestations (id, partner_id, customer_id, version_id, first_name, last_name, mail, agreed_on, attested_by, attested_by_name, attested_at) values
    ({t_lakeside}, {alpine}, {lakeside}, {v_direct}, 'Lea', 'Lake', 'lea@lakeside.example', '2026-01-01', {p_agent}, 'Agent', '2026-01-02Z'),
    ({t_kettle}, {meridian}, {kettle}, {v_direct}, 'Kim', 'Kettle', 'kim@kettle.example', '2026-01-01', {p_meridian}, 'Meridian', '2026-01-02Z');

insert into directory_entries (id, provider_id, state, website, mail, languages, markets, services, products, support, minimum_minor, currency, about_en, about_fr,
    support_hours_en, support_hours_fr, minimum_en, minimum_fr, credit_terms_en, credit_terms_fr, saved_at, saved_by_name, submitted_at, submitted_by_name,
    decided_at, decided_by_name)
select e.id, {meridian}, e.state, 'https://meridian.example', 'desk@meridian.example', '{en,fr}', '{FR,BE}', '{training,credit}', '{backup}', 'business', 30000,
    'EUR', 'Best in the west', 'Le meilleur', 'Nine to five', 'De 9 h à 17 h', 'EUR 300', '300 EUR', '30 days', '30 jours', '2026-01-01Z', 'Meridian', e.submitted,
    case when e.submitted is not null then 'Meridian' end, e.decided, case when e.decided is not null then 'Reviewer' end
from (values ({d_published}::uuid, 'published', '2026-01-02Z'::timestamptz, '2026-01-03Z'::timestamptz), ({d_draft}, 'draft', null, null))
    e (id, state, submitted, decided);
-- no trigger sees the world being loaded
update directory_entries e set name = o.name, region = o.region from organisations o where o.id = e.provider_id;
insert into contact_requests (id, provider_id, provider_name, organisation_id, organisation_name, country, partner_number, person_id, person_name, person_mail,
    language, message, created_at)
values ({h_new}, {meridian}, 'Meridian Distribution', {gamma}, 'Gamma Services', 'FR', '', {p_gamma}, 'Gamma', 'gamma@rules.example', 'en', 'Are you there?', '2026-01-03Z');
insert into relationship_extensions (id, partner_id, customer_id, provider_id, joint_id, stated_by, stated_by_name, shown_hash, at)
values ({x_extension}, {bluebird}, {kettle}, {meridian}, {j_kettle}, {p_bluebird}, 'Bluebird', '\x01', '2026-02-01Z');
insert into customer_move_batches (id, partner_id, what, by_person, by_name, at) values ({b_alpine}, {alpine}, 'stay', {p_agent}, 'Agent', '2026-02-01Z');
insert into customer_move_results (batch_id, customer_id, partner_id, name, outcome) values ({b_alpine}, {lakeside}, {alpine}, 'Lakeside Bakeries', 'done');
insert into customer_views (id, organisation_id, person_id, name, query, created_at)
values ({w_alpine}, {alpine}, {p_admin}, 'Ending', '?state=ending', '2026-02-01Z');

insert into mails (id, message_id, kind, organisation_id, recipient, language, data, state, not_before, created_at, dead_at)
values ({x_mail}, 'mail-1', 'person_invited', {alpine}, 'user@rules.example', 'en', '{}', 'dead', '2026-01-01Z', '2026-01-01Z', '2026-01-04Z');
insert into demo_mailbox (mail_id, recipient, subject, body_text, body_html, delivered_at)
values ({x_mail}, 'user@rules.example', 'Welcome', '', '', '2026-01-01Z');
insert into idempotency_keys (organisation_id, key, request_hash, location) values ({alpine}, {k_alpine}, '\x01', '/overview');

insert into activity_anchor_days (day, at) values ('2026-01-05', '2026-01-05Z');
insert into verify_runs (day, at, checks, findings) values ('2026-01-05', '2026-01-05Z', 40, '[]');

set session_replication_role = origin;
-- the partners' lists follow from their relationships
select app.customer_listings_refresh(array[{alpine}, {bluebird}, {meridian}]::uuid[], array[{lakeside}, {kettle}, {kettle}]::uuid[]);
select app.customer_moves_refresh(array[{alpine}]::uuid[], array[{lakeside}]::uuid[]);
update customer_listings set tags = '{retail}' where partner_id = {meridian};
insert into customer_tags (partner_id, tag, uses) values ({meridian}, 'retail', 1);
-- the log is written the way it always is
select app.record_as({p_programme}, {northlight}, {x_event}, 'offboarding_flagged', 'organisation', o.id, o.name, array[o.id, {northlight}::uuid], '{}', '[]')
from organisations o where o.id = {alpine};
select app.record_as({p_programme}, {northlight}, gen_random_uuid(), 'offboarding_flagged', 'organisation', o.id, o.name, array[o.id, {northlight}::uuid], '{}', '[]')
from organisations o where o.id in ({beta}, {gamma});
select app.record_as(e.person, e.organisation, gen_random_uuid(), e.action, 'enrollment', e.enrollment, e.organisation::text, array[e.organisation, {northlight}::uuid], '{}', '[]')
from (values
    (1, {alpine}::uuid, {n_alpine}::uuid, {p_admin}::uuid, 'enrollment_started'), (2, {beta}, {n_beta}, {p_beta}, 'enrollment_started'),
    (3, {beta}, {n_beta}, {p_beta}, 'enrollment_submitted'), (4, {beta}, {n_beta}, {p_beta}, 'enrollment_in_review'),
    (5, {gamma}, {n_gamma}, {p_gamma}, 'enrollment_started'), (6, {gamma}, {n_gamma}, {p_gamma}, 'enrollment_submitted'),
    (7, {gamma}, {n_gamma}, {p_gamma}, 'enrollment_in_review'), (8, {gamma}, {n_gamma}, {p_reviewer}, 'enrollment_approved'),
    (9, {gamma}, {n_gamma}, {p_gamma}, 'reseller_activated')) e (place, organisation, enrollment, person, action)
order by e.place;
select app.record_as({p_admin}, {alpine}, gen_random_uuid(), 'document_uploaded', 'document', {d_alpine}, 'Alpine Cloud', array[{alpine}::uuid], '{}', '[]');
insert into activity_anchors (organisation_id, seq, hash, day) select organisation_id, seq, hash, '2026-01-05' from activity_heads;
