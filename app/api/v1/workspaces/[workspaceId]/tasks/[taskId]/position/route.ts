import { MoveTask, TaskScope } from '@/lib/features/tasks/schema'
import { moveTask } from '@/lib/features/tasks/position-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route(
    {
      id: 'moveTask',
      summary: 'Move a task within its project.',
      description: 'The place in the manual order of the project, which all members share.',
      permission: 'tasks.change',
      params: TaskScope,
      body: MoveTask,
    },
    async ({ caller, params, body }) => {
      await moveTask(caller, params.workspaceId, params.taskId, body)
    },
  ),
})
