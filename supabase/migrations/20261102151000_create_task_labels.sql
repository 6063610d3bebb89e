-- Which labels a task wears.

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
grant select, insert (workspace_id, task_id, label_id), delete on public.task_labels to authenticated;
grant select, insert, update, delete on public.task_labels to service_role;

create policy "members read the labels of their tasks" on public.task_labels
  for select to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]));

create policy "members who may write label tasks" on public.task_labels
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));

create policy "members who may write take labels off tasks" on public.task_labels
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('tasks.change'))::uuid[]));
