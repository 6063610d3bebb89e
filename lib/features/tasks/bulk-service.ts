import type { Caller } from '@/lib/auth/caller'
import { asUser, may, type Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { deleteTasks, lockTasks, updateAssigneeOfTasks, updateCompletionOfTasks } from './bulk-queries'
import type { ChangedTasks, ChangeTasks, TaskVersions } from './bulk-schema'
import { refuseAssignee, refuseMissing } from './refusals'

type Row = { id: string; version: number }

/**
 * All of the changes or none. Throws `invalid_request` naming each task that the workspace does not have. With `versions`, which
 * an earlier change returned, throws `precondition_failed` when one of the tasks has another by now, or is gone.
 */
export function changeTasks(
  caller: Caller,
  workspaceId: string,
  changes: readonly ChangeTasks[],
  versions?: TaskVersions,
): Promise<ChangedTasks & { versions: TaskVersions }> {
  const taskIds = changes.flatMap((change) => change.taskIds)
  const removing = changes.some(({ change }) => change === 'remove')

  return asUser(caller, may(removing ? 'tasks.remove' : 'tasks.change', workspaceId), async (tx) => {
    const [locked, ...changed] = await Promise.all([
      lockTasks(tx, workspaceId, taskIds),
      ...changes.map((change) => apply(tx, workspaceId, change)),
    ])
    if (versions) refuseChanged(taskIds, locked, versions)
    const had = locked.map(({ id }) => id)
    refuseMissing('body.taskIds', 'Choose a task of this workspace.', taskIds, had)
    return { taskIds, versions: versionsOf(changed.flat()) }
  })
}

async function apply(tx: Tx, workspaceId: string, input: ChangeTasks): Promise<Row[]> {
  const { taskIds } = input
  switch (input.change) {
    case 'complete':
    case 'reopen':
      return updateCompletionOfTasks(tx, workspaceId, taskIds, input.change === 'complete')
    case 'remove':
      await deleteTasks(tx, workspaceId, taskIds)
      return []
    default: {
      const assigned = await updateAssigneeOfTasks(tx, workspaceId, taskIds, input.assigneeId)
      if (assigned.some(({ assigneeId }) => assigneeId !== input.assigneeId)) refuseAssignee()
      return assigned
    }
  }
}

/** Locked rows are as they were before this transaction changed them, and nobody else changes them until its end. */
function refuseChanged(taskIds: string[], locked: Row[], versions: TaskVersions) {
  const current = new Map(locked.map(({ id, version }) => [id, version]))
  if (taskIds.some((id) => !current.has(id) || current.get(id) !== versions[id]))
    throw new AppError('precondition_failed', 'This has changed since you read it.')
}

function versionsOf(tasks: Row[]): TaskVersions {
  return Object.fromEntries(tasks.map(({ id, version }) => [id, version]))
}
