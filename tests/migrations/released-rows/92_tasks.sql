-- Rows of tasks, in the workspace of the rows before them.
insert into public.tasks (workspace_id, project_id, title, due_on, assignee_id, completed_at)
select
  '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'Task ' || n, case when n % 2 = 0 then current_date + n end,
  case when n % 3 = 0 then '00000000-0000-4000-8000-00000000000b'::uuid end, case when n % 5 = 0 then now() end
from generate_series(1, 300) as n;
insert into public.task_labels (workspace_id, task_id, label_id)
select workspace_id, id, '00000000-0000-7000-8000-000000000003' from public.tasks;
