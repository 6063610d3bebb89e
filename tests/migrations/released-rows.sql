-- Rows of every table of the released schema, as its app writes them.
insert into auth.users (id, email, raw_user_meta_data) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', '{"display_name": "Ada"}'),
  ('00000000-0000-4000-8000-00000000000b', 'bob@example.com', '{}');
insert into public.workspaces (id, name) values ('00000000-0000-7000-8000-000000000001', 'Analytical Engines');
insert into public.memberships (workspace_id, user_id, role) values
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-4000-8000-00000000000a', 'owner'),
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-4000-8000-00000000000b', 'member');
insert into public.projects (id, workspace_id, name, created_by) values
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'Engine', '00000000-0000-4000-8000-00000000000a');
insert into public.labels (id, workspace_id, name, colour) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'Urgent', 'red');
insert into public.tasks (workspace_id, project_id, title, due_on, assignee_id, completed_at)
select
  '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'Task ' || n, case when n % 2 = 0 then current_date + n end,
  case when n % 3 = 0 then '00000000-0000-4000-8000-00000000000b'::uuid end, case when n % 5 = 0 then now() end
from generate_series(1, 1000) as n;
insert into public.task_labels (workspace_id, task_id, label_id)
select workspace_id, id, '00000000-0000-7000-8000-000000000003' from public.tasks;
insert into public.invitations (workspace_id, email, role, token_hash) values
  ('00000000-0000-7000-8000-000000000001', 'eve@example.com', 'viewer', repeat('0', 64));
insert into public.api_keys (workspace_id, name, prefix, hash, scopes, created_by) values
  ('00000000-0000-7000-8000-000000000001', 'Sync', 'plinth_abcdefgh', sha256('key'), '{tasks.read}', '00000000-0000-4000-8000-00000000000a');
insert into private.idempotency_records (caller_id, operation, key, fingerprint, answer, user_id) values
  (
    '00000000-0000-4000-8000-00000000000a', 'POST /api/v1/workspaces/00000000-0000-7000-8000-000000000001/tasks', 'first', sha256('request'),
    '{"status": 201}', '00000000-0000-4000-8000-00000000000a'
  ),
  ('00000000-0000-4000-8000-00000000000a', 'POST /api/v1/workspaces', 'second', sha256('request'), '{"status": 201}', null);
