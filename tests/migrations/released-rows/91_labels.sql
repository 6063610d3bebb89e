-- Rows of labels, in the workspace of the rows before them.
insert into public.labels (id, workspace_id, name, colour) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'Urgent', 'red');
