-- A list is read in the order of its index only if Postgres expects more rows of the tenant than a page holds. It takes `= any (array)`
-- for rare, and the more tenants there are the rarer, on top of the tenant that the query names: so it would fetch and sort the
-- whole tenant for each page. Inside of coalesce it takes no guess but one half.
-- https://www.postgresql.org/docs/17/row-estimation-examples.html

alter policy "members read their tasks" on public.tasks
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]), false));
alter policy "members read their projects" on public.projects
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('projects.read'))::uuid[]), false));
alter policy "members read their labels" on public.labels
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('labels.read'))::uuid[]), false));
alter policy "members read the labels of their tasks" on public.task_labels
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('tasks.read'))::uuid[]), false));
alter policy "members read their fellow memberships" on public.memberships
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('members.read'))::uuid[]), false));
alter policy "owners and admins read invitations" on public.invitations
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('invitations.read'))::uuid[]), false));
alter policy "owners and admins read their keys" on public.api_keys
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('api-keys.read'))::uuid[]), false));
alter policy "owners and admins read the activity of their workspaces" on public.activity
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('activity.read'))::uuid[]), false));
alter policy "members read the comments of their workspaces" on public.comments
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('comments.read'))::uuid[]), false));
alter policy "members read what is ready in their workspaces, and their own uploads" on public.attachments
  using (
    coalesce(workspace_id = any ((select private.workspaces_allowing('attachments.read'))::uuid[]), false)
    and (completed_at is not null or created_by is not distinct from (select auth.uid()))
  );
alter policy "owners and admins read their webhooks" on public.webhooks
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));
alter policy "owners and admins read what their webhooks were told" on public.webhook_deliveries
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));
alter policy "owners and admins read how their webhooks answered" on public.webhook_attempts
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

-- On the disks of today a page out of order costs hardly more than the next one.
alter role app_server set random_page_cost = 1.1;

-- As before, but found by the index that Supabase Auth has on the addresses of accounts that are not of single sign-on.
create or replace function private.refuse_member_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from auth.users
    join public.memberships on memberships.user_id = users.id
    where users.email = new.email and users.is_sso_user = false and memberships.workspace_id = new.workspace_id
  ) then
    raise exception 'This person is a member already.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

-- Serves the lists of what is open by due date: of what is past its day nearly all is done, and would have to be skipped.
create index tasks_open_due_idx on public.tasks (workspace_id, due_or_never, id) where completed_at is null;
