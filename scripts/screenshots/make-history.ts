import type { Client } from 'pg'

/** The demo as it looks after a quarter of work: the workspace that a picture shows has done something every week. */
export async function makeHistory(client: Client, workspaceId: string): Promise<void> {
  await client.query(
    `update public.tasks set created_at = now() - (1 + position / 4294967296 % 9) * interval '5 days',
       assignee_id = coalesce(assignee_id, case when title ~ '^[AH]' then created_by end)
     where workspace_id = $1 and completed_at is null`,
    [workspaceId],
  )
  await client.query(
    `insert into public.tasks (workspace_id, project_id, title, created_at, completed_at)
     select $1, project.id, 'Check the stock', opened, least(opened + (n % 9) * interval '1 day', now())
     from generate_series(1, 90) as n
     cross join lateral (select now() - (n * 21 + (n * n) % 53) * interval '1 hour' as opened) as past
     cross join lateral (
       select id from public.projects where workspace_id = $1 and name = 'Second shop' limit 1
     ) as project`,
    [workspaceId],
  )
  await client.query(
    `with webhook as (
       insert into public.webhooks (workspace_id, url, description, event_types)
       values ($1, 'https://example.com/plinth-events', 'Tells the billing system', '{*}') returning id
     )
     insert into public.webhook_deliveries
       (workspace_id, webhook_id, event_id, event_type, resource_id, body, status, created_at, settled_at)
     select $1, webhook.id, gen_random_uuid(), 'task.created', gen_random_uuid(), '{}',
       case when n % 11 = 0 then 'failed' else 'delivered' end, moment, moment
     from webhook, generate_series(1, 180) as n
     cross join lateral (select now() - (n * 1.8 + (n * n) % 13) * interval '1 hour' as moment) as past`,
    [workspaceId],
  )
}
