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
