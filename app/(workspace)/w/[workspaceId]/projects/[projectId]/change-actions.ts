'use server'
import { z } from 'zod'
import { attempt } from '@/app/_forms/attempt'
import type { Outcome } from '@/app/_forms/outcome'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { changeTasks } from '@/lib/features/tasks/bulk-service'
import { ChangeTask, ChangeTasks, MoveTask, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, getTask, moveTask } from '@/lib/features/tasks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PAGE_SIZE } from '../../../../page-request'

const Changes = z.array(ChangeTasks).min(1).max(PAGE_SIZE)
const Title = z.strictObject({ title: ChangeTask.shape.title.unwrap(), before: z.string() })

/** One after the other: what is refused takes back nothing of what was done before it. */
export async function changeSeveralTasks(workspace: string, ...changes: ChangeTasks[]): Promise<Outcome> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return attempt(Changes, changes, async (inputs) => {
    for (const input of inputs) await changeTasks(caller, workspaceId, input)
  })
}

/** Refused when the title is not `before` any more; whatever else became of the task meanwhile stays. */
export async function renameTask(
  workspace: string,
  task: string,
  change: z.input<typeof Title>,
): Promise<Outcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(Title, change, async ({ title, before }) => {
    const { title: current, version } = await getTask(caller, workspaceId, taskId)
    if (current !== before)
      throw new AppError('precondition_failed', 'Somebody changed this title while you were writing.')
    await changeTask(caller, workspaceId, taskId, { title }, [version])
  })
}

export async function placeTask(workspace: string, task: string, place: MoveTask): Promise<Outcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(MoveTask, place, (input) => moveTask(caller, workspaceId, taskId, input))
}
