-- What gives away access or cannot be undone asks whether the caller's session still lives: an access token alone outlives it by
-- up to an hour. https://supabase.com/docs/guides/auth/sessions

-- The vocabulary of sensitivePermissions in lib/auth/permissions.ts; a test holds the two together.
create table private.sensitive_permissions (
  permission text primary key
);

insert into private.sensitive_permissions (permission)
values
  ('workspace.remove'), ('workspace.transfer'),
  ('members.change'), ('members.remove'),
  ('invitations.create'), ('api-keys.create');

-- Whether the session that the caller's token names has neither been signed out nor run out.
create function private.session_lives() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from auth.sessions
    where id = (auth.jwt() ->> 'session_id')::uuid
      and user_id = auth.uid()
      and (not_after is null or not_after > now())
  );
end;
$$;

-- Stops a transaction with PT401 whose user has been signed out, and with PT403 one in which a key acts.
create function private.require_session() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  if not private.session_lives() then
    raise exception 'This session has ended. Sign in again to continue.' using errcode = 'PT401';
  end if;
end;
$$;
grant execute on function private.require_session() to authenticated;

-- As before, and nowhere for a sensitive permission once the session has ended, so that the policies hold for the Data API too.
create or replace function private.workspaces_allowing(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  caller uuid := auth.uid();
begin
  if caller is null then
    return array(select key.workspace_id from private.acting_api_key() as key where wanted = any (key.scopes));
  end if;
  if exists (select from private.sensitive_permissions where permission = wanted) and not private.session_lives() then
    return '{}';
  end if;
  return array(
    select memberships.workspace_id
    from public.memberships
    join private.role_permissions on role_permissions.role = memberships.role
    where memberships.user_id = caller and role_permissions.permission = wanted
  );
end;
$$;

-- As before, and PT401 for a sensitive permission once the session has ended.
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

  if exists (select from private.sensitive_permissions where permission = wanted) then
    perform private.require_session();
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

-- As before, worded for its reader.
create or replace function private.require_api_key() returns boolean
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
