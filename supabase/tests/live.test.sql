-- Live updates: a token joins the topic that it names, and the topic is told to members whose session lives.
begin;
select plan(9);

insert into auth.users (id, email) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com'),
  ('00000000-0000-4000-8000-00000000000e', 'eve@example.com');
insert into auth.sessions (id, user_id) values
  ('00000000-0000-4000-8000-0000000000aa', '00000000-0000-4000-8000-00000000000a'),
  ('00000000-0000-4000-8000-0000000000ee', '00000000-0000-4000-8000-00000000000e');
insert into public.workspaces (id, name) values ('00000000-0000-7000-8000-0000000000a1', 'Ours');
insert into public.memberships (workspace_id, user_id, role) values
  ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'owner');
delete from realtime.messages;
insert into realtime.messages (topic, extension) values
  ('workspace:00000000-0000-7000-8000-0000000000a1', 'broadcast'),
  ('workspace:00000000-0000-7000-8000-0000000000a1', 'presence');

set local role app_user;
select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-00000000000a", "session_id": "00000000-0000-4000-8000-0000000000aa"}', true);
select is(
  private.live_topic('00000000-0000-7000-8000-0000000000a1'),
  'workspace:00000000-0000-7000-8000-0000000000a1', 'a member is told the topic'
);
select set_config('realtime.topic', 'workspace:00000000-0000-7000-8000-0000000000a1', true);
reset role;
set local role authenticated;
select is_empty('select from realtime.messages', 'and does not join it by their own token');
reset role;
set local role app_user;

select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-00000000000a", "session_id": "00000000-0000-4000-8000-0000000000ff"}', true);
select throws_ok(
  $$ select private.live_topic('00000000-0000-7000-8000-0000000000a1') $$,
  'PT401', null, 'a member whose session has ended is told nothing'
);
select set_config('request.jwt.claims', '{"role": "authenticated", "sub": "00000000-0000-4000-8000-00000000000e", "session_id": "00000000-0000-4000-8000-0000000000ee"}', true);
select throws_ok(
  $$ select private.live_topic('00000000-0000-7000-8000-0000000000a1') $$,
  'PT404', null, 'and neither is who is no member'
);

reset role;
set local role anon;
select set_config('request.jwt.claims', '{"role": "anon", "live_topic": "workspace:00000000-0000-7000-8000-0000000000a1"}', true);
select results_eq(
  'select extension from realtime.messages', $$ values ('broadcast') $$,
  'a live token joins its topic, and sees nobody there'
);
select throws_ok(
  $$ insert into realtime.messages (topic, extension) values ('workspace:00000000-0000-7000-8000-0000000000a1', 'broadcast') $$,
  '42501', null, 'it sends nothing'
);
select throws_ok('select from public.workspaces', '42501', null, 'and reads no table');

select set_config('realtime.topic', 'workspace:00000000-0000-7000-8000-0000000000e1', true);
select is_empty('select from realtime.messages', 'it joins no other topic');
select set_config('request.jwt.claims', '{"role": "anon"}', true);
select is_empty('select from realtime.messages', 'and without it nobody joins');

select * from finish();
rollback;
