-- Two workspaces: the owner of one neither sees nor touches the other, by any verb.
begin;
select plan(10);

insert into auth.users (id, email) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com'),
  ('00000000-0000-4000-8000-00000000000e', 'eve@example.com');
insert into auth.sessions (id, user_id) values
  ('00000000-0000-4000-8000-0000000000aa', '00000000-0000-4000-8000-00000000000a');
insert into public.workspaces (id, name) values
  ('00000000-0000-7000-8000-0000000000a1', 'Ours'),
  ('00000000-0000-7000-8000-0000000000e1', 'Theirs');
insert into public.memberships (workspace_id, user_id, role) values
  ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'owner'),
  ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-4000-8000-00000000000e', 'owner');
insert into public.invitations (workspace_id, email, role, token_hash)
select id, lower(name) || '@example.com', 'member', encode(sha256(name::bytea), 'hex') from public.workspaces
where name in ('Ours', 'Theirs');
insert into public.api_keys (workspace_id, name, prefix, hash, scopes, created_by)
select workspace_id, 'Sync of ' || user_id, 'plinth_abcdefgh', sha256(user_id::text::bytea), '{workspace.read}', user_id
from public.memberships;

set local role app_user;
select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-00000000000a", "session_id": "00000000-0000-4000-8000-0000000000aa"}', true);

select results_eq('select name from public.workspaces', $$ values ('Ours') $$, 'an owner sees their own workspace alone');
select results_eq('select email from public.invitations', $$ values ('ours@example.com') $$, 'and its invitations alone');
select results_eq(
  'select user_id from public.memberships',
  $$ values ('00000000-0000-4000-8000-00000000000a'::uuid) $$,
  'and its members alone'
);

select is_empty($$ update public.workspaces set name = 'Taken' where name = 'Theirs' returning id $$, 'a foreign workspace cannot be renamed');
select is_empty(
  $$ update public.api_keys set revoked_at = now()
     where workspace_id = '00000000-0000-7000-8000-0000000000e1' returning id $$,
  'a foreign key cannot be revoked'
);
select is_empty(
  $$ delete from public.invitations where email = 'theirs@example.com' returning id $$,
  'a foreign invitation cannot be removed'
);
select throws_ok(
  $$ insert into public.invitations (workspace_id, email, role, token_hash)
     values ('00000000-0000-7000-8000-0000000000e1', 'planted@example.com', 'member', repeat('0', 64)) $$,
  '42501', null, 'nothing can be added to a foreign workspace'
);
select lives_ok(
  $$ insert into public.invitations (workspace_id, email, role, token_hash)
     values ('00000000-0000-7000-8000-0000000000a1', 'new@example.com', 'member', repeat('0', 64)) $$,
  'while the own workspace takes the same'
);
select throws_ok(
  $$ update public.api_keys set workspace_id = '00000000-0000-7000-8000-0000000000e1' $$,
  '42501', null, 'a key cannot move to another workspace'
);

reset role;
select results_eq(
  'select email from public.invitations order by 1',
  $$ values ('new@example.com'), ('ours@example.com'), ('theirs@example.com') $$,
  'the foreign invitation is as it was'
);

select * from finish();
rollback;
