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
