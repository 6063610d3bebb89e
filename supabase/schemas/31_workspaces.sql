-- Workspaces: the tenant boundary.

create table public.workspaces (
  id              uuid primary key default private.uuid_v7(),
  name            text not null constraint workspaces_name_form check (private.is_name(name, 80)),
  -- A member reaches nothing in it before they have proved a second factor.
  requires_factor boolean not null default false,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);

-- Serves every policy for a person without a proved factor: a workspace that demands none is told by this small index alone.
create index workspaces_requires_factor_idx on public.workspaces (id) where requires_factor;

alter table public.workspaces enable row level security;

revoke all on public.workspaces from public, anon, authenticated, service_role;
grant select, update (name, requires_factor), delete on public.workspaces to app_user;
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
