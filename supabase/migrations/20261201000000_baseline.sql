-- The baseline: written by `npm run db:baseline` from supabase/schemas.

-- supabase/schemas/10_roles.sql

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

-- supabase/schemas/15_vocabulary.sql

-- Vocabularies: written by `npm run db:vocabulary` from the feature.ts of each feature.

-- The roles that hold each permission.
create view private.role_permissions as
select permission, roles
from (values
  ('workspace.read', array['owner', 'admin', 'member', 'viewer']),
  ('workspace.change', array['owner', 'admin']),
  ('workspace.remove', array['owner']),
  ('workspace.transfer', array['owner']),
  ('workspace.secure', array['owner']),
  ('members.read', array['owner', 'admin', 'member', 'viewer']),
  ('members.change', array['owner', 'admin']),
  ('members.remove', array['owner', 'admin']),
  ('members.leave', array['owner', 'admin', 'member', 'viewer']),
  ('projects.read', array['owner', 'admin', 'member', 'viewer']),
  ('projects.create', array['owner', 'admin', 'member']),
  ('projects.change', array['owner', 'admin', 'member']),
  ('projects.remove', array['owner', 'admin']),
  ('tasks.read', array['owner', 'admin', 'member', 'viewer']),
  ('tasks.create', array['owner', 'admin', 'member']),
  ('tasks.change', array['owner', 'admin', 'member']),
  ('tasks.remove', array['owner', 'admin', 'member']),
  ('labels.read', array['owner', 'admin', 'member', 'viewer']),
  ('labels.create', array['owner', 'admin', 'member']),
  ('labels.change', array['owner', 'admin', 'member']),
  ('labels.remove', array['owner', 'admin']),
  ('comments.read', array['owner', 'admin', 'member', 'viewer']),
  ('comments.create', array['owner', 'admin', 'member']),
  ('comments.change', array['owner', 'admin', 'member']),
  ('comments.remove', array['owner', 'admin', 'member']),
  ('comments.moderate', array['owner', 'admin']),
  ('attachments.read', array['owner', 'admin', 'member', 'viewer']),
  ('attachments.create', array['owner', 'admin', 'member']),
  ('attachments.remove', array['owner', 'admin', 'member']),
  ('attachments.moderate', array['owner', 'admin']),
  ('invitations.read', array['owner', 'admin']),
  ('invitations.create', array['owner', 'admin']),
  ('invitations.remove', array['owner', 'admin']),
  ('api-keys.read', array['owner', 'admin']),
  ('api-keys.create', array['owner', 'admin']),
  ('api-keys.remove', array['owner', 'admin']),
  ('webhooks.read', array['owner', 'admin']),
  ('webhooks.create', array['owner', 'admin']),
  ('webhooks.change', array['owner', 'admin']),
  ('webhooks.remove', array['owner', 'admin']),
  ('activity.read', array['owner', 'admin'])
) as vocabulary (permission, roles);

-- The permissions that an API key can hold: none that reaches people or hands on rights.
create view private.key_scopes as
select permission
from (values
  ('workspace.read'),
  ('projects.read'),
  ('projects.create'),
  ('projects.change'),
  ('projects.remove'),
  ('tasks.read'),
  ('tasks.create'),
  ('tasks.change'),
  ('tasks.remove'),
  ('comments.read'),
  ('comments.create'),
  ('attachments.read'),
  ('attachments.create')
) as vocabulary (permission);

-- The permissions that end with the session: those that remove something, give away access or hand out a secret. Those that hand out a
-- secret or decide on a whole tenant need a recent proof of the person.
create view private.sensitive_permissions as
select permission, needs_proof
from (values
  ('workspace.remove', true),
  ('workspace.transfer', true),
  ('workspace.secure', true),
  ('members.change', false),
  ('members.remove', false),
  ('members.leave', false),
  ('projects.remove', false),
  ('tasks.remove', false),
  ('labels.remove', false),
  ('comments.remove', false),
  ('comments.moderate', false),
  ('attachments.remove', false),
  ('attachments.moderate', false),
  ('invitations.create', false),
  ('invitations.remove', false),
  ('api-keys.create', true),
  ('api-keys.remove', true),
  ('webhooks.create', true),
  ('webhooks.change', true),
  ('webhooks.remove', true)
) as vocabulary (permission, needs_proof);

-- The functions of private read the vocabularies. No client does.
revoke all on private.role_permissions, private.key_scopes, private.sensitive_permissions
  from public, anon, authenticated, service_role;

-- supabase/schemas/18_text.sql

-- Texts: one rule for names, one for prose and one for mail addresses, which the checks of every such column ask. lib/text/schema.ts is the
-- same rule, and a test compares the two on every character.

-- Space, characters that are never drawn, and the blank one of Braille.
create function private.is_drawn(value text) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return value ~ '[^\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]';
end;
$$;
grant execute on function private.is_drawn(text) to app_user, service_role;

-- One line without spaces at its ends, in which something is drawn and nothing turns the direction of the text.
create function private.is_name(value text, length_max integer) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return char_length(value) <= length_max
    and value !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u2069]'
    and value !~ '^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]|[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]$'
    and value is nfc normalized
    and private.is_drawn(value);
end;
$$;
grant execute on function private.is_name(text, integer) to app_user, service_role;

-- A name made of a text from elsewhere. Null when nothing is left.
create function private.as_name(value text, length_max integer) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  plain text := regexp_replace(value, '[\t\n\r\u2028\u2029]+', ' ', 'g');
begin
  plain := regexp_replace(plain, '[\u0001-\u001f\u007f-\u009f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u2069]', '', 'g');
  plain := regexp_replace(normalize(plain, nfc), '^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]+', '');
  plain := regexp_replace(left(plain, length_max), '[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]+$', '');
  return case when private.is_drawn(plain) then plain end;
end;
$$;

-- Any lines, each ended by a line feed alone, and tabs.
create function private.is_prose(value text, length_max integer) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return char_length(value) <= length_max
    and value !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]'
    and value is nfc normalized;
end;
$$;
grant execute on function private.is_prose(text, integer) to app_user, service_role;

-- An address in small letters, with a domain as DNS writes it. https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
create function private.is_mail_address(value text) returns boolean
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return octet_length(value) <= 254
    and octet_length(split_part(value, '@', 1)) <= 64
    and value = lower(value)
    and private.is_name(value, 254)
    and value ~ '^[^\u0001-\u0020"(),:;<>@\[\\\]]+@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$';
end;
$$;
grant execute on function private.is_mail_address(text) to app_user, service_role;

-- supabase/schemas/20_rows.sql

-- Columns that the database fills: ids, times of change and versions.

-- Time-ordered ids (RFC 9562, version 7) keep inserts at the end of every index and let a list page by its id alone.
create function private.uuid_v7() returns uuid
language sql volatile set search_path = ''
as $$
  select (
    lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(translate(gen_random_uuid()::text, '-', ''), 14)
  )::uuid;
$$;
grant execute on function private.uuid_v7() to app_user, service_role;

-- The smallest of these ids of a moment. Older rows have smaller ones.
create function private.uuid_v7_from(moment timestamptz) returns uuid
language sql stable set search_path = ''
as $$
  select rpad(lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7', 32, '0')::uuid;
$$;

-- True for words that do not repeat and of which none is null.
create function private.is_set(words text[]) returns boolean
language sql immutable set search_path = ''
as $$
  select count(*) = count(distinct word) from unnest(words) as word;
$$;
grant execute on function private.is_set(text[]) to app_user, service_role;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

-- The version says in which state a client has read a row. Only the database writes it.
create function private.count_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  return new;
end;
$$;

-- Stands in the `where` of a write on one row: true for an expected version, PT412 for any other. A changed row thus differs from a
-- missing one. Postgres asks again about a row that it had to wait for, so one of two writers wins.
create function private.require_version(actual integer, expected integer[]) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  if actual = any (expected) then
    return true;
  end if;
  raise exception 'the version is %', actual using errcode = 'PT412';
end;
$$;
grant execute on function private.require_version(integer, integer[]) to app_user;

-- supabase/schemas/21_access.sql

-- Permissions: one place decides for users and for API keys. Policies ask workspaces_allowing(), functions ask require_permission().
--
-- A transaction acts by a key when the server has put the key's hash into a setting that no token
-- can write. The database checks that key in every statement. The key counts only while there is no user, so a user's token stays a
-- user's, whatever it claims.

-- True for a login that may become the role operator.
create function private.is_operator(login text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from pg_catalog.pg_roles where rolname = login and pg_has_role(rolname, 'operator', 'member'));
end;
$$;

-- True while the operator who acts in this transaction may see what the person of its claims sees: their impersonation lives, the person is
-- active, and the transaction can write nothing. Only the server can set the hash, so the claim alone is worth nothing in a token.
create function private.impersonation_lives() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return current_setting('transaction_read_only') = 'on' and exists (
    select from private.impersonations
    where id::text = auth.jwt() ->> 'impersonation' and user_id = auth.uid()
      and cookie_hash = decode(current_setting('app.impersonation_hash', true), 'hex')
      and ended_at is null and expires_at > now() and private.is_operator(database_role)
  ) and private.is_active(auth.uid());
end;
$$;
grant execute on function private.impersonation_lives() to app_user;

-- The person of the caller's token. Null for an anonymous user, a client of Auth's OAuth server and a token for another audience, which
-- have no rights here, for a caller without a token, and for an impersonation that is over or could write.
-- https://supabase.com/docs/guides/auth/jwt-fields
create function private.person_id() returns uuid
language sql stable set search_path = ''
as $$
  select auth.uid()
  where coalesce(auth.jwt() ->> 'is_anonymous', 'false') = 'false'
    and coalesce(auth.jwt() ->> 'aud', 'authenticated') = 'authenticated'
    and auth.jwt() ->> 'client_id' is null
    and (auth.jwt() ->> 'impersonation' is null or private.impersonation_lives());
$$;
grant execute on function private.person_id() to app_user;

-- The key that acts, with the scopes that it has now. No row for a key that is unknown, revoked or expired, or whose creator has left or is
-- banned.
create function private.acting_api_key()
returns table (id uuid, workspace_id uuid, scopes text[], last_used_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select
    api_keys.id,
    api_keys.workspace_id,
    array(
      select key_scopes.permission
      from private.key_scopes
      join private.role_permissions on role_permissions.permission = key_scopes.permission
      where key_scopes.permission = any (api_keys.scopes) and memberships.role = any (role_permissions.roles)
    ),
    api_keys.last_used_at
  from public.api_keys
  join public.memberships
    on memberships.workspace_id = api_keys.workspace_id and memberships.user_id = api_keys.created_by
  where auth.uid() is null
    and api_keys.hash = decode(current_setting('app.api_key_hash', true), 'hex')
    and api_keys.revoked_at is null
    and (api_keys.expires_at is null or api_keys.expires_at > now())
    and private.is_active(api_keys.created_by);
end;
$$;

-- The user or API key that acts in this transaction.
create function private.acting_id() returns uuid
language sql stable set search_path = ''
as $$
  select coalesce(auth.uid(), (select id from private.acting_api_key()));
$$;

-- True for an account that is neither banned nor marked as deleted.
create function private.is_active(account uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from auth.users where id = account and deleted_at is null and (banned_until is null or banned_until < now())
  );
end;
$$;
grant execute on function private.is_active(uuid) to app_user;

-- True while the session of the caller's token is neither signed out nor expired, and the account is not banned. A token outlives both by up
-- to an hour. An impersonation is a session of its own.
-- https://supabase.com/docs/guides/auth/sessions
create function private.session_lives() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if auth.jwt() ->> 'impersonation' is not null then
    return private.impersonation_lives();
  end if;
  return exists (
    select from auth.sessions
    where id = (auth.jwt() ->> 'session_id')::uuid
      and user_id = private.person_id()
      and (not_after is null or not_after > now())
  ) and private.is_active(private.person_id());
end;
$$;

-- PT403 for an API key.
create function private.require_user() returns void
language plpgsql stable set search_path = ''
as $$
begin
  if private.person_id() is null then
    raise exception 'an API key may not do this' using errcode = 'PT403';
  end if;
end;
$$;
grant execute on function private.require_user() to app_user;

-- PT401 for a user who has been signed out, PT403 for an API key. For the way back of a person who has lost their second factor.
create function private.require_living_session() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  if not private.session_lives() then
    raise exception 'This session has ended. Sign in again to continue.' using errcode = 'PT401';
  end if;
end;
$$;

-- Extends private.require_living_session() by PT401 for a user whose session has not proved their second factor.
create function private.require_session() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_living_session();
  if private.owes_factor() then
    raise exception 'Sign in with your second factor to do this.' using errcode = 'PT401', detail = 'factor_required';
  end if;
end;
$$;
grant execute on function private.require_session() to app_user;

-- The workspaces in which the caller holds a permission. Policies ask this once per statement, not once per row. The
-- function is a definer's, so that it reads memberships without recursing into their policies. A sensitive permission ends with the session, and needs a proved
-- factor of a person who has one. Some need a recent proof besides. A workspace that demands a factor is none without one.
-- A transaction that has named its workspace in the setting app.workspace is told of that one alone. A name adds no right.
-- https://supabase.com/docs/guides/database/postgres/row-level-security#rls-performance-recommendations
create function private.workspaces_allowing(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  caller uuid := private.person_id();
  is_proved boolean := private.is_aal2();
  needs_recent_proof boolean;
  named uuid := nullif(current_setting('app.workspace', true), '');
begin
  if caller is null then
    return array(select key.workspace_id from private.acting_api_key() as key where wanted = any (key.scopes));
  end if;
  select needs_proof into needs_recent_proof from private.sensitive_permissions where permission = wanted;
  if found and (not private.session_lives() or private.owes_factor() or needs_recent_proof and not private.proved_recently()) then
    return '{}';
  end if;
  if named is not null then
    return array(
      select named
      from public.memberships
      join private.role_permissions on memberships.role = any (role_permissions.roles)
      where memberships.workspace_id = named and memberships.user_id = caller and role_permissions.permission = wanted
        and (is_proved or not exists (select from public.workspaces where id = named and requires_factor))
    );
  end if;
  return array(
    select memberships.workspace_id
    from public.memberships
    join private.role_permissions on memberships.role = any (role_permissions.roles)
    where memberships.user_id = caller and role_permissions.permission = wanted
      and (is_proved or not exists (select from public.workspaces where id = memberships.workspace_id and requires_factor))
  );
end;
$$;
grant execute on function private.workspaces_allowing(text) to app_user;

-- Stops a transaction whose caller lacks the permission. PT401 for a key that no longer counts, and for a person who has to sign in again,
-- to prove their factor or to confirm that it is them. PT404 for a caller outside of the workspace, PT403 for a member and for a key
-- without the scope. The detail tells the reasons of PT401 apart.
-- PostgREST answers these codes with the same status: https://docs.postgrest.org/en/stable/references/errors.html
create function private.require_permission(in_workspace uuid, wanted text) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  caller uuid := private.person_id();
  is_proved boolean := private.is_aal2();
  needs_recent_proof boolean;
  held text;
  owes_factor boolean;
  key record;
begin
  if caller is null then
    select * into key from private.acting_api_key();
    if key.id is null then
      raise exception 'This API key is not valid.' using errcode = 'PT401';
    end if;
    if key.workspace_id is distinct from in_workspace then
      raise exception 'workspace not found' using errcode = 'PT404';
    end if;
    if not wanted = any (key.scopes) then
      raise exception 'permission % is missing', wanted using errcode = 'PT403';
    end if;
    return;
  end if;

  select needs_proof into needs_recent_proof from private.sensitive_permissions where permission = wanted;
  if found then
    perform private.require_session();
  end if;
  select role, not is_proved and exists (select from public.workspaces where id = in_workspace and requires_factor)
    into held, owes_factor
  from public.memberships where workspace_id = in_workspace and user_id = caller;
  if held is null then
    raise exception 'workspace not found' using errcode = 'PT404';
  end if;
  if owes_factor then
    raise exception 'This workspace asks its members for a second factor.' using errcode = 'PT401', detail = 'factor_required';
  end if;
  if not exists (select from private.role_permissions where permission = wanted and held = any (roles)) then
    raise exception 'permission % is missing', wanted using errcode = 'PT403';
  end if;
  if needs_recent_proof then
    perform private.require_recent_proof();
  end if;
end;
$$;
grant execute on function private.require_permission(uuid, text) to app_user;

-- supabase/schemas/21_assurance.sql

-- Assurance: how well the token of a person shows who they are. Its claims count by inclusion: an assurance, a method or a time that
-- nobody foresaw shows nothing, and fails no statement. https://supabase.com/docs/guides/auth/jwt-fields

-- True for a token whose session has proved a second factor.
create function private.is_aal2() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return auth.jwt() ->> 'aal' is not distinct from 'aal2';
end;
$$;

-- True for a person who has a second factor.
create function private.has_factor() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from auth.mfa_factors where user_id = private.person_id() and status = 'verified');
end;
$$;

-- True for a person who has a second factor that the session of their token has not proved.
create function private.owes_factor() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return not private.is_aal2() and private.has_factor();
end;
$$;

-- True while the person has shown a moment ago that it is them. The methods are those of Supabase Auth at which a person does something:
-- the renewal of a token is none, and the proof of a new mailbox says nothing about the old one. Only a second factor counts for a
-- person who has one. Auth dates each proof by its own clock.
create function private.proved_recently() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  valid_seconds constant integer := 900;
  clock_tolerance_seconds constant integer := 60;
  of_factors constant text[] := array['totp', 'mfa/webauthn', 'mfa/phone', 'mfa/recovery_code'];
  of_sign_ins constant text[] := array[
    'password', 'otp', 'magiclink', 'recovery', 'invite', 'email/signup', 'oauth', 'sso/saml', 'web3', 'passkey'
  ];
  counted text[] := case when private.has_factor() then of_factors else of_factors || of_sign_ins end;
  proofs jsonb := auth.jwt() -> 'amr';
  seconds numeric := extract(epoch from now());
begin
  return exists (
    select from jsonb_array_elements(case jsonb_typeof(proofs) when 'array' then proofs else '[]' end) as proof
    where proof ->> 'method' = any (counted)
      and case jsonb_typeof(proof -> 'timestamp')
        when 'number' then (proof -> 'timestamp')::numeric between seconds - valid_seconds and seconds + clock_tolerance_seconds
        else false
      end
  );
end;
$$;

-- Extends private.require_session() by PT401 for a user who has not shown a moment ago that it is them.
create function private.require_recent_proof() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_session();
  if not private.proved_recently() then
    raise exception 'Confirm that it is you to do this.' using errcode = 'PT401', detail = 'proof_required';
  end if;
end;
$$;
grant execute on function private.require_recent_proof() to app_user;

-- supabase/schemas/22_job_queue.sql

-- The job queue: exactly what pg-boss 12.38.0 prints as getConstructionPlans('pgboss'), schema version 46, without its transaction.
-- https://pgboss.io/api/utils. Another version of the package brings its own steps: see docs/operations.md.

CREATE SCHEMA IF NOT EXISTS pgboss;

CREATE TYPE pgboss.job_state AS ENUM (
  'created',
  'retry',
  'active',
  'completed',
  'cancelled',
  'failed'
)
  ;

CREATE FUNCTION pgboss.job_now()
RETURNS timestamp with time zone AS
$$
  SELECT pg_catalog.now();
$$
LANGUAGE sql STABLE;
  ;

CREATE TABLE pgboss.version (
  version int primary key,
  cron_on timestamp with time zone,
  bam_on timestamp with time zone,
  flow_on timestamp with time zone,
  reindex_on timestamp with time zone,
  monitor_backoff_on timestamp with time zone
)
  ;

CREATE TABLE pgboss.queue (
  name text NOT NULL,
  policy text NOT NULL,
  retry_limit int NOT NULL,
  retry_delay int NOT NULL,
  retry_backoff bool NOT NULL,
  retry_delay_max int,
  expire_seconds int NOT NULL,
  retention_seconds int NOT NULL,
  deletion_seconds int NOT NULL,
  dead_letter text REFERENCES pgboss.queue (name) CHECK (dead_letter IS DISTINCT FROM name),
  partition bool NOT NULL,
  table_name text NOT NULL,
  deferred_count int NOT NULL default 0,
  blocked_count int NOT NULL default 0,
  queued_count int NOT NULL default 0,
  ready_count int NOT NULL default 0,
  warning_queued int NOT NULL default 0,
  active_count int NOT NULL default 0,
  failed_count int NOT NULL default 0,
  total_count int NOT NULL default 0,
  retained_count int,
  retained_on timestamp with time zone,
  created_delta int NOT NULL default 0,
  completed_delta int NOT NULL default 0,
  failed_delta int NOT NULL default 0,
  delta_on timestamp with time zone,
  delta_seconds int,
  wait_bins int[],
  run_bins int[],
  ready_oldest_seconds int,
  ready_history int[] NOT NULL default '{}',
  heartbeat_seconds int,
  notify bool NOT NULL DEFAULT false,
  singletons_active text[],
  monitor_claim_on timestamp with time zone,
  monitor_on timestamp with time zone,
  maintain_on timestamp with time zone,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  PRIMARY KEY (name)
)
  ;

CREATE TABLE pgboss.schedule (
  name text REFERENCES pgboss.queue ON DELETE CASCADE,
  key text not null DEFAULT '',
  kind text not null DEFAULT 'cron' CHECK (kind IN ('cron', 'rrule')),
  cron text not null,
  timezone text DEFAULT 'UTC',
  data jsonb,
  options jsonb,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  last_job_id uuid,
  PRIMARY KEY (name, key)
)
  ;

CREATE TABLE pgboss.subscription (
  event text not null,
  name text not null REFERENCES pgboss.queue ON DELETE CASCADE,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  PRIMARY KEY(event, name)
)
  ;

CREATE TABLE pgboss.bam (
  id uuid PRIMARY KEY default gen_random_uuid(),
  name text NOT NULL,
  version int NOT NULL,
  status text NOT NULL DEFAULT 'pending',
  queue text,
  table_name text NOT NULL,
  command text NOT NULL,
  error text,
  created_on timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  started_on timestamp with time zone,
  completed_on timestamp with time zone
)
  ;

CREATE FUNCTION pgboss.job_table_format(command text, table_name text)
RETURNS text AS
$$
  SELECT format(
    regexp_replace(
      regexp_replace(command, '\.job\y', '.%1$I', 'g'),
      '\yjob_i(\d+)', '%1$s_i\1', 'g'
    ),
    table_name
  );
$$
LANGUAGE sql IMMUTABLE;
  ;

CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
RETURNS VOID AS
$$
DECLARE
  tbl RECORD;
BEGIN
  IF queue_name IS NOT NULL THEN
    SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
  END IF;

  IF tbl_name IS NOT NULL THEN
    EXECUTE pgboss.job_table_format(command, tbl_name);
    RETURN;
  END IF;

  EXECUTE pgboss.job_table_format(command, 'job_common');

  FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
  LOOP
    EXECUTE pgboss.job_table_format(command, tbl.table_name);
  END LOOP;
END;
$$
LANGUAGE plpgsql;
  ;

CREATE FUNCTION pgboss.job_table_run_async(command_name text, version int, command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
RETURNS VOID AS
$$
BEGIN
  IF queue_name IS NOT NULL THEN
    SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
  END IF;

  IF tbl_name IS NOT NULL THEN
    INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
    VALUES (
      command_name,
      version,
      'pending',
      queue_name,
      tbl_name,
      pgboss.job_table_format(command, tbl_name)
    );
    RETURN;
  END IF;

  INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
  SELECT
    command_name,
    version,
    'pending',
    NULL,
    'job_common',
    pgboss.job_table_format(command, 'job_common')
  UNION ALL
  SELECT
    command_name,
    version,
    'pending',
    queue.name,
    queue.table_name,
    pgboss.job_table_format(command, queue.table_name)
  FROM pgboss.queue
  WHERE partition = true;
END;
$$
LANGUAGE plpgsql;
  ;

CREATE TABLE pgboss.job (
  id uuid not null default gen_random_uuid(),
  name text not null,
  priority integer not null default(0),
  data jsonb,
  state pgboss.job_state not null default 'created',
  retry_limit integer not null default 2,
  retry_count integer not null default 0,
  retry_delay integer not null default 0,
  retry_backoff boolean not null default false,
  retry_delay_max integer,
  expire_seconds int not null default 900,
  deletion_seconds int not null default 604800,
  singleton_key text,
  singleton_on timestamp without time zone,
  group_id text,
  group_tier text,
  start_after timestamp with time zone not null default now(),
  created_on timestamp with time zone not null default now(),
  started_on timestamp with time zone,
  completed_on timestamp with time zone,
  keep_until timestamp with time zone NOT NULL default now() + interval '1209600',
  output jsonb,
  dead_letter text,
  policy text,
  heartbeat_on timestamp with time zone,
  heartbeat_seconds int,
  blocked boolean not null default false,
  blocking boolean not null default false,
  pending_dependencies int not null default 0,
  source_name text,
  source_id uuid,
  source_created_on timestamp with time zone,
  source_retry_count int,
  source_output jsonb,
  source_root_id uuid,
  trace_context jsonb,
  upsert_by_key bool
) PARTITION BY LIST (name)
  ;
ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id);

CREATE TABLE pgboss.job_common (LIKE pgboss.job INCLUDING GENERATED INCLUDING DEFAULTS);

SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i13 ON pgboss.job (name, singleton_key) WHERE state = 'created' AND upsert_by_key$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i14 ON pgboss.job (name, state, blocked, start_after) WHERE state IN ('created', 'retry', 'active', 'failed')$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i15 ON pgboss.job (name, created_on)$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i16 ON pgboss.job (name, completed_on) WHERE completed_on IS NOT NULL$cmd$, 'job_common');
SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i17 ON pgboss.job (name, singleton_key, created_on) WHERE state < 'active' AND singleton_key IS NOT NULL$cmd$, 'job_common');

