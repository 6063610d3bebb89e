'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import { fill } from '@/app/_messages/phrase'
import { ProjectScope } from '@/lib/features/projects/schema'
import { CreateTask } from '@/lib/features/tasks/schema'
import { createTask, listTasks } from '@/lib/features/tasks/service'
import { projectPath } from '../../paths'
import { taskQueryOf } from '../filter/task-query'

const ListScope = ProjectScope.extend({ shown: z.record(z.string(), z.string()) })
const NewTask = CreateTask.pick({ title: true })

/** Confirms the new task. If the tasks that are `shown` do not have it, adds a link to the list, which begins with it. */
export const addTaskAction = action(
  { scope: ListScope, input: NewTask, revalidate: refresh },
  async ({ caller, scope: { workspaceId, projectId, shown }, input: { title }, messages: m }) => {
    const query = await taskQueryOf(Promise.resolve(shown))
    const { id } = await createTask(caller, workspaceId, { projectId, title, description: '' })
    const { filter, page } = query.view.beginning(query, projectId)
    const { items } = await listTasks(caller, workspaceId, filter, page)
    if (items.some((task) => task.id === id)) return { done: fill(m.project.added, { title }) }
    const href = projectPath({ workspaceId, id: projectId })
    return { done: fill(m.project.addedElsewhere, { title }), links: [{ text: m.work.clear, href }] }
  },
)
