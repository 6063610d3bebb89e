-- Rows of comments, in the workspace of the rows before them.
insert into public.comments (workspace_id, task_id, body) select workspace_id, id, 'Hm' from public.tasks;
