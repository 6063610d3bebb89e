'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { ProjectScope } from '@/lib/features/projects/schema'
import { CreateTask, TaskScope } from '@/lib/features/tasks/schema'
import { completeTask, createTask, reopenTask } from '@/lib/features/tasks/service'

const NewTask = CreateTask.pick({ title: true })
const Completion = TaskScope.extend({ done: z.boolean() })

export async function addTask(
  workspace: string,
  project: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  return submit(form, NewTask, async ({ title }) => {
    await createTask(caller, workspaceId, { projectId, title, description: '' })
    refresh()
  })
}

/** Completes or reopens. Whatever became of the task meanwhile, the page then shows it. */
export async function setCompletion(workspace: string, task: string, wanted: boolean): Promise<void> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId, done } = Completion.parse({
    workspaceId: workspace,
    taskId: task,
    done: wanted,
  })
  try {
    await (done ? completeTask : reopenTask)(caller, workspaceId, taskId)
  } catch (error) {
    const outdated = error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')
    if (!outdated) throw error
  }
  refresh()
}
