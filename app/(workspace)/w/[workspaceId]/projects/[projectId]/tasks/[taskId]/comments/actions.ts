'use server'
import { action } from '@/app/_forms/action'
import { OfVersion } from '@/app/_forms/of-version'
import { CommentScope, WriteComment } from '@/lib/features/comments/schema'
import { changeComment, createComment, removeComment } from '@/lib/features/comments/service'
import { TaskScope } from '@/lib/features/tasks/schema'

export const addCommentAction = action(
  { scope: TaskScope, input: WriteComment },
  async ({ caller, scope: { workspaceId, taskId }, input, messages: m }) => {
    await createComment(caller, workspaceId, taskId, input)
    return { done: m.work.commented }
  },
)

/** Refused when the comment has another version than the form was filled from. */
export const changeCommentAction = action(
  { scope: CommentScope, input: WriteComment.extend(OfVersion) },
  async ({ caller, scope: { workspaceId, taskId, commentId }, input: { body, version }, messages: m }) => {
    await changeComment(caller, workspaceId, taskId, commentId, { body }, [version])
    return { done: m.work.commentSaved }
  },
)

export const removeCommentAction = action(
  { scope: CommentScope },
  async ({ caller, scope: { workspaceId, taskId, commentId }, messages: m }) => {
    await removeComment(caller, workspaceId, taskId, commentId)
    return { done: m.work.commentRemoved }
  },
)