ALTER TABLE pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
  ;

CREATE TABLE pgboss.warning (
  id uuid PRIMARY KEY default gen_random_uuid(),
  type text NOT NULL,
  message text NOT NULL,
  data jsonb,
  created_on timestamp with time zone NOT NULL DEFAULT now()
)
  ;
CREATE INDEX warning_i1 ON pgboss.warning (created_on DESC);

CREATE TABLE pgboss.queue_stats (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  deferred_count int NOT NULL DEFAULT 0,
  queued_count   int NOT NULL DEFAULT 0,
  ready_count    int NOT NULL DEFAULT 0,
  active_count   int NOT NULL DEFAULT 0,
  failed_count   int NOT NULL DEFAULT 0,
  total_count    int NOT NULL DEFAULT 0,
  created_delta   int,
  completed_delta int,
  failed_delta    int,
  delta_seconds   int,
  delta_on        timestamptz,
  wait_bins       int[],
  run_bins        int[],
  ready_oldest_seconds int,
  captured_on timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, captured_on)
) PARTITION BY RANGE (captured_on)
  ;
CREATE INDEX queue_stats_i1 ON pgboss.queue_stats (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
;

DO $$
DECLARE
  d date;
  i int;
  part_name text;
BEGIN
  FOR i IN 0..1 LOOP
    d := (pgboss.job_now() AT TIME ZONE 'UTC')::date + i;
    part_name := 'queue_stats_' || to_char(d, 'YYYYMMDD');
    IF NOT EXISTS (
      SELECT 1 FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'pgboss' AND c.relname = part_name
    ) THEN
      EXECUTE format(
        'CREATE TABLE pgboss.%I PARTITION OF pgboss.queue_stats FOR VALUES FROM (%L) TO (%L)',
        part_name,
        to_char(d, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(d + 1, 'YYYY-MM-DD') || ' 00:00:00+00'
      );
    END IF;
  END LOOP;
END;
$$
  ;

CREATE TABLE pgboss.job_dependency (
  child_name text NOT NULL,
  child_id uuid NOT NULL,
  parent_name text NOT NULL,
  parent_id uuid NOT NULL,
  PRIMARY KEY (child_name, child_id, parent_name, parent_id)
)
  ;
CREATE INDEX IF NOT EXISTS job_dep_parent_idx ON pgboss.job_dependency (parent_name, parent_id);

CREATE TABLE pgboss.instance (
  id uuid PRIMARY KEY,
  name text,
  host text NOT NULL,
  pid int NOT NULL,
  version text NOT NULL,
  node_version text NOT NULL,
  application_name text,
  heartbeat_seconds int NOT NULL,
  supervise bool NOT NULL,
  schedule bool NOT NULL,
  migrate bool NOT NULL,
  persist_queue_stats bool NOT NULL,
  persist_warnings bool NOT NULL,
  pool_max int,
  pool_total int,
  pool_idle int,
  pool_waiting int,
  workers jsonb NOT NULL DEFAULT '[]'::jsonb,
  metrics jsonb,
  config jsonb NOT NULL DEFAULT '{}'::jsonb,
  crash_restarts int NOT NULL DEFAULT 0,
  crash_restarts_since timestamptz,
  started_on timestamptz NOT NULL DEFAULT now(),
  heartbeat_on timestamptz NOT NULL DEFAULT now(),
  stopped_on timestamptz
)
  ;

CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb)
RETURNS VOID AS
$$
DECLARE
  tablename varchar := CASE WHEN options->>'partition' = 'true'
                        THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                        ELSE 'job_common'
                        END;
  queue_created_on timestamptz;
BEGIN

  WITH q as (
    INSERT INTO pgboss.queue (
      name,
      policy,
      retry_limit,
      retry_delay,
      retry_backoff,
      retry_delay_max,
      expire_seconds,
      retention_seconds,
      deletion_seconds,
      warning_queued,
      dead_letter,
      partition,
      table_name,
      heartbeat_seconds,
      notify,
      created_on,
      updated_on
    )
    VALUES (
      queue_name,
      options->>'policy',
      COALESCE((options->>'retryLimit')::int, 2),
      COALESCE((options->>'retryDelay')::int, 0),
      COALESCE((options->>'retryBackoff')::bool, false),
      (options->>'retryDelayMax')::int,
      COALESCE((options->>'expireInSeconds')::int, 900),
      COALESCE((options->>'retentionSeconds')::int, 1209600),
      COALESCE((options->>'deleteAfterSeconds')::int, 604800),
      COALESCE((options->>'warningQueueSize')::int, 0),
      options->>'deadLetter',
      COALESCE((options->>'partition')::bool, false),
      tablename,
      (options->>'heartbeatSeconds')::int,
      COALESCE((options->>'notify')::bool, false),
      pgboss.job_now(),
      pgboss.job_now()
    )
    ON CONFLICT DO NOTHING
    RETURNING created_on
  )
  SELECT created_on into queue_created_on from q;

  IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
    RETURN;
  END IF;

  EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

  EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i13 ON pgboss.job (name, singleton_key) WHERE state = 'created' AND upsert_by_key$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i14 ON pgboss.job (name, state, blocked, start_after) WHERE state IN ('created', 'retry', 'active', 'failed')$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i15 ON pgboss.job (name, created_on)$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i16 ON pgboss.job (name, completed_on) WHERE completed_on IS NOT NULL$cmd$, tablename);
  EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i17 ON pgboss.job (name, singleton_key, created_on) WHERE state < 'active' AND singleton_key IS NOT NULL$cmd$, tablename);

  IF options->>'policy' = 'short' THEN
    EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
  ELSIF options->>'policy' = 'singleton' THEN
    EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
  ELSIF options->>'policy' = 'stately' THEN
    EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
  ELSIF options->>'policy' = 'exclusive' THEN
    EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
  ELSIF options->>'policy' = 'key_strict_fifo' THEN
    EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
    EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
    EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
  END IF;

  EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
  EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
END;
$$
LANGUAGE plpgsql;
  ;

CREATE FUNCTION pgboss.delete_queue(queue_name text)
RETURNS VOID AS
$$
DECLARE
  v_table varchar;
  v_partition bool;
BEGIN

  SELECT table_name, partition
  FROM pgboss.queue
  WHERE name = queue_name
  INTO v_table, v_partition;

  IF v_partition THEN
    EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
  ELSE
    EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
  END IF;

  DELETE FROM pgboss.queue WHERE name = queue_name;
END;
$$
LANGUAGE plpgsql;
  ;
INSERT INTO pgboss.version(version) VALUES ('46');

-- supabase/schemas/23_jobs.sql

-- Jobs: the rights on the queue, the kinds that belong to no topic, and the one way to add a job, inside of the transaction that wants
-- it. Another kind is a call of pgboss.create_queue() in the file of its topic. A test holds the kinds together with those of the code.

-- Only the service role works the queue. The Data API does not show it.
revoke all on schema pgboss from public, anon, authenticated, service_role;
revoke all on all tables in schema pgboss from public, anon, authenticated, service_role;
revoke all on all functions in schema pgboss from public, anon, authenticated, service_role;
grant usage on schema pgboss to service_role;
grant select, insert, update, delete on all tables in schema pgboss to service_role;
grant execute on all functions in schema pgboss to service_role;

-- These functions name every object with its schema, so they need no search path that a caller could choose.
alter function pgboss.job_now() set search_path = '';
alter function pgboss.job_table_format(text, text) set search_path = '';
alter function pgboss.job_table_run(text, text, text) set search_path = '';
alter function pgboss.job_table_run_async(text, int, text, text, text) set search_path = '';
alter function pgboss.create_queue(text, jsonb) set search_path = '';
alter function pgboss.delete_queue(text) set search_path = '';

-- The dead-letter queue keeps a job that has failed for the last time, so that an operator can see it and retry it. A job whose worker
-- died is given to another worker after expireInSeconds.
select pgboss.create_queue('dead', '{"policy": "standard", "retryLimit": 0, "retentionSeconds": 2592000}');
-- Ten tries over some four hours outlast most outages of a mail server. A mail may hold a secret link, so it is kept for a day only.
select pgboss.create_queue('mail.send', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');
-- Upkeep that is due is added once: the queue remembers a run for longer than the month that lies between two runs at most.
select pgboss.create_queue('upkeep.run', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 3, "retryDelay": 60, "retryBackoff": true, "deleteAfterSeconds": 3024000}');

-- Adds a job that exists once the transaction commits, and returns its id. A second job with the same key is left out, and null
-- returned, for as long as the queue remembers the first.
create function private.enqueue(job_name text, payload jsonb, run_after timestamptz default now(), once_key text default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  added uuid;
begin
  if octet_length(payload::text) > 100000 then
    raise exception 'the payload of a job is limited to 100,000 bytes' using errcode = '54000';
  end if;

  insert into pgboss.job (
    name, data, start_after, singleton_key, singleton_on, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
  )
  select
    queue.name,
    jsonb_build_object('payload', payload, 'requestId', current_setting('app.request_id', true)),
    run_after,
    once_key,
    case when once_key is not null then timestamp 'epoch' end,
    queue.expire_seconds,
    queue.deletion_seconds,
    run_after + queue.retention_seconds * interval '1 second',
    queue.retry_limit,
    queue.retry_delay,
    queue.retry_backoff,
    queue.retry_delay_max,
    queue.policy,
    queue.dead_letter,
    queue.heartbeat_seconds
  from pgboss.queue
  where queue.name = job_name and queue.name <> 'dead'
  on conflict do nothing
  returning id into added;

  if added is null and not exists (select from pgboss.queue where name = job_name and name <> 'dead') then
    raise exception 'there is no job named %', job_name using errcode = '42704';
  end if;
  return added;
end;
$$;
-- No user's transaction may call it: what a user's write leads to is added by a trigger or a function, which builds the payload.
grant execute on function private.enqueue(text, jsonb, timestamptz, text) to service_role;

-- The language of the request, in which a notice is written to who sent it. Null where the server has set none.
create function private.acting_locale() returns text
language sql stable set search_path = ''
as $$
  select nullif(current_setting('app.locale', true), '');
$$;

-- A finished mail is kept for a day, to be counted and looked at. Its text and its recipient are not.
create function private.forget_sent_mail() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.data := null;
  return new;
end;
$$;

create trigger forget_sent_mail before update of state on pgboss.job
  for each row when (new.state = 'completed' and new.name ~ '^mail\.|\.mail$')
  execute function private.forget_sent_mail();

-- supabase/schemas/30_profiles.sql

-- Profiles: the public face of a user. Supabase Auth owns the account. This row appears and goes with it.

create table public.profiles (
  id           uuid primary key references auth.users (id) on delete cascade,
  display_name text not null constraint profiles_display_name_form check (private.is_name(display_name, 80)),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);

alter table public.profiles enable row level security;

revoke all on public.profiles from public, anon, authenticated, service_role;
grant select, update (display_name) on public.profiles to app_user;
grant select, insert, update, delete on public.profiles to service_role;

-- The policy for reading stands in 32_members.sql, because it asks for the members of the caller's workspaces.
create policy "a user changes their own profile" on public.profiles
  for update to authenticated using (id = (select private.person_id())) with check (id = (select private.person_id()));

create trigger touch_updated_at before update on public.profiles
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.profiles
  for each row execute function private.count_version();

-- A name that the column takes, whatever was chosen.
create function private.name_for(chosen text, address text) returns text
language sql immutable set search_path = ''
as $$
  select coalesce(private.as_name(chosen, 80), private.as_name(split_part(address, '@', 1), 80), 'New user');
$$;

-- Never refuses a sign-up. A provider calls the name full_name or name.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (id, display_name)
  values (new.id, private.name_for(
    coalesce(
      new.raw_user_meta_data ->> 'display_name', new.raw_user_meta_data ->> 'full_name', new.raw_user_meta_data ->> 'name'
    ),
    new.email
  ));
  return new;
end;
$$;

create trigger create_profile after insert on auth.users
  for each row execute function private.create_profile();

-- supabase/schemas/31_workspaces.sql

-- Workspaces: the tenant boundary.

-- Names of areas and places alone, as the tz database has them. Offsets and abbreviations have no summer time.
create function private.is_time_zone(name text) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  if name !~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+(-[A-Za-z_]+)*){1,2}|Etc/GMT[+-]1?[0-9])$' then
    return false;
  end if;
  return timezone(name, '2000-01-01 00:00:00+00'::timestamptz) is not null;
exception when invalid_parameter_value then
  return false;
end;
$$;
grant execute on function private.is_time_zone(text) to app_user, service_role;

create table public.workspaces (
  id              uuid primary key default private.uuid_v7(),
  name            text not null constraint workspaces_name_form check (private.is_name(name, 80)),
  -- A member reaches nothing in it before they have proved a second factor.
  requires_factor boolean not null default false,
  -- Its days begin at midnight here.
  time_zone       text not null default 'UTC' constraint workspaces_time_zone_known check (private.is_time_zone(time_zone)),
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);

-- Serves every policy for a person without a proved factor: a workspace that demands none is told by this small index alone.
create index workspaces_requires_factor_idx on public.workspaces (id) where requires_factor;

alter table public.workspaces enable row level security;

revoke all on public.workspaces from public, anon, authenticated, service_role;
grant select, update (name, requires_factor, time_zone), delete on public.workspaces to app_user;
grant select, insert, update, delete on public.workspaces to service_role;

create policy "members read their workspaces" on public.workspaces
  for select to authenticated using (id = any ((select private.workspaces_allowing('workspace.read'))::uuid[]));

create policy "owners and admins change their workspaces" on public.workspaces
  for update to authenticated
  using (id = any ((select private.workspaces_allowing('workspace.change'))::uuid[]))
  with check (id = any ((select private.workspaces_allowing('workspace.change'))::uuid[]));

create policy "owners remove their workspaces" on public.workspaces
  for delete to authenticated using (id = any ((select private.workspaces_allowing('workspace.remove'))::uuid[]));

create trigger touch_updated_at before update on public.workspaces
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.workspaces
  for each row execute function private.count_version();

-- The demand for a factor is an owner's decision. Its author has proved one, so that they do not lock themselves out. An operator's own
-- statements have no person behind them.
create function private.secure_workspace() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_permission(new.id, 'workspace.secure');
  if new.requires_factor and not private.is_aal2() then
    raise exception 'Sign in with your second factor to do this.' using errcode = 'PT401', detail = 'factor_required';
  end if;
  return new;
end;
$$;

create trigger secure_workspace before update of requires_factor on public.workspaces
  for each row when (old.requires_factor <> new.requires_factor and auth.uid() is not null)
  execute function private.secure_workspace();

-- Creates a workspace together with its first owner, so no client inserts into either table alone. An API key cannot own one.
create function private.create_workspace(workspace_name text, zone text default 'UTC') returns setof public.workspaces
language plpgsql security definer set search_path = ''
as $$
declare
  created public.workspaces;
begin
  perform private.require_user();
  insert into public.workspaces (name, time_zone) values (workspace_name, zone) returning * into created;
  insert into public.memberships (workspace_id, user_id, role) values (created.id, auth.uid(), 'owner');
  return next created;
end;
$$;
grant execute on function private.create_workspace(text, text) to app_user;

-- Also for an API key without the scope to read the workspace. Undefined workspaces have the days of UTC, like those of strangers.
create function private.time_zone_of(in_workspace uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select coalesce((select time_zone from public.workspaces where id = in_workspace), 'UTC');
$$;
grant execute on function private.time_zone_of(uuid) to app_user;

-- The day that it is in a workspace. A statement asks once, as `(select private.today_in(…))`, so that an index serves the comparison.
create function private.today_in(in_workspace uuid) returns date
language sql stable set search_path = ''
as $$
  select (now() at time zone private.time_zone_of(in_workspace))::date;
$$;
grant execute on function private.today_in(uuid) to app_user;

-- supabase/schemas/32_members.sql

-- Members: the users of a workspace and their roles. A workspace always keeps an owner.

create table public.memberships (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  user_id      uuid not null references public.profiles (id) on delete cascade,
  role         text not null constraint memberships_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, user_id)
);

-- Serves every policy: the workspaces of the caller and the role held there, from the index alone.
create index memberships_user_id_idx on public.memberships (user_id) include (workspace_id, role);
-- Serves the list of members in the order in which they joined.
create index memberships_workspace_id_created_at_user_id_idx on public.memberships (workspace_id, created_at, user_id);

alter table public.memberships enable row level security;

revoke all on public.memberships from public, anon, authenticated, service_role;
grant select, update (role), delete on public.memberships to app_user;
grant select, insert, update, delete on public.memberships to service_role;

-- Every policy for reading a list of a tenant's rows wraps its condition in coalesce. Postgres takes `= any (array)` for rare, and for
-- rarer the more tenants there are. With that guess it would fetch and sort the whole tenant for each page, instead of reading the index
-- in its order. `coalesce` hides the operator, so the planner assumes a selectivity of 0.5.
-- https://www.postgresql.org/docs/17/row-estimation-examples.html
create policy "members read their fellow memberships" on public.memberships
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('members.read'))::uuid[]), false));

