'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt } from '@/app/_forms/attempt'
import type { FormState } from '@/app/_forms/form-state'
import type { Outcome } from '@/app/_forms/outcome'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { projectPath } from '@/app/(workspace)/w/[workspaceId]/projects/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ProjectScope } from '@/lib/features/projects/schema'
import { ChangeTask, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, removeTask } from '@/lib/features/tasks/service'

/** A form has texts only: the labels are joined by spaces, and what is not chosen is empty. */
const ChangeTaskForm = z.preprocess(
  ({ assigneeId, dueOn, labelIds = '', ...others }: Record<string, string>) => ({
    ...others,
    assigneeId: assigneeId || null,
    dueOn: dueOn || null,
    labelIds: labelIds.split(' ').filter(Boolean),
  }),
  z.strictObject({ ...ChangeTask.shape, version: z.coerce.number<string>().int().positive() }),
)

const TaskBefore = z.strictObject({ ...ChangeTask.shape, version: z.int().positive() })

/** Refused when the task has another version than the one that the form was filled from. */
export async function changeThisTask(
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
  // After a refusal too: the page then has what somebody else made of it.
  revalidatePath('/', 'layout')
  return state
}

/** Makes the task what it was before a change, unless there was another one since. */
export async function putTaskBack(
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
    redirect(`${projectPath({ workspaceId, id: projectId })}?notice=task-removed`)
  })
}
