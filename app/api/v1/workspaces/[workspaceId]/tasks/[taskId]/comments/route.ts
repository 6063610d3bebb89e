import { Comment, WriteComment } from '@/lib/features/comments/schema'
import { createComment, listComments } from '@/lib/features/comments/service'
import { TaskScope } from '@/lib/features/tasks/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listComments',
      summary: 'List the comments on a task, oldest first.',
      description: 'All comments, with those of former members.',
      permission: 'comments.read',
      params: TaskScope,
      query: PageQuery,
      returnsPageOf: Comment,
    },
    ({ caller, params, query }) => listComments(caller, params.workspaceId, params.taskId, pageOf(query)),
  ),
  POST: route(
    {
      id: 'createComment',
      summary: 'Comment on a task.',
      description: 'The author is the caller.',
      permission: 'comments.create',
      params: TaskScope,
      body: WriteComment,
      returns: Comment,
      status: 201,
    },
    ({ caller, params, body }) => createComment(caller, params.workspaceId, params.taskId, body),
  ),
})
