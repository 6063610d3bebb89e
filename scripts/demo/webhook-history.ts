import { keysIn, newSecret, sealWith } from '../../lib/features/webhooks/sealing.ts'
import { localDefaults } from '../../lib/local-defaults.ts'
import type { DemoPart } from './demo-part.ts'

const DELIVERIES = 180

/** A webhook, switched off but ready to sign, with the deliveries of two weeks. */
export const webhookHistory: DemoPart = {
  async past(client, workspaceId, sealingKeys = localDefaults.WEBHOOK_SECRET_KEYS) {
    const sealed = sealWith(keysIn(sealingKeys), newSecret(), workspaceId)
    await client.query(
      `with webhook as (
         insert into public.webhooks (workspace_id, url, description, event_types, enabled, created_by)
         select $1, 'https://example.com/plinth-events', 'Tells the billing system', '{*}', false, user_id
         from public.memberships where workspace_id = $1 and role = 'owner'
         returning id
       ), secret as (
         insert into private.webhook_secrets (workspace_id, webhook_id, sealed) select $1, id, $3 from webhook
       )
       insert into public.webhook_deliveries
         (workspace_id, webhook_id, event_id, event_type, resource_id, body, status, created_at, settled_at)
       select $1, webhook.id, gen_random_uuid(), 'member.changed', gen_random_uuid(), '{}',
         case when n % 11 = 0 then 'failed' else 'delivered' end, moment, moment
       from webhook, generate_series(1, $2::int) as n
       cross join lateral (select now() - (n * 1.8 + (n * n) % 13) * interval '1 hour' as moment) as past
       order by moment`,
      [workspaceId, DELIVERIES, sealed],
    )
  },
}
