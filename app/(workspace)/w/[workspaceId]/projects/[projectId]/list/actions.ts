'use server'
import { action } from '@/app/_forms/action'
import { fill } from '@/app/_messages/phrase'
import { TaskScope } from '@/lib/features/tasks/schema'
import { getTask, removeTask } from '@/lib/features/tasks/service'

/** Deletes a task from the list. After a refusal the page shows the reason for it. */
export const removeTaskAction = action(
  { scope: TaskScope, revalidatesRefusals: true },
  async ({ caller, scope: { workspaceId, taskId }, messages: m }) => {
    const { title } = await getTask(caller, workspaceId, taskId)
    await removeTask(caller, workspaceId, taskId)
    return { done: fill(m.work.removedOne, { title }) }
  },
)
