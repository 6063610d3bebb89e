-- Tasks belong to a project, and through it to a workspace.

create table public.tasks (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  project_id   uuid not null,
  title        text not null constraint tasks_title_length check (btrim(title) <> '' and char_length(title) <= 200),
  description  text not null default '' constraint tasks_description_length check (char_length(description) <= 10000),
  completed_at timestamptz,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- A task cannot sit in one workspace and point to a project of another.
  foreign key (workspace_id, project_id) references public.projects (workspace_id, id) on delete cascade
);

-- Serves the list of a workspace's tasks, newest first.
create index tasks_workspace_id_id_idx on public.tasks (workspace_id, id desc);
-- Serves the list of a project's tasks, newest first, and the removal of a project.
create index tasks_workspace_id_project_id_id_idx on public.tasks (workspace_id, project_id, id desc);
-- Serves the removal of a profile.
create index tasks_created_by_idx on public.tasks (created_by);

alter table public.tasks enable row level security;

revoke all on public.tasks from public, anon, authenticated, service_role;
grant select, insert (workspace_id, project_id, title, description), update (title, description, completed_at), delete
  on public.tasks to authenticated;
grant select, insert, update, delete on public.tasks to service_role;

create policy "members read their tasks" on public.tasks
  for select to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]));

create policy "members who may write add tasks" on public.tasks
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('tasks.create'))::uuid[]));

create policy "members who may write change tasks" on public.tasks
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

create policy "members who may write remove tasks" on public.tasks
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.remove'))::uuid[]));

create trigger touch_updated_at before update on public.tasks
  for each row execute function private.touch_updated_at();

-- A caller says whether a task is done; the database says since when.
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
