import { BATCH_ROWS, idAt, type Retention } from './retention'

export const webhookDeliveries: Retention = {
  table: 'public.webhook_deliveries',
  prepare: `insert into webhooks (workspace_id, url, event_types) values (:workspace, 'https://example.com', '{*}')`,
  insert: (moment, numbers) => `
    with added as (
      insert into webhook_deliveries (id, workspace_id, webhook_id, event_id, event_type, resource_id, body, status)
      select ${idAt(moment)}, :workspace, webhooks.id, gen_random_uuid(), 'member.removed', gen_random_uuid(), '{}', 'delivered'
      from webhooks cross join ${numbers} as n where webhooks.workspace_id = :workspace
      returning id
    )
    insert into webhook_attempts (workspace_id, delivery_id, duration_ms) select :workspace, id, 1 from added`,
  purge: `private.purge_webhook_deliveries(now() - interval '30 days', ${BATCH_ROWS})`,
  change: `update webhook_deliveries set status = 'failed'
    where id > rpad(lpad(to_hex((extract(epoch from now() - interval '1 day') * 1000)::bigint), 12, '0'), 32, '0')::uuid`,
}
