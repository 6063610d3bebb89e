-- Owners, rights and functions of the auth and storage schemas as on a hosted project.
alter schema auth owner to supabase_auth_admin;
alter schema storage owner to supabase_storage_admin;

do $$
declare
  statement text;
begin
  for statement in
    select format('alter table %I.%I owner to %I', schemaname, tablename, 'supabase_' || schemaname || '_admin')
    from pg_tables where schemaname in ('auth', 'storage')
    union all
    select format('alter routine %s owner to %I', oid::regprocedure, 'supabase_' || nspname || '_admin')
    from (
      select p.oid, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('auth', 'storage')
    ) routine
    union all
    select format('alter table auth.%I enable row level security', tablename)
    from pg_tables where schemaname = 'auth'
  loop
    execute statement;
  end loop;
end $$;

grant usage on schema auth to anon, authenticated, service_role;
grant all on schema auth to postgres, dashboard_user;
grant all on all tables in schema auth to postgres;
grant select on all tables in schema auth to postgres with grant option;
grant all on all tables in schema auth to dashboard_user;
grant all on all routines in schema auth to postgres, dashboard_user;

grant usage on schema storage to anon, authenticated, service_role;
grant all on schema storage to postgres with grant option;
grant all on all tables in schema storage to anon, authenticated, service_role;
grant all on all tables in schema storage to postgres with grant option;
grant all on all routines in schema storage to postgres, anon, authenticated, service_role;
