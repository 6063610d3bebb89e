'use server'
import { z } from 'zod'
import { attempt } from '@/app/_forms/attempt'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { changeTasks } from '@/lib/features/tasks/bulk-service'
import { moveTask, moveTaskBack } from '@/lib/features/tasks/position-service'
import {
  ChangeTask,
  ChangeTasks,
  FormerPlace,
  MoveTask,
  TaskScope,
  TaskVersions,
} from '@/lib/features/tasks/schema'
import { changeTask, getTask } from '@/lib/features/tasks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PAGE_SIZE } from '@/app/(workspace)/list-page'
import type { TaskOutcome } from './task-outcome'

const Changes = z.strictObject({
  changes: z.array(ChangeTasks).min(1).max(PAGE_SIZE),
  versions: TaskVersions.optional(),
})
const Title = z.strictObject({ title: ChangeTask.shape.title.unwrap(), before: z.string() })

/** All of it or nothing. With versions it is also refused when one of the tasks has another by now. */
export async function changeSeveralTasks(
  workspace: string,
  changes: ChangeTasks[],
  expected?: TaskVersions,
): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return attempt(Changes, { changes, versions: expected }, async (input): Promise<TaskOutcome> => {
    const { versions } = await changeTasks(caller, workspaceId, input.changes, input.versions)
    return { versions }
  })
}

/** Refused when the title is not `before` any more; whatever else became of the task meanwhile stays. */
export async function renameTask(
  workspace: string,
  task: string,
  change: z.input<typeof Title>,
): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(Title, change, async ({ title, before }) => {
    const { title: current, version } = await getTask(caller, workspaceId, taskId)
    if (current !== before)
      throw new AppError('precondition_failed', 'Somebody changed this title while you were writing.')
    await changeTask(caller, workspaceId, taskId, { title }, [version])
  })
}

export async function placeTask(workspace: string, task: string, place: MoveTask): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(MoveTask, place, async (input): Promise<TaskOutcome> => ({
    former: await moveTask(caller, workspaceId, taskId, input),
  }))
}

/** Refused when the task was moved since. */
export async function placeTaskBack(
  workspace: string,
  task: string,
  former: FormerPlace,
): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(FormerPlace, former, (input) => moveTaskBack(caller, workspaceId, taskId, input))
}
