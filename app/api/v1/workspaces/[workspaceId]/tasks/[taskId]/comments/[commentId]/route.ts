import { Comment, CommentScope, WriteComment } from '@/lib/features/comments/schema'
import { changeComment, getComment, removeComment } from '@/lib/features/comments/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getComment',
      summary: 'Read a comment.',
      description: 'The comment with its version.',
      permission: 'comments.read',
      params: CommentScope,
      returns: Comment,
    },
    ({ caller, params }) => getComment(caller, params.workspaceId, params.taskId, params.commentId),
  ),
  PATCH: route(
    {
      id: 'changeComment',
      summary: 'Change your own comment.',
      description: 'Only its author may change it.',
      permission: 'comments.change',
      params: CommentScope,
      body: WriteComment,
      returns: Comment,
      ifMatch: 'required',
    },
    ({ caller, params, body, versions }) =>
      changeComment(caller, params.workspaceId, params.taskId, params.commentId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeComment',
      summary: 'Remove your own comment, or any comment as an owner or admin.',
      description: 'A removed comment cannot be restored.',
      permission: 'comments.remove',
      params: CommentScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) =>
      removeComment(caller, params.workspaceId, params.taskId, params.commentId, versions),
  ),
})
