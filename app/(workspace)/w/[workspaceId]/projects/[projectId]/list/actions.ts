'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { TaskScope } from '@/lib/features/tasks/schema'
import { getTask, removeTask } from '@/lib/features/tasks/service'

/** Deletes a task from the list. */
export async function removeTaskAction(
  workspace: string,
  task: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  const state = await submit(form, z.object({}), async () => {
    const { title } = await getTask(caller, workspaceId, taskId)
    await removeTask(caller, workspaceId, taskId)
    return { done: fill((await messages()).work.removedOne, { title }) }
  })
  // After a refusal too, so that the page shows the reason for it.
  revalidatePath('/', 'layout')
  return state
}
