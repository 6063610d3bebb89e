'use server'
import { z } from 'zod'
import { attempt } from '@/app/_forms/attempt'
import type { Outcome } from '@/app/_forms/outcome'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeTask, FormerPlace, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask } from '@/lib/features/tasks/service'
import { moveTaskBack } from '@/lib/features/tasks/undo-service'

const TaskBefore = z.strictObject({ ...ChangeTask.shape, version: z.int().positive() })

/** Gives the task its former fields, unless somebody has changed it since. */
export async function putTaskBackAction(
  workspace: string,
  task: string,
  before: z.input<typeof TaskBefore>,
): Promise<Outcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(TaskBefore, before, async ({ version, ...input }) => {
    await changeTask(caller, workspaceId, taskId, input, [version])
  })
}

/** Gives the task its former place, unless somebody has moved it since. */
export async function moveTaskBackAction(
  workspace: string,
  task: string,
  former: FormerPlace,
): Promise<Outcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(FormerPlace, former, (input) => moveTaskBack(caller, workspaceId, taskId, input))
}
