import { CreateTask, Task, TaskFilter } from '@/lib/features/tasks/schema'
import { createTask, listTasks } from '@/lib/features/tasks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

const TaskQuery = PageQuery.extend(TaskFilter.shape)

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({ params: WorkspaceScope, query: TaskQuery, returnsPageOf: Task }, ({ caller, params, query }) =>
    listTasks(caller, params.workspaceId, { projectId: query.projectId }, pageOf(query)),
  ),
  POST: route(
    { params: WorkspaceScope, body: CreateTask, returns: Task, status: 201 },
    ({ caller, params, body }) => createTask(caller, params.workspaceId, body),
  ),
})