create policy "owners change every role, admins those below owner" on public.memberships
  for update to authenticated
  using (
    workspace_id = any ((select private.workspaces_allowing('members.change'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  )
  with check (
    workspace_id = any ((select private.workspaces_allowing('members.change'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

create policy "members leave, owners remove all, admins those below owner" on public.memberships
  for delete to authenticated
  using (
    user_id = (select private.person_id()) and workspace_id = any ((select private.workspaces_allowing('members.leave'))::uuid[])
    or workspace_id = any ((select private.workspaces_allowing('members.remove'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

-- Members see each other's names. The inner query is itself under the policy for reading memberships.
create policy "a user reads their own profile and their fellow members'" on public.profiles
  for select to authenticated
  using (
    id = (select private.person_id())
    or exists (select from public.memberships where memberships.user_id = profiles.id)
  );

create trigger count_version before update on public.memberships
  for each row execute function private.count_version();

-- Checks when the transaction ends, so that an ownership may change hands within it. A second owner who steps down at the same moment
-- waits for the first and then sees that ownership gone.
create function private.require_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.workspaces where id = old.workspace_id for no key update;
  if not found then
    return null; -- the workspace goes too
  end if;
  if not exists (select from public.memberships where workspace_id = old.workspace_id and role = 'owner') then
    raise exception 'A workspace keeps at least one owner.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create constraint trigger require_owner_after_change after update of role on public.memberships
  deferrable initially deferred for each row when (old.role = 'owner' and new.role <> 'owner')
  execute function private.require_owner();

create constraint trigger require_owner_after_removal after delete on public.memberships
  deferrable initially deferred for each row when (old.role = 'owner')
  execute function private.require_owner();

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('ownership.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- A mail reveals the abuse of an open session to its owner, whoever took the ownership. An owner who leaves knows it, and a workspace that is
-- removed has none.
create function private.tell_of_lost_ownership() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('ownership.mail', jsonb_build_object(
    'to', users.email,
    'locale', case when users.id = auth.uid() then private.acting_locale() else (select locale from private.languages where user_id = users.id) end,
    'workspaceId', old.workspace_id,
    'at', now()
  ))
  from auth.users
  where users.id = old.user_id and users.email is not null
    and (tg_op = 'UPDATE' or auth.uid() <> old.user_id)
    and exists (select from public.workspaces where workspaces.id = old.workspace_id);
  return null;
end;
$$;

create trigger tell_of_lost_ownership after update of role on public.memberships
  for each row when (old.role = 'owner' and new.role <> 'owner') execute function private.tell_of_lost_ownership();
create trigger tell_of_ended_ownership after delete on public.memberships
  for each row when (old.role = 'owner') execute function private.tell_of_lost_ownership();

-- The workspaces that show the caller nothing before their session has proved a second factor, the newest first, so that a page can say what
-- opens them. An id limits them to those after it. A token whose session has ended learns of none.
create function private.own_closed_workspaces(after_id uuid, at_most integer) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select workspaces.id, workspaces.name
  from public.memberships
  join public.workspaces on workspaces.id = memberships.workspace_id
  where memberships.user_id = private.person_id() and workspaces.requires_factor
    and not private.is_aal2() and private.session_lives()
    and (after_id is null or workspaces.id < after_id)
  order by workspaces.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_closed_workspaces(uuid, integer) to app_user;

-- supabase/schemas/35_activity.sql

-- Activity: one row for every change of a row that a workspace keeps track of, written by the change's own transaction. A row here is
-- also the domain event of its change, such as member.removed.

create table public.activity (
  id            uuid primary key default private.uuid_v7(),
  -- A workspace takes its activity with it. The request log keeps the line of its removal.
  workspace_id  uuid not null references public.workspaces (id) on delete cascade,
  actor_kind    text not null constraint activity_actor_kind_known check (actor_kind in ('user', 'api_key', 'system')),
  actor_id      uuid references public.profiles (id) on delete set null,
  api_key_id    uuid,
  resource_kind text not null constraint activity_resource_kind_form check (resource_kind ~ '^[a-z_]{1,40}$'),
  resource_id   uuid not null,
  -- The name of the thing at that moment, so that the line says which one was meant, even once it is gone. Null for things without a
  -- name, and for people, whose names are not copied.
  resource_name text,
  action        text not null constraint activity_action_form check (action ~ '^[a-z_]{1,40}$'),
  before        jsonb,
  after         jsonb,
  request_id    text,
  created_at    timestamptz not null default now()
);

-- Serves the list of a workspace's activity, newest first, and the removal of a workspace.
create index activity_workspace_id_id_idx on public.activity (workspace_id, id desc);
-- Serves the list of what one person did, and the removal of a profile.
create index activity_actor_id_workspace_id_id_idx on public.activity (actor_id, workspace_id, id desc);
-- Serves the list of what happened to one kind of resource.
create index activity_workspace_id_resource_kind_id_idx on public.activity (workspace_id, resource_kind, id desc);
-- Serves the list of what happened to one resource.
create index activity_workspace_id_resource_id_id_idx on public.activity (workspace_id, resource_id, id desc);
-- Serves the removal of an account: what the activity says about it.
create index activity_member_idx on public.activity (resource_id) where resource_kind = 'member';
create index activity_invited_email_idx on public.activity ((coalesce(after, before) ->> 'email'))
  where resource_kind = 'invitation';

-- The purge reads the primary key, whose order is that of time.

alter table public.activity enable row level security;

-- No client writes here: private.record_activity() adds rows and private.purge_activity() removes them.
revoke all on public.activity from public, anon, authenticated, service_role;
grant select on public.activity to app_user, service_role;

create policy "owners and admins read the activity of their workspaces" on public.activity
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('activity.read'))::uuid[]), false));

-- Keeps track of a table by
--   create trigger record_activity after insert or update or delete on <table>
--     for each row execute function private.record_activity(
--       '<kind>', '<id column>', '{<columns that are never copied>}', '<name column>',
--       '<column that marks an end>', '<action that sets it>', '<action that clears it>')
-- The name column and the last three are left out where a table has no such column.
create function private.record_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  kind text := tg_argv[0];
  -- Columns that the database keeps for itself say nothing about a change, and a secret must not be copied.
  left_out text[] := array['id', 'workspace_id', 'version', 'created_by', 'created_at', 'updated_at'] || tg_argv[2]::text[];
  name_column text := tg_argv[3];
  mark_column text := tg_argv[4];
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changed_row jsonb := coalesce(new_row, old_row);
  old_values jsonb := old_row - left_out;
  new_values jsonb := new_row - left_out;
  user_id uuid := auth.uid();
  key_id uuid := (select key.id from private.acting_api_key() as key);
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, old_values -> key), jsonb_object_agg(key, value) into old_values, new_values
    from jsonb_each(new_values) where value is distinct from old_values -> key;
    if new_values is null then
      return null;
    end if;
  end if;

  insert into public.activity
    (workspace_id, actor_kind, actor_id, api_key_id, resource_kind, resource_id, resource_name, action, before, after, request_id)
  select
    workspaces.id,
    case when key_id is not null then 'api_key' when user_id is not null then 'user' else 'system' end,
    -- The profile of a user who removes their own account is gone before their memberships are.
    (select profiles.id from public.profiles where profiles.id = user_id),
    key_id,
    kind,
    (changed_row ->> tg_argv[1])::uuid,
    changed_row ->> name_column,
    case
      when tg_op = 'INSERT' then 'created'
      when tg_op = 'DELETE' then 'removed'
      when old_values -> mark_column = 'null' then tg_argv[5]
      when new_values -> mark_column = 'null' then tg_argv[6]
      else 'changed'
    end,
    old_values,
    new_values,
    nullif(current_setting('app.request_id', true), '')
  from public.workspaces
  -- Rows that go with their workspace leave nothing behind.
  where workspaces.id = (case kind when 'workspace' then changed_row ->> 'id' else changed_row ->> 'workspace_id' end)::uuid;
  return null;
end;
$$;

create trigger record_activity after insert or update or delete on public.workspaces
  for each row execute function private.record_activity('workspace', 'id', '{}', 'name');
create trigger record_activity after insert or update or delete on public.memberships
  for each row execute function private.record_activity('member', 'user_id', '{user_id}');

-- Removes at most so many older rows, the oldest first, and returns their number.
create function private.purge_activity(older_than timestamptz, at_most int) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed int;
begin
  delete from public.activity
  where id in (select activity.id from public.activity where activity.id < first_kept order by activity.id limit at_most);
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_activity(timestamptz, int) to service_role;

-- supabase/schemas/36_live.sql

-- Live updates: a page that shows a workspace hears that something in it has changed, by Supabase Realtime's Broadcast from the
-- database. The message does not say more: each page asks again, as its own user.
-- https://supabase.com/docs/guides/realtime/broadcast#broadcast-using-database-changes

create function private.topic_of(workspace uuid) returns text
language sql immutable set search_path = ''
as $$
  select 'workspace:' || workspace;
$$;

-- The topic for which the server mints a token for this caller. PT401 for a user whose session has ended, otherwise as
-- private.require_permission.
create function private.live_topic(in_workspace uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if auth.uid() is not null then
    perform private.require_session();
  end if;
  perform private.require_permission(in_workspace, 'workspace.read');
  return private.topic_of(in_workspace);
end;
$$;
grant execute on function private.live_topic(uuid) to app_user;

-- A live token is a token of anon with the name of one topic, signed by the server. Realtime asks this once when a client joins, and again
-- with each new token. No client may send to a topic, and a person's own token joins none. Hosted Realtime owns this table, so no grant on
-- it can be made, and a role of our own would have no rights to it.
-- https://supabase.com/docs/guides/realtime/authorization
create policy "a live token hears of its topic" on realtime.messages
  for select to anon using (
    extension = 'broadcast' and (select realtime.topic()) = ((select auth.jwt()) ->> 'live_topic')
  );

-- Sends the message that commits with the change. A message that cannot be sent is a warning in the log of Postgres and refuses no
-- change.
create function private.tell_viewers() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  topic text := private.topic_of(coalesce(new.workspace_id, old.workspace_id));
begin
  -- Once in a transaction is enough, however many rows it changes.
  if current_setting('app.viewers_told', true) is distinct from topic then
    perform set_config('app.viewers_told', topic, true);
    perform realtime.send(
      jsonb_build_object('requestId', nullif(current_setting('app.request_id', true), '')),
      'changed', topic, true
    );
  end if;
  return null;
end;
$$;

create trigger tell_viewers after insert on public.activity for each row execute function private.tell_viewers();
-- A workspace that goes leaves no activity, but its memberships go with it.
create trigger tell_viewers after delete on public.memberships for each row execute function private.tell_viewers();

-- supabase/schemas/37_storage.sql

-- Storage: the rows of stored files go through the Storage API alone.

-- Supabase grants the API roles every right on these tables and lets nobody revoke one, among them that to empty a table, which no
-- policy bounds. A trigger is what the role postgres may add.
-- https://supabase.com/changelog/34270-restricting-access-on-auth-storage-and-realtime-schemas-on-april-21-2025
create function private.refuse_truncate() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'Files are removed through the Storage API alone.' using errcode = '42501';
end;
$$;

create trigger refuse_truncate before truncate on storage.objects
  for each statement execute function private.refuse_truncate();
create trigger refuse_truncate before truncate on storage.buckets
  for each statement execute function private.refuse_truncate();

-- supabase/schemas/40_invitations.sql

-- Invitations: each lets one e-mail address into a workspace, once, within a week.

create table public.invitations (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  email        text not null constraint invitations_email_written check (private.is_mail_address(email)),
  role         text not null constraint invitations_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  -- SHA-256 of the token, in hexadecimal. The stored value lets nobody in.
  token_hash   text not null constraint invitations_token_hash_written check (token_hash ~ '^[0-9a-f]{64}$') unique,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '7 days',
  -- One address has one invitation. A second replaces it.
  unique (workspace_id, email)
);

-- Serves the list of invitations, newest first.
create index invitations_workspace_id_id_idx on public.invitations (workspace_id, id desc);
-- Serves the removal of a profile.
create index invitations_created_by_idx on public.invitations (created_by);
-- Serves the removal of expired invitations.
create index invitations_expires_at_idx on public.invitations (expires_at);
-- Serves the withdrawal of invitations whose mail bounced.
create index invitations_email_idx on public.invitations (email);

alter table public.invitations enable row level security;

revoke all on public.invitations from public, anon, authenticated, service_role;
grant select (id, workspace_id, email, role, created_by, created_at, expires_at),
  insert (workspace_id, email, role, token_hash), delete
  on public.invitations to app_user;
grant select, insert, update, delete on public.invitations to service_role;

create policy "owners and admins read invitations" on public.invitations
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('invitations.read'))::uuid[]), false));

create policy "owners invite into every role, admins below owner" on public.invitations
  for insert to authenticated
  with check (
    workspace_id = any ((select private.workspaces_allowing('invitations.create'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

create policy "owners and admins revoke invitations" on public.invitations
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('invitations.remove'))::uuid[]));

create trigger record_activity after insert or update or delete on public.invitations
  for each row execute function private.record_activity('invitation', 'id', '{token_hash}');

-- Runs after the policies, so it tells nothing to a caller who may not invite. Finds an account by the index that Supabase Auth has on
-- the addresses of accounts without single sign-on.
create function private.refuse_member_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from auth.users
    join public.memberships on memberships.user_id = users.id
    where users.email = new.email and users.is_sso_user = false and memberships.workspace_id = new.workspace_id
  ) then
    raise exception 'This person is a member already.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger refuse_member_invitation after insert on public.invitations
  for each row execute function private.refuse_member_invitation();

-- True while the person who made an invitation may still invite into its role. Nobody may for an account that is gone.
create function private.inviter_may_still(invitation public.invitations) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.memberships
    where memberships.workspace_id = invitation.workspace_id and memberships.user_id = invitation.created_by
      and memberships.role = any (
        (select roles from private.role_permissions where permission = 'invitations.create')::text[]
      )
      and (invitation.role <> 'owner' or memberships.role = any (
        (select roles from private.role_permissions where permission = 'workspace.transfer')::text[]
      ))
  ) and private.is_active(invitation.created_by);
$$;
grant execute on function private.inviter_may_still(public.invitations) to service_role;

-- Uses up an invitation of the caller's confirmed address, and with an acceptance makes the caller a member. A refusal undoes both.
-- Reads the address of the account, because that of the token may be older. PT404 for an invitation that is missing or expired, PT403
-- for another address, PT409 for a member and for an invitation whose maker may no longer invite.
create function private.answer_invitation(hash text, accepted boolean) returns table (workspace_id uuid, role text)
language plpgsql security definer set search_path = ''
as $$
declare
  invitation public.invitations;
begin
  perform private.require_session();
  delete from public.invitations where token_hash = hash and expires_at > now() returning * into invitation;
  if not found then
    raise exception 'invitation not found' using errcode = 'PT404';
  end if;

  perform from auth.users
  where id = auth.uid() and lower(email) = invitation.email and email_confirmed_at is not null;
  if not found then
    raise exception 'the invitation is for another address' using errcode = 'PT403';
  end if;

  if accepted then
    -- The right to invite cannot be taken away until this transaction has ended.
    perform from public.memberships
    where memberships.workspace_id = invitation.workspace_id and memberships.user_id = invitation.created_by
    for share;
    if not private.inviter_may_still(invitation) then
      raise exception 'The person who invited you may no longer do so. Ask an owner of the workspace for a new invitation.'
        using errcode = 'PT409';
    end if;
    insert into public.memberships (workspace_id, user_id, role)
    values (invitation.workspace_id, auth.uid(), invitation.role)
    on conflict do nothing;
    if not found then
      raise exception 'You are a member already.' using errcode = 'PT409';
    end if;
  end if;

  return query select invitation.workspace_id, invitation.role;
end;
$$;
grant execute on function private.answer_invitation(text, boolean) to app_user;

-- The invitation as the caller may see it whose confirmed address it is for. Codes as those of private.answer_invitation().
create function private.read_invitation(hash text)
returns table (workspace_id uuid, workspace_name text, role text, expires_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
declare
  invitation public.invitations;
begin
  select * into invitation from public.invitations
  where invitations.token_hash = hash and invitations.expires_at > now();
  if not found then
    raise exception 'invitation not found' using errcode = 'PT404';
  end if;

  perform from auth.users
  where id = auth.uid() and lower(email) = invitation.email and email_confirmed_at is not null;
  if not found then
    raise exception 'the invitation is for another address' using errcode = 'PT403';
  end if;

  if not private.inviter_may_still(invitation) then
    raise exception 'The person who invited you may no longer do so. Ask an owner of the workspace for a new invitation.'
      using errcode = 'PT409';
  end if;

  return query
  select workspaces.id, workspaces.name, invitation.role, invitation.expires_at
  from public.workspaces where workspaces.id = invitation.workspace_id;
end;
$$;
grant execute on function private.read_invitation(text) to app_user;

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('invitation.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Adds the mail of an invitation that the caller has made, once, and returns its job. The token itself is stored with the mail alone. Adds
-- nothing for any other token, and nothing to the repetition of an idempotent request.
create function private.mail_invitation(token text) returns setof uuid
language plpgsql security definer set search_path = ''
as $$
declare
  hash text := encode(sha256(convert_to(token, 'UTF8')), 'hex');
begin
  return query
  select private.enqueue(
    'invitation.mail', jsonb_build_object('token', token, 'locale', coalesce(private.acting_locale(), 'en')), once_key => hash
  )
  from public.invitations
  where token_hash = hash and created_by = auth.uid() and expires_at > now();
end;
$$;
grant execute on function private.mail_invitation(text) to app_user;

-- supabase/schemas/41_api_keys.sql

-- API keys: a key acts in one workspace, within its scopes and the rights of its creator, under the policies that users are under.
-- private.acting_api_key() in 21_access.sql says which key acts.

create table public.api_keys (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name         text not null constraint api_keys_name_form check (private.is_name(name, 80)),
  -- The beginning of the key, by which people tell one from another.
  prefix       text not null constraint api_keys_prefix_form check (prefix ~ '^plinth_[0-9A-Za-z]{8}$'),
  -- SHA-256 of the whole key, which is stored nowhere. It has too many random bits to be guessed from a fast hash.
  hash         bytea not null unique constraint api_keys_hash_length check (octet_length(hash) = 32),
  scopes       text[] not null constraint api_keys_scopes_count check (cardinality(scopes) between 1 and 50)
    constraint api_keys_scopes_set check (private.is_set(scopes)),
  expires_at   timestamptz constraint api_keys_expires_within_a_year check (expires_at > created_at and expires_at <= created_at + interval '365 days'),
  last_used_at timestamptz,
  revoked_at   timestamptz,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  -- The list of keys, newest first, reads this index backwards.
  unique (workspace_id, id)
);

-- Serves the removal of a profile, and the end of a membership.
create index api_keys_created_by_workspace_id_idx on public.api_keys (created_by, workspace_id);

alter table public.api_keys enable row level security;

-- The hash can be written and never read.
revoke all on public.api_keys from public, anon, authenticated, service_role;
grant select (id, workspace_id, name, prefix, scopes, expires_at, last_used_at, revoked_at, created_by, created_at),
  insert (workspace_id, name, prefix, hash, scopes, expires_at),
  update (revoked_at)
  on public.api_keys to app_user;
grant select, insert, update, delete on public.api_keys to service_role;

-- True when the caller may hand these permissions to a key: each is a scope of keys and held by the caller.
create function private.may_grant_scopes(in_workspace uuid, wanted text[]) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return not exists (
    select from unnest(wanted) as scope
    where not exists (
      select from private.key_scopes
      join private.role_permissions on role_permissions.permission = key_scopes.permission
      join public.memberships on memberships.role = any (role_permissions.roles)
      where key_scopes.permission = scope
        and memberships.workspace_id = in_workspace and memberships.user_id = auth.uid()
    )
  );
end;
$$;
grant execute on function private.may_grant_scopes(uuid, text[]) to app_user;

create policy "owners and admins read their keys" on public.api_keys
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('api-keys.read'))::uuid[]), false));

create policy "owners and admins create keys within their own rights" on public.api_keys
  for insert to authenticated with check (
    workspace_id = any ((select private.workspaces_allowing('api-keys.create'))::uuid[])
    and private.may_grant_scopes(workspace_id, scopes)
  );

create policy "owners and admins revoke their keys" on public.api_keys
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('api-keys.remove'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('api-keys.remove'))::uuid[]));

