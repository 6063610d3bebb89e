'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { projectPath } from '@/app/(workspace)/w/[workspaceId]/projects/paths'
import { action } from '@/app/_forms/action'
import { OfVersion } from '@/app/_forms/of-version'
import { ProjectScope } from '@/lib/features/projects/schema'
import { ChangeTask, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, removeTask } from '@/lib/features/tasks/service'

/** A form has strings only: a field without a choice is empty. */
const ChangeTaskForm = z.preprocess(
  ({ assigneeId, dueOn, ...others }: { assigneeId?: string; dueOn?: string }) => ({
    ...others,
    assigneeId: assigneeId || null,
    dueOn: dueOn || null,
  }),
  z.strictObject({ ...ChangeTask.shape, ...OfVersion }),
)

/** Refused when the task has another version than the form was filled from. The page then shows the changes of others. */
export const changeTaskAction = action(
  { scope: TaskScope, input: ChangeTaskForm, lists: ['labelIds'], revalidatesRefusals: true },
  async ({ caller, scope: { workspaceId, taskId }, input: { version, ...input }, messages: m }) => {
    const changed = await changeTask(caller, workspaceId, taskId, input, [version])
    return { done: m.task.saved, version: changed.version }
  },
)

export const removeTaskAction = action(
  { scope: ProjectScope.extend(TaskScope.shape) },
  async ({ caller, scope: { workspaceId, projectId, taskId } }) => {
    await removeTask(caller, workspaceId, taskId)
    redirect(`${projectPath({ workspaceId, id: projectId })}?notice=task-removed`)
  },
)
