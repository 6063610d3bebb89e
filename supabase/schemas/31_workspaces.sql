-- Workspaces: the tenant boundary.

create table public.workspaces (
  id         uuid primary key default private.uuid_v7(),
  name       text not null constraint workspaces_name_length check (btrim(name) <> '' and char_length(name) <= 80),
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

alter table public.workspaces enable row level security;

revoke all on public.workspaces from public, anon, authenticated, service_role;
grant select, update (name), delete on public.workspaces to app_user;
grant select, insert, update, delete on public.workspaces to service_role;

create policy "members read their workspaces" on public.workspaces
  for select to authenticated using (id = any ((select private.workspaces_allowing('workspace.read'))::uuid[]));

create policy "owners and admins rename their workspaces" on public.workspaces
  for update to authenticated
  using (id = any ((select private.workspaces_allowing('workspace.change'))::uuid[]))
  with check (id = any ((select private.workspaces_allowing('workspace.change'))::uuid[]));

create policy "owners remove their workspaces" on public.workspaces
  for delete to authenticated using (id = any ((select private.workspaces_allowing('workspace.remove'))::uuid[]));

create trigger touch_updated_at before update on public.workspaces
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.workspaces
  for each row execute function private.count_version();

-- Creates a workspace together with its first owner, so no client inserts into either table alone. An API key cannot own one.
create function private.create_workspace(workspace_name text) returns setof public.workspaces
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
grant execute on function private.create_workspace(text) to app_user;
