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