create trigger record_activity after insert or update or delete on public.api_keys
  for each row execute function private.record_activity('api_key', 'id', '{hash,last_used_at}', 'name');

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('api-key.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- A mail reveals the abuse of an open session to its owner.
create function private.tell_of_new_key() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('api-key.mail', jsonb_build_object(
    'to', users.email, 'locale', private.acting_locale(), 'name', new.name, 'prefix', new.prefix, 'at', now()
  ))
  from auth.users where users.id = new.created_by and users.email is not null;
  return null;
end;
$$;

create trigger tell_of_new_key after insert on public.api_keys
  for each row execute function private.tell_of_new_key();

-- A revocation is final, and the database writes its time. A key is revoked with the account of its creator.
create function private.stamp_revocation() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.revoked_at := coalesce(
    old.revoked_at, case when new.revoked_at is not null or new.created_by is null then now() end
  );
  return new;
end;
$$;

create trigger stamp_revocation before update of revoked_at, created_by on public.api_keys
  for each row execute function private.stamp_revocation();

-- A member who leaves a workspace leaves no working key behind. Their return does not bring one back.
create function private.revoke_keys_of_member() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.api_keys set revoked_at = now()
  where workspace_id = old.workspace_id and created_by = old.user_id and revoked_at is null;
  return null;
end;
$$;

create trigger revoke_keys_of_member after delete on public.memberships
  for each row execute function private.revoke_keys_of_member();

-- A removal of the creator waits for a key that is being made, and so finds it, or wins, and the key is refused. PT404 then.
create function private.require_creator() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.memberships where workspace_id = new.workspace_id and user_id = new.created_by for key share;
  if not found then
    raise exception 'workspace not found' using errcode = 'PT404';
  end if;
  return null;
end;
$$;

create trigger require_creator after insert on public.api_keys
  for each row when (new.created_by is not null and new.revoked_at is null) execute function private.require_creator();

-- Stops a transaction whose key does not count, with PT401. Returns true when the use of the key is due to be noted.
create function private.require_api_key() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  key record;
begin
  select * into key from private.acting_api_key();
  if key.id is null then
    raise exception 'This API key is not valid.' using errcode = 'PT401';
  end if;
  return key.last_used_at is null or key.last_used_at < now() - interval '1 minute';
end;
$$;
grant execute on function private.require_api_key() to app_user;

-- Notes the use of the acting key, once a minute. Of many requests at that moment one writes and none waits.
create function private.note_api_key_use() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.api_keys set last_used_at = now()
  where id = (
    select api_keys.id from public.api_keys
    where hash = decode(current_setting('app.api_key_hash', true), 'hex')
      and (last_used_at is null or last_used_at < now() - interval '1 minute')
    for update skip locked
  );
end;
$$;
grant execute on function private.note_api_key_use() to app_user;

-- supabase/schemas/42_idempotency.sql

-- Idempotency: one record for each key that a client gave a request. A repetition of the request gets the answer of the record.

create table private.idempotency_records (
  caller_id    uuid not null,
  -- Method and path. The same key with another operation is another record.
  operation    text not null constraint idempotency_records_operation_length check (char_length(operation) <= 1000),
  key          text not null constraint idempotency_records_key_length check (char_length(key) between 1 and 255),
  -- SHA-256 of the request.
  fingerprint  bytea not null constraint idempotency_records_fingerprint_length check (octet_length(fingerprint) = 32),
  -- Kept as text, so that a repetition gets it byte for byte. Null only inside of the transaction that makes it.
  answer       json,
  -- The account that takes the record along. Null when an API key acts.
  user_id      uuid default auth.uid() references public.profiles (id) on delete cascade,
  -- Clients retry within minutes. A day also covers those that queue over night.
  expires_at   timestamptz not null default now() + interval '24 hours',
  -- A workspace takes the answers along that its requests had.
  workspace_id uuid
    generated always as (substring(lower(operation) from '/workspaces/([0-9a-f-]{36})(?:/|$)')::uuid) stored
    references public.workspaces (id) on delete cascade,
  primary key (caller_id, operation, key)
);

-- Serves the removal of expired records.
create index idempotency_records_expires_at_idx on private.idempotency_records (expires_at);
-- Serves the removal of a profile.
create index idempotency_records_user_id_idx on private.idempotency_records (user_id);
-- Serves the removal of a workspace.
create index idempotency_records_workspace_id_idx on private.idempotency_records (workspace_id);

alter table private.idempotency_records enable row level security;

-- The functions below alone read and write records. Each reaches the caller's own records only.
revoke all on private.idempotency_records from public, anon, authenticated, service_role;

-- Claims a key for this transaction and returns nothing, or returns the answer of the request that had the key. Waits, up to
-- lock_timeout, for a transaction that holds the key now. PT422 when the key belongs to another request, PT409 when it has no answer yet.
create function private.claim_idempotency_key(for_operation text, given_key text, given_fingerprint bytea) returns setof json
language plpgsql security definer set search_path = ''
as $$
declare
  caller uuid := private.acting_id();
  kept private.idempotency_records;
begin
  delete from private.idempotency_records
  where caller_id = caller and operation = for_operation and key = given_key and expires_at <= now();

  insert into private.idempotency_records (caller_id, operation, key, fingerprint)
  values (caller, for_operation, given_key, given_fingerprint)
  on conflict (caller_id, operation, key) do nothing;
  if found then
    return;
  end if;

  select * into kept from private.idempotency_records
  where caller_id = caller and operation = for_operation and key = given_key;
  if kept.fingerprint <> given_fingerprint then
    raise exception 'the idempotency key belongs to another request' using errcode = 'PT422';
  end if;
  if kept.answer is null then
    raise exception 'the first request is still running' using errcode = 'PT409';
  end if;

  -- The statements of the repetition are already on their way: from here on none of them can write.
  perform set_config('transaction_read_only', 'on', true);
  return next kept.answer;
end;
$$;
grant execute on function private.claim_idempotency_key(text, text, bytea) to app_user;

-- Keeps the answer of a key that this transaction has claimed, so that both are committed or neither is.
create function private.keep_answer(for_operation text, given_key text, given_answer json) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update private.idempotency_records set answer = given_answer
  where caller_id = private.acting_id() and operation = for_operation and key = given_key and answer is null;
  if not found then
    raise exception 'the idempotency key is not claimed';
  end if;
end;
$$;
grant execute on function private.keep_answer(text, text, json) to app_user;

-- Removes at most so many expired records, the oldest first, and returns their number.
create function private.purge_idempotency_records(at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  delete from private.idempotency_records
  where (caller_id, operation, key) in (
    select caller_id, operation, key from private.idempotency_records
    where expires_at <= now()
    order by expires_at
    limit at_most
    for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_idempotency_records(integer) to service_role;

-- supabase/schemas/43_limits.sql

-- Rate limits: one counter for each allowance and each caller or address, shared by every instance.

-- Unlogged, so that a count costs no write-ahead log and no wait for the disk. A crash of the database starts every allowance afresh.
create unlogged table private.rate_limits (
  -- A hash of the allowance and of its caller or address, so that no address and no e-mail address is kept here.
  key       text primary key constraint rate_limits_key_length check (char_length(key) = 43),
  used      integer not null,
  resets_at timestamptz not null
)
-- Room beside each row for its next version, so that counting touches no index.
with (fillfactor = 50);

-- Serves the removal of ended windows.
create index rate_limits_resets_at_idx on private.rate_limits (resets_at);

alter table private.rate_limits enable row level security;

-- The functions below alone read and write counters.
revoke all on private.rate_limits from public, anon, authenticated, service_role;

-- Counts one request against each key, and returns the number of requests in the key's window and the time until it ends. A window
-- begins with its first request. The clock is that of the database, so instances need not agree about the time. The order is that of
-- the keys, so two requests with keys in common never wait for each other.
create function private.count_request(counted_keys text[], window_seconds integer[])
returns table (key text, used integer, reset_ms integer)
language plpgsql security definer set search_path = ''
as $$
begin
  return query
  insert into private.rate_limits as kept (key, used, resets_at)
  select given.key, 1, now() + make_interval(secs => given.seconds)
  from unnest(counted_keys, window_seconds) as given (key, seconds)
  order by given.key
  on conflict on constraint rate_limits_pkey do update set
    used = case when kept.resets_at > now() then kept.used + 1 else 1 end,
    resets_at = case when kept.resets_at > now() then kept.resets_at else excluded.resets_at end
  returning kept.key, kept.used, ceil(extract(epoch from kept.resets_at - now()) * 1000)::integer;
end;
$$;
grant execute on function private.count_request(text[], integer[]) to service_role;

-- Removes at most so many ended windows, the oldest first, and returns their number.
create function private.purge_rate_limits(at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  delete from private.rate_limits
  where rate_limits.key in (
    select rate_limits.key from private.rate_limits
    where resets_at <= now()
    order by resets_at
    limit at_most
    for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_rate_limits(integer) to service_role;

-- Counts one use of an allowance in the transaction that wants it, and refuses one too many: PT429, with the seconds to wait as its
-- detail. A transaction that fails has used nothing.
create function private.use_allowance(allowance text, subject text, at_most integer, window_seconds integer, refusal text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
  -- The key that counterKey() in lib/limits/quotas.ts makes of the same words.
  counter_key text := translate(
    rtrim(encode(sha256(convert_to(allowance || ' ' || subject, 'UTF8')), 'base64'), '='), '+/', '-_'
  );
  counted record;
begin
  select used, reset_ms into counted from private.count_request(array[counter_key], array[window_seconds]);
  if counted.used > at_most then
    raise exception '%', refusal using errcode = 'PT429', detail = ceil(counted.reset_ms / 1000.0)::integer::text;
  end if;
end;
$$;

-- supabase/schemas/44_invitation_mails.sql

-- Invitation mails: they go to people who have asked for nothing, so the database limits them whatever door an invitation comes by, and
-- stops those to an address whose owner wants none.

-- Exceptions from the limits below, written by an operator: docs/architecture/mails.md.
create table private.invitation_limits (
  name    text not null constraint invitation_limits_name_known check (name in ('workspace', 'person', 'address', 'open')),
  -- The id of the workspace that invites, or `all`.
  subject text not null default 'all' constraint invitation_limits_subject_form check (subject ~ '^(all|[0-9a-f-]{36})$'),
  at_most integer not null constraint invitation_limits_at_most_positive check (at_most >= 0),
  primary key (name, subject)
);

alter table private.invitation_limits enable row level security;

revoke all on private.invitation_limits from public, anon, authenticated, service_role;

-- The limit of a workspace: its own exception, the one for all, or the constant.
create function private.invitation_limit(limit_name text, in_workspace uuid) returns integer
language plpgsql stable security definer set search_path = ''
as $$
declare
  mails_of_workspace_a_day constant integer := 100;
  mails_of_person_a_day constant integer := 200;
  mails_to_address_a_day constant integer := 5;
  open_of_workspace constant integer := 100;
begin
  return coalesce(
    (
      select at_most from private.invitation_limits
      where name = limit_name and subject in ('all', in_workspace::text)
      order by subject = 'all'
      limit 1
    ),
    case limit_name
      when 'workspace' then mails_of_workspace_a_day
      when 'person' then mails_of_person_a_day
      when 'address' then mails_to_address_a_day
      when 'open' then open_of_workspace
    end
  );
end;
$$;

-- One key for the spellings of a mailbox, for counts alone: mailboxOf() of lib/mail/address.ts.
create function private.mailbox_of(address text) returns text
language sql immutable set search_path = ''
as $$
  select regexp_replace(lower(btrim(address)), '^([^@][^@+]*)\+[^@]*@', '\1@');
$$;
grant execute on function private.mailbox_of(text) to service_role;

-- Runs after the policies, so it tells nothing to a caller who may not invite. A row that replaces another counts as well, since it is
-- mailed too. The counter of the workspace lets no two of its invitations count at once.
create function private.limit_invitations() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  day_seconds constant integer := 86400;
  workspace text := new.workspace_id;
begin
  perform private.use_allowance(
    'invitations-workspace', workspace, private.invitation_limit('workspace', new.workspace_id), day_seconds,
    'This workspace has sent many invitations today. Please try again tomorrow.'
  );
  perform private.use_allowance(
    'invitations-person', new.created_by::text, private.invitation_limit('person', new.workspace_id), day_seconds,
    'You have sent many invitations today. Please try again tomorrow.'
  );
  perform private.use_allowance(
    'invitations-address', private.mailbox_of(new.email), private.invitation_limit('address', new.workspace_id), day_seconds,
    'This address has received many invitations today. Please try again tomorrow.'
  );
  if (
    select count(*) from public.invitations where workspace_id = new.workspace_id and expires_at > now()
  ) > private.invitation_limit('open', new.workspace_id) then
    raise exception 'This workspace has many open invitations. Revoke some, or wait for their answers.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

-- An operator's own statements have no person behind them, and are not limited.
create trigger limit_invitations after insert on public.invitations
  for each row when (new.created_by is not null) execute function private.limit_invitations();

-- Mailboxes whose owners want no invitation. The hash recognises a mailbox that somebody else brings, and tells none.
create table private.stopped_invitations (
  address_hash bytea primary key constraint stopped_invitations_address_hash_length check (octet_length(address_hash) = 32),
  stopped_at   timestamptz not null default now()
);

alter table private.stopped_invitations enable row level security;

revoke all on private.stopped_invitations from public, anon, authenticated, service_role;

create function private.invitations_stopped(hash bytea) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from private.stopped_invitations where address_hash = hash);
end;
$$;
grant execute on function private.invitations_stopped(bytea) to service_role;

-- Stops invitations to an address or allows them again, however often it is asked.
create function private.stop_invitations(hash bytea, stopped boolean) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if stopped then
    insert into private.stopped_invitations (address_hash) values (hash) on conflict do nothing;
  else
    delete from private.stopped_invitations where address_hash = hash;
  end if;
end;
$$;
grant execute on function private.stop_invitations(bytea, boolean) to service_role;

-- Runs after the policies, as the trigger above does.
create function private.refuse_stopped_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.invitations_stopped(sha256(convert_to(private.mailbox_of(new.email), 'UTF8'))) then
    raise exception 'The owner of this address has stopped invitations.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger refuse_stopped_invitation after insert on public.invitations
  for each row execute function private.refuse_stopped_invitation();

-- supabase/schemas/50_webhooks.sql

-- Webhooks: the addresses at which a workspace hears of its events, and the secrets that sign them.

create table public.webhooks (
  id                uuid primary key default private.uuid_v7(),
  workspace_id      uuid not null references public.workspaces (id) on delete cascade,
  -- An address without credentials, which would be stored as text. The server checks the host when it connects.
  url               text not null constraint webhooks_url_form check (
    url ~ '^https?://[^/?#@A-Z]+([/?][^#]*)?$' and url ~ '^[!-~]+$' and octet_length(url) <= 2000
  ),
  description       text not null default '' constraint webhooks_description_form check (private.is_prose(description, 200)),
  -- The kind and action of activity, such as member.removed. * stands for every event, those to come too.
  event_types       text[] not null constraint webhooks_event_types_form check (
    cardinality(event_types) between 1 and 100
    and array_to_string(event_types, ' ', '?') ~ '^(\*|[a-z_]{1,40}\.[a-z_]{1,40})( (\*|[a-z_]{1,40}\.[a-z_]{1,40}))*$'
  ) constraint webhooks_event_types_set check (private.is_set(event_types)),
  enabled           boolean not null default true,
  -- The reason for which the server disabled it. Null when a person did, and while it is enabled.
  disabled_reason   text constraint webhooks_disabled_reason_known check (disabled_reason in ('gone', 'failing')),
  -- The first failure since the last success.
  failing_since     timestamptz,
  secret_changed_at timestamptz not null default now(),
  version           integer not null default 1,
  created_by        uuid default auth.uid() references public.profiles (id) on delete set null,
  -- The people who chose the present address and the present secret. Null where nobody signed in did.
  address_by        uuid references public.profiles (id) on delete set null,
  secret_by         uuid references public.profiles (id) on delete set null,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  -- The list of webhooks, newest first, reads this index backwards.
  unique (workspace_id, id),
  constraint webhooks_reason_of_disabled check (disabled_reason is null or not enabled)
);

-- Serves every change in a workspace, which looks for the webhooks to tell.
create index webhooks_enabled_idx on public.webhooks (workspace_id) where enabled;
-- Serve the removal of a profile.
create index webhooks_created_by_idx on public.webhooks (created_by);
create index webhooks_address_by_idx on public.webhooks (address_by);
create index webhooks_secret_by_idx on public.webhooks (secret_by);

alter table public.webhooks enable row level security;

revoke all on public.webhooks from public, anon, authenticated, service_role;
grant select, insert (workspace_id, url, description, event_types, enabled), update (url, description, event_types, enabled), delete
  on public.webhooks to app_user;
grant select, insert, update, delete on public.webhooks to service_role;

create policy "owners and admins read their webhooks" on public.webhooks
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

create policy "owners and admins create webhooks" on public.webhooks
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('webhooks.create'))::uuid[]));

create policy "owners and admins change their webhooks" on public.webhooks
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('webhooks.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('webhooks.change'))::uuid[]));

create policy "owners and admins remove their webhooks" on public.webhooks
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('webhooks.remove'))::uuid[]));

create trigger touch_updated_at before update of url, description, event_types, enabled, secret_changed_at on public.webhooks
  for each row execute function private.touch_updated_at();
create trigger count_version before update of url, description, event_types, enabled, secret_changed_at on public.webhooks
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.webhooks
  for each row execute function private.record_activity('webhook', 'id', '{failing_since,address_by,secret_by}', 'url');

-- The creator chooses the first address and the first secret. The author of a change answers for the address from then on.
create function private.note_chooser() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.address_by := new.created_by;
    new.secret_by := new.created_by;
  elsif new.url <> old.url then
    new.address_by := auth.uid();
  end if;
  return new;
end;
$$;

create trigger note_chooser before insert or update of url on public.webhooks
  for each row execute function private.note_chooser();

-- A person who enables a webhook forgives its failures.
create function private.forgive_webhook() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.disabled_reason := null;
  new.failing_since := null;
  return new;
end;
$$;

create trigger forgive_webhook before update of enabled on public.webhooks
  for each row when (new.enabled and not old.enabled) execute function private.forgive_webhook();

-- Bounds the number of webhooks, because every change of the workspace asks each of them. Runs after the policies, so it tells nothing
-- to a caller who may not create one. The lock lets no two creations count at once.
create function private.limit_webhooks() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  webhooks_max constant integer := 20;
begin
  perform from public.workspaces where id = new.workspace_id for no key update;
  if (select count(*) from public.webhooks where workspace_id = new.workspace_id) > webhooks_max then
    raise exception 'A workspace has % webhooks at most.', webhooks_max using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger limit_webhooks after insert on public.webhooks
  for each row execute function private.limit_webhooks();

-- Signing secrets, encrypted by the server (lib/features/webhooks/secret.ts). The database never sees its key. No client reads them.
create table private.webhook_secrets (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  webhook_id   uuid not null,
  sealed       bytea not null constraint webhook_secrets_sealed_length check (octet_length(sealed) between 30 and 200),
  -- Null for the secret in use. The one before it goes on signing until this time.
  expires_at   timestamptz,
  foreign key (workspace_id, webhook_id) references public.webhooks (workspace_id, id) on delete cascade
);

-- Serves every delivery, and holds that a webhook has one secret in use.
create unique index webhook_secrets_in_use_idx on private.webhook_secrets (webhook_id) where expires_at is null;
-- Serves the removal of a webhook.
create index webhook_secrets_workspace_id_webhook_id_idx on private.webhook_secrets (workspace_id, webhook_id);

alter table private.webhook_secrets enable row level security;

revoke all on private.webhook_secrets from public, anon, authenticated, service_role;
grant select, update (sealed), delete on private.webhook_secrets to service_role;

-- Gives a webhook its secret, or another. The one in use signs beside it for 24 hours more. An older one ends at once. PT404 when there
-- is no such webhook.
create function private.keep_webhook_secret(in_workspace uuid, for_webhook uuid, new_sealed bytea) returns timestamptz
language plpgsql security definer set search_path = ''
as $$
declare
  overlap constant interval := interval '24 hours';
  replaced boolean;
begin
  perform private.require_permission(in_workspace, 'webhooks.change');
  perform from public.webhooks where workspace_id = in_workspace and id = for_webhook for no key update;
  if not found then
    raise exception 'webhook not found' using errcode = 'PT404';
  end if;

  delete from private.webhook_secrets where webhook_id = for_webhook and expires_at is not null;
  update private.webhook_secrets set expires_at = now() + overlap where webhook_id = for_webhook;
  replaced := found;
  insert into private.webhook_secrets (workspace_id, webhook_id, sealed) values (in_workspace, for_webhook, new_sealed);
  update public.webhooks set secret_by = auth.uid() where id = for_webhook and secret_by is distinct from auth.uid();
  if not replaced then
    return null;
  end if;
  update public.webhooks set secret_changed_at = now() where id = for_webhook;
  return now() + overlap;
end;
$$;
grant execute on function private.keep_webhook_secret(uuid, uuid, bytea) to app_user;

-- supabase/schemas/51_webhook_deliveries.sql

-- Webhook deliveries: one for each event and webhook, made by the change's own transaction, with every attempt to send it.

create table public.webhook_deliveries (
  id              uuid primary key default private.uuid_v7(),
  -- The order of the changes. Those of one resource take turns, so their deliveries are numbered in that order.
  number          bigint not null generated always as identity,
  workspace_id    uuid not null,
  webhook_id      uuid not null,
  -- The id by which the receiver knows the event, over all attempts and replays. It is the id of the activity.
  event_id        uuid not null,
  event_type      text not null constraint webhook_deliveries_event_type_form check (event_type ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
  resource_id     uuid not null,
  -- Sent as it stands, byte for byte, since the signature covers it.
  body            text not null constraint webhook_deliveries_body_size check (octet_length(body) <= 20000),
  status          text not null default 'waiting'
    constraint webhook_deliveries_status_known check (status in ('waiting', 'delivered', 'failed')),
  -- Counts since the event, or since the last replay.
  attempt_count   integer not null default 0 constraint webhook_deliveries_attempt_count_positive check (attempt_count >= 0),
  next_attempt_at timestamptz not null default now(),
  -- Until this time the worker that attempts the delivery has it to itself.
  claimed_until   timestamptz,
  settled_at      timestamptz,
  created_at      timestamptz not null default now(),
  constraint webhook_deliveries_settled_once check (settled_at is null or status <> 'waiting' and claimed_until is null),
  unique (workspace_id, id),
  unique (webhook_id, event_id),
  foreign key (workspace_id, webhook_id) references public.webhooks (workspace_id, id) on delete cascade
);

-- Serves the list of deliveries, newest first, and the removal of a webhook.
create index webhook_deliveries_webhook_idx on public.webhook_deliveries (workspace_id, webhook_id, id desc);
-- Serves the same list, narrowed to a status.
create index webhook_deliveries_status_idx on public.webhook_deliveries (workspace_id, webhook_id, status, id desc);
-- Serves the choice of a webhook's next delivery.
create index webhook_deliveries_due_idx on public.webhook_deliveries (webhook_id, next_attempt_at, number) where status = 'waiting';
-- Serves the search for older deliveries about the same resource.
create index webhook_deliveries_order_idx on public.webhook_deliveries (webhook_id, resource_id, number) where status = 'waiting';
-- Serves the search for deliveries whose wake-up call was lost.
create index webhook_deliveries_overdue_idx on public.webhook_deliveries (next_attempt_at) where status = 'waiting';

-- The purge reads the primary key, whose order is that of time.

create table public.webhook_attempts (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  delivery_id  uuid not null,
  -- Null without an answer.
  status_code  integer constraint webhook_attempts_status_code_form check (status_code between 100 and 999),
  duration_ms  integer not null constraint webhook_attempts_duration_ms_positive check (duration_ms >= 0),
  -- The reason, in words, for which there was no answer.
  error        text constraint webhook_attempts_error_length check (char_length(error) <= 200),
  -- The beginning of the answer.
  response     text constraint webhook_attempts_response_length check (char_length(response) <= 4096),
  created_at   timestamptz not null default now(),
  foreign key (workspace_id, delivery_id) references public.webhook_deliveries (workspace_id, id) on delete cascade
);

-- Serves the attempts of one delivery, newest first, and its removal.
create index webhook_attempts_delivery_idx on public.webhook_attempts (workspace_id, delivery_id, id desc);

alter table public.webhook_deliveries enable row level security;
alter table public.webhook_attempts enable row level security;

-- The functions below alone write both.
revoke all on public.webhook_deliveries, public.webhook_attempts from public, anon, authenticated, service_role;
grant select on public.webhook_deliveries, public.webhook_attempts to app_user, service_role;

create policy "owners and admins read what their webhooks were told" on public.webhook_deliveries
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

create policy "owners and admins read how their webhooks answered" on public.webhook_attempts
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

-- A job is a wake-up call for one webhook. The deliveries say what to send and in which order. The job is tried again when its worker
-- dies. The failure of a receiver is no failure of the job.
select pgboss.create_queue('webhook.deliver', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 5, "retryDelay": 5, "retryBackoff": true, "deleteAfterSeconds": 3600}');

-- Renames columns to the fields of the API: created_at becomes createdAt.
create function private.in_field_names(columns jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_object_agg(lower(left(key, 1)) || substr(replace(initcap(replace(key, '_', ' ')), ' ', ''), 2), value)
  from jsonb_each(columns);
$$;

-- https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure
create function private.webhook_body(event public.activity) returns text
language plpgsql stable set search_path = ''
as $$
declare
  -- The specification recommends to stay below 20 kB.
  body_max constant integer := 20000;
  data jsonb := jsonb_build_object(
    'id', event.id,
    'workspaceId', event.workspace_id,
    'actor', jsonb_build_object('kind', event.actor_kind, 'userId', event.actor_id, 'apiKeyId', event.api_key_id),
    'resource', jsonb_build_object('kind', event.resource_kind, 'id', event.resource_id, 'name', event.resource_name),
    'action', event.action,
    'before', private.in_field_names(event.before),
    'after', private.in_field_names(event.after),
    'requestId', event.request_id,
    'createdAt', event.created_at,
    'valuesOmitted', false
  );
  envelope jsonb := jsonb_build_object('type', event.resource_kind || '.' || event.action, 'timestamp', event.created_at);
  body text := (envelope || jsonb_build_object('data', data))::text;
begin
  if octet_length(body) <= body_max then
    return body;
  end if;
  return (envelope || jsonb_build_object('data', data || '{"before": null, "after": null, "valuesOmitted": true}'))::text;
end;
$$;

-- Adds a delivery for each webhook that asked for the event, in the transaction of the change. Changes of webhooks are not sent,
-- because the address of one receiver may be a secret from another.
create function private.tell_webhooks() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  told uuid;
begin
  for told in
    insert into public.webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body)
    select webhooks.workspace_id, webhooks.id, new.id, new.resource_kind || '.' || new.action, new.resource_id,
      private.webhook_body(new)
    from public.webhooks
    where webhooks.workspace_id = new.workspace_id and webhooks.enabled
      and webhooks.event_types && array['*', new.resource_kind || '.' || new.action]
    returning webhook_id
  loop
    perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', told));
  end loop;
  return null;
end;
$$;

create trigger tell_webhooks after insert on public.activity
  for each row when (new.resource_kind <> 'webhook') execute function private.tell_webhooks();

-- A webhook that is enabled again gets its pending deliveries.
create function private.wake_webhook() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', new.id));
  return null;
end;
$$;

create trigger wake_webhook after update of enabled on public.webhooks
  for each row when (new.enabled and not old.enabled) execute function private.wake_webhook();

-- Adds a test event for one webhook, and returns its delivery. PT404 when there is no such webhook, PT409 when it is disabled.
create function private.send_test_event(in_workspace uuid, to_webhook uuid) returns setof public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  event uuid := private.uuid_v7();
  active boolean;
begin
  perform private.require_permission(in_workspace, 'webhooks.change');
  select enabled into active from public.webhooks where workspace_id = in_workspace and id = to_webhook;
  if not found then
    raise exception 'webhook not found' using errcode = 'PT404';
  end if;
  if not active then
    raise exception 'The webhook is disabled. Enable it first.' using errcode = 'PT409';
  end if;

  perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', to_webhook));
  return query
  insert into public.webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body)
  values (in_workspace, to_webhook, event, 'webhook.test', event, jsonb_build_object(
    'type', 'webhook.test',
    'timestamp', now(),
    'data', jsonb_build_object('workspaceId', in_workspace, 'webhookId', to_webhook)
  )::text)
  returning *;
