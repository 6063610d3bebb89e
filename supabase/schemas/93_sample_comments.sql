-- Sample: comments on a task. An author alone changes their words. Owners and admins may remove them.

create table public.comments (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  task_id      uuid not null,
  body         text not null constraint comments_body_form check (private.is_prose(body, 10000) and private.is_drawn(body)),
  version      integer not null default 1,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- A comment cannot sit in one workspace and speak of a task of another.
  foreign key (workspace_id, task_id) references public.tasks (workspace_id, id) on delete cascade
);

-- Serves the list of a task's comments, oldest first, and the removal of a task.
create index comments_workspace_id_task_id_id_idx on public.comments (workspace_id, task_id, id);
-- Serves the removal of a profile.
create index comments_created_by_idx on public.comments (created_by);

alter table public.comments enable row level security;

revoke all on public.comments from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, body), update (body), delete on public.comments to app_user;
grant select, insert, update, delete on public.comments to service_role;

create policy "members read the comments of their workspaces" on public.comments
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('comments.read'))::uuid[]), false));

create policy "members who may write comment" on public.comments
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('comments.create'))::uuid[]));

create policy "members who may write change their own comments" on public.comments
  for update to authenticated
  using (
    created_by = (select auth.uid())
    and workspace_id = any ((select private.workspaces_allowing('comments.change'))::uuid[])
  )
  with check (
    created_by = (select auth.uid())
    and workspace_id = any ((select private.workspaces_allowing('comments.change'))::uuid[])
  );

create policy "authors remove their own comments, owners and admins any" on public.comments
  for delete to authenticated using (
    (created_by = (select auth.uid()) and workspace_id = any ((select private.workspaces_allowing('comments.remove'))::uuid[]))
    or workspace_id = any ((select private.workspaces_allowing('comments.moderate'))::uuid[])
  );

-- A comment stays at its version when the account of its author goes.
create trigger touch_updated_at before update of body on public.comments
  for each row execute function private.touch_updated_at();
create trigger count_version before update of body on public.comments
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.comments
  for each row execute function private.record_activity('comment', 'id', '{}');
