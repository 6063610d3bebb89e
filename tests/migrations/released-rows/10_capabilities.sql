-- Rows of the capabilities' tables, as the app of the release writes them.
insert into auth.users (id, email, raw_user_meta_data) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', '{"display_name": "Ada"}'),
  ('00000000-0000-4000-8000-00000000000b', 'bob@example.com', '{}');
insert into public.workspaces (id, name) values ('00000000-0000-7000-8000-000000000001', 'Analytical Engines');
insert into public.memberships (workspace_id, user_id, role) values
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-4000-8000-00000000000a', 'owner'),
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-4000-8000-00000000000b', 'member');
insert into public.api_keys (workspace_id, name, prefix, hash, scopes, created_by) values
  ('00000000-0000-7000-8000-000000000001', 'Sync', 'plinth_abcdefgh', sha256('key'), '{workspace.read}', '00000000-0000-4000-8000-00000000000a');
insert into public.invitations (workspace_id, email, role, token_hash)
select '00000000-0000-7000-8000-000000000001', 'eve' || n || '@example.com', 'viewer', encode(sha256(n::text::bytea), 'hex')
from generate_series(1, 200) as n;
insert into private.idempotency_records (caller_id, operation, key, fingerprint, answer, user_id) values
  (
    '00000000-0000-4000-8000-00000000000a', 'POST /api/v1/workspaces/00000000-0000-7000-8000-000000000001/invitations', 'first',
    sha256('request'), '{"status": 201}', '00000000-0000-4000-8000-00000000000a'
  ),
  ('00000000-0000-4000-8000-00000000000a', 'POST /api/v1/workspaces', 'second', sha256('request'), '{"status": 201}', null);
insert into private.invitation_limits (name, at_most) values ('open', 200);
insert into private.stopped_invitations (address_hash) values (sha256('stopped@example.com'));
insert into private.rate_limits (key, used, resets_at) values (repeat('x', 43), 1, now() + interval '1 hour');
insert into private.inbound_events (source, event_id, body) values ('mail', 'first', '{"bounced": "eve1@example.com"}');
insert into private.languages (user_id, locale) values ('00000000-0000-4000-8000-00000000000a', 'de');

insert into private.recovery_codes (user_id, hash) values ('00000000-0000-4000-8000-00000000000a', sha256('a code'));
insert into private.operator_actions (verb, operator_name, reason, user_ids)
values ('sign_out', 'grace', 'ticket 7', '{00000000-0000-4000-8000-00000000000a}');
insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at)
values ('00000000-0000-4000-8000-00000000000a', 'grace', 'ticket 7', sha256('a link'), now() + interval '30 minutes');
