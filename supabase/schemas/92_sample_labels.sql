-- Sample: labels mark tasks of the same kind. Each workspace has its own.

create table public.labels (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name         text not null constraint labels_name_form check (private.is_name(name, 40)),
  colour       text not null constraint labels_colour_known check (
    colour in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')
  ),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- The target of a labelled task's reference. Read backwards it serves the list of labels, newest first.
  unique (workspace_id, id)
);

-- Refuses a second label of the same name, whatever its case.
create unique index labels_workspace_id_name_key on public.labels (workspace_id, lower(name));

alter table public.labels enable row level security;

revoke all on public.labels from public, anon, authenticated, service_role;
grant select, insert (workspace_id, name, colour), update (name, colour), delete on public.labels to app_user;
grant select, insert, update, delete on public.labels to service_role;

create policy "members read their labels" on public.labels
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('labels.read'))::uuid[]), false));

create policy "members who may write add labels" on public.labels
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('labels.create'))::uuid[]));

create policy "members who may write change labels" on public.labels
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('labels.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('labels.change'))::uuid[]));

create policy "owners and admins remove labels" on public.labels
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('labels.remove'))::uuid[]));

create trigger touch_updated_at before update on public.labels
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.labels
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.labels
  for each row execute function private.record_activity('label', 'id', '{}', 'name');

-- The labels of each task.
create table public.task_labels (
  workspace_id uuid not null,
  task_id      uuid not null,
  label_id     uuid not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, task_id, label_id),
  -- A task cannot wear a label of another workspace.
  foreign key (workspace_id, task_id) references public.tasks (workspace_id, id) on delete cascade,
  foreign key (workspace_id, label_id) references public.labels (workspace_id, id) on delete cascade
);

-- Serves the list of the tasks with a label, newest first, and the removal of a label.
create index task_labels_workspace_id_label_id_task_id_idx on public.task_labels (workspace_id, label_id, task_id desc);

alter table public.task_labels enable row level security;

revoke all on public.task_labels from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, label_id), delete on public.task_labels to app_user;
grant select, insert, update, delete on public.task_labels to service_role;

create policy "members read the labels of their tasks" on public.task_labels
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]), false));

create policy "members who may write label tasks" on public.task_labels
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

create policy "members who may write take labels off tasks" on public.task_labels
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

-- A page hears of the labels of a task, although they leave no activity.
create trigger tell_viewers after insert or delete on public.task_labels for each row execute function private.tell_viewers();
