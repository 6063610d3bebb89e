'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { limitForm } from '@/app/_forms/limit-form'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { projectPath } from '../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError, type ErrorCode } from '@/lib/errors'
import { ProjectScope } from '@/lib/features/projects/schema'
import { CreateTask, TaskScope } from '@/lib/features/tasks/schema'
import { completeTask, createTask, listTasks, reopenTask } from '@/lib/features/tasks/service'
import { askedOf, listOf } from './filter'

const NewTask = CreateTask.pick({ title: true })
const Completion = TaskScope.extend({ done: z.boolean() })

/** Says that the task is added; where what is `shown` of the project does not have it, also where it is: the list begins with it. */
export async function addTask(
  workspace: string,
  project: string,
  shown: Record<string, string>,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  const asked = await askedOf(Promise.resolve(shown))
  return submit(form, NewTask, async ({ title }) => {
    const { id } = await createTask(caller, workspaceId, { projectId, title, description: '' })
    const { filter, page } = listOf(asked, projectId)
    const { items } = await listTasks(caller, workspaceId, filter, page)
    refresh()
    const m = await messages()
    if (items.some((task) => task.id === id)) return { done: fill(m.project.added, { title }) }
    const href = projectPath({ workspaceId, id: projectId })
    return { done: fill(m.project.addedElsewhere, { title }), links: [{ text: m.work.clear, href }] }
  })
}

const leavesItAsItIs = new Set<ErrorCode>(['not_found', 'forbidden', 'rate_limited'])

/** Completes or reopens. Whatever became of the task meanwhile, the page then shows it. */
export async function setCompletion(workspace: string, task: string, wanted: boolean): Promise<void> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId, done } = Completion.parse({
    workspaceId: workspace,
    taskId: task,
    done: wanted,
  })
  try {
    await limitForm('write')
    await (done ? completeTask : reopenTask)(caller, workspaceId, taskId)
  } catch (error) {
    if (!(error instanceof AppError && leavesItAsItIs.has(error.code))) throw error
  }
  refresh()
}