end;
$$;
grant execute on function private.send_test_event(uuid, uuid) to app_user;

-- Sends a settled delivery once more, with all of its tries. PT404 when there is no such delivery, PT409 when it is still being tried or
-- its webhook is disabled.
create function private.replay_webhook_delivery(in_workspace uuid, of_webhook uuid, delivery uuid)
returns setof public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  found_status text;
  active boolean;
begin
  perform private.require_permission(in_workspace, 'webhooks.change');
  select webhook_deliveries.status, webhooks.enabled into found_status, active
  from public.webhook_deliveries
  join public.webhooks on webhooks.id = webhook_deliveries.webhook_id
  where webhook_deliveries.workspace_id = in_workspace and webhook_deliveries.webhook_id = of_webhook
    and webhook_deliveries.id = delivery
  for no key update of webhook_deliveries;
  if not found then
    raise exception 'delivery not found' using errcode = 'PT404';
  end if;
  if found_status = 'waiting' then
    raise exception 'The delivery is still being tried.' using errcode = 'PT409';
  end if;
  if not active then
    raise exception 'The webhook is disabled. Enable it first.' using errcode = 'PT409';
  end if;

  perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', of_webhook));
  return query
  update public.webhook_deliveries
  set status = 'waiting', attempt_count = 0, next_attempt_at = now(), claimed_until = null, settled_at = null
  where id = delivery
  returning *;
end;
$$;
grant execute on function private.replay_webhook_delivery(uuid, uuid, uuid) to app_user;

-- Claims a webhook's next delivery for one attempt: the longest due, unless an older one about the same resource waits. Returns nothing
-- while the webhook has as many attempts under way as it may have. A claim that nobody settles ends by itself.
create function private.claim_webhook_delivery(for_webhook uuid, at_once integer, lease interval)
returns table (delivery_id uuid, event_id uuid, body text, attempt integer, workspace_id uuid, url text, secrets bytea[])
language plpgsql security definer set search_path = ''
as $$
declare
  webhook public.webhooks;
  chosen uuid;
begin
  -- A webhook has one choice at a time. The changes that add deliveries do not wait for this lock.
  select * into webhook from public.webhooks where webhooks.id = for_webhook and webhooks.enabled for no key update;
  if not found or at_once <= (
    select count(*) from public.webhook_deliveries as busy
    where busy.webhook_id = for_webhook and busy.status = 'waiting' and busy.claimed_until > now()
  ) then
    return;
  end if;

  select due.id into chosen
  from public.webhook_deliveries as due
  where due.webhook_id = for_webhook and due.status = 'waiting' and due.next_attempt_at <= now()
    and (due.claimed_until is null or due.claimed_until <= now())
    and not exists (
      select from public.webhook_deliveries as older
      where older.webhook_id = for_webhook and older.resource_id = due.resource_id and older.status = 'waiting'
        and older.number < due.number
    )
  order by due.next_attempt_at, due.number
  limit 1;

  return query
  update public.webhook_deliveries as taken
  set claimed_until = now() + lease, attempt_count = taken.attempt_count + 1
  where taken.id = chosen
  returning taken.id, taken.event_id, taken.body, taken.attempt_count, taken.workspace_id, webhook.url, array(
    select webhook_secrets.sealed from private.webhook_secrets
    where webhook_secrets.workspace_id = webhook.workspace_id and webhook_secrets.webhook_id = for_webhook
      and (webhook_secrets.expires_at is null or webhook_secrets.expires_at > now())
    order by webhook_secrets.expires_at desc nulls first
  );
end;
$$;
grant execute on function private.claim_webhook_delivery(uuid, integer, interval) to service_role;

