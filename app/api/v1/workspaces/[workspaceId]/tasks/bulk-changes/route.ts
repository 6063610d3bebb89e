import { ChangedTasks, ChangeTasks } from '@/lib/features/tasks/bulk-schema'
import { changeTasks } from '@/lib/features/tasks/bulk-service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'changeTasks',
      summary: 'Change many tasks at once.',
      description:
        'All tasks change, or none. The permission follows from the change: `tasks.remove` for a removal, `tasks.change` for the others.',
      params: WorkspaceScope,
      body: ChangeTasks,
      returns: ChangedTasks,
    },
    ({ caller, params, body }) => changeTasks(caller, params.workspaceId, [body]),
  ),
})
