import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { anyOf, memberOf } from './queries'

/** Locks in the order of the ids, so bulk changes of the same tasks take turns instead of deadlocking. */
export async function lockTasks(tx: Tx, workspaceId: string, taskIds: string[]) {
  return tx
    .selectFrom('tasks')
    .select(['id', 'version'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', anyOf(taskIds))
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function updateCompletionOfTasks(tx: Tx, workspaceId: string, taskIds: string[], done: boolean) {
  return tx
    .updateTable('tasks')
    .set({ completed_at: done ? sql<string>`now()` : null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', anyOf(taskIds))
    .returning(['id', 'version'])
    .execute()
}

/** Skips an assignee outside the workspace. Compare the returned rows. */
export async function updateAssigneeOfTasks(
  tx: Tx,
  workspaceId: string,
  taskIds: string[],
  assigneeId: string | null,
) {
  return tx
    .updateTable('tasks')
    .set({ assignee_id: memberOf(workspaceId, assigneeId) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', anyOf(taskIds))
    .returning(['id', 'version', 'assignee_id as assigneeId'])
    .execute()
}

export async function deleteTasks(tx: Tx, workspaceId: string, taskIds: string[]) {
  await tx
    .deleteFrom('tasks')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', anyOf(taskIds))
    .execute()
}
