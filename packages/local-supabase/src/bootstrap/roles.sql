-- The roles of a hosted project on Postgres 17, with its memberships and settings. Roles belong to the whole cluster, so a
-- second database finds them made. The lock makes two databases that are made at once take turns.
begin;
lock table pg_catalog.pg_authid in share row exclusive mode;

do $$
declare
  role text;
begin
  foreach role in array array[
    'postgres', 'anon', 'authenticated', 'service_role', 'authenticator', 'dashboard_user',
    'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin', 'supabase_replication_admin',
    'supabase_read_only_user'
  ] loop
    if to_regrole(role) is null then
      execute format('create role %I', role);
    end if;
  end loop;
end $$;

alter role postgres login nosuperuser createdb createrole replication bypassrls password 'postgres';
alter role service_role bypassrls;
alter role authenticator login noinherit password 'postgres';
alter role dashboard_user createdb createrole replication;
alter role supabase_auth_admin login noinherit nocreaterole password 'postgres';
alter role supabase_storage_admin login noinherit createrole password 'postgres';
alter role supabase_realtime_admin noinherit;
alter role supabase_replication_admin login replication password 'postgres';
alter role supabase_read_only_user login bypassrls password 'postgres';

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres with admin option;
grant pg_create_subscription to postgres;
grant authenticator to supabase_storage_admin;
grant pg_read_all_data to supabase_read_only_user;

-- A hosted project lets postgres write policies on storage.objects and realtime.messages through an extension that is not
-- available here. Inheriting the owner's rights comes nearest, and `set false` keeps postgres from becoming that owner.
grant supabase_storage_admin, supabase_realtime_admin to postgres with inherit true, set false;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role postgres set search_path = "$user", public, extensions;
alter role supabase_admin set search_path = "$user", public, auth, extensions;
alter role supabase_auth_admin set search_path = auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '60s';
alter role supabase_storage_admin set search_path = storage;

commit;
