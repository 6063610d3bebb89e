import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import { AppError } from '@/lib/errors'
import {
  deleteComment,
  insertComment,
  selectComment,
  selectComments,
  selectTaskOfComments,
  updateComment,
} from './queries'
import type { Comment, WriteComment } from './schema'

/** Oldest first. Throws `not_found` for a task that the caller may not see. */
export function listComments(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  page: PageRequest,
): Promise<Page<Comment>> {
  const place = { workspaceId, taskId }

  return asReader(caller, may('comments.read', workspaceId), async (tx) => {
    const [task, comments] = await Promise.all([
      selectTaskOfComments(tx, place),
      selectComments(tx, place, page),
    ])
    found(task)
    return toPage(comments, page.limit)
  })
}

export function getComment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  commentId: string,
): Promise<Comment> {
  return asReader(caller, may('comments.read', workspaceId), async (tx) =>
    found(await selectComment(tx, { workspaceId, taskId }, commentId)),
  )
}

/** Throws `not_found` when the task is not one of the workspace's. */
export function createComment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  input: WriteComment,
): Promise<Comment> {
  return asUser(caller, may('comments.create', workspaceId), (tx) =>
    insertComment(tx, { workspaceId, taskId }, input),
  )
}

/** Throws `forbidden` for a comment of somebody else. */
export function changeComment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  commentId: string,
  input: WriteComment,
  versions?: Versions,
): Promise<Comment> {
  const place = { workspaceId, taskId }

  return asUser(caller, may('comments.change', workspaceId), async (tx) => {
    const [comment, changed] = await Promise.all([
      selectComment(tx, place, commentId),
      updateComment(tx, place, commentId, input, versions),
    ])
    found(comment)
    return changed ?? refuseForeign('Only the author may change a comment.')
  })
}

/** Throws `forbidden` for a comment of somebody else, unless the caller is an owner or admin. */
export function removeComment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  commentId: string,
  versions?: Versions,
): Promise<void> {
  const place = { workspaceId, taskId }

  return asUser(caller, may('comments.remove', workspaceId), async (tx) => {
    const [comment, removed] = await Promise.all([
      selectComment(tx, place, commentId),
      deleteComment(tx, place, commentId, versions),
    ])
    found(comment)
    if (!removed) refuseForeign('Only the author, an owner or an admin may delete a comment.')
  })
}

function refuseForeign(message: string): never {
  throw new AppError('forbidden', message)
}
