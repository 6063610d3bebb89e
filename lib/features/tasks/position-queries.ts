import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { anyOf } from './queries'

type Neighbour = { neighbourId: string; behind: boolean }

/** Returns the outcome of `private.move_task`. */
export async function updateTaskPosition(
  tx: Tx,
  workspaceId: string,
  taskId: string,
  { neighbourId, behind }: Neighbour,
) {
  const outcome = sql<'moved' | 'no task' | 'no neighbour'>`
    private.move_task(${workspaceId}, ${taskId}, ${neighbourId}, ${behind})`
  return tx.selectNoFrom(outcome.as('outcome')).executeTakeFirstOrThrow()
}

export async function selectNeighbours(tx: Tx, workspaceId: string, taskId: string) {
  const { rows } = await sql<{ previous: string | null; next: string | null }>`
    select previous.id as previous, next.id as next
    from public.tasks as task
    left join lateral (
      select id from public.tasks
      where workspace_id = ${workspaceId} and project_id = task.project_id and (position, id) < (task.position, task.id)
      order by position desc, id desc limit 1
    ) as previous on true
    left join lateral (
      select id from public.tasks
      where workspace_id = ${workspaceId} and project_id = task.project_id and (position, id) > (task.position, task.id)
      order by position, id limit 1
    ) as next on true
    where task.workspace_id = ${workspaceId} and task.id = ${taskId}`.execute(tx)
  return rows[0]
}

export async function selectPositions(tx: Tx, workspaceId: string, taskIds: string[]) {
  return tx
    .selectFrom('tasks')
    .select(['id', sql<string>`position::text`.as('position')])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', anyOf(taskIds))
    .orderBy(sql.ref('tasks.position'))
    .orderBy('id')
    .execute()
}
