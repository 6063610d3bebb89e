-- Rows of projects, in the workspace of the rows before them.
insert into public.projects (id, workspace_id, name, created_by) values
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'Engine', '00000000-0000-4000-8000-00000000000a');
