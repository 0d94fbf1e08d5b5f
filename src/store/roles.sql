-- The roles of the portal's database, made once by a superuser, never by a migration. Nobody inherits anything:
-- the migrating role steps into the owner's by SET ROLE, pages and worker own nothing and cannot bypass row-level security.
do $$
begin
    if not exists (select from pg_roles where rolname = 'portal_owner') then
        create role portal_owner nologin;
        create role portal_gate nologin;
        create role portal_migrate login noinherit;
        create role portal_app login noinherit;
        create role portal_worker login noinherit;
        create role portal_verify login noinherit;
        grant portal_owner to portal_migrate;
        grant portal_gate to portal_owner;
    end if;
end
$$;