-- Settles an attempt. Without retry_in it was the last one. The webhook of a receiver that is gone is disabled at once. A webhook
-- that has reached nobody for three days is disabled when a delivery has used its last try.
create function private.settle_webhook_delivery(
  delivery uuid, attempt integer, answered integer, took_ms integer, failure text, answer text, retry_in interval
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  patience constant interval := interval '3 days';
  succeeded boolean := coalesce(answered between 200 and 299, false);
  settled public.webhook_deliveries;
begin
  -- Locks the webhook before its deliveries, as every function here does.
  perform from public.webhooks
  where id = (select webhook_id from public.webhook_deliveries where id = delivery)
  for no key update;

  insert into public.webhook_attempts (workspace_id, delivery_id, status_code, duration_ms, error, response)
  select workspace_id, id, answered, took_ms, failure, answer from public.webhook_deliveries where id = delivery;

  -- A failure does not count once the claim has passed to another worker.
  update public.webhook_deliveries
  set
    status = case when succeeded then 'delivered' when retry_in is null then 'failed' else 'waiting' end,
    next_attempt_at = case when succeeded or retry_in is null then next_attempt_at else now() + retry_in end,
    settled_at = case when succeeded or retry_in is null then now() end,
    claimed_until = null
  where id = delivery and status = 'waiting' and (succeeded or attempt_count = attempt)
  returning * into settled;
  if not found then
    return;
  end if;

  if succeeded then
    update public.webhooks set failing_since = null where id = settled.webhook_id and failing_since is not null;
    return;
  end if;
  update public.webhooks set failing_since = now() where id = settled.webhook_id and failing_since is null;
  update public.webhooks set enabled = false, disabled_reason = case when answered = 410 then 'gone' else 'failing' end
  where id = settled.webhook_id and enabled
    and (answered = 410 or (settled.status = 'failed' and failing_since <= now() - patience));
  if settled.status = 'waiting' then
    perform private.enqueue(
      'webhook.deliver', jsonb_build_object('webhookId', settled.webhook_id), settled.next_attempt_at
    );
  end if;
end;
$$;
grant execute on function private.settle_webhook_delivery(uuid, integer, integer, integer, text, text, interval) to service_role;

-- Wakes up for at most so many webhooks whose deliveries are long due because a wake-up call was lost, and returns their number.
create function private.wake_overdue_webhooks(overdue interval, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  woken integer;
begin
  select count(private.enqueue('webhook.deliver', jsonb_build_object('webhookId', late.webhook_id))) into woken
  from (
    select distinct webhook_deliveries.webhook_id
    from public.webhook_deliveries
    join public.webhooks on webhooks.id = webhook_deliveries.webhook_id and webhooks.enabled
    where webhook_deliveries.status = 'waiting' and webhook_deliveries.next_attempt_at < now() - overdue
      and (webhook_deliveries.claimed_until is null or webhook_deliveries.claimed_until < now())
    limit at_most
  ) as late;
  return woken;
end;
$$;
grant execute on function private.wake_overdue_webhooks(interval, integer) to service_role;

-- Removes at most so many older deliveries with their attempts, and returns their number. Ids begin with their time.
create function private.purge_webhook_deliveries(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed integer;
begin
  delete from public.webhook_deliveries
  where id in (select old.id from public.webhook_deliveries as old where old.id < first_kept order by old.id limit at_most);
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_webhook_deliveries(timestamptz, integer) to service_role;

-- supabase/schemas/52_inbound.sql

-- Inbound webhooks: each event of another service is stored once, before it is processed.

create table private.inbound_events (
  -- The sender, such as mail.
  source       text not null constraint inbound_events_source_form check (source ~ '^[a-z_]{1,40}$'),
  -- The sender's id for the event. A repetition has the same.
  event_id     text not null constraint inbound_events_event_id_length check (char_length(event_id) between 1 and 255),
  body         jsonb not null constraint inbound_events_body_size check (octet_length(body::text) <= 200000),
  received_at  timestamptz not null default now(),
  processed_at timestamptz,
  primary key (source, event_id)
);

-- Serves the removal of old events.
create index inbound_events_received_at_idx on private.inbound_events (received_at);

alter table private.inbound_events enable row level security;

revoke all on private.inbound_events from public, anon, authenticated, service_role;
grant select, update (processed_at) on private.inbound_events to service_role;

select pgboss.create_queue('inbound.process', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 5, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Stores an event together with the job that processes it, and returns true when it was new.
create function private.receive_event(from_source text, its_id text, its_body jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.inbound_events (source, event_id, body) values (from_source, its_id, its_body) on conflict do nothing;
  if not found then
    return false;
  end if;
  perform private.enqueue('inbound.process', jsonb_build_object('source', from_source, 'eventId', its_id));
  return true;
end;
$$;
grant execute on function private.receive_event(text, text, jsonb) to service_role;

-- Removes at most so many older events, processed or not, and returns their number.
create function private.purge_inbound_events(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  delete from private.inbound_events
  where (source, event_id) in (
    select old.source, old.event_id from private.inbound_events as old
    where old.received_at < older_than
    order by old.received_at
    limit at_most
    for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_inbound_events(timestamptz, integer) to service_role;

-- supabase/schemas/60_accounts.sql

-- Accounts: the part that a user sees and changes of their own account at Supabase Auth.

-- The address of the account. The address in a token may be older.
create function private.own_email() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select email from auth.users where id = auth.uid());
end;
$$;
grant execute on function private.own_email() to app_user;

-- Tells a caller whether a password has been chosen for their account.
create function private.own_password() returns table (chosen boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select coalesce(encrypted_password, '') <> '' from auth.users where id = private.person_id();
end;
$$;
grant execute on function private.own_password() to app_user;

-- The providers that sign the caller in, the oldest first. Supabase Auth removes none that is the only identity, where that of the address
-- counts too.
create function private.own_identities()
returns table (id uuid, provider text, email text, removable boolean, created_at timestamptz, last_sign_in_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select found.id, found.provider, found.email, found.others > 0, found.created_at, found.last_sign_in_at
  from (
    select
      identities.id, identities.provider, identities.email::text, count(*) over () - 1 as others, identities.created_at,
      identities.last_sign_in_at
    from auth.identities
    where identities.user_id = private.person_id()
  ) as found
  where found.provider not in ('email', 'phone')
  order by found.created_at, found.id;
end;
$$;
grant execute on function private.own_identities() to app_user;

-- The caller's living sessions, the latest sign-in first. A position limits them to those after it.
create function private.own_sessions(after_moment timestamptz, after_id uuid, at_most integer)
returns table (id uuid, created_at timestamptz, last_used_at timestamptz, user_agent text, ip_address text, current boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select
    sessions.id,
    sessions.created_at,
    coalesce(sessions.refreshed_at at time zone 'UTC', sessions.created_at),
    sessions.user_agent,
    host(sessions.ip),
    sessions.id is not distinct from (auth.jwt() ->> 'session_id')::uuid
  from auth.sessions
  where sessions.user_id = auth.uid()
    and (sessions.not_after is null or sessions.not_after > now())
    and (after_id is null or (sessions.created_at, sessions.id) < (after_moment, after_id))
  order by sessions.created_at desc, sessions.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_sessions(timestamptz, uuid, integer) to app_user;

-- Ends the codes of an account that would still open a session: those of services, and of mailed links that were opened. A code needs no
-- living session, so whatever ends the sessions of an account ends them too. A link that waits in a mailbox stays.
create function private.end_codes(account uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  delete from auth.flow_state
  where user_id = account and (authentication_method = 'oauth' or auth_code_issued_at is not null);
end;
$$;

-- Signs the caller out of one session, or without an id out of all, and returns their number. Refresh tokens go with their session.
create function private.end_own_sessions(chosen uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  ended integer;
begin
  perform private.require_session();
  delete from auth.sessions where user_id = auth.uid() and (chosen is null or id = chosen);
  get diagnostics ended = row_count;
  return ended;
end;
$$;
grant execute on function private.end_own_sessions(uuid) to app_user;

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('account-removed.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Removes an account and the workspaces that it alone belongs to, in this one transaction, and mails its address. The role postgres may
-- remove rows of auth.users, and sessions, identities and factors go with them. Returns the workspaces that would lose their last owner
-- while other members stay. In that case nothing is removed. Removing an account anonymises it in other workspaces' activity. A topic
-- whose rows name people does its part by a trigger on public.profiles. No client may call it: private.operator_remove_account() does,
-- and private.remove_account() for the caller's own.
create function private.erase_account(account uuid) returns table (id uuid, name text)
language plpgsql security definer set search_path = ''
as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  address text := (select lower(users.email) from auth.users where users.id = account);
begin
  -- No member joins, and no other owner leaves, until this transaction has ended.
  perform from public.workspaces
  where workspaces.id in (select workspace_id from public.memberships where user_id = account and role = 'owner')
  order by workspaces.id
  for update;

  return query
  select workspaces.id, workspaces.name
  from public.workspaces
  join public.memberships as own on own.workspace_id = workspaces.id and own.user_id = account and own.role = 'owner'
  where exists (select from public.memberships where workspace_id = workspaces.id and user_id <> account)
    and not exists (
      select from public.memberships where workspace_id = workspaces.id and user_id <> account and role = 'owner'
    )
  order by workspaces.id;
  if found then
    return;
  end if;

  delete from public.workspaces
  where workspaces.id in (select workspace_id from public.memberships where user_id = account and role = 'owner')
    and not exists (select from public.memberships where workspace_id = workspaces.id and user_id <> account);
  delete from public.memberships where user_id = account;
  delete from public.invitations where email = address;
  delete from auth.flow_state where user_id = account;
  delete from auth.users where users.id = account;

  update public.activity set resource_id = nobody where resource_kind = 'member' and resource_id = account;
  update public.activity set before = before - 'email', after = after - 'email'
  where resource_kind = 'invitation' and coalesce(after, before) ->> 'email' = address;

  if address is not null then
    perform private.enqueue('account-removed.mail', jsonb_build_object(
      'to', address, 'locale', private.acting_locale(), 'at', now()
    ));
  end if;
end;
$$;

-- Removes the caller's own account, as private.erase_account() does, once they have confirmed that it is them.
create function private.remove_account() returns table (id uuid, name text)
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_recent_proof();
  return query select kept.id, kept.name from private.erase_account(auth.uid()) as kept;
end;
$$;
grant execute on function private.remove_account() to app_user;

-- The account that a token signs in, so that a page can name the address before a press of its button spends the token. Found as
-- Supabase Auth finds it for a link of this type. No row for a token that was replaced or never mailed, or lies in the mailbox of a former
-- address, and for a banned account. A token that another link of the account has ended may still name it.
-- The conditions on digits are those of the partial indexes that Auth keeps on these columns.
create function private.link_owner(token text, link_type text)
returns table (email text, new_email text, awaits_other boolean, mailed_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select found.email, found.new_email, found.awaits_other, found.mailed_at
  from (
    select users.email::text, null::text as new_email, false as awaits_other, users.confirmation_sent_at as mailed_at, users.banned_until
    from auth.users
    where link_type in ('email', 'signup', 'invite')
      and users.confirmation_token = token and users.confirmation_token !~ '^[0-9 ]*$'
    union all
    select users.email, null, false, users.recovery_sent_at, users.banned_until
    from auth.users
    where link_type in ('email', 'magiclink', 'recovery')
      and users.recovery_token = token and users.recovery_token !~ '^[0-9 ]*$'
    union all
    -- One of two tokens is cleared once it has agreed.
    select users.email, users.email_change, coalesce(users.email_change_token_current, '') <> '', users.email_change_sent_at, users.banned_until
    from auth.users
    where link_type = 'email_change'
      and users.email_change_token_new = token and users.email_change_token_new !~ '^[0-9 ]*$'
    union all
    select users.email, users.email_change, coalesce(users.email_change_token_new, '') <> '', users.email_change_sent_at, users.banned_until
    from auth.users
    where link_type = 'email_change'
      and users.email_change_token_current = token and users.email_change_token_current !~ '^[0-9 ]*$'
  ) as found
  where found.banned_until is null or found.banned_until < now()
  limit 1;
$$;
grant execute on function private.link_owner(text, text) to service_role;

-- Proof of the mailbox: a sign-up does not show that an address is its author's. Its first proof by mail drops what was set
-- before: the password, the second factors, the metadata, the language, the name, the sessions, and an identity whose provider has not verified the
-- address. An account that an administrator makes keeps its password, because no mail was sent for it.
create function private.drop_unproved() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  mailed_at timestamptz := coalesce(new.confirmation_sent_at, new.recovery_sent_at, new.email_change_sent_at, new.invited_at);
begin
  if old.email_confirmed_at is null and new.email_confirmed_at is not null and mailed_at is not null then
    perform set_config('app.proved_account', new.id::text, true);
    new.encrypted_password := null;
    delete from auth.sessions where user_id = new.id;
    delete from auth.mfa_factors where user_id = new.id;
    delete from auth.webauthn_credentials where user_id = new.id;
    delete from private.languages where user_id = new.id;
    delete from auth.identities
    where user_id = new.id and provider not in ('email', 'phone') and identity_data ->> 'email_verified' is distinct from 'true';
    update auth.identities
    set identity_data = jsonb_strip_nulls(jsonb_build_object(
      'sub', identity_data -> 'sub',
      'email', identity_data -> 'email',
      'email_verified', identity_data -> 'email_verified',
      'phone_verified', identity_data -> 'phone_verified'
    ))
    where user_id = new.id and provider in ('email', 'phone');
    update public.profiles set display_name = private.name_for(null, new.email) where id = new.id;
  end if;
  -- Supabase Auth writes the metadata once more, as it read them before the proof.
  if current_setting('app.proved_account', true) = new.id::text then
    new.raw_user_meta_data := jsonb_strip_nulls(jsonb_build_object(
      'sub', new.raw_user_meta_data -> 'sub',
      'email', new.raw_user_meta_data -> 'email',
      'email_verified', new.raw_user_meta_data -> 'email_verified',
      'phone_verified', new.raw_user_meta_data -> 'phone_verified'
    ));
  end if;
  return new;
end;
$$;

create trigger drop_unproved before update of email_confirmed_at, raw_user_meta_data on auth.users
  for each row execute function private.drop_unproved();

-- The token that Supabase Auth is about to sign, without the metadata: nothing here reads them, and a user may write any length of
-- them, which would not fit into a cookie. A session on the first level of an account with a second factor gets a claim by which a page
-- asks for the factor without a query. It is a hint: the database decides by the session.
-- https://supabase.com/docs/guides/auth/auth-hooks/custom-access-token-hook
create function private.access_token_hook(event jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_set(
    event,
    '{claims}',
    (event -> 'claims') - '{user_metadata,app_metadata}'::text[] || case
      when event -> 'claims' ->> 'aal' = 'aal1' and exists (
        select from auth.mfa_factors where user_id = (event ->> 'user_id')::uuid and status::text = 'verified'
      ) then '{"awaits_factor": true}'::jsonb
      else '{}'::jsonb
    end
  );
$$;
grant usage on schema private to supabase_auth_admin;
grant execute on function private.access_token_hook(jsonb) to supabase_auth_admin;

-- supabase/schemas/61_auth_events.sql

-- Sign-in log: one row for each thing that happened to the way into an account. Triggers add the rows where Supabase Auth writes
-- (62_auth_triggers.sql), and the server adds those that only it knows of.

-- The program and the system of a user agent without their versions, so that an update is no new device.
create function private.device_of(user_agent text) returns text
language sql immutable set search_path = ''
as $$
  select regexp_replace(coalesce(user_agent, ''), '[/ _:]*[0-9][0-9._]*', '', 'g');
$$;

-- The network around an address: a coarse place, because people have another address at every sign-in.
create function private.network_of(address inet) returns cidr
language sql immutable set search_path = ''
as $$
  select network(set_masklen(address, case family(address) when 4 then 16 else 32 end));
$$;

create table private.auth_events (
  id         uuid primary key default private.uuid_v7(),
  user_id    uuid not null references auth.users (id) on delete cascade,
  kind       text not null constraint auth_events_kind_known check (kind in (
    'account_created', 'signed_in', 'new_device', 'sign_in_failed', 'signed_out', 'session_ended', 'password_reset_requested',
    'password_changed', 'email_changed', 'factor_added', 'factor_removed', 'code_refused', 'recovery_codes_created', 'recovery_code_used',
    'factors_reset', 'signed_out_by_operator', 'identity_added', 'identity_removed', 'passkey_added', 'passkey_removed',
    'viewed_by_operator'
  )),
  -- The name that Auth uses, such as password, otp or totp.
  method     text constraint auth_events_method_length check (char_length(method) <= 40),
  session_id uuid,
  user_agent text constraint auth_events_user_agent_length check (char_length(user_agent) <= 300),
  ip         inet,
  request_id text,
  -- The operator who looked at the account, and why.
  operator_name text constraint auth_events_operator_name_form check (private.is_name(operator_name, 100)),
  reason     text constraint auth_events_reason_form check (private.is_name(reason, 500)),
  created_at timestamptz not null default now(),
  device     text generated always as (private.device_of(user_agent)) stored,
  network    cidr generated always as (private.network_of(ip)) stored
);

-- Serves the list of a person, newest first, the counts of their latest events, and the removal of an account.
create index auth_events_user_id_id_idx on private.auth_events (user_id, id desc);
-- Serves the question whether a device or a place is known.
create index auth_events_known_idx on private.auth_events (user_id, device, network) where kind = 'signed_in';
-- The purge reads the primary key, whose order is that of time.

alter table private.auth_events enable row level security;

-- Append-only: the functions of this file add rows, read one's own and purge old ones.
revoke all on private.auth_events from public, anon, authenticated, service_role;

create function private.keep_auth_events() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'the log of sign-ins is append-only' using errcode = '42501';
end;
$$;

-- Stops the owner of the database too, who would have to change the schema first.
create trigger keep_auth_events before update or truncate on private.auth_events
  for each statement execute function private.keep_auth_events();

-- Lets rows go with their account, or once they are months old, and no younger one.
create function private.keep_new_auth_events() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  kept_days constant integer := 90;
begin
  if old.id >= private.uuid_v7_from(now() - make_interval(days => kept_days))
    and exists (select from auth.users where id = old.user_id) then
    raise exception 'the log of sign-ins is append-only' using errcode = '42501';
  end if;
  return old;
end;
$$;

create trigger keep_new_auth_events before delete on private.auth_events
  for each row execute function private.keep_new_auth_events();

-- Adds nothing for an account that is gone, whose sessions and factors go with it.
create function private.record_auth_event(
  person uuid, what text, how text default null, in_session uuid default null, agent text default null, address inet default null,
  by_name text default null, given_reason text default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.auth_events (user_id, kind, method, session_id, user_agent, ip, request_id, operator_name, reason)
  select
    users.id, what, left(how, 40), in_session, left(agent, 300), address, nullif(current_setting('app.request_id', true), ''),
    by_name, given_reason
  from auth.users where users.id = person;
end;
$$;

-- The number of events of a kind since a moment.
create function private.count_auth_events(person uuid, what text, since timestamptz) returns integer
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select count(*) from private.auth_events
    where user_id = person and id >= private.uuid_v7_from(since) and kind = what
  );
end;
$$;

-- Adds an event that only the server knows of to an account. Ten of a kind are kept in an hour, so that nobody fills the log of somebody
-- else.
create function private.record_event_of_person(person uuid, what text, how text, agent text, from_ip inet) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  per_hour constant integer := 10;
begin
  if what not in ('sign_in_failed', 'password_reset_requested') then
    raise exception 'the database itself records %', what using errcode = '22023';
  end if;
  if person is null then
    return;
  end if;
  -- Failures of one account that arrive at once are counted one after another.
  perform pg_advisory_xact_lock(hashtextextended('auth_events ' || person, 0));
  if private.count_auth_events(person, what, now() - interval '1 hour') >= per_hour then
    return;
  end if;
  perform private.record_auth_event(person, what, how, null, agent, from_ip);
end;
$$;
grant execute on function private.record_event_of_person(uuid, text, text, text, inet) to service_role;

-- Calls private.record_event_of_person() for the account of an address. Adds nothing for an unknown address.
create function private.record_event_of_address(address text, what text, agent text, from_ip inet) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_event_of_person(
    (select users.id from auth.users where users.email = lower(address) and not users.is_sso_user), what, null, agent, from_ip
  );
end;
$$;
grant execute on function private.record_event_of_address(text, text, text, inet) to service_role;

-- The caller's events, the latest first. An id limits them to those before it.
create function private.own_auth_events(before_id uuid, at_most integer)
returns table (
  id uuid, kind text, method text, session_id uuid, user_agent text, ip_address text, request_id text, operator_name text, reason text,
  created_at timestamptz
)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select
    events.id, events.kind, events.method, events.session_id, events.user_agent, host(events.ip), events.request_id,
    events.operator_name, events.reason, events.created_at
  from private.auth_events as events
  where events.user_id = auth.uid() and (before_id is null or events.id < before_id)
  order by events.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_auth_events(uuid, integer) to app_user;

-- Removes at most so many older rows, the oldest first, and returns their number.
create function private.purge_auth_events(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed integer;
begin
  delete from private.auth_events
  where id in (
    select auth_events.id from private.auth_events where auth_events.id < first_kept order by auth_events.id limit at_most
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_auth_events(timestamptz, integer) to service_role;

-- supabase/schemas/62_auth_triggers.sql

-- Triggers on the tables of Supabase Auth: the sign-in log, and the notices by mail. They see every change, whether a page, the Auth API, an
-- admin or an operator with SQL has made it. Each runs in the transaction of the change, so none may fail.

-- The language in which a person reads mails, as far as the app knows it.
create table private.languages (
  user_id uuid primary key references auth.users (id) on delete cascade,
  locale  text not null constraint languages_locale_form check (locale ~ '^[a-z]{2}$')
);

alter table private.languages enable row level security;

revoke all on private.languages from public, anon, authenticated, service_role;

-- Keeps the language that the caller has chosen.
create function private.keep_language(chosen text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_user();
  insert into private.languages as kept (user_id, locale)
  select users.id, chosen from auth.users where users.id = auth.uid()
  on conflict on constraint languages_pkey do update set locale = excluded.locale where kept.locale <> excluded.locale;
end;
$$;
grant execute on function private.keep_language(text) to app_user;

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('account-notice.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Mails the owner of an account, unless it has no address.
create function private.send_account_notice(
  person uuid, to_address text, what text, agent text default null, address inet default null,
  by_name text default null, given_reason text default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(to_address, '') = '' then
    return;
  end if;
  perform private.enqueue('account-notice.mail', jsonb_strip_nulls(jsonb_build_object(
    'notice', what,
    'to', to_address,
    'locale', (select locale from private.languages where user_id = person),
    'at', now(),
    'userAgent', left(agent, 300),
    'ipAddress', host(address),
    'operatorName', by_name,
    'reason', given_reason
  )));
end;
$$;

create function private.record_account() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  -- Some providers say de-AT.
  spoken text := substring(new.raw_user_meta_data ->> 'locale' from '^[a-z]{2}\M');
begin
  perform private.record_auth_event(new.id, 'account_created', new.raw_app_meta_data ->> 'provider');
  insert into private.languages (user_id, locale) select new.id, spoken where spoken is not null;
  return null;
end;
$$;

create trigger record_account after insert on auth.users
  for each row execute function private.record_account();

-- True where Auth has encrypted the stored password, or has changed its key, which it does at a sign-in with the same password.
create function private.is_encrypted_anew(old_password text, new_password text) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(
    substring(new_password from '^\{.*"key_id":\s*"([^"]*)"')
      <> coalesce(substring(old_password from '^\{.*"key_id":\s*"([^"]*)"'), ''),
    false
  );
$$;

-- Records and tells of a changed or removed password of an account that has proved its address. The first password of a new account is
-- no news for its owner. Auth ends the other sessions itself, so the trigger ends them all only after a change with SQL.
create function private.tell_of_new_password() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  is_first boolean := coalesce(old.encrypted_password, '') = '' and old.confirmed_at > now() - interval '1 hour';
  with_other_columns boolean := tg_nargs > 0;
begin
  if old.confirmed_at is null or private.is_encrypted_anew(old.encrypted_password, new.encrypted_password) <> with_other_columns then
    return null;
  end if;
  perform private.record_auth_event(new.id, 'password_changed');
  perform private.end_codes(new.id);
  if session_user = 'postgres' then
    delete from auth.sessions where user_id = new.id;
  end if;
  if not is_first then
    perform private.send_account_notice(new.id, new.email, 'password_changed');
  end if;
  return null;
end;
$$;

create trigger tell_of_new_password after update of encrypted_password on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function private.tell_of_new_password();
-- A change of the password also takes back the tokens of the account, in the same statement. Encrypting it anew does not.
create trigger tell_of_new_encrypted_password after update of reauthentication_token on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function private.tell_of_new_password('with other columns');

-- Records a changed address, tells the old one, and ends every session. The link that completes the change opens its session after this.
-- A provider that vouches for the old address signs in nobody any more, since that mailbox may have another owner, such as an employer. For
-- the same reason end the codes of sign-ins that have begun, but for that of the change itself.
create function private.tell_of_new_email() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_auth_event(new.id, 'email_changed');
  delete from auth.identities
  where user_id = new.id and provider not in ('email', 'phone') and identities.email is distinct from new.email;
  delete from auth.flow_state where user_id = new.id and authentication_method <> 'email_change';
  delete from auth.sessions where user_id = new.id;
  perform private.send_account_notice(new.id, old.email, 'email_changed');
  return null;
end;
$$;

create trigger tell_of_new_email after update of email on auth.users
  for each row when (old.email_confirmed_at is not null and old.email is distinct from new.email)
  execute function private.tell_of_new_email();

-- Ends the mailed links and codes of an account whose address changes, since they lie in the mailbox that it had. Supabase Auth keeps them in
-- both tables, and an administrator's change leaves them.
create function private.end_mailed_tokens() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.confirmation_token := '';
  new.recovery_token := '';
  new.reauthentication_token := '';
  new.email_change_token_current := '';
  new.email_change_token_new := '';
  delete from auth.one_time_tokens where user_id = new.id;
  return new;
end;
$$;

create trigger end_mailed_tokens before update of email on auth.users
  for each row when (old.email is distinct from new.email) execute function private.end_mailed_tokens();

-- Records and tells of a second factor that was added or removed. One that was never verified is none. Its removal ends the sessions that
-- have not proved a factor, since one that waits with the password alone would be whole from then on. After a change with SQL every
-- session ends. private.remove_factors() tells of all at once, and ends sessions itself.
create function private.tell_of_factor() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status::text = 'verified';
  is_now boolean := tg_op <> 'DELETE' and new.status::text = 'verified';
  what text := case when is_now then 'factor_added' else 'factor_removed' end;
  person uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
  if was = is_now then
    return null;
  end if;
  perform private.record_auth_event(person, what, case when tg_op = 'DELETE' then old.factor_type::text else new.factor_type::text end);
  if current_setting('app.factors_removed_of', true) = person::text then
    return null;
  end if;
  perform private.end_codes(person);
  delete from auth.sessions
  where user_id = person and (session_user = 'postgres' or not is_now and aal::text is distinct from 'aal2');
  perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = person;
  return null;
end;
$$;

create trigger tell_of_factor after insert or delete or update of status on auth.mfa_factors
  for each row execute function private.tell_of_factor();

-- Refuses an identity of a provider that shows nothing about the owner of an account: it has to tell the very address of the account, and
-- once the account is confirmed, it must have verified it. The identity of a new account comes before its confirmation. An identity keeps
-- the address by which it entered, because Supabase Auth goes by what a provider tells later: it finds the account of a verified address by
-- the identities of others, gives an account the address of an identity that is left, and confirms an account whose provider has verified
-- another address by now. Auth also links at the wish of any session, which may be stolen. The row of the account is locked, because its
-- address may change, or be proved, at the same moment. The lock is the one that Auth takes next, to write the providers of the account, so
-- that of two identities at once the later one waits.
-- https://supabase.com/docs/guides/auth/auth-identity-linking
create function private.check_identity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  account record;
begin
  if new.provider in ('email', 'phone') then
    return new;
  end if;
  select email, confirmed_at is not null as is_confirmed into account from auth.users where id = new.user_id for no key update;
  if tg_op = 'UPDATE' and new.user_id = old.user_id and account.is_confirmed then
    new.identity_data := new.identity_data || jsonb_build_object(
      'email', old.identity_data -> 'email', 'email_verified', old.identity_data -> 'email_verified'
    );
    return new;
  end if;
  if lower(new.identity_data ->> 'email') is distinct from account.email
    or account.is_confirmed and new.identity_data ->> 'email_verified' is distinct from 'true' then
    raise exception 'the provider has not verified the address of the account' using errcode = 'PT403';
  end if;
  return new;
end;
$$;

create trigger check_identity before insert or update of user_id, identity_data on auth.identities
  for each row execute function private.check_identity();

-- Records and tells of a provider that may sign somebody in, or no longer may. The first one of a new account is no news, and what goes
-- before the account is confirmed was never good for anything. After a change with SQL every session ends.
create function private.tell_of_identity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  what text := case tg_op when 'INSERT' then 'identity_added' else 'identity_removed' end;
  person uuid := case tg_op when 'INSERT' then new.user_id else old.user_id end;
  service text := case tg_op when 'INSERT' then new.provider else old.provider end;
begin
  if service in ('email', 'phone') or not exists (select from auth.users where id = person and confirmed_at is not null) then
    return null;
  end if;
  perform private.record_auth_event(person, what, service);
  if tg_op = 'DELETE' then
    perform private.end_codes(person);
  end if;
  if session_user = 'postgres' then
    delete from auth.sessions where user_id = person;
  end if;
  perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = person;
  return null;
end;
$$;

create trigger tell_of_identity after insert or delete on auth.identities
  for each row execute function private.tell_of_identity();

-- Records and tells of a passkey that was added or removed. The end of the account removes its passkeys in silence, and
-- private.remove_factors() tells of all at once. After a passkey was added with SQL every session ends. Auth does not keep which passkey opened
-- a session, so a removal with SQL ends every session that one has opened.
create function private.tell_of_passkey() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  what text := case when tg_op = 'INSERT' then 'passkey_added' else 'passkey_removed' end;
  person uuid := case when tg_op = 'INSERT' then new.user_id else old.user_id end;
begin
  perform private.record_auth_event(person, what);
  perform private.end_codes(person);
  if session_user = 'postgres' then
    delete from auth.sessions
    where user_id = person and (tg_op = 'INSERT' or exists (
      select from auth.mfa_amr_claims where session_id = sessions.id and authentication_method = 'passkey'
    ));
  end if;
  if current_setting('app.factors_removed_of', true) is distinct from person::text then
    perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = person;
  end if;
  return null;
end;
$$;

create trigger tell_of_passkey after insert or delete on auth.webauthn_credentials
  for each row execute function private.tell_of_passkey();

-- Records a sign-in once Auth has written how it was proved, which follows the row of the session, and tells of a device or a place that
-- no kept sign-in of the account knows: not at its first, and three times a day at most.
create function private.record_sign_in() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  told_per_day constant integer := 3;
  person uuid;
  agent text;
  address inet;
  email text;
  is_first boolean;
  is_known boolean;
begin
  select users.id, users.email, sessions.user_agent, sessions.ip into person, email, agent, address
  from auth.sessions join auth.users on users.id = sessions.user_id
  where sessions.id = new.session_id;

  -- Without a kept creation the account is older than the log, and has slept.
  is_first := not exists (select from private.auth_events where user_id = person and kind = 'signed_in')
    and exists (select from private.auth_events where user_id = person and kind = 'account_created');
  is_known := exists (
    select from private.auth_events where user_id = person and kind = 'signed_in' and device = private.device_of(agent)
  ) and exists (
    select from private.auth_events
    where user_id = person and kind = 'signed_in' and network is not distinct from private.network_of(address)
  );

  perform private.record_auth_event(person, 'signed_in', new.authentication_method, new.session_id, agent, address);
  if is_first or is_known or private.count_auth_events(person, 'new_device', now() - interval '1 day') >= told_per_day then
    return null;
  end if;
  perform private.record_auth_event(person, 'new_device', new.authentication_method, new.session_id, agent, address);
  perform private.send_account_notice(person, email, 'new_device', agent, address);
  return null;
end;
$$;

create trigger record_sign_in after insert on auth.mfa_amr_claims
  for each row execute function private.record_sign_in();

-- Records the end of a session: signed out by the person, or ended from elsewhere, by a changed way in, by a ban, or by its age. Auth's own clean-up
-- comes a day after a session was used last. An access token, which a sign-out needs, is younger.
create function private.record_session_end() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  is_own boolean := old.id::text = auth.jwt() ->> 'session_id';
  is_by_sql boolean := session_user in ('app_server', 'postgres');
  is_banned boolean := not private.is_active(old.user_id);
  is_old boolean := coalesce(old.refreshed_at at time zone 'UTC', old.created_at) < now() - interval '1 day';
  follows_change boolean := exists (
    select from private.auth_events
    where user_id = old.user_id and id >= private.uuid_v7_from(now() - interval '5 seconds')
      and kind in (
        'password_changed', 'email_changed', 'factor_added', 'factor_removed', 'identity_removed', 'passkey_added', 'passkey_removed',
        'signed_out_by_operator'
      )
  );
begin
  perform private.record_auth_event(
    old.user_id,
    case when is_own or not (is_by_sql or is_banned or is_old or follows_change) then 'signed_out' else 'session_ended' end,
    null, old.id, old.user_agent, old.ip
  );
  return null;
end;
$$;

create trigger record_session_end after delete on auth.sessions
  for each row execute function private.record_session_end();

-- Ends the codes of whoever has no session left, as after a sign-out everywhere, which Auth does itself.
create function private.end_codes_of_signed_out() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.end_codes(signed_out.user_id)
  from (select distinct user_id from gone) as signed_out
  where not exists (select from auth.sessions where sessions.user_id = signed_out.user_id);
  return null;
end;
$$;

create trigger end_codes_of_signed_out after delete on auth.sessions
  referencing old table as gone
  for each statement execute function private.end_codes_of_signed_out();

-- Ends the sessions of an account that is banned, and the codes that would open one, so that the end of the ban gives no thief theirs back.
create function private.sign_out_banned() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.end_codes(new.id);
  delete from auth.sessions where user_id = new.id;
  return null;
end;
$$;

create trigger sign_out_banned after update of banned_until on auth.users
  for each row when (new.banned_until > now() and old.banned_until is distinct from new.banned_until)
  execute function private.sign_out_banned();

-- supabase/schemas/63_factors.sql

-- Second factors: the part that a person sees of those at Supabase Auth, and the recovery codes for a lost one.

-- One row for each code that still works. The SHA-256 of a code is enough, because a code has 80 random bits and no dictionary.
create table private.recovery_codes (
  user_id    uuid not null references auth.users (id) on delete cascade,
  hash       bytea not null constraint recovery_codes_hash_length check (octet_length(hash) = 32),
  -- The moment at which the person has said that the codes are kept.
  kept_at    timestamptz,
  primary key (user_id, hash)
);

alter table private.recovery_codes enable row level security;

-- The functions of this file alone read and write codes.
revoke all on private.recovery_codes from public, anon, authenticated, service_role;

-- The caller's verified factors, the oldest first. Auth keeps the moment at which it asked for a factor last, and not that of a right answer.
create function private.own_factors()
returns table (id uuid, name text, type text, created_at timestamptz, last_asked_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select factors.id, factors.friendly_name, factors.factor_type::text, factors.created_at, factors.last_challenged_at
  from auth.mfa_factors as factors
  where factors.user_id = private.person_id() and factors.status::text = 'verified'
  order by factors.created_at, factors.id;
end;
$$;
grant execute on function private.own_factors() to app_user;

-- The number of the caller's codes that still work, and whether the caller has said that they are kept.
create function private.own_recovery_codes() returns table (left_over integer, kept boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select count(*)::integer, coalesce(bool_and(kept_at is not null), false)
  from private.recovery_codes
  where user_id = private.person_id();
end;
$$;
grant execute on function private.own_recovery_codes() to app_user;

-- Lets the codes of an account and the removal of its factors wait for each other. The rows are those that Auth's own door locks first, so
-- neither waits for the other in a circle. The callers ask for a session before the lock, so that nobody else takes it, and again after it,
-- because the session may have gone meanwhile.
create function private.lock_factors(account uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform from auth.mfa_factors where user_id = account order by id for no key update;
end;
$$;

-- Replaces the caller's codes. PT401 without a recent proof, PT403 unless a second factor has proved it. Of two requests at once, the codes of
-- the later one count.
create function private.replace_recovery_codes(hashes bytea[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.person_id();
begin
  perform private.require_recent_proof();
  perform private.lock_factors(person);
  perform private.require_recent_proof();
  if not private.has_factor() or not exists (
    select from auth.sessions where id = (auth.jwt() ->> 'session_id')::uuid and aal::text in ('aal2', 'aal3')
  ) then
    raise exception 'no second factor has proved this session' using errcode = 'PT403';
  end if;
  delete from private.recovery_codes where user_id = person;
  insert into private.recovery_codes (user_id, hash) select person, given from unnest(hashes) as given;
  perform private.record_auth_event(person, 'recovery_codes_created');
end;
$$;
grant execute on function private.replace_recovery_codes(bytea[]) to app_user;

create function private.keep_recovery_codes() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_session();
  update private.recovery_codes set kept_at = now() where user_id = private.person_id() and kept_at is null;
end;
$$;
grant execute on function private.keep_recovery_codes() to app_user;

-- Removes every factor of an account and its recovery codes, and its passkeys where asked for, ends the sessions but the given one, which
-- falls to the first level as Auth would let it, and mails the owner once. No client may call it: private.use_recovery_code() does, and
-- private.operator_reset_factors(). Returns the number of verified factors.
create function private.remove_factors(
  account uuid, what text, kept_session uuid default null, with_passkeys boolean default false
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  verified integer;
begin
  perform private.lock_factors(account);
  verified := (select count(*) from auth.mfa_factors where user_id = account and status::text = 'verified');
  perform set_config('app.factors_removed_of', account::text, true);
  perform private.end_codes(account);
  delete from auth.sessions where user_id = account and id is distinct from kept_session;
  delete from auth.mfa_factors where user_id = account;
  delete from auth.webauthn_credentials where user_id = account and with_passkeys;
  delete from private.recovery_codes where user_id = account;
  delete from auth.mfa_amr_claims
  where session_id = kept_session and authentication_method in ('totp', 'mfa/phone', 'mfa/webauthn');
  update auth.sessions set aal = 'aal1', factor_id = null where id = kept_session;
  perform set_config('app.factors_removed_of', '', true);

  perform private.record_auth_event(account, what);
  perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = account;
  return verified;
end;
$$;

-- Adds a wrong code to the caller's log. Ten are kept in an hour.
create function private.record_refused_code(how text, agent text, from_ip inet) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  per_hour constant integer := 10;
  person uuid := private.person_id();
begin
  perform pg_advisory_xact_lock(hashtextextended('auth_events ' || person, 0));
  if private.count_auth_events(person, 'code_refused', now() - interval '1 hour') < per_hour then
    perform private.record_auth_event(person, 'code_refused', how, null, agent, from_ip);
  end if;
end;
$$;
grant execute on function private.record_refused_code(text, text, inet) to app_user;

-- Spends a code of the caller, by its hash, so that the time of an answer tells nothing about a code. It removes every factor and ends every
-- other session. False for a code that is unknown or spent.
create function private.use_recovery_code(code_hash bytea) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.person_id();
begin
  perform private.require_living_session();
  perform private.lock_factors(person);
  perform private.require_living_session();
  delete from private.recovery_codes where user_id = person and hash = code_hash;
  if not found then
    return false;
  end if;
  perform private.remove_factors(person, 'recovery_code_used', (auth.jwt() ->> 'session_id')::uuid);
  return true;
end;
$$;
grant execute on function private.use_recovery_code(bytea) to app_user;

-- Codes end with the last factor, by whatever door it goes, and the first factor ends codes of before it.
create function private.drop_recovery_codes() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status::text = 'verified';
  is_now boolean := tg_op <> 'DELETE' and new.status::text = 'verified';
  changed auth.mfa_factors := coalesce(new, old);
begin
  if was <> is_now then
    delete from private.recovery_codes
    where user_id = changed.user_id and not exists (
      select from auth.mfa_factors where user_id = changed.user_id and id <> changed.id and status::text = 'verified'
    );
  end if;
  return null;
end;
$$;

create trigger drop_recovery_codes after insert or delete or update of status on auth.mfa_factors
  for each row execute function private.drop_recovery_codes();

-- supabase/schemas/64_operators.sql

-- Operators: people who look after the installation, outside of every workspace. Each function below does one thing and records it in the
-- same transaction, so nothing is done without its row. The role operator runs these functions and reads no table.

create table private.operator_actions (
  id            uuid primary key default private.uuid_v7(),
  verb          text not null constraint operator_actions_verb_known check (verb in (
    'find_users', 'find_workspaces', 'show_user', 'sign_out', 'rehearse_removal', 'remove_account', 'reset_factors',
    'impersonate', 'open_impersonation', 'end_impersonations'
  )),
  operator_name text not null constraint operator_actions_operator_name_form check (private.is_name(operator_name, 100)),
  -- The login that became the role operator.
  database_role text not null default session_user,
  reason        text constraint operator_actions_reason_form check (private.is_name(reason, 500)),
  -- Accounts and workspaces that were shown or changed. No key refers to them, because the row outlives them.
  user_ids      uuid[] not null default '{}',
  workspace_ids uuid[] not null default '{}',
  -- Of a session, or of an impersonation.
  session_id    uuid,
  created_at    timestamptz not null default now(),
  constraint operator_actions_reason_given check (verb in ('find_users', 'find_workspaces') or reason is not null)
);

alter table private.operator_actions enable row level security;

revoke all on private.operator_actions from public, anon, authenticated, service_role;

create function private.keep_operator_actions() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'the log of operators is append-only' using errcode = '42501';
end;
$$;

-- Stops the owner of the database too, who would have to change the schema first.
create trigger keep_operator_actions before update or delete or truncate on private.operator_actions
  for each statement execute function private.keep_operator_actions();

-- The line in the log of Postgres stays where somebody reads in a transaction of their own and rolls the row back.
create function private.record_operator_action(
  what text, by_name text, given_reason text, users uuid[] default '{}', workspaces uuid[] default '{}', in_session uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.operator_actions (verb, operator_name, reason, user_ids, workspace_ids, session_id)
  values (what, by_name, given_reason, users, workspaces, in_session);
  raise log 'operator action %', jsonb_build_object(
    'verb', what, 'operator', by_name, 'login', session_user, 'users', users, 'workspaces', workspaces
  );
end;
$$;

-- The account with this address or id. Throws a sentence when there is none, and when single sign-on has brought a second.
create function private.account_named(named text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  accounts uuid[] := array(
    select users.id from auth.users where users.id::text = lower(named) or lower(users.email) = lower(named) order by users.created_at
  );
begin
  if cardinality(accounts) = 0 then
    raise exception 'There is no account of %.', named using errcode = 'P0002';
  end if;
  if cardinality(accounts) > 1 then
    raise exception 'Several accounts have this address, name one by its id: %.', array_to_string(accounts, ', ') using errcode = 'P0003';
  end if;
  return accounts[1];
end;
$$;

-- A page is as long as asked for, up to this.
create function private.operator_page(at_most integer) returns integer
language sql immutable set search_path = ''
as $$
  select greatest(least(at_most, 200), 1);
$$;

-- Accounts by id or a part of their address, after the account of an id.
create function private.operator_find_users(by_name text, wanted text, after_id uuid, at_most integer)
returns table (id uuid, email text, created_at timestamptz, confirmed boolean, banned boolean)
language plpgsql security definer set search_path = ''
as $$
declare
  page uuid[] := array(
    select users.id from auth.users
    where (users.id::text = lower(wanted) or position(lower(wanted) in lower(users.email)) > 0)
      and (after_id is null or users.id > after_id)
    order by users.id
    limit private.operator_page(at_most)
  );
begin
  perform private.record_operator_action('find_users', by_name, null, page);
  return query
  select users.id, users.email::text, users.created_at, users.confirmed_at is not null, coalesce(users.banned_until > now(), false)
  from auth.users
  where users.id = any (page)
  order by users.id;
end;
$$;
grant execute on function private.operator_find_users(text, text, uuid, integer) to operator;

-- Workspaces by id or a part of their name, after the workspace of an id.
create function private.operator_find_workspaces(by_name text, wanted text, after_id uuid, at_most integer)
returns table (id uuid, name text, created_at timestamptz, members bigint, owners text[])
language plpgsql security definer set search_path = ''
as $$
declare
  page uuid[] := array(
    select workspaces.id from public.workspaces
    where (workspaces.id::text = lower(wanted) or position(lower(wanted) in lower(workspaces.name)) > 0)
      and (after_id is null or workspaces.id > after_id)
    order by workspaces.id
    limit private.operator_page(at_most)
  );
begin
  perform private.record_operator_action('find_workspaces', by_name, null, '{}', page);
  return query
  select
    workspaces.id,
    workspaces.name,
    workspaces.created_at,
    (select count(*) from public.memberships where workspace_id = workspaces.id),
    array(
      select users.email::text from public.memberships join auth.users on users.id = memberships.user_id
      where memberships.workspace_id = workspaces.id and memberships.role = 'owner'
      order by users.email
    )
  from public.workspaces
  where workspaces.id = any (page)
  order by workspaces.id;
end;
$$;
grant execute on function private.operator_find_workspaces(text, text, uuid, integer) to operator;

-- The state of an account, and the latest of its sessions, impersonations and events. An id limits the events to those before it.
create function private.operator_show_user(by_name text, given_reason text, named text, at_most integer, events_before uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
  page integer := private.operator_page(at_most);
  shown jsonb;
begin
  perform private.record_operator_action('show_user', by_name, given_reason, array[person]);

  select jsonb_build_object(
    'id', users.id,
    'email', users.email,
    'createdAt', users.created_at,
    'confirmedAt', users.confirmed_at,
    'bannedUntil', case when users.banned_until > now() then users.banned_until end,
    'lastSignInAt', users.last_sign_in_at
  ) into shown
  from auth.users where users.id = person;

  return shown || jsonb_build_object(
    'factors', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', factors.id, 'type', factors.factor_type, 'status', factors.status, 'createdAt', factors.created_at
      ) order by factors.created_at), '[]')
      from auth.mfa_factors as factors where factors.user_id = person
    ),
    'passkeys', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', passkeys.id, 'name', passkeys.friendly_name, 'createdAt', passkeys.created_at, 'lastUsedAt', passkeys.last_used_at
      ) order by passkeys.created_at), '[]')
      from auth.webauthn_credentials as passkeys where passkeys.user_id = person
    ),
    'workspaces', (
      select coalesce(jsonb_agg(jsonb_build_object('id', joined.id, 'name', joined.name, 'role', joined.role) order by joined.id), '[]')
      from (
        select workspaces.id, workspaces.name, memberships.role
        from public.memberships join public.workspaces on workspaces.id = memberships.workspace_id
        where memberships.user_id = person
        order by workspaces.id
        limit page
      ) as joined
    ),
    'sessions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', living.id,
        'createdAt', living.created_at,
        'lastUsedAt', coalesce(living.refreshed_at at time zone 'UTC', living.created_at),
        'userAgent', living.user_agent,
        'ipAddress', host(living.ip)
      ) order by living.created_at desc, living.id desc), '[]')
      from (
        select * from auth.sessions
        where sessions.user_id = person and (sessions.not_after is null or sessions.not_after > now())
        order by sessions.created_at desc, sessions.id desc
        limit page
      ) as living
    ),
    'impersonations', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', latest.id,
        'operatorName', latest.operator_name,
        'reason', latest.reason,
        'createdAt', latest.created_at,
        'openedAt', latest.opened_at,
        'endedAt', coalesce(latest.ended_at, case when latest.expires_at <= now() then latest.expires_at end)
      ) order by latest.id desc), '[]')
      from (
        select * from private.impersonations where impersonations.user_id = person order by impersonations.id desc limit page
      ) as latest
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', latest.id,
        'kind', latest.kind,
        'method', latest.method,
        'sessionId', latest.session_id,
        'userAgent', latest.user_agent,
        'ipAddress', host(latest.ip),
        'requestId', latest.request_id,
        'createdAt', latest.created_at
      ) order by latest.id desc), '[]')
      from (
        select * from private.auth_events
        where auth_events.user_id = person and (events_before is null or auth_events.id < events_before)
        order by auth_events.id desc
        limit page
      ) as latest
    )
  );
end;
$$;
grant execute on function private.operator_show_user(text, text, text, integer, uuid) to operator;

-- Signs an account out of one session, or without an id out of all, and returns their number. With all of them end its impersonations. The
-- account is told by its log and by mail.
create function private.operator_sign_out(by_name text, given_reason text, named text, chosen uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
  ended integer;
begin
  perform private.record_operator_action('sign_out', by_name, given_reason, array[person], '{}', chosen);
  if chosen is null then
    perform private.end_impersonations(person);
    perform private.end_codes(person);
  end if;
  if not exists (select from auth.sessions where user_id = person and (chosen is null or id = chosen)) then
    return 0;
  end if;

  -- The trigger that writes the end of a session looks for this event.
  perform private.record_auth_event(person, 'signed_out_by_operator', null, chosen);
  delete from auth.sessions where user_id = person and (chosen is null or id = chosen);
  get diagnostics ended = row_count;
  perform private.send_account_notice(users.id, users.email, 'signed_out_by_operator') from auth.users where users.id = person;
  return ended;
end;
$$;
grant execute on function private.operator_sign_out(text, text, text, uuid) to operator;

-- Removes the second factors, recovery codes and passkeys of an account, and returns the numbers of verified factors and of passkeys. A lost
-- device may hold a passkey, and whoever has taken the account over may have added one. The account is told by its log and by mail. Without
-- a factor and a passkey nothing is removed.
create function private.operator_reset_factors(by_name text, given_reason text, named text) returns table (factors integer, passkeys integer)
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
begin
  perform private.record_operator_action('reset_factors', by_name, given_reason, array[person]);
  factors := 0;
  passkeys := (select count(*) from auth.webauthn_credentials where user_id = person);
  if passkeys > 0 or exists (select from auth.mfa_factors where user_id = person and status::text = 'verified') then
    factors := private.remove_factors(person, 'factors_reset', with_passkeys => true);
  end if;
  return next;
end;
$$;
grant execute on function private.operator_reset_factors(text, text, text) to operator;

-- Removes an account as private.erase_account() does, once members have become owners of workspaces: [{"workspace": …, "member": …}].
-- `kept` lists the workspaces that would lose their last owner, for whose sake nothing is removed. A rehearsal does the same and undoes it.
create function private.operator_remove_account(by_name text, given_reason text, named text, new_owners jsonb, is_rehearsal boolean)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
  account jsonb := (
    select jsonb_build_object('id', users.id, 'email', users.email, 'createdAt', users.created_at) from auth.users where users.id = person
  );
  alone jsonb := (
    select coalesce(jsonb_agg(jsonb_build_object('id', workspaces.id, 'name', workspaces.name) order by workspaces.id), '[]')
    from public.workspaces
    where id in (select workspace_id from public.memberships where user_id = person and role = 'owner')
      and not exists (select from public.memberships where workspace_id = workspaces.id and user_id <> person)
  );
  touched uuid[] := array(select (workspace ->> 'id')::uuid from jsonb_array_elements(alone) as workspace);
  people uuid[] := array[person];
  handover record;
  successor uuid;
  kept jsonb;
begin
  -- The mail about the removal is in the language of the account.
  perform set_config('app.locale', coalesce((select locale from private.languages where user_id = person), ''), true);

  begin
    for handover in select workspace, member from jsonb_to_recordset(new_owners) as given (workspace uuid, member text) loop
      if not exists (
        select from public.memberships where workspace_id = handover.workspace and user_id = person and role = 'owner'
      ) then
        raise exception 'The account does not own %.', handover.workspace using errcode = 'P0002';
      end if;
      successor := private.account_named(handover.member);
      update public.memberships set role = 'owner' where workspace_id = handover.workspace and user_id = successor;
      if not found then
        raise exception '% is no member of %.', handover.member, handover.workspace using errcode = 'P0002';
      end if;
      touched := touched || handover.workspace;
      people := people || successor;
    end loop;

    kept := (
      select coalesce(jsonb_agg(jsonb_build_object('id', erased.id, 'name', erased.name)), '[]')
      from private.erase_account(person) as erased
    );
    set constraints all immediate;
    if is_rehearsal or kept <> '[]' then
      raise exception using errcode = 'PT000';
    end if;
  exception when sqlstate 'PT000' then
    -- The answer and the row below outlive what was undone.
    null;
  end;

  perform private.record_operator_action(
    case when is_rehearsal or kept <> '[]' then 'rehearse_removal' else 'remove_account' end, by_name, given_reason, people, touched
  );
  return jsonb_build_object('account', account, 'workspaces', alone, 'kept', kept);
end;
$$;
grant execute on function private.operator_remove_account(text, text, text, jsonb, boolean) to operator;

-- supabase/schemas/65_impersonations.sql

-- Impersonations: an operator sees the pages of the app as a person does, for half an hour, and changes nothing. The operator gets a link that
-- works once, and no session of Supabase Auth, so that the Auth API, the Data API, Realtime and Storage stay shut. The log of operators says
-- for good who looked, and the sign-in log and a mail tell the person.

create table private.impersonations (
  id            uuid primary key default private.uuid_v7(),
  user_id       uuid not null references auth.users (id) on delete cascade,
  operator_name text not null constraint impersonations_operator_name_form check (private.is_name(operator_name, 100)),
  -- The login that became the role operator, and ends the impersonation with its own end.
  database_role text not null default session_user,
  reason        text not null constraint impersonations_reason_form check (private.is_name(reason, 500)),
  -- SHA-256 of the secret of the link, which works until the impersonation is opened.
  link_hash     bytea not null constraint impersonations_link_hash_length check (octet_length(link_hash) = 32),
  -- SHA-256 of the secret of the browser that has opened it.
  cookie_hash   bytea constraint impersonations_cookie_hash_length check (octet_length(cookie_hash) = 32),
  created_at    timestamptz not null default now(),
  expires_at    timestamptz not null,
  opened_at     timestamptz,
  ended_at      timestamptz,
  constraint impersonations_link_hash_key unique (link_hash),
  constraint impersonations_cookie_hash_key unique (cookie_hash)
);

-- Serves the list of an account, newest first, the end of them all, and the removal of the account.
create index impersonations_user_id_id_idx on private.impersonations (user_id, id desc);
-- The purge reads the primary key, whose order is that of time.

alter table private.impersonations enable row level security;

revoke all on private.impersonations from public, anon, authenticated, service_role;

-- Ends the impersonations of an account, or without one of all accounts, and returns the accounts.
create function private.end_impersonations(person uuid) returns uuid[]
language sql security definer set search_path = ''
as $$
  with ended as (
    update private.impersonations set ended_at = now()
    where ended_at is null and expires_at > now() and (person is null or user_id = person)
    returning user_id
  )
  select coalesce(array_agg(user_id), '{}') from ended;
$$;

-- Prepares an impersonation by the hash of the secret of its link. Throws for an account that is banned.
create function private.operator_impersonate(by_name text, given_reason text, named text, secret_hash bytea) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  lasts_minutes constant integer := 30;
  person uuid := private.account_named(named);
  prepared private.impersonations;
begin
  if not private.is_active(person) then
    raise exception 'The account of % is banned, so nobody can look at it.', named using errcode = 'P0001';
  end if;
  insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at)
  values (person, by_name, given_reason, secret_hash, now() + make_interval(mins => lasts_minutes))
  returning * into prepared;
  perform private.record_operator_action('impersonate', by_name, given_reason, array[person], '{}', prepared.id);
  return jsonb_build_object(
    'id', prepared.id,
    'userId', person,
    'email', (select email from auth.users where users.id = person),
    'expiresAt', prepared.expires_at
  );
end;
$$;
grant execute on function private.operator_impersonate(text, text, text, bytea) to operator;

-- Ends every impersonation of an account, or without one of all accounts, and returns their number.
create function private.operator_end_impersonations(by_name text, given_reason text, named text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  ended uuid[] := private.end_impersonations(case when named is not null then private.account_named(named) end);
begin
  perform private.record_operator_action(
    'end_impersonations', by_name, given_reason,
    case when named is null then ended else array[private.account_named(named)] end
  );
  return cardinality(ended);
end;
$$;
grant execute on function private.operator_end_impersonations(text, text, text) to operator;

-- The impersonation that a link would open. No row for a link that was used, has ended or is too old.
create function private.read_impersonation(link bytea)
returns table (id uuid, user_id uuid, email text, expires_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select impersonations.id, impersonations.user_id, users.email::text, impersonations.expires_at
  from private.impersonations join auth.users on users.id = impersonations.user_id
  where link_hash = link and opened_at is null and ended_at is null and impersonations.expires_at > now()
    and private.is_active(impersonations.user_id) and private.is_operator(impersonations.database_role);
end;
$$;
grant execute on function private.read_impersonation(bytea) to service_role;

-- Uses a link up for a browser with a secret of its own, and tells the person. No row as for private.read_impersonation().
create function private.open_impersonation(link bytea, cookie bytea) returns table (user_id uuid, expires_at timestamptz)
language plpgsql security definer set search_path = ''
as $$
declare
  opened private.impersonations;
begin
  update private.impersonations set opened_at = now(), cookie_hash = cookie
  where id = (select read.id from private.read_impersonation(link) as read) and opened_at is null and ended_at is null
  returning * into opened;
  if not found then
    return;
  end if;
  perform private.record_operator_action(
    'open_impersonation', opened.operator_name, opened.reason, array[opened.user_id], '{}', opened.id
  );
  perform private.record_auth_event(
    opened.user_id, 'viewed_by_operator', by_name => opened.operator_name, given_reason => opened.reason
  );
  perform private.send_account_notice(
    users.id, users.email, 'viewed_by_operator', by_name => opened.operator_name, given_reason => opened.reason
  )
  from auth.users where users.id = opened.user_id;
  return query select opened.user_id, opened.expires_at;
end;
$$;
grant execute on function private.open_impersonation(bytea, bytea) to service_role;

-- Ends the impersonation of a browser.
create function private.end_impersonation(cookie bytea) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update private.impersonations set ended_at = now() where cookie_hash = cookie and ended_at is null;
end;
$$;
grant execute on function private.end_impersonation(bytea) to service_role;

-- Lets the transaction see what the person sees whose account the browser has opened, by the hash in app.impersonation_hash. A factor of
-- the person counts as proved, and no recent proof does. PT403 in a transaction that could write, PT401 when the impersonation is over or
-- of somebody else.
create function private.impersonate(person uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  opened uuid := (
    select id from private.impersonations
    where user_id = person and cookie_hash = decode(current_setting('app.impersonation_hash', true), 'hex')
  );
begin
  if current_setting('transaction_read_only') <> 'on' then
    raise exception 'an operator only reads the account of somebody' using errcode = 'PT403';
  end if;
  perform set_config('request.jwt.claims', jsonb_build_object(
    'sub', person,
    'role', 'authenticated',
    'impersonation', coalesce(opened::text, ''),
    'aal', case
      when exists (select from auth.mfa_factors where user_id = person and status::text = 'verified') then 'aal2'
      else 'aal1'
    end
  )::text, true);
  if private.person_id() is null then
    raise exception 'This viewing has ended.' using errcode = 'PT401';
  end if;
end;
$$;
grant execute on function private.impersonate(uuid) to app_user;

-- Removes at most so many older rows, the oldest first, and returns their number.
create function private.purge_impersonations(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed integer;
begin
  delete from private.impersonations
  where id in (
    select impersonations.id from private.impersonations
    where impersonations.id < first_kept order by impersonations.id limit at_most
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_impersonations(timestamptz, integer) to service_role;

-- supabase/schemas/65_passkeys.sql

-- Passkeys: the part that a person sees of those at Supabase Auth.

-- The caller's passkeys, the oldest first.
create function private.own_passkeys() returns table (id uuid, name text, created_at timestamptz, last_used_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select passkeys.id, passkeys.friendly_name, passkeys.created_at, passkeys.last_used_at
  from auth.webauthn_credentials as passkeys
  where passkeys.user_id = private.person_id()
  order by passkeys.created_at, passkeys.id;
end;
$$;
grant execute on function private.own_passkeys() to app_user;

-- supabase/schemas/90_sample_projects.sql

-- Sample: projects group the work of one workspace.

create table public.projects (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name         text not null constraint projects_name_form check (private.is_name(name, 80)),
  description  text not null default '' constraint projects_description_form check (private.is_prose(description, 2000)),
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- The target of references, which so cannot point into another workspace.
  unique (workspace_id, id)
);

-- The list of projects, newest first, reads the unique constraint's index backwards.

-- Refuses a second project of the same name, whatever its case.
create unique index projects_workspace_id_name_key on public.projects (workspace_id, lower(name));
-- Serves the removal of a profile.
create index projects_created_by_idx on public.projects (created_by);

alter table public.projects enable row level security;

revoke all on public.projects from public, anon, authenticated, service_role;
grant select, insert (workspace_id, name, description), update (name, description), delete on public.projects to app_user;
grant select, insert, update, delete on public.projects to service_role;

create policy "members read their projects" on public.projects
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('projects.read'))::uuid[]), false));

create policy "members who may write add projects" on public.projects
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('projects.create'))::uuid[]));

create policy "members who may write change projects" on public.projects
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('projects.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('projects.change'))::uuid[]));

create policy "owners and admins remove projects" on public.projects
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('projects.remove'))::uuid[]));

create trigger touch_updated_at before update on public.projects
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.projects
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.projects
  for each row execute function private.record_activity('project', 'id', '{}', 'name');

-- supabase/schemas/91_sample_tasks.sql

-- Sample: tasks belong to a project, and through it to a workspace.

create table public.tasks (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  project_id   uuid not null,
  title        text not null constraint tasks_title_form check (private.is_name(title, 200)),
  description  text not null default '' constraint tasks_description_form check (private.is_prose(description, 10000)),
  completed_at timestamptz,
  assignee_id  uuid,
  due_on       date constraint tasks_due_on_bounds check (due_on between '2000-01-01' and '2999-12-31'),
  -- Lists sort and filter by this plain column, because row level security keeps an expression such as coalesce() from an index.
  due_or_never date not null generated always as (coalesce(due_on, 'infinity')) stored,
  -- The first position of each new task is 2^32 after that of the one before, so 32 moves fit between any two.
  position     bigint generated by default as identity (increment by 4294967296),
  version      integer not null default 1,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- The target of references to a task. Read backwards it serves the list of a workspace's tasks, newest first.
  unique (workspace_id, id),
  -- A task cannot sit in one workspace and point to a project of another.
  foreign key (workspace_id, project_id) references public.projects (workspace_id, id) on delete cascade,
  -- An assignee is a member of the workspace. A member who leaves is unassigned.
  foreign key (workspace_id, assignee_id) references public.memberships (workspace_id, user_id)
    on delete set null (assignee_id)
);

-- Serves the list of a project's tasks, newest first, and the removal of a project.
create index tasks_workspace_id_project_id_id_idx on public.tasks (workspace_id, project_id, id desc);
-- Serves the list of a project's tasks in their manual order, and the neighbours of a task that is moved.
create index tasks_position_idx on public.tasks (workspace_id, project_id, position, id);
-- Serves the list of what somebody is to do, and the end of a membership.
create index tasks_workspace_id_assignee_id_id_idx on public.tasks (workspace_id, assignee_id, id desc);
-- Serve the lists of open and of completed tasks, newest first.
create index tasks_open_idx on public.tasks (workspace_id, id desc) where completed_at is null;
create index tasks_done_idx on public.tasks (workspace_id, id desc) where completed_at is not null;
-- Serves the list by due date, those without one last, and the filters by due date.
create index tasks_due_idx on public.tasks (workspace_id, due_or_never, id);
-- Lists open tasks by due date. Partial, because most overdue rows are completed and would have to be skipped.
create index tasks_open_due_idx on public.tasks (workspace_id, due_or_never, id) where completed_at is null;
-- Serves the removal of a profile.
create index tasks_created_by_idx on public.tasks (created_by);

-- One index for the search looks up the tenant by btree_gin and the words by pg_trgm.
create extension pg_trgm with schema extensions;
create extension btree_gin with schema extensions;

-- Serves the search: the tenant and the words are looked up in one index.
create index tasks_search_idx on public.tasks
  using gin (workspace_id, title extensions.gin_trgm_ops, description extensions.gin_trgm_ops);

alter table public.tasks enable row level security;

revoke all on public.tasks from public, anon, authenticated, service_role;
grant select,
  insert (workspace_id, project_id, title, description, assignee_id, due_on),
  update (title, description, completed_at, assignee_id, due_on),
  delete
  on public.tasks to app_user;
grant select, insert, update, delete on public.tasks to service_role;

create policy "members read their tasks" on public.tasks
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]), false));

create policy "members who may write add tasks" on public.tasks
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('tasks.create'))::uuid[]));

