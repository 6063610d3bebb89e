-- Who may reach the database at all: one login role without rights of its own, and a schema that no client sees.

-- New objects belong to nobody until a migration grants them, whatever the project's defaults were.
-- https://supabase.com/docs/guides/api/securing-your-api
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

create schema private;
grant usage on schema private to authenticated, service_role;

-- The server logs in as a role that can only become somebody else: a statement that skips asUser(), asReader() and
-- asService() fails with 42501 instead of running unchecked. It gets its password outside of the migrations.
create role app_server with login noinherit nobypassrls;
grant authenticated, service_role to app_server with inherit false, set true;

-- A request that hangs gives its connection back; the server's own deadlines are longer than these.
alter role app_server set statement_timeout = '5s';
alter role app_server set lock_timeout = '2s';
alter role app_server set idle_in_transaction_session_timeout = '10s';
alter role app_server set transaction_timeout = '10s';
alter role app_server set timezone = 'UTC';

-- Time-ordered ids (RFC 9562, version 7) keep inserts at the end of every index and let a list page by its id alone.
create function private.uuid_v7() returns uuid
language sql volatile set search_path = ''
as $$
  select (
    lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(translate(gen_random_uuid()::text, '-', ''), 14)
  )::uuid;
$$;
grant execute on function private.uuid_v7() to authenticated, service_role;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;
