-- Sample: what each role of a workspace may do to its projects and tasks.
begin;
select plan(6);

insert into auth.users (id, email)
select ('00000000-0000-4000-8000-00000000000' || n)::uuid, n || '@example.com' from generate_series(1, 4) as n;
insert into auth.sessions (id, user_id) select id, id from auth.users where email ~ '^[1-4]@example\.com$';
insert into public.workspaces (id, name) values ('00000000-0000-7000-8000-000000000001', 'Analytical Engines');
insert into public.memberships (workspace_id, user_id, role)
select '00000000-0000-7000-8000-000000000001', ('00000000-0000-4000-8000-00000000000' || n)::uuid, role
from unnest('{owner,admin,member,viewer}'::text[]) with ordinality as roles (role, n);
insert into public.projects (id, workspace_id, name) values
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'Engine');

prepare add_task as
  insert into public.tasks (workspace_id, project_id, title)
  values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'Ship it');
prepare remove_project as delete from public.projects returning 1;

set local role app_user;

select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-000000000004", "session_id": "00000000-0000-4000-8000-000000000004"}', true);
select throws_ok('add_task', '42501', null, 'a viewer adds no task');
select isnt_empty('select from public.projects', 'a viewer reads projects');
select is_empty('remove_project', 'a viewer removes no project');

select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-000000000003", "session_id": "00000000-0000-4000-8000-000000000003"}', true);
select lives_ok('add_task', 'a member adds a task');
select is_empty('remove_project', 'a member removes no project');

select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-000000000002", "session_id": "00000000-0000-4000-8000-000000000002"}', true);
select isnt_empty('remove_project', 'an admin removes a project');

select * from finish();
rollback;
