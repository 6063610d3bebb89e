import type { Caller } from '@/lib/auth/caller'
import { asUser, may, type Tx } from '@/lib/db/transaction'
import { deleteTasks, lockTasks, updateAssigneeOfTasks, updateCompletionOfTasks } from './bulk-queries'
import { refuseAssignee, refuseMissing } from './refusals'
import type { ChangedTasks, ChangeTasks } from './schema'

/** All of the tasks or none. Throws `invalid_request` naming each that the workspace does not have. */
export function changeTasks(caller: Caller, workspaceId: string, input: ChangeTasks): Promise<ChangedTasks> {
  const { taskIds } = input
  const permission = input.change === 'remove' ? 'tasks.remove' : 'tasks.change'

  return asUser(caller, may(permission, workspaceId), async (tx) => {
    const [locked] = await Promise.all([lockTasks(tx, workspaceId, taskIds), apply(tx, workspaceId, input)])
    const had = locked.map(({ id }) => id)
    refuseMissing('body.taskIds', 'Choose a task of this workspace.', taskIds, had)
    return { taskIds }
  })
}

async function apply(tx: Tx, workspaceId: string, input: ChangeTasks): Promise<void> {
  const { taskIds } = input
  switch (input.change) {
    case 'complete':
    case 'reopen':
      return updateCompletionOfTasks(tx, workspaceId, taskIds, input.change === 'complete')
    case 'remove':
      return deleteTasks(tx, workspaceId, taskIds)
    case 'assign': {
      const assigned = await updateAssigneeOfTasks(tx, workspaceId, taskIds, input.assigneeId)
      if (assigned.some(({ assigneeId }) => assigneeId !== input.assigneeId)) refuseAssignee()
    }
  }
}
