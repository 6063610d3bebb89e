'use server'
import { z } from 'zod'
import { PAGE_SIZE } from '@/app/(workspace)/list-page'
import { scriptAction } from '@/app/_forms/script-action'
import { ChangeTasks, TaskVersions } from '@/lib/features/tasks/bulk-schema'
import { changeTasks } from '@/lib/features/tasks/bulk-service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import type { TaskOutcome } from '../changes/task-change'

const Changes = z.strictObject({
  changes: z.array(ChangeTasks).min(1).max(PAGE_SIZE),
  versions: TaskVersions.optional(),
})

/** Makes all of the changes or none. With versions, it is refused when one of the tasks has another one by now. */
export const changeTasksAction = scriptAction(
  { scope: WorkspaceScope, input: Changes },
  async ({ caller, scope, input }): Promise<TaskOutcome> => {
    const { versions } = await changeTasks(caller, scope.workspaceId, input.changes, input.versions)
    return { versions }
  },
)