create policy "members who may write change tasks" on public.tasks
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

create policy "members who may write remove tasks" on public.tasks
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.remove'))::uuid[]));

-- A move changes neither the task nor the neighbours that make room for it.
create trigger touch_updated_at before update of title, description, completed_at, assignee_id, due_on on public.tasks
  for each row execute function private.touch_updated_at();
create trigger count_version before update of title, description, completed_at, assignee_id, due_on on public.tasks
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.tasks
  for each row execute function private.record_activity(
    'task', 'id', '{position,due_or_never}', 'title', 'completed_at', 'completed', 'reopened');

-- A caller sets whether a task is completed. The database writes the time.
create function private.stamp_completion() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.completed_at is not null then
    new.completed_at := coalesce(old.completed_at, now());
  end if;
  return new;
end;
$$;

create trigger stamp_completion before update of completed_at on public.tasks
  for each row execute function private.stamp_completion();

-- Serve the removal of an account: the activity in which it is the assignee.
create index activity_assignee_before_idx on public.activity ((before ->> 'assignee_id'))
  where before ->> 'assignee_id' is not null;
create index activity_assignee_after_idx on public.activity ((after ->> 'assignee_id'))
  where after ->> 'assignee_id' is not null;

-- Removing an account anonymises it as the assignee in other workspaces' activity.
create function private.forget_assignee() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.activity set before = before || '{"assignee_id": null}' where before ->> 'assignee_id' = old.id::text;
  update public.activity set after = after || '{"assignee_id": null}' where after ->> 'assignee_id' = old.id::text;
  return null;
