import { Task, TaskScope } from '@/lib/features/tasks/schema'
import { completeTask, reopenTask } from '@/lib/features/tasks/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route(
    {
      id: 'completeTask',
      summary: 'Complete a task.',
      description: 'A completed task stays completed, so a repetition changes nothing.',
      permission: 'tasks.change',
      params: TaskScope,
      returns: Task,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => completeTask(caller, params.workspaceId, params.taskId, versions),
  ),
  DELETE: route(
    {
      id: 'reopenTask',
      summary: 'Reopen a task.',
      description: 'An open task stays open, so a repetition changes nothing.',
      permission: 'tasks.change',
      params: TaskScope,
      returns: Task,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => reopenTask(caller, params.workspaceId, params.taskId, versions),
  ),
})
