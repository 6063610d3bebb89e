'use server'
import { z } from 'zod'
import { scriptAction } from '@/app/_forms/script-action'
import { ChangeTask, FormerPlace, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask } from '@/lib/features/tasks/service'
import { moveTaskBack } from '@/lib/features/tasks/undo-service'

const TaskBefore = z.strictObject({ ...ChangeTask.shape, version: z.int().positive() })

/** Gives the task its former fields, unless somebody has changed it since. */
export const putTaskBackAction = scriptAction(
  { scope: TaskScope, input: TaskBefore },
  async ({ caller, scope: { workspaceId, taskId }, input: { version, ...input } }) => {
    await changeTask(caller, workspaceId, taskId, input, [version])
  },
)

/** Gives the task its former place, unless somebody has moved it since. */
export const moveTaskBackAction = scriptAction(
  { scope: TaskScope, input: FormerPlace },
  async ({ caller, scope: { workspaceId, taskId }, input }) => {
    await moveTaskBack(caller, workspaceId, taskId, input)
  },
)