end;
$$;

create trigger forget_assignee after delete on public.profiles
  for each row execute function private.forget_assignee();

-- Finds tasks by any part of their words: the newest 1,000 matches, so that a common word costs no more than a rare one. Row level
-- security would keep `ilike` from the index, because the operator is not leakproof. This function asks for the permission itself.
-- https://www.postgresql.org/docs/17/ddl-rowsecurity.html
-- The index holds parts of three letters, so shorter words are looked for among the newest 5,000 tasks alone.
create function private.search_tasks(in_workspace uuid, words text) returns uuid[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  pattern text := '%' || regexp_replace(words, '([\\%_])', '\\\1', 'g') || '%';
begin
  if not in_workspace = any (private.workspaces_allowing('tasks.read')) then
    return '{}';
  end if;
  if words ~ '[[:alnum:]]{3}' then
    return array(
      select id from public.tasks
      where workspace_id = in_workspace and (title ilike pattern or description ilike pattern)
      order by id desc
      limit 1000
    );
  end if;
  return array(
    select id from (
      select id, title, description from public.tasks where workspace_id = in_workspace order by id desc limit 5000
    ) as newest
    where title ilike pattern or description ilike pattern
    order by id desc
    limit 1000
  );
end;
$$;
grant execute on function private.search_tasks(uuid, text) to app_user;

-- Makes room behind a place in a project's order. Spreads as few followers as leave each of them enough, in the order that they have.
create function private.spread_tasks(in_workspace uuid, in_project uuid, low bigint, low_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  roomy constant bigint := 65536; -- sixteen more moves between two
  reach bigint := 1000; -- followers that one move may rewrite while the project is not crowded
  high bigint;
begin
  loop
    high := (
      select position from public.tasks
      where workspace_id = in_workspace and project_id = in_project and (position, id) > (low, low_id)
      order by position, id offset reach limit 1
    );
    exit when high is null or (high - low) / (reach + 1) >= roomy;
    reach := reach * 10;
  end loop;

  -- The last of a project spread as far as a new task would go, or further.
  while high is null or (high - low) / (reach + 1) < roomy loop
    high := nextval(pg_get_serial_sequence('public.tasks', 'position'));
  end loop;

  update public.tasks
  set position = low + follower.place * ((high - low) / (reach + 1))
  from (
    select id, row_number() over (order by position, id) as place from public.tasks
    where workspace_id = in_workspace and project_id = in_project and (position, id) > (low, low_id)
    order by position, id limit reach
  ) as follower
  where tasks.id = follower.id;
end;
$$;

-- Puts a task before or after another of its project. No client writes positions, so no two moves can clash. Returns 'moved', 'no task',
-- or 'no neighbour' when that is not another task of the same project.
create function private.move_task(in_workspace uuid, moved uuid, neighbour uuid, behind boolean) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  room constant bigint := 4294967296; -- as between two new tasks
  in_project uuid;
  place record;
  other record;
  found_at bigint;
begin
  perform private.require_permission(in_workspace, 'tasks.change');
  in_project := (select project_id from public.tasks where workspace_id = in_workspace and id = moved);
  if in_project is null then
    return 'no task';
  end if;

  -- Moves within one project take turns, so each reads the positions that the move before it has left.
  perform from public.projects where workspace_id = in_workspace and id = in_project for no key update;

  for attempt in 1..2 loop
    select position, id into place from public.tasks
    where workspace_id = in_workspace and project_id = in_project and id = neighbour and id <> moved;
    if not found then
      return 'no neighbour';
    end if;

    if behind then
      select position, id into other from public.tasks
      where workspace_id = in_workspace and project_id = in_project and id <> moved
        and (position, id) > (place.position, place.id)
      order by position, id limit 1;
    else
      select position, id into other from public.tasks
      where workspace_id = in_workspace and project_id = in_project and id <> moved
        and (position, id) < (place.position, place.id)
      order by position desc, id desc limit 1;
    end if;

    found_at := case
      when other.id is not null and abs(other.position - place.position) >= 2 then (place.position + other.position) / 2
      when other.id is null and behind then nextval(pg_get_serial_sequence('public.tasks', 'position'))
      when other.id is null then place.position - room
    end;
    exit when found_at is not null;

    if behind then
      perform private.spread_tasks(in_workspace, in_project, place.position, place.id);
    else
      perform private.spread_tasks(in_workspace, in_project, other.position, other.id);
    end if;
  end loop;

  update public.tasks set position = found_at where workspace_id = in_workspace and id = moved;
  return 'moved';
end;
$$;
grant execute on function private.move_task(uuid, uuid, uuid, boolean) to app_user;

-- supabase/schemas/92_sample_labels.sql

-- Sample: labels mark tasks of the same kind. Each workspace has its own.

create table public.labels (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name         text not null constraint labels_name_form check (private.is_name(name, 40)),
  colour       text not null constraint labels_colour_known check (
    colour in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')
  ),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- The target of a labelled task's reference. Read backwards it serves the list of labels, newest first.
  unique (workspace_id, id)
);

-- Refuses a second label of the same name, whatever its case.
create unique index labels_workspace_id_name_key on public.labels (workspace_id, lower(name));

alter table public.labels enable row level security;

revoke all on public.labels from public, anon, authenticated, service_role;
grant select, insert (workspace_id, name, colour), update (name, colour), delete on public.labels to app_user;
grant select, insert, update, delete on public.labels to service_role;

create policy "members read their labels" on public.labels
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('labels.read'))::uuid[]), false));

create policy "members who may write add labels" on public.labels
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('labels.create'))::uuid[]));

create policy "members who may write change labels" on public.labels
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('labels.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('labels.change'))::uuid[]));

create policy "owners and admins remove labels" on public.labels
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('labels.remove'))::uuid[]));

create trigger touch_updated_at before update on public.labels
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.labels
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.labels
  for each row execute function private.record_activity('label', 'id', '{}', 'name');

-- The labels of each task.
create table public.task_labels (
  workspace_id uuid not null,
  task_id      uuid not null,
  label_id     uuid not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, task_id, label_id),
  -- A task cannot wear a label of another workspace.
  foreign key (workspace_id, task_id) references public.tasks (workspace_id, id) on delete cascade,
  foreign key (workspace_id, label_id) references public.labels (workspace_id, id) on delete cascade
);

-- Serves the list of the tasks with a label, newest first, and the removal of a label.
create index task_labels_workspace_id_label_id_task_id_idx on public.task_labels (workspace_id, label_id, task_id desc);

alter table public.task_labels enable row level security;

revoke all on public.task_labels from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, label_id), delete on public.task_labels to app_user;
grant select, insert, update, delete on public.task_labels to service_role;

create policy "members read the labels of their tasks" on public.task_labels
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]), false));

create policy "members who may write label tasks" on public.task_labels
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

create policy "members who may write take labels off tasks" on public.task_labels
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

-- A page hears of the labels of a task, although they leave no activity.
create trigger tell_viewers after insert or delete on public.task_labels for each row execute function private.tell_viewers();

-- supabase/schemas/93_sample_comments.sql

-- Sample: comments on a task. An author alone changes their words. Owners and admins may remove them.

create table public.comments (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  task_id      uuid not null,
  body         text not null constraint comments_body_form check (private.is_prose(body, 10000) and private.is_drawn(body)),
  version      integer not null default 1,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- A comment cannot sit in one workspace and speak of a task of another.
  foreign key (workspace_id, task_id) references public.tasks (workspace_id, id) on delete cascade
);

-- Serves the list of a task's comments, oldest first, and the removal of a task.
create index comments_workspace_id_task_id_id_idx on public.comments (workspace_id, task_id, id);
-- Serves the removal of a profile.
create index comments_created_by_idx on public.comments (created_by);

alter table public.comments enable row level security;

revoke all on public.comments from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, body), update (body), delete on public.comments to app_user;
grant select, insert, update, delete on public.comments to service_role;

create policy "members read the comments of their workspaces" on public.comments
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('comments.read'))::uuid[]), false));

create policy "members who may write comment" on public.comments
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('comments.create'))::uuid[]));

create policy "members who may write change their own comments" on public.comments
  for update to authenticated
  using (
    created_by = (select auth.uid())
    and workspace_id = any ((select private.workspaces_allowing('comments.change'))::uuid[])
  )
  with check (
    created_by = (select auth.uid())
    and workspace_id = any ((select private.workspaces_allowing('comments.change'))::uuid[])
  );

create policy "authors remove their own comments, owners and admins any" on public.comments
  for delete to authenticated using (
    (created_by = (select auth.uid()) and workspace_id = any ((select private.workspaces_allowing('comments.remove'))::uuid[]))
    or workspace_id = any ((select private.workspaces_allowing('comments.moderate'))::uuid[])
  );

-- A comment stays at its version when the account of its author goes.
create trigger touch_updated_at before update of body on public.comments
  for each row execute function private.touch_updated_at();
create trigger count_version before update of body on public.comments
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.comments
  for each row execute function private.record_activity('comment', 'id', '{}');

-- supabase/schemas/94_sample_attachments.sql

-- Sample: attachments are the files of a task. A row says that a file is, or is about to be, in Supabase Storage. An upload is pending
-- until the database has seen that the object has the declared size and type.

-- The limits are those of lib/features/attachments/schema.ts and of the bucket. A test holds the three together.
create table public.attachments (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  task_id      uuid not null,
  file_name    text not null constraint attachments_file_name_form
    check (private.is_name(file_name, 255) and file_name !~ '[/\\]'),
  -- No type that a browser would run, such as HTML or SVG.
  content_type text not null constraint attachments_content_type_known check (content_type in (
    'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf', 'text/plain', 'text/csv',
    'text/markdown', 'application/json', 'application/zip', 'audio/mpeg', 'video/mp4', 'video/webm',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  )),
  size_bytes   integer not null constraint attachments_size_bytes_limit check (size_bytes between 1 and 26214400),
  completed_at timestamptz,
  status       text not null generated always as (case when completed_at is null then 'pending' else 'ready' end) stored,
  -- The path of the object in the bucket. It leaves out the file's own name, which may hold characters that a path must not.
  object_name  text not null unique generated always as (workspace_id::text || '/' || task_id::text || '/' || id::text) stored,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  -- A file cannot sit in one workspace and belong to a task of another.
  foreign key (workspace_id, task_id) references public.tasks (workspace_id, id) on delete cascade
);

-- Serves the list of a task's attachments, oldest first, their number, and the removal of a task.
create index attachments_workspace_id_task_id_id_idx on public.attachments (workspace_id, task_id, id);
-- Serves the removal of a profile.
create index attachments_created_by_idx on public.attachments (created_by);
-- Serves the removal of uploads that were never completed.
create index attachments_pending_idx on public.attachments (created_at) where completed_at is null;

alter table public.attachments enable row level security;

-- No client changes a row: private.complete_attachment() alone makes one ready.
revoke all on public.attachments from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, file_name, content_type, size_bytes), delete on public.attachments to app_user;
grant select, insert, update, delete on public.attachments to service_role;

-- For an API key "their own" are the uploads without a user, which API keys have begun.
create policy "members read what is ready, and their own uploads" on public.attachments
  for select to authenticated using (
    coalesce(workspace_id = any ((select private.workspaces_allowing('attachments.read'))::uuid[]), false)
    and (completed_at is not null or created_by is not distinct from (select auth.uid()))
  );

create policy "members who may write attach files" on public.attachments
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('attachments.create'))::uuid[]));

create policy "uploaders remove their own files, owners and admins any" on public.attachments
  for delete to authenticated using (
    (created_by = (select auth.uid()) and workspace_id = any ((select private.workspaces_allowing('attachments.remove'))::uuid[]))
    or workspace_id = any ((select private.workspaces_allowing('attachments.moderate'))::uuid[])
  );

create trigger record_activity after insert or update or delete on public.attachments
  for each row execute function private.record_activity(
    'attachment', 'id', '{status,object_name}', 'file_name', 'completed_at', 'completed', 'reopened');

-- A task holds 50 files at most. Uploads to one task take turns, so none counts past another. The trigger runs after the policies, so
-- no caller learns of a task of another workspace.
create function private.bound_attachments() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.tasks where workspace_id = new.workspace_id and id = new.task_id for no key update;
  if (select count(*) from public.attachments where workspace_id = new.workspace_id and task_id = new.task_id) > 50 then
    raise exception 'A task has 50 attachments at most.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger bound_attachments after insert on public.attachments
  for each row execute function private.bound_attachments();

-- Removes objects from Storage, by their names. Twelve tries over half a day outlast most of its outages. The sweep finds the rest.
select pgboss.create_queue('attachments.remove', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 11, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 7200, "deleteAfterSeconds": 86400}');
-- Finds objects without a row, a part of the bucket at a time.
select pgboss.create_queue('attachments.sweep', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 3, "retryDelay": 60, "retryBackoff": true, "deleteAfterSeconds": 86400}');

-- The removal of the object commits with that of its row, whether the row goes alone or with its task, project or workspace.
create function private.remove_objects() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('attachments.remove', jsonb_build_object('names', names))
  from (
    select jsonb_agg(object_name) as names
    from (select object_name, (row_number() over () - 1) / 100 as part from removed) as parted
    group by part
  ) as batches;
  return null;
end;
$$;

create trigger remove_objects after delete on public.attachments
  referencing old table as removed for each statement execute function private.remove_objects();

-- The bucket of the attachments. A user's token reaches an object when it reaches the row. API keys have no such token, so the server
-- acts for them.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('attachments', 'attachments', false, 26214400, array[
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf', 'text/plain', 'text/csv',
  'text/markdown', 'application/json', 'application/zip', 'audio/mpeg', 'video/mp4', 'video/webm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation'
]);

-- True for an object whose row the caller may read.
create function private.may_read_object(object text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.attachments
    where object_name = object
      and workspace_id = any (private.workspaces_allowing('attachments.read'))
      and (completed_at is not null or created_by is not distinct from auth.uid())
  );
end;
$$;
grant execute on function private.may_read_object(text) to authenticated;

-- True for the object of an upload that the caller has begun and not completed.
create function private.may_upload_object(object text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.attachments
    where object_name = object
      and workspace_id = any (private.workspaces_allowing('attachments.create'))
      and completed_at is null and created_by = auth.uid()
  );
end;
$$;
grant execute on function private.may_upload_object(text) to authenticated;

create policy "members read the attachments of their workspaces" on storage.objects
  for select to authenticated using (bucket_id = 'attachments' and private.may_read_object(name));

create policy "uploaders upload the attachments that they have begun" on storage.objects
  for insert to authenticated with check (bucket_id = 'attachments' and private.may_upload_object(name));

-- No client replaces or removes an object: a ready file stays the same, and goes with its row.

-- Makes an upload of the caller's own ready, once Storage has an object of the declared size and type. No row when there is no such
-- upload. A second call changes nothing. PT409 when no file, or another one, was uploaded.
create function private.complete_attachment(in_workspace uuid, in_task uuid, attachment uuid) returns setof public.attachments
language plpgsql security definer set search_path = ''
as $$
declare
  found_row public.attachments;
  uploaded jsonb;
begin
  select * into found_row from public.attachments
  where id = attachment and workspace_id = in_workspace and task_id = in_task
    and workspace_id = any (private.workspaces_allowing('attachments.create'))
    and created_by is not distinct from auth.uid()
  for update;
  if found_row.id is null or found_row.completed_at is not null then
    return query select found_row.* where found_row.id is not null;
    return;
  end if;

  uploaded := (
    select metadata from storage.objects
    where bucket_id = 'attachments' and name = found_row.object_name order by created_at desc limit 1
  );
  if uploaded is null then
    raise exception 'The file has not been uploaded yet.' using errcode = 'PT409';
  end if;
  -- Storage keeps the type with its parameters, such as a charset.
  if (uploaded ->> 'size')::bigint is distinct from found_row.size_bytes
    or lower(btrim(split_part(uploaded ->> 'mimetype', ';', 1))) is distinct from found_row.content_type then
    raise exception 'The uploaded file has another size or type than was declared: remove the attachment and begin again.'
      using errcode = 'PT409';
  end if;

  return query update public.attachments set completed_at = now() where id = found_row.id returning *;
end;
$$;
grant execute on function private.complete_attachment(uuid, uuid, uuid) to app_user;

-- supabase/schemas/95_sample_overview.sql

-- Sample: the indexes from which the overview counts. It has no table of its own.

-- Serve the numbers of tasks that were opened and completed within a week.
create index tasks_opened_idx on public.tasks (workspace_id, created_at);
create index tasks_completed_idx on public.tasks (workspace_id, completed_at) where completed_at is not null;

-- supabase/schemas/96_sample_overview_webhooks.sql

-- Sample: the index from which the overview counts the deliveries of webhooks.

-- Serves the numbers of deliveries, and of failed ones, within a day.
create index webhook_deliveries_day_idx on public.webhook_deliveries (workspace_id, created_at, status);
