-- The rights of each role of a workspace on its invitations and to the workspace itself.
begin;
select plan(11);

insert into auth.users (id, email)
select ('00000000-0000-4000-8000-00000000000' || n)::uuid, n || '@example.com' from generate_series(1, 4) as n;
insert into auth.sessions (id, user_id) select id, id from auth.users where email ~ '^[1-4]@example\.com$';
insert into public.workspaces (id, name) values ('00000000-0000-7000-8000-000000000001', 'Analytical Engines');
insert into public.memberships (workspace_id, user_id, role)
select '00000000-0000-7000-8000-000000000001', ('00000000-0000-4000-8000-00000000000' || n)::uuid, role
from unnest('{owner,admin,member,viewer}'::text[]) with ordinality as roles (role, n);
insert into public.invitations (workspace_id, email, role, token_hash) values
  ('00000000-0000-7000-8000-000000000001', 'first@example.com', 'member', repeat('0', 64));

-- Each role has a session and has just signed in, which sensitive permissions need.
prepare act_as (text) as
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', id, 'session_id', id, 'amr', amr)::text, true)
  from (values ('00000000-0000-4000-8000-00000000000' || $1)) as person (id)
  cross join json_build_array(json_build_object('method', 'password', 'timestamp', extract(epoch from now()))) as amr;
prepare add_invitation as
  insert into public.invitations (workspace_id, email, role, token_hash)
  values ('00000000-0000-7000-8000-000000000001', 'second@example.com', 'member', repeat('1', 64));
prepare rename_workspace as update public.workspaces set name = 'Renamed' returning 1;
prepare remove_invitation as delete from public.invitations returning 1;
prepare remove_workspace as delete from public.workspaces returning 1;

set local role app_user;

execute act_as('4');
select throws_ok('add_invitation', '42501', null, 'a viewer adds no invitation');
select isnt_empty('select from public.memberships', 'a viewer reads members');
select is_empty('select from public.invitations', 'a viewer reads no invitation');
select is_empty('remove_invitation', 'a viewer removes no invitation');

execute act_as('3');
select throws_ok('add_invitation', '42501', null, 'a member adds no invitation');
select is_empty('rename_workspace', 'a member does not rename the workspace');

execute act_as('2');
select isnt_empty('rename_workspace', 'an admin renames the workspace');
select lives_ok('add_invitation', 'an admin adds an invitation');
select isnt_empty('remove_invitation', 'an admin removes an invitation');
select is_empty('remove_workspace', 'an admin does not remove the workspace');

execute act_as('1');
select isnt_empty('remove_workspace', 'an owner removes it');

select * from finish();
rollback;
