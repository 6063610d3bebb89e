-- How a transaction acts by a key: the server names the key by its hash, in a setting that no token and no client of the Data
-- API can write, and the database checks it in every statement. It counts only where there is no user, so whatever a user's
-- token claims, it is a user's.

-- The key that acts, with what it may do now; no row for one that is unknown, revoked or expired, or whose creator has left.
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
      where key_scopes.permission = any (api_keys.scopes) and role_permissions.role = memberships.role
    ),
    api_keys.last_used_at
  from public.api_keys
  join public.memberships
    on memberships.workspace_id = api_keys.workspace_id and memberships.user_id = api_keys.created_by
  where auth.uid() is null
    and api_keys.hash = decode(current_setting('app.api_key_hash', true), 'hex')
    and api_keys.revoked_at is null
    and (api_keys.expires_at is null or api_keys.expires_at > now());
end;
$$;

-- As before for a user, in one index lookup; for a key, its own workspace if it has the scope.
create or replace function private.workspaces_allowing(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  caller uuid := auth.uid();
begin
  if caller is null then
    return array(select key.workspace_id from private.acting_api_key() as key where wanted = any (key.scopes));
  end if;
  return array(
    select memberships.workspace_id
    from public.memberships
    join private.role_permissions on role_permissions.role = memberships.role
    where memberships.user_id = caller and role_permissions.permission = wanted
  );
end;
$$;

-- As before for a user; for a key PT401 when it no longer counts, PT404 outside of its workspace, PT403 outside of its scopes.
create or replace function private.require_permission(in_workspace uuid, wanted text) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  caller uuid := auth.uid();
  held text;
  key record;
begin
  if caller is null then
    select * into key from private.acting_api_key();
    if key.id is null then
      raise exception 'the API key is not valid' using errcode = 'PT401';
    end if;
    if key.workspace_id is distinct from in_workspace then
      raise exception 'workspace not found' using errcode = 'PT404';
    end if;
    if not wanted = any (key.scopes) then
      raise exception 'permission % is missing', wanted using errcode = 'PT403';
    end if;
    return;
  end if;

  held := (select role from public.memberships where workspace_id = in_workspace and user_id = caller);
  if held is null then
    raise exception 'workspace not found' using errcode = 'PT404';
  end if;
  if not exists (select from private.role_permissions where permission = wanted and role = held) then
    raise exception 'permission % is missing', wanted using errcode = 'PT403';
  end if;
end;
$$;

-- Stops a transaction whose key does not count, with PT401, and says whether its use is due to be noted.
create function private.require_api_key() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  key record;
begin
  select * into key from private.acting_api_key();
  if key.id is null then
    raise exception 'the API key is not valid' using errcode = 'PT401';
  end if;
  return key.last_used_at is null or key.last_used_at < now() - interval '1 minute';
end;
$$;
grant execute on function private.require_api_key() to authenticated;

-- Stops a transaction in which a key acts, with PT403: some things are a person's.
create function private.require_user() returns void
language plpgsql stable set search_path = ''
as $$
begin
  if auth.uid() is null then
    raise exception 'an API key may not do this' using errcode = 'PT403';
  end if;
end;
$$;
grant execute on function private.require_user() to authenticated;

-- Notes the use of the acting key, once a minute: of many requests at that moment one writes and none waits.
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
grant execute on function private.note_api_key_use() to authenticated;

-- As before, for a user: a workspace needs an owner.
create or replace function private.create_workspace(workspace_name text) returns setof public.workspaces
language plpgsql security definer set search_path = ''
as $$
declare
  created public.workspaces;
begin
  perform private.require_user();
  insert into public.workspaces (name) values (workspace_name) returning * into created;
  insert into public.memberships (workspace_id, user_id, role) values (created.id, auth.uid(), 'owner');
  return next created;
end;
$$;
