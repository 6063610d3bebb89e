import type { Client } from 'pg'
import { keysIn, newSecret, sealWith } from '../../lib/features/webhooks/sealing.ts'

const WEEKS = 12
const TASKS = 90
const DELIVERIES = 180

/** The recurring work of a shop. */
const rounds = [
  'Check the stock',
  'Order beans',
  'Descale the machine',
  'Count the till',
  'Clean the grinders',
  'Write the rota',
  'Answer the reviews',
]

/**
 * A quarter of work, for the charts of the overview: a project whose tasks were opened and completed week by week, and a webhook,
 * switched off but ready to sign, with the deliveries of two weeks. `client` is logged in as the owner of the tables.
 * `sealingKeys` is what the app has as WEBHOOK_SECRET_KEYS.
 */
export async function insertDemoHistory(
  client: Client,
  workspaceId: string,
  sealingKeys: string,
): Promise<void> {
  await client.query(
    `with project as (
       insert into public.projects (workspace_id, name, description, created_by, created_at)
       select $1, 'Daily rounds', 'What keeps the first shop open.', user_id, now() - $2 * interval '1 week'
       from public.memberships where workspace_id = $1 and role = 'owner'
       returning id, created_by
     )
     insert into public.tasks (workspace_id, project_id, title, created_by, created_at, completed_at)
     select $1, project.id, ($3::text[])[1 + n % cardinality($3::text[])], project.created_by, opened,
       least(opened + (n % 9) * interval '1 day', now())
     from project, generate_series(1, $4::int) as n
     cross join lateral (select now() - (n * 21 + (n * n) % 53) * interval '1 hour' as opened) as past
     order by opened`,
    [workspaceId, WEEKS, rounds, TASKS],
  )
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
     select $1, webhook.id, gen_random_uuid(), 'task.created', gen_random_uuid(), '{}',
       case when n % 11 = 0 then 'failed' else 'delivered' end, moment, moment
     from webhook, generate_series(1, $2::int) as n
     cross join lateral (select now() - (n * 1.8 + (n * n) % 13) * interval '1 hour' as moment) as past
     order by moment`,
    [workspaceId, DELIVERIES, sealed],
  )
  // All of it happened today, as far as the activity knows.
  await client.query('delete from public.activity where workspace_id = $1', [workspaceId])
}
