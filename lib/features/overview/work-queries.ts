import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { COUNT_MAX } from './count'
import type { Overview } from './schema'
import { LOAD_TASKS_MAX } from './work-schema'

const PEOPLE_SHOWN_MAX = 10
const OVERDUE_SHOWN_MAX = 5

/** Weeks begin on the workspace's Monday at midnight, so one may have 167 or 169 hours. */
const weeksOf = (workspaceId: string) => sql`(
  select monday::date as starts_on, monday at time zone zone as starts_at, (monday + interval '7 days') at time zone zone as ends_at
  from (select private.time_zone_of(${workspaceId}) as zone) as own
  cross join lateral generate_series(
    date_trunc('week', now() at time zone zone) - interval '77 days', date_trunc('week', now() at time zone zone), interval '7 days'
  ) as monday
)`
const todayIn = (workspaceId: string) => sql<string>`(select private.today_in(${workspaceId}))`

export async function selectWeeks(tx: Tx, workspaceId: string): Promise<Overview['weeks']> {
  const countOf = (moment: string) => sql`(
    select count(*)::int from (
      select from tasks
      where workspace_id = ${workspaceId} and ${sql.ref(moment)} >= starts_at
        and ${sql.ref(moment)} < ends_at
      limit ${sql.lit(COUNT_MAX)}
    ) as counted)`
  const { rows } = await sql<Overview['weeks'][number]>`
    select starts_on::text as "startsOn",
      ${countOf('created_at')} as opened, ${countOf('completed_at')} as completed
    from ${weeksOf(workspaceId)} as weeks order by starts_at`.execute(tx)
  return rows
}

type Load = Overview['load'][number] & { counted: number }

/** Each row has the number of counted tasks. One more than the maximum means that there are others. */
export async function selectLoad(tx: Tx, workspaceId: string): Promise<Load[]> {
  const { rows } = await sql<Load>`
    with loaded as (
      select assignee_id, count(*)::int as open_tasks, sum(count(*)) over ()::int as counted
      from (
        select assignee_id from tasks
        where workspace_id = ${workspaceId} and completed_at is null
        order by due_or_never, id limit ${sql.lit(LOAD_TASKS_MAX + 1)}
      ) as urgent
      group by assignee_id order by open_tasks desc, assignee_id limit ${sql.lit(PEOPLE_SHOWN_MAX)}
    )
    select assignee_id as "userId", profiles.display_name as "displayName",
      least(open_tasks, ${sql.lit(LOAD_TASKS_MAX)}) as "openTasks", counted
    from loaded left join profiles on profiles.id = assignee_id
    order by open_tasks desc, assignee_id`.execute(tx)
  return rows
}

export async function countOverdue(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from tasks
      where workspace_id = ${workspaceId} and completed_at is null and due_or_never < ${todayIn(workspaceId)}
      limit ${sql.lit(COUNT_MAX)}
    ) as counted`.execute(tx)
  return rows[0]!.count
}

export async function selectOverdue(tx: Tx, workspaceId: string) {
  return tx
    .selectFrom('tasks')
    .select(['id', 'workspace_id as workspaceId', 'project_id as projectId', 'title'])
    .select(sql<string>`due_or_never::text`.as('dueOn'))
    .where('workspace_id', '=', workspaceId)
    .where('completed_at', 'is', null)
    .where('due_or_never', '<', todayIn(workspaceId))
    .orderBy('due_or_never')
    .orderBy('id')
    .limit(OVERDUE_SHOWN_MAX)
    .execute()
}
