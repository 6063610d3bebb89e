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
