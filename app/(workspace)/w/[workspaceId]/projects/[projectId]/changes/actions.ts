'use server'
import { z } from 'zod'
import { scriptAction } from '@/app/_forms/script-action'
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
export const completeTaskAction = scriptAction(
  { scope: TaskScope, input: Completion },
  async ({ caller, scope: { workspaceId, taskId }, input }): Promise<TaskOutcome> => {
    const change = input.done ? completeTask : reopenTask
    const { id, version: made } = await change(caller, workspaceId, taskId, only(input))
    return { versions: { [id]: made } }
  },
)

export const assignTaskAction = scriptAction(
  { scope: TaskScope, input: Assignment },
  async ({ caller, scope: { workspaceId, taskId }, input }): Promise<TaskOutcome> => {
    const { assigneeId } = input
    const { id, version: made } = await changeTask(caller, workspaceId, taskId, { assigneeId }, only(input))
    return { versions: { [id]: made } }
  },
)

/** Refused when the title is not `before` any more. Other changes of the task meanwhile stay. */
export const renameTaskAction = scriptAction(
  { scope: TaskScope, input: Title },
  async ({ caller, scope: { workspaceId, taskId }, input: { title, before } }) => {
    const { title: current, version: read } = await getTask(caller, workspaceId, taskId)
    if (current !== before)
      throw new AppError('precondition_failed', 'Somebody changed this title while you were writing.')
    await changeTask(caller, workspaceId, taskId, { title }, [read])
  },
)

export const moveTaskAction = scriptAction(
  { scope: TaskScope, input: MoveTask },
  async ({ caller, scope: { workspaceId, taskId }, input }): Promise<TaskOutcome> => ({
    former: await moveTask(caller, workspaceId, taskId, input),
  }),
)

function only({ version: expected }: { version?: number | undefined }) {
  return expected === undefined ? undefined : [expected]
}
