'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { projectPath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ProjectScope } from '@/lib/features/projects/schema'
import { ChangeTask, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, removeTask } from '@/lib/features/tasks/service'

export async function changeThisTask(
  workspace: string,
  task: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return submit(form, ChangeTask, async (input) => {
    await changeTask(caller, workspaceId, taskId, input)
    revalidatePath('/', 'layout')
    return { done: (await messages()).task.saved }
  })
}

export async function removeThisTask(
  workspace: string,
  project: string,
  task: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const scope = { workspaceId: workspace, projectId: project, taskId: task }
  const { workspaceId, projectId, taskId } = ProjectScope.extend(TaskScope.shape).parse(scope)
  return submit(form, z.object({}), async () => {
    await removeTask(caller, workspaceId, taskId)
    revalidatePath('/', 'layout')
    redirect(projectPath({ workspaceId, id: projectId }))
  })
}
