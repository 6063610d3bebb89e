import type { Client } from 'pg'

/** The demo as it looks after a quarter of work: the workspace that a picture shows has done something every week. */
export async function makeHistory(client: Client, workspaceId: string): Promise<void> {
  await client.query(
    `insert into public.tasks (workspace_id, project_id, title, assignee_id, created_by, created_at, completed_at)
     select $1, project.id, 'Task ' || n, member.user_id, member.user_id, opened,
       case when n % 5 > 0 then least(opened + (n % 9) * interval '1 day', now()) end
     from generate_series(1, 96) as n
     cross join lateral (select now() - (n * 20 + (n * n) % 37) * interval '1 hour' as opened) as past
     cross join lateral (
       select id from public.projects where workspace_id = $1 and name = 'Second shop' limit 1
     ) as project
     cross join lateral (
       select user_id from public.memberships where workspace_id = $1 order by user_id offset n % 3 limit 1
     ) as member`,
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
