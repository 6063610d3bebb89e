import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { COUNT_MAX } from './count'
import type { Overview } from './schema'

/** Days begin at the workspace's midnight, so one may have 23 or 25 hours. */
const daysOf = (workspaceId: string) => sql`(
  select midnight::date as day, midnight at time zone zone as starts_at, (midnight + interval '1 day') at time zone zone as ends_at
  from (select private.time_zone_of(${workspaceId}) as zone) as own
  cross join lateral generate_series(
    date_trunc('day', now() at time zone zone) - interval '13 days', date_trunc('day', now() at time zone zone), interval '1 day'
  ) as midnight
)`

type Day = NonNullable<Overview['deliveries']>[number]

/** Empty for a caller who may not read webhooks. */
export async function selectDeliveryDays(tx: Tx, workspaceId: string): Promise<Day[]> {
  const { rows } = await sql<Day>`
    select day::text, total, failed
    from ${daysOf(workspaceId)} as days
    cross join lateral (
      select count(*)::int as total, (count(*) filter (where status = 'failed'))::int as failed
      from (
        select status from webhook_deliveries
        where workspace_id = ${workspaceId} and created_at >= starts_at
          and created_at < ends_at
        limit ${sql.lit(COUNT_MAX)}
      ) as counted
    ) as made
    where ${workspaceId}::uuid = any ((select private.workspaces_allowing('webhooks.read'))::uuid[])
    order by starts_at`.execute(tx)
  return rows
}
