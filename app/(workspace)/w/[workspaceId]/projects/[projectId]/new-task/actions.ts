'use server'
import { refresh } from 'next/cache'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { projectPath } from '../../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ProjectScope } from '@/lib/features/projects/schema'
import { CreateTask } from '@/lib/features/tasks/schema'
import { createTask, listTasks } from '@/lib/features/tasks/service'
import { taskQueryOf } from '../filter/task-query'

const NewTask = CreateTask.pick({ title: true })

/** Confirms the new task. If the tasks that are `shown` do not have it, adds a link to the list, which begins with it. */
export async function addTaskAction(
  workspace: string,
  project: string,
  shown: Record<string, string>,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  const query = await taskQueryOf(Promise.resolve(shown))
  return submit(form, NewTask, async ({ title }) => {
    const { id } = await createTask(caller, workspaceId, { projectId, title, description: '' })
    const { filter, page } = query.view.beginning(query, projectId)
    const { items } = await listTasks(caller, workspaceId, filter, page)
    refresh()
    const m = await messages()
    if (items.some((task) => task.id === id)) return { done: fill(m.project.added, { title }) }
    const href = projectPath({ workspaceId, id: projectId })
    return { done: fill(m.project.addedElsewhere, { title }), links: [{ text: m.work.clear, href }] }
  })
}
