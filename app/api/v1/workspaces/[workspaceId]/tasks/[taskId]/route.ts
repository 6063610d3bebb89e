import { ChangeTask, Task, TaskScope } from '@/lib/features/tasks/schema'
import { changeTask, getTask, removeTask } from '@/lib/features/tasks/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getTask',
      summary: 'Read a task.',
      description: 'The task with its labels and its version.',
      permission: 'tasks.read',
      params: TaskScope,
      returns: Task,
    },
    ({ caller, params }) => getTask(caller, params.workspaceId, params.taskId),
  ),
  PATCH: route(
    {
      id: 'changeTask',
      summary: 'Change a task.',
      description:
        'The fields that are sent. `If-Match` is required, so that nobody overwrites a change that they have not seen.',
      permission: 'tasks.change',
      params: TaskScope,
      body: ChangeTask,
      returns: Task,
      ifMatch: 'required',
    },
    ({ caller, params, body, versions }) =>
      changeTask(caller, params.workspaceId, params.taskId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeTask',
      summary: 'Remove a task.',
      description: 'The task goes with its comments and its files.',
      permission: 'tasks.remove',
      params: TaskScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => removeTask(caller, params.workspaceId, params.taskId, versions),
  ),
})
