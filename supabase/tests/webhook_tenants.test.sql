-- Webhooks: the owner of one workspace neither sees nor touches those of another, by any verb.
begin;
select plan(7);

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
insert into public.webhooks (id, workspace_id, url, event_types) values
  ('00000000-0000-7000-8000-0000000000a3', '00000000-0000-7000-8000-0000000000a1', 'https://example.com/ours', '{*}'),
  ('00000000-0000-7000-8000-0000000000e3', '00000000-0000-7000-8000-0000000000e1', 'https://example.com/theirs', '{*}');

set local role app_user;
select set_config('request.jwt.claims', json_build_object(
  'role', 'authenticated', 'sub', '00000000-0000-4000-8000-00000000000a', 'session_id', '00000000-0000-4000-8000-0000000000aa',
  'amr', json_build_array(json_build_object('method', 'password', 'timestamp', extract(epoch from now())))
)::text, true);

select results_eq('select url from public.webhooks', $$ values ('https://example.com/ours') $$, 'an owner sees the webhooks of their own workspace alone');

select is_empty(
  $$ update public.webhooks set enabled = false where url = 'https://example.com/theirs' returning id $$,
  'a foreign webhook cannot be changed'
);
select is_empty(
  $$ delete from public.webhooks where url = 'https://example.com/theirs' returning id $$,
  'a foreign webhook cannot be removed'
);
select throws_ok(
  $$ insert into public.webhooks (workspace_id, url, event_types)
     values ('00000000-0000-7000-8000-0000000000e1', 'https://example.com/planted', '{*}') $$,
  '42501', null, 'nothing can be added to a foreign workspace'
);
select throws_ok(
  $$ update public.webhooks set workspace_id = '00000000-0000-7000-8000-0000000000e1' where url = 'https://example.com/ours' $$,
  '42501', null, 'a webhook cannot move to another workspace'
);

reset role;
select throws_ok(
  $$ insert into private.webhook_secrets (workspace_id, webhook_id, sealed)
     values ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000e3', decode(repeat('00', 30), 'hex')) $$,
  '23503', null, 'a secret of ours cannot belong to a webhook of theirs'
);
select results_eq(
  'select url, enabled from public.webhooks order by 1',
  $$ values ('https://example.com/ours', true), ('https://example.com/theirs', true) $$,
  'both webhooks are as they were'
);

select * from finish();
rollback;
