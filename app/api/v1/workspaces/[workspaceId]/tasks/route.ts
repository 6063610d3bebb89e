import { TaskFilter } from '@/lib/features/tasks/list-schema'
import { CreateTask, Task } from '@/lib/features/tasks/schema'
import { createTask, listTasks } from '@/lib/features/tasks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'
import { sortedPage, SortedPageQuery } from '@/lib/http/sorted-paging'

const TaskQuery = SortedPageQuery.extend(TaskFilter.shape)
  .refine(({ sort, projectId }) => sort !== 'position' || projectId !== undefined, {
    path: ['projectId'],
    error: 'Tasks have a manual order within one project: choose it.',
  })
  .meta({
    allOf: [
      {
        if: { required: ['sort'], properties: { sort: { const: 'position' } } },
        then: { required: ['projectId'] },
      },
      { if: { required: ['due'] }, then: { properties: { sort: { const: 'due' } } } },
    ],
  })

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listTasks',
      summary: 'List, filter and search tasks.',
      description: 'The filters narrow the list together. The cursor belongs to its sort and filters.',
      permission: 'tasks.read',
      params: WorkspaceScope,
      query: TaskQuery,
      returnsPageOf: Task,
    },
    ({ caller, params, query }) =>
      sortedPage(query, (page) => listTasks(caller, params.workspaceId, query, page)),
  ),
  POST: route(
    {
      id: 'createTask',
      summary: 'Create a task.',
      description: 'The task is open. It comes first in the manual order of its project.',
      permission: 'tasks.create',
      params: WorkspaceScope,
      body: CreateTask,
      returns: Task,
      status: 201,
    },
    ({ caller, params, body }) => createTask(caller, params.workspaceId, body),
  ),
})
