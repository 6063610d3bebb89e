import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { COUNT_MAX } from './count'
import type { Overview } from './schema'

// Hours, because a session's time zone may have days of 23 and 25 of them.
const days = sql`generate_series(
  date_trunc('day', now(), 'UTC') - 13 * interval '24 hours', date_trunc('day', now(), 'UTC'), interval '24 hours')`

type Day = NonNullable<Overview['deliveries']>[number]

/** None at all where the caller may not read webhooks. */
export async function selectDeliveryDays(tx: Tx, workspaceId: string): Promise<Day[]> {
  const { rows } = await sql<Day>`
    select (starts_at at time zone 'UTC')::date::text as day, total, failed
    from ${days} as starts_at
    cross join lateral (
      select count(*)::int as total, (count(*) filter (where status = 'failed'))::int as failed
      from (
        select status from webhook_deliveries
        where workspace_id = ${workspaceId} and created_at >= starts_at
          and created_at < starts_at + interval '24 hours'
        limit ${sql.lit(COUNT_MAX)}
      ) as counted
    ) as made
    where ${workspaceId}::uuid = any ((select private.workspaces_allowing('webhooks.read'))::uuid[])
    order by starts_at`.execute(tx)
  return rows
}
