-- Ten thousand direct partners with a global admin and a log each, as plain rows: nobody looks at each of them while they are loaded.
set session_replication_role = replica;

insert into organisations (id, kind, name, country, region, language, domain)
select md5('o' || n)::uuid, 'partner', 'Many Partner ' || n, 'FR', 'EU', 'en', 'many-' || n || '.example' from generate_series(1, 10000) n;

insert into programme_enrollments (id, organisation_id, programme, activated_at)
select md5('e' || n)::uuid, md5('o' || n)::uuid, 'direct', app.now() - interval '400 days' from generate_series(1, 10000) n;

insert into partner_ids (id, organisation_id, number, country, active, associated)
select md5('i' || n)::uuid, md5('o' || n)::uuid, (60000000 + n)::text, 'FR', true, true from generate_series(1, 10000) n;

insert into people (id, mail, name) select md5('p' || n)::uuid, 'admin@many-' || n || '.example', 'Admin ' || n from generate_series(1, 10000) n;

insert into memberships (id, person_id, organisation_id, state, roles, job_title)
select md5('m' || n)::uuid, md5('p' || n)::uuid, md5('o' || n)::uuid, 'active', '{global_admin}', '' from generate_series(1, 10000) n;

insert into credentials (person_id, password_hash) select md5('p' || n)::uuid, 'hash' from generate_series(1, 10000) n;

-- each has been registered once
select app.record_many_as(null, null, array(
    select row(md5('r' || n), 'partner_registered', 'organisation', md5('o' || n), 'Many Partner ' || n, array[md5('o' || n)]::uuid[], '{}')::app.event
    from generate_series(1, 10000) n));

reset session_replication_role;
analyze;
