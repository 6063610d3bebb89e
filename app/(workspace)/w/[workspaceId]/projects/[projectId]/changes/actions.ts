'use server'
import { z } from 'zod'
import { attempt } from '@/app/_forms/attempt'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { moveTask } from '@/lib/features/tasks/position-service'
import { ChangeTask, MoveTask, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, completeTask, getTask, reopenTask } from '@/lib/features/tasks/service'
import type { TaskOutcome } from './task-change'

const version = z.int().positive().optional()
const Completion = z.strictObject({ done: z.boolean(), version })
const Assignment = z.strictObject({ assigneeId: ChangeTask.shape.assigneeId.unwrap(), version })
const Title = z.strictObject({ title: ChangeTask.shape.title.unwrap(), before: z.string() })

/** Completes or reopens a task. */
export async function completeTaskAction(
  workspace: string,
  task: string,
  completion: z.input<typeof Completion>,
): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(Completion, completion, async (input): Promise<TaskOutcome> => {
    const change = input.done ? completeTask : reopenTask
    const { id, version: made } = await change(caller, workspaceId, taskId, only(input))
    return { versions: { [id]: made } }
  })
}

export async function assignTaskAction(
  workspace: string,
  task: string,
  assignment: z.input<typeof Assignment>,
): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(Assignment, assignment, async (input): Promise<TaskOutcome> => {
    const { assigneeId } = input
    const { id, version: made } = await changeTask(caller, workspaceId, taskId, { assigneeId }, only(input))
    return { versions: { [id]: made } }
  })
}

/** Refused when the title is not `before` any more. Other changes of the task meanwhile stay. */
export async function renameTaskAction(
  workspace: string,
  task: string,
  change: z.input<typeof Title>,
): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(Title, change, async ({ title, before }) => {
    const { title: current, version: read } = await getTask(caller, workspaceId, taskId)
    if (current !== before)
      throw new AppError('precondition_failed', 'Somebody changed this title while you were writing.')
    await changeTask(caller, workspaceId, taskId, { title }, [read])
  })
}

export async function moveTaskAction(workspace: string, task: string, place: MoveTask): Promise<TaskOutcome> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(MoveTask, place, async (input): Promise<TaskOutcome> => ({
    former: await moveTask(caller, workspaceId, taskId, input),
  }))
}

function only({ version: expected }: { version?: number | undefined }) {
  return expected === undefined ? undefined : [expected]
}
