-- Rights: one login role without rights of its own, and a schema that no client sees.

-- New objects belong to nobody until a statement grants them, whatever defaults Supabase has set.
-- https://supabase.com/docs/guides/api/securing-your-api
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- Roles belong to the server, so a second database of it finds them.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'app_user') then
    create role app_user with nologin nobypassrls;
  end if;
  if not exists (select from pg_catalog.pg_roles where rolname = 'operator') then
    create role operator with nologin nobypassrls;
  end if;
  if not exists (select from pg_catalog.pg_roles where rolname = 'app_server') then
    create role app_server with login noinherit nobypassrls;
  end if;
end;
$$;

create schema private;
grant usage on schema private to authenticated, service_role;

-- A signed-in user or an API key, in a transaction of the server. The services of Supabase become `authenticated` for the same people, and
-- that role reaches no table of ours: the Data API shows and takes nothing, Storage asks functions, Realtime the token. So the checks, limits and
-- notices of the server stand before every write. The membership brings the policies and the schemas that `authenticated` has.
grant authenticated to app_user;
-- The tests in supabase/tests become it.
grant app_user to postgres with inherit false, set true;

-- An operator, whose commands are the functions of 64_operators.sql. The role has no right besides them. A person's own login gets it by
-- `grant operator to … with inherit false, set true`.
grant usage on schema private to operator;
grant operator to postgres with inherit false, set true;

-- The server logs in as a role that can only become another role. A statement that skips asUser(), asReader() and asService() fails
-- with 42501 instead of running unchecked. The role gets its password outside of the migrations.
grant app_user, service_role to app_server with inherit false, set true;

-- A request that hangs gives its connection back. The server's own deadlines are longer than these.
alter role app_server set statement_timeout = '5s';
alter role app_server set lock_timeout = '2s';
alter role app_server set idle_in_transaction_session_timeout = '10s';
alter role app_server set transaction_timeout = '10s';
alter role app_server set timezone = 'UTC';
-- Current disks read a random page at nearly the cost of the next one.
alter role app_server set random_page_cost = 1.1;
