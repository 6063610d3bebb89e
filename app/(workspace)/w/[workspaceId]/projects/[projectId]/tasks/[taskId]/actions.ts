'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { projectPath } from '@/app/(workspace)/w/[workspaceId]/projects/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ProjectScope } from '@/lib/features/projects/schema'
import { ChangeTask, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, removeTask } from '@/lib/features/tasks/service'

/** A form has texts only: spaces join the labels, and a field without a choice is empty. */
const ChangeTaskForm = z.preprocess(
  ({ assigneeId, dueOn, labelIds = '', ...others }: Record<string, string>) => ({
    ...others,
    assigneeId: assigneeId || null,
    dueOn: dueOn || null,
    labelIds: labelIds.split(' ').filter(Boolean),
  }),
  z.strictObject({ ...ChangeTask.shape, version: z.coerce.number<string>().int().positive() }),
)

/** Refused when the task has another version than the form was filled from. */
export async function changeTaskAction(
  workspace: string,
  task: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  form.set('labelIds', form.getAll('labelIds').map(String).join(' '))
  const state = await submit(form, ChangeTaskForm, async ({ version, ...input }) => {
    const changed = await changeTask(caller, workspaceId, taskId, input, [version])
    return { done: (await messages()).task.saved, version: changed.version }
  })
  // After a refusal too, so that the page shows the changes of others.
  revalidatePath('/', 'layout')
  return state
}

export async function removeTaskAction(
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
    redirect(`${projectPath({ workspaceId, id: projectId })}?notice=task-removed`)
  })
}
