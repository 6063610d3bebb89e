-- Rows of every table of webhooks, in the workspace of the rows before them.
insert into public.webhooks (id, workspace_id, url, event_types) values
  ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', 'https://example.com/hook', '{invitation.created}');
insert into private.webhook_secrets (workspace_id, webhook_id, sealed) values
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000c', decode(repeat('00', 30), 'hex'));
-- The webhook is told of these, so each leaves a delivery.
insert into public.invitations (workspace_id, email, role, token_hash)
select '00000000-0000-7000-8000-000000000001', 'hal' || n || '@example.com', 'viewer', encode(sha256(('hal' || n)::bytea), 'hex')
from generate_series(1, 200) as n;
insert into public.webhook_attempts (workspace_id, delivery_id, status_code, duration_ms)
select workspace_id, id, 200, 1 from public.webhook_deliveries;
