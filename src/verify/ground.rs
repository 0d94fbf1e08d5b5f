//! The database itself: row-level security on, rules in force, run-time roles without power.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // a table that anybody could read
    Check::rule(
        "rls-off",
        "select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and c.relname <> '_sqlx_migrations' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1",
    ),
    // a table without one of the three policies that all have; without its own the verifier would see nothing, and find nothing
    Check::rule(
        "policy-missing",
        "select format('%s for %s', c.relname, r.name) from pg_class c, (values ('portal_gate'), ('portal_owner'), ('portal_verify')) r (name)
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_sqlx_migrations'
           and not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and r.name = any (p.roles) and p.qual = 'true')
         order by 1",
    ),
    // a policy that asks nothing of the pages, where rows belong to somebody
    Check::rule(
        "policy-open",
        "select format('%s.%s', p.tablename, p.policyname) from pg_policies p
         where ('portal_app' = any (p.roles) or 'public' = any (p.roles)) and case p.cmd when 'INSERT' then p.with_check = 'true' else p.qual = 'true' end
           and not exists (select from pg_class c where c.oid = p.tablename::regclass and p.cmd = 'SELECT'
                           and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id'))",
    ),
    // a rule switched off
    Check::rule(
        "trigger-off",
        "select format('%s.%s', tgrelid::regclass, tgname) from pg_trigger where tgenabled <> 'O' order by 1",
    ),
    Check::rule(
        "append-only-off",
        "select t.name from unnest(array['activity_entries', 'activity_anchors', 'activity_anchor_days', 'acceptances', 'agreement_versions',
             'agreement_texts', 'enrollment_messages', 'enrollment_notes', 'enrollment_steps', 'verify_runs']) t (name)
         where (select count(*) from pg_trigger g where g.tgrelid = t.name::regclass and g.tgname in ('append_only', 'append_only_truncate')) <> 2",
    ),
    Check::rule(
        "constraint-off",
        "select format('%s.%s', conrelid::regclass, conname) from pg_constraint where not convalidated
         union all select indexrelid::regclass::text from pg_index where not indisvalid",
    ),
    // a definer function that could be led astray, or run by anybody
    Check::rule(
        "function-loose",
        "select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'app'::regnamespace
           and ((p.prosecdef and not coalesce(p.proconfig::text ~ 'search_path=pg_catalog.*pg_temp', false))
                or p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))",
    ),
    // a run-time role that could see past row-level security
    Check::rule(
        "role-strong",
        "select rolname::text from pg_roles where rolname in ('portal_app', 'portal_worker', 'portal_verify')
           and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit)
         union all
         select format('%s is a member of %s', r.rolname, g.rolname) from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
         where r.rolname in ('portal_app', 'portal_worker', 'portal_verify')
         union all
         select format('%s owns %s', r.rolname, c.oid::regclass) from pg_class c join pg_roles r on r.oid = c.relowner
         where r.rolname in ('portal_app', 'portal_worker', 'portal_verify', 'portal_gate')",
    ),
    // the clock runs ahead although the database is nobody's demo or test
    Check::rule("clock-moved", "select clock_offset::text from app.clock where marked = 'production' and clock_offset <> '0'"),
];
