-- Sample: the owner of one workspace neither sees nor touches the projects and tasks of another, by any verb.
begin;
select plan(8);

insert into auth.users (id, email) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com'),
  ('00000000-0000-4000-8000-00000000000e', 'eve@example.com');
insert into public.workspaces (id, name) values
  ('00000000-0000-7000-8000-0000000000a1', 'Ours'),
  ('00000000-0000-7000-8000-0000000000e1', 'Theirs');
insert into public.memberships (workspace_id, user_id, role) values
  ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'owner'),
  ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-4000-8000-00000000000e', 'owner');
insert into public.projects (id, workspace_id, name) values
  ('00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-0000000000a1', 'Apollo'),
  ('00000000-0000-7000-8000-0000000000e2', '00000000-0000-7000-8000-0000000000e1', 'Gemini');
insert into public.tasks (id, workspace_id, project_id, title) values
  ('00000000-0000-7000-8000-0000000000a3', '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a2', 'Ours'),
  ('00000000-0000-7000-8000-0000000000e3', '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000e2', 'Theirs');

set local role app_user;
select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-00000000000a"}', true);

select results_eq('select name from public.projects', $$ values ('Apollo') $$, 'an owner sees the projects of their own workspace alone');
select results_eq('select title from public.tasks', $$ values ('Ours') $$, 'and its tasks alone');

select is_empty($$ update public.tasks set title = 'Taken' where title = 'Theirs' returning id $$, 'a foreign task cannot be changed');
select is_empty($$ delete from public.tasks where title = 'Theirs' returning id $$, 'a foreign task cannot be removed');
select throws_ok(
  $$ insert into public.tasks (workspace_id, project_id, title)
     values ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000e2', 'Planted') $$,
  '42501', null, 'nothing can be added to a foreign workspace'
);
select throws_ok(
  $$ insert into public.tasks (workspace_id, project_id, title)
     values ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000e2', 'Astray') $$,
  '23503', null, 'a task of ours cannot point to a project of theirs'
);
select throws_ok(
  $$ update public.tasks set workspace_id = '00000000-0000-7000-8000-0000000000e1' where title = 'Ours' $$,
  '42501', null, 'a task cannot move to another workspace'
);

reset role;
select results_eq('select title from public.tasks order by 1', $$ values ('Ours'), ('Theirs') $$, 'both tasks are as they were');

select * from finish();
rollback;
