-- Rows of attachments, in the workspace of the rows before them.
insert into public.attachments (workspace_id, task_id, file_name, content_type, size_bytes)
select workspace_id, id, 'plan.pdf', 'application/pdf', 1 from public.tasks;
