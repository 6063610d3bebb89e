-- The tenant boundary: workspaces, who belongs to them, and what each role may do.

create table public.workspaces (
  id         uuid primary key default private.uuid_v7(),
  name       text not null constraint workspaces_name_length check (btrim(name) <> '' and char_length(name) <= 80),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.memberships (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  user_id      uuid not null references public.profiles (id) on delete cascade,
  role         text not null constraint memberships_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  created_at   timestamptz not null default now(),
  primary key (workspace_id, user_id)
);

-- Serves every policy: the workspaces of the caller and the role held there, from the index alone.
create index memberships_user_id_idx on public.memberships (user_id) include (workspace_id, role);

-- The vocabulary of lib/auth/permissions.ts; a test holds the two together.
create table private.role_permissions (
  permission text not null,
  role       text not null constraint role_permissions_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  primary key (permission, role)
);

insert into private.role_permissions (permission, role)
select permission, role
from (values
  ('workspace.read',   array['owner', 'admin', 'member', 'viewer']),
  ('workspace.change', array['owner', 'admin']),
  ('workspace.remove', array['owner']),
  ('members.read',     array['owner', 'admin', 'member', 'viewer']),
  ('projects.read',    array['owner', 'admin', 'member', 'viewer']),
  ('projects.create',  array['owner', 'admin', 'member']),
  ('projects.change',  array['owner', 'admin', 'member']),
  ('projects.remove',  array['owner', 'admin']),
  ('tasks.read',       array['owner', 'admin', 'member', 'viewer']),
  ('tasks.create',     array['owner', 'admin', 'member']),
  ('tasks.change',     array['owner', 'admin', 'member']),
  ('tasks.remove',     array['owner', 'admin', 'member'])
) as vocabulary (permission, roles)
cross join lateral unnest(vocabulary.roles) as role;

-- Policies ask this once per statement, not once per row; as definer it may read memberships without recursing into their policies.
-- https://supabase.com/docs/guides/database/postgres/row-level-security#rls-performance-recommendations
create function private.workspaces_allowing(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return array(
    select memberships.workspace_id
    from public.memberships
    join private.role_permissions on role_permissions.role = memberships.role
    where memberships.user_id = auth.uid() and role_permissions.permission = wanted
  );
end;
$$;
grant execute on function private.workspaces_allowing(text) to authenticated;

-- Stops a transaction whose caller lacks the permission: PT404 for who may not know the workspace, PT403 for its members.
-- PostgREST answers these codes with the same status: https://docs.postgrest.org/en/stable/references/errors.html
create function private.require_permission(in_workspace uuid, wanted text) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  held text := (
    select role from public.memberships where workspace_id = in_workspace and user_id = auth.uid()
  );
begin
  if held is null then
    raise exception 'workspace not found' using errcode = 'PT404';
  end if;
  if not exists (select from private.role_permissions where permission = wanted and role = held) then
    raise exception 'permission % is missing', wanted using errcode = 'PT403';
  end if;
end;
$$;
grant execute on function private.require_permission(uuid, text) to authenticated;

-- A workspace and its first owner exist together or not at all, so nobody inserts into either table alone.
create function private.create_workspace(workspace_name text) returns setof public.workspaces
language plpgsql security definer set search_path = ''
as $$
declare
  created public.workspaces;
begin
  insert into public.workspaces (name) values (workspace_name) returning * into created;
  insert into public.memberships (workspace_id, user_id, role) values (created.id, auth.uid(), 'owner');
  return next created;
end;
$$;
grant execute on function private.create_workspace(text) to authenticated;

alter table public.workspaces enable row level security;
alter table public.memberships enable row level security;

revoke all on public.workspaces, public.memberships from public, anon, authenticated, service_role;
grant select, update (name), delete on public.workspaces to authenticated;
grant select on public.memberships to authenticated;
grant select, insert, update, delete on public.workspaces, public.memberships to service_role;

create policy "members read their workspaces" on public.workspaces
  for select to authenticated using (id = any ((select private.workspaces_allowing('workspace.read'))::uuid[]));

create policy "owners and admins rename their workspaces" on public.workspaces
  for update to authenticated
  using (id = any ((select private.workspaces_allowing('workspace.change'))::uuid[]))
  with check (id = any ((select private.workspaces_allowing('workspace.change'))::uuid[]));

create policy "owners remove their workspaces" on public.workspaces
  for delete to authenticated using (id = any ((select private.workspaces_allowing('workspace.remove'))::uuid[]));

create policy "members read their fellow memberships" on public.memberships
  for select to authenticated using (workspace_id = any ((select private.workspaces_allowing('members.read'))::uuid[]));

-- Members see each other's names; the inner query is itself under the policy above.
create policy "a user reads their own profile and their fellow members'" on public.profiles
  for select to authenticated
  using (
    id = (select auth.uid())
    or exists (select from public.memberships where memberships.user_id = profiles.id)
  );

create trigger touch_updated_at before update on public.workspaces
  for each row execute function private.touch_updated_at();
